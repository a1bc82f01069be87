"""A tagger by the trained model: scenes of the model, and the decisions that make frames of them.

The model gives probabilities; what is made of them is decided here: which triggers are claims, which of them speak of
one transfer, and which rules go on from there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Polarity
from waybill.core.document import Document
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame, Mention
from waybill.core.span import Span
from waybill.core.version import VERSION
from waybill.extract.denials.answering import Answer, answers, only_asked, said_no_to
from waybill.extract.denials.denying import can_deny, flatly_denied, pointed_at
from waybill.extract.denials.doubting import doubted, never_seen
from waybill.extract.parties.raiding import Raid, raids
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.contents import with_contents
from waybill.extract.slots.goods import idle_goods
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.transfers.bartering import with_returns
from waybill.extract.transfers.cutter import Cutter
from waybill.extract.transfers.dividing import divided
from waybill.extract.transfers.framing import frame_of
from waybill.extract.transfers.grouping import groups
from waybill.extract.transfers.kinship import Kinship
from waybill.extract.transfers.own_arms import own_arms
from waybill.extract.transfers.parting import Told, part
from waybill.extract.transfers.seconding import with_denial
from waybill.extract.transfers.sections import by_section
from waybill.extract.transfers.siding import in_their_clauses
from waybill.extract.transfers.vouching import is_agreed, vouched
from waybill.extract.triggers.constructions import constructions
from waybill.extract.triggers.idle import is_no_transfer
from waybill.extract.triggers.motions import joined_motions, motions
from waybill.extract.triggers.turning import on_its_side
from waybill.extract.weighing import Weighing, load_weighing
from waybill.neural.pieces import Markup
from waybill.neural.reader import Scene, read_scenes
from waybill.neural.weights import Weights, load_weights, model_digest
from waybill.ontology import Ontology
from waybill.ontology.wordings import Wordings, load_wordings

PHRASE_NUMBERS: Final = {kind: number for number, kind in enumerate(Kind, start=1)}
"""The model's numbers of the kinds of phrases."""
_TOLD: Final = 0.2
"""The probability from which on a motion counts by which the rules see weapons being taken."""
_DENIED: Final = 0.3
"""The probability from which on a motion counts that is surely denied: few denials have a usual motion."""
_SURELY: Final = 0.9


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
        return decide(document, sentences, scenes, weights.thresholds, self._ontology)


def decide(
    document: Document,
    sentences: Sequence[Sentence],
    scenes: Sequence[Scene],
    least: Mapping[str, float],
    ontology: Ontology,
    weighing: Weighing | None = None,
) -> tuple[Frame, ...]:
    """What is made of a text's scenes: the frames of its claims, in the order of their triggers.

    Args:
        document: that they are of.
        sentences: its sentences with their phrases.
        scenes: what the model says of it.
        least: the probability from which on something counts, by what it is; and the calibration.
        ontology: the catalogues.
        weighing: what each fact weighs; None: what the shipped model's weigh.
    """
    grouped, cutter, idle = transfers(document, sentences, scenes, least, ontology)
    first = {scene.trigger.span: group[0].trigger.span for group in grouped for scene in group}
    frames = []
    for group in grouped:
        others = [scene.trigger.span for scene in cutter.others(group)]
        frame = frame_of(group, first, cutter, least, weighing or load_weighing())
        frames += part(Told(frame=frame, scenes=group, trimmer=cutter.trimmer, register=cutter, others=others))
    frames = divided(frames, cutter.ruled, cutter.trimmer)
    frames = by_section(frames, cutter.sections, cutter.trimmer)
    frames += cutter.bare_denials(sentences, [scene.trigger.span for group in grouped for scene in group])
    frames = list(with_returns(with_contents(frames, sentences, document.text, scenes), sentences, document.text))
    return (*frames, *idle_goods(grouped, frames, cutter, least), *_idle(idle))


def transfers(
    document: Document,
    sentences: Sequence[Sentence],
    scenes: Sequence[Scene],
    least: Mapping[str, float],
    ontology: Ontology,
) -> "tuple[list[list[Scene]], Cutter, list[Scene]]":
    """The scenes of each transfer by their triggers, what the rules know of the document, and scenes of no transfer."""
    raided = list(raids(sentences, load_wordings()))
    sure, idle, unsaid = _sure(document, sentences, scenes, least, raided)
    cutter = Cutter(document, sentences, ontology, sure, raided)
    sure, idle = _with_echoes(sure, idle, cutter, least)
    denied = [with_denial(scene, cutter.ruled([scene.trigger.span])) for scene in sure]
    sure = [on_its_side(scene, cutter.turns, cutter.stand_together) for scene in denied]
    grouped = groups(in_their_clauses(sure, cutter), least["same"], Kinship(cutter).shift)
    return sorted(grouped, key=lambda group: group[0].trigger.span), cutter, idle + unsaid


def _with_echoes(
    sure: Sequence[Scene], idle: Sequence[Scene], cutter: Cutter, least: Mapping[str, float]
) -> tuple[list[Scene], list[Scene]]:
    """The sure and the idle scenes; idle are also those that name no party and say the same as a surer idle one."""
    still = {scene.trigger.span for scene in idle}
    drawn = [
        scene
        for group in (groups([*sure, *idle], least["same"], Kinship(cutter).shift) if idle else ())
        if max(group, key=lambda each: each.trigger.probability).trigger.span in still
        for scene in group
        if scene.trigger.span not in still and not cutter.trimmer.names_party(scene.trigger.span)
    ]
    return [scene for scene in sure if scene not in drawn], [*idle, *drawn]


def _sure(
    document: Document,
    sentences: Sequence[Sentence],
    scenes: Sequence[Scene],
    least: Mapping[str, float],
    raided: Sequence[Raid],
) -> tuple[list[Scene], list[Scene], list[Scene]]:
    """The scenes that the model is sure of, those among them that change no hands, and those that nobody says."""
    said = {sentences[number].span: answer for number, answer in answers(document.text, sentences).items()}
    unsaid = [span for span, answer in said.items() if answer is Answer.NEITHER]
    touched = Trimmer(document.text, sentences).touched(scene.trigger.span for scene in scenes)
    near = [sentences[number] for number in sorted(touched)]
    unsaid += [span for each in near for span in (doubted(each), pointed_at(each)) if span is not None]
    own = [span for each in near for span in own_arms(each, document.text)]
    unsaid += only_asked(document.text, sentences)
    granted = [span for span, answer in said.items() if answer is Answer.YES]
    denied = [span for each in sentences for span in (never_seen(each), flatly_denied(each)) if span is not None]
    denied += said_no_to(document.text, sentences)
    deniable = [each.span for each in sentences if can_deny(each)]
    told = [raid.motion for raid in raided if raid.is_sure]
    told += [found.motion for each in sentences for found in constructions(each)]
    by_rules = [each for sentence in near for each in vouched(sentence, load_wordings())]
    sure, idle, silent = list[Scene](), list[Scene](), list[Scene]()
    for scene in scenes:
        span = scene.trigger.span
        polarity = _settled(span, granted, denied)
        scene = scene if polarity is None else _with_polarity(scene, polarity)
        is_told = span.meets(told) and scene.trigger.probability > _TOLD
        is_seen = scene.trigger.probability > _least(scene, least["claim"], deniable)
        if is_told or is_seen or is_agreed(scene, by_rules):
            is_idle = is_no_transfer(document.text, span) or any(span in each for each in own)
            is_unsaid = any(span in each for each in unsaid)
            (idle if is_idle else silent if is_unsaid else sure).append(scene)
    return sure, idle, silent


def _least(scene: Scene, least: float, deniable: Sequence[Span]) -> float:
    """The probability from which on a scene is told: less where it is surely denied, in words that deny."""
    is_denied = scene.labels["polarity"][Polarity.DENIED] > _SURELY
    is_sure = is_denied and any(scene.trigger.span in each for each in deniable)
    return min(least, _DENIED) if is_sure else least


def _settled(motion: Span, granted: Sequence[Span], denied: Sequence[Span]) -> Polarity | None:
    """What the words around a motion leave no doubt of: a yes to a question, what nobody has seen, what never was."""
    if any(motion in each for each in granted):
        return Polarity.AFFIRMED
    return Polarity.DENIED if any(motion in each for each in denied) else None


def _with_polarity(scene: Scene, polarity: Polarity) -> Scene:
    """A scene whose polarity is known."""
    return replace(
        scene, labels={**scene.labels, "polarity": {each.value: float(each is polarity) for each in Polarity}}
    )


def _idle(scenes: Sequence[Scene]) -> Iterator[Frame]:
    """Frames of motions that the model is sure of and that make no claim."""
    for scene in scenes:
        yield Frame.of_no_transfer(Mention(span=scene.trigger.span, label="trigger", score=scene.trigger.probability))


def markup(sentences: Sequence[Sentence], wordings: Wordings) -> Markup:
    """What the rules see in a document's sentences, as the model takes it."""
    framed = [found.motion for each in sentences for found in constructions(each)]
    return Markup(
        phrases=[(phrase.span, PHRASE_NUMBERS[phrase.kind]) for each in sentences for phrase in each.phrases],
        motions=[each.stretch(match.first, match.last) for each in sentences for match in motions(each, wordings)]
        + framed,
        sayings=[word.span for each in sentences for word in each.words if word.lower in wordings.speech_words],
        sentences=[each.span for each in sentences],
        told=[raid.motion for raid in raids(sentences, wordings) if raid.is_sure]
        + [each.stretch(match.first, match.last) for each in sentences for match in joined_motions(each, wordings)]
        + framed
        + [found.motion for each in sentences for found in vouched(each, wordings)],
    )
