"""Two people review what was read; what they decide stands, is found again, and trains."""

import csv
import json
from pathlib import Path

import pytest
from told import Waybill

REPORT = "Norway has given Moldova 20 tanks and two radars, the ministry in Oslo said. Poland had tested the radars.\n"


@pytest.fixture
def ledger(waybill: Waybill, tmp_path: Path) -> Waybill:
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": REPORT}))
    assert waybill("add", "a.json").status == 0
    return waybill


def test_claims_are_reviewed_corrected_and_taken_back(ledger: Waybill, tmp_path: Path) -> None:
    [queued] = ledger("review", "--format", "json").lines
    name = queued["ref"]  # type: ignore
    assert "It speaks of 20 tanks." in ledger("review", COLUMNS="200").out
    corrected = ledger("review", name, "--set", "supplier=Poland", "--reason", "It paid.", "--by", "Ann")
    assert (corrected.status, "corrected by Ann" in corrected.out, "1 changed case" in corrected.out) == (0, True, True)
    assert ledger("review", "--format", "json").lines == []
    [claim] = ledger("claims", "--format", "json").lines
    assert (claim["supplier"], claim["review"]["by"], claim["maker"]["kind"]) == (["Poland"], "Ann", "program")  # type: ignore
    rejected = ledger("review", name, "--reject", "An exercise.", WAYBILL_PERSON="Ben")
    assert "Ann left it otherwise" in rejected.out
    assert ledger("claims", "--format", "json").lines == ledger("cases", "--format", "json").lines == []
    assert "rejected by Ben" in ledger("review", name).out
    assert ledger("review", name, "--undo", "--by", "Ben").status == 0
    assert [each["supplier"] for each in ledger("claims", "--format", "json").lines] == [["Poland"]]  # type: ignore
    [history] = ledger("review", "--list", "--format", "json").lines
    assert [step.get("decision", "undone") for step in history["history"]] == ["corrected", "rejected", "undone"]  # type: ignore
    assert ledger("verify").status == 0


def test_a_spreadsheet_comes_back_and_reviewed_documents_train(ledger: Waybill, tmp_path: Path) -> None:
    assert ledger("export", "csv", "--output", "tables").status == 0
    with (tmp_path / "tables" / "claims.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    missed = {"document": "a", "evidence": "Poland had tested the radars.", "supplier": "Poland", "items": "radars"}
    with (tmp_path / "edited.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, row.keys(), delimiter=";")
        writer.writeheader()
        writer.writerows([row | {"items": "20 tanks"}, missed, {"document": "a", "claim": "c9"}])
    planned = ledger("review", "--from", "edited.csv", "--dry-run")
    assert (planned.status, "2 decisions would be recorded, 0 unchanged, 1 refused" in planned.err) == (1, True)
    assert "items: 20 tanks | 2 radars → 20 tanks" in planned.out
    assert "edited.csv:4: a has no such claim as 'c9'" in planned.err
    done = ledger("review", "--from", "edited.csv", "--by", "Ann")
    assert (done.status, "2 decisions recorded" in done.err) == (1, True)
    assert "0 decisions recorded, 2 unchanged" in ledger("review", "--from", "edited.csv", "--by", "Ann").err
    assert ledger("export", "training", "--output", "trained.jsonl").status == 0
    [document] = [json.loads(line) for line in (tmp_path / "trained.jsonl").read_text().splitlines()]
    assert [[item["text"] for item in claim["items"]] for claim in document["claims"]] == [["tanks"], ["radars"]]
    assert document["maker"]["name"] == "Ann"
    [score] = ledger("evaluate", "trained.jsonl", "--predicted", "trained.jsonl", "--format", "json").lines
    [score] = ledger("evaluate", "trained.jsonl", "--predicted", "trained.jsonl", "--format", "json").lines
    assert (score["documents"], score["claim"]["f1"]) == (1, 1)  # type: ignore
    assert ledger("import", "trained.jsonl", "--ledger", "other.db").status == 0
    assert len(ledger("claims", "--ledger", "other.db", "--format", "json").lines) == 2


REFUSED = (
    (("review", "--accept"), "say which claim"),
    (("review", "a#c1", "--accept", "--undo"), "give one of"),
    (("review", "--dry-run"), "--dry-run goes with --from"),
    (("review", "a#c1", "--from", "x.csv"), "give it without a claim"),
    (("review", "a#c1", "--list"), "give it alone"),
    (("review", "a#c1", "--accept"), "a has no such claim as 'c1'; it has a#c-"),
    (("review", "a", "--accept"), "a is a document; say which of its claims; it has a#c-"),
    (("review", "a", "--add", "Atlantis sank."), "does not stand in the text of a"),
    (("review", "--from", "nowhere.csv"), "nowhere.csv cannot be read"),
)


def test_what_is_not_clear_is_refused_with_what_to_do(ledger: Waybill) -> None:
    for arguments, problem in REFUSED:
        told = ledger(*arguments)
        assert (told.status, told.out) == (2, "")
        assert problem in told.err
