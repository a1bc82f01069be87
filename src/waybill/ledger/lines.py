"""Entries whose payloads stay in the database until somebody asks for them: most of a large ledger nobody looks at.

Laws:   a line says of its entry what the entry says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final, Protocol

from waybill.core.entry import EntryKind
from waybill.core.ids import Digest
from waybill.core.maker import Maker

SHORT_CHARS: Final = 1000
"""A payload of up to so many characters comes with its line: to read it later would cost more than to hold it."""

_AT_ONCE: Final = 200


class Payloads(Protocol):
    """Where payloads are."""

    def payloads(self, sequences: Sequence[int], /) -> Mapping[int, str]:
        """Those of some entries, by sequence."""


class Recorded(Protocol):
    """What views need of an entry."""

    @property
    def sequence(self) -> int: ...
    @property
    def kind(self) -> EntryKind: ...
    @property
    def key(self) -> str: ...
    @property
    def payload(self) -> str: ...
    @property
    def maker(self) -> Maker: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def digest(self) -> Digest: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry without its payload.

    Attributes:
        held: the payload; None where it is still to be read.
        source: where to read it.
    """

    sequence: int
    kind: EntryKind
    key: str
    maker: Maker
    recorded_at: datetime
    digest: Digest
    held: str | None
    source: Payloads

    @property
    def payload(self) -> str:
        """What is recorded, read now unless it is held."""
        return self.source.payloads([self.sequence])[self.sequence] if self.held is None else self.held


def with_payloads(recorded: Iterable[Recorded]) -> Iterator[Recorded]:
    """The same entries, in order; their payloads are read many at a time."""
    rest = iter(recorded)
    while group := list(islice(rest, _AT_ONCE)):
        wanting = [each for each in group if isinstance(each, Line) and each.held is None]
        read = wanting[0].source.payloads([each.sequence for each in wanting]) if wanting else {}
        for each in group:
            yield replace(each, held=read[each.sequence]) if isinstance(each, Line) and each.held is None else each


def is_short(each: Recorded) -> bool:
    """Whether a payload is at hand that may be short."""
    return not isinstance(each, Line) or each.held is not None
