"""Which neighbour of a motion plays which role: tables by pattern, and the few rules that tables cannot say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from waybill.core.claim import Mode
from waybill.core.mention import Mention, Role
from waybill.extract.clauses import Argument, Voice
from waybill.extract.phrases import Kind, Phrase, Sentence
from waybill.ontology.wordings import Inflected, Match, Motion, Pattern, Wordings

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


def roles(arguments: Iterable[Argument], motion: Motion, manner: Voice) -> Iterator[Mention]:
    """The mentions that the arguments of a motion make, each with its role."""
    listed = list(arguments)
    party_to = any(each.marker == "to" and each.phrase.kind in (Kind.PARTY, Kind.PLACE) for each in listed)
    first_item = next(
        (each.phrase.first for each in listed if each.phrase.kind is Kind.ITEM and each.marker == "object"), None
    )
    given_by = not manner.passive and any(
        PARTY_ROLES[motion.pattern].get(each.marker) is Role.SUPPLIER
        for each in listed
        if each.marker in _GIVERS and each.phrase.kind in _AGENTS
    )
    for each in listed:
        if each.marker == "from" and each.phrase.is_place and (given_by or motion.pattern in _TRAVEL):
            yield from _places(each.marker, each.phrase, motion)
        else:
            yield from _role(each, motion, manner, party_to=party_to, first_item=first_item)


_TRAVEL: Final = frozenset({Pattern.CARRY, Pattern.MOVE, Pattern.STOP})
"""Motions that only tell of a journey: a country at its start is a place, no party."""
_GIVERS: Final = frozenset({"subject", "owner", "by"})


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


def _role(
    argument: Argument, motion: Motion, manner: Voice, *, party_to: bool, first_item: int | None
) -> Iterator[Mention]:
    marker, phrase, pattern = argument.marker, argument.phrase, motion.pattern
    undergoes = marker == "subject" and (manner.passive or pattern is Pattern.MOVE)
    if phrase.kind is Kind.ITEM:
        if undergoes or marker == "compound" or marker in ITEM_MARKERS[pattern]:
            yield Mention(span=phrase.span, label=Role.ITEM)
        return
    if phrase.kind is Kind.PRONOUN and undergoes and motion.weak:
        return  # "they went": people, as a rule
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
    if (
        phrase.is_place
        and pattern in _MOVING
        and (role is Role.INTERMEDIARY or (marker == "from" and phrase.kind is Kind.PLACE))
    ):
        return
    if phrase.is_place and pattern in _TRAVEL and role is Role.RECIPIENT:
        return  # a country named only as the end of a journey is a place, no party
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


def circumstances(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> Iterator[Mention]:
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
