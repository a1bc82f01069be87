"""Tensors of chunks and of marked triggers, from reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor

from training.reports import Frame, Report, Target
from waybill.core.span import Span
from waybill.neural.reader import buckets
from waybill.neural.vocabulary import TAGS
from waybill.neural.windows import Chunk, chunks, reach

_CLS: Final = 101
_SEP: Final = 102
IGNORED: Final = -100


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk of a report."""

    report: Report
    chunk: Chunk


@dataclass(frozen=True, slots=True)
class Marked:
    """A trigger in a chunk of a batch, by pieces, and its frame; None where it is the trigger of no claim."""

    row: int
    piece: Piece
    first: int
    last: int
    frame: Frame | None

    @property
    def reach(self) -> tuple[int, int]:
        """The pieces in which its roles are looked for."""
        return reach(self.piece.chunk, self.first, self.last)


def cut_up(reports: Sequence[Report]) -> list[Piece]:
    """All chunks of reports."""
    return [Piece(report, chunk) for report in reports for chunk in chunks(report.pieces)]


def texts(batch: Sequence[Piece]) -> dict[str, Tensor]:
    """What the lower half reads of chunks, each [chunks, pieces]."""
    width = 2 + max(len(each.chunk) for each in batch)
    names = ("ids", "kinds", "opens", "moves", "says")
    found = {name: torch.zeros(len(batch), width, dtype=torch.long) for name in names}
    seen = torch.zeros(len(batch), width, dtype=torch.bool)
    for row, each in enumerate(batch):
        chunk, pieces = each.chunk, each.report.pieces
        for name, table in found.items():
            table[row, 1 : 1 + len(chunk)] = torch.tensor(getattr(pieces, name)[chunk.first : chunk.last])
        found["ids"][row, 0], found["ids"][row, 1 + len(chunk)] = _CLS, _SEP
        seen[row, : 2 + len(chunk)] = True
    return {**found, "seen": seen}


def triggers(batch: Sequence[Piece], width: int) -> Tensor:
    """Outside 0, begins 1, goes on 2, for each piece of the chunks' own: [chunks, width]."""
    tags = torch.full((len(batch), width), IGNORED)
    for row, each in enumerate(batch):
        chunk = each.chunk
        if not each.report.whole:
            continue
        tags[row, 1 + chunk.own_first - chunk.first : 1 + chunk.own_last - chunk.first] = 0
        for frame in each.report.frames:
            first, last = each.report.pieces.of(frame.trigger)
            if first >= chunk.first and last <= chunk.last and first < last:
                tags[row, 1 + first - chunk.first] = 1
                tags[row, 2 + first - chunk.first : 1 + last - chunk.first] = 2
    return tags


def own(row: int, piece: Piece, spans: Sequence[tuple[Span, Frame | None]]) -> Iterator[Marked]:
    """Those of some triggers that begin among a chunk's own pieces."""
    for span, frame in spans:
        first, last = piece.report.pieces.of(span)
        if piece.chunk.own_first <= first < piece.chunk.own_last and first < last <= piece.chunk.last:
            yield Marked(row, piece, first, last, frame)


def around(states: Tensor, marked: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States around triggers, which of them there are, the marks and the distances; the beginning stands first."""
    width = 1 + max(last - first for first, last in (each.reach for each in marked))
    index = torch.zeros(len(marked), width, dtype=torch.long)
    seen = torch.zeros(len(marked), width, dtype=torch.bool)
    marks = torch.zeros(len(marked), width)
    distances = torch.zeros(len(marked), width, dtype=torch.long)
    for number, each in enumerate(marked):
        first, last = each.reach
        size, offset = last - first, each.piece.chunk.first
        index[number, 1 : 1 + size] = torch.arange(1 + first - offset, 1 + last - offset)
        seen[number, : 1 + size] = True
        marks[number, 1 + each.first - first : 1 + each.last - first] = 1
        distances[number, 1 : 1 + size] = torch.from_numpy(buckets(np.arange(first, last), each.first, each.last))
    rows = torch.tensor([each.row for each in marked])
    return states[rows[:, None], index], seen, marks, distances


def tags(marked: Marked, width: int) -> tuple[Tensor, list[tuple[int, int, str, Target]]]:
    """Tags of each piece around a trigger [width, tags], and the targets that have a kind, by pieces."""
    found = torch.zeros(width, len(TAGS), dtype=torch.long)
    kinds = []
    first, last = marked.reach
    for column, tag in enumerate(TAGS):
        for target in marked.frame.roles.get(tag, ()) if marked.frame is not None else ():
            start, end = marked.piece.report.pieces.of(target.span)
            if first <= start < end <= last:
                found[1 + start - first, column] = 1
                found[2 + start - first : 1 + end - first, column] = 2
                if target.kind is not None:
                    kinds.append((1 + start - first, 1 + end - first, tag, target))
    return found, kinds
