"""Who, where or what stands in a slot, as slots are held against each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Who, where or what stands in a slot.

    Attributes:
        own: entity ids, or keys of names where the entity is not known.
        above: ``own`` and what these belong to.
        settled: whether all of ``own`` are entities, so that unlike names mean unlike things.
    """

    own: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    settled: bool = True

    def agree(self, other: "Names") -> bool | None:
        """Whether one is, or belongs to, one of the others; None where either side is left out or in doubt."""
        if not self.own or not other.own:
            return None
        if self.own & other.above or self.above & other.own:
            return True
        return False if self.settled and other.settled else None
