"""Serve the pages: to this computer alone, where nobody is asked who they are, or to those who have an account."""

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

import uvicorn

from waybill.errors import UsageError
from waybill.web.account_door import AccountDoor
from waybill.web.app import application
from waybill.web.door import LocalDoor
from waybill.web.guarding import LOCAL, LOCAL_NAMES, Names
from waybill.web.sparing import sparing
from waybill.web.warming import warm_beside
from waybill.workspace.holding import Holding
from waybill.workspace.people import People

HOST: Final = "127.0.0.1"
MOST_CONNECTIONS: Final = 500
GRACE_S: Final = 10
_ANYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where pages are served.

    Attributes:
        host: address to listen on.
        port: 0 for any that is free.
        names: by which others know the site, such as the one that a proxy has.
        certificate: path of a TLS certificate with its chain, in PEM; None where nothing is encrypted here.
        key: path of its key; None where it stands in the same file.
        proxy: address of the proxy that is believed about who comes and how.
    """

    host: str = HOST
    port: int = 0
    names: Sequence[str] = ()
    certificate: str | None = None
    key: str | None = None
    proxy: str = HOST

    @property
    def is_local(self) -> bool:
        """Whether it is for this computer alone."""
        return _is_loopback(self.host) and all(_is_loopback(each) for each in self.names)

    @property
    def answers_to(self) -> Names:
        """By what a site there may be called."""
        if self.is_local:
            return LOCAL
        known = {_bracketed(each.lower()) for each in (self.host, *self.names) if each not in _ANYWHERE}
        return Names(known=frozenset(known) | LOCAL_NAMES, any_address=self.host in _ANYWHERE, by_proxy=True)

    @property
    def is_anywhere(self) -> bool:
        """Whether the pages listen on every address of this computer, and no name of theirs is known."""
        return self.host in _ANYWHERE and not self.names

    @property
    def is_open(self) -> bool:
        """Whether what goes to and fro can be read on the way, unless something before it encrypts."""
        return self.certificate is None and not _is_loopback(self.host)


def serve(holding: Holding, place: Place, *, people: Callable[[], People], tell: Callable[[str], None]) -> None:
    """Serve the pages over a ledger until somebody interrupts it.

    Args:
        holding: the ledger.
        place: where.
        people: gives those who have an account; not asked where this computer alone is served.
        tell: is told the address as soon as it is open.

    Raises:
        UsageError: others could come and nobody has an account; the port is taken or may not be used; or the
            certificate cannot be used.
        AccountsError: the accounts cannot be read.
    """
    door = LocalDoor() if place.is_local else AccountDoor(_welcome(people(), place))
    with _listening(place) as listener, sparing(), warm_beside(holding):
        config = uvicorn.Config(
            application(holding, door=door, names=place.answers_to),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            proxy_headers=not place.is_local,
            forwarded_allow_ips=place.proxy,
            ssl_certfile=place.certificate,
            ssl_keyfile=place.key,
            limit_concurrency=None if place.is_local else MOST_CONNECTIONS,
            timeout_graceful_shutdown=GRACE_S,
        )
        _encrypting(config)
        tell(_address(place, listener.getsockname()[1]))
        with suppress(KeyboardInterrupt):  # the way to stop it
            uvicorn.Server(config).run(sockets=[listener])


def _welcome(people: People, place: Place) -> People:
    if not any(not each.is_disabled for each in people.accounts.listed()):
        where = place.host if not _is_loopback(place.host) else ", ".join(place.names)
        raise UsageError(
            problem=f"others can come to {where}, and nobody has an account yet; "
            "make one with: waybill user add NAME --role administrator"
        )
    return people


def _listening(place: Place) -> socket.socket:
    try:
        [(family, kind, protocol, _, address), *_] = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise UsageError(problem=f"{place.host!r} is no address of this computer; name another with --host") from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        where = f"port {place.port}" if place.host == HOST else f"{place.host}, port {place.port},"
        options = "--port" if place.host == HOST else "--host or --port"
        raise UsageError(problem=f"{where} cannot be used ({error.strerror}); name another with {options}") from error
    return listener


def _encrypting(config: uvicorn.Config) -> None:
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        problem = f"the certificate or its key cannot be used ({error.strerror or error}); give both in PEM"
        raise UsageError(problem=problem) from error


def _address(place: Place, port: int) -> str:
    scheme = "http" if place.certificate is None else "https"
    host = HOST if place.host in _ANYWHERE else place.host
    return f"{scheme}://{_bracketed(host)}:{port}/"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return False
