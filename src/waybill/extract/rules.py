"""A tagger by rules: motions, and which neighbour of a motion plays which role."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Basis, Stage
from waybill.core.document import Document
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.version import VERSION
from waybill.extract.denials.denying import bare_denials
from waybill.extract.denials.doubting import doubted
from waybill.extract.sentences.clauses import (
    Argument,
    Voice,
    antecedent,
    behind_item,
    enumerated,
    following,
    preceding_noun,
    purpose,
    subject,
    voice,
)
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.triggers.labels import Labels, is_conditional, label
from waybill.extract.triggers.motions import motions
from waybill.extract.triggers.roles import circumstances, owners, roles
from waybill.ontology import Ontology
from waybill.ontology.wordings import Control, Form, Inflected, Match, Motion, Pattern, Wordings, load_wordings

_PARTIES: Final = frozenset({Kind.PARTY, Kind.PRONOUN, Kind.ADJECTIVE})
_AGENTS: Final = frozenset({Kind.PARTY, Kind.PRONOUN, Kind.OUTLET})


class RuleTagger:
    """Finds frames by trigger words, clause patterns and the catalogues."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._rules = Rules(load_wordings())

    @property
    def maker(self) -> Maker:
        """This program's rules, in its version, and after a plus what a user's own catalogue changes about reading."""
        edition = self._ontology.own.edition
        return Maker(
            kind=MakerKind.PROGRAM, name="waybill-rules", version=f"{VERSION}+{edition}" if edition else VERSION
        )

    def tag(self, document: Document) -> tuple[Frame, ...]:
        """Frames in the order of their triggers."""
        listed = read_sentences(document, self._ontology)
        return self._rules.frames(listed, listed)


class Rules:
    """Who is what to the motions of sentences, by where it stands."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings

    def frames(self, sentences: Sequence[Sentence], listed: Sequence[Sentence]) -> tuple[Frame, ...]:
        """Frames of some of a document's sentences, in the order of their triggers.

        Args:
            sentences: that are read.
            listed: all of the document.
        """
        frames = []
        for sentence in sentences:
            for match in motions(sentence, self._wordings):
                frame = self._frame(sentence, match)
                if frame is not None:
                    frames.append(_with_list(frame, sentence, listed))
            frames.extend(bare_denials(sentence, self._wordings))
        return tuple(sorted(frames, key=lambda frame: frame.trigger.span))

    def _frame(self, sentence: Sentence, match: Match[Inflected[Motion]]) -> Frame | None:
        is_noun = match.value.form is Form.NOUN
        manner = Voice(first=match.first) if is_noun else voice(sentence, match, self._wordings)
        arguments = list(following(sentence, match.last, self._wordings, is_noun=is_noun))
        match = self._as_carried(sentence, match, manner, arguments)
        motion = match.value.entry
        trigger = sentence.stretch(match.first, match.last)
        doubt = doubted(sentence)
        if is_conditional(sentence, manner.first) or (doubt is not None and trigger in doubt):
            return None
        labels = label(sentence, match, manner, self._wordings)
        arguments += enumerated(sentence, match.last, self._wordings)
        if motion.needs is not None and not any(each.marker == motion.needs for each in arguments):
            return None
        if is_noun:
            arguments = [*preceding_noun(sentence, match.first), *arguments]
        arguments = [*self._subjects(sentence, match, manner, labels), *arguments]
        if not any(each.phrase.kind is Kind.ITEM for each in arguments):
            further = purpose if is_noun else antecedent
            arguments = [*further(sentence, manner.first, self._wordings), *arguments]
        found = list(roles(arguments, motion, manner))
        found += [Mention(span=phrase.span, label=Role.SUPPLIER) for phrase in owners(sentence, found)]
        announces = sentence.words[-1].text == ":"
        if not (motion.reduced or announces) and motion.weak and not any(each.label == Role.ITEM for each in found):
            return None
        found += circumstances(sentence, match, manner, self._wordings)
        return Frame(
            trigger=Mention(span=trigger, label="trigger"),
            roles=ordered(set(found)),
            basis=labels.basis,
            stage=labels.stage,
            polarity=labels.polarity,
            certainty=labels.certainty,
            covert=labels.covert,
        )

    def _as_carried(
        self, sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, arguments: Sequence[Argument]
    ) -> Match[Inflected[Motion]]:
        """What a vehicle takes, or who takes it from place to place, carries and robs nobody."""
        motion = match.value.entry
        rides = manner.first > 0 and self._wordings.vehicles.first(sentence.lower, manner.first - 1) is not None
        ends = {each.marker for each in arguments if each.phrase.is_place}
        if motion.pattern is not Pattern.TAKE or manner.passive or not (rides or {"from", "to"} <= ends):
            return match
        carried = replace(motion, pattern=Pattern.CARRY, basis=Basis.UNKNOWN, moves=True)
        return replace(match, value=replace(match.value, entry=carried))

    def _subjects(
        self, sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, labels: Labels
    ) -> Iterator[Argument]:
        governor = labels.governor
        undergoes = manner.passive or match.value.entry.pattern is Pattern.MOVE
        if match.value.form is Form.NOUN:
            owned = any(each.marker == "owner" for each in preceding_noun(sentence, match.first))
            if governor is not None and owned and match.value.entry.pattern is Pattern.ASK:
                yield from self._subject(sentence, governor.first, "asker")  # "refused Kyiv's request": who was asked
            elif governor is not None and not owned:
                yield from self._subject(
                    sentence, governor.first, "helper" if governor.value.entry.helper else "subject"
                )
        elif undergoes:
            wanted = frozenset({Kind.ITEM, Kind.PARTY, Kind.PRONOUN})
            for each in self._subject(sentence, manner.first, "subject", wanted):
                yield each
                if each.phrase.kind is Kind.ITEM:
                    yield from behind_item(sentence, each.phrase, manner.first)
        elif governor is None:
            yield from self._subject(sentence, manner.first, "subject")
        else:
            yield from self._governed(sentence, manner, labels, governor)

    def _governed(
        self, sentence: Sentence, manner: Voice, labels: Labels, governor: Match[Inflected[Control]]
    ) -> Iterator[Argument]:
        """Subjects of a verb under a control: "asked Washington to send", "accused Minsk of helping Moscow buy"."""
        control = governor.value.entry
        if control.helper:
            yield from self._subject(sentence, governor.first, "helper")
        between = [
            phrase
            for phrase in sentence.phrases
            if governor.last <= phrase.first < manner.first and phrase.kind in _PARTIES
        ]
        if not (control.hands and between):
            yield from self._subject(sentence, governor.first, "subject")
            return
        for phrase in between:
            yield Argument("subject", phrase)
        if labels.stage is Stage.SOUGHT or control.asks:
            yield from self._subject(sentence, governor.first, "asker")

    def _subject(
        self, sentence: Sentence, first: int, marker: str, wanted: frozenset[Kind] = _AGENTS
    ) -> Iterator[Argument]:
        for phrase in subject(sentence, first, wanted=wanted, wordings=self._wordings):
            yield Argument(marker, phrase)


def _with_list(frame: Frame, sentence: Sentence, listed: Sequence[Sentence]) -> Frame:
    """The frame with the items of a list of bullets that its sentence announces."""
    if sentence.words[-1].text != ":":
        return frame
    items = []
    for below in listed[sentence.number + 1 :]:
        if below.words[0].text not in ("-", "•", "*", "·", "–", "."):
            break
        items += [Mention(span=phrase.span, label=Role.ITEM) for phrase in below.phrases if phrase.kind is Kind.ITEM]
    return replace(frame, roles=(*frame.roles, *items))
