"""Why an address gave no capture, each with its remedy."""

from dataclasses import replace
from typing import Final

from waybill.core.outcome import Reason, Rejection
from waybill.fetch.limits import MEBIBYTE, Limits

_SAVE: Final = "save the page by hand if you may, and add the file with --url"
_LATER: Final = "try again later; what else was named was read"


def refused(address: str, detail: str) -> Rejection:
    """It leads where nobody is let."""
    return _rejection(Reason.REFUSED_ADDRESS, address, detail, "name a public web address, or save the page and add it")


def unsent(rejection: Rejection) -> Rejection:
    """The same of something that was to be sent, which nobody can save and add."""
    if rejection.reason is not Reason.REFUSED_ADDRESS:
        return rejection
    return replace(rejection, remedy="name a public web address; nothing is sent anywhere else")


def forbidden_by_robots(address: str, origin: str) -> Rejection:
    """The server asks programs to stay away."""
    return _rejection(Reason.ROBOTS, address, f"{origin}/robots.txt asks programs to leave it alone", _SAVE)


def unreadable_robots(address: str, origin: str) -> Rejection:
    """Nobody knows whether the server asks programs to stay away."""
    return _rejection(Reason.ROBOTS, address, f"{origin}/robots.txt cannot be had, for a fault of the server", _LATER)


def unreachable(address: str, detail: str) -> Rejection:
    """No server, no connection, no HTTP."""
    return _rejection(Reason.UNREACHABLE, address, detail, "check the address and the network, or try again later")


def timed_out(address: str, limits: Limits) -> Rejection:
    """The server was too slow."""
    detail = f"the server was silent for {limits.silence_s:g} s, or took more than {limits.total_s:g} s in all"
    return _rejection(Reason.TIMED_OUT, address, detail, _LATER)


def wrong_status(address: str, status: int, asked_s: float | None = None) -> Rejection:
    """The server answered, but not with the page.

    Args:
        address: what was asked for.
        status: of the answer.
        asked_s: seconds after which the server wants to be asked again; None where it does not say.
    """
    when = "" if asked_s is None else f", and to be left alone for {asked_s:,.0f} s"
    remedy = "open the address in a browser; if it shows the page there, save it and add the file with --url"
    return _rejection(Reason.HTTP_STATUS, address, f"the server answers {status}{when}", remedy)


def too_large(address: str, detail: str, limits: Limits) -> Rejection:
    """More bytes than are read."""
    most = f"{detail}; at most {limits.max_bytes // MEBIBYTE:,} MiB are fetched"
    return _rejection(Reason.TOO_LARGE, address, most, "save it by other means and add the part that matters")


def broken(address: str, detail: str) -> Rejection:
    """The body is not what its head says."""
    return _rejection(Reason.UNREADABLE, address, detail, _SAVE)


def too_many_redirects(address: str, last: str, limits: Limits) -> Rejection:
    """It leads on and on."""
    detail = f"it leads on more than {limits.redirects} times, at last to {last}"
    return _rejection(Reason.TOO_MANY_REDIRECTS, address, detail, "name the address that it ends at")


def _rejection(reason: Reason, address: str, detail: str, remedy: str) -> Rejection:
    return Rejection(reason=reason, subject=address, detail=detail, remedy=remedy)
