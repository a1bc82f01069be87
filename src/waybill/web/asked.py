"""What somebody asks of a page, and how a page says that it will not do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from waybill.core.ids import DocumentId
from waybill.core.person import Person, Role
from waybill.workspace.held import Held
from waybill.workspace.versions import Version

NOBODY: Final = Person(name="nobody", role=Role.READER)
"""Who asks where nobody has said so: they may look, and nothing else."""


def _no_versions(_: DocumentId) -> tuple[Version, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a page.

    Attributes:
        name: the id in the address; empty where a page has none.
        query: what stands behind the question mark, without what was left empty.
        versions: gives the versions of a document.
        person: who asks.
        token: what a form of this person's has to send back; empty where nobody may send one.
    """

    held: Held
    name: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    versions: Callable[[DocumentId], tuple[Version, ...]] = _no_versions
    person: Person = NOBODY
    token: str = ""


class RefusedError(Exception):
    """A question that cannot be answered as it was put.

    Attributes:
        status: of HTTP.
        remedy: what to do about it.
    """

    def __init__(self, problem: str, *, status: int, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.status, self.remedy = problem, status, remedy

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (self.problem, self.status, self.remedy)


def _revive(problem: str, status: int, remedy: str) -> RefusedError:
    return RefusedError(problem, status=status, remedy=remedy)


class MovedError(Exception):
    """What is asked for has an address elsewhere.

    Attributes:
        name: the id to ask for instead.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def not_known(kind: str, name: str) -> RefusedError:
    """Nothing of this kind has this id."""
    return RefusedError(f"there is no {kind} {name!r} in this ledger", status=404, remedy="search for its words")
