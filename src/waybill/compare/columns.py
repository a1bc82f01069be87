"""Which headings of a register stand for what; those of two registers are known, others can be described in a file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from waybill.errors import RegisterError


class Role(StrEnum):
    """What a column of a register can stand for."""

    ID = "id"
    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    DESIGNATION = "designation"
    DESCRIPTION = "description"
    CATEGORY = "category"
    ORDERED = "ordered"
    ORDERED_ON = "ordered_on"
    ORDERED_ON_ESTIMATED = "ordered_on_estimated"
    DELIVERED = "delivered"
    DELIVERED_ESTIMATED = "delivered_estimated"
    DELIVERED_ON = "delivered_on"
    DELIVERED_ON_ESTIMATED = "delivered_on_estimated"
    ORIGIN = "origin"
    VIA = "via"
    STATUS = "status"
    COMMENTS = "comments"


class Reporter(StrEnum):
    """Which side of a transfer reports it."""

    EXPORTER = "exporter"
    IMPORTER = "importer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The headings of a register.

    Attributes:
        name: of the register.
        headings: by role, the ways in which a heading is written.
        needed: roles without which a file is not taken for this register.
        reporter: None where one body reports both sides.
    """

    name: str
    headings: Mapping[Role, Sequence[str]]
    needed: Sequence[Role]
    reporter: Reporter | None = None

    def found_in(self, cells: Sequence[str]) -> Mapping[Role, int]:
        """Where the headings of each role stand in a row."""
        at = {plain(cell): place for place, cell in reversed(list(enumerate(cells)))}
        named = {
            role: [plain(heading) for heading in headings if plain(heading) in at]
            for role, headings in self.headings.items()
        }
        return {role: at[known[0]] for role, known in named.items() if known}


def plain(heading: str) -> str:
    """A heading without regard to case, white space and line breaks."""
    return " ".join(heading.split()).casefold()


def own_columns(text: str, path: str) -> Columns:
    """Headings that a user describes.

    Raises:
        RegisterError: the file has a mistake in it.
    """
    try:
        said = tomllib.loads(text)
        columns = said["columns"]
        headings = {Role(role): _listed(heading) for role, heading in columns.items()}
        reporter = None if "reporter" not in said else Reporter(said["reporter"])
        name = str(said.get("name", path))
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(path=path, problem=f"it is no TOML: {error}") from error
    except KeyError as error:
        raise RegisterError(path=path, problem="it has no table [columns]") from error
    except (AttributeError, TypeError, ValueError) as error:
        roles = ", ".join(Role)
        raise RegisterError(path=path, problem=f"{error}; under [columns] may stand {roles}") from error
    return Columns(name=name, headings=headings, needed=tuple(headings), reporter=reporter)


def _listed(heading: object) -> tuple[str, ...]:
    """One heading, or several ways to write it."""
    listed = heading if isinstance(heading, list) else [heading]
    if not listed or not all(isinstance(each, str) for each in listed):
        raise ValueError(f"{heading!r} is no heading")
    return tuple(map(str, listed))


_SIPRI: Final = Columns(
    name="SIPRI",
    headings={
        Role.ID: ("SIPRI AT Database ID",),
        Role.SUPPLIER: ("Supplier",),
        Role.RECIPIENT: ("Recipient",),
        Role.DESIGNATION: ("Weapon designation", "Designation"),
        Role.DESCRIPTION: ("Weapon description", "Description"),
        Role.CATEGORY: ("Armament category",),
        Role.ORDERED: ("Number ordered", "Numbers ordered"),
        Role.ORDERED_ON: ("Year of order", "Order date", "Year of order/licence"),
        Role.ORDERED_ON_ESTIMATED: ("Order date is estimate",),
        Role.DELIVERED: ("Number delivered", "Numbers delivered", "Number delivered/produced"),
        Role.DELIVERED_ESTIMATED: ("Numbers delivered is estimate",),
        Role.DELIVERED_ON: ("Year(s) of delivery", "Year(s) of deliveries", "Delivery year"),
        Role.DELIVERED_ON_ESTIMATED: ("Delivery year is estimate",),
        Role.STATUS: ("Status",),
        Role.COMMENTS: ("Comments",),
    },
    needed=(Role.SUPPLIER, Role.RECIPIENT, Role.DESIGNATION, Role.DESCRIPTION, Role.ORDERED_ON, Role.DELIVERED),
)
_UN_REST: Final[Mapping[Role, Sequence[str]]] = {
    Role.CATEGORY: ("Category", "Category (I-VII)"),
    Role.DELIVERED: ("Number of items", "Number"),
    Role.DELIVERED_ON: ("Year", "Calendar year", "Reporting year"),
    Role.ORIGIN: ("State of origin (if not exporter)", "State of origin"),
    Role.VIA: ("Intermediate location(s) (if any)", "Intermediate location", "Intermediate location(s)"),
    Role.DESCRIPTION: ("Description of items", "Description of item", "Description"),
    Role.COMMENTS: ("Comments on the transfer", "Comments"),
}
_REPORTING: Final = ("State", "Reporting State", "Country", "Reporting country")
_UN_NEEDED: Final = (Role.SUPPLIER, Role.RECIPIENT, Role.CATEGORY, Role.DELIVERED)

REGISTERS: Final = (
    _SIPRI,
    Columns(
        name="UN Register, exports",
        headings={
            Role.SUPPLIER: ("Exporter", "Exporting State", *_REPORTING),
            Role.RECIPIENT: ("Final importer State(s)", "Final importer State", "Final importer"),
            **_UN_REST,
        },
        needed=_UN_NEEDED,
        reporter=Reporter.EXPORTER,
    ),
    Columns(
        name="UN Register, imports",
        headings={
            Role.SUPPLIER: ("Exporter State(s)", "Exporter State", "Exporting State(s)"),
            Role.RECIPIENT: ("Importer", "Importing State", "Final importer", *_REPORTING),
            **_UN_REST,
        },
        needed=_UN_NEEDED,
        reporter=Reporter.IMPORTER,
    ),
)
"""SIPRI's trade register in both forms in which it is given out, and the two tables of the UN Register's form."""
