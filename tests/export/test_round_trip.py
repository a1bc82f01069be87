"""What leaves as JSON comes back: documents, claims, cases, judgements and reviews, by whom and when they were made."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from waybill.core.maker import MakerKind
from waybill.core.review import Decision
from waybill.ledger.store import open_ledger
from waybill.ledger.views import View
from waybill.workspace import Wanted, Workspace

MORNING, EVENING = datetime(2024, 5, 1, 8, 0, tzinfo=UTC), datetime(2025, 1, 1, 20, 0, tzinfo=UTC)


def opened(path: Path, clock: datetime) -> Workspace:
    return Workspace(open_ledger(str(path), create=True), clock=lambda: clock)


def view_of(path: Path) -> View:
    ledger = open_ledger(str(path), create=False)
    view = View(ledger.entries())
    ledger.close()
    return view


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A ledger in which people judged and reviewed, and took some of it back."""
    path = tmp_path_factory.mktemp("decided") / "ledger.db"
    with opened(path, MORNING) as workspace:
        workspace.import_([str(samples / "affair.jsonl"), str(samples / "report.json"), str(samples / "grant.json")])
        docker, clerk = "harbour-mirror#c1", "quayside-courier#c1"
        workspace.judge(docker, clerk, "different", reason="another ship", by="A. Reader")
        workspace.withdraw(docker, clerk, reason="the same after all", by="A. Reader")
        workspace.judge(docker, clerk, "different", reason="another ship indeed", by="B. Reader")
        workspace.judge("Arden", "Estonia", "different", reason="two states", by="A. Reader")
        workspace.review("quayside-courier#c1", Decision.ACCEPTED, by="A. Reader")
        workspace.review("radio-belmark#c1", Decision.REJECTED, reason="it is of another year", by="B. Reader")
    return path


@pytest.fixture(scope="module")
def again(decided: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The file, and a ledger that it was imported into."""
    folder = tmp_path_factory.mktemp("again")
    with opened(decided, EVENING) as workspace:
        file = workspace.export("json", folder / "out.jsonl").target
    with opened(folder / "ledger.db", EVENING) as workspace:
        added = workspace.import_([str(file)])
        assert not added.rejections
    return file, folder / "ledger.db"


def by_people(view: View) -> list[object]:
    return [
        each for each in view.judgement_histories() if any(step.maker.kind is MakerKind.PERSON for step in each.steps)
    ]


def test_documents_claims_and_cases_come_back(decided: Path, again: tuple[Path, Path]) -> None:
    before, after = view_of(decided), view_of(again[1])
    assert [each.digest for each in after.documents()] == [each.digest for each in before.documents()]
    with opened(decided, EVENING) as first, opened(again[1], EVENING) as second:
        assert [each.claim for each in second.claims()] == [each.claim for each in first.claims()]
        assert [each.case for each in second.claims()] == [each.case for each in first.claims()]
    assert [each.id for each in after.entities()] == [each.id for each in before.entities()]
    assert after.cases() == before.cases()
    assert len(before.cases()) > 3


def test_judgements_come_back_with_person_time_and_reasons(decided: Path, again: tuple[Path, Path]) -> None:
    before, after = view_of(decided), view_of(again[1])
    assert by_people(after) == by_people(before)
    [claims] = [each for each in after.judgement_histories() if each.steps[0].left == "harbour-mirror#c1"]
    assert claims.in_force is not None
    assert (claims.in_force.maker.name, claims.in_force.reasons) == ("B. Reader", ("another ship indeed",))
    assert claims.in_force.judged_at == MORNING
    assert len(claims.steps) == 3


def test_reviews_come_back_and_claims_stand_as_reviewed(decided: Path, again: tuple[Path, Path]) -> None:
    before, after = view_of(decided), view_of(again[1])
    assert after.review_histories() == before.review_histories()
    assert {each.decision for each in after.reviews().values()} == {Decision.ACCEPTED, Decision.REJECTED}
    assert [each.id for each in after.claims() if each.document == "radio-belmark"] == ["c2"]


def test_claims_stand_in_the_file_as_reviewed_and_beside_them_as_they_were_read(again: tuple[Path, Path]) -> None:
    [line] = [each for each in map(json.loads, again[0].read_text().splitlines()) if each["id"] == "radio-belmark"]
    assert [each["id"] for each in line["claims"]] == ["c2"]
    assert [each["id"] for each in line["read"]] == ["c1", "c2"]
    assert [each["decision"] for each in line["reviews"]] == ["rejected"]


def test_a_judgement_stands_in_the_file_once(again: tuple[Path, Path]) -> None:
    lines = [json.loads(line) for line in again[0].read_text().splitlines()]
    steps = [json.dumps(step, sort_keys=True) for line in lines for step in line.get("judgements", ())]
    assert len(steps) == len(set(steps))
    assert sum("withdrawn" in each for each in steps) == 1


def test_importing_it_again_records_nothing(again: tuple[Path, Path]) -> None:
    file, path = again
    with opened(path, EVENING) as workspace:
        length = workspace.length
        added = workspace.import_([str(file)])
        assert workspace.length == length
        assert (added.unchanged, added.documents) == (6, ())


def test_imported_into_the_ledger_it_comes_from_it_decides_nothing_anew(
    decided: Path, again: tuple[Path, Path]
) -> None:
    before = view_of(decided)
    with opened(decided, EVENING) as workspace:
        workspace.import_([str(again[0])])
    after = view_of(decided)
    assert after.judgement_histories() == before.judgement_histories()
    assert after.review_histories() == before.review_histories()


def test_a_part_of_a_ledger_leaves_out_what_concerns_none_of_it_and_says_so(decided: Path, tmp_path: Path) -> None:
    with opened(decided, EVENING) as workspace:
        done = workspace.export("json", tmp_path / "part.jsonl", wanted=Wanted(recipient="Ukraine"))
    lines = [json.loads(line) for line in done.target.read_text().splitlines()]
    assert [line["id"] for line in lines] == ["sample-grant"]
    assert not any("reviews" in line for line in lines)
    assert any("a judgement of a claim that is not in the file is left out" in str(note) for note in done.notes)


@pytest.mark.parametrize("key", ["judgements", "reviews"])
def test_what_is_no_decision_sets_its_document_aside(key: str, again: tuple[Path, Path], tmp_path: Path) -> None:
    lines = [json.loads(line) for line in again[0].read_text().splitlines()]
    broken = tmp_path / "broken.jsonl"
    broken.write_text(json.dumps({**lines[0], key: [{"maker": 1}]}), encoding="utf-8")
    with opened(tmp_path / "ledger.db", EVENING) as workspace:
        [rejection] = workspace.import_([str(broken)]).rejections
    assert rejection.subject == f"{broken}:1"
