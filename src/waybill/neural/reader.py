"""Read triggers and their roles out of a text: probabilities for everything, decisions for nothing.

In:     a text and its markup.
Out:    scenes: triggers in the order of the text, with what their surroundings may be to them.
Laws:   the same text with the same markup gives the same numbers, whatever else is read beside it: a pass never
        holds two triggers, and numbers are rounded to what the arithmetic of one kind of machine repeats;
        no length limit: memory grows with the text only by its pieces and scenes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from waybill.core.progress import tell_progress
from waybill.core.span import Span
from waybill.neural.glance import Bools, may_fill, may_trigger, told
from waybill.neural.pieces import Markup, Pieces, cut
from waybill.neural.vocabulary import LABELS, MODES, NAMED, SPEAKER_KINDS, TAGS, TIES, WEAPON_CLASSES
from waybill.neural.weights import Weights
from waybill.neural.windows import Chunk, chunks, view

_Floats: TypeAlias = NDArray[np.float32]
_Ints: TypeAlias = NDArray[np.int64]

_CLS: Final = 101
_SEP: Final = 102
_ARTICLES: Final = (1037, 1996, 2019)
"""Numbers of the pieces "a", "the" and "an": a name goes on behind them, whether it began with them or not."""
_DECIMALS: Final = 3
_FAR: Final = 16
"""Distances are told apart up to here, then by halves of powers of two."""
UNMARKED: Final = 32
"""The bucket of distance that means: no trigger is marked."""
_BEGINS: Final = 0.4
_OUTSIDE: Final = np.array([1.0, 0.0, 0.0], dtype=np.float32)
"""What is said of a piece that is not read to the end."""
_MARGIN: Final = 64
"""Pieces beside a chunk's own that are looked at for what may be a trigger."""
_TIED: Final = slice(TAGS.index(TIES[0]), TAGS.index(TIES[0]) + len(TIES))
LEAST_GUESS: Final = 0.1
"""Probability below which words are not even guessed to fill a role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Words and how probably they are what they are taken for.

    Attributes:
        probability: between 0 and 1.
        kinds: of items the weapon class, of speakers the kind, each with its probability; else empty.
        named: of speakers, how probably by name; else 0.
    """

    span: Span
    probability: float
    kinds: Mapping[str, float]
    named: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A trigger and what the words around it may be to it.

    Attributes:
        trigger: its probability is that of being a claim's trigger.
        roles: by tag, in the order of the text.
        labels: by head, the probability of each value.
        modes: means of transport with the probability of each.
        ties: by kind of tie, the probability that another trigger, by its span, is tied so.
    """

    trigger: Guess
    roles: Mapping[str, tuple[Guess, ...]]
    labels: Mapping[str, Mapping[str, float]]
    modes: Mapping[str, float]
    ties: Mapping[str, Mapping[Span, float]]


def read_scenes(text: str, markup: Markup, weights: Weights) -> tuple[Scene, ...]:
    """The scenes of a text in the order of their triggers."""
    pieces = cut(text, markup, weights.tokenizer)
    listed, found = list(chunks(pieces)), list[Scene]()
    rows = _Rows(
        joins=np.array(pieces.joins),
        articles=np.isin(np.array(pieces.ids), _ARTICLES),
        told=told(pieces),
    )
    for number, chunk in enumerate(listed, 1):
        found += _read_chunk(pieces, rows, chunk, weights)
        tell_progress(number, len(listed))
    return tuple(found)


def plain_pass(pieces: Pieces, weights: Weights) -> None:
    """Run the encoder once over a text and make nothing of it: what reading could cost at least."""
    for chunk in chunks(pieces):
        hidden = _lower(pieces, chunk, weights)
        _unmarked(hidden, np.arange(len(hidden)), weights)


def lower_pass(pieces: Pieces, weights: Weights) -> NDArray[np.float32]:
    """Hidden states of a text half-way up the encoder, from the chunk that each piece is of: [pieces, hidden]."""
    own = [
        _lower(pieces, chunk, weights)[1 + chunk.own_first - chunk.first : 1 + chunk.own_last - chunk.first]
        for chunk in chunks(pieces)
    ]
    return np.concatenate(own)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Pieces that may be a trigger, half-open, and how probably they look so before their roles are read.

    Attributes:
        is_told: whether the markup says that they are to be read.
    """

    first: int
    last: int
    probability: float
    is_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Rows:
    """What is asked of all pieces of a text for every scene, as arrays: [pieces].

    Attributes:
        joins: 1 where a piece goes on with the word before.
        articles: whether it is an article.
        told: whether the markup sees a phrase or a word of motion there.
    """

    joins: _Ints
    articles: Bools
    told: Bools


def _read_chunk(pieces: Pieces, rows: _Rows, chunk: Chunk, weights: Weights) -> Iterator[Scene]:
    hidden = _lower(pieces, chunk, weights)
    found = _candidates(pieces, rows, chunk, hidden, weights)
    found = _worth_reading(found, pieces, weights.thresholds.get("further", 0.0))
    own = slice(chunk.first, chunk.last)
    kept = may_fill(hidden[1:-1], rows.told[own], rows.joins[own], weights.glance)
    for candidate in found:
        kept[candidate.first - chunk.first : candidate.last - chunk.first] = True
    for candidate in found:
        seen = np.array(view(pieces, chunk, candidate.first, candidate.last))
        read = kept[seen - chunk.first]
        outputs = _marked(hidden, chunk, candidate, seen, read, weights)
        yield _Numbers(outputs, pieces, rows, seen[read]).scene(candidate, found)


def _lower(pieces: Pieces, chunk: Chunk, weights: Weights) -> _Floats:
    """Hidden states of a chunk half-way up the encoder: [pieces + 2, hidden], the ends marked as the encoder learnt."""

    def row(values: Sequence[int], *, before: int = 0, behind: int = 0) -> _Ints:
        return np.array([[before, *values[chunk.first : chunk.last], behind]], dtype=np.int64)

    feeds = {
        "ids": row(pieces.ids, before=_CLS, behind=_SEP),
        "kinds": row(pieces.kinds),
        "opens": row(pieces.opens),
        "moves": row(pieces.moves),
        "says": row(pieces.says),
    }
    hidden: _Floats = weights.lower.run(["hidden"], feeds)[0][0]
    return hidden


def _unmarked(hidden: _Floats, kept: _Ints, weights: Weights) -> _Floats:
    """Probabilities of outside, begins and goes on for each row that is read to the end: [kept, 3]."""
    size = len(hidden)
    feeds = {
        "hidden": hidden[np.newaxis],
        "marks": np.zeros((1, size), dtype=np.float32),
        "distances": np.full((1, size), UNMARKED, dtype=np.int64),
        "kept": kept,
    }
    return _softmax_of_three(weights.upper.run(["triggers"], feeds)[0][0])


def _marked(
    hidden: _Floats, chunk: Chunk, candidate: _Candidate, seen: _Ints, read: Bools, weights: Weights
) -> Mapping[str, _Floats]:
    """Outputs of all heads but the trigger's, those of pieces for the seen ones that are read to the end.

    They are probabilities, but of speakers and classes, whose numbers are asked for several pieces at once. A pass for
    each trigger costs less than one for several: its numbers stay where the processor has them at hand.
    """
    marks = (candidate.first <= seen) & (seen < candidate.last)
    feeds = {
        "hidden": hidden[np.concatenate([[0], 1 + seen - chunk.first])][np.newaxis],
        "marks": np.concatenate([[0], marks])[np.newaxis].astype(np.float32),
        "distances": np.concatenate([[0], buckets(seen, candidate.first, candidate.last)])[np.newaxis],
        "kept": np.concatenate([[0], 1 + np.flatnonzero(read)]),
    }
    names = ["tags", "speakers", "classes", "modes", *LABELS]
    tags, speakers, classes, modes, *labels = (output[0] for output in weights.upper.run(names, feeds))
    found = {"tags": _softmax_of_three(tags[1:]), "speakers": speakers[1:], "classes": classes[1:]}
    return found | {"modes": _sigmoid(modes), **dict(zip(LABELS, map(_softmax, labels), strict=True))}


def buckets(numbers: _Ints, first: int, last: int) -> _Ints:
    """Buckets of the distance of pieces to a trigger: 0 on it, to 15 behind it, 16 and more before it."""
    signed = np.where(numbers < first, numbers - first, np.where(numbers >= last, numbers - last + 1, 0))
    size = np.abs(signed)
    far = (8 + 2 * np.log2(np.maximum(size, 8) / 8)).astype(np.int64)
    near = np.minimum(np.where(size < 8, size, far), _FAR - 1)
    found: _Ints = np.where(signed < 0, near + _FAR, near)
    return found


def _candidates(pieces: Pieces, rows: _Rows, chunk: Chunk, hidden: _Floats, weights: Weights) -> list[_Candidate]:
    """What may be triggers among a chunk's own pieces, whole words each, those that are told ones with the others.

    The lower half has seen the whole chunk, so that a margin around its own pieces is enough from there on.
    """
    first, last = max(chunk.first, chunk.own_first - _MARGIN), min(chunk.last, chunk.own_last + _MARGIN)
    near, joins = hidden[[0, *range(1 + first - chunk.first, 1 + last - chunk.first), -1]], rows.joins[first:last]
    told = [(start, end) for start, end in pieces.told if chunk.own_first <= start < end <= last]
    may = may_trigger(near[1:-1], joins, weights.glance)
    for start, end in told:
        may[start - first : end - first] = True
    likely = np.flatnonzero(may)
    tags = np.tile(_OUTSIDE, (last - first, 1))
    tags[likely] = _unmarked(near, np.concatenate([[0], 1 + likely, [len(near) - 1]]), weights)[1:-1]
    words, inside, begins = _by_words(tags, joins)
    found = []
    for opens, ends in _runs(inside, begins, weights.thresholds["trigger"]):
        start, end = words[opens] + first, words[ends] + first
        if chunk.own_first <= start < chunk.own_last:
            is_told = any(start < behind and before < end for before, behind in told)
            found.append(_Candidate(start, end, float(inside[opens:ends].max()), is_told))
    unseen = [each for each in told if not any(e.first < each[1] and each[0] < e.last for e in found)]
    found += [_Candidate(*each, float(1 - tags[each[0] - first : each[1] - first, 0].min()), True) for each in unseen]
    return sorted(found, key=lambda each: each.first)


def _worth_reading(found: Sequence[_Candidate], pieces: Pieces, least: float) -> list[_Candidate]:
    """The likeliest candidate of each sentence, and further ones that look like triggers so surely already.

    Each is read in a pass of its own, which is most of what reading costs, and a weak one beside a strong one tells
    little that is new.
    """
    best: dict[int, _Candidate] = {}
    numbers = [bisect_right(pieces.cuts, each.first) for each in found]
    for number, each in zip(numbers, found, strict=True):
        if number not in best or each.probability > best[number].probability:
            best[number] = each
    return [
        e for number, e in zip(numbers, found, strict=True) if e is best[number] or e.is_told or e.probability >= least
    ]


def _by_words(tags: _Floats, joins: Sequence[int] | _Ints) -> tuple[list[int], _Floats, NDArray[np.bool_]]:
    """Where words begin, with the end behind them; how probably each is inside; whether it opens a run of its own.

    A word is inside as far as its pieces are on average, so that no run ends within a word.

    Args:
        tags: outside, begins and goes on for each piece: [pieces, 3], or of several heads: [pieces, heads, 3].
        joins: 1 where a piece goes on with the word before.
    """
    starts = np.flatnonzero(np.asarray(joins) == 0)
    if len(joins) and (not len(starts) or starts[0]):
        starts = np.concatenate([[0], starts])
    sizes = np.diff([*starts, len(joins)]).reshape(-1, *[1] * (tags.ndim - 2))
    inside: NDArray[Any] = np.add.reduceat(1 - tags[..., 0], starts) / sizes if len(starts) else tags[..., 0]
    firsts = tags[starts]
    return [*starts.tolist(), len(joins)], inside, firsts[..., 1] > np.maximum(firsts[..., 2], _BEGINS)


def _runs(inside: _Floats, begins: NDArray[np.bool_], least: float) -> Iterator[tuple[int, int]]:
    """Stretches of words that are rather inside than out; a word that begins rather than goes on opens a new one."""
    start = end = -1
    for number in np.flatnonzero(inside > least).tolist():
        if start >= 0 and (number > end or begins[number]):
            yield start, end
            start = -1
        start, end = (number if start < 0 else start), number + 1
    if start >= 0:
        yield start, end


def _core(inside: Sequence[float], start: int, end: int) -> tuple[int, int]:
    """The stretch around the likeliest word of a run in which every word is at least a third as likely."""
    if end - start == 1:
        return start, end
    peak = max(range(start, end), key=inside.__getitem__)
    weak = inside[peak] / 3
    start = max((number + 1 for number in range(start, peak) if inside[number] < weak), default=start)
    end = min((number for number in range(peak, end) if inside[number] < weak), default=end)
    return start, end


class _Numbers:
    """The heads' outputs for one candidate, and the pieces they speak of, by number."""

    def __init__(self, outputs: Mapping[str, _Floats], pieces: Pieces, rows: _Rows, seen: _Ints) -> None:
        self._pieces, self._seen, self._outputs = pieces, seen, outputs
        self._numbers: list[int] = seen.tolist()
        gaps = np.diff(seen, prepend=seen[0]) > 1
        after_article = np.roll(rows.articles[seen], 1)
        self._words, self._inside, begins = _by_words(outputs["tags"], rows.joins[seen] * ~gaps)
        starts = self._words[:-1]
        self._begins = (begins & ~after_article[starts, np.newaxis]) | gaps[starts, np.newaxis]
        self._likeliest = self._inside.max(axis=0)

    def scene(self, candidate: _Candidate, others: Sequence[_Candidate]) -> Scene:
        claim = float(self._outputs["claim"][LABELS["claim"].index("claim")])
        return Scene(
            trigger=Guess(
                span=self._pieces.span(candidate.first, candidate.last),
                probability=round((candidate.probability * claim) ** 0.5, _DECIMALS),
                kinds={},
            ),
            roles={tag: tuple(self._guesses(tag)) for tag in TAGS if tag not in TIES},
            labels={head: _named(values, self._outputs[head]) for head, values in LABELS.items()},
            modes=_named(MODES, self._outputs["modes"]),
            ties=self._ties(candidate, others),
        )

    def _guesses(self, tag: str) -> Iterator[Guess]:
        head = TAGS.index(tag)
        if self._likeliest[head] <= LEAST_GUESS:
            return
        inside = self._inside[:, head]
        likely = inside.tolist()
        for start, end in _runs(inside, self._begins[:, head], LEAST_GUESS):
            start, end = _core(likely, start, end)
            first, last = self._words[start], self._words[end]
            kinds, named = self._kinds(tag, first, last)
            yield Guess(
                span=self._pieces.span(self._numbers[first], self._numbers[last - 1] + 1),
                probability=round(float(_mean(inside[start:end])), _DECIMALS),
                kinds=kinds,
                named=named,
            )

    def _kinds(self, tag: str, first: int, last: int) -> tuple[Mapping[str, float], float]:
        if tag == "item":
            return _named(WEAPON_CLASSES, _softmax(_mean(self._outputs["classes"][first:last]))), 0.0
        if tag in ("source", "relay"):
            mean = _mean(self._outputs["speakers"][first:last])
            named = _softmax(mean[len(SPEAKER_KINDS) :])[NAMED.index("named")]
            return _named(SPEAKER_KINDS, _softmax(mean[: len(SPEAKER_KINDS)])), round(float(named), _DECIMALS)
        return {}, 0.0

    def _ties(self, candidate: _Candidate, others: Sequence[_Candidate]) -> dict[str, dict[Span, float]]:
        """By kind of tie, how probably each other candidate that is seen as a whole is tied so."""
        inside = 1 - self._outputs["tags"][:, _TIED, 0]
        found: dict[str, dict[Span, float]] = {tie: {} for tie in TIES}
        firsts = np.searchsorted(self._seen, [each.first for each in others]).tolist()
        lasts = np.searchsorted(self._seen, [each.last for each in others]).tolist()
        for other, first, last in zip(others, firsts, lasts, strict=True):
            if other is not candidate and last - first == other.last - other.first:
                span = self._pieces.span(other.first, other.last)
                for column, tie in enumerate(TIES):
                    found[tie][span] = round(float(_mean(inside[first:last, column])), _DECIMALS)
        return found


def _named(names: Sequence[str], numbers: _Floats) -> dict[str, float]:
    return {name: round(number, _DECIMALS) for name, number in zip(names, numbers.tolist(), strict=True)}


def _mean(numbers: _Floats) -> _Floats:
    """The mean of rows, as numpy's own gives it, which takes three times as long to find out what it is asked."""
    mean: _Floats = np.add.reduce(numbers) / np.float32(len(numbers))
    return mean


def _softmax(numbers: _Floats) -> _Floats:
    """Probabilities along the last axis."""
    powers = np.exp(numbers - numbers.max(axis=-1, keepdims=True))
    shares: _Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _softmax_of_three(numbers: _Floats) -> _Floats:
    """Probabilities along a last axis of three, a column at a time: rows so short take numpy five times as long."""
    first, second, third = np.moveaxis(numbers, -1, 0)
    powers = np.exp(numbers - np.maximum(np.maximum(first, second), third)[..., np.newaxis])
    first, second, third = np.moveaxis(powers, -1, 0)
    shares: _Floats = powers / (first + second + third)[..., np.newaxis]
    return shares


def _sigmoid(numbers: _Floats) -> _Floats:
    shares: _Floats = np.reciprocal(1 + np.exp(-numbers))
    return shares
