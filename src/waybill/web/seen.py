"""What somebody has seen already: the browser remembers up to which entry, and nobody else.

The overview tells what is new since an entry, which stands behind its question mark. For who gives none, the entry of
their last visit is put there; a visit lasts as long as one looks at least once an hour, so that what is new does not
go away by looking at it twice.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from waybill.workspace.holding import Holding

COOKIE: Final = "waybill-seen"
PARAMETER: Final = "seen"
PATHS: Final = ("/",)
VISIT_S: Final = 3600
YEAR_S: Final = 365 * 86_400
_WRITTEN: Final = re.compile(r"([0-9a-f]{8})\.([0-9]{1,15}|-)\.([0-9]{1,15})\.([0-9]{1,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a browser remembers.

    Attributes:
        ledger: of which it does, as a few letters of a digest.
        before: last entry when the visit began; None in the first visit.
        last: last entry at the last look.
        at_s: when that was.
    """

    ledger: str
    before: int | None
    last: int
    at_s: int

    @classmethod
    def of(cls, written: str) -> "Seen | None":
        """What stands in a cookie; None where that is nothing of ours."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            return None
        ledger, before, last, at_s = match.groups()
        return cls(ledger=ledger, before=None if before == "-" else int(before), last=int(last), at_s=int(at_s))

    def __str__(self) -> str:
        return f"{self.ledger}.{'-' if self.before is None else self.before}.{self.last}.{self.at_s}"


def look(remembered: Seen | None, *, ledger: str, sequence: int, now_s: int) -> Seen:
    """What is remembered after one more look."""
    if remembered is None or remembered.ledger != ledger or remembered.last > sequence:
        return Seen(ledger=ledger, before=None, last=sequence, at_s=now_s)
    is_same_visit = 0 <= now_s - remembered.at_s < VISIT_S
    before = remembered.before if is_same_visit else remembered.last
    return Seen(ledger=ledger, before=before, last=sequence, at_s=now_s)


class Remembering:
    """Puts the entry that was last seen behind the address of the overview, and has the browser remember the next.

    Args:
        app: the pages.
        holding: the ledger.
        clock: seconds since 1970.
    """

    def __init__(self, app: ASGIApp, holding: Holding, *, clock: Callable[[], float] = time.time) -> None:
        self._app, self._holding, self._clock = app, holding, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in PATHS:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            seen = await run_in_threadpool(self._look, request.cookies.get(COOKIE, ""))
        except Exception:  # The page meets the same, and says what is wrong.
            await self._app(scope, receive, send)
            return

        async def send_remembering(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                cookie = f"{COOKIE}={seen}; Path=/; Max-Age={YEAR_S}; HttpOnly; SameSite=Strict"
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        if seen.before is not None and PARAMETER not in request.query_params:
            asked = scope["query_string"]
            scope = {**scope, "query_string": asked + (b"&" if asked else b"") + f"{PARAMETER}={seen.before}".encode()}
        await self._app(scope, receive, send_remembering)

    def _look(self, written: str) -> Seen:
        held = self._holding.now()
        ledger = sha256(held.location.encode("utf-8", "replace")).hexdigest()[:8]
        return look(Seen.of(written), ledger=ledger, sequence=held.sequence, now_s=int(self._clock()))
