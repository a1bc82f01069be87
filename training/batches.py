"""Tensors of chunks and of marked triggers, from reports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.reports import Frame, Report
from waybill.core.span import Span
from waybill.neural.reader import buckets
from waybill.neural.vocabulary import LABELS, MODES, NAMED, SPEAKER_KINDS, TAGS, WEAPON_CLASSES
from waybill.neural.windows import Chunk, chunks, view

_Ints: TypeAlias = NDArray[np.int64]

_CLS: Final = 101
_SEP: Final = 102
_PIECES: Final = ("ids", "kinds", "opens", "moves", "says")
_SPEAKERS: Final = ("source", "relay")
IGNORED: Final = -100


@dataclass(frozen=True, eq=False)
class Marked:
    """A word of a chunk that is marked, by pieces, and the frame that it triggers; None where it triggers no claim."""

    piece: "Piece"
    first: int
    last: int
    frame: Frame | None

    @cached_property
    def view(self) -> _Ints:
        """The pieces in which its roles are looked for."""
        return np.array(view(self.piece.report.pieces, self.piece.chunk, self.first, self.last))

    @cached_property
    def rows(self) -> dict[str, _Ints]:
        """What is said of each piece of the view, the beginning of the text before it.

        Its place in the chunk, the mark, the bucket of its distance; tags of all roles; kinds of items and speakers.
        """
        size = 1 + len(self.view)
        marks = (self.first <= self.view) & (self.view < self.last)
        return {
            "index": np.concatenate([[0], 1 + self.view - self.piece.chunk.first]),
            "seen": np.ones(size, dtype=np.int64),
            "marks": np.concatenate([[0], marks]).astype(np.int64),
            "distances": np.concatenate([[0], buckets(self.view, self.first, self.last)]),
            "tags": np.stack([self._tags(tag, size) for tag in TAGS], axis=1),
            **self._kinds(size),
        }

    def _tags(self, tag: str, size: int) -> _Ints:
        """Outside 0, begins 1, goes on 2, for one role; ignored where nothing is known or either would do."""
        if self.frame is None or tag not in self.frame.known:
            return np.full(size, IGNORED)
        found = np.zeros(size, dtype=np.int64)
        for span in self.frame.open.get(tag, ()):
            found[self._at(span)] = IGNORED
        for target in self.frame.roles.get(tag, ()):
            at = self._at(target.span)
            found[at], found[at[:1]] = 2, 1
        return found

    def _kinds(self, size: int) -> dict[str, _Ints]:
        """Classes of items, kinds of speakers and whether these are named; ignored outside of both."""
        found = {name: np.full(size, IGNORED) for name in ("classes", "speakers", "named")}
        roles = {} if self.frame is None else self.frame.roles
        for target in roles.get("item", ()):
            if target.kind is not None:
                found["classes"][self._at(target.span)] = WEAPON_CLASSES.index(target.kind)
        for target in (each for tag in _SPEAKERS for each in roles.get(tag, ())):
            if target.kind is not None:
                found["speakers"][self._at(target.span)] = SPEAKER_KINDS.index(target.kind)
                found["named"][self._at(target.span)] = NAMED.index("named" if target.named else "unnamed")
        return found

    def _at(self, span: Span) -> _Ints:
        """Where the pieces of a span stand in the view; nowhere unless all do."""
        first, last = self.piece.report.pieces.of(span)
        found = 1 + np.flatnonzero((first <= self.view) & (self.view < last))
        return found if len(found) == last - first else found[:0]

    @cached_property
    def labels(self) -> list[int]:
        """The values of its claim's labels, by number, in the order of ``LABELS``."""
        said = {} if self.frame is None else self.frame.labels
        found = [values.index(said[head]) if head in said else IGNORED for head, values in LABELS.items()]
        if self.piece.report.whole:
            found[list(LABELS).index("claim")] = LABELS["claim"].index("none" if self.frame is None else "claim")
        return found

    @cached_property
    def modes(self) -> list[float]:
        """Of each means of transport, whether it carries; below zero where the data does not say."""
        if self.frame is None or not self.frame.labels:
            return [-1.0] * len(MODES)
        return [float(mode in self.frame.modes) for mode in MODES]


@dataclass(frozen=True, eq=False)
class Piece:
    """A chunk of a report."""

    report: Report
    chunk: Chunk

    @cached_property
    def rows(self) -> dict[str, _Ints]:
        """What the lower half reads: numbers of pieces and their markup, the ends marked; and the triggers' tags."""
        chunk, pieces, size = self.chunk, self.report.pieces, 2 + len(self.chunk)
        rows = {name: np.zeros(size, dtype=np.int64) for name in _PIECES}
        for name, row in rows.items():
            row[1:-1] = getattr(pieces, name)[chunk.first : chunk.last]
        rows["ids"][0], rows["ids"][-1] = _CLS, _SEP
        rows["seen"] = np.ones(size, dtype=np.int64)
        rows["triggers"] = self._triggers(size)
        return rows

    def _triggers(self, size: int) -> _Ints:
        """Outside 0, begins 1, goes on 2, for each of the chunk's own pieces."""
        chunk = self.chunk
        tags = np.full(size, IGNORED)
        if self.report.whole:
            tags[1 + chunk.own_first - chunk.first : 1 + chunk.own_last - chunk.first] = 0
            for frame in self.report.frames:
                first, last = self.report.pieces.of(frame.trigger)
                if first >= chunk.first and last <= chunk.last and first < last:
                    tags[1 + first - chunk.first] = 1
                    tags[2 + first - chunk.first : 1 + last - chunk.first] = 2
        return tags

    @cached_property
    def triggers(self) -> list[Marked]:
        """The triggers that begin among the chunk's own pieces."""
        return list(self._own((frame.trigger, frame) for frame in self.report.frames))

    @cached_property
    def others(self) -> list[Marked]:
        """Its words of motion that trigger none."""
        taken = [frame.trigger for frame in self.report.frames]
        moving = self.report.markup.motions if self.report.whole else ()
        return list(self._own((span, None) for span in moving if not any(span.overlaps(each) for each in taken)))

    def _own(self, spans: Iterable[tuple[Span, Frame | None]]) -> Iterator[Marked]:
        for span, frame in spans:
            first, last = self.report.pieces.of(span)
            if self.chunk.own_first <= first < self.chunk.own_last and first < last <= self.chunk.last:
                yield Marked(self, first, last, frame)


def cut_up(reports: Sequence[Report]) -> list[Piece]:
    """All chunks of reports."""
    return [Piece(report, chunk) for report in reports for chunk in chunks(report.pieces)]


def padded(rows: Sequence[dict[str, _Ints]], device: torch.device) -> dict[str, Tensor]:
    """Rows of unequal length one above the other, those named in common: each [rows, longest, …]."""
    width = max(len(each["seen"]) for each in rows)
    found = {}
    for name, like in rows[0].items():
        empty = IGNORED if name in ("tags", "triggers", "classes", "speakers", "named") else 0
        table = np.full((len(rows), width, *like.shape[1:]), empty)
        for number, each in enumerate(rows):
            table[number, : len(each[name])] = each[name]
        found[name] = torch.from_numpy(table).to(device, non_blocking=True)
    found["seen"] = found["seen"].bool()
    return found
