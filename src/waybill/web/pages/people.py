"""People: who has an account, and what has happened to accounts and sessions."""

from dataclasses import dataclass
from typing import Final

from waybill.web.asked import Asked, RefusedError
from waybill.web.links import with_query
from waybill.workspace.people import People

PARAMETERS: Final = ("before",)
AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody with an account.

    Attributes:
        last_login_at: empty where there was none yet.
    """

    name: str
    role: str
    is_disabled: bool
    made_at: str
    last_login_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One line of what has happened.

    Attributes:
        name: whose account; empty where there is none.
        by: who did it; empty where that is not known.
    """

    number: int
    at: str
    deed: str
    name: str
    by: str
    address: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Who may use these pages, and who did.

    Attributes:
        happened: the latest first.
        earlier: where what came before stands; empty at the end.
    """

    holders: tuple[Holder, ...]
    happened: tuple[Happened, ...]
    earlier: str


def people_page(people: People, asked: Asked) -> PeoplePage:
    """Who has an account, and what has happened.

    Raises:
        RefusedError: no such number of an entry, or another question.
    """
    found = people.accounts.entries(before=_before(asked), most=AT_ONCE + 1)
    happened = tuple(
        Happened(
            number=each.number,
            at=each.at.strftime("%Y-%m-%d %H:%M:%S UTC"),
            deed=each.deed.value,
            name=each.name,
            by=each.by,
            address=each.address,
            detail=each.detail,
        )
        for each in found[:AT_ONCE]
    )
    holders = (
        Holder(
            name=each.name,
            role=each.role.value,
            is_disabled=each.is_disabled,
            made_at=each.made_at.strftime("%Y-%m-%d"),
            last_login_at="" if each.last_login_at is None else each.last_login_at.strftime("%Y-%m-%d %H:%M UTC"),
        )
        for each in people.accounts.listed()
    )
    earlier = with_query("/people", {"before": str(happened[-1].number)}) if len(found) > AT_ONCE else ""
    return PeoplePage(holders=tuple(holders), happened=happened, earlier=earlier)


def _before(asked: Asked) -> int | None:
    written = asked.query.get("before")
    unknown = sorted({*asked.query} - {*PARAMETERS})
    if unknown or (written is not None and not (written.isascii() and written.isdecimal() and len(written) < 18)):
        problem = f"this page takes no {unknown[0]!r}" if unknown else f"{written!r} is no number of an entry"
        raise RefusedError(problem, status=400, remedy="give before=NUMBER, or nothing")
    return None if written is None else int(written)
