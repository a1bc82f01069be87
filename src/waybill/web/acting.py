"""What can be sent to the pages: acts, which record something, beside the pages, which never do."""

from collections.abc import Callable
from dataclasses import dataclass

from waybill.core.person import Person, Role
from waybill.workspace.held import Held
from waybill.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What somebody filled in.

    Attributes:
        given: name and value of each field, in their order; one that was given several values stands several times.
    """

    given: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str:
        """The last value of a field; empty where there is none."""
        return next((value for given, value in reversed(self.given) if given == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in their order."""
        return tuple(value for given, value in self.given if given == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Somebody about to record something.

    Attributes:
        held: the ledger as it stands; nobody else writes through these pages meanwhile, but another process may.
        name: the id in the address; empty where an act has none.
        person: who does it, with a role that is enough for it.
        workspace: to record with, in the person's name; left open.
    """

    held: Held
    name: str
    form: Form
    person: Person
    workspace: Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to record, as a form of a page or as JSON below ``/api``.

    Attributes:
        path: ``{name}`` in it stands for an id.
        act: records it and gives the address to go to next; raises RefusedError, or an error for people, and then
            whoever sent it gets back what they had filled in.
        about: what it records, for people.
        fields: names of what it takes; anything else is refused.
        role: who may do it.
        page: path of the page that has the form, shown again when it is refused; empty for a page with the form alone.
    """

    path: str
    act: Callable[[Doing], str]
    about: str
    fields: tuple[str, ...]
    role: Role = Role.REVIEWER
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A form that was not taken, for the page that shows it again.

    Attributes:
        action: the address that it was sent to.
        form: everything that was filled in.
    """

    action: str
    problem: str
    remedy: str
    form: Form
