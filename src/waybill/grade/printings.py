"""Tell which documents print one text: near-copies of it, and later versions of one page.

In:     documents, and the signatures that are known of them.
Out:    for each document the earlier one that it repeats, if there is any.
Laws:   every document comes out exactly once;
        the order of the input does not matter;
        a text that is cut, has a paragraph put in front, another title or another number is found, whoever prints it;
        time grows with the number of documents, however many print one text.
Never:  takes a common quotation for a common text.

Shared marks propose, and where they are few the model decides: of a text that is reworded or badly scanned few runs of
words are left, but its sentences still mean the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from waybill.core.case import TieKind
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.grade.signatures import Signature, own_words, signature
from waybill.text.names import key
from waybill.text.sentences import sentences

if TYPE_CHECKING:
    from waybill.neural.alike import Seen

_ALIKE: Final = 0.25
"""Share of the shorter text's marks from which two texts are one."""
_ALIKE_AT_HOME: Final = 0.15
"""The same for two texts of one publisher: a page that was rewritten."""
_PROPOSED: Final = 0.04
"""Share from which the model is asked."""
_REWORDED: Final = 0.3
"""Share of the shorter text's sentences from which it is the longer one reworded."""
_LEAST_PART: Final = 0.1
"""Size of the shorter text to the longer one below which that only takes it up among much else."""
_LEAST_MARKS: Final = 2
"""Marks that two texts share at the least, unless they are the same."""
_ENOUGH_MARKS: Final = 3
"""Marks that say it without the model."""
_FIRST: Final = 16
"""Documents that a mark leads to: the earliest, so that ten thousand copies are compared with a few."""
_ASKED: Final = 4
"""Candidates of one document that are looked at closely."""
_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A document as one printing of a text.

    Attributes:
        of: the earlier document that it repeats; None where it is the first of its text.
        kind: near-copy or version; None for the first.
        likeness: from 0 to 1, of its text to that document's; 0 for the first.
    """

    document: DocumentId
    of: DocumentId | None = None
    kind: TieKind | None = None
    likeness: float = 0.0


def printings(
    documents: Sequence[Document], signatures: Mapping[DocumentId, Signature] | None = None
) -> tuple[Printing, ...]:
    """Every document with the earlier one that it repeats, earliest first, undated ones last.

    Args:
        documents: no two with one id.
        signatures: those that are known; the others are computed.
    """
    known = signatures or {}
    shelf = _Shelf()
    return tuple(shelf.put(each, known.get(each.id) or signature(each)) for each in sorted(documents, key=in_time))


def texts(
    documents: Sequence[Document], signatures: Mapping[DocumentId, Signature] | None = None
) -> tuple[tuple[DocumentId, ...], ...]:
    """Documents by text, each text's earliest printing first; texts in the order of their first printings."""
    return by_text(printings(documents, signatures))


def by_text(listed: Sequence[Printing]) -> tuple[tuple[DocumentId, ...], ...]:
    """Printings, in the order in which ``printings`` gives them, grouped by text."""
    first: dict[DocumentId, DocumentId] = {}
    groups: dict[DocumentId, list[DocumentId]] = {}
    for each in listed:
        first[each.document] = each.document if each.of is None else first[each.of]
        groups.setdefault(first[each.document], []).append(each.document)
    return tuple(tuple(group) for group in groups.values())


def in_time(document: Document) -> tuple[bool, date, DocumentId]:
    """What documents are put in order by: the day of publication, undated ones last."""
    return document.published is None, document.published or date.max, document.id


class _Shelf:
    """Documents that came before, by what later ones may share with them."""

    def __init__(self) -> None:
        self._by_marks: dict[tuple[int, ...], Document] = {}
        self._by_page: dict[str, Document] = {}
        self._by_mark: dict[int, list[DocumentId]] = defaultdict(list)
        self._documents: dict[DocumentId, tuple[Document, Signature]] = {}
        self._seen: Callable[[DocumentId], Seen] = lru_cache(maxsize=256)(self._see)

    def put(self, document: Document, its: Signature) -> Printing:
        """Take a document in and tell which earlier one it repeats."""
        self._documents[document.id] = document, its
        found = self._found(document, its)
        self._by_marks.setdefault(its.marks, document)
        if (page := _page(document)) is not None:
            self._by_page.setdefault(page, document)
        for mark in its.marks:
            if len(self._by_mark[mark]) < _FIRST:
                self._by_mark[mark].append(document.id)
        if found is None:
            return Printing(document=document.id)
        earlier, likeness = found
        return Printing(document=document.id, of=earlier.id, kind=_kind(document, earlier), likeness=likeness)

    def _found(self, document: Document, its: Signature) -> tuple[Document, float] | None:
        """The earlier document and how alike its text is."""
        if its.marks and (same := self._by_marks.get(its.marks)) is not None:
            return same, 1.0
        alike = next(self._alike(document, its), None)
        page = _page(document)
        if alike is None and page is not None and (earlier := self._by_page.get(page)) is not None:
            return earlier, self._likeness(its, earlier.id)
        return alike

    def _alike(self, document: Document, its: Signature) -> Iterator[tuple[Document, float]]:
        """Earlier documents that this one prints the text of, the likest first, the earliest of equals."""
        counts = Counter(earlier for mark in its.marks for earlier in self._by_mark.get(mark, ()))
        liked = [(self._likeness(its, earlier, shared=count), earlier) for earlier, count in counts.items()]
        near = [
            (likeness, earlier)
            for likeness, earlier in liked
            if likeness >= _PROPOSED and counts[earlier] >= _LEAST_MARKS and self._are_of_a_size(its, earlier)
        ]
        near.sort(key=lambda each: (-each[0], in_time(self._documents[each[1]][0])))
        for likeness, earlier in near[:_ASKED]:
            other = self._documents[earlier][0]
            least = _ALIKE_AT_HOME if _same_publisher(document, other) else _ALIKE
            if likeness >= least and counts[earlier] >= _ENOUGH_MARKS:
                yield other, likeness
            elif (reworded := self._reworded(document.id, earlier)) >= _REWORDED:
                yield other, round(reworded, _DECIMALS)

    def _likeness(self, its: Signature, earlier: DocumentId, *, shared: int | None = None) -> float:
        other = self._documents[earlier][1]
        count = len(set(its.marks).intersection(other.marks)) if shared is None else shared
        return round(count / max(1, min(len(its.marks), len(other.marks))), _DECIMALS)

    def _are_of_a_size(self, its: Signature, earlier: DocumentId) -> bool:
        sizes = sorted((len(its.marks), len(self._documents[earlier][1].marks)))
        return sizes[0] >= _LEAST_PART * sizes[1]

    def _reworded(self, left: DocumentId, right: DocumentId) -> float:
        from waybill.neural.alike import shared  # slow to import, and few texts need it

        return shared(self._seen(left), self._seen(right))

    def _see(self, document: DocumentId) -> "Seen":
        from waybill.neural.alike import see
        from waybill.neural.weights import load_weights

        text = own_words(self._documents[document][0].text)
        return see([span.of(text) for span in sentences(text)], load_weights())


def _kind(document: Document, earlier: Document) -> TieKind:
    page = _page(document)
    is_version = _same_publisher(document, earlier) or (page is not None and page == _page(earlier))
    return TieKind.VERSION if is_version else TieKind.NEAR_COPY


def _same_publisher(left: Document, right: Document) -> bool:
    return bool(left.publisher) and key(left.publisher or "") == key(right.publisher or "")


def _page(document: Document) -> str | None:
    """The address of a page; None where there is none, or only that of a site, which shows something new every day."""
    try:
        parts = urlsplit(document.url or "")
    except ValueError:
        return None  # no address at all, such as "http://["
    if not parts.hostname or not (parts.path.strip("/") or parts.query):
        return None
    return f"{parts.hostname.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
