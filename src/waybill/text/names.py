"""Compare names as people do: without regard to case, accents, articles, hyphens and plurals.

Source: the claim guide, "How two annotations are compared", rule 4.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from waybill.text.patterns import Pattern
from waybill.text.wordlists import listed

_POSSESSIVE: Final = Pattern(r"(?<=\w)['’]s?(?!\w)", ignores_case=False)
# "a" and "an" before a number are the letters of a designation: A-10, An 26.
_ARTICLE: Final = Pattern(r"(?<![\w/-])(?:the|an?(?!\s+\d))(?=\s)", ignores_case=False)
_MARKS: Final = Pattern(r"[^\w\s]|_", ignores_case=False)
# Most names: nothing in them to strip. Tried first, for it halves the time that new names take.
_BARE: Final = re.compile(r"(?!(?:the|an?) )[a-z0-9]+(?: (?!(?:the|an?)(?: |\Z))[a-z0-9]+)*", re.ASCII)
_PLAIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)
_FUNCTION_WORDS: Final = listed(
    "the a an of for and or in on at to by from with as its their his de del des du la le el al bin ibn"
)


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The form of a name by which it is looked up.

    Case-folded, accents stripped, articles and possessive endings dropped, marks and hyphens to blanks, on one line.
    Empty where the name has neither letters nor digits. A key is not a name: do not take the key of a key.
    """
    folded = name.casefold()
    if _BARE.fullmatch(folded):
        return folded
    plain = _without_accents(folded).translate(_PLAIN)
    bare = _ARTICLE.sub(" ", _POSSESSIVE.sub("", plain))
    return " ".join(_blanked(bare).split())


@lru_cache(maxsize=1 << 16)
def content_words(name: str) -> frozenset[str]:
    """The words of a name's key that say something, plural endings folded; empty for function words alone."""
    return frozenset(_singular(word) for word in key(name).split() if word not in _FUNCTION_WORDS)


def is_same_name(left: str, right: str) -> bool:
    """Whether keys are equal, or content words overlap by half or more of the longer name."""
    if key(left) == key(right):
        return True
    words, others = content_words(left), content_words(right)
    shared = len(words & others)
    return shared > 0 and 2 * shared >= max(len(words), len(others))


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if not unicodedata.combining(mark)))


def _blanked(name: str) -> str:
    """Marks to blanks, but for the vowel signs of Indic scripts, which are parts of words."""
    return _MARKS.sub(lambda mark: mark[0] if unicodedata.category(mark[0])[0] == "M" else " ", name)


def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith("ss"):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word.removesuffix("s")
