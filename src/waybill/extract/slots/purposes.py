"""Things that only tell what goods are for, carry or are: "equipment to produce missiles", "boats armed with guns".

What is made or fed does not move, and is one item with what makes or feeds it, for "equipment" alone says little; what
goods carry, and of what kind they are, is no item.
"""

import re
from typing import Final

from waybill.core.span import Span

_MEANS: Final = (
    r"\b(?:equipment|machinery|machines|tools|materials?|substances|chemicals|precursors|ingredients|technolog(?:y|ies)|"
    r"components|parts|spares|electronics|plants?|vessels|designs|know-how|expertise|kits|plans|blueprints|drawings|ammunition|munitions|rounds|shells|"
    r"cartridges|fuel|engines|launchers|fuses|barrels|batteries|"
    r"receivers|presses|magazines|motors|warheads|gearboxes|sights|mounts|tripods|turrets)"
)
"""Words that say little of what moves without what it is for."""
_DETERMINED: Final = r"\s+(?:(?:the|an?|its|their|such|new|own)\s+){0,2}(?:[\w-]+\s+){0,2}"
_MAKING: Final = (
    r"(?:produc|mak|manufactur|assembl|creat|prepar|machin|develop|build|mix|process|construct|enrich|convert|jam|detect)"
    r"m?(?:e|ing)?"
)
_TO_MAKE: Final = (
    r"\s+(?:(?:that|which)\s+(?:is|are|was|were|can\s+be|could\s+be)\s+)?"
    r"(?:(?:needed|used|required|necessary|intended|designed|meant|suitable|essential|employed)\s+)?"
    r"(?:to|for|in)\s+(?:the\s+)?"
    rf"(?:{_MAKING}|(?:production|manufacture|assembly|development|construction)\s+of){_DETERMINED}"
)
_MAKES: Final = re.compile(_MEANS + _TO_MAKE, re.IGNORECASE)
_IS_FOR: Final = re.compile(
    rf"{_MEANS}\s+for\s+(?:(?:the|an?|its|their|our|his|those|these)\s+)?(?:[\w-]+\s+)?", re.IGNORECASE
)
_NO_AIM: Final = (
    r"(?:(?:to|from|in|into|by|for|at|on|with|of|and|or|but|that|which|who|whose|when|while|after|before|during|under|since|via|"
    r"through|against|despite|as|because|if|is|are|was|were|has|have|had|will|would|could|can|may|said|told|sold|sent|went|came|"
    r"last|this|next|late|early|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{3,20}ly)\b|\d+(?![\w-]))"
)
_AIM: Final = rf"(?!{_NO_AIM})[\w’'-]+(?:\s(?!{_NO_AIM}|(?<=s\s)(?-i:[A-Z][a-z]))[\w’'-]+){{0,4}}"
"""What is made, to the next clause, time or name of who sold it: "rifles" of "rifles Peru sold last year"."""
_WHOLE: Final = re.compile(
    rf"{_MEANS}(?P<aim>"
    r"(?:\s+(?:that|which)\s+(?:is|are|was|were|can|could)(?:\s+be)?)?"
    r"(?:\s+(?:needed|used|required|necessary|intended|designed|meant|suitable|essential|employed|capable))?"
    r"\s+(?:to|for|in|of)\s+(?:the\s+)?"
    rf"(?:{_MAKING}|(?:production|manufacture|assembly|development|construction|enrichment)\s+of)\s"
    rf"{_AIM}(?:\s(?:and|or)\s(?!(?:an?|one|\d+|[a-z]+ed)\b){_AIM}(?!\s(?:to|for|from)\s))?"
    rf"|\s+for\s(?:(?!{_NO_AIM})[\w’'-]+\s){{0,4}}"
    r"(?:program(?:me)?s?|projects?|plants?|reactors?|facilit(?:y|ies)|factor(?:y|ies)|(?:rocket|missile|\w*gun|jet|tank|helicopter|"
    r"mortar|launcher|rifle|howitzer|pistol|weapon|vehicle|ship|boat|submarine|system|cannon|plane|fighter|bomber)s?|aircraft))"
    r"(?!['’\w-])",
    re.IGNORECASE,
)
"""Goods that say little by themselves with all that they are for: "machine tools capable of making shells"."""
_FITTED: Final = re.compile(
    r"(?:,?\s+(?:(?:that|which)\s+)?(?:(?:are|is|were|was)\s+)?"
    r"(?:(?:armed|equipped|fitted|outfitted)\s+with|(?:mounted|installed|based)\s+on|(?:carried|fired|launched|towed)\s+(?:by|from)"
    r"|(?:capable\s+of|able\s+to|can|could)\s+(?:carry|launch|fir|deliver)(?:e|ing)?)"
    r"|,?\s+(?:that|which)\s+(?:carr(?:y|ies)|mounts?))"
    r"\s+(?:(?:the|an?|its|their|up|to|two|four|six)\s+){0,3}(?:[\w.-]+\s+){0,2}",
    re.IGNORECASE,
)
"""Between a thing and what it carries, or what carries it."""
_FOR: Final = re.compile(
    r"['’]?\s+(?:for|against|to\s+(?:fit|stop|meet|counter|fight|blind|make|produce|launch|fire))\s+"
    r"(?:(?:the|an?|its|their|his|her|our|those|these|use|in|on|by|with|against)\s+){0,3}(?:[^\W\d][\w-]*\s+){0,2}",
    re.IGNORECASE,
)
"""Between a thing and what it is meant for: "ammunition for the howitzers"."""
_SERVED: Final = re.compile(
    r"\b(?:(?:to|for|in)\s+(?:equip|arm|outfit|upgrad|moderni[sz]|refurbish|repair|maintain|servic|replac|destroy|defeat|protect)(?:e|p?ing)?"
    r"|(?:for|in|used\s+to|meant\s+to|intended\s+to)\s+(?:mak|produc|manufactur|assembl|build)(?:e|ing)?)\s+"
    r"(?:(?:the|an?|its|their|his|her|our|those|these|any|all|more|old|older|ag(?:e)?ing|existing|current)\s+){0,3}(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
"""Before what other goods serve, whatever these are: "missiles from Chile to equip its jets", "for making bombs"."""
_BARE_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
"""Between two things of which what is said of the first is said of the second."""
_BRACKET: Final = re.compile(
    r"\s*\((?:(?:or|i\.e\.|also\s+known\s+as|known\s+as|called)[\s,]+)?[\"“'‘]?", re.IGNORECASE
)
_DESIGNATION: Final = re.compile(r"[A-Z\d]")
_APPOSED: Final = re.compile(r",\s+an?\s+(?!(?:number|dozen|couple|score|few|lot|crate|pair)\b)(?:[a-z-]+\s+){0,2}")
"""Between a thing and what kind it is; a number instead, or a thing with a designation, is one more of a list."""
_LIST_GOES_ON: Final = re.compile(
    r"\s*(?:,\s*(?:and|or|plus|an?|\d)|and|or|plus|as\s+well|along\s+with|together\s+with)\b", re.IGNORECASE
)
_CLOSED: Final = re.compile(r"[\"”'’]?\)")
_LONGEST: Final = 100
"""How far before a thing the goods may begin that are for it."""


def is_made_with(text: str, made: Span, means: Span) -> bool:
    """Whether one thing is only what another, named right before it, makes."""
    found = _found(_MAKES, text, made)
    return found is not None and means.start <= found.start < means.end


def means_of(text: str, aim: Span) -> Span | None:
    """A thing with the word for goods that are named right before it as for it: "parts for the tanks"."""
    return _found(_MAKES, text, aim) or _found(_IS_FOR, text, aim)


def with_aim(text: str, item: Span) -> Span:
    """An item that says little by itself with all that it is for: "equipment for their missile programme"."""
    match = _WHOLE.search(text, item.start, item.end + _LONGEST)
    is_its_own = match is not None and match.start("aim") <= item.end
    return Span(item.start, max(item.end, match.end())) if match is not None and is_its_own else item


def is_meant_for(text: str, left: Span, right: Span) -> bool:
    """Whether the second of two things only says what the first is meant for: "ammunition for the howitzers"."""
    return _FOR.fullmatch(text, left.end, right.start) is not None


def is_served(text: str, thing: Span) -> bool:
    """Whether the words before a thing say that other goods serve it: "missiles to equip its jets"."""
    return _SERVED.search(text, max(0, thing.start - _LONGEST), thing.start) is not None


def names_product(text: str, thing: Span) -> bool:
    """Whether a thing is named with what it makes: "machines to make shells"."""
    return _MAKES.search(text, thing.start, thing.end) is not None


def names_aim(text: str, thing: Span) -> bool:
    """Whether a thing is named with what it is for: "ammunition for the tanks"."""
    return _IS_FOR.search(text, thing.start, thing.end) is not None


def goes_on(text: str, left: Span, right: Span) -> bool:
    """Whether what is said of the first of two things is said of the second: "jets and tanks"."""
    return _BARE_AND.fullmatch(text, left.end, right.start) is not None


def is_other_name(text: str, left: Span, right: Span) -> bool:
    """Whether the second of two things stands alone in brackets, as another name of the first: "(HIMARS)"."""
    opened = _BRACKET.fullmatch(text, left.end, right.start)
    return opened is not None and _CLOSED.match(text, right.end) is not None


def is_fitted(text: str, left: Span, right: Span) -> bool:
    """Whether the second of two things is what the first carries or is carried by: "boats armed with machine guns"."""
    return _FITTED.fullmatch(text, left.end, right.start) is not None


def is_apposed(text: str, left: Span, right: Span) -> bool:
    """Whether the second of two things says what kind the first is: "the Kirpi, an armoured truck, to Chad"."""
    designates, describes = (_DESIGNATION.search(text, each.start, each.end) is not None for each in (left, right))
    apposed = designates and not describes and _APPOSED.fullmatch(text, left.end, right.start) is not None
    return apposed and _LIST_GOES_ON.match(text, right.end) is None


def _found(pattern: re.Pattern[str], text: str, aim: Span) -> Span | None:
    """A stretch from the goods to the end of a thing, where a pattern leads up to that."""
    for match in pattern.finditer(text, max(0, aim.start - _LONGEST), aim.end):
        if match.start() < aim.start <= match.end():
            return Span(match.start(), aim.end)
    return None
