"""How each filter is read from what is written, and when it holds of what is seen."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from waybill.core.case import CaseKind
from waybill.core.claim import Basis, Certainty, Stage, WeaponClass
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.period import Period
from waybill.errors import FilterError, PeriodError
from waybill.ontology import Ontology
from waybill.telling.filters import BY_NAME, YES, Role
from waybill.text.questions import answers, question
from waybill.workspace.lineage import is_among, is_publisher
from waybill.workspace.seen import Seen

MOST_CHARS: Final = 200
_GRADE: Final = re.compile(r"[A-E][1-5]")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")
_Holds: TypeAlias = Callable[[object, Seen, Ontology], bool]


def read(name: str, written: str) -> object:
    """The value of a filter that is known.

    Raises:
        FilterError: it never has such a value.
        QuestionError: it is words, and they cannot be read.
    """
    known = BY_NAME[name].values
    if known and written not in known:
        raise FilterError(name=name, problem=f"there is no {written!r}; known are {', '.join(known)}")
    try:
        return _READS.get(name, _text)(written)
    except PeriodError as error:
        raise FilterError(name=name, problem=f"{error}; {error.remedy}") from error
    except ValueError as error:
        raise FilterError(name=name, problem=str(error)) from error


def written(value: object) -> str:
    """A value as ``read`` reads it."""
    match value:
        case True:
            return YES
        case StrEnum() | Credibility():
            return str(value.value)
        case Period():
            return value.edtf
    return str(value)


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("it must not be empty")
    if len(text) > MOST_CHARS:
        raise ValueError(f"it is longer than {MOST_CHARS} characters")
    return text


def _words(text: str) -> str:
    question(text)
    return text


def _grade(text: str) -> str:
    if _GRADE.fullmatch(text.upper()) is None:
        raise ValueError(f"{text!r} is none; write a letter from A to E and a figure from 1 to 5")
    return text.upper()


def _number(text: str) -> int:
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text!r} is no number from 1 to 9999")
    return int(text)


_READS: Final[Mapping[str, Callable[[str], object]]] = {
    "country_role": Role,
    "item_class": WeaponClass,
    "since": Period,
    "until": Period,
    "published_since": Period,
    "published_until": Period,
    "stage": Stage,
    "basis": Basis,
    "certainty": Certainty,
    "kind": CaseKind,
    "covert": lambda _: True,
    "disputed": lambda _: True,
    "grade": _grade,
    "reliability": Reliability,
    "credibility": lambda text: Credibility(int(text)),
    "origins": _number,
    "words": _words,
}
"""All others take a text as it is."""


def _party(slot: str) -> _Holds:
    return lambda name, seen, ontology: is_among(str(name), seen.slots[slot], ontology.parties)


def _any_party(name: object, seen: Seen, ontology: Ontology) -> bool:
    return is_among(str(name), seen.parties(), ontology.parties)


def _weapon(name: object, seen: Seen, ontology: Ontology) -> bool:
    return is_among(str(name), ((text, entity) for text, _, entity in seen.items), ontology.weapons)


def _published_since(value: object, seen: Seen, _: Ontology) -> bool:
    assert isinstance(value, Period)
    return seen.published is not None and (value.earliest or date.min) <= seen.published


def _published_until(value: object, seen: Seen, _: Ontology) -> bool:
    assert isinstance(value, Period)
    return seen.published is not None and (value.latest or date.max) >= seen.published


def _is_sure(value: object, seen: Seen, _: Ontology) -> bool:
    return any(each == value for each in seen.certainties())


def _has_words(value: object, seen: Seen, _: Ontology) -> bool:
    return answers(seen.words(), question(str(value)))


def _grade_of(seen: Seen) -> Grade | None:
    return None if seen.case is None else seen.case.grade


def _is_graded(value: object, seen: Seen, _: Ontology) -> bool:
    return is_as_good(_grade_of(seen), str(value))


def is_as_good(grade: Grade | None, least: str) -> bool:
    """Whether something is graded so, or better; letters and figures stand in the order of their worth."""
    return grade is not None and grade.reliability.value <= least[0] and grade.credibility <= int(least[1])


def _reliability(value: object, seen: Seen, _: Ontology) -> bool:
    grade = _grade_of(seen)
    return grade is not None and grade.reliability == value


def _credibility(value: object, seen: Seen, _: Ontology) -> bool:
    grade = _grade_of(seen)
    return grade is not None and grade.credibility == value


def _origins(value: object, seen: Seen, _: Ontology) -> bool:
    assert isinstance(value, int)
    return seen.case is not None and len(seen.case.origins) >= value


HOLDS: Final[Mapping[str, _Holds]] = {
    "supplier": _party("supplier"),
    "recipient": _party("recipient"),
    "intermediary": _party("intermediary"),
    "party": _any_party,
    "item_class": lambda value, seen, _: any(each[1] == value for each in seen.items),
    "weapon": _weapon,
    "published_since": _published_since,
    "published_until": _published_until,
    "stage": lambda value, seen, _: seen.stage == value,
    "basis": lambda value, seen, _: value in seen.bases,
    "certainty": _is_sure,
    "kind": lambda value, seen, _: seen.case is not None and seen.case.kind == value,
    "covert": lambda value, seen, _: seen.covert,
    "disputed": lambda value, seen, _: seen.disputed,
    "grade": _is_graded,
    "reliability": _reliability,
    "credibility": _credibility,
    "origins": _origins,
    "publisher": lambda name, seen, ontology: is_publisher(str(name), seen.publishers(), ontology),
    "words": _has_words,
}
"""Those that say something by themselves: ``since`` and ``until``, and ``country`` and its role, go together."""
