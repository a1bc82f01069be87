"""Whose paper it is: of a report its author, or the outlet that it stands in; and by what names its publisher goes."""

import re
from dataclasses import dataclass
from typing import Final

from waybill.text.names import key

_PAPER: Final = (
    r"(?:reports?|articles?|stor(?:y|ies)|dispatch(?:es)?|broadcasts?|statements?|notes?|letters?|communiqu[eé]s?|"
    r"stud(?:y|ies)|analys[ei]s|surveys?|investigations?|assessments?|e-?mails?)"
)
_WRITTEN: Final = r"(?:(?:written|prepared|compiled|drafted|published|issued|released)\s+)?by"
"""Who obtained or saw a paper is not its author."""
_AUTHORED: Final = re.compile(
    rf"(?:[\w-]+\s+){{0,3}}?(?:{_PAPER}\s+(?:(?P<by>{_WRITTEN})|from|of|(?P<in>in))|(?:papers?|books?|memos?)\s+(?P<wrote>{_WRITTEN}))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""A paper, up to its author or the outlet that it stands in; the papers of a captain are not written by him."""
_OWN: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}(?:reports?|stud(?:y|ies)|assessments?|surveys?|investigations?)\b"
)
"""What stands behind an author whose paper it is: "Amnesty International's latest report"; "reports" may be a verb."""

_EDITION: Final = re.compile(r"\s*(?:\([^()]*\)|\bNews)\s*\Z")
"""What may stand behind a publisher's name: "BBC News", "Caretas (Lima)"."""
_WORD_START: Final = re.compile(r"\b\w")


@dataclass(frozen=True, slots=True)
class Authored:
    """Where the author of a paper is named.

    Attributes:
        start: offset in the text of the first word that names him, articles left out.
        by: whether the words leave no doubt that an author stands there.
        is_outlet: whether what stands there holds the paper: "a report in the Sahara Courier".
    """

    start: int
    by: bool
    is_outlet: bool


def owns_paper(text: str, name_end: int) -> bool:
    """Whether a paper stands right behind a name, as that of whom it names.

    Args:
        text: of a document.
        name_end: offset behind the name.
    """
    return _OWN.match(text, name_end) is not None


def authored(text: str, start: int, end: int | None = None) -> Authored | None:
    """Where the author of the paper is named whose words begin at an offset; None where no such paper stands there.

    Args:
        text: of a document.
        start: offset of the first word that may speak of a paper.
        end: offset behind the last word that is looked at; None for the end of the text.
    """
    whose = _AUTHORED.match(text, start, len(text) if end is None else end)
    return whose and Authored(whose.end(), by=bool(whose["by"] or whose["wrote"]), is_outlet=whose["in"] is not None)


def is_publisher(name: str, publisher: str) -> bool:
    """Whether a name is a publisher's, or what it is called for short: "VOA" for "Voice of America".

    Args:
        name: as a text has it.
        publisher: empty where nobody is known to publish the text.
    """
    whole = _EDITION.sub("", publisher)
    initials = "".join(_WORD_START.findall(whole)).upper()
    is_short = len(initials) > 1 and name.strip().replace(".", "") == initials
    return bool(whole) and (is_short or key(name) in (key(publisher), key(whole)))
