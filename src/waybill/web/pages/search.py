"""The search: cases, claims, documents and entities by their words."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.ids import CaseId, DocumentId, EntityId
from waybill.core.review import ref_from_text
from waybill.errors import QuestionError
from waybill.telling.excerpts import Piece
from waybill.text.questions import Question, question
from waybill.web.asked import Asked, RefusedError
from waybill.web.links import case_address, document_address, entity_address, with_query
from waybill.web.paging import PAGE_ROWS, Paging, first_of, paging_of
from waybill.workspace.finding import Finder, finder
from waybill.workspace.hits import Hit, hit

PATH: Final = "/search"
KINDS: Final = ("cases", "claims", "documents", "entities")
PARAMETERS: Final = ("q", "like", "kind", "page")
MOST_ALIKE_SHOWN: Final = 100
"""Of what says much the same: what shares one common word is not worth looking at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something with the words that were looked for.

    Attributes:
        note: what else is to be known of it: grade, dates, who published it.
        excerpt: of what it says, around the first of the words.
    """

    title: str
    href: str
    note: str
    excerpt: tuple[Piece, ...]


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
        like: the text that what is found is to be like; empty where none is given.
        kinds: empty where nothing was asked.
        is_ranked: whether the best come first; else there are too many, and those that were indexed last come first.
    """

    question: str
    like: str
    kinds: tuple[Kind, ...]
    found: tuple[Found, ...]
    is_ranked: bool
    paging: Paging


def search_page(asked: Asked) -> SearchPage:
    """What answers a question, or says much the same as a text, one kind at a time.

    Raises:
        RefusedError: there is no such kind, or the question cannot be read.
    """
    kind, written, like = _kind(asked.query), asked.query.get("q", ""), asked.query.get("like", "")
    if not (written or like):
        return SearchPage(
            question="", like="", kinds=(), found=(), is_ranked=True, paging=paging_of(0, PATH, asked.query)
        )
    if written and like:
        raise RefusedError("q and like are two questions", status=400, remedy="ask one of them")
    found = finder(asked.held)
    try:
        sought = {each: question(written) if written else found.alike(each, like) for each in KINDS}
    except QuestionError as error:
        raise RefusedError(str(error), status=400, remedy=error.remedy) from error
    return _found_page(asked, found, sought, kind or ("claims" if like else ""))


def _found_page(asked: Asked, found: Finder, sought: Mapping[str, Question], kind: str) -> SearchPage:
    written, like = asked.query.get("q", ""), asked.query.get("like", "")
    most = MOST_ALIKE_SHOWN if like else None
    numbers = {each: min(found.number(each, sought[each]), most or sys.maxsize) for each in KINDS}
    chosen = kind or next((each for each in KINDS if numbers[each]), KINDS[0])
    paging = paging_of(numbers[chosen], PATH, asked.query)
    return SearchPage(
        question=written,
        like=like,
        kinds=tuple(
            Kind(
                name=each,
                number=numbers[each],
                chosen=each == chosen,
                href=with_query(PATH, {"q": written, "like": like, "kind": each}),
            )
            for each in KINDS
        ),
        found=tuple(_shown(found, chosen, sought[chosen], paging, is_ranked=bool(like))),
        is_ranked=bool(like) or found.is_ranked(chosen, sought[chosen]),
        paging=paging,
    )


def _shown(found: Finder, kind: str, sought: Question, paging: Paging, *, is_ranked: bool) -> Iterator[Found]:
    most = min(PAGE_ROWS, paging.total - first_of(paging))
    for each in found.found(kind, sought, first=first_of(paging), most=most, ranked=is_ranked):
        yield _found(hit(each, sought))


def _kind(query: Mapping[str, str]) -> str:
    for name in query:
        if name not in PARAMETERS:
            raise RefusedError(f"a search takes no {name!r}", status=400, remedy=f"give {', '.join(PARAMETERS)}")
    kind = query.get("kind", "")
    if kind and kind not in KINDS:
        raise RefusedError(f"there is no kind {kind!r}", status=400, remedy=f"give one of {', '.join(KINDS)}")
    return kind


def _found(hit: Hit) -> Found:
    return Found(title=hit.title, href=_HREFS[hit.kind](hit.id), note=hit.note, excerpt=hit.excerpt)


def _claim_address(name: str) -> str:
    ref = ref_from_text(name)
    return document_address(ref.document, ref.claim)


_HREFS: Final[Mapping[str, Callable[[str], str]]] = {
    "case": lambda name: case_address(CaseId(name)),
    "claim": _claim_address,
    "document": lambda name: document_address(DocumentId(name)),
    "entity": lambda name: entity_address(EntityId(name)),
}
