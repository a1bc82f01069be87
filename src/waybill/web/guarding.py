"""What every answer carries, and who is answered: pages on this computer are for this computer.

A page somewhere else may lead its own name to 127.0.0.1 and have a browser read what is here (DNS rebinding). Its name
then stands in the Host header, so only names of this computer are answered.
"""

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
    "Cache-Control": "no-store",
}


class Guard:
    """Answers this computer alone, and adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        app = self._app if is_local(Headers(scope=scope).get("host", "")) else _refuse
        await app(scope, receive, send_guarded)


def is_local(host: str) -> bool:
    """Whether a Host header names this computer, with or without a port."""
    name, colon, port = host.lower().rpartition(":")
    if not colon or not port.isdecimal():
        name = host.lower()
    return name in LOCAL_NAMES


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    text = "This is not the name of this computer. Open the address that waybill serve has printed.\n"
    await PlainTextResponse(text, status_code=421)(scope, receive, send)
