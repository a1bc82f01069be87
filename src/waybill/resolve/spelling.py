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
_BEFORE_NUMBER: Final = re.compile(r"(?<=\b[^\W\d_])-(?=\d)")
_WITHIN_A_WORD: Final = re.compile(r"(?<=\w)['’ʼ‘`ʿʾ](?!s\b)(?=\w)")
_NUMBER: Final = re.compile(r"\d+")


def _meanings(lines: Iterable[str]) -> Mapping[str, str]:
    """From lines of words that mean one thing to the first of their line."""
    return {word: line.split()[0] for line in lines for word in line.split()}


_SMALL: Final = listed(
    "al el ash as ar an ad at az ul ud the of for and in on to by from with de del des du la le les di da von und et "
    "group"
)
_LEGAL: Final = listed(
    "ltd limited gmbh llc inc incorporated plc sa sarl srl spa ag kg bv nv oy oao ooo pao zao ao jsc ojsc cjsc pjsc "
    "fgup gup ab asa doo eood ood kft zrt sro pte pty co corp fze fzco fzc dmcc lp llp"
)
_SORTS: Final = _meanings(
    (
        "company corporation firm concern holding holdings enterprise",
        "plant factory work zavod",
        "yard shipyard shipbuilding shipbuilder",
        "movement organisation organization harakat",
        "troops pmc chvk",
    )
)
"""What a name says its bearer is: it tells who is meant only where two names say different things."""

_FOLLOWERS: Final = listed("militia rebel fighter militant faction mercenary mercenaries guerrilla insurgent gunmen")
"""Those who fight for a people, a place or a person are not these themselves."""

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
        *(
            "front frente jabhat jabha jebhat",
            "army jaysh jaish jeish",
            "brigade kataib kataeb katibat liwa liwaa saraya",
        ),
        *("jamaat jamaah jemaah gamaa", "party hizb", "defence defense", "programme program"),
        *("mobilization mobilisation", "liberation liberacion", "revolutionary revolucionario revolucionarias"),
    )
)

_LETTERS: Final = tuple(
    (written, line.split()[0])
    for line in (
        *("č tsch tch", "š sch sh", "č ch cz", "j dzh", "ž zh", "j dj", "h kh", "f ph", "g gh", "d dh", "t th"),
        *("k ck q", "se ce", "si ci", "si cy", "k c", "ks x", "v w", "o oe ou oo", "u o", "i y j e"),
    )
    for written in line.split()[1:]
)
"""Ways of writing a sound and the letter that stands for it, in the order in which they are replaced."""

_MUTE_H: Final = re.compile(r"(?<=[aeiou])h(?![aeiouy])")
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
_VOWELS: Final = re.compile(r"(?<=.)[aiu]+")
_NEAR_SOUNDS: Final = str.maketrans({"č": "k", "h": "k", "z": "s", "f": "v"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A name taken apart.

    Attributes:
        words: the telling words in their order, folded.
        sounds: of each word its first letter and its consonants.
        marks: numbers, directions and the like, which set a name apart.
        sorts: what the name says its bearer is: company, plant, movement …
        is_of_followers: whether it names those who fight for somebody.
        initials: of its words, with and without the small ones; empty where there are fewer than three.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    marks: frozenset[str]
    sorts: frozenset[str]
    is_of_followers: bool
    initials: frozenset[str]

    @property
    def joined(self) -> str:
        """All words without blanks, for names that are written in one word or in several."""
        return "".join(self.words)

    @property
    def in_order(self) -> str:
        """All words in the order of the alphabet, for names whose words come in any."""
        return "".join(sorted(self.words))


@lru_cache(maxsize=1 << 13)
def spelling(name: str) -> Spelling:
    """A name as it is compared; without words where it has neither letters nor digits."""
    bare = _DOTTED.sub(lambda match: match[0].replace(".", ""), _WITHIN_A_WORD.sub("", _BEFORE_NUMBER.sub("", name)))
    found = key(_BRACKETED.sub(" ", bare)).split() or key(bare).split()
    content = [word for word in found if word not in _SMALL and word not in _LEGAL] or found
    singular = [_singular(word) for word in content]
    named = [_TRANSLATED.get(word, word) for word in singular] if len(singular) > 1 else singular
    telling = [word for word in named if word not in _SORTS and word not in _FOLLOWERS and not _mark(word)]
    words = tuple(map(fold, telling or named))
    return Spelling(
        words=words,
        sounds=tuple(map(sound, words)),
        marks=frozenset(mark for word in named if (mark := _mark(word))) if telling else frozenset(),
        sorts=frozenset(_SORTS[word] for word in named if word in _SORTS) if telling else frozenset(),
        is_of_followers=bool(telling) and not _FOLLOWERS.isdisjoint(named),
        initials=frozenset(
            initials for each in (found, content) if len(initials := "".join(word[0] for word in each)) > 2
        ),
    )


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word of a key with one letter for each sound."""
    word = _MUTE_H.sub("", word)
    for written, letter in _LETTERS:
        word = word.replace(written, letter)
    return _DOUBLED.sub(r"\1", word)


def sound(folded: str) -> str:
    """The first letter of a folded word and its consonants, those alike in many mouths as one."""
    return _VOWELS.sub("", folded).translate(_NEAR_SOUNDS)


def _mark(word: str) -> str:
    number = _NUMBER.search(word)
    return str(int(number[0])) if number is not None else _MARKS.get(word, "")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
