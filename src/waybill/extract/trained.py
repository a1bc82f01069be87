"""A tagger by the trained model: scenes of the model, and the decisions that make frames of them.

The model gives probabilities; what is made of them is decided here: which triggers are claims, which of them speak of
one transfer, and which words fill which slot. Rules win where they are exact: where a name, a designation, a date or a
price begins and ends is theirs to say, as is what a number counts; who is what to whom is the model's.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Basis, Certainty, Filler, Mode, Polarity, Stage
from waybill.core.document import Document
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.core.version import VERSION
from waybill.extract.answering import Answer, answers
from waybill.extract.asking import Request, requests, settled
from waybill.extract.attribution import attribute
from waybill.extract.bartering import with_returns
from waybill.extract.bystanding import is_bystander
from waybill.extract.casting import PARTIES, cast
from waybill.extract.contents import with_contents
from waybill.extract.denying import bare_denials, denier, pointed_at
from waybill.extract.doubting import doubted
from waybill.extract.filling import fill, is_for
from waybill.extract.goods import goods, idle_goods
from waybill.extract.grouping import groups
from waybill.extract.idle import is_no_transfer
from waybill.extract.kinship import Kinship
from waybill.extract.legs import Leg, legs, on_leg
from waybill.extract.motions import joined_motions, motions
from waybill.extract.numbering import quantity
from waybill.extract.parting import Told, part
from waybill.extract.phrases import Kind, Sentence
from waybill.extract.proceeding import is_going_on
from waybill.extract.raiding import Raid, raids, taken
from waybill.extract.reference import entities, is_same_party, references
from waybill.extract.rules import RuleTagger
from waybill.extract.seconding import seconds, with_denial
from waybill.extract.sections import are_headings_of_two, by_section, sections
from waybill.extract.sentence import read_sentences
from waybill.extract.trimming import Trimmer
from waybill.extract.turning import Turns, on_its_side
from waybill.extract.voices import chains, hear
from waybill.extract.voicing import Voicing
from waybill.extract.weighing import Weighing, load_weighing, log_odds
from waybill.neural.pieces import Markup
from waybill.neural.reader import Scene, read_scenes
from waybill.neural.weights import Weights, load_weights, model_digest
from waybill.ontology import Ontology
from waybill.ontology.wordings import Wordings, load_wordings
from waybill.text.counts import counts

PHRASE_NUMBERS: Final = {kind: number for number, kind in enumerate(Kind, start=1)}
"""The model's numbers of the kinds of phrases."""
_TOLD: Final = 0.2
"""The probability from which on a motion counts by which the rules see weapons being taken."""
_BEHIND_ASKING: Final = (Stage.OFFERED, Stage.AGREED, Stage.DISPATCHED, Stage.DELIVERED)
"""Stages that nothing has reached of which only a request is told."""
_SPANS: Final = tuple(
    role for role in Role if role not in (*PARTIES, Role.ITEM, Role.SOURCE, Role.RELAY, Role.TRANSPORT)
)


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
        others = [span for span, own in first.items() if own != group[0].trigger.span]
        frame = _frame(group, first, cutter, least, weighing or load_weighing())
        frames += part(Told(frame=frame, scenes=group, trimmer=cutter.trimmer, register=cutter, others=others))
    frames = by_section(frames, cutter.sections, cutter.trimmer)
    frames += cutter.bare_denials(sentences, [scene.trigger.span for group in grouped for scene in group])
    frames = list(with_returns(with_contents(frames, sentences, document.text), sentences, document.text))
    return (*frames, *idle_goods(grouped, frames, cutter, least), *_idle(idle))


def transfers(
    document: Document,
    sentences: Sequence[Sentence],
    scenes: Sequence[Scene],
    least: Mapping[str, float],
    ontology: Ontology,
) -> "tuple[list[list[Scene]], Cutter, list[Scene]]":
    """The scenes of each transfer by their triggers, what the rules know of the document, and scenes of no transfer."""
    sure, idle = _sure(document, sentences, scenes, least)
    cutter = Cutter(document, sentences, ontology, sure)
    sure = [on_its_side(with_denial(scene, cutter.ruled), cutter.turns, cutter.stand_together) for scene in sure]
    grouped = groups(sure, least["same"], Kinship(cutter).shift)
    return sorted(grouped, key=lambda group: group[0].trigger.span), cutter, idle


def _sure(
    document: Document, sentences: Sequence[Sentence], scenes: Sequence[Scene], least: Mapping[str, float]
) -> tuple[list[Scene], list[Scene]]:
    """The scenes that the model is sure of, and those among them that change no hands or that nobody says."""
    said = {sentences[number].span: answer for number, answer in answers(document.text, sentences).items()}
    unsaid = [span for span, answer in said.items() if answer is Answer.NEITHER]
    unsaid += [span for each in sentences for span in (doubted(each), pointed_at(each)) if span is not None]
    granted = [span for span, answer in said.items() if answer is Answer.YES]
    told = [raid.motion for raid in raids(sentences, load_wordings()) if raid.is_sure]
    sure, idle = list[Scene](), list[Scene]()
    for scene in scenes:
        span = scene.trigger.span
        is_told = any(span.overlaps(each) for each in told) and scene.trigger.probability > _TOLD
        if is_told or scene.trigger.probability > least["claim"]:
            is_idle = is_no_transfer(document.text, span) or any(span in each for each in unsaid)
            (idle if is_idle else sure).append(_granted(scene) if any(span in each for each in granted) else scene)
    return sure, idle


def _granted(scene: Scene) -> Scene:
    """A scene of a question that is answered with yes."""
    polarity = {each.value: float(each is Polarity.AFFIRMED) for each in Polarity}
    return replace(scene, labels={**scene.labels, "polarity": polarity})


def _idle(scenes: Sequence[Scene]) -> Iterator[Frame]:
    """Frames of motions that the model is sure of and that make no claim."""
    for scene in scenes:
        yield Frame.of_no_transfer(Mention(span=scene.trigger.span, label="trigger", score=scene.trigger.probability))


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
        told=[raid.motion for raid in raids(sentences, wordings) if raid.is_sure]
        + [
            Span(each.words[match.first].span.start, each.words[match.last - 1].span.end)
            for each in sentences
            for match in joined_motions(each, wordings)
        ],
    )


class Cutter:
    """What the rules know of a document that the model's guesses are brought to."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], ontology: Ontology, scenes: Sequence[Scene]
    ) -> None:
        """What the rules know of a document; ``scenes`` are all of its claims."""
        self.trimmer, self.wordings = Trimmer(document.text, sentences), load_wordings()
        self.text, self._scenes = document.text, scenes
        self.turns, self.sections = Turns(document.text), sections(document.text)
        near = [each for each in sentences if any(each.span.overlaps(scene.trigger.span) for scene in scenes)]
        self.ruled = RuleTagger(ontology).frames(near, sentences)
        self._attributions = attribute(document.text, sentences, wordings=self.wordings)
        self.voicing = Voicing(document, sentences, self._attributions, self.trimmer)
        self._references, self._ontology = references(document, sentences, ontology), ontology
        self._legs = [leg for pair in legs(sentences, self.ruled, self._name_one) for leg in pair]
        self._raids = list(raids(sentences, self.wordings))

    def others(self, group: Sequence[Scene]) -> list[Scene]:
        """The scenes of all other claims."""
        own = {scene.trigger.span for scene in group}
        return [scene for scene in self._scenes if scene.trigger.span not in own]

    def meant(self, words: Span) -> Filler | None:
        """The party that words mean."""
        span = self.trimmer.party(words)
        if span is None:
            return None
        said = self._attributions[self.trimmer.sentence(span).number].chains
        return self._references.party(span, speaker=said[-1][-1].span if said else None)

    def _name_one(self, left: Span, right: Span) -> bool:
        """Whether two names mean one party."""
        one, other = self.meant(left), self.meant(right)
        return one is not None and other is not None and self.is_same(one, other)

    def stand_together(self, left: Span, right: Span) -> bool:
        """Whether two stretches begin in one sentence."""
        return self.trimmer.stand_together(left, right)

    def turns_between(self, left: Span, right: Span) -> bool:
        """Whether a text turns to something else between two motions, heads lists by them, or passes on what came."""
        first, second = (self.leg([span]) for span in sorted((left, right)))
        is_passed_on = first is not None and second is not None and first.takers == second.givers
        is_listed_apart = are_headings_of_two(left, right, self.sections)
        return is_passed_on or is_listed_apart or self.turns.lie_between(left, right)

    def counted(self, motion: Span) -> frozenset[tuple[float, str]]:
        """Numbers with the words of the goods that they count at a motion, as the rules read it."""
        near = (frame for frame in self.ruled if frame.trigger.span.overlaps(motion))
        named = (span for frame in near for span in frame.spans(Role.ITEM) if self.trimmer.phrases(span, Kind.ITEM))
        goods = ((span, self._number(span)) for span in named)
        return frozenset((number, span.of(self.text).lower()) for span, number in goods if number is not None)

    def _number(self, item: Span) -> float | None:
        found = quantity(self.text, item, counts(self.text, self.trimmer.sentence(item).span), lambda between: False)
        return None if found is None else found.value

    def leg(self, motions: Sequence[Span]) -> Leg | None:
        """The leg of a journey that motions tell of; None if they tell of none."""
        return next((leg for leg in self._legs if any(leg.motion.overlaps(span) for span in motions)), None)

    def requests(self, triggers: Sequence[Span]) -> list[Request]:
        """What is asked for in the words of some triggers."""
        near = {each.number: each for each in map(self.trimmer.sentence, triggers)}
        found = (request for _, each in sorted(near.items()) for request in requests(each, self.wordings))
        return [request for request in found if any(request.stretch.overlaps(span) for span in triggers)]

    def raids(self, triggers: Sequence[Span]) -> list[Raid]:
        """What is taken in the words of some triggers."""
        return [raid for raid in self._raids if any(raid.stretch.overlaps(span) for span in triggers)]

    def bare_denials(self, sentences: Sequence[Sentence], triggers: Sequence[Span]) -> Iterator[Frame]:
        """Denials without a transfer of their own, in sentences of no trigger that the model sees."""
        for sentence in sentences if triggers else ():
            if not any(sentence.span.overlaps(span) for span in triggers):
                said = self._attributions[sentence.number]
                for denial in bare_denials(sentence, self.wordings):
                    speaker = None if said.own else denier(sentence, denial.trigger.span, self.text, self.wordings)
                    yield replace(denial, chains=said.chains if speaker is None else ((speaker,),))

    def are_listed(self, left: Span, right: Span) -> bool:
        """Whether two parties stand in one list."""
        return self.trimmer.are_listed(self.trimmer.party(left) or left, self.trimmer.party(right) or right)

    def is_known(self, party: Filler) -> bool:
        """Whether the catalogues know a party."""
        return bool(entities(party.text, self._ontology))

    def is_place(self, words: Span) -> bool:
        """Whether words are the name of a place that is no party."""
        return self.trimmer.is_place(words)

    def is_bystander(self, words: Span, motion: Span) -> bool:
        """Whether words name somebody who plays no part in a transfer: who permits, who objects, a vehicle's flag."""
        return is_bystander(self.text, self.trimmer.party(words) or words, motion)

    def owns_goods(self, words: Span) -> bool:
        """Whether the words before say that something is theirs."""
        return self.trimmer.owns_goods(self.trimmer.party(words) or words)

    def is_same(self, left: Filler, right: Filler) -> bool:
        """Whether two names are one party's."""
        return is_same_party(left, right, self._ontology)


def _frame(
    group: Sequence[Scene],
    first: Mapping[Span, Span],
    cutter: Cutter,
    least: Mapping[str, float],
    weighing: Weighing,
) -> Frame:
    """The frame of the scenes of one transfer: the words that any of them gives a role, labels by their mean."""
    trigger, *further = (scene.trigger.span for scene in group)
    trimmer = cutter.trimmer
    roles = cast(group, cutter, ruled=seconds(group, cutter.ruled, PARTIES), least=least, weights=weighing.parties)
    asked = cutter.requests((trigger, *further))
    for request in asked:
        roles = settled(roles, request, trimmer.sentence(request.stretch).span, cutter)
    for raid in cutter.raids((trigger, *further)):
        roles = taken(roles, raid, cutter)
    roles = [
        replace(each, span=span) for each in roles for span in trimmer.named_ones(trimmer.party(each.span) or each.span)
    ]
    moved = list(goods(group, cutter.others(group), trimmer, least))
    leg = cutter.leg((trigger, *further))
    roles = [*roles, *moved] if leg is None else on_leg([*roles, *moved], leg)
    filled = [mention for role in _SPANS for mention in fill(role, group, trimmer, least)]
    roles += [each for each in filled if is_for(each, moved, trimmer)]
    voices = hear(group, cutter.voicing, weighing.origins)
    roles += [
        Mention(span=voice.span, label=role, score=round(score, 3))
        for voice in voices
        for role, score in ((Role.SOURCE, voice.origin), (Role.RELAY, voice.relay))
        if score > least[role.value]
    ]
    roles += _transport(group, trimmer, cutter.wordings, least["transport"])
    labels = _labels(group, cutter.text, asked)
    polarity = Polarity(labels["polarity"])
    return Frame(
        trigger=Mention(span=trigger, label="trigger", score=group[0].trigger.probability),
        roles=tuple(sorted(roles, key=lambda each: (each.span, each.label))),
        basis=Basis(labels["basis"]),
        stage=Stage(labels["stage"]),
        polarity=polarity,
        certainty=Certainty(labels["certainty"]),
        covert=labels["covert"] == "covert",
        further=tuple(further),
        chains=chains(voices, trimmer, cutter.voicing, least=least)
        or cutter.voicing.in_turn([scene.trigger.span for scene in group]),
        details=_tied("whole", group, first, least["tie"]),
        denies=_tied("denied", group, first, least["tie"]) if polarity is Polarity.DENIED else None,
        sure=tuple((head, _sureness(group, head, value)) for head, value in labels.items()),
        score=_calibrated(max(scene.trigger.probability for scene in group), least),
    )


def _calibrated(raw: float, least: Mapping[str, float]) -> float:
    """How often a claim of such a raw score was right on the reports that calibrated the model."""
    odds = least.get("calibration_slope", 1.0) * log_odds(raw) + least.get("calibration_offset", 0.0)
    return round(1 / (1 + math.exp(-odds)), 3)


def _labels(group: Sequence[Scene], text: str, asked: Sequence[Request]) -> dict[str, str]:
    """The likeliest value of each label; but what goes on is no offer any more, and what is only asked for no deal."""
    found = {head: _label(group, head) for head in ("basis", "stage", "polarity", "certainty", "covert")}
    triggers = [scene.trigger.span for scene in group]
    if found["stage"] == Stage.OFFERED and is_going_on(text, triggers):
        return {**found, "stage": Stage.DISPATCHED.value}
    plain = [request.stretch for request in asked if request.is_plain]
    is_asked = found["stage"] in _BEHIND_ASKING and all(any(t.overlaps(each) for each in plain) for t in triggers)
    return {**found, "stage": Stage.SOUGHT.value} if is_asked else found


def _sureness(group: Sequence[Scene], head: str, value: str) -> float:
    """The probability of a label's value, the scenes weighed by how sure their triggers are."""
    total = sum(scene.trigger.probability for scene in group)
    return round(sum(s.trigger.probability * s.labels[head][value] for s in group) / total, 3)


def _label(group: Sequence[Scene], head: str) -> str:
    """The value with the highest probability, the scenes weighed by how sure their triggers are."""
    values = group[0].labels[head]
    return max(values, key=lambda value: sum(s.trigger.probability * s.labels[head][value] for s in group))


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
