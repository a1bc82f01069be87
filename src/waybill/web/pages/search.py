"""The search: words of cases, claims, documents and entities."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.telling import wording
from waybill.telling.sentences import telling
from waybill.web.asked import Asked, RefusedError
from waybill.web.case_index import case_index
from waybill.web.entity_index import cases_by_entity
from waybill.web.links import case_address, document_address, entity_address, with_query
from waybill.web.paging import Paging, paged
from waybill.web.word_index import WordIndex, words
from waybill.workspace.holding import Held

PATH: Final = "/search"
KINDS: Final = ("cases", "claims", "documents", "entities")
PARAMETERS: Final = ("q", "kind", "page")
MOST_CHARS: Final = 200
_AROUND_CHARS: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something with the words that were looked for.

    Attributes:
        excerpt: of what it says, around the first of the words.
    """

    title: str
    href: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of things, with the number of those that were found."""

    name: str
    number: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found.

    Attributes:
        question: as it was put; empty where nothing was asked.
    """

    question: str
    kinds: tuple[Kind, ...]
    found: tuple[Found, ...]
    paging: Paging


def search_page(asked: Asked) -> SearchPage:
    """What holds all the words of a question, one kind at a time.

    Raises:
        RefusedError: there is no such kind, or the question is too long.
    """
    query = asked.query
    question, kind = query.get("q", ""), _kind(query)
    shelves = _shelves(asked.held)
    numbers = {each: shelves[each].words.find(question) for each in KINDS}
    chosen = kind or max(KINDS, key=lambda each: (len(numbers[each]) > 0, -KINDS.index(each)))
    shown, paging = paged(numbers[chosen], PATH, query)
    filters = {"q": question}
    return SearchPage(
        question=question,
        kinds=tuple(
            Kind(
                name=each,
                number=len(numbers[each]),
                chosen=each == chosen,
                href=with_query(PATH, {**filters, "kind": each}),
            )
            for each in KINDS
        ),
        found=tuple(shelves[chosen].found(number, question) for number in shown),
        paging=paging,
    )


def _kind(query: Mapping[str, str]) -> str:
    for name in query:
        if name not in PARAMETERS:
            raise RefusedError(f"a search takes no {name!r}", status=400, remedy=f"give {', '.join(PARAMETERS)}")
    if len(query.get("q", "")) > MOST_CHARS:
        raise RefusedError("the question is too long", status=400, remedy=f"ask in {MOST_CHARS} characters")
    kind = query.get("kind", "")
    if kind and kind not in KINDS:
        raise RefusedError(f"there is no kind {kind!r}", status=400, remedy=f"give one of {', '.join(KINDS)}")
    return kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """Things of one kind by their words."""

    words: WordIndex
    found: Callable[[int, str], Found]


@lru_cache(maxsize=1)
def _shelves(held: Held) -> Mapping[str, _Shelf]:
    cases = case_index(held)
    claims, documents = list(held.claims.values()), list(held.documents.values())
    entities = list(_entities(held))
    return {
        "cases": _Shelf(words=cases.words, found=lambda number, _: _case(cases.cases[number])),
        "claims": _Shelf(
            words=WordIndex(map(_quotes, claims)), found=lambda number, question: _claim(claims[number], question)
        ),
        "documents": _Shelf(
            words=WordIndex(f"{each.title or ''}\n{each.publisher or ''}\n{each.text}" for each in documents),
            found=lambda number, question: _document(documents[number], question),
        ),
        "entities": _Shelf(
            words=WordIndex("\n".join((each.name, *each.aliases)) for each in entities),
            found=lambda number, _: _entity(entities[number]),
        ),
    }


def _entities(held: Held) -> Iterator[Entity]:
    """Entities that cases name."""
    yield from (entity for entity in map(held.entity, cases_by_entity(held)) if entity is not None)


def _quotes(filed: FiledClaim) -> str:
    speakers = [speaker.text for chain in filed.claim.sources for speaker in chain]
    return "\n".join((*(quote.text for quote in filed.claim.evidence), *speakers))


def _case(case: Case) -> Found:

    return Found(title=telling(case), href=case_address(case.id), excerpt="")


def _claim(filed: FiledClaim, question: str) -> Found:
    document = filed.document
    return Found(
        title=f"{document.publisher or 'unknown publisher'}, {document.published or 'undated'}",
        href=document_address(document.id, filed.claim.id),
        excerpt=excerpt(_quotes(filed), question),
    )


def _document(document: Document, question: str) -> Found:
    title = f"{document.publisher or 'unknown publisher'}, {document.published or 'undated'}: "
    return Found(
        title=title + (document.title or document.id),
        href=document_address(document.id),
        excerpt=excerpt(document.text, question),
    )


def _entity(entity: Entity) -> Found:
    also: Sequence[str] = entity.aliases[:6]
    return Found(
        title=entity.name,
        href=entity_address(entity.id),
        excerpt=" · ".join((wording.label(entity.kind), *also)),
    )


def excerpt(text: str, question: str) -> str:
    """A piece of a text around the first place where one of the words stands."""
    pattern = "|".join(re.escape(word) for word in words(question))
    match = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE) if pattern else None
    at = 0 if match is None else match.start()
    start, end = max(0, at - _AROUND_CHARS), min(len(text), at + _AROUND_CHARS)
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")
