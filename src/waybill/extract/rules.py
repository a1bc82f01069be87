"""A tagger by rules: motions, and which neighbour of a motion plays which role."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from waybill import __version__
from waybill.core.claim import Basis, Certainty, Mode, Polarity, Stage
from waybill.core.document import Document
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.clauses import Argument, Voice, following, preceding_noun, subject, voice
from waybill.extract.labels import Labels, label
from waybill.extract.phrases import Kind, Phrase, Sentence, read_sentence
from waybill.ontology import Ontology
from waybill.ontology.wordings import Control, Form, Inflected, Match, Motion, Pattern, Wordings, load_wordings
from waybill.text.sentences import sentences
from waybill.text.wordlists import listed

_PARTIES: Final = frozenset({Kind.PARTY, Kind.PRONOUN, Kind.ADJECTIVE})
_AGENTS: Final = frozenset({Kind.PARTY, Kind.PRONOUN, Kind.OUTLET})
_GIVEN_TO: Final = frozenset({"to", "for", "into"})
_TOWARDS: Final = frozenset({"to", "into", "toward", "towards", "onto", "on to"})
_THROUGH: Final = frozenset({"via", "through", "across"})
_AT: Final = frozenset({"in", "at", "near", "off", "on"})

PARTY_ROLES: Final[dict[Pattern, dict[str, Role]]] = {
    Pattern.GIVE: {
        "subject": Role.SUPPLIER,
        "owner": Role.SUPPLIER,
        "by": Role.SUPPLIER,
        "object": Role.RECIPIENT,
        "to": Role.RECIPIENT,
        "for": Role.RECIPIENT,
        "from": Role.SUPPLIER,
        "through": Role.INTERMEDIARY,
        "via": Role.INTERMEDIARY,
    },
    Pattern.ARM: {"subject": Role.SUPPLIER, "owner": Role.SUPPLIER, "by": Role.SUPPLIER, "object": Role.RECIPIENT},
    Pattern.GET: {
        "subject": Role.RECIPIENT,
        "owner": Role.RECIPIENT,
        "by": Role.RECIPIENT,
        "for": Role.RECIPIENT,
        "from": Role.SUPPLIER,
        "through": Role.INTERMEDIARY,
        "via": Role.INTERMEDIARY,
    },
    Pattern.TAKE: {"subject": Role.RECIPIENT, "by": Role.RECIPIENT, "from": Role.SUPPLIER},
    Pattern.ASK: {
        "subject": Role.RECIPIENT,
        "owner": Role.RECIPIENT,
        "by": Role.RECIPIENT,
        "object": Role.SUPPLIER,
        "to": Role.SUPPLIER,
        "from": Role.SUPPLIER,
    },
    Pattern.CARRY: {
        "subject": Role.INTERMEDIARY,
        "by": Role.INTERMEDIARY,
        "to": Role.RECIPIENT,
        "for": Role.RECIPIENT,
        "from": Role.SUPPLIER,
    },
    Pattern.MOVE: {
        "object": Role.RECIPIENT,
        "to": Role.RECIPIENT,
        "for": Role.RECIPIENT,
        "into": Role.RECIPIENT,
        "from": Role.SUPPLIER,
    },
    Pattern.STOP: {"from": Role.SUPPLIER, "for": Role.RECIPIENT, "to": Role.RECIPIENT},
    Pattern.SEAL: {"subject": Role.RECIPIENT, "owner": Role.RECIPIENT, "with": Role.SUPPLIER, "from": Role.SUPPLIER},
}
ITEM_MARKERS: Final[dict[Pattern, frozenset[str]]] = {
    Pattern.GIVE: frozenset({"object", "of", "with", "compound", "including"}),
    Pattern.ARM: frozenset({"with", "compound"}),
    Pattern.GET: frozenset({"object", "of", "compound"}),
    Pattern.TAKE: frozenset({"object", "of", "compound"}),
    Pattern.ASK: frozenset({"object", "of", "for", "with", "compound"}),
    Pattern.CARRY: frozenset({"object", "of", "with"}),
    Pattern.MOVE: frozenset({"of"}),
    Pattern.STOP: frozenset({"object", "of", "compound"}),
    Pattern.SEAL: frozenset({"object", "of", "for", "compound"}),
}
"""Markers under which an item is what moves; the subject is, too, of a passive verb and of a MOVE."""


@lru_cache(maxsize=8)
def read_sentences(document: Document, ontology: Ontology) -> tuple[Sentence, ...]:
    """The document's sentences with their phrases; kept for the few documents in hand."""
    return tuple(
        read_sentence(
            document.text,
            span,
            number=number,
            published=document.published,
            ontology=ontology,
            wordings=load_wordings(),
        )
        for number, span in enumerate(sentences(document.text))
    )


class RuleTagger:
    """Finds frames by trigger words, clause patterns and the catalogues."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._wordings = load_wordings()

    @property
    def maker(self) -> Maker:
        """This program's rules, in its version."""
        return Maker(kind=MakerKind.PROGRAM, name="waybill-rules", version=__version__)

    def tag(self, document: Document) -> tuple[Frame, ...]:
        """Frames in the order of their triggers."""
        listed = read_sentences(document, self._ontology)
        frames = []
        for sentence in listed:
            for match in motions(sentence, self._wordings):
                frame = self._frame(sentence, match)
                if frame is not None:
                    frames.append(_with_list(frame, sentence, listed))
            frames.extend(_bare_denials(sentence, self._wordings))
        return tuple(sorted(frames, key=lambda frame: frame.trigger.span))

    def _frame(self, sentence: Sentence, match: Match[Inflected[Motion]]) -> Frame | None:
        motion, is_noun = match.value.entry, match.value.form is Form.NOUN
        manner = Voice(first=match.first) if is_noun else voice(sentence, match, self._wordings)
        labels = label(sentence, match, manner, self._wordings)
        arguments = list(following(sentence, match.last, self._wordings, is_noun=is_noun))
        if is_noun:
            arguments = [*preceding_noun(sentence, match.first), *arguments]
        arguments = [*self._subjects(sentence, match, manner, labels), *arguments]
        roles = list(_roles(arguments, motion, manner))
        if not is_noun and not motion.reduced and motion.weak and not any(each.label == Role.ITEM for each in roles):
            return None
        roles += _circumstances(sentence, match, self._wordings)
        trigger = Span(sentence.words[match.first].span.start, sentence.words[match.last - 1].span.end)
        return Frame(
            trigger=Mention(span=trigger, label="trigger"),
            roles=tuple(sorted(set(roles), key=lambda each: (each.span, each.label))),
            basis=labels.basis,
            stage=labels.stage,
            polarity=labels.polarity,
            certainty=labels.certainty,
            covert=labels.covert,
        )

    def _subjects(
        self, sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, labels: Labels
    ) -> Iterator[Argument]:
        governor = labels.governor
        undergoes = manner.passive or match.value.entry.pattern is Pattern.MOVE
        if match.value.form is Form.NOUN:
            owned = any(each.marker == "owner" for each in preceding_noun(sentence, match.first))
            if governor is not None and not owned:
                yield from self._subject(
                    sentence, governor.first, "helper" if governor.value.entry.helper else "subject"
                )
        elif undergoes:
            wanted = frozenset({Kind.ITEM, Kind.PARTY, Kind.PRONOUN})
            yield from self._subject(sentence, manner.first, "subject", wanted)
        elif governor is None:
            yield from self._subject(sentence, manner.first, "subject")
        else:
            yield from self._governed(sentence, manner, labels, governor)

    def _governed(
        self, sentence: Sentence, manner: Voice, labels: Labels, governor: Match[Inflected[Control]]
    ) -> Iterator[Argument]:
        """Subjects of a verb under a control: "Kyiv asked Washington to send", "accused Minsk of helping Moscow buy"."""
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
        if labels.stage is Stage.SOUGHT:
            yield from self._subject(sentence, governor.first, "asker")

    def _subject(
        self, sentence: Sentence, first: int, marker: str, wanted: frozenset[Kind] = _AGENTS
    ) -> Iterator[Argument]:
        for phrase in subject(sentence, first, wanted=wanted, wordings=self._wordings):
            yield Argument(marker, phrase)


def motions(sentence: Sentence, wordings: Wordings) -> Iterator[Match[Inflected[Motion]]]:
    """The motions of a sentence, from left to right; of several readings of the same words the one that fits."""
    index = 0
    lower = sentence.lower
    while index < len(lower):
        inside = next((phrase for phrase in sentence.phrases if phrase.first <= index < phrase.last), None)
        matches = [] if inside is not None else list(wordings.motions.at(lower, index))
        best = next(
            (match for match in matches if match.last - match.first > 1 and _fits(sentence, match, wordings)), None
        )
        best = best or next((match for match in matches if _fits(sentence, match, wordings)), None)
        if best is None:
            index += 1
            continue
        yield best
        index = best.last


def _fits(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> bool:
    """Whether a form can stand where it stands: "supplies" the verb, or the noun."""
    previous = sentence.lower[match.first - 1] if match.first else ""
    after = sentence.lower[match.last] if match.last < len(sentence.words) else "."
    form = match.value.form
    owned = match.first > 0 and sentence.words[match.first - 1].owns
    before = sentence.ending_at(match.first)
    verbal_left = (
        previous == "to" or previous in wordings.modals or previous.endswith("n't") or previous in _SUBJECT_PRONOUNS
    )
    if form is Form.NOUN:
        return not verbal_left or owned
    if form is Form.BASE:
        plural = before is not None and before.kind is Kind.PARTY and not owned and after not in ("of", "to", "from")
        return verbal_left or previous in ("and", "or", "not", "also", "would", "help", "let") or plural
    if form is Form.THIRD:
        return (
            not owned
            and previous not in _NOMINAL_LEFT
            and (
                after not in ("of", "to", "from", ".", ",")
                or previous in ("which", "who", "that", "also", "it", "he", "she")
            )
        )
    if form is Form.GERUND:
        return not (owned and after == "of")
    return True


_SUBJECT_PRONOUNS: Final = listed("i we you they he she it who")
_NOMINAL_LEFT: Final = listed("the a an of its his their her our these those this that all any more new in for with")


def _roles(arguments: Iterable[Argument], motion: Motion, manner: Voice) -> Iterator[Mention]:
    listed = list(arguments)
    party_to = any(each.marker == "to" and each.phrase.kind in (Kind.PARTY, Kind.PLACE) for each in listed)
    first_item = next(
        (each.phrase.first for each in listed if each.phrase.kind is Kind.ITEM and each.marker == "object"), None
    )
    for each in listed:
        yield from _role(each, motion, manner, party_to=party_to, first_item=first_item)


def _role(
    argument: Argument, motion: Motion, manner: Voice, *, party_to: bool, first_item: int | None
) -> Iterator[Mention]:
    marker, phrase, pattern = argument.marker, argument.phrase, motion.pattern
    undergoes = marker == "subject" and (manner.passive or pattern is Pattern.MOVE)
    if phrase.kind is Kind.ITEM:
        if undergoes or marker in ITEM_MARKERS[pattern]:
            yield Mention(span=phrase.span, label=Role.ITEM)
        return
    if phrase.kind is Kind.PRONOUN and (undergoes or (marker == "object" and pattern is not Pattern.ARM)):
        yield Mention(span=phrase.span, label=Role.ITEM)
        return
    yield from _places(marker, phrase, motion)
    if phrase.kind not in _PARTIES or (marker == "by" and not manner.passive and pattern is not Pattern.GIVE):
        return
    is_beside_item = first_item is not None and phrase.first > first_item
    if marker == "object" and pattern is Pattern.GIVE and (party_to or manner.passive or is_beside_item):
        return
    role = (
        _UNDERGOING.get(pattern) if undergoes else PARTY_ROLES[pattern].get(marker) or _by_control(pattern).get(marker)
    )
    if pattern in _MOVING and phrase.is_place and (role is Role.INTERMEDIARY or marker == "from"):
        return
    if role is Role.INTERMEDIARY and marker == "subject" and phrase.named and phrase.entities:
        role = Role.SUPPLIER
    if role is not None:
        yield Mention(span=phrase.span, label=role)


_UNDERGOING: Final = {Pattern.GIVE: Role.RECIPIENT, Pattern.ARM: Role.RECIPIENT}
"""What a party is that a passive verb is said of: "Kabul was given ten helicopters"."""


def _by_control(pattern: Pattern) -> dict[str, Role]:
    asked = Role.RECIPIENT if pattern in (Pattern.GIVE, Pattern.ARM) else Role.SUPPLIER
    return {"asker": asked, "helper": Role.INTERMEDIARY}


_MOVING: Final = frozenset({Pattern.GIVE, Pattern.CARRY, Pattern.MOVE, Pattern.STOP})


def _places(marker: str, phrase: Phrase, motion: Motion) -> Iterator[Mention]:
    if not phrase.is_place:
        return
    pattern = motion.pattern
    if marker == "from" and pattern in _MOVING:
        yield Mention(span=phrase.span, label=Role.ORIGIN)
    elif (marker in _TOWARDS and (motion.moves or phrase.kind is Kind.PLACE) and pattern is not Pattern.ASK) or (
        marker in ("for", "object") and pattern is Pattern.MOVE
    ):
        yield Mention(span=phrase.span, label=Role.DESTINATION)
    elif (marker in _THROUGH and pattern is not Pattern.ASK) or (marker in _AT and pattern is Pattern.STOP):
        yield Mention(span=phrase.span, label=Role.VIA)
    elif marker in _AT and pattern is Pattern.MOVE and phrase.kind is Kind.PLACE:
        yield Mention(span=phrase.span, label=Role.DESTINATION)


def _circumstances(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> Iterator[Mention]:
    """Date, money and means of transport that stand in the sentence nearest to the motion."""
    for kind, role in ((Kind.DATE, Role.DATE), (Kind.VALUE, Role.VALUE)):
        near = [
            phrase
            for phrase in sentence.phrases
            if phrase.kind is kind and not (kind is Kind.DATE and _dates_speech(sentence, phrase, match, wordings))
        ]
        if near:
            best = min(near, key=lambda phrase: (_distance(phrase, match), phrase.first))
            yield Mention(span=best.span, label=role)
    seen: set[Mode] = set()
    for index in range(max(0, match.first - 15), min(len(sentence.words), match.last + 25)):
        mode = _mode_at(
            sentence, index, wordings, moves=match.value.entry.moves or match.value.entry.pattern is Pattern.STOP
        )
        if mode is not None and mode not in seen:
            seen.add(mode)
            yield Mention(span=sentence.words[index].span, label=Role.TRANSPORT)


def _mode_at(sentence: Sentence, index: int, wordings: Wordings, *, moves: bool) -> Mode | None:
    found = wordings.vehicles.first(sentence.lower, index)
    if found is None or any(
        phrase.first <= index < phrase.last and phrase.kind is not Kind.PARTY for phrase in sentence.phrases
    ):
        return None
    previous = sentence.lower[max(0, index - 3) : index]
    if "by" in previous[-1:] or "aboard" in previous or (moves and not {"port", "air"} & {sentence.lower[index]}):
        return found.value
    return None


def _distance(phrase: Phrase, match: Match[Inflected[Motion]]) -> int:
    return match.first - phrase.last if phrase.last <= match.first else phrase.first - match.last


def _dates_speech(sentence: Sentence, phrase: Phrase, match: Match[Inflected[Motion]], wordings: Wordings) -> bool:
    """Whether a date stands nearer to a verb of saying than to the motion: "said on Tuesday"."""
    saying = [
        max(phrase.first - index - 1, index - phrase.last)
        for index, word in enumerate(sentence.lower)
        if word in wordings.speech_words and not match.first <= index < match.last
    ]
    return bool(saying) and min(saying) <= 2 and min(saying) < _distance(phrase, match)


def _with_list(frame: Frame, sentence: Sentence, listed: tuple[Sentence, ...]) -> Frame:
    """The frame with the items of a list of bullets that its sentence announces."""
    if sentence.words[-1].text != ":":
        return frame
    items = []
    for below in listed[sentence.number + 1 :]:
        if below.words[0].text not in ("-", "•", "*", "·", "–", "."):
            break
        items += [Mention(span=phrase.span, label=Role.ITEM) for phrase in below.phrases if phrase.kind is Kind.ITEM]
    return Frame(
        trigger=frame.trigger,
        roles=(*frame.roles, *items),
        basis=frame.basis,
        stage=frame.stage,
        polarity=frame.polarity,
        certainty=frame.certainty,
        covert=frame.covert,
    )


_CHARGES: Final = listed(
    "accusation accusations allegation allegations charge charges claim claims report reports it this that "
    "involvement so them"
)


def _bare_denials(sentence: Sentence, wordings: Wordings) -> Iterator[Frame]:
    """Denials that name no transfer of their own: "denied the accusation"."""
    for index, word in enumerate(sentence.lower):
        if word not in ("denied", "denies", "deny", "rejected", "rejects", "dismissed", "refuted", "disputed"):
            continue
        behind = sentence.lower[index + 1 : index + 6]
        charged = bool(_CHARGES & set(behind)) or not any(each.isalpha() for each in behind[:1])
        if charged and not any(match.first > index for match in motions(sentence, wordings)):
            yield Frame(
                trigger=Mention(span=sentence.words[index].span, label="trigger"),
                roles=(),
                basis=Basis.UNKNOWN,
                stage=Stage.DELIVERED,
                polarity=Polarity.DENIED,
                certainty=Certainty.STATED,
                covert=False,
            )
