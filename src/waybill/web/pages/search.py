"""The search: cases, claims, documents and entities by their words."""

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
PARAMETERS: Final = ("q", "kind", "page")


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
        kinds: empty where nothing was asked.
        is_ranked: whether the best come first; else there are too many, and those that were indexed last come first.
    """

    question: str
    kinds: tuple[Kind, ...]
    found: tuple[Found, ...]
    is_ranked: bool
    paging: Paging


def search_page(asked: Asked) -> SearchPage:
    """What answers a question, one kind at a time.

    Raises:
        RefusedError: there is no such kind, or the question cannot be read.
    """
    kind, written = _kind(asked.query), asked.query.get("q", "")
    if not written:
        return SearchPage(question="", kinds=(), found=(), is_ranked=True, paging=paging_of(0, PATH, asked.query))
    return _found_page(asked, written, _question(written), kind)


def _found_page(asked: Asked, written: str, sought: Question, kind: str) -> SearchPage:
    found = finder(asked.held)
    numbers = {each: found.number(each, sought) for each in KINDS}
    chosen = kind or next((each for each in KINDS if numbers[each]), KINDS[0])
    paging = paging_of(numbers[chosen], PATH, asked.query)
    return SearchPage(
        question=written,
        kinds=tuple(
            Kind(
                name=each,
                number=numbers[each],
                chosen=each == chosen,
                href=with_query(PATH, {"q": written, "kind": each}),
            )
            for each in KINDS
        ),
        found=tuple(_shown(found, chosen, sought, paging)),
        is_ranked=found.is_ranked(chosen, sought),
        paging=paging,
    )


def _shown(found: Finder, kind: str, sought: Question, paging: Paging) -> Iterator[Found]:
    for each in found.found(kind, sought, first=first_of(paging), most=PAGE_ROWS):
        yield _found(hit(each, sought))


def _kind(query: Mapping[str, str]) -> str:
    for name in query:
        if name not in PARAMETERS:
            raise RefusedError(f"a search takes no {name!r}", status=400, remedy=f"give {', '.join(PARAMETERS)}")
    kind = query.get("kind", "")
    if kind and kind not in KINDS:
        raise RefusedError(f"there is no kind {kind!r}", status=400, remedy=f"give one of {', '.join(KINDS)}")
    return kind


def _question(written: str) -> Question:
    try:
        return question(written)
    except QuestionError as error:
        raise RefusedError(str(error), status=400, remedy=error.remedy) from error


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
