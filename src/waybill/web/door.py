"""Who is let in: on this computer one person, whom nobody asks for a password."""

import os
import secrets
from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from waybill.core.person import Person, Role
from waybill.errors import UsageError
from waybill.settings import Settings
from waybill.web.acting import Refused
from waybill.workspace.judging import person


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody who was let in.

    Attributes:
        token: what their forms have to send back, which no other page can know.
    """

    person: Person
    token: str


class Door(Protocol):
    """Lets people in.

    Attributes:
        has_accounts: whether they say who they are, and can leave.
    """

    @property
    def has_accounts(self) -> bool: ...

    def visit(self, request: Request) -> Visit | None:
        """Who asks; None for somebody who has not said so, or whose visit is over."""

    def ask(self, request: Request, *, refused: Refused | None) -> Response:
        """A page that asks who they are, and keeps meanwhile what they had filled in."""


class LocalDoor:
    """The door of a site for this computer alone: everybody is its one person.

    Args:
        host: that one person; None for ``WAYBILL_PERSON``, else the user of the system.
    """

    has_accounts = False

    def __init__(self, host: Person | None = None) -> None:
        self._visit = Visit(person=host or local_person(), token=secrets.token_urlsafe())

    def visit(self, _: Request) -> Visit:
        """Always the same."""
        return self._visit

    def ask(self, request: Request, *, refused: Refused | None) -> Response:
        """Never needed."""
        raise AssertionError("everybody is let in")


def local_person() -> Person:
    """The one person of a site for this computer alone, named as ``waybill judge`` names people."""
    try:
        name = person(Settings.of(os.environ).person).name
    except UsageError:
        name = "local person"  # A user of the system without a name: some containers have such.
    return Person(name=name, role=Role.ADMINISTRATOR)
