"""What the environment says about how Waybill should run."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final

from waybill.errors import UsageError

LEDGER_VARIABLE: Final = "WAYBILL_LEDGER"
CATALOGUE_VARIABLE: Final = "WAYBILL_CATALOGUE"
READER_VARIABLE: Final = "WAYBILL_READER"
PERSON_VARIABLE: Final = "WAYBILL_PERSON"
ARCHIVE_VARIABLE: Final = "WAYBILL_ARCHIVE"
PEOPLE_VARIABLE: Final = "WAYBILL_PEOPLE"
CONTACT_VARIABLE: Final = "WAYBILL_CONTACT"
PAUSE_VARIABLE: Final = "WAYBILL_PAUSE"
TIME_LIMIT_VARIABLE: Final = "WAYBILL_TIME_LIMIT"
MEMORY_LIMIT_VARIABLE: Final = "WAYBILL_MEMORY_LIMIT"
DEBUG_VARIABLE: Final = "WAYBILL_DEBUG"
DEFAULT_LEDGER: Final = "waybill.db"
DEFAULT_PAUSE: Final = "1"
DEFAULT_TIME_LIMIT: Final = "120"
DEFAULT_MEMORY_LIMIT: Final = "3000"
SHORTEST_PAUSE_S: Final = 0.1
LEAST_MEMORY_MB: Final = 500
"""With less hardly a process gets started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How Waybill should run where nobody says otherwise.

    Attributes:
        ledger: path or SQLAlchemy URL.
        catalogue: path of the user's own corrections to the catalogues; None where there are none.
        reader: name of the reader; None for the one that is used where nobody says otherwise.
        person: who judges; None for the user of the system.
        archive: path or fsspec URL of the archive of captures; None for a folder beside the ledger.
        people: path of the file of accounts; None for one beside the ledger.
        contact: whom the people of a server that is read may write to; None where nobody is named.
        pause: seconds between two questions to one web server, as written.
        time_limit: seconds that one input may keep a process busy without any result, as written.
        memory_limit: MiB of memory that a process may take, as written.
        debug: whether unexpected errors show their traceback.
    """

    ledger: str = DEFAULT_LEDGER
    catalogue: str | None = None
    reader: str | None = None
    person: str | None = None
    archive: str | None = None
    people: str | None = None
    contact: str | None = None
    pause: str = DEFAULT_PAUSE
    time_limit: str = DEFAULT_TIME_LIMIT
    memory_limit: str = DEFAULT_MEMORY_LIMIT
    debug: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that environment variables make; an empty variable counts as unset."""
        return cls(
            ledger=environment.get(LEDGER_VARIABLE) or DEFAULT_LEDGER,
            catalogue=environment.get(CATALOGUE_VARIABLE) or None,
            reader=environment.get(READER_VARIABLE) or None,
            person=environment.get(PERSON_VARIABLE) or None,
            archive=environment.get(ARCHIVE_VARIABLE) or None,
            people=environment.get(PEOPLE_VARIABLE) or None,
            contact=environment.get(CONTACT_VARIABLE) or None,
            pause=environment.get(PAUSE_VARIABLE) or DEFAULT_PAUSE,
            time_limit=environment.get(TIME_LIMIT_VARIABLE) or DEFAULT_TIME_LIMIT,
            memory_limit=environment.get(MEMORY_LIMIT_VARIABLE) or DEFAULT_MEMORY_LIMIT,
            debug=environment.get(DEBUG_VARIABLE, "") not in ("", "0"),
        )

    @property
    def pause_s(self) -> float:
        """Seconds between two questions to one web server.

        Raises:
            UsageError: no number of seconds, or so few that it is no pause.
        """
        try:
            pause_s = float(self.pause)
        except ValueError:
            pause_s = 0.0
        if not isfinite(pause_s) or pause_s < SHORTEST_PAUSE_S:
            raise UsageError(problem=f"{PAUSE_VARIABLE} is {self.pause!r}; give seconds, at least {SHORTEST_PAUSE_S}")
        return pause_s

    @property
    def time_limit_s(self) -> float | None:
        """Seconds that one input may keep a process busy without any result; None for no limit.

        Raises:
            UsageError: no number of seconds.
        """
        try:
            limit_s = float(self.time_limit)
        except ValueError:
            limit_s = -1.0
        if not isfinite(limit_s) or limit_s < 0:
            raise UsageError(
                problem=f"{TIME_LIMIT_VARIABLE} is {self.time_limit!r}; give seconds, or 0 for as long as it takes"
            )
        return limit_s or None

    @property
    def memory_limit_mb(self) -> int | None:
        """MiB of memory that a process may take; None for no limit.

        Raises:
            UsageError: no whole number of MiB, or too few for anything to be read.
        """
        limit_mb = int(self.memory_limit) if self.memory_limit.isascii() and self.memory_limit.isdigit() else -1
        if limit_mb != 0 and limit_mb < LEAST_MEMORY_MB:
            raise UsageError(
                problem=f"{MEMORY_LIMIT_VARIABLE} is {self.memory_limit!r}; give MiB, at least {LEAST_MEMORY_MB}, "
                "or 0 for as much as there is"
            )
        return limit_mb or None
