"""How far a claim or case can be relied upon, by the Admiralty code, with the reasons.

Source: NATO AJP-2.1, the two axes of reliability of the source (A to F) and credibility of the information (1 to 6).
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Reliability(StrEnum):
    """Of the source."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Credibility(IntEnum):
    """Of the information."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Reliability, credibility, and why, in sentences."""

    reliability: Reliability
    credibility: Credibility
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.reliability.value}{self.credibility.value}"
