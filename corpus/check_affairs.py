"""What is wrong with an invented affair, and what the affairs cover."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from waybill.core.binding import claims_from_json
from waybill.core.case import CaseKind
from waybill.core.shape import document_from_json
from waybill.errors import WaybillError

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_OTHERS: Final = ("copy_of", "version_of")


def affair_problems(path: Path, affair: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with an affair: its documents, their claims, its cases."""
    if affair.get("id") != path.stem:
        yield f"its id is {affair.get('id')!r}; name it after its file"
    if affair.get("invented") is not True:
        yield 'it does not say "invented": true'
    documents: Sequence[Mapping[str, Any]] = affair["documents"]
    known = [document["id"] for document in documents]
    for number, document in enumerate(documents):
        yield from (f"{document['id']}: {problem}" for problem in _document_problems(document, known[:number]))
    claims = {f"{document['id']}#{claim['id']}": claim for document in documents for claim in document["claims"]}
    homes = Counter(name for case in affair["cases"] for name in case["claims"])
    yield from (f"{name} stands in {homes[name]} cases" for name in claims if homes[name] != 1)
    yield from (f"{name} is in a case and in no document" for name in homes if name not in claims)
    for case in affair["cases"]:
        yield from (f"{case['id']}: {problem}" for problem in _case_problems(case, claims))


def _document_problems(document: Mapping[str, Any], before: Sequence[str]) -> Iterator[str]:
    if document.get("invented") is not True:
        yield 'it does not say "invented": true'
    published = document.get("published")
    if published is not None and not _DAY.fullmatch(published):
        yield f"it was published {published!r}; give a whole day or none"
    yield from (f"{key} names no document before it" for key in _OTHERS if document[key] not in (None, *before))
    try:
        read = document_from_json(document)
        claims_from_json(document, read)
    except WaybillError as error:
        yield str(error)


def _case_problems(case: Mapping[str, Any], claims: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Kind, and origins: each claim that affirms goes back to one, or to as many as it has chains at the most.

    Denials go back to an origin only where nobody affirms.
    """
    if case["kind"] not in tuple(CaseKind):
        yield f"its kind is {case['kind']!r}"
    members = [name for name in case["claims"] if name in claims]
    denials = [name for name in members if claims[name]["polarity"] == "denied"]
    if case["disputed"] is not bool(denials):
        yield "it is disputed where it holds a denial, and only there"
    telling = [name for name in members if name not in denials] or members
    origins = Counter(name for origin in case["origins"] for name in set(origin["claims"]))
    yield from (f"{name} goes back to no origin" for name in telling if not origins[name])
    yield from (f"{name} cannot go back to an origin" for name in origins if name not in telling)
    for name in telling:
        if origins[name] > max(1, len(claims[name]["sources"])):
            yield f"{name} goes back to more origins than it has chains"


def affair_tables(affairs: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, list[tuple[str, int]]]]:
    """Tables of what affairs cover: name, what is counted, rows."""
    documents = [document for affair in affairs for document in affair["documents"]]
    cases = [case for affair in affairs for case in affair["cases"]]
    yield (
        "what",
        "number",
        [
            ("affairs", len(affairs)),
            ("documents", len(documents)),
            ("copies of another", sum(document["copy_of"] is not None for document in documents)),
            ("later versions of another", sum(document["version_of"] is not None for document in documents)),
            ("undated", sum(document["published"] is None for document in documents)),
            ("claims", sum(len(document["claims"]) for document in documents)),
            ("denials", sum(c["polarity"] == "denied" for document in documents for c in document["claims"])),
            ("cases", len(cases)),
            ("lasting relations among them", sum(case["kind"] == CaseKind.RELATION for case in cases)),
            ("disputed ones", sum(case["disputed"] for case in cases)),
        ],
    )
    yield "claims of a case", "cases", _many(len(case["claims"]) for case in cases)
    yield "origins of a case", "cases", _many(len(case["origins"]) for case in cases)
    decades = Counter(f"{document['published'][:3]}0s" for document in documents if document["published"])
    yield "published", "documents", sorted(decades.items())


def _many(numbers: Iterator[int]) -> list[tuple[str, int]]:
    """How often each number is met; from seven on together."""
    counts = Counter("7 or more" if number >= 7 else str(number) for number in numbers)
    return sorted(counts.items())
