"""Words of motion that are none of a transfer: weapons are used, shown or handed in, or the words mean something else.

Source: the guide, on what is no claim. None of the triggers of right claims in annotated reports is such a word.
"""

import re
from typing import Final

from waybill.core.span import Span
from waybill.extract.triggers.captives import moves_people

_WORD: Final = r"(?:[\w'’-]+|U\.[KNS]\.)"
_HANDED_IN: Final = re.compile(
    r"(?:hand|turn)(?:s|ed|ing)?[\s-]+in\b"
    r"(?!\s+(?:[A-Z]|(?:19|20)\d\d\b|(?:an\s+)?exchange\b|return\b|the\s+(?:course|name|presence|hands)\b))|"
    r"(?:hand|turn)(?:s|ed|ing)?\s+in\s+(?:their|his|its|all)\b|"
    r"(?:hand|turn)(?:ed|ing)\s+[^.;]{1,60}?\s(?:under|during)\s+(?:an?|the)\s+(?:\w+\s+)?amnesty\b|"
    r"surrender(?:s|ed|ing)?\b|la(?:y|id|ying)\s+down\b"
)
_NOT_ABOARD: Final = (
    r"(?![^.;]*\b(?:aboard|hidden|(?:in|on)\s+an?\s+(?:boat|container|dhow|lorry|truck)|"
    r"(?:boat|cargo|consignment|convoy|load|lorry|ship|shipment|truck)s?\s+(?:carrying|of|with))\b)"
)
_AT_TARGET: Final = r"(?:could\s+)?(?:hit|str(?:ike|uck)|enter(?:ed)?|land(?:ed)?|reach(?:ed)?\s+(?:its|their))\b"
_HOLDING: Final = r"(?:arsenal|supply|stock)s?\b(?![^.;]{0,80}\bfrom\b)"
_RULED_ON: Final = r"(?:deliver|export|import|provi[sd]|purchas|sale|shipment|suppl|transfer)"
_ROWS: Final = (
    # weapons are used, shown or tested
    r"(?:launch|fir|retaliat|deploy|station|test|parad|display|develop|expend|cock|ground)(?:es?|s|ed|ing|ments?)?\b",
    r"(?:order|authori[sz]|approv|announc)(?:es?|s|ed|ing)?\s+the\s+(?:re)?deployments?\s+of\b",
    # what weapons are to be used for, or that they are to be no more
    (
        r"(?:agree|decid|order|plan|pledg|promis|refus|threaten|vow)\w*\s+(?:not\s+)?to\s+(?:stop\s+)?"
        r"(?:deploy|station|fir(?:e|ing)|launch|test|display|destroy|scrap|dismantle)(?:ing)?\b|"
        rf"order\w*\s+(?:(?!(?:from|guns|howitzers|missiles|rockets|systems)\s){_WORD}\s+){{1,6}}?to\s+(?:attack|bomb|fire|shoot|strike)\b"
    ),
    # what carries warheads
    r"delivery\s+(?:system|vehicle|option|route|means|aircraft|method|capabilit|platform|mode)",
    # weapons are fired
    (
        r"(?:hurl|lobb?|pour|rain)(?:s|ed|ing)?\s+(?:(?!and\s)[\w-]+\s+){0,3}?(?:bombs|fire|rounds|shells)\b"
        r"(?![^.;]{0,60}\bhands\b)"
    ),
    r"drop(?:s|ped|ping)?\s+(?:[\w-]+\s+)?bombs\b",
    # lost in battle
    (
        r"(?:lost|lose|loses|losing)\s+(?:(?!to\s)[^.;:]){1,60}?\s(?:in|during)\s+(?:(?:an?|the)\s+)?(?:\w+\s+)?"
        r"(?:accident|attack|battle|clash|crash|fighting|offensive|storm|war)\b"
    ),
    # what a factory turns out
    r"turn(?:s|ed|ing)?\s+out\s+(?:\d|about|nearly|over|some|up\s+to)",
    # shot down in flight
    (
        rf"{_NOT_ABOARD}(?:intercept(?:s|ed|ing|ions?)?(?:\s+(?:of|and\s+(?:destroy|shot|shoot)\w*(?:\s+down)?))?\s+"
        r"(?:[\w-]+\s+){0,5}?"
        r"(?:missiles?|rockets?|projectiles?|drones?|UAVs?|strikes)\s+"
        rf"(?:(?:launched|fired|shot|aimed|over|above)\b|flying\s+(?:at|over|to)\b|head(?:ing|ed)\s+(?:at|for|to|towards?)\b|"
        rf"before\s+(?:it|they)\s+{_AT_TARGET})|"
        r"intercept(?:s|ed|ing)?\s+(?:an?|one|two|three|several)\s+(?:[\w-]+\s+){0,2}?(?:missiles?|rockets?)\s+near\b)"
    ),
    # who is aboard is taken, not weapons
    r"hijack(?:s|ed|ing)?\s+(?:[\w-]+\s+){0,6}?(?:airliner|aircraft|bus|flight|jet|plane)\b",
    r"deliver(?:s|ed|y|ing)?\s+(?:to|against|on)\s+(?:\w+\s+)?targets?\b",
    # what somebody says
    r"(?:repl(?:y|ies|ied|ying)|responses?)\b",
    # what somebody will have by himself
    r"on\s+track\s+to\s+(?:have|build|produce|field)\b",
    (
        r"(?:acquir|obtain|develop|seek|s[oe]ught|pursu)\w*\s+(?:[\w-]+\s+){0,3}?(?:nuclear|chemical|biological|[BbCc][Ww])\s+"
        r"(?:weapons?\s+)?(?:\(\w+\)\s+)?capabilit"
    ),
    # what is said not to be, or kept from others
    r"den(?:y|ies|ied|ying)\s+(?:(?:the|any)\s+)?(?:existence|presence|protection)\s+of\b",
    # weapons change no hands
    r"stow(?:s|ed|ing)?\b|disband(?:s|ed|ing)?\b",
    # help to destroy weapons
    (
        r"(?:commit|offer|pledg|promis)\w*\s+(?:(?!and\s)[^\s.;]+\s+){1,7}?"
        r"(?:destruction|dismantl(?:e|ing|ement)|disposal|elimination|scrapping)\s+of\b"
    ),
    # arms of a body
    (
        r"(?:catch|caught|grab|grasp|seiz|tak|took|twist)\w*\s+(?:(?:one|both)\s+of\s+[\w'’]+\s+arms\b|"
        r"(?:[\w'’]+\s+){1,3}?by\s+(?:an|the|his|her|their|both|one)\s+arms?\b)"
    ),
    # somebody takes up his own weapon
    r"pick(?:s|ed|ing)?\s+up\s+(?:my|his|her)\s+(?:[\w-]+\s+){0,3}?(?:gun|pistol|revolver|rifle|shotgun|weapon)s?\b",
)
_NO_TRANSFER: Final = re.compile("|".join(_ROWS))
_ALL_THAT: Final = re.compile(r"Given\s+(?:all|that|how|what|the\s+(?:fact|number|size|range|threat))\b")
_RANGE: Final = re.compile(r"\b(?:capable\s+of|can|could|able\s+to)\s+(?:reach|hit|strik)(?:e|ing)?\Z")
"""What missiles and aircraft can do is no way that they go."""
_LONGEST: Final = 80


def _behind(before: str, motion: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"(?:{before})\s+\Z"), re.compile(motion)


_ANY: Final = r"\w"
_BEHIND: Final = (
    # what carries warheads: "capable of delivering a nuclear warhead"
    _behind(
        r"\b(?:capabilit(?:y|ies)|capable|ability|able|means|potential|designed|suited|suitable|used)\s+(?:to|of|for)",
        r"deliver(?:y|ing)?\s+(?:of\s+)?(?:[\w-]+[,\s]\s*){0,4}?(?:warhead|agent|payload|submunition|bomb|sarin|"
        r"(?:nuclear|chemical|biological|conventional)\s+(?:warhead|weapon|agent|payload|high\s+explosive))",
    ),
    # what somebody only has: "has a supply of rifles"
    _behind(r"\b(?:has|have|had|having|possess\w*)\s+(?:an?|the|its|their)(?:\s+[\w'’-]+){0,3}", _HOLDING),
    # a rule: "resolutions prohibiting the import of weapons"
    _behind(
        r"\b(?:resolutions?|laws?|[Aa]ct|treat(?:y|ies)|rules?|legislation|convention|embargo(?:es)?|[Cc]ouncil|regulations?)"
        r"(?:\s+(?:that|which))?\s+(?:prohibit|forbid|forbad|ban|bar)\w*(?:\s+(?:the|any|all))*",
        _RULED_ON,
    ),
    # what never happened: "if he had sent rifles"
    _behind(rf"(?<!asked )(?<!asks )\bif\s+(?:{_WORD}\s+){{1,5}}had(?:\s+(?:only|ever|not|\w+ly))?", _ANY),
    # what is only supposed: "If Peru sends rifles,"
    _behind(
        rf"(?<!asked )(?<!asks )(?<!ask )(?<!know )(?<!see )(?<!unclear )(?<!wonder )\b[Ii]f(?:\s+{_WORD}){{1,4}}",
        r"(?:acquire|buy|deliver|export|get|give|obtain|provide|receive|sell|send|ship|suppl(?:y|ie)|transfer)s?\b(?!\s+to\b)",
    ),
    _behind(
        r"\b(?:[Aa]greement|[Aa]ccord|[Tt]reaty|[Ll]aw|[Rr]esolution)\b[^.;]{0,80}"
        r"\s(?:prohibit|forbid|forbad|ban|bar)\w*(?:\s+(?:the|any|all))*",
        _RULED_ON,
    ),
    # what a ship is armed with: "the cruiser carried twelve guns"
    _behind(
        r"\b(?:battleship|bomber|corvette|cruiser|destroyer|fighter|frigate|gunship|helicopter|submarine|tank|warship)s?"
        r"(?:\s+\w+){0,2}",
        r"carr(?:y|ies|ied|ying)\b(?![^.;]*?\s(?:to|for|from)\s)",
    ),
    # whose passengers are hostages: "Flight 12 was hijacked"
    _behind(r"\b(?:[Ff]light|[Aa]irliner|[Bb]us|[Jj]et|[Pp]lane)\b[^.;]{0,80}\s(?:was|were|been)", r"hijacked\b"),
    # how a ship came to be: "launched in May and delivered in June"
    _behind(r"\b(?:laid\s+down|sponsored\s+by)\b[^\n]{0,130}", r"delivered\b(?![^.;]{0,60}\bto\b)"),
    # what fell from the sky: "three mortar rounds fell near the stadium"
    _behind(
        r"\b(?:missiles?|mortars?|projectiles?|rockets?|rounds?|shells?)(?:\s+(?:that|which))?(?:\s+(?:had|have))?",
        r"(?:fell|fallen|c[ao]me\s+down|land(?:ed|ing)?\s+(?:on|near)|rained)\b(?!\s+(?:from|off|to)\b|\s+in(?:to)?\s[^.;]*\bhands\b)",
    ),
    _behind(r"\b(?:fired|launched)\b[^.;]{0,60}\s(?:and|was|were|been|but)", r"intercepted\b"),
    # what somebody is warned of: "warned Peru not to send rifles"
    _behind(rf"\b(?:caution|warn)(?:s|ed|ing)?(?:\s+{_WORD}){{1,4}}?\s+(?:against|not\s+to)", r"\w"),
    _behind(r"\b(?:hand|turn)(?:s|ed|ing)?", r"in\s+(?:all|his|her|its|their|\d+)\b"),
    # what is made up: "In the film a general sells rifles"
    _behind(
        r"(?:^|[.!?\n]\s*)In\s+(?:the|this|his|her|a)\s+(?:\w+\s+)?(?:film|movie|novel|(?:computer|video)\s+game),[^.\n]{0,90}",
        _ANY,
    ),
    # what is fought in general: "powers to combat arms trafficking"
    _behind(
        r"\b(?:combat|curb|fight|monitor|stem|tackle)\w*(?:\s+[\w-]+){0,3}",
        r"(?:proliferation|smuggling|trafficking)\b(?!\s+of\s+(?:\d|the\b))",
    ),
    _behind(r"\b(?:an?|the|his|her)", r"unloaded\s+(?:[\w-]+\s+){0,2}(?:gun|pistol|revolver|rifle|weapon)\b"),
    # what stays where it is: "nothing had been stolen"
    _behind(r"\b[Nn]othing\s+(?:had|has|was)(?:\s+been)?", r"(?:looted|missing|removed|stolen|taken)\b"),
    # rebels who give themselves up: "surrendered to the army and turned over six rifles"
    _behind(
        r"\b(?:(?i:bandits|fighters|guerrill(?:a|ero)s|insurgents|members|militants|rebels|terrorists)\s+(?:[\w-]+\s+){0,3}?"
        r"(?:surrender(?:ed|ing)?|g[ai]v(?:e|ing)\s+(?:themselves|himself)\s+up)|surrenderees|former\s+rebels|"
        r"folds?\s+of\s+the\s+(?:law|government))\b[^.;]{0,100}",
        r"(?:hand|turn)(?:ed|ing)\s+over\b",
    ),
)
"""Of words before a motion and the motion with what is behind it."""
_IDIOM: Final = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|bear(?:s|ing)?|bore)\s+(?:up\s+)?arms\b(?!\s+(?:and|from|off|to)\b)|\bcall(?:s|ed|ing)?\s+to\s+arms\b|"
    r"\bup\s+in\s+arms\b|\bchoice\s+of\s+weapons?\b|\bof\s+choice\b",
    re.IGNORECASE,
)
_LONGEST_BEFORE: Final = 160
_LONGEST_IDIOM: Final = 24


def is_no_transfer(text: str, motion: Span) -> bool:
    """Whether words of motion tell that weapons are used, shown or handed in, that people move, or mean nothing moved.

    Args:
        text: of the document.
        motion: its words.
    """
    end = min(len(text), motion.start + _LONGEST)
    if moves_people(text, motion) or _is_idiom(text, motion):
        return True
    if any(pattern.match(text, motion.start, end) for pattern in (_HANDED_IN, _ALL_THAT)):
        return True
    before, behind = text[max(0, motion.start - _LONGEST_BEFORE) : motion.start], text[motion.start : end]
    if motion.of(text).isupper():
        before, behind = before.lower(), behind.lower()
    if _RANGE.search(before + behind[: len(motion)]) or _NO_TRANSFER.match(behind):
        return True
    return any(told.match(behind) and begun.search(before) for begun, told in _BEHIND)


def _is_idiom(text: str, motion: Span) -> bool:
    """Whether words of motion belong to a phrase in which weapons are none: "took up arms", "partner of choice"."""
    end = min(len(text), motion.end + _LONGEST_IDIOM, motion.start + _LONGEST)
    found = _IDIOM.finditer(text, max(0, motion.start - _LONGEST_IDIOM), end)
    return any(motion.start < match.end() and match.start() < motion.end for match in found)
