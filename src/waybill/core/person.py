"""People who use a ledger together, and what each of them may do."""

from dataclasses import dataclass
from enum import StrEnum

from waybill.core.maker import Maker, MakerKind


class Role(StrEnum):
    """What a person may do; each role may do what the ones before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def may(self, needed: "Role") -> bool:
        """Whether this role may do what needs another."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who looks at a ledger, or decides something in it.

    Attributes:
        name: as entries of the ledger carry it.
    """

    name: str
    role: Role

    @property
    def maker(self) -> Maker:
        """The person as who has made an entry."""
        return Maker(kind=MakerKind.PERSON, name=self.name)
