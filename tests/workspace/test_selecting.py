"""What is selected is the same, whether it is held in memory or walked through."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from waybill.core.claim import Stage
from waybill.core.review import Decision
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.ontology import load
from waybill.workspace import Wanted, Workspace
from waybill.workspace.selecting import LedgerSelection
from waybill.workspace.spooled import SpooledSelection, selection_of

NOON = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[SqlLedger]:
    with open_ledger(str(tmp_path_factory.mktemp("selecting") / "ledger.db"), create=True) as ledger:
        workspace = Workspace(ledger, clock=lambda: NOON)
        workspace.import_([str(samples / "*.json"), str(samples / "*.jsonl")])
        workspace.add([str(samples / "report.txt")])  # a second reading, by a program
        workspace.judge("Kufra Shield", "Vert Mapou gang", verdict="different", reason="Two countries.", by="A. Reader")
        accepted, corrected, rejected = (each.ref for each in workspace.claims()[:3])
        workspace.review(accepted, "accepted", by="A. Reader")
        workspace.correct(corrected, {"stage": ["sought"]}, by="A. Reader")
        workspace.review(rejected, "rejected", reason="An exercise.", by="A. Reader")
        yield ledger


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(supplier="Iran"), Wanted(stage=Stage.DELIVERED), Wanted(disputed=True)], ids=str
)
def test_walking_through_gives_what_memory_holds(ledger: SqlLedger, wanted: Wanted) -> None:
    workspace, ontology = Workspace(ledger, clock=lambda: NOON), load()
    walked = workspace.selection(wanted)
    assert isinstance(walked, SpooledSelection)
    held = LedgerSelection(ledger, workspace._view(), ontology, wanted=wanted)
    assert list(walked.claims()) == list(held.claims())
    assert list(walked.documents()) == list(held.documents())
    assert list(walked.cases()) == list(held.cases())
    assert list(walked.entities()) == list(held.entities())
    assert walked.state == held.state
    assert walked.wanted == held.wanted
    for case in held.cases():
        assert list(walked.claims_of(case)) == list(held.claims_of(case))
    for document in held.documents():
        assert walked.capture(document.capture) == held.capture(document.capture) is not None
        assert walked.reviewed_in(document.id) == held.reviewed_in(document.id)


def test_what_people_decided_stands_in_what_is_selected(ledger: SqlLedger) -> None:
    claims = list(Workspace(ledger, clock=lambda: NOON).selection().claims())
    decided = [each.review.decision for each in claims if each.review is not None]
    assert sorted(decided) == [Decision.ACCEPTED, Decision.CORRECTED]


def test_what_is_not_reconciled_with_the_catalogues_in_use_is_held_in_memory(
    ledger: SqlLedger, tmp_path: Path, samples: Path
) -> None:
    own = load(str(samples / "catalogue.toml"))
    view = Workspace(ledger, clock=lambda: NOON)._view()
    found = selection_of(ledger, own, lambda: view, wanted=Wanted(), only=())
    assert isinstance(found, LedgerSelection)
