"""What a browser or a program sends, taken in with limits, and whether a page of ours has sent it.

Laws:   not more is read than the limit allows;
        what is taken in is whole: a form that is too large, or is none, is refused.
"""

import asyncio
import json
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import Request

from waybill.core.ids import JsonValue
from waybill.web.acting import Form
from waybill.web.asked import RefusedError

MOST_BYTES: Final = 256 * 1024
MOST_FIELDS: Final = 1000
PATIENCE_S: Final = 30.0
TOKEN: Final = "token"  # noqa: S105
TOKEN_HEADER: Final = "x-waybill-token"  # noqa: S105
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"


class Sender(Enum):
    """Whose page has sent a form, as far as the browser says."""

    OURS = auto()
    OTHERS = auto()
    UNKNOWN = auto()
    """Not said, so no browser of these days: a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form, and the token that came with it; empty where there was none."""

    form: Form
    token: str


def sender(request: Request) -> Sender:
    """Whose page has sent it: browsers say so, in one header or two, and no page can make them lie."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in (None, "same-origin", "none"):
        return Sender.OTHERS
    if origin is not None:
        return Sender.OURS if _is_own(origin, request) else Sender.OTHERS
    return Sender.OURS if site == "same-origin" else Sender.UNKNOWN


def _is_own(origin: str, request: Request) -> bool:
    scheme, _, name = origin.lower().partition("://")
    return name == request.headers.get("host", "").lower() and scheme in ("https", request.url.scheme)


async def take_in(request: Request, *, is_json: bool, most_bytes: int = MOST_BYTES) -> Sent:
    """A form that was sent.

    Raises:
        RefusedError: another site has sent it, it is too large, or it is no form.
    """
    if sender(request) is Sender.OTHERS:
        problem = "this was sent by a page of another site; nothing was recorded"
        raise RefusedError(problem, status=403, remedy="open these pages at the address that they are served at")
    wanted = _JSON if is_json else _FORM
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
        raise RefusedError("this is not sent as a form is", status=415, remedy=f"send {wanted}")
    body = await _body(request, most_bytes)
    try:
        given = _of_json(json.loads(body)) if is_json else of_form(body)
        for pair in given:
            "".join(pair).encode()  # Half characters, which JSON can write.
    except (ValueError, RecursionError) as error:
        raise RefusedError("this is not a form that can be read", status=400, remedy=f"send {wanted}") from error
    if len(given) > MOST_FIELDS:
        raise RefusedError("this form has too many fields", status=413, remedy=f"send {MOST_FIELDS:,} or fewer")
    own = Form(given=given)
    token = request.headers.get(TOKEN_HEADER, "") if is_json else own.one(TOKEN)
    return Sent(form=Form(given=tuple(pair for pair in given if pair[0] != TOKEN)), token=token)


async def _body(request: Request, most_bytes: int) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(PATIENCE_S):
            async for part in request.stream():
                body += part
                if len(body) > most_bytes:
                    remedy = f"go back, where what was typed still stands, and send less than {most_bytes // 1024} KiB"
                    raise RefusedError("this is too much at once", status=413, remedy=remedy)
    except TimeoutError as error:
        raise RefusedError("it took too long to arrive", status=408, remedy="go back, and send it again") from error
    return body


def of_form(body: bytes) -> tuple[tuple[str, str], ...]:
    """Names and values, as a browser writes them into the body of a form.

    Raises:
        ValueError: it is none, or has too many fields.
    """
    # ASCII: everything else is sent as %XX. Browsers send the ends of lines as CR LF, whatever was typed.
    found = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    return tuple((name, value.replace("\r\n", "\n")) for name, value in found)


def _of_json(value: JsonValue) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise ValueError("no object")
    given = []
    for name, several in value.items():
        for each in several if isinstance(several, list) else [several]:
            if not isinstance(each, str):
                raise ValueError("no text")
            given.append((name, each))
    return tuple(given)


def path_of(request: Request) -> str:
    """The path that was asked for, as it was written: what stands for a sign in it still does."""
    raw: bytes = request.scope.get("raw_path") or quote(request.url.path).encode()
    return raw.partition(b"?")[0].decode("ascii", "replace")


def local_address(written: str) -> str:
    """An address on this site to go to, path and question; the overview where it leads elsewhere."""
    parts = urlsplit(written)
    is_local = written.startswith("/") and not written.startswith(("//", "/\\")) and not (parts.scheme or parts.netloc)
    return written if is_local and written.isprintable() and "\\" not in written else "/"
