"""What the environment says about how Waybill should run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LEDGER_VARIABLE: Final = "WAYBILL_LEDGER"
DEBUG_VARIABLE: Final = "WAYBILL_DEBUG"
DEFAULT_LEDGER: Final = "waybill.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How Waybill should run where nobody says otherwise.

    Attributes:
        ledger: path or SQLAlchemy URL.
        debug: whether unexpected errors show their traceback.
    """

    ledger: str = DEFAULT_LEDGER
    debug: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that environment variables make; an empty variable counts as unset."""
        return cls(
            ledger=environment.get(LEDGER_VARIABLE) or DEFAULT_LEDGER,
            debug=environment.get(DEBUG_VARIABLE, "") not in ("", "0"),
        )
