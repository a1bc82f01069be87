"""From a web address to a capture.

In:     an address, and what an archive holds of it already.
Out:    a capture, or a rejection that says why there is none.
Laws:   every address gives exactly one of the two;
        every hop of every redirect is guarded, asked for its robots.txt and made to wait for its turn;
        it ends: time, size, hops and tries are limited, whatever servers do.
Never:  signs in, keeps cookies, runs what is fetched.
"""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from httpx2 import create_ssl_context

from waybill.core.capture import Capture, Exchange
from waybill.core.outcome import Rejection
from waybill.fetch import reasons
from waybill.fetch.addresses import Address, address_of
from waybill.fetch.agent import user_agent
from waybill.fetch.asking import Asking, Means
from waybill.fetch.guard import Guard
from waybill.fetch.kept import Keeping, Kept, nothing_kept
from waybill.fetch.limits import Limits
from waybill.fetch.pace import Pace
from waybill.fetch.retrying import wait_before
from waybill.fetch.robots import FORBIDDING, Rulebook, Rules, rules_of
from waybill.fetch.transport import OK, Answer, Clock
from waybill.fetch.unpacking import PackingError, TooLargeError, unpack

_UNCHANGED: Final = 304
_ACCEPTED: Final = range(200, 300)
"""What is posted may be taken without a word."""

_LEADING_ON: Final = frozenset({301, 302, 303, 307, 308})


def utc_now() -> datetime:
    """The clock that captures are dated by where none is handed in."""
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Fetcher:
    """Fetches addresses one after the other and remembers, while it lives, what servers asked for.

    Attributes:
        guard: tells where it may go.
        limits: how far it goes.
        pause_s: seconds between two questions to one host.
        contact: whom the people of a server may write to; None where nobody is named.
        clock: seconds that only grow.
        sleep: waits for some seconds.
        now: tells the time that captures carry.
        certificates: whom to trust; None for the usual authorities.
    """

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    pause_s: float = 1.0
    contact: str | None = None
    clock: Clock = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = utc_now
    certificates: ssl.SSLContext | None = None

    def fetch(self, written: str, *, kept: Keeping = nothing_kept) -> Capture | Rejection:
        """What is at an address.

        Args:
            written: the address, as people write it.
            kept: tells what was fetched from an address before. Where the server says that it has not changed, that is
                given back.
        """
        address = address_of(written)
        if isinstance(address, str):
            return reasons.refused(written, address)
        end = _Journey(self._means, self._rulebook, kept).end(address)
        if isinstance(end, Rejection) and end.subject != address.text:
            return replace(end, subject=address.text, detail=f"{end.subject}: {end.detail}")
        return end

    def post(self, written: str, body: bytes, *, media_type: str) -> bytes | Rejection:
        """What a server answers to something that is sent to it, guarded and limited as a fetch.

        Args:
            written: the address, as people write it.
            body: what to send.
            media_type: of what is sent.
        """
        address = address_of(written)
        if isinstance(address, str):
            return reasons.unsent(reasons.refused(written, address))
        answer = Asking(self._means).answer(address, (("Content-Type", media_type),), body=body)
        if isinstance(answer, Rejection):
            return reasons.unsent(answer)
        return answer.body if answer.status in _ACCEPTED else reasons.wrong_status(address.text, answer.status)

    @cached_property
    def _rulebook(self) -> Rulebook:
        return Rulebook(self.clock)

    @cached_property
    def _means(self) -> Means:
        return Means(
            guard=self.guard,
            limits=self.limits,
            pace=Pace(self.pause_s, clock=self.clock, sleep=self.sleep),
            agent=user_agent(self.contact),
            clock=self.clock,
            sleep=self.sleep,
            now=self.now,
            certificates=self.certificates or create_ssl_context(trust_env=False),
        )


class _Journey:
    """The way from one address to a capture. Its rejections name the hop that they are about."""

    def __init__(self, means: Means, rulebook: Rulebook, kept: Keeping) -> None:
        self._means = means
        self._rulebook = rulebook
        self._kept = kept
        self._asking = Asking(means)

    def end(self, start: Address) -> Capture | Rejection:
        hops = [start]
        while True:
            address = hops[-1]
            rules = self._rules(address)
            if isinstance(rules, Rejection):
                return rules
            if not rules.allow(address):
                told = reasons.unreadable_robots if rules is FORBIDDING else reasons.forbidden_by_robots
                return told(address.text, address.origin)
            kept = self._kept(address.text)
            answer = self._asking.answer(address, kept.conditions if kept else (), pause_s=rules.pause_s)
            if isinstance(answer, Rejection):
                return answer
            onward = _onward(answer, address)
            if onward is None:
                return self._capture(answer, hops, kept)
            if isinstance(onward, str):
                return reasons.refused(address.text, f"it leads on to {answer.header('location')!r:.200}: {onward}")
            if len(hops) > self._means.limits.redirects:
                return reasons.too_many_redirects(start.text, onward.text, self._means.limits)
            hops.append(onward)

    def _rules(self, address: Address) -> Rules | Rejection:
        """What the server of an address asks for; a rejection where nobody gets to it."""
        known = self._rulebook.rules(address.origin)
        if known is not None:
            return known
        robots = address_of("/robots.txt", base=address)
        for _ in range(self._means.limits.redirects + 1):
            if isinstance(robots, str):
                break
            answer = self._asking.answer(robots)
            if isinstance(answer, Rejection):
                return answer
            onward = _onward(answer, robots)
            if onward is None:
                return self._rulebook.learn(address.origin, self._rules_of(answer))
            robots = onward
        return self._rulebook.learn(address.origin, FORBIDDING)

    def _rules_of(self, answer: Answer) -> Rules:
        try:
            return rules_of(answer.status, self._content(answer))
        except (TooLargeError, PackingError):
            return FORBIDDING

    def _capture(self, answer: Answer, hops: list[Address], kept: Kept | None) -> Capture | Rejection:
        *before, last = [hop.text for hop in hops]
        if answer.status == _UNCHANGED and kept is not None:
            return kept.recall()
        if answer.status != OK:
            asked = answer.header("retry-after")
            asked_s = None if asked is None else wait_before(1, asked=asked, now=self._means.now())
            return reasons.wrong_status(last, answer.status, asked_s)
        try:
            content = self._content(answer)
        except TooLargeError as error:
            return reasons.too_large(last, str(error), self._means.limits)
        except PackingError as error:
            return reasons.broken(last, str(error))
        return Capture(
            content=content,
            address=last,
            captured_at=self._means.now(),
            media_type=answer.header("content-type"),
            exchange=Exchange(
                server=answer.server,
                request=answer.request,
                response=answer.head,
                body=None if content == answer.body else answer.body,
                hops=tuple(before),
            ),
        )

    def _content(self, answer: Answer) -> bytes:
        return unpack(answer.body, answer.header("content-encoding") or "", limits=self._means.limits)


def _onward(answer: Answer, address: Address) -> Address | str | None:
    """Where an answer leads on to; what is wrong with that; None where it does not."""
    location = answer.header("location")
    if answer.status not in _LEADING_ON or location is None:
        return None
    return address_of(location, base=address)
