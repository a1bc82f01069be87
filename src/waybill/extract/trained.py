"""A tagger by the trained model: scenes of the model, and the decisions that make frames of them.

The model gives probabilities; what is made of them is decided here: which triggers are claims, which of them speak of
one transfer, and which words fill which slot. Rules win where they are exact: where a name, a designation, a date or a
price begins and ends is theirs to say, as is what a number counts; who is what to whom is the model's.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from waybill.core.claim import Basis, Certainty, Mode, Polarity, Stage
from waybill.core.document import Document
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.core.version import VERSION
from waybill.extract.grouping import groups
from waybill.extract.motions import motions
from waybill.extract.phrases import Kind, Sentence
from waybill.extract.sentence import read_sentences
from waybill.extract.trimming import Trimmer
from waybill.extract.voices import chains
from waybill.neural.pieces import Markup
from waybill.neural.reader import Guess, Scene, read_scenes
from waybill.neural.weights import Weights, load_weights, model_digest
from waybill.ontology import Ontology
from waybill.ontology.wordings import Wordings, load_wordings

PHRASE_NUMBERS: Final = {kind: number for number, kind in enumerate(Kind, start=1)}
"""The model's numbers of the kinds of phrases."""
_PARTIES: Final = (Role.SUPPLIER, Role.RECIPIENT, Role.INTERMEDIARY)
_SPANS: Final = tuple(role for role in Role if role not in (Role.SOURCE, Role.RELAY, Role.TRANSPORT))


class TrainedTagger:
    """Finds frames with the model that comes with Waybill."""

    def __init__(self, ontology: Ontology, weights: Weights | None = None) -> None:
        """A tagger by the shipped model, which is opened when the first document is read, or by another one."""
        self._ontology, self._weights = ontology, weights
        self._wordings = load_wordings()

    @property
    def maker(self) -> Maker:
        """This program's trained reader, with the digest of its model."""
        model = model_digest() if self._weights is None else self._weights.digest
        return Maker(kind=MakerKind.PROGRAM, name="waybill-trained", version=VERSION, model=model)

    def tag(self, document: Document) -> tuple[Frame, ...]:
        """Frames in the order of their triggers, each a claim with all its triggers."""
        sentences = read_sentences(document, self._ontology)
        weights = self._weights or load_weights()
        scenes = read_scenes(document.text, markup(sentences, self._wordings), weights)
        return decide(document.text, sentences, scenes, weights.thresholds)


def decide(
    text: str, sentences: Sequence[Sentence], scenes: Sequence[Scene], least: Mapping[str, float]
) -> tuple[Frame, ...]:
    """What is made of a text's scenes: the frames of its claims, in the order of their triggers.

    Args:
        text: of the document.
        sentences: its sentences with their phrases.
        scenes: what the model says of it.
        least: the probability from which on something counts, by what it is; and the calibration.
    """
    wordings = load_wordings()
    sure = [scene for scene in scenes if scene.trigger.probability > least["claim"]]
    trimmer = Trimmer(text, sentences)
    grouped = groups(sure, least["same"])
    first = {scene.trigger.span: group[0].trigger.span for group in grouped for scene in group}
    return tuple(
        _frame(group, first, trimmer, wordings, least)
        for group in sorted(grouped, key=lambda group: group[0].trigger.span)
    )


def markup(sentences: Sequence[Sentence], wordings: Wordings) -> Markup:
    """What the rules see in a document's sentences, as the model takes it."""
    return Markup(
        phrases=[(phrase.span, PHRASE_NUMBERS[phrase.kind]) for each in sentences for phrase in each.phrases],
        motions=[
            Span(each.words[match.first].span.start, each.words[match.last - 1].span.end)
            for each in sentences
            for match in motions(each, wordings)
        ],
        sayings=[word.span for each in sentences for word in each.words if word.lower in wordings.speech_words],
        sentences=[each.span for each in sentences],
    )


def _frame(
    group: Sequence[Scene],
    first: Mapping[Span, Span],
    trimmer: Trimmer,
    wordings: Wordings,
    least: Mapping[str, float],
) -> Frame:
    """The frame of the scenes of one transfer: the words that any of them gives a role, labels by their mean."""
    trigger, *further = (scene.trigger.span for scene in group)
    roles = [mention for role in _SPANS for mention in _mentions(role, group, trimmer, least)]
    roles += _transport(group, trimmer, wordings, least["transport"])
    polarity = Polarity(_label(group, "polarity"))
    return Frame(
        trigger=Mention(span=trigger, label="trigger", score=group[0].trigger.probability),
        roles=tuple(sorted(roles, key=lambda each: (each.span, each.label))),
        basis=Basis(_label(group, "basis")),
        stage=Stage(_label(group, "stage")),
        polarity=polarity,
        certainty=Certainty(_label(group, "certainty")),
        covert=_label(group, "covert") == "covert",
        further=tuple(further),
        chains=chains(_best(Role.SOURCE, group, least["source"]), _best(Role.RELAY, group, least["source"]), trimmer),
        details=_tied("whole", group, first, least["tie"]),
        denies=_tied("denied", group, first, least["tie"]) if polarity is Polarity.DENIED else None,
        score=_calibrated(max(scene.trigger.probability for scene in group), least),
    )


def log_odds(probability: float) -> float:
    """Logarithm of the odds of a probability, which is kept off 0 and 1."""
    kept = min(max(probability, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def _calibrated(raw: float, least: Mapping[str, float]) -> float:
    """How often a claim of such a raw score was right on the reports that calibrated the model."""
    odds = least.get("calibration_slope", 1.0) * log_odds(raw) + least.get("calibration_offset", 0.0)
    return round(1 / (1 + math.exp(-odds)), 3)


def _label(group: Sequence[Scene], head: str) -> str:
    """The value with the highest probability, the scenes weighed by how sure their triggers are."""
    values = group[0].labels[head]
    return max(values, key=lambda value: sum(s.trigger.probability * s.labels[head][value] for s in group))


def _best(role: Role, group: Sequence[Scene], least: float) -> list[Guess]:
    """What the scenes of a transfer give a role, in the order of the text; of overlapping words the likeliest."""
    kept: list[Guess] = []
    listed = [guess for scene in group for guess in scene.roles[role] if guess.probability > least]
    for guess in sorted(listed, key=lambda each: (-each.probability, each.span)):
        if not any(guess.span.overlaps(other.span) for other in kept):
            kept.append(guess)
    return sorted(kept, key=lambda each: each.span)


def _mentions(role: Role, group: Sequence[Scene], trimmer: Trimmer, least: Mapping[str, float]) -> Iterator[Mention]:
    best = _best(role, group, least.get(role.value, least["role"]))
    share = least.get("share", 0.0) if role in _PARTIES else least.get("item_share", 0.0)
    floor = share * max((guess.probability for guess in best), default=0.0)
    for guess in best:
        if guess.probability < floor:
            continue
        span = trimmer.item(guess.span) if role is Role.ITEM else trimmer.name(guess.span)
        if span is not None:
            kind = max(guess.kinds, key=lambda each: guess.kinds[each]) if guess.kinds else None
            yield Mention(span=span, label=role, score=guess.probability, kind=kind)


def _transport(group: Sequence[Scene], trimmer: Trimmer, wordings: Wordings, least: float) -> Iterator[Mention]:
    """Means of transport, each with the vehicle that the claim's sentences name, else with the trigger itself."""
    for mode in Mode:
        likeliest = max(group, key=lambda scene: scene.modes[mode])
        if likeliest.modes[mode] > least:
            span = trimmer.vehicle([scene.trigger.span for scene in group], mode, wordings)
            yield Mention(
                span=span or likeliest.trigger.span,
                label=Role.TRANSPORT,
                score=likeliest.modes[mode],
                kind=mode.value,
            )


def _tied(tie: str, group: Sequence[Scene], first: Mapping[Span, Span], least: float) -> Span | None:
    """First trigger of the other transfer that is most probably tied to this one."""
    own = {scene.trigger.span for scene in group}
    found = [
        (probability, span)
        for scene in group
        for span, probability in scene.ties[tie].items()
        if span in first and span not in own and probability > least
    ]
    return first[max(found)[1]] if found else None
