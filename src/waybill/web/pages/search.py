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
from waybill.workspace.alike import alike
from waybill.workspace.finding import Finder, finder
from waybill.workspace.hits import Hit, hit

PATH: Final = "/search"
KINDS: Final = ("cases", "claims", "documents", "entities")
PARAMETERS: Final = ("q", "like", "kind", "page")


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
        by_gist: whether gists were compared with the text's, and not words alone.
    """

    question: str
    like: str
    kinds: tuple[Kind, ...]
    found: tuple[Found, ...]
    is_ranked: bool
    by_gist: bool
    paging: Paging


def search_page(asked: Asked) -> SearchPage:
    """What answers a question, or says much the same as a text, one kind at a time.

    Raises:
        RefusedError: there is no such kind, or the question cannot be read.
    """
    kind, written, like = _kind(asked.query), asked.query.get("q", ""), asked.query.get("like", "")
    if not (written or like):
        return SearchPage(
            question="",
            like="",
            kinds=(),
            found=(),
            is_ranked=True,
            by_gist=False,
            paging=paging_of(0, PATH, asked.query),
        )
    if written and like:
        raise RefusedError("q and like are two questions", status=400, remedy="ask one of them")
    try:
        return _alike_page(asked, like, kind or "claims") if like else _found_page(asked, question(written), kind)
    except QuestionError as error:
        raise RefusedError(str(error), status=400, remedy=error.remedy) from error


def _found_page(asked: Asked, sought: Question, kind: str) -> SearchPage:
    found = finder(asked.held)
    numbers = {each: found.number(each, sought) for each in KINDS}
    chosen = kind or next((each for each in KINDS if numbers[each]), KINDS[0])
    paging = paging_of(numbers[chosen], PATH, asked.query)
    return SearchPage(
        question=asked.query["q"],
        like="",
        kinds=_kinds(numbers, chosen, {"q": asked.query["q"]}),
        found=tuple(_shown(found, chosen, sought, paging)),
        is_ranked=found.is_ranked(chosen, sought),
        by_gist=False,
        paging=paging,
    )


def _alike_page(asked: Asked, like: str, chosen: str) -> SearchPage:
    likest = alike(asked.held)
    same = likest.found(chosen, like, waits=False)
    things = same.things
    paging = paging_of(len(things), PATH, asked.query)
    first = first_of(paging)
    return SearchPage(
        question="",
        like=like,
        kinds=_kinds({each: likest.number(each, like, waits=False) for each in KINDS}, chosen, {"like": like}),
        found=tuple(_found(hit(each, same.asked)) for each in things[first : first + PAGE_ROWS]),
        is_ranked=True,
        by_gist=same.by_gist,
        paging=paging,
    )


def _kinds(numbers: Mapping[str, int], chosen: str, query: Mapping[str, str]) -> tuple[Kind, ...]:
    return tuple(
        Kind(name=each, number=numbers[each], chosen=each == chosen, href=with_query(PATH, {**query, "kind": each}))
        for each in KINDS
    )


def _shown(found: Finder, kind: str, sought: Question, paging: Paging) -> Iterator[Found]:
    most = min(PAGE_ROWS, paging.total - first_of(paging))
    for each in found.found(kind, sought, first=first_of(paging), most=most):
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
