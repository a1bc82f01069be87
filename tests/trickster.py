"""A server that plays what it is told to, over real sockets, and a fetcher that is let to it."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from waybill.fetch.fetcher import Fetcher
from waybill.fetch.guard import Guard
from waybill.fetch.limits import Limits

Play: TypeAlias = bytes | Callable[[socket.socket], None]
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def page(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer as it goes over the wire."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def onward(location: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return page(b"", f"Location: {location}", status=status)


MISSING = page(b"not here", status="404 Not Found")


@dataclass
class Trickster:
    """Answers each path as told, the first play first, the last one again and again.

    Attributes:
        heads: what it was asked, in order.
        bodies: what was posted with each.
    """

    port: int = 0
    plays: dict[str, list[Play]] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    scheme: str = "http"

    def on(self, path: str, *plays: Play) -> str:
        """Play at a path; the address of it."""
        self.plays[path] = list(plays)
        return self.at(path)

    def at(self, path: str, host: str = "news.example") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self) -> list[str]:
        """Paths that were asked for, without those of robots."""
        return [path for path in (head.split(" ")[1] for head in self.heads) if path != "/robots.txt"]

    def answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            chunk = connection.recv(4096)
            if not chunk:
                return
            head += chunk
        head, _, body = head.partition(b"\r\n\r\n")
        self.heads.append(f"{head.decode()}\r\n\r\n")
        posted = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
        while len(body) < int(posted.partition(b":")[2]):
            body += connection.recv(4096)
        self.bodies.append(body)
        path = head.split(b" ")[1].decode()
        plays = self.plays.get(path, [MISSING])
        play = plays[0] if len(plays) == 1 else plays.pop(0)
        connection.sendall(play) if isinstance(play, bytes) else play(connection)


@contextmanager
def playing(certificates: ssl.SSLContext | None = None) -> Iterator[Trickster]:
    """A trickster at a port of this computer."""
    listener = socket.create_server(("127.0.0.1", 0))
    trickster = Trickster(port=listener.getsockname()[1], scheme="https" if certificates else "http")
    players: list[threading.Thread] = []

    def play(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if certificates is None:
                trickster.answer(connection)
                return
            with certificates.wrap_socket(connection, server_side=True) as private:
                trickster.answer(private)

    def listen() -> None:
        with suppress(OSError):
            while True:
                player = threading.Thread(target=play, args=(listener.accept()[0],))
                players.append(player)
                player.start()

    ear = threading.Thread(target=listen)
    ear.start()
    try:
        yield trickster
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in (ear, *players):
            thread.join(timeout=5)


@dataclass
class Watchmaker:
    """A clock that moves only while somebody sleeps."""

    seconds: float = 1000.0
    naps: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.seconds += seconds


def home(host: str, port: int) -> tuple[str, ...]:
    """Every name is here."""
    return ("127.0.0.1",)


def fetcher_for(trickster: Trickster, limits: Limits | None = None, **others: object) -> Fetcher:
    """A fetcher that is let to a trickster, in a time of its own."""
    watch = Watchmaker()
    guard = Guard(resolver=home, allowed=frozenset({("127.0.0.1", trickster.port)}))
    given = {"clock": watch, "sleep": watch.sleep, "now": lambda: NOON, "guard": guard, **others}
    return Fetcher(limits=limits or Limits(), **given)  # type: ignore[arg-type]
