"""What the environment says about how Waybill should run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LEDGER_VARIABLE: Final = "WAYBILL_LEDGER"
CATALOGUE_VARIABLE: Final = "WAYBILL_CATALOGUE"
READER_VARIABLE: Final = "WAYBILL_READER"
PERSON_VARIABLE: Final = "WAYBILL_PERSON"
DEBUG_VARIABLE: Final = "WAYBILL_DEBUG"
DEFAULT_LEDGER: Final = "waybill.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How Waybill should run where nobody says otherwise.

    Attributes:
        ledger: path or SQLAlchemy URL.
        catalogue: path of the user's own corrections to the catalogues; None where there are none.
        reader: name of the reader; None for the one that is used where nobody says otherwise.
        person: who judges; None for the user of the system.
        debug: whether unexpected errors show their traceback.
    """

    ledger: str = DEFAULT_LEDGER
    catalogue: str | None = None
    reader: str | None = None
    person: str | None = None
    debug: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that environment variables make; an empty variable counts as unset."""
        return cls(
            ledger=environment.get(LEDGER_VARIABLE) or DEFAULT_LEDGER,
            catalogue=environment.get(CATALOGUE_VARIABLE) or None,
            reader=environment.get(READER_VARIABLE) or None,
            person=environment.get(PERSON_VARIABLE) or None,
            debug=environment.get(DEBUG_VARIABLE, "") not in ("", "0"),
        )
