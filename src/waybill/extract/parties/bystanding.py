"""Who is named beside a transfer and plays no part: a flag, a foe, a load, who objects, permits or gets captives."""

import re
from typing import Final

from waybill.core.span import Span
from waybill.extract.triggers.captives import gets_people

_CARRIERS: Final = (
    r"(?:aircraft|air(?:liner|plane)|aeroplane|antonov|barge|boat|boeing|c-130|convoy|dhow|ferry|ferries|freighter|hercules|"
    r"ilyushin|il-76|lorry|lorries|plane|schooner|ship|steamer|tanker|trawler|truck|tug|vessel|yacht)(?:s|es)?\b"
)
_VEHICLE: Final = re.compile(
    r"(?:[-\s](?:flagged|registered|flag))?(?:\s+(?:air\s?force|armed|cargo|cha?rtered|civilian|commercial|container|fishing|"
    rf"heavy|light|merchant|military|motor|naval|navy|passenger|private|supply|transport)){{0,2}}\s+{_CARRIERS}",
    re.IGNORECASE,
)
_ABOARD: Final = re.compile(r"\b(?:aboard|on\s+board|by|in|into|on|onto)\s+(?:an?|one)\s+\Z", re.IGNORECASE)
_ONE: Final = re.compile(r"\b(?:an?|one)\s+\Z", re.IGNORECASE)
"""Several vehicles of a state are its own, as a rule."""
_OBJECTS: Final = re.compile(
    r"(?:['’]s?\s+(?:foreign\s+|prime\s+|defen[cs]e\s+)?(?:government|minist(?:er|ry)|president|spokes(?:wo)?man))?"
    r"(?:\s+(?:has|have|had|also|again|firmly|strongly|sharply|repeatedly|officially|\w+ly)){0,3}"
    r"\s+(?:condemn|deplor|denounc|criticis|criticiz|oppos|protest|object|resent|lament)(?:e?s|ed|ing)?\b",
    re.IGNORECASE,
)
_LEAVES_OUT: Final = re.compile(r"\b(?:(?:other|rather)\s+than|instead\s+of|unlike)\s+(?:the\s+)?\Z", re.IGNORECASE)
_FOE: Final = re.compile(
    r"\b(?:(?:sanctions?|embargo(?:es)?|tariffs|costs)\s+(?:up)?on|(?:sanctions?|embargo(?:es)?|fight|fights|fighting|fought|war|struggle|"
    r"battle|defen[cs]e|defend|uprising|offensive)\s+against)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_WAR: Final = (
    r"(?:wars?|invasions?|aggressions?|offensives?|attacks?|assaults?|onslaught|occupation|"
    r"incursions?|bombardments?|threats?)\b"
)
_WAGED: Final = re.compile(rf"(?:['’]s?)?(?:,?\s+[\w-]+){{0,3}}?\s+{_WAR}", re.IGNORECASE)
_MET: Final = re.compile(
    r"\b(?:because\s+of|since|in\s+(?:the\s+)?face\s+of|facing|amid|following|despite|in\s+response\s+to|victims?\s+of|"
    r"(?:repel|resist|counter|withstand|deter|defeat|fight|stop|halt|condemn|oppos)\w*(?:\s+off)?)\s+"
    r"(?:(?:the|all|any|further|this|that)\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before a war that somebody else wages: "since Peru's invasion", but not "drones for Peru's war"."""
_IT_TOO: Final = re.compile(r"[^.;\n]{0,60}?\s(?:it|them)\b", re.IGNORECASE)
"""What names who wages a war again, or may: "since Peru's invasion Chile sells it nothing"."""
_OF_PEOPLE: Final = re.compile(
    r"(?:\s+people|(?:['’]s?)?\s+(?:workers?|workmen|factor(?:y|ies)|jobs?|famil(?:y|ies)|taxpayers?|voters?|soil|labou?r|"
    r"ingenuity))\b",
    re.IGNORECASE,
)
"""Who makes weapons or pays for them, and gives them to nobody unless that is told of him."""
_THEMSELVES: Final = re.compile(r"(?:\s+in\s+\S+)?(?:\s+(?:has|have|had|also))*\s+")
_FOR_WHAT: Final = re.compile(
    r",?\s+(?:which|who|that)\b|[^.,;]{0,60}?\s(?:for|over|after|because|(?:it|them)\s+from)\b", re.IGNORECASE
)
"""Behind who is punished, where it may be told of what he gave: "sanctions on Peru for supplying"."""
_NOBODY: Final = re.compile(r"\b(?:no|none|nobody|not|never|any)\b[^.;]*\Z", re.IGNORECASE)
_CLOSES: Final = re.compile(r"\b(?:its|their|his|her|our|own)\b|[.!?;]\s", re.IGNORECASE)
"""What is the party's own after all, or told in another sentence."""
_PERMIT: Final = (
    r"(?:approval|consent|permission|authori[sz]ation|clearance|go-ahead|green\s+light|blessing|veto|"
    r"(?:export\s+)?(?:licen[cs]es?|permits?))"
)
_OF: Final = re.compile(rf"\b{_PERMIT}\s+(?:of|by|from)\s+(?:both\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_THEIRS: Final = re.compile(
    rf"(?:['’]s?)?\s+(?:(?:final|formal|express|prior|written|congressional|parliamentary|government(?:al)?)\s+)?{_PERMIT}\b",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(r"(?:it|they|these|this|those)", re.IGNORECASE)
_HOLDS: Final = re.compile(
    r"\s+(?:(?:also|mainly|mostly|further)\s+)?(?:includ|contain|compris|consist)(?:e?s|ed)?\b", re.IGNORECASE
)
_LONGEST_CHARS: Final = 60


def is_bystander(text: str, party: Span, motion: Span) -> bool:
    """Whether a party is only the flag of what carries, a foe, or who objects, permits or gets captives.

    Args:
        text: of the document.
        party: the words that name it.
        motion: the words that tell of the transfer.
    """
    people = _OF_PEOPLE.match(text, party.end)
    if people is not None and _THEMSELVES.fullmatch(text, people.end(), motion.start) is None:
        return True
    if _permits(text, party) or gets_people(text, party) or _is_left_out(text, party) or _is_foe(text, party):
        return True
    return _is_load(text, party) or _is_flag(text, party, motion) or _objects(text, party, motion)


def _is_load(text: str, party: Span) -> bool:
    """Whether a pronoun stands for goods, of which it is told what belongs to them: "they included a gun"."""
    is_pronoun = _PRONOUN.fullmatch(text, party.start, party.end) is not None
    return is_pronoun and _HOLDS.match(text, party.end) is not None


def _is_left_out(text: str, party: Span) -> bool:
    """Whether a party is named as who plays no part: "France rather than Libya", but "no country other than Libya"."""
    before = _LEAVES_OUT.search(text, max(0, party.start - _LONGEST_CHARS), party.start)
    return before is not None and _NOBODY.search(text, max(0, before.start() - _LONGEST_CHARS), before.start()) is None


def _is_foe(text: str, party: Span) -> bool:
    """Whether a party is named only as who is punished or fought: "sanctions on Peru", "since Peru's invasion"."""
    start = max(0, party.start - _LONGEST_CHARS)
    waged = _WAGED.match(text, party.end) if _MET.search(text, start, party.start) is not None else None
    if waged is not None and _IT_TOO.match(text, waged.end()) is None:
        return True
    return _FOE.search(text, start, party.start) is not None and _FOR_WHAT.match(text, party.end) is None


def _is_flag(text: str, party: Span, motion: Span) -> bool:
    """Whether words only say whose a vehicle is that carries: "a Soviet ship unloaded", "aboard a Greek freighter"."""
    start = max(0, party.start - _LONGEST_CHARS)
    carries = motion.start >= party.end or _ABOARD.search(text, start, party.start) is not None
    if not carries or _ONE.search(text, start, party.start) is None:
        return False
    within = text.rfind(" ", party.start, party.end)
    return any(_VEHICLE.match(text, place) for place in (party.end, within) if place >= 0)


def _objects(text: str, party: Span, motion: Span) -> bool:
    """Whether a party condemns a transfer that is not said to be its own."""
    verb = _OBJECTS.match(text, party.end)
    return verb is not None and verb.end() <= motion.start and not _CLOSES.search(text, verb.end(), motion.start)


def _permits(text: str, party: Span) -> bool:
    """Whether a party is named right beside a permit as who gives or refuses it."""
    before = _OF.search(text, max(0, party.start - _LONGEST_CHARS), party.start)
    return before is not None or _THEIRS.match(text, party.end) is not None
