"""One question to one server, over a connection to an internet address that was looked at before.

Laws:   no name is resolved here: connections go to the addresses that are handed in;
        the time that all of it may take is kept whatever the server does, a byte a second included;
        no more of an answer is read than is allowed.
Never:  follows a redirect, keeps a cookie, heeds a proxy of the environment.
"""

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream

from waybill.fetch.addresses import Address
from waybill.fetch.guard import Destination
from waybill.fetch.limits import Limits
from waybill.fetch.unpacking import TooLargeError

Clock: TypeAlias = Callable[[], float]
Headers: TypeAlias = tuple[tuple[str, str], ...]

OK: Final = 200
"""The only status whose body is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said.

    Attributes:
        head: status line and headers, as they came.
        request: the head of what was asked, as sent.
        body: as it came, but for the framing of chunks; empty unless the status is 200.
        server: internet address that was connected to.
    """

    status: int
    head: bytes
    request: bytes
    body: bytes
    server: str
    headers: Headers

    def header(self, name: str) -> str | None:
        """A header by its name in lower case; several of it joined by commas; None where there is none."""
        found = [value for each, value in self.headers if each.lower() == name]
        return ", ".join(found) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a server is sent besides the address.

    Attributes:
        headers: besides the host.
        body: None of a plain question; else it is posted.
    """

    headers: Headers
    body: bytes | None = None

    @property
    def method(self) -> str:
        """As HTTP names it."""
        return "GET" if self.body is None else "POST"


class ConnectionFailedError(Exception):
    """No connection, or no HTTP over it. Only between the modules of this package."""


class OutOfTimeError(Exception):
    """It took too long. Only between the modules of this package."""


def ask(
    address: Address,
    destination: Destination,
    *,
    question: Question,
    limits: Limits,
    time_s: float,
    clock: Clock,
    certificates: ssl.SSLContext,
) -> Answer:
    """Ask a server for what is at an address.

    Args:
        address: what to ask for.
        destination: where its host is.
        question: what to send.
        limits: of size and patience.
        time_s: seconds that all of it may take.
        clock: seconds that only grow.
        certificates: whom to trust.

    Raises:
        ConnectionFailedError: no connection, or the server does not keep to HTTP.
        OutOfTimeError: it took too long, or the server said nothing for too long.
        TooLargeError: the answer is larger than is allowed.
    """
    backend = _Backend(destination, deadline=clock() + time_s, clock=clock)
    sent = (("Host", address.authority), *question.headers)
    first = f"{question.method} {address.target} HTTP/1.1"
    waits = {"connect": limits.connect_s, "read": limits.silence_s, "write": limits.silence_s}
    url = httpcore2.URL(
        scheme=address.scheme.encode(), host=address.host.encode(), port=address.port, target=address.target.encode()
    )
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=certificates, network_backend=backend) as pool,
            pool.stream(
                question.method, url, headers=list(sent), content=question.body, extensions={"timeout": waits}
            ) as response,
        ):
            body = _body(response, limits.max_bytes) if response.status == OK else b""
    except httpcore2.TimeoutException as error:
        raise OutOfTimeError(_told(error)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError) as error:
        raise ConnectionFailedError(_told(error)) from error
    return Answer(
        status=response.status,
        head=_head(response),
        request=_lines(line.encode() for line in (first, *(f"{name}: {value}" for name, value in sent))),
        body=body,
        server=backend.server,
        headers=tuple((_text(name), _text(value)) for name, value in response.headers),
    )


def _body(response: httpcore2.Response, max_bytes: int) -> bytes:
    said = next((value for name, value in response.headers if name.lower() == b"content-length"), b"")
    if said.isdigit() and int(said) > max_bytes:
        raise TooLargeError(f"it says that it has {int(said):,} bytes")
    body = bytearray()
    for chunk in response.iter_stream():
        body += chunk
        if len(body) > max_bytes:
            raise TooLargeError(f"it has more than {max_bytes:,} bytes")
    return bytes(body)


def _head(response: httpcore2.Response) -> bytes:
    version: bytes = response.extensions.get("http_version", b"HTTP/1.1")
    status = b" ".join([version, str(response.status).encode(), response.extensions.get("reason_phrase", b"")])
    return _lines([status, *(name + b": " + value for name, value in response.headers)])


def _lines(lines: Iterable[bytes]) -> bytes:
    return b"\r\n".join([*lines, b"", b""])


def _text(header: bytes) -> str:
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _told(error: Exception) -> str:
    return str(error) or type(error).__name__


class _Backend(NetworkBackend):
    """Connects to the addresses it was given and to no other, whatever host it is asked for."""

    def __init__(self, destination: Destination, *, deadline: float, clock: Clock) -> None:
        self.server = ""
        self._addresses = destination.addresses
        self._deadline = deadline
        self._clock = clock
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._addresses:
            left = _left(self._deadline, self._clock, timeout, httpcore2.ConnectTimeout)
            try:
                stream = self._sockets.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                self.server = address
                return _TimedStream(stream, deadline=self._deadline, clock=self._clock)
        raise failure


class _TimedStream(NetworkStream):
    """A connection whose every step ends with the time that all of them have."""

    def __init__(self, stream: NetworkStream, *, deadline: float, clock: Clock) -> None:
        self._stream = stream
        self._deadline = deadline
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, self._clock, timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, self._clock, timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        left = _left(self._deadline, self._clock, timeout, httpcore2.ConnectTimeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, left)
        return _TimedStream(stream, deadline=self._deadline, clock=self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, clock: Clock, timeout: float | None, late: type[Exception]) -> float:
    """Seconds that one step may take."""
    left = deadline - clock()
    if left <= 0:
        raise late("the time for this address is over")
    return left if timeout is None else min(left, timeout)
