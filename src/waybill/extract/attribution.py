"""Who says so: chains of speakers for each sentence, from the first after the publisher to the origin.

A sentence without a speaker of its own belongs to the one who holds the floor (a transcript), or to the speaker of
the sentence before it in the same paragraph when it goes on with what that speaker said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.span import Span, squeeze
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.phrases import Kind, Phrase, Sentence
from waybill.ontology.catalogue import Ontology
from waybill.ontology.wordings import Saying, Wordings

_CUTS: Final = frozenset([",", ";", ":", "“", "”", '"', "(", ")", "–", "—", "--"])
_OPENERS: Final = frozenset(
    ["that", "but", "and", "or", "while", "as", "when", "although", "though", "however", "meanwhile", "also", "because", "if", "whether", "after", "before", "since", "where", "yesterday", "today"]
)
_RELATIVE: Final = frozenset(["who", "which"])
_AUXILIARIES: Final = frozenset(["has", "have", "had", "also", "later", "then", "is", "was", "are", "were", "been", "be", "already", "did", "does"])
_ACCORDING: Final = (("according", "to"), ("in", "the", "words", "of"))
_CITING: Final = frozenset(["citing", "quoting", "cited", "quoted", "quotes", "cites"])
_LISTENERS: Final = frozenset(["told", "tells", "tell", "informed", "informs"])
_NOUNS_OF_SAYING: Final = frozenset(
    ["report", "reports", "statement", "daily", "newspaper", "paper", "agency", "broadcaster", "magazine"]
)
_ARTICLES: Final = frozenset(["a", "an", "the", "its", "his", "her", "their", "this", "one", "another"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says a sentence, and how.

    Attributes:
        chains: empty where the publisher says it.
        saying: denial, hedged or plain.
        own: whether the sentence names its speaker itself.
    """

    chains: tuple[Chain, ...] = ()
    saying: Saying = Saying.PLAIN
    own: bool = False


def attribute(
    text: str, sentences: Sequence[Sentence], *, ontology: Ontology, wordings: Wordings
) -> tuple[Attribution, ...]:
    """One attribution per sentence, in order."""
    reader = _Reader(text, ontology, wordings)
    found: list[Attribution] = []
    for sentence in sentences:
        found.append(reader.read(sentence))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Node:
    speaker: Speaker
    depth: int
    order: int


class _Reader:
    """Goes through a text and remembers who spoke last and which outlet was named last."""

    def __init__(self, text: str, ontology: Ontology, wordings: Wordings) -> None:
        self._text, self._ontology, self._wordings = text, ontology, wordings
        self._floor: Chain = ()
        self._last: Attribution = Attribution()
        self._last_end = 0
        self._outlet: Speaker | None = None
        self._person: Speaker | None = None
        self._in_quotation = False

    def read(self, sentence: Sentence) -> Attribution:
        turn = self._turn(sentence)
        if turn is not None:
            self._floor = (turn,)
        nodes = list(self._nodes(sentence))
        opens = self._in_quotation
        self._in_quotation = _ends_in_quotation(self._text[sentence.span.start : sentence.span.end], opens)
        new_paragraph = "\n" in self._text[self._last_end : sentence.span.start].strip(" ")
        self._last_end = sentence.span.end
        if nodes:
            found = Attribution(chains=_chains(nodes), saying=self._saying(sentence), own=True)
            if self._floor:
                found = replace(found, chains=tuple((*self._floor, *chain)[-3:] for chain in found.chains))
            self._remember(found)
            return found
        if self._floor:
            return Attribution(chains=(self._floor,))
        goes_on = (opens and not new_paragraph) or self._goes_on(sentence)
        if goes_on and self._last.chains and not new_paragraph:
            return replace(self._last, own=False, saying=Saying.PLAIN)
        return Attribution()

    def _goes_on(self, sentence: Sentence) -> bool:
        return self._last.own and sentence.words[0].lower in ("he", "she", "they", "this", "these", "it")

    def _remember(self, found: Attribution) -> None:
        self._last = found
        for speaker in (node for chain in found.chains for node in chain):
            if speaker.kind is SpeakerKind.OUTLET and speaker.named:
                self._outlet = speaker
            else:
                self._person = speaker

    # who speaks in a sentence

    def _turn(self, sentence: Sentence) -> Speaker | None:
        """The name before a colon that opens a turn of a transcript: "MR. PRICE:", "Q"."""
        for index, word in enumerate(sentence.words[:8]):
            if word.text == ":" and index:
                inside = sentence.words[:index]
                if all(each.text[0].isupper() or each.is_mark for each in inside) and any(
                    len(each.text) > 1 for each in inside
                ):
                    span = Span(inside[0].span.start, inside[-1].span.end)
                    if (
                        self._text[max(0, span.start - 2) : span.start].strip(' \n“"')
                        or self._text[span.end : span.end + 1] != ":"
                    ):
                        return None
                    kind, known = self._kind(sentence, 0, index)
                    if not known and not _is_shouted(inside):
                        return None
                    return self._speaker(
                        span, kind if known else SpeakerKind.GOVERNMENT, named=_is_named(inside, known)
                    )
                return None
        return None

    def _nodes(self, sentence: Sentence) -> Iterator[_Node]:
        lower = sentence.lower
        order = 0
        for index in range(len(lower)):
            if any(lower[index : index + len(each)] == each for each in _ACCORDING):
                for speaker in self._behind(sentence, index + (2 if lower[index] == "according" else 4)):
                    yield _Node(speaker, 0 if speaker.kind is SpeakerKind.OUTLET else 1, order)
                    order += 1
            elif lower[index] in _CITING and not (index and lower[index - 1] in ("was", "were", "is", "are", "be")):
                for speaker in self._behind(sentence, index + 1):
                    yield _Node(speaker, 2, order)
                    order += 1
                if index and lower[index] in ("cited", "quoted", "cites", "quotes"):
                    for speaker in self._before(sentence, index):
                        yield _Node(speaker, 0, order)
                        order += 1
            elif self._says(sentence, index):
                yielded = False
                for speaker in self._before(sentence, index):
                    yielded = True
                    yield _Node(speaker, 0 if speaker.kind is SpeakerKind.OUTLET else 1, order)
                    order += 1
                if not yielded and index and (sentence.words[index - 1].is_mark):
                    for speaker in self._behind(sentence, index + 1):
                        yield _Node(speaker, 1, order)
                        order += 1
                if lower[index] in _LISTENERS:
                    listener = self._outlet_at(sentence, index + 1)
                    if listener is not None:
                        yield _Node(listener, 0, order)
                        order += 1

    def _says(self, sentence: Sentence, index: int) -> bool:
        word = sentence.lower[index]
        if word not in self._wordings.speech_words or word in _CITING:
            return False
        if any(phrase.first <= index < phrase.last for phrase in sentence.phrases):
            return False
        previous = sentence.lower[index - 1] if index else ""
        after = sentence.lower[index + 1] if index + 1 < len(sentence.words) else "."
        if previous in ("to", "be", "been", "being", "is", "are", "was", "were", "by"):
            return False
        if word.endswith(("ing", "state", "report", "claim", "note", "find", "cite", "quote")):
            return False
        nouns = {"reports", "claims", "states", "notes", "shows", "finds"}
        return word not in nouns or after in ("that", ",", "the", ".")

    def _outlet_at(self, sentence: Sentence, index: int) -> Speaker | None:
        for phrase in sentence.phrases:
            if phrase.kind is Kind.OUTLET and index <= phrase.first <= index + 3:
                return self._speaker(phrase.span, SpeakerKind.OUTLET, named=True)
        near = set(sentence.lower[index : index + 4])
        return self._outlet if near & {"daily", "newspaper", "paper", "agency", "magazine", "broadcaster"} else None

    def _before(self, sentence: Sentence, verb: int) -> tuple[Speaker, ...]:
        """The subject of a verb of saying: what stands between it and the clause mark before it."""
        last = verb
        while last and (sentence.lower[last - 1] in _AUXILIARIES or sentence.lower[last - 1].endswith("ly")):
            last -= 1
        for _ in range(3):
            first = last
            while first and not self._cuts(sentence, first - 1):
                first -= 1
            speakers = self._speakers(sentence, first, last)
            if speakers:
                earlier = self._apposed(sentence, first)
                return speakers if earlier is None or speakers[0].named else (replace(earlier, kind=speakers[0].kind),)
            if first < 2 or sentence.words[first - 1].text != ",":
                return ()
            last = first - 1
        return ()

    def _cuts(self, sentence: Sentence, index: int) -> bool:
        word = sentence.words[index]
        return word.text in _CUTS or word.lower in _OPENERS

    def _apposed(self, sentence: Sentence, first: int) -> Speaker | None:
        """The name before the comma: "Colonel Ponce, chairman of the joint chiefs, said"."""
        if first < 2 or sentence.words[first - 1].text != "," or sentence.lower[first] in ("the", "a", "an"):
            return None
        phrase = sentence.ending_at(first - 1)
        if phrase is None or phrase.kind is not Kind.PARTY or not phrase.named or phrase.is_place:
            return None
        return self._speaker(phrase.span, SpeakerKind.PERSON, named=True)

    def _behind(self, sentence: Sentence, first: int) -> tuple[Speaker, ...]:
        """Speakers named behind "according to", "citing" or an inverted verb of saying."""
        last = first
        while last < len(sentence.words):
            word = sentence.words[last]
            if (
                word.text in _CUTS
                or word.text in ".!?"
                or (word.lower in self._wordings.speech_words and last > first + 1)
            ):
                break
            if word.lower in ("that", "which", "who") and last > first and word.lower != "who":
                break
            last += 1
        speakers = self._joined(sentence, first, last)
        return speakers

    def _joined(self, sentence: Sentence, first: int, last: int) -> tuple[Speaker, ...]:
        """Speakers of a stretch, one for each side of "as well as" or of "and" where both sides can speak."""
        lower = sentence.lower
        for index in range(first + 1, last - 1):
            width = 3 if lower[index : index + 3] == ("as", "well", "as") else 1 if lower[index] == "and" else 0
            if width:
                left = self._speakers(sentence, first, index)
                right = self._joined(sentence, index + width, last)
                if left and right:
                    return (*left, *right)
        return self._speakers(sentence, first, last)

    def _speakers(self, sentence: Sentence, first: int, last: int) -> tuple[Speaker, ...]:
        """The speaker that a stretch of words names; none if it names none."""
        while first < last and (sentence.words[first].is_mark or sentence.lower[first] in _OPENERS):
            first += 1
        while last > first and sentence.words[last - 1].is_mark:
            last -= 1
        if first >= last:
            return ()
        outlet = next(
            (p for p in sentence.phrases if p.kind is Kind.OUTLET and first <= p.first and p.last <= last), None
        )
        head = self._head(sentence, first, last)
        pronoun = sentence.starting_at(first)
        if last - first == 1 and pronoun is not None and pronoun.kind is Kind.PRONOUN:
            return (
                ()
                if self._person is None or pronoun is None or sentence.lower[first] in ("we", "i", "it")
                else (self._person,)
            )
        if outlet is not None and (head is None or head[0] in (SpeakerKind.OUTLET, SpeakerKind.DOCUMENT)):
            return (self._speaker(outlet.span, SpeakerKind.OUTLET, named=True),)
        if head is None:
            return ()
        kind, named = head
        bare = [word for word in sentence.lower[first:last] if word not in _ARTICLES]
        if len(bare) <= 2 and bare and bare[-1] in _NOUNS_OF_SAYING and self._outlet is not None and not named:
            return (self._outlet,)
        start, end = self._name_range(sentence, first, last)
        span = Span(sentence.words[start].span.start, self._end_of(sentence, end - 1))
        return (self._speaker(span, kind, named=named),)

    def _end_of(self, sentence: Sentence, index: int) -> int:
        word = sentence.words[index]
        return word.span.end - 2 if word.owns and word.text[-2:-1] in ("'", "’") else word.span.end

    def _name_range(self, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
        """Cut a relative clause only where a name stands before it, and leave leading dates and places out."""
        for phrase in sentence.phrases:
            if phrase.first == first and phrase.kind is Kind.DATE and phrase.last < last:
                first = phrase.last
        for index in range(first + 1, last):
            if sentence.lower[index] in _RELATIVE and sentence.words[index - 1].is_name_like:
                return first, index
        return first, last

    def _head(self, sentence: Sentence, first: int, last: int) -> tuple[SpeakerKind, bool] | None:
        """Kind of speaker, and whether by a name; None where nothing in a stretch can speak."""
        if sentence.lower[first].endswith("ing") or sentence.lower[first] in (
            "in",
            "on",
            "at",
            "for",
            "with",
            "by",
            "from",
            "to",
        ):
            return None
        kind, known = self._kind(sentence, first, last)
        names = [p for p in sentence.phrases if p.kind is Kind.PARTY and first <= p.first and p.last <= last]
        if not known and not names:
            return None
        person = next(
            (p for p in names if p.named and not p.entities and not p.is_place and _is_title_case(sentence, p)), None
        )
        if known and kind is not None:
            describes = self._describes(sentence, first, last)
            return kind, person is not None or not describes
        return self._party_kind(sentence, names[0]), names[0].named

    def _describes(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the head of a stretch is a person or thing without a name: "officials", "a commander"."""
        for index in range(first, last):
            if sentence.lower[index] in ("of", "in", "at", "who", "familiar", "close", "with", "from"):
                break
            match = self._wordings.speaker_nouns.first(sentence.lower, index)
            if match is not None:
                return (
                    match.value not in (SpeakerKind.COURT, SpeakerKind.IGO)
                    and "services" not in sentence.lower[index : match.last]
                )
        return False

    def _kind(self, sentence: Sentence, first: int, last: int) -> tuple[SpeakerKind, bool]:
        """Kind by the head of a stretch: the last speaking noun before the first preposition or relative."""
        stop = last
        for index in range(first + 1, last):
            if sentence.lower[index] in (
                "of",
                "in",
                "at",
                "who",
                "that",
                "familiar",
                "close",
                "from",
                "for",
                "on",
                "with",
            ):
                stop = index
                break
        best: SpeakerKind | None = None
        for index in range(first, stop):
            match = self._wordings.speaker_nouns.first(sentence.lower, index)
            if match is not None and match.last <= stop:
                if (
                    best is None
                    or match.last - match.first > 1
                    or best not in (SpeakerKind.INTELLIGENCE, SpeakerKind.MILITARY)
                ):
                    best = match.value
        if best in (SpeakerKind.GOVERNMENT, SpeakerKind.UNKNOWN) and any(
            word in ("intelligence", "security") for word in sentence.lower[first:stop]
        ):
            best = SpeakerKind.INTELLIGENCE
        if (
            best in (SpeakerKind.GOVERNMENT, SpeakerKind.UNKNOWN)
            and any(word in ("military", "army", "navy", "defence", "defense") for word in sentence.lower[first:stop])
            and "minister" not in sentence.lower[first:stop]
            and "ministry" not in sentence.lower[first:stop]
        ):
            best = SpeakerKind.MILITARY
        words = [word for word in sentence.words[first:stop] if not word.is_mark]
        if best is None and words and words[0].lower.rstrip(".") in self._wordings.titles:
            best = SpeakerKind.GOVERNMENT
        return (best or SpeakerKind.UNKNOWN), best is not None

    def _party_kind(self, sentence: Sentence, phrase: Phrase) -> SpeakerKind:
        if phrase.entities:
            prefix = phrase.entities[0].split("/")[0]
            noun = self._wordings.party_nouns.first(sentence.lower, phrase.last - 1)
            by_entity = _KIND_OF_ENTITY.get(prefix, SpeakerKind.UNKNOWN)
            return noun.value if noun is not None and by_entity is SpeakerKind.GOVERNMENT else by_entity
        for index in range(phrase.first, phrase.last):
            match = self._wordings.party_nouns.first(sentence.lower, index)
            if match is not None:
                return match.value
        return SpeakerKind.PERSON

    def _saying(self, sentence: Sentence) -> Saying:
        found = {self._wordings.speech.first(sentence.lower, index) for index in range(len(sentence.words))}
        kinds = {match.value for match in found if match is not None}
        if Saying.DENIAL in kinds:
            return Saying.DENIAL
        return Saying.HEDGED if Saying.HEDGED in kinds else Saying.PLAIN

    def _speaker(self, span: Span, kind: SpeakerKind, *, named: bool) -> Speaker:
        return Speaker(text=squeeze(span.of(self._text)), span=span, kind=kind, named=named)


_KIND_OF_ENTITY: Final = {
    "state": SpeakerKind.GOVERNMENT,
    "force": SpeakerKind.MILITARY,
    "agency": SpeakerKind.GOVERNMENT,
    "armed-group": SpeakerKind.ARMED_GROUP,
    "company": SpeakerKind.COMPANY,
    "igo": SpeakerKind.IGO,
    "ngo": SpeakerKind.NGO,
}


def _chains(nodes: Sequence[_Node]) -> tuple[Chain, ...]:
    """Outlets first, then who speaks to them, then whom these cite; each of the deepest opens a chain of its own."""
    unique: dict[Span, _Node] = {}
    for node in nodes:
        unique.setdefault(node.speaker.span, node)
    listed = sorted(unique.values(), key=lambda node: (node.depth, node.order))
    deepest = listed[-1].depth
    ends = [node.speaker for node in listed if node.depth == deepest]
    stem = tuple(node.speaker for node in listed if node.depth < deepest)
    if deepest == 1 and len(ends) > 1:
        return ((*stem, ends[-1]),) if len(ends) == 2 and not stem else tuple((*stem, end) for end in ends)
    return tuple((*stem, end) for end in ends)


def _is_shouted(inside: Sequence[object]) -> bool:
    return all(str(getattr(word, "text", "")).isupper() or getattr(word, "is_mark", False) for word in inside)


def _is_named(inside: Sequence[object], known: bool) -> bool:
    return not known or len(inside) > 1


def _is_title_case(sentence: Sentence, phrase: Phrase) -> bool:
    return all(
        word.is_name_like or word.lower in ("de", "al", "of", "bin", ".")
        for word in sentence.words[phrase.first : phrase.last]
    )


def _ends_in_quotation(text: str, opens: bool) -> bool:
    for mark in text:
        if mark == "“":
            opens = True
        elif mark == "”":
            opens = False
        elif mark == '"':
            opens = not opens
    return opens
