"""Your account: who you are here, where you are logged in, another password."""

from dataclasses import dataclass

from waybill.core.person import Role
from waybill.web.asked import Asked
from waybill.workspace.people import People

ABOUT = {
    Role.READER: "may look at everything",
    Role.REVIEWER: "may look at everything, and decide what is recorded",
    Role.ADMINISTRATOR: "may look at everything, decide what is recorded, and see who has an account",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One that somebody is logged in with.

    Attributes:
        is_this: whether it is the one that asks.
    """

    began_at: str
    seen_at: str
    address: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A saved search for whose feed somebody has an address of their own.

    Attributes:
        search: its id.
        name: that it had when the address was made.
    """

    search: str
    name: str
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed address that was just made: the only page that ever shows it.

    Attributes:
        name: of the saved search.
    """

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """Somebody's account, for themselves.

    Attributes:
        may: what their role lets them do.
        browsers: that they are logged in with, the one seen last first.
        feeds: that they have an address for.
    """

    name: str
    role: str
    may: str
    browsers: tuple[Browser, ...]
    feeds: tuple[Feed, ...]


def account_page(people: People, asked: Asked) -> AccountPage:
    """The account of whoever asks."""
    return AccountPage(
        name=asked.person.name,
        role=asked.person.role.value,
        may=ABOUT[asked.person.role],
        browsers=tuple(
            Browser(
                began_at=each.began_at.strftime("%Y-%m-%d %H:%M UTC"),
                seen_at=each.seen_at.strftime("%Y-%m-%d %H:%M UTC"),
                address=each.address,
                is_this=each.token == asked.token,
            )
            for each in people.sessions.of(asked.person)
        ),
        feeds=tuple(
            Feed(search=each.search, name=each.name, made_at=each.made_at.strftime("%Y-%m-%d %H:%M UTC"))
            for each in people.feeds.of(asked.person)
        ),
    )
