"""Values as they stand in a slot, comparable: which exclude each other, and which say the same more closely."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody, somewhere or something.

    Attributes:
        own: an entity id, or the key of a name where the entity is not known.
        above: ``own`` and what it belongs to.
        settled: whether another than this one, or what belongs to it, is out of the question.
    """

    own: str
    text: str = field(compare=False)
    above: frozenset[str] = field(compare=False)
    settled: bool = field(default=True, compare=False)

    def excludes(self, other: "Value") -> bool:
        """Whether the two are different, and neither belongs to the other."""
        if not isinstance(other, Named) or not (self.settled and other.settled):
            return False
        return self.own not in other.above and other.own not in self.above

    def covers(self, other: "Value") -> bool:
        """Whether who names the other names this one too: an army is its state's."""
        return isinstance(other, Named) and self.own in other.above


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number, an amount or a time: everything from the least to the most that it can mean.

    Attributes:
        of: what is measured, as the claim calls it; empty where its topic says that already.
    """

    least: float
    most: float
    text: str = field(compare=False)
    of: str = field(default="", compare=False)

    def excludes(self, other: "Value") -> bool:
        """Whether nothing can be both."""
        return isinstance(other, Measured) and (self.most < other.least or other.most < self.least)

    def covers(self, other: "Value") -> bool:
        """Whether the other says it at least as closely."""
        return isinstance(other, Measured) and self.least <= other.least and other.most <= self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """That a stage was reached at a time.

    Attributes:
        place: of the stage in the order in which a transfer takes them.
    """

    place: int
    least: float
    most: float
    text: str = field(compare=False)

    def excludes(self, other: "Value") -> bool:
        """Whether the later of the two stages would have come before the earlier."""
        if not isinstance(other, Reached) or self.place == other.place:
            return False
        earlier, later = (self, other) if self.place < other.place else (other, self)
        return later.most < earlier.least

    def covers(self, other: "Value") -> bool:
        """Whether the two say the same."""
        return self == other


Value: TypeAlias = Named | Measured | Reached


def at_odds(left: frozenset[Value], right: frozenset[Value]) -> bool:
    """Whether all values of the one exclude all of the other; never where either has none."""
    return bool(left) and bool(right) and all(value.excludes(other) for value in left for other in right)
