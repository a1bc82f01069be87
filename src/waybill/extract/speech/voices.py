"""Chains of speakers from the words that the model takes for origins and for those who pass on what they say.

The model weighs words; a speaker may be named several times, in full and in part. So its mentions are brought together
first, each as the whole name that it is cut from, and nobody speaks twice or passes on what he says himself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from waybill.core.mention import Role
from waybill.core.span import Span, squeeze
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.voicing import Voicing
from waybill.extract.weighing import ORIGIN_FACTS, OriginEvidence, probability
from waybill.neural.reader import Guess, Scene

LEAST_NAMED: Final = 0.5
_RATHER: Final = 0.5
_SURELY: Final = 0.85
_LEAST_SURE: Final = 0.001


@dataclass(frozen=True, slots=True)
class _Heard:
    """One mention of a speaker in one scene."""

    span: Span
    role: Role
    scene: int
    guess: Guess


@dataclass(slots=True)
class Voice:
    """Somebody who may speak.

    Attributes:
        span: the words that name him in full.
        origin: how probably it all goes back to him.
        relay: how probably he passes on.
        ruled: whether the rules hear him as the origin as well.
        passes: whether the rules hear him pass on what an origin says.
        far: whether he is only named in other sentences than those of the transfer's motions.
        is_outlet: whether he is surely an outlet, by its name.
        place: how many pass on before him what an origin says, as far as the rules hear it.
        author: who he is by his own words where the model may have marked what he wrote; None for who wrote nothing.
        evidence: what is known of him as the origin; None before he is weighed.
    """

    span: Span
    mentions: list[_Heard] = field(default_factory=list)
    origin: float = 0.0
    relay: float = 0.0
    ruled: bool = False
    passes: bool = False
    far: bool = False
    is_outlet: bool = False
    place: int = 0
    author: Speaker | None = None
    evidence: OriginEvidence | None = None

    @property
    def likeliest(self) -> Guess:
        """The mention that the model is surest of."""
        return max((each.guess for each in self.mentions), key=lambda guess: guess.probability)

    @property
    def kind(self) -> SpeakerKind:
        """What he is."""
        if self.is_outlet:
            return SpeakerKind.OUTLET
        kinds = self.likeliest.kinds
        if not self._is_taken_for_paper:
            return SpeakerKind(max(kinds, key=lambda each: kinds[each]))
        if self.author is not None and self.author.kind is not SpeakerKind.UNKNOWN:
            return self.author.kind
        others = [each for each in kinds if each != SpeakerKind.DOCUMENT]
        return SpeakerKind(max(others, key=lambda each: kinds[each], default=SpeakerKind.UNKNOWN))

    @property
    def is_named(self) -> bool:
        """Whether he is called by name."""
        if self.author is not None and self._is_taken_for_paper:
            return self.author.named
        return self.is_outlet or self.likeliest.named > LEAST_NAMED

    @property
    def _is_taken_for_paper(self) -> bool:
        """Whether the model heard the paper that he wrote."""
        kinds = self.likeliest.kinds
        likeliest = max(kinds, key=lambda each: kinds[each])
        return self.author is not None and likeliest in (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)

    def weight(self, sureness: Sequence[float]) -> float:
        """How probably the model takes any mention for the origin: the mean of the scenes, surer ones counting more."""
        absent = [1.0] * len(sureness)
        for each in self.mentions:
            absent[each.scene] *= 1 - each.guess.probability if each.role is Role.SOURCE else 1.0
        return sum(sure * (1 - none) for sure, none in zip(sureness, absent, strict=True)) / sum(sureness)


def hear(scenes: Sequence[Scene], voicing: Voicing, weights: Mapping[str, float]) -> list[Voice]:
    """Who may speak in the scenes of a transfer, each once, in the order of the text, weighed.

    Args:
        scenes: of the transfer.
        voicing: of its document.
        weights: of the facts about origins.
    """
    heard = [
        _Heard(side, role, number, guess)
        for number, scene in enumerate(scenes)
        for role in (Role.SOURCE, Role.RELAY)
        for guess in scene.roles[role]
        if (span := voicing.speaker(guess.span)) is not None
        and not voicing.is_silent(guess.span, scene.trigger.span, role)
        for side in voicing.apart(span)
    ]
    voices: list[Voice] = []
    for each in sorted(_whole(heard, voicing), key=lambda each: (-len(each.span), each.span, each.role, each.scene)):
        voice = next((voice for voice in voices if _is_he(each.span, voice, voicing)), None)
        if voice is None:
            voice = Voice(each.span, is_outlet=voicing.is_outlet(each.span), author=voicing.author(each.span))
            voices.append(voice)
        voice.mentions.append(each)
    voices += _outlets(voices, scenes, voicing)
    _weigh(voices, scenes, voicing, weights)
    return sorted(voices, key=lambda voice: voice.span)


def _outlets(voices: Sequence[Voice], scenes: Sequence[Scene], voicing: Voicing) -> list[Voice]:
    """Outlets by name that the rules alone hear pass on what a voice says: "told the Sahara Courier"."""
    passing = [
        node.span
        for chain in voicing.heard([scene.trigger.span for scene in scenes])
        if any(_is_he(chain[-1].span, voice, voicing) for voice in voices)
        for node in chain[:-1]
        if voicing.is_outlet(node.span) and not any(_is_he(node.span, voice, voicing) for voice in voices)
    ]
    return [Voice(span, is_outlet=True, passes=True) for span in dict.fromkeys(passing)]


def _whole(heard: Sequence[_Heard], voicing: Voicing) -> list[_Heard]:
    """Mentions with the words of all that are parts of one designation: "spokesman" and "the ministry" behind "of"."""
    whole: dict[Span, Span] = {}
    reached: Span | None = None
    for span in sorted({each.span for each in heard}):
        if reached is not None and (reached.overlaps(span) or voicing.goes_on(reached, span)):
            reached = Span(reached.start, max(reached.end, span.end))
        else:
            reached = span
        whole[span] = reached
    ends = {each.start: each for each in whole.values()}
    return [replace(each, span=voicing.without_city(ends[whole[each.span].start])) for each in heard]


def _weigh(voices: Sequence[Voice], scenes: Sequence[Scene], voicing: Voicing, weights: Mapping[str, float]) -> None:
    """Set how probably each speaks, by the model and by the rules.

    Who speaks only in a sentence behind those of the motions says nothing of them, unless the model is sure or he
    answers a question.
    """
    triggers = [scene.trigger.span for scene in scenes]
    heard = voicing.heard(triggers)
    sureness = [max(scene.trigger.probability, _LEAST_SURE) for scene in scenes]
    likely = [voice.weight(sureness) for voice in voices]
    for voice in voices:
        voice.ruled = any(_is_he(chain[-1].span, voice, voicing) for chain in heard)
        voice.passes = voice.passes or any(_is_he(e.span, voice, voicing) for chain in heard for e in chain[:-1])
        voice.place = max((_place(each, voice, voicing) for each in heard), default=0)
        voice.far = not voicing.is_told_at([each.guess.span for each in voice.mentions], triggers)
        voice.relay = max((each.guess.probability for each in voice.mentions if each.role is Role.RELAY), default=0.0)
    for number, voice in enumerate(voices):
        voice.evidence = OriginEvidence(
            weight=likely[number],
            rival=max((each for other, each in enumerate(likely) if other != number), default=0.0),
            ruled=voice.ruled,
            passes=voice.passes and not voice.ruled,
            publishes=voicing.is_called_as_publisher(voice.span),
            acts=not heard
            and _is_unsure(voice)
            and voicing.is_told_at([e.guess.span for e in voice.mentions], triggers),
        )
        behind = [each.guess.span for each in voice.mentions]
        is_late = voice.far and all(each > max(triggers) for each in behind)
        is_late = is_late and not voicing.answers(behind, max(triggers))
        heeded = not is_late or voice.ruled or voice.passes or voice.is_outlet or _is_sure(voice)
        voice.origin = probability(voice.evidence, ORIGIN_FACTS, weights) if heeded else 0.0


def _place(chain: Chain, voice: Voice, voicing: Voicing) -> int:
    """How many stand in a chain before a voice; none where it is not in it."""
    here = (n for n, each in enumerate(chain) if each.span == voice.span or _is_he(each.span, voice, voicing))
    return next(here, 0)


def _is_unsure(voice: Voice) -> bool:
    """Whether the model takes no mention rather for an origin than not."""
    return all(each.role is not Role.SOURCE or each.guess.probability < _RATHER for each in voice.mentions)


def _is_he(span: Span, voice: Voice, voicing: Voicing) -> bool:
    return any(voicing.is_one(span, each.span) or voicing.is_one(each.span, span) for each in voice.mentions)


def chains(
    voices: Sequence[Voice], trimmer: Trimmer, voicing: Voicing, *, least: Mapping[str, float]
) -> tuple[Chain, ...]:
    """One chain for each origin, with those who pass on and stand nearest to it or to one beside it, outlets first.

    Who passes on what nobody said is himself as far as the text leads; so is an outlet, unless somebody else speaks.
    Who says that another said it passes on. The publisher is left out.

    Args:
        voices: that were heard in a transfer's scenes.
        trimmer: of their document.
        voicing: of their document.
        least: ``source`` and ``relay``, the probability from which on somebody counts as the one and the other;
            ``source_share``, how much of the likeliest origin's one needs that neither the rules hear nor speaks
            in one breath with another.
    """
    others = [voice for voice in voices if not voicing.is_publisher(voice.span)]
    ends = _origins(others, voicing, least)
    speaks = any(voice.kind is not SpeakerKind.OUTLET for voice in ends)
    quoted = [voice for voice in others if any(voicing.quotes(end.span, voice.span) for end in ends)]
    ends += [voice for voice in quoted if voice not in ends]
    quoting = [voice for voice in ends if any(voicing.quotes(voice.span, each.span) for each in ends)]
    relays = [voice for voice in ends if voice in quoting or (speaks and voice.kind is SpeakerKind.OUTLET)]
    ends = [voice for voice in ends if voice not in relays]
    passing = [voice for voice in others if voice in relays or (voice not in ends and _passes_on(voice, least))]
    if not ends:
        ends, passing = passing, []
    told = [_speaker(voice, trimmer) for voice in ends]
    passing.sort(key=lambda voice: (voice.kind is not SpeakerKind.OUTLET, voice.place, voice.span))
    return tuple((*_of(end, told, [_speaker(voice, trimmer) for voice in passing], trimmer), end) for end in told)


def _origins(voices: Sequence[Voice], voicing: Voicing, least: Mapping[str, float]) -> list[Voice]:
    """Whose words it is in the end, each once: of a name beside a description, the description or the person's name.

    Who is heard where it is told speaks alone, but for those of whom an outlet may have it.
    """
    floor = max(least["source"], least["source_share"] * max((voice.origin for voice in voices), default=0.0))
    likely = [voice for voice in voices if voice.origin >= least["source"]]
    sure = [voice for voice in likely if voice.ruled or voice.origin >= floor]
    ends = [voice for voice in likely if voice in sure or any(voicing.together(voice.span, e.span) for e in sure)]
    near = [voice for voice in ends if voice.ruled and not voice.far]
    if near:
        passed_on = all(voice.is_outlet for voice in near)
        ends = [voice for voice in ends if voice.ruled or not voice.far or (passed_on and _is_sure(voice))]
    return [voice for voice in ends if not any(_names_again(voice, other, voicing) for other in ends)]


def _is_sure(voice: Voice) -> bool:
    """Whether the model surely takes a mention for the origin, of whom an outlet may have it."""
    return voice.likeliest.probability > _SURELY


def _passes_on(voice: Voice, least: Mapping[str, float]) -> bool:
    """Whether somebody passes on: but for an outlet the rules need the model to agree as far as for an origin."""
    return (voice.passes and voice.is_outlet) or voice.relay > (least["source"] if voice.passes else least["relay"])


def _names_again(voice: Voice, other: Voice, voicing: Voicing) -> bool:
    """Whether a voice is the other one once more, set beside it between commas."""
    behind = voicing.apposition(other.span, voice.span)
    if behind is not None:
        return behind or not voice.is_named
    return voicing.apposition(voice.span, other.span) is False and other.is_named


def _of(end: Speaker, ends: Sequence[Speaker], passing: Sequence[Speaker], trimmer: Trimmer) -> list[Speaker]:
    """Who passes on what an origin says: those to whom no origin of another sentence stands nearer."""
    nearest = {each.span: min(ends, key=lambda other: _distance(each, other)) for each in passing}
    return [each for each in passing if trimmer.stand_together(nearest[each.span].span, end.span)]


def _distance(left: Speaker, right: Speaker) -> int:
    return abs(left.span.start - right.span.start)


def _speaker(voice: Voice, trimmer: Trimmer) -> Speaker:
    is_author = voice.author is not None and voice.author.named  # Behind an article stands his paper.
    span = voice.span if is_author else trimmer.with_indefinite_article(voice.span)
    return Speaker(text=squeeze(trimmer.words(span)), span=span, kind=voice.kind, named=voice.is_named)
