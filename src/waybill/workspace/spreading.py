"""Tell who wants to hear of new and changed cases: in Atom files, and by posting to webhooks.

Laws:   a webhook that was not told is told the next time, of everything since it was told last;
        an Atom file is a function of the entries of the ledger.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from waybill.core.case import Case
from waybill.core.case_records import case_to_json
from waybill.core.document import Document
from waybill.core.entry import Entry
from waybill.core.ids import Digest, DocumentId, JsonObject, canonical
from waybill.core.kept import Kept
from waybill.core.outcome import Rejection
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.workspace.asking import claims_in
from waybill.workspace.courses import Change, Course, courses
from waybill.workspace.feeds import MOST_ENTRIES, FeedEntry, atom, write_whole
from waybill.workspace.gathering import is_web_address
from waybill.workspace.remembering import kept_told, told_until
from waybill.workspace.searches import Search
from waybill.workspace.seen import ClaimsOf

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger

Post: TypeAlias = Callable[[str, bytes], Rejection | None]
_Wants: TypeAlias = Callable[[Search, Case], bool]

MOST_AT_ONCE: Final = 50
"""Cases in one posting."""

_MOST_LINKS: Final = 10
_MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Who was told of what.

    Attributes:
        written: paths of the Atom files that changed.
        told: number of changes that webhooks were told of.
        failures: of webhooks that could not be told; they will be the next time.
    """

    written: tuple[str, ...] = ()
    told: int = 0
    failures: tuple[Rejection, ...] = ()


class Herald:
    """Tells of new and changed cases.

    Args:
        ledger: whose cases.
        ontology: knows what searches name.
        post: posts a body to an address; gives what went wrong, None if nothing.
        tell: puts a case in words.
    """

    def __init__(self, ledger: "SqlLedger", ontology: Ontology, *, post: Post, tell: Callable[[Case], str]) -> None:
        self._ledger = ledger
        self._ontology = ontology
        self._post = post
        self._tell = tell

    def begin(self, searches: Sequence[Search], kept: Sequence[Kept]) -> None:
        """Have webhooks that are new told of what comes from now on."""
        known, head = told_until(kept), self._ledger.head()[0]
        for each in searches:
            if each.webhook is not None and _webhook(each) not in known:
                self._note(each, head)

    def spread(self, searches: Sequence[Search]) -> Spread:
        """Write Atom files and tell webhooks.

        Raises:
            UsageError: an Atom file cannot be written.
        """
        entries = tuple(self._ledger.entries())
        if not entries:
            return Spread()
        known, view = courses(entries), View(entries, ledger=self._ledger.location)
        wants = partial(self._wants, claims_of=claims_in(view))
        until = told_until(self._ledger.kept())
        written, told, failures = [], 0, []
        for each in searches:
            if each.atom is not None and write_whole(each.atom, self._feed(each, known, view, entries[0], wants)):
                written.append(each.atom)
            if each.webhook is not None:
                changes = self._changes(each, known, wants, after=until.get(_webhook(each), 0))
                failure = self._posted(each, changes)
                if failure is None:
                    told += len(changes)
                    self._note(each, entries[-1].sequence)
                else:
                    failures.append(failure)
        return Spread(written=tuple(written), told=told, failures=tuple(failures))

    def _feed(self, search: Search, known: Sequence[Course], view: View, first: Entry, wants: _Wants) -> bytes:
        wanted = ((each, case) for each in known if not each.is_retired and wants(search, case := each.case))
        shown = [self._entry(each, case, view, first.digest) for each, case in islice(wanted, MOST_ENTRIES)]
        updated_at = max((each.updated_at for each in shown), default=first.recorded_at)
        title = f"Waybill: {search.name}"
        return atom(title, shown, key=f"{first.digest} {search.name}", updated_at=updated_at)

    def _wants(self, search: Search, case: Case, *, claims_of: ClaimsOf) -> bool:
        return search.is_case(case, self._ontology, claims_of)

    def _entry(self, course: Course, case: Case, view: View, ledger: Digest) -> FeedEntry:
        entry = feed_entry(
            case, view.document, ledger=ledger, told=self._tell(case), updated_at=course.last.recorded_at
        )
        return replace(entry, published_at=course.first.recorded_at)

    def _changes(self, search: Search, known: Sequence[Course], wants: _Wants, *, after: int) -> list[JsonObject]:
        """What became of wanted cases since an entry, in the order in which it was recorded."""
        found = []
        for course in reversed(known):
            change = course.change(after=after)
            if change is not None and wants(search, case := course.case):
                found.append(self._change(change, course, case))
        return found

    def _change(self, change: Change, course: Course, case: Case) -> JsonObject:
        is_retired = change is Change.RETIRED
        return {
            "change": change.value,
            "id": case.id,
            "sequence": course.last.sequence,
            "recorded_at": _written(course.last.recorded_at),
            "superseded_by": course.superseded_by if is_retired else None,
            "told": None if is_retired else self._tell(case),
            "case": None if is_retired else case_to_json(case),
        }

    def _posted(self, search: Search, changes: Sequence[JsonObject]) -> Rejection | None:
        for start in range(0, len(changes), MOST_AT_ONCE):
            part = list(changes[start : start + MOST_AT_ONCE])
            body = canonical({"search": search.name, "changes": part}).encode()
            failure = self._post(search.webhook or "", body)
            if failure is not None:
                return failure
        return None

    def _note(self, search: Search, sequence: int) -> None:
        kept = [kept_told(_webhook(search), sequence)]
        while not self._ledger.keep(kept, following=self._ledger.head()[0]):
            continue


def _webhook(search: Search) -> str:
    """What names a webhook: another search at the same address is told for itself."""
    return f"{search.name} {search.webhook}"


def feed_entry(
    case: Case, document: Callable[[DocumentId], Document | None], *, ledger: Digest, told: str, updated_at: datetime
) -> FeedEntry:
    """A case as feeds tell it, whoever writes them.

    Args:
        case: to tell.
        document: gives the documents of the ledger.
        ledger: digest of its first entry.
        told: the case in words.
        updated_at: when it was last recorded, aware.
    """
    labels = [f"grade {case.grade}"] if case.grade else []
    return FeedEntry(
        key=f"{ledger} {case.id}",
        title=_title(case),
        text=f"{told} {_standing(case)}",
        links=tuple(islice(_links(case.documents, document), _MOST_LINKS)),
        labels=(*labels, *dict.fromkeys(item.weapon_class.value for item in case.summary.items)),
        updated_at=updated_at,
    )


def _title(case: Case) -> str:
    summary = case.summary
    sides = [", ".join(each.name for each in side[:_MOST_NAMES]) for side in (summary.supplier, summary.recipient)]
    items = ", ".join(each.name for each in summary.items[:_MOST_NAMES]) or "weapons"
    return f"{sides[0] or '(not said)'} → {sides[1] or '(not said)'}: {items}"


def _standing(case: Case) -> str:
    """How far it can be relied upon."""
    origins, claims = len(case.origins), len(case.claims)
    told = f"{origins} {'origin' if origins == 1 else 'origins'}, {claims} {'claim' if claims == 1 else 'claims'}"
    return f"Grade {case.grade or 'not given'}; {told}; {case.id}."


def _links(documents: Sequence[DocumentId], known: Callable[[DocumentId], Document | None]) -> Iterator[str]:
    for each in documents:
        document = known(each)
        if document is not None and document.url is not None and is_web_address(document.url):
            yield document.url


def _written(instant: datetime) -> str:
    return instant.isoformat()
