"""A table of claims, edited in a spreadsheet, comes back as decisions; what will not do is refused row by row."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Stage
from waybill.core.review import Decision
from waybill.errors import UsageError
from waybill.export.csv_tables import guarded, unguarded
from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace
from waybill.workspace.reviewing_sheet import Sheet, rows

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
TEXT = (
    "Norway has given Moldova 20 trucks worth $3 million, the ministry in Oslo said.\nPoland paid.\n"
    "=SUM(A1) sold 5 rifles to Kenya."
)
CLAIMS = [
    {
        "id": "c1",
        "evidence": [TEXT.split("\n")[0]],
        "stage": "delivered",
        "basis": "grant",
        "supplier": ["Norway"],
        "recipient": ["Moldova"],
        "items": [{"text": "trucks", "class": "vehicle", "quantity": {"value": 20}}],
        "value": {"amount": 3000000, "currency": "USD"},
    },
    {
        "id": "c2",
        "evidence": ["=SUM(A1) sold 5 rifles to Kenya."],
        "stage": "delivered",
        "supplier": ["=SUM(A1)"],
        "recipient": ["Kenya"],
        "items": [{"text": "rifles", "class": "small_arm", "quantity": {"value": 5}}],
    },
]
Row: TypeAlias = dict[str, str]
Edit: TypeAlias = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A ledger with a document of two claims, with a clock that goes on by a second at each look."""
    moments = (NOON + timedelta(seconds=number) for number in range(1_000_000))
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": TEXT, "claims": CLAIMS}))
    with Workspace(open_ledger(str(tmp_path / "ledger.db"), create=True), clock=lambda: next(moments)) as opened:
        assert not opened.import_([str(tmp_path / "a.json")]).rejections
        yield opened


@pytest.fixture
def edited(workspace: Workspace, tmp_path: Path) -> Edit:
    """Exports the claims, changes cells of rows by claim, and writes the file in the way of some spreadsheet."""

    def edit(
        changes: dict[str, Row], *further: Row, delimiter: str = ",", encoding: str = "utf-8", at: str = "tables"
    ) -> str:
        if not (tmp_path / at).exists():
            workspace.export("csv", str(tmp_path / at))
        with (tmp_path / at / "claims.csv").open(encoding="utf-8", newline="") as file:
            listed = [each | changes.get(each["claim"], {}) for each in csv.DictReader(file)]
        path = tmp_path / "corrections.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, listed[0].keys(), delimiter=delimiter)
            writer.writeheader()
            writer.writerows([*listed, *further])
        return str(path)

    return edit


def decided(sheet: Sheet) -> list[tuple[str, Decision]]:
    return [(each.ref.claim, each.decided.decision) for each in sheet.planned]


def test_a_file_that_nobody_edited_decides_nothing(workspace: Workspace, edited: Edit) -> None:
    length = workspace.length
    done = workspace.review_from(edited({}), by="Ann")
    assert (done.planned, done.unchanged, done.rejections, done.reviewed) == ((), 2, (), None)
    assert workspace.length == length


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16"), (";", "cp1252")]
)
def test_changed_cells_are_corrections_whatever_spreadsheet_wrote_them(
    workspace: Workspace, edited: Edit, delimiter: str, encoding: str
) -> None:
    changes = {"c1": {"supplier": "Norway | Poland", "stage": "Agreed", "covert": "TRUE", "reason": "It says so."}}
    done = workspace.review_from(edited(changes, delimiter=delimiter, encoding=encoding), by="Ann")
    assert decided(done) == [("c1", Decision.CORRECTED)]
    assert [(each.slot, each.before, each.after) for each in done.planned[0].changes] == [
        ("covert", "false", "true"),
        ("stage", "delivered", "agreed"),
        ("supplier", "Norway", "Norway | Poland"),
    ]
    filed = workspace.claims()[0]
    assert ([each.text for each in filed.claim.supplier], filed.claim.stage) == (["Norway", "Poland"], Stage.AGREED)
    assert filed.review is not None
    assert (filed.review.maker.name, filed.review.reason) == ("Ann", "It says so.")


def test_items_and_money_are_corrected_in_their_cells(workspace: Workspace, edited: Edit) -> None:
    workspace.review_from(edited({"c1": {"items": "about 30 trucks", "value": "2500000", "currency": "EUR"}}), by="Ann")
    claim = workspace.claims()[0].claim
    assert claim.items[0].quantity is not None
    assert (claim.items[0].quantity.value, claim.items[0].weapon_class.value) == (30, "vehicle")
    assert claim.value is not None
    assert (claim.value.money.amount, claim.value.money.currency) == (2500000, "EUR")
    workspace.review_from(edited({"c1": {"value": "", "currency": ""}}, at="again"), by="Ann")
    assert workspace.claims()[0].claim.value is None


def test_a_column_says_what_is_right_and_what_is_none(workspace: Workspace, edited: Edit) -> None:
    changes = {"c1": {"decision": "Accepted"}, "c2": {"decision": "rejected", "reason": "A joke."}}
    path = edited(changes)
    assert decided(workspace.review_from(path, by="Ann")) == [("c1", Decision.ACCEPTED), ("c2", Decision.REJECTED)]
    assert [each.ref.claim for each in workspace.claims()] == ["c1"]
    length = workspace.length
    assert decided(workspace.review_from(path, by="Ann")) == []
    assert workspace.length == length
    assert decided(workspace.review_from(path, by="Ben")) == [("c1", Decision.ACCEPTED), ("c2", Decision.REJECTED)]


def test_a_row_that_will_not_do_is_refused_with_its_line_and_the_rest_goes_on(
    workspace: Workspace, edited: Edit
) -> None:
    changes = {"c1": {"supplier": "Atlantis"}, "c2": {"recipient": "Moldova"}}
    done = workspace.review_from(edited(changes), by="Ann")
    [refused] = done.rejections
    assert refused.subject.endswith("corrections.csv:2")
    assert refused.detail.startswith("supplier: 'Atlantis' does not stand in the text")
    assert decided(done) == [("c2", Decision.CORRECTED)]
    assert [each.text for each in workspace.claims()[1].claim.recipient] == ["Moldova"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"decision": "rejected"}, "say why in the column 'reason'"),
        ({"decision": "maybe"}, "decision: 'maybe' is none of accepted, corrected, rejected"),
        ({"decision": "rejected", "reason": "No.", "stage": "agreed"}, "rejected and corrected at once"),
        ({"decision": "corrected"}, "no cell of it is changed"),
        ({"date": "May-24"}, "date"),
        ({"value": "much", "currency": "USD"}, "is no amount of money"),
        ({"document": "z"}, "there is no claim 'z#c1' in this ledger"),
        ({"claim": "c9"}, "a has no such claim as 'c9'; it has a#c1, a#c2"),
        ({"part_of": "c7"}, "part_of: 'c7' is no other claim of a"),
    ],
)
def test_what_will_not_do_says_why(workspace: Workspace, edited: Edit, changes: Row, problem: str) -> None:
    done = workspace.review_from(edited({"c1": changes}), by="Ann")
    assert problem in done.rejections[0].detail
    assert done.planned == ()


def test_a_dry_run_tells_and_records_nothing(workspace: Workspace, edited: Edit) -> None:
    length = workspace.length
    done = workspace.review_from(edited({"c1": {"stage": "agreed"}}), by="Ann", dry_run=True)
    assert list(done.planned[0].told()) == ["line 2: a#c1 corrected", "  stage: delivered → agreed"]
    assert (done.reviewed, workspace.length) == (None, length)


def test_what_others_corrected_since_the_export_stays_and_both_are_told(workspace: Workspace, edited: Edit) -> None:
    path = edited({"c1": {"stage": "agreed"}})
    workspace.correct("a#c1", {"supplier": ["Poland"]}, by="Ben")
    done = workspace.review_from(path, by="Ann")
    claim = workspace.claims()[0].claim
    assert ([each.text for each in claim.supplier], claim.stage) == (["Poland"], Stage.AGREED)
    assert done.reviewed is not None
    assert [each.maker.name for each in done.reviewed.overlooked] == ["Ben"]
    assert workspace.review_from(edited({}), by="Ann").planned == ()


def test_a_row_without_a_claim_adds_one_once(workspace: Workspace, edited: Edit) -> None:
    row = {"document": "a", "evidence": "Poland paid.", "supplier": "Poland", "stage": "agreed"}
    path = edited({}, row)
    assert [each for _, each in decided(workspace.review_from(path, by="Ann"))] == [Decision.ADDED]
    assert [each.claim.supplier[0].text for each in workspace.claims()][-1] == "Poland"
    again = workspace.review_from(path, by="Ann")
    assert (again.planned, again.unchanged) == ((), 3)


def test_a_cell_that_was_guarded_is_the_same_text_with_and_without_its_apostrophe(
    workspace: Workspace, edited: Edit
) -> None:
    done = workspace.review_from(edited({"c2": {"supplier": "=SUM(A1)"}}), by="Ann")
    assert (done.planned, done.unchanged) == ((), 2)


@given(st.text())
def test_the_apostrophe_before_a_formula_comes_off_again(text: str) -> None:
    if not any(ord(each) < 32 or 0x7F <= ord(each) < 0xA0 or 0xD800 <= ord(each) <= 0xFFFF for each in text):
        assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("content", "problem"), [("", "has no columns 'document' and 'claim'"), ("name,id\nx,1\n", "has no columns")]
)
def test_a_file_that_names_no_claims_is_refused(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "x.csv").write_text(content)
    with pytest.raises(UsageError, match=problem):
        list(rows(str(tmp_path / "x.csv")))
    with pytest.raises(UsageError, match="cannot be read"):
        list(rows(str(tmp_path / "y.csv")))
