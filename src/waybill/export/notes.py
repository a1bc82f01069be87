"""What an export could not say in its format: nothing is lost in silence."""

from dataclasses import dataclass
from typing import Final

EXAMPLES: Final = 5
"""Places that a note names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One sort of loss.

    Attributes:
        says: what the format cannot say, and what stands there instead.
        count: how often.
        places: the first of them, in the order in which they were met.
    """

    says: str
    count: int
    places: tuple[str, ...]

    def __str__(self) -> str:
        more = ", …" if self.count > len(self.places) else ""
        where = f" ({', '.join(self.places)}{more})" if self.places else ""
        return f"{self.says}: {self.count:,}{where}" if self.places else self.says


class Notes:
    """Gathers the losses of one export; memory does not grow with their number."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._places: dict[str, list[str]] = {}

    def lose(self, says: str, place: str) -> None:
        """Note a loss.

        Args:
            says: what the format cannot say, and what stands there instead; the same words for the same sort of loss.
            place: where, as ``document#claim``, or an id.
        """
        self._counts[says] = self._counts.get(says, 0) + 1
        places = self._places.setdefault(says, [])
        if len(places) < EXAMPLES and place not in places:
            places.append(place)

    def say(self, says: str) -> None:
        """Note something about the export as a whole."""
        self._counts.setdefault(says, 1)
        self._places.setdefault(says, [])

    def listed(self) -> tuple[Note, ...]:
        """The notes, sorted by what they say."""
        return tuple(
            Note(says=says, count=self._counts[says], places=tuple(self._places[says])) for says in sorted(self._counts)
        )
