"""A name in the forms in which it is compared, whatever script it was carried over from.

Laws:   articles, legal forms ("Ltd", "OOO") and what stands in brackets do not matter;
        ways of writing one sound (kh and h, q and k, ou and u, doubled letters, -iyya and -ia) fold into one;
        a name that has words has telling words: where all are common, all tell.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.text.names import key
from waybill.text.wordlists import listed

_BRACKETED: Final = re.compile(r"\([^()]*\)")
_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WITHIN_A_WORD: Final = re.compile(r"(?<=\w)['’ʼ‘`ʿʾ](?!s\b)(?=\w)")
_NUMBER: Final = re.compile(r"\d+")


def _meanings(lines: Iterable[str]) -> Mapping[str, str]:
    """From lines of words that mean one thing to the first of their line."""
    return {word: line.split()[0] for line in lines for word in line.split()}


_SMALL: Final = listed(
    "al el ash as ar an ad at az ul ud the of for and in on to by from with de del des du la le les di da von und et"
)
_LEGAL: Final = listed(
    "ltd limited gmbh llc inc incorporated plc sa sarl srl spa ag kg bv nv oy oao ooo pao zao ao jsc ojsc cjsc pjsc "
    "fgup gup doo eood ood kft zrt sro pte pty co corp fze fzco fzc dmcc lp llp"
)
_SORTS: Final = _meanings(
    (
        "company corporation firm concern holding enterprise",
        "plant factory works zavod",
        "yard shipyard shipbuilding shipbuilder",
        "movement organisation organization militia rebel fighter militant faction harakat",
        "troops pmc chvk mercenary mercenaries",
    )
)
"""What a name says its bearer is: it tells who is meant only where two names say different things."""

_MARKS: Final = _meanings(
    (
        *("1 first", "2 second ii", "3 third iii", "4 fourth iv", "5 fifth", "6 sixth vi", "7 seventh vii"),
        *("8 eighth viii", "9 ninth ix", "10 tenth", "11 eleventh xi", "12 twelfth xii", "14 fourteenth xiv"),
        *("north northern", "south southern", "east eastern", "west western", "centre central center"),
        *("northwest northwestern", "northeast northeastern", "southwest southwestern", "southeast southeastern"),
        *("new", "old", "real", "provisional", "continuity", "opposition io", "democratic", "people", "youth"),
    )
)
"""Words that set a name apart from the same name without them, or with another."""

_TRANSLATED: Final = _meanings(
    (
        *("front jabhat jabha jebhat", "army jaysh jaish jeish", "brigade kataib kataeb katibat liwa liwaa saraya"),
        *("group jamaat jamaah jemaah gamaa", "party hizb", "defence defense", "programme program"),
        *("mobilization mobilisation", "liberation liberacion", "revolutionary revolucionario revolucionarias"),
    )
)

_LETTERS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tsch|tch|ch|cz", "č"),
        (r"sch|sh", "š"),
        (r"zh|dzh|dj", "j"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"oe(?=[^\W\d_])", "o"),
        (r"ou|oo|o", "u"),
        (r"[yje]", "i"),
        (r"(?<=[aiu])h$|(?<=[aiu])h(?=[^aiu])", ""),
        (r"([^\W\d_])\1+", r"\1"),
    )
)
_VOWELS: Final = re.compile(r"(?<=.)[aiu]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A name taken apart.

    Attributes:
        key: by ``waybill.text.names.key``.
        words: the telling words in their order, folded.
        sounds: of each word its first letter and its consonants.
        marks: numbers, directions and the like, which set a name apart.
        sorts: what the name says its bearer is: company, plant, movement …
        initials: of its words, with and without the small ones; empty where there are fewer than three.
    """

    key: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    marks: frozenset[str]
    sorts: frozenset[str]
    initials: frozenset[str]

    @property
    def joined(self) -> str:
        """All words without blanks, for names that are written in one word or in several."""
        return "".join(self.words)


@lru_cache(maxsize=1 << 13)
def spelling(name: str) -> Spelling:
    """A name as it is compared; without words where it has neither letters nor digits."""
    bare = _DOTTED.sub(lambda match: match[0].replace(".", ""), _WITHIN_A_WORD.sub("", name))
    found = key(_BRACKETED.sub(" ", bare)).split() or key(bare).split()
    content = [word for word in found if word not in _SMALL and word not in _LEGAL] or found
    singular = [_singular(word) for word in content]
    named = [_TRANSLATED.get(word, word) for word in singular]
    telling = [word for word in named if word not in _SORTS and not _mark(word)]
    words = tuple(map(fold, telling or named))
    return Spelling(
        key=key(name),
        words=words,
        sounds=tuple(map(sound, words)),
        marks=frozenset(mark for word in named if (mark := _mark(word))) if telling else frozenset(),
        sorts=frozenset(_SORTS[word] for word in named if word in _SORTS) if telling else frozenset(),
        initials=frozenset(
            initials for each in (found, content) if len(initials := "".join(word[0] for word in each)) > 2
        ),
    )


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word of a key with one letter for each sound."""
    for pattern, replacement in _LETTERS:
        word = pattern.sub(replacement, word)
    return word


def sound(folded: str) -> str:
    """The first letter of a folded word and its consonants, those alike in many mouths as one."""
    return _VOWELS.sub("", folded)


def _mark(word: str) -> str:
    number = _NUMBER.search(word)
    return str(int(number[0])) if number is not None else _MARKS.get(word, "")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
