"""The figures that a comparison comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from waybill.core.ids import JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much of what was asked for was found, and how much of what was found is right.

    Attributes:
        right: found and right.
        predicted: found.
        reference: asked for.
    """

    right: int = 0
    predicted: int = 0
    reference: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            right=self.right + other.right,
            predicted=self.predicted + other.predicted,
            reference=self.reference + other.reference,
        )

    @property
    def missed(self) -> int:
        """Asked for and not found."""
        return self.reference - self.right

    @property
    def wrong(self) -> int:
        """Found and not right."""
        return self.predicted - self.right

    @property
    def precision(self) -> float:
        """Share of what was found that is right; where nothing was found, 1 if nothing was to be found and else 0."""
        return _share(self.right, self.predicted, nothing=not self.reference)

    @property
    def recall(self) -> float:
        """Share of what was asked for that was found; where nothing was, 1 if nothing was found and else 0."""
        return _share(self.right, self.reference, nothing=not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, self.predicted + self.reference, nothing=True)

    def to_json(self) -> JsonObject:
        """The figures as a JSON object."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "right": self.right,
            "predicted": self.predicted,
            "reference": self.reference,
        }


def total(scores: Iterable[Score]) -> Score:
    """Sum of counts, so that every filler weighs the same (micro-average)."""
    return sum(scores, Score())


def _share(part: int, whole: int, *, nothing: bool) -> float:
    return part / whole if whole else float(nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of all are right."""

    right: int
    total: int

    @property
    def rate(self) -> float | None:
        """Share that is right; None where there was nothing to judge."""
        return self.right / self.total if self.total else None

    def to_json(self) -> JsonObject:
        """The figures as a JSON object."""
        return {"rate": self.rate, "right": self.right, "total": self.total}


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often one value was given where the reference has another, or the same one."""

    reference: str
    predicted: str
    count: int

    def to_json(self) -> JsonObject:
        """The counts as a JSON object."""
        return {"reference": self.reference, "predicted": self.predicted, "count": self.count}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How often a label is right.

    Attributes:
        confusions: every combination that occurs, sorted by value.
    """

    confusions: tuple[Confusion, ...] = ()

    @classmethod
    def of(cls, judged: Iterable[tuple[str, str]]) -> "Accuracy":
        """Accuracy of labels given as reference and prediction."""
        counts = sorted(Counter(judged).items())
        return cls(
            confusions=tuple(
                Confusion(reference=reference, predicted=predicted, count=count)
                for (reference, predicted), count in counts
            )
        )

    @property
    def share(self) -> Share:
        """How many labels were judged, and how many of them are right."""
        return Share(
            right=sum(cell.count for cell in self.confusions if cell.reference == cell.predicted),
            total=sum(cell.count for cell in self.confusions),
        )

    @property
    def score(self) -> Score:
        """The labels as answers: on pairs each is asked for once and given once."""
        return Score(right=self.share.right, predicted=self.share.total, reference=self.share.total)

    def to_json(self) -> JsonObject:
        """The figures as a JSON object."""
        return {**self.share.to_json(), "confusions": [cell.to_json() for cell in self.confusions]}
