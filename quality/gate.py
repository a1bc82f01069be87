"""The quality gate: ``python quality/gate.py`` scores the readers on texts of our own and fails under a floor.

``floors.json`` lists readers, each with the annotated documents that it is held against, their digest, and the lowest
figure allowed for each score, by its path in what ``waybill evaluate --format json`` prints: ``claim.f1``,
``slots.supplier.recall``, ``labels.stage.rate``. Changed documents fail too, until their new digest and floors measured
on them are written down. Exit status 0: all kept, 1: not.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from waybill.core.binding import claims_from_json
from waybill.core.ids import Digest, JsonValue, canonical, sha256
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reading
from waybill.core.shape import document_from_json
from waybill.evaluation.compare import compare

ROOT: Final = Path(__file__).resolve().parents[1]
ANNOTATOR: Final = Maker(kind=MakerKind.PERSON, name="corpus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A score beside its floor.

    Attributes:
        reached: None where there was nothing to score, which is under every floor.
    """

    figure: str
    floor: float
    reached: float | None

    @property
    def is_kept(self) -> bool:
        """Whether the score is not under its floor."""
        return self.reached is not None and self.reached >= self.floor

    def __str__(self) -> str:
        reached = "–" if self.reached is None else f"{self.reached:.4f}"
        return f"{self.figure:<28} {reached:>8} {self.floor:>8.4f}  {'kept' if self.is_kept else 'UNDER'}"


def corpus_digest(folder: Path) -> Digest:
    """Digest of the names and contents of all annotated documents of a folder."""
    contents = {path.name: sha256(path.read_bytes()) for path in folder.glob("*.json")}
    return sha256(canonical(contents).encode())


def annotated(folder: Path) -> tuple[ReadDocument, ...]:
    """The annotated documents of a folder, by file name."""
    return tuple(_annotated(path) for path in sorted(folder.glob("*.json")))


def _annotated(path: Path) -> ReadDocument:
    shape: JsonValue = json.loads(path.read_text(encoding="utf-8"))
    document = document_from_json(shape, place=path.name)
    claims = claims_from_json(shape, document, place=path.name)
    return ReadDocument(
        document=document,
        reading=Reading(document=document.id, document_digest=document.digest, maker=ANNOTATOR, claims=claims),
    )


def figure(figures: JsonValue, path: str) -> float | None:
    """The figure at a dotted path; None where there was nothing to score.

    Raises:
        KeyError: no figure has that name.
    """
    for name in path.split("."):
        if not isinstance(figures, Mapping) or name not in figures:
            raise KeyError(path)
        figures = figures[name]
    if figures is not None and not isinstance(figures, int | float):
        raise KeyError(path)
    return figures


def rows(figures: JsonValue, floors: Mapping[str, float]) -> tuple[Row, ...]:
    """Every floor beside what was reached, in the order of the floors."""
    return tuple(Row(figure=name, floor=floor, reached=figure(figures, name)) for name, floor in floors.items())


def figures_of_reader(name: str, reference: Sequence[ReadDocument]) -> JsonValue:
    """What a reader that ships scores on annotated documents."""
    from waybill.extract.stage import extract
    from waybill.ontology import load
    from waybill.plugins import tagger as tagger_of

    ontology = load()
    tagger = tagger_of(name, ontology)
    predicted = [
        ReadDocument(document=read.document, reading=extract(read.document, tagger=tagger, ontology=ontology))
        for read in reference
    ]
    return compare(reference, predicted, ontology).to_json()


def main(root: Path = ROOT, score: Callable[[str, Sequence[ReadDocument]], JsonValue] = figures_of_reader) -> int:
    """Print the tables of floors and return the exit status.

    Args:
        root: the repository.
        score: gives the figures of a reader on annotated documents.
    """
    listed = json.loads((root / "quality" / "floors.json").read_text(encoding="utf-8"))
    return max([_hold(pinned, root, score) for pinned in listed])


def _hold(pinned: Mapping[str, Any], root: Path, score: Callable[[str, Sequence[ReadDocument]], JsonValue]) -> int:
    """Print the table of one reader; 0 if it keeps its floors."""
    folder = root / pinned["corpus"]
    found = corpus_digest(folder)
    if found != pinned["sha256"]:
        print(f"{pinned['corpus']} has changed: measure its floors anew and pin its digest {found}", file=sys.stderr)
        return 1
    table = rows(score(pinned["reader"], annotated(folder)), pinned["floors"])
    print(f"{pinned['reader'] + ' on ' + pinned['corpus']:<28} {'reached':>8} {'floor':>8}", *table, sep="\n")
    return 0 if all(row.is_kept for row in table) else 1


if __name__ == "__main__":
    sys.exit(main())
