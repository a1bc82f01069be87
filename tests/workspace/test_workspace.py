"""A ledger keeps what is added to it, once, and knows at any time what came of it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import waybill
from waybill.core.document import Document, Hints
from waybill.core.maker import Maker, MakerKind
from waybill.core.mention import Frame
from waybill.core.outcome import Reason
from waybill.errors import LedgerError, ShapeError, UsageError
from waybill.ledger.store import open_ledger
from waybill.ontology import load
from waybill.pipeline import Reader
from waybill.workspace import Added, Wanted, Workspace
from waybill.workspace.reading import reader

TEXTS = (
    "Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said.",
    "Moldova received 20 trucks from Norway, a Moldovan officer said.",
    "Smugglers shipped 300 assault rifles from Yemen to Somalia by sea.",
)
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, text in enumerate(TEXTS):
        (reports / f"{number}.txt").write_text(text)
    return reports


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new ledger, with a clock that goes on by a second at each look."""
    moments = (NOON + timedelta(seconds=number) for number in range(1_000_000))
    ledger = open_ledger(str(tmp_path / "ledger.db"), create=True)
    with Workspace(ledger, clock=lambda: next(moments)) as opened:
        yield opened


def coded(tmp_path: Path, text: str, stage: str = "offered") -> str:
    """A file of one document, coded by hand."""
    claim = {"id": "c1", "evidence": [text.split(",")[0]], "stage": stage, "supplier": ["Norway"]}
    path = tmp_path / f"{stage}.json"
    path.write_text(json.dumps({"id": "coded", "text": text, "claims": [claim]}))
    return str(path)


def test_what_is_added_can_be_asked_for(workspace: Workspace, folder: Path) -> None:
    added = workspace.add([str(folder)])
    assert len(added.documents) == 3
    assert len(added.claims) == len(workspace.claims()) == 3
    assert {case.id for case in workspace.cases()} == set(added.cases)
    assert all(claim.case in added.cases for claim in workspace.claims())
    assert all(case.grade is not None for case in workspace.cases())


def test_adding_again_records_nothing(workspace: Workspace, folder: Path) -> None:
    workspace.add([str(folder)])
    length = workspace.length
    assert workspace.add([str(folder)]) == Added(unchanged=3)
    assert workspace.length == length


def test_what_is_known_is_not_even_read_again(tmp_path: Path, folder: Path) -> None:
    read: list[str] = []

    class AttentiveTagger:
        maker = Maker(kind=MakerKind.PROGRAM, name="attentive", version="1")

        def tag(self, document: Document) -> tuple[Frame, ...]:
            read.append(document.text)
            return ()

    ledger = open_ledger(str(tmp_path / "ledger.db"), create=True)
    reader = Reader(tagger=AttentiveTagger(), ontology=load())
    with Workspace(ledger, make_reader=lambda: reader) as workspace:
        workspace.add([str(folder)])
        workspace.add([str(folder)])
    assert read == list(TEXTS)


def test_the_clock_is_the_one_that_was_handed_in(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    workspace.add([str(folder)])
    with open_ledger(str(tmp_path / "ledger.db"), create=False) as ledger:
        moments = [entry.recorded_at for entry in ledger.entries()]
    assert min(moments) >= NOON
    assert max(moments) <= NOON + timedelta(minutes=1)


def test_a_stopped_run_is_taken_up_where_it_stopped(workspace: Workspace, folder: Path) -> None:
    stopped = workspace.add([str(folder)], watch=lambda outcomes: outcomes == 2)
    assert stopped.interrupted
    assert len(stopped.documents) == 2
    assert workspace.cases() == ()
    assert {claim.case for claim in workspace.claims()} == {None}
    resumed = workspace.add([str(folder)])
    assert not resumed.interrupted
    assert len(resumed.documents) == 1
    assert resumed.unchanged == 2
    assert {claim.case for claim in workspace.claims()} == set(resumed.cases)


def test_what_was_read_and_not_reconciled_is_reconciled_by_the_next_run(workspace: Workspace, folder: Path) -> None:
    workspace.add([str(folder)], watch=lambda outcomes: outcomes == 3)
    assert workspace.cases() == ()
    added = workspace.add([str(folder)])
    assert added.documents == added.claims == ()
    assert {case.id for case in workspace.cases()} == set(added.cases) != set()


def test_the_same_document_twice_in_one_run_is_recorded_once(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": "r1", "text": TEXTS[0]}))
    added = workspace.add([str(tmp_path / "a.json"), str(tmp_path / "b.json")])
    assert added.documents == ("r1",)
    assert added.unchanged == 1
    assert not added.rejections


def test_another_text_under_a_known_id_is_rejected(workspace: Workspace, tmp_path: Path) -> None:
    for name, text in (("a", TEXTS[0]), ("b", TEXTS[1])):
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": "r1", "text": text}))
    added = workspace.add([str(tmp_path / "a.json"), str(tmp_path / "b.json")])
    assert added.documents == ("r1",)
    assert [rejection.reason for rejection in added.rejections] == [Reason.CONFLICTING_ID]
    assert added.rejections[0].document == "r1"
    assert added.rejections[0].subject == str(tmp_path / "b.json")


def test_an_empty_file_is_told_each_time_and_recorded_once(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert len(workspace.add([str(tmp_path / "empty.txt")]).rejections) == 1
    length = workspace.length
    assert len(workspace.add([str(tmp_path / "empty.txt")]).rejections) == 1
    assert workspace.length == length == 1


def test_claims_coded_by_hand_outrank_those_of_the_reader(workspace: Workspace, tmp_path: Path) -> None:
    path = coded(tmp_path, TEXTS[0])
    ada = Maker(kind=MakerKind.IMPORT, name="Ada Example")
    workspace.import_([path], maker=ada)
    workspace.add([path])
    assert [(claim.claim.id, claim.claim.stage) for claim in workspace.claims()] == [("c1", "offered")]


def test_a_corrected_import_takes_the_place_of_the_earlier_one(workspace: Workspace, tmp_path: Path) -> None:
    ada = Maker(kind=MakerKind.IMPORT, name="Ada Example")
    workspace.import_([coded(tmp_path, TEXTS[0])], maker=ada)
    corrected = workspace.import_([coded(tmp_path, TEXTS[0], "agreed")], maker=ada)
    assert corrected.documents == ()
    assert [str(ref.claim) for ref in corrected.claims] == ["c1"]
    assert [claim.claim.stage for claim in workspace.claims()] == ["agreed"]


def test_a_party_is_found_by_its_other_names_and_its_parts(workspace: Workspace, folder: Path) -> None:
    workspace.add([str(folder)])
    assert len(workspace.claims(Wanted(supplier="Oslo"))) == 2
    assert len(workspace.claims(Wanted(supplier="Norway", recipient="Chile"))) == 0
    assert len(workspace.cases(Wanted(recipient="Republic of Moldova"))) == 1


def test_a_case_is_found_by_the_beginning_of_its_id(workspace: Workspace, folder: Path) -> None:
    [first, *_] = workspace.add([str(folder)]).cases
    assert workspace.case(first[:-2]).case.id == first
    assert workspace.case(first.removeprefix("case-")[:-2]).case.id == first
    with pytest.raises(UsageError, match="there is no case 'case-none' in this ledger"):
        workspace.case("case-none")


def test_a_beginning_that_several_cases_share_leads_to_their_ids(workspace: Workspace, folder: Path) -> None:
    cases = workspace.add([str(folder)]).cases
    with pytest.raises(UsageError, match=f"2 cases begin with 'case-': {', '.join(sorted(cases))}$"):
        workspace.case("case-")
    with pytest.raises(UsageError, match="an id is needed"):
        workspace.case(" ")


def test_an_untouched_ledger_has_no_problems(workspace: Workspace, folder: Path) -> None:
    workspace.add([str(folder)])
    assert workspace.verify() == ()


def test_a_ledger_that_is_asked_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        waybill.open(str(tmp_path / "none.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_one_text_is_read_without_a_ledger() -> None:
    read = waybill.read(TEXTS[0], published="2023-05-04", publisher="The Fjord")
    [claim] = read.reading.claims
    assert claim.recipient[0].entity == "state/moldova"
    assert read.document.published is not None
    assert read.document.published.isoformat() == "2023-05-04"
    with pytest.raises(ShapeError, match="2023-02-29"):
        waybill.read(TEXTS[0], published="2023-02-29")


def test_hints_fill_in_what_an_input_does_not_say(workspace: Workspace, folder: Path) -> None:
    workspace.add([str(folder / "0.txt")], hints=Hints(publisher="The Fjord", url="https://fjord.test/1"))
    [claim] = workspace.claims()
    assert (claim.document.publisher, claim.document.url) == ("The Fjord", "https://fjord.test/1")


def test_what_another_process_has_recorded_meanwhile_is_not_recorded_again(tmp_path: Path, folder: Path) -> None:
    location = str(tmp_path / "ledger.db")

    def let_another_be_first(outcomes: int) -> bool:
        if outcomes == 1:
            with waybill.open(location) as other:
                other.add([str(folder)])
        return False

    with waybill.open(location) as first:
        first.add([str(folder)], watch=let_another_be_first)
        length = first.length
        assert first.add([str(folder)]) == Added(unchanged=3)
        assert first.length == length
    with open_ledger(location, create=False) as ledger:
        recorded = [(entry.kind, entry.key, entry.payload) for entry in ledger.entries()]
    assert len(recorded) == len(set(recorded))


def test_cases_hold_what_another_process_adds_while_they_are_reconciled(tmp_path: Path, folder: Path) -> None:
    location = str(tmp_path / "ledger.db")
    waiting = [str(folder / "1.txt")]

    def make_reader() -> Reader:
        if waiting and workspace.length > 0:
            with waybill.open(location) as other:
                other.add([waiting.pop()])
        return reader()

    with Workspace(open_ledger(location, create=True), make_reader=make_reader) as workspace:
        workspace.add([str(folder / "0.txt")])
        assert {claim.case for claim in workspace.claims()} == {case.id for case in workspace.cases()}
        assert sum(len(case.claims) for case in workspace.cases()) == len(workspace.claims()) == 2


def test_what_was_read_is_recorded_from_time_to_time(tmp_path: Path, folder: Path) -> None:
    lengths: list[int] = []
    seconds = iter(range(0, 1_000_000, 5))
    ledger = open_ledger(str(tmp_path / "ledger.db"), create=True)
    with Workspace(ledger, clock=lambda: NOON + timedelta(seconds=next(seconds))) as slow:
        slow.add([str(folder)], watch=lambda _: bool(lengths.append(slow.length)))
    assert lengths == [0, 3, 6]


def test_of_two_codings_of_one_document_in_one_run_the_last_counts(workspace: Workspace, tmp_path: Path) -> None:
    ada = Maker(kind=MakerKind.IMPORT, name="Ada Example")
    added = workspace.import_([coded(tmp_path, TEXTS[0]), coded(tmp_path, TEXTS[0], "agreed")], maker=ada)
    assert added.documents == ("coded",)
    assert [claim.claim.stage for claim in workspace.claims()] == ["agreed"]


def test_a_case_whose_claims_were_replaced_is_said_to_be_retired(workspace: Workspace, tmp_path: Path) -> None:
    path = coded(tmp_path, TEXTS[0])
    [case] = workspace.add([path]).cases
    workspace.import_([path])
    with pytest.raises(UsageError, match=f"{case} was retired: its claims were read or coded anew"):
        workspace.case(case)
