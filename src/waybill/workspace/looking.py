"""What a ledger holds, told from all of its view; ``looking_again`` tells it from what has changed."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from waybill.core.entry import GENESIS
from waybill.core.filed import FiledClaim
from waybill.core.ids import DocumentId
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.reconciling import Recall, resolved
from waybill.workspace.filing import filed
from waybill.workspace.held import Held
from waybill.workspace.reviewing_states import rejected, reviewed

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen of a ledger.

    Attributes:
        held: all that it holds.
        recall: knows who is meant in what has not changed; None where not all of that was kept, as before something new
            is reconciled.
    """

    held: Held
    recall: Recall | None


def look(view: View, ledger: "SqlLedger", ontology: Ontology, *, sequence: int) -> Look:
    """Look at all of a ledger.

    Args:
        view: of it, reconciled with these catalogues.
        ledger: to ask for what is kept, and for its first and last entry.
        ontology: the catalogues.
        sequence: of the last entry that the view was told of.
    """
    found = resolved(view, ontology=ontology, kept=ledger.kept())
    claims_of: dict[DocumentId, list[FiledClaim]] = defaultdict(list)
    listed = filed(found.claims, view)
    for each in listed:
        claims_of[each.document.id].append(each)
    recorded, states = view.recorded_cases(), reviewed(view)
    documents = {each.id: each for each in view.documents()}
    first = next(ledger.entries(), None) if sequence else None
    last = next(ledger.entries(after=sequence - 1)) if sequence else None
    held = Held(
        sequence=sequence,
        digest=GENESIS if last is None else last.digest,
        ontology=ontology,
        cases={each.id: each for each in view.cases()},
        retired=view.retired(),
        claims={each.ref: each for each in listed},
        claims_of={each: tuple(claims) for each, claims in claims_of.items()},
        documents=documents,
        captures={each.id: each for each in view.captures()},
        entities={each.id: each for each in view.entities()},
        judged=view.judgement_histories(),
        reviewed=states,
        rejected={each.ref: each for each in rejected(states, view)},
        came_at={each: view.came_at(each) for each in documents},
        rejections=len(view.rejections()),
        recorded={each: number for each, (number, _) in recorded.items()},
        updated_at={each: instant for each, (_, instant) in recorded.items()},
        location=ledger.location,
        founded=GENESIS if first is None else first.digest,
        recorded_at=None if last is None else last.recorded_at,
    )
    recall = Recall(view.judgements(), view.entities(), ontology) if found.is_recalled else None
    return Look(held=held, recall=recall)
