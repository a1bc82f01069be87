"""What every answer carries, and under which names a site answers.

A page somewhere else may lead its own name to 127.0.0.1 and have a browser read what is here (DNS rebinding). Its name
then stands in the Host header, so only names that are the site's own are answered. A site for this computer alone asks
nobody who they are; so it does not answer either what a proxy says that it hands on, from who knows where.
"""

from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing is told to other sites. With "no-referrer" browsers would not say either that a form is of our own page.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NOT_KEPT: Final = "no-store"
"""By browsers and whoever stands between; but for an answer that says itself how long it may be kept."""


_HANDED_ON: Final = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers by which a proxy says that it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """By what a site may be called.

    Attributes:
        known: names and addresses, in small letters, those of IPv6 in brackets.
        any_address: whether every address in figures will do: no name leads to it, so no other page can be behind it.
        by_proxy: whether what a proxy hands on is answered.
    """

    known: frozenset[str] = LOCAL_NAMES
    any_address: bool = False
    by_proxy: bool = False

    def answer_to(self, host: str) -> bool:
        """Whether a Host header, with or without a port, names the site."""
        name, colon, port = host.lower().rpartition(":")
        if not colon or not port.isdecimal():
            name = host.lower()
        return name in self.known or (self.any_address and _is_address(name))


LOCAL: Final = Names()


class Guard:
    """Answers to the names of a site alone, and adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp, names: Names = LOCAL) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kept = headers.get("cache-control", NOT_KEPT)
                headers.update({**HEADERS, "Cache-Control": kept})
            await send(message)

        await self._answering(Headers(scope=scope))(scope, receive, send_guarded)

    def _answering(self, headers: Headers) -> ASGIApp:
        if not self._names.answer_to(headers.get("host", "")):
            return partial(
                _refuse,
                "This is not a name of this site. Open the address that waybill serve has printed, or have it started "
                "with --name and this one.",
            )
        if not self._names.by_proxy and any(each in headers for each in _HANDED_ON):
            return partial(
                _refuse, "A proxy has handed this on. Start waybill serve with the --name that it has there."
            )
        return self._app


def _is_address(name: str) -> bool:
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


async def _refuse(why: str, scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(f"{why}\n", status_code=421)(scope, receive, send)
