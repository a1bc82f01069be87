"""Which neighbour of a motion plays which role: tables by pattern, and the few rules that tables cannot say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Mode
from waybill.core.mention import Mention, Role
from waybill.extract.sentences.clauses import Argument, Voice, is_saying
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.ontology.wordings import Inflected, Match, Motion, Pattern, Wordings
from waybill.text.wordlists import listed

_PARTIES: Final = frozenset({Kind.PARTY, Kind.PRONOUN, Kind.ADJECTIVE})
_AGENTS: Final = frozenset({Kind.PARTY, Kind.PRONOUN, Kind.OUTLET})
_TOWARDS: Final = frozenset({"to", "into", "toward", "towards", "onto", "on to"})
_THROUGH: Final = frozenset({"via", "through", "across"})
_AT: Final = frozenset({"in", "at", "near", "off", "on"})
_ENDS_SPEECH: Final = listed('that , ; : ( “ " and which who')
_NEAR_WORDS: Final = 2
_DATELINE_WORDS: Final = 6
"""How far from its beginning a sentence can still be in its dateline: "PARIS, March 3 - "."""

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


_TRAVEL: Final = frozenset({Pattern.CARRY, Pattern.MOVE, Pattern.STOP})
"""Motions that only tell of a journey: a country at its start or end is a place, no party."""
_MOVING: Final = _TRAVEL | {Pattern.GIVE}
_UNDERGOING: Final = {Pattern.GIVE: Role.RECIPIENT, Pattern.ARM: Role.RECIPIENT}
"""What a party is that a passive verb is said of: "Kabul was given ten helicopters"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A motion and what its arguments, taken together, say of each of them.

    Attributes:
        has_giver: whether a party is said to give, so that "from PLACE" names only where things leave.
        has_end: whether something behind "to" gets the items, so that no bare party does.
        first_item: index of the first item that moves; None if there is none.
    """

    motion: Motion
    manner: Voice
    has_giver: bool
    has_end: bool
    first_item: int | None

    def undergoes(self, marker: str) -> bool:
        """Whether the argument is what the motion is done to, though it stands where a subject does."""
        return marker == "subject" and (self.manner.passive or self.motion.pattern is Pattern.MOVE)


def roles(arguments: Iterable[Argument], motion: Motion, manner: Voice) -> Iterator[Mention]:
    """The mentions that the arguments of a motion make, each with its role."""
    listed = list(arguments)
    scene = _scene(listed, motion, manner)
    for each in listed:
        for role in _roles(each, scene):
            yield Mention(span=each.phrase.span, label=role)


def _scene(arguments: Sequence[Argument], motion: Motion, manner: Voice) -> _Scene:
    giving = {
        marker for marker in ("subject", "owner", "by") if PARTY_ROLES[motion.pattern].get(marker) is Role.SUPPLIER
    }
    return _Scene(
        motion=motion,
        manner=manner,
        has_giver=not manner.passive and any(a.marker in giving and a.phrase.kind in _AGENTS for a in arguments),
        has_end=any(a.marker == "to" and a.phrase.kind in (Kind.PARTY, Kind.PLACE) for a in arguments),
        first_item=next(
            (a.phrase.first for a in arguments if a.phrase.kind is Kind.ITEM and a.marker == "object"), None
        ),
    )


def _roles(argument: Argument, scene: _Scene) -> Iterator[Role]:
    """The roles of one argument: a country can be a party and a place."""
    if argument.phrase.kind is Kind.ITEM:
        yield from _as_item(argument.marker, scene)
    elif argument.phrase.kind is Kind.PRONOUN and _points_to_items(argument, scene):
        if not (scene.motion.weak and scene.undergoes(argument.marker)):
            yield Role.ITEM  # "they went" are people, as a rule
    else:
        yield from _as_place(argument, scene.motion)
        yield from _as_party(argument, scene)


def _as_item(marker: str, scene: _Scene) -> Iterator[Role]:
    if scene.undergoes(marker) or marker == "compound" or marker in ITEM_MARKERS[scene.motion.pattern]:
        yield Role.ITEM


def _points_to_items(argument: Argument, scene: _Scene) -> bool:
    """Whether a pronoun stands for what moves, and not for who gets it as in "sold it 40 tanks"."""
    gets = scene.first_item is not None and argument.phrase.first < scene.first_item
    is_object = argument.marker == "object" and scene.motion.pattern is not Pattern.ARM
    return scene.undergoes(argument.marker) or (is_object and not (gets and scene.motion.pattern is Pattern.GIVE))


def _as_party(argument: Argument, scene: _Scene) -> Iterator[Role]:
    phrase, role = argument.phrase, _party_role(argument, scene)
    if role is None or phrase.kind not in _PARTIES:
        return
    if phrase.is_place and _only_on_the_way(argument.marker, role, scene):
        return
    carries = role is Role.INTERMEDIARY and argument.marker == "subject"
    yield Role.SUPPLIER if carries and phrase.named and phrase.entities else role


def _party_role(argument: Argument, scene: _Scene) -> Role | None:
    """The role that the tables give a party, unless what stands around leaves it none."""
    marker, pattern = argument.marker, scene.motion.pattern
    gives = pattern is Pattern.GIVE
    if marker == "by" and not (scene.manner.passive or gives):
        return None
    is_behind_item = scene.first_item is not None and argument.phrase.first > scene.first_item
    if marker == "object" and gives and (scene.has_end or scene.manner.passive or is_behind_item):
        return None
    if scene.undergoes(marker):
        return _UNDERGOING.get(pattern)
    return PARTY_ROLES[pattern].get(marker) or _by_control(pattern).get(marker)


def _only_on_the_way(marker: str, role: Role, scene: _Scene) -> bool:
    """Whether a country in a role is no more than the start, a waypoint or the end of a journey."""
    pattern = scene.motion.pattern
    if marker == "from":
        return scene.has_giver or pattern in _TRAVEL
    meant = marker == "for" and pattern is Pattern.CARRY  # "unloaded tanks for Poland"
    return (role is Role.INTERMEDIARY and pattern in _MOVING) or (
        role is Role.RECIPIENT and pattern in _TRAVEL and not meant
    )


def _by_control(pattern: Pattern) -> dict[str, Role]:
    asked = Role.RECIPIENT if pattern in (Pattern.GIVE, Pattern.ARM) else Role.SUPPLIER
    return {"asker": asked, "helper": Role.INTERMEDIARY}


def _as_place(argument: Argument, motion: Motion) -> Iterator[Role]:
    marker, phrase, pattern = argument.marker, argument.phrase, motion.pattern
    if not phrase.is_place:
        return
    if marker == "from" and pattern in _MOVING:
        yield Role.ORIGIN
    elif _is_destination(marker, phrase, motion):
        yield Role.DESTINATION
    elif (marker in _THROUGH and pattern is not Pattern.ASK) or (marker in _AT and pattern is Pattern.STOP):
        yield Role.VIA


def _is_destination(marker: str, phrase: Phrase, motion: Motion) -> bool:
    if motion.pattern is Pattern.MOVE:
        return marker in _TOWARDS | {"for", "object"} or marker == "in" or (marker in _AT and phrase.kind is Kind.PLACE)
    return marker in _TOWARDS and (motion.moves or phrase.kind is Kind.PLACE) and motion.pattern is not Pattern.ASK


def owners(sentence: Sentence, roles: Sequence[Mention]) -> Iterator[Phrase]:
    """Parties whose the items were: "rifles belonging to the militia"."""
    items = [phrase for phrase in sentence.phrases if any(phrase.span == each.span for each in roles)]
    for item in items:
        if item.kind is Kind.ITEM and sentence.lower[item.last : item.last + 2] in (
            ("belonging", "to"),
            ("owned", "by"),
        ):
            start = item.last + 2 + (sentence.lower[item.last + 2 : item.last + 3] == ("the",))
            phrase = sentence.starting_at(start)
            if phrase is not None and phrase.kind is Kind.PARTY:
                yield phrase


def circumstances(
    sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, wordings: Wordings
) -> Iterator[Mention]:
    """Date, money and means of transport that stand in the sentence nearest to the motion."""
    for kind, role in ((Kind.DATE, Role.DATE), (Kind.VALUE, Role.VALUE)):
        near = [
            phrase
            for phrase in sentence.phrases
            if phrase.kind is kind and not (kind is Kind.DATE and _dates_else(sentence, phrase, match, wordings))
        ]
        if near:
            best = min(near, key=lambda phrase: (_distance(phrase, match), phrase.first))
            yield Mention(span=best.span, label=role)
    seen: set[Mode] = set()
    for index in range(max(0, match.first - 15), min(len(sentence.words), match.last + 25)):
        vehicle = _vehicle_at(sentence, index, match.value.entry, manner, wordings)
        if vehicle is not None and vehicle.value not in seen:
            seen.add(vehicle.value)
            span = sentence.stretch(index, vehicle.last)
            yield Mention(span=span, label=Role.TRANSPORT)


def _vehicle_at(
    sentence: Sentence, index: int, motion: Motion, manner: Voice, wordings: Wordings
) -> Match[Mode] | None:
    """The means of transport that stands at a word: named with "by", as what carries, or beside what moves."""
    found = wordings.vehicles.first(sentence.lower, index)
    if found is None:
        return None
    phrase = next((each for each in sentence.phrases if each.first <= index < each.last), None)
    first = index if phrase is None else phrase.first
    previous = sentence.lower[max(0, first - 3) : first]
    if "by" in previous[-1:] or "aboard" in previous:
        return found
    if phrase is not None and phrase.kind is not Kind.PARTY:
        carries = motion.pattern is Pattern.CARRY and not manner.passive
        return found if carries and phrase.last == manner.first else None
    moves = motion.moves or motion.pattern is Pattern.STOP
    return found if moves and sentence.lower[index] not in ("port", "air") else None


def _distance(phrase: Phrase, match: Match[Inflected[Motion]]) -> int:
    return match.first - phrase.last if phrase.last <= match.first else phrase.first - match.last


def _dates_else(sentence: Sentence, phrase: Phrase, match: Match[Inflected[Motion]], wordings: Wordings) -> bool:
    """Whether a date belongs to the report or to who speaks, and not to the motion."""
    closing = sentence.lower[phrase.last : phrase.last + 1]
    in_dateline = phrase.first <= _DATELINE_WORDS and closing in (("-",), ("–",), ("—",), ("(",))
    return in_dateline or _dates_speech(sentence, phrase, match, wordings)


def _dates_speech(sentence: Sentence, phrase: Phrase, match: Match[Inflected[Motion]], wordings: Wordings) -> bool:
    """Whether a date tells when something was said: "said in Oslo on Tuesday", "on Monday he said that"."""
    told = [
        index
        for index in range(len(sentence.words))
        if not match.first <= index < match.last and _tells(sentence, index, phrase, wordings)
    ]
    beside = [index for index in told if "," not in sentence.lower[phrase.last : index]]
    nearest = min((max(phrase.first - index - 1, index - phrase.last) for index in beside), default=len(sentence.words))
    if nearest <= _NEAR_WORDS and nearest < _distance(phrase, match):
        return True
    # Who announces that he will send does so on the date of his offer.
    saying = [index for index in told if wordings.controls.first(sentence.lower, index) is None]
    return any(
        phrase.last <= index < match.first
        or (match.last <= index < phrase.first and not _ENDS_SPEECH & set(sentence.lower[index : phrase.first]))
        for index in saying
    )


def _tells(sentence: Sentence, index: int, date: Phrase, wordings: Wordings) -> bool:
    """Whether a word says something that a date can belong to: no insertion behind it as in "in May, they say, it"."""
    if index == date.last and sentence.lower[index] in wordings.speech_words:
        return True  # "a Tuesday report"
    inserted = "," in sentence.lower[date.last : index] and sentence.lower[index + 1 : index + 2] == (",",)
    return is_saying(sentence, index, wordings) and not inserted
