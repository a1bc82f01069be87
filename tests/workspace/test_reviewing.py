"""What people decide on claims holds in the ledger from then on, beside what was read, and can be taken back."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

import waybill
from waybill.core.claim import Claim, Stage
from waybill.core.review import Decision
from waybill.core.span import Span
from waybill.errors import UsageError
from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace
from waybill.workspace.correcting import new_claim, with_slot

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
TRUCKS = "Norway has given Moldova 20 trucks and two radars, the ministry in Oslo said. Poland agreed to pay."
AGAIN = "Moldova received 20 trucks from Norway, a Moldovan officer said."
Add: TypeAlias = Callable[..., None]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new ledger, with a clock that goes on by a second at each look."""
    moments = (NOON + timedelta(seconds=number) for number in range(1_000_000))
    with Workspace(open_ledger(str(tmp_path / "ledger.db"), create=True), clock=lambda: next(moments)) as opened:
        yield opened


@pytest.fixture
def add(workspace: Workspace, tmp_path: Path) -> Add:
    """Adds texts, each as a document named by a letter."""

    def added(**texts: str) -> None:
        for name, text in texts.items():
            path = tmp_path / f"{name}.json"
            path.write_text(json.dumps({"id": name, "text": text}))
            workspace.add([str(path)])

    return added


def names(workspace: Workspace) -> list[str]:
    return [f"{each.document.id}#{each.claim.id}" for each in workspace.claims()]


def corrected(workspace: Workspace, name: str, slot: str, value: object) -> Claim:
    each = workspace.reviewable(name)
    return with_slot(each.claim, each.document, slot, value)  # type: ignore[arg-type]


def test_what_is_accepted_says_by_whom_and_leaves_the_queue(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    assert [each.filed.ref.document for each in workspace.queue()] == ["a"]
    done = workspace.review(name, "accepted", by="Ann")
    assert workspace.queue() == ()
    [filed] = workspace.claims()
    assert filed.review is not None
    assert (filed.review.maker.name, filed.review.decision) == ("Ann", Decision.ACCEPTED)
    assert filed.maker.kind.value == "program"
    assert done.changes.changed_cases == ()


def test_what_is_corrected_stands_in_the_place_of_what_was_read_and_the_cases_follow(
    workspace: Workspace, add: Add
) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    [case] = workspace.cases()
    done = workspace.review(
        name, "corrected", claim=corrected(workspace, name, "supplier", ["Poland"]), by="Ann", reason="It pays."
    )
    assert names(workspace) == [name]
    [filed] = workspace.claims()
    assert [each.text for each in filed.claim.supplier] == ["Poland"]
    assert [each.entity for each in filed.claim.supplier] == ["state/poland"]
    assert [each.entity for each in filed.claim.recipient] == ["state/moldova"]
    assert filed.claim.score is None
    assert done.changes.changed_cases == (case.id,)
    assert [party.name for party in workspace.cases()[0].summary.supplier] == ["Poland"]
    assert workspace.verify() == ()


def test_what_is_rejected_is_in_no_case_and_stays_visible_with_its_reason(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    done = workspace.review(name, "rejected", reason="An exercise.", by="Ann")
    assert (workspace.claims(), workspace.cases(), workspace.queue()) == ((), (), ())
    assert len(done.changes.retired_cases) == 1
    [rejected] = workspace.rejected_claims()
    assert rejected.review is not None
    assert (rejected.review.reason, rejected.review.maker.name) == ("An exercise.", "Ann")
    assert [each.text for each in rejected.claim.supplier] == ["Norway"]
    workspace.undo_review(name, by="Ann")
    assert (names(workspace), len(workspace.cases()), len(workspace.queue())) == ([name], 1, 1)
    [history] = workspace.reviews()
    assert len(history.steps) == 2


def test_what_was_missed_is_added_under_the_name_of_who_added_it(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    document = workspace.claims()[0].document
    start = TRUCKS.index("Poland")
    claim = new_claim(document, [Span(start, len(TRUCKS))])
    claim = with_slot(with_slot(claim, document, "stage", "agreed"), document, "supplier", ["Poland"])
    workspace.review(None, "added", claim=claim, by="Ann")
    read, added = workspace.claims()
    assert (added.maker.name, added.claim.stage, added.claim.supplier[0].entity) == (
        "Ann",
        Stage.AGREED,
        "state/poland",
    )
    assert read.maker.name != "Ann"
    assert len(workspace.cases()) == 2
    assert [each.filed.ref for each in workspace.queue()] == [read.ref]
    workspace.correct(f"a#{claim.id}", {"recipient": ["Moldova"]}, by="Ben")
    assert workspace.claims()[1].maker.name == "Ann"
    workspace.undo_review(f"a#{claim.id}", by="Ben")
    workspace.undo_review(f"a#{claim.id}", by="Ann")
    assert [each.ref for each in workspace.claims()] == [read.ref]
    with pytest.raises(UsageError, match="a has no such claim"):
        workspace.reviewable(f"a#{claim.id}")


def test_of_two_people_who_know_of_each_other_the_later_counts_and_both_stay(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    workspace.review(name, "accepted", by="Ann")
    done = workspace.review(name, "rejected", reason="No transfer.", by="Ben")
    [history] = done.histories
    assert [each.maker.name for each in history.disagreement] == ["Ann"]
    assert (done.overlooked, workspace.claims(), workspace.queue()) == ((), (), ())


def test_who_decides_on_what_another_has_just_changed_is_told_and_both_are_kept(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    seen = workspace.reviewable(name).seen
    poland, agreed = (corrected(workspace, name, *each) for each in (("supplier", ["Poland"]), ("stage", "agreed")))
    workspace.review(name, "corrected", claim=poland, by="Ann", seen=seen)
    done = workspace.review(name, "corrected", claim=agreed, by="Ben", seen=seen)
    assert [each.maker.name for each in done.overlooked] == ["Ann"]
    [filed] = workspace.claims()
    assert (filed.claim.stage, filed.claim.supplier[0].text) == (Stage.AGREED, "Norway")
    [queued] = workspace.queue()
    assert queued.reasons[0] == "Ben decided without having seen what Ann had decided."
    workspace.review(name, "accepted", by="Ann", seen=queued.seen)
    assert workspace.queue() == ()
    assert len(workspace.reviews()[0].steps) == 3


def test_who_records_in_the_very_same_moment_loses_nothing(workspace: Workspace, add: Add, tmp_path: Path) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    seen = workspace.reviewable(name).seen
    others = [lambda: workspace.review(name, "rejected", reason="No transfer.", by="Ann", seen=seen)]

    def clock() -> datetime:
        if others and len(asked) == 1:
            others.pop()()
        asked.append(None)
        return NOON + timedelta(days=1, seconds=len(asked))

    asked: list[None] = []
    with Workspace(open_ledger(str(tmp_path / "ledger.db"), create=False), clock=clock) as other:
        done = other.review(name, "accepted", by="Ben", seen=seen)
    assert [each.maker.name for each in done.overlooked] == ["Ann"]
    [history] = workspace.reviews()
    assert [step.maker.name for step in history.steps] == ["Ann", "Ben"]
    assert (names(workspace), workspace.verify()) == ([name], ())


def test_a_claim_is_split_and_two_are_merged(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    each = workspace.reviewable(name)
    first = with_slot(each.claim, each.document, "items", [{"text": "trucks", "class": "vehicle"}])
    other = new_claim(each.document, [each.claim.evidence[0].span], taken=[each.claim.id])
    other = with_slot(other, each.document, "items", [{"text": "radars", "class": "sensor"}])
    workspace.split_claim(name, first, [other], by="Ann")
    assert [[item.text for item in filed.claim.items] for filed in workspace.claims()] == [["trucks"], ["radars"]]
    assert len(workspace.cases()) == 2
    workspace.merge_claims(name, f"a#{other.id}", by="Ann")
    assert names(workspace) == [name]
    [rejected] = workspace.rejected_claims()
    assert rejected.review is not None
    assert rejected.review.reason == f"same as {each.claim.id}"


def test_reviews_are_found_again_when_the_ledger_is_opened_again(
    workspace: Workspace, add: Add, tmp_path: Path
) -> None:
    add(a=TRUCKS, b=AGAIN)
    name = names(workspace)[0]
    workspace.review(name, "corrected", claim=corrected(workspace, name, "supplier", ["Poland"]), by="Ann")
    with waybill.open(str(tmp_path / "ledger.db")) as again:
        assert again.reviews() == workspace.reviews()
        assert again.claims() == workspace.claims()
        assert again.verify() == ()


def test_a_claim_read_otherwise_later_stays_as_reviewed_and_comes_back_into_the_queue(
    workspace: Workspace, add: Add, tmp_path: Path
) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    workspace.review(name, "accepted", by="Ann")
    each = workspace.reviewable(name)
    coded = {"id": name.partition("#")[2], "evidence": [TRUCKS[:20]], "stage": "sought", "supplier": ["Norway"]}
    (tmp_path / "coded.json").write_text(json.dumps({"id": "a", "text": TRUCKS, "claims": [coded]}))
    workspace.import_([str(tmp_path / "coded.json")])
    [filed] = workspace.claims()
    assert filed.claim.stage is each.claim.stage
    [queued] = workspace.queue()
    assert "It is read otherwise now than when Ann reviewed it." in queued.reasons


@pytest.mark.parametrize(
    ("decision", "fields", "problem"),
    [
        ("rejected", {}, "for a reason"),
        ("right", {}, "'right' is no decision; say accepted, corrected, rejected, added"),
        ("corrected", {}, "has to be given"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_recorded(
    workspace: Workspace, add: Add, decision: str, fields: dict[str, str], problem: str
) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    length = workspace.length
    with pytest.raises(UsageError, match=problem):
        workspace.review(name, decision, by="Ann", **fields)  # type: ignore[arg-type]
    assert workspace.length == length


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("a", "a is a document; say which of its claims; it has a#c-"),
        ("a#c9", "a has no such claim as 'c9'; it has a#c-"),
        ("z#c9", "there is no claim 'z#c9' in this ledger; waybill claims lists all"),
    ],
)
def test_a_claim_that_is_not_there_is_refused_with_those_that_are(
    workspace: Workspace, add: Add, name: str, problem: str
) -> None:
    add(a=TRUCKS)
    with pytest.raises(UsageError) as refused:
        workspace.review(name, "accepted", by="Ann")
    assert problem in str(refused.value)


def test_only_ones_own_decision_is_taken_back(workspace: Workspace, add: Add) -> None:
    add(a=TRUCKS)
    [name] = names(workspace)
    with pytest.raises(UsageError, match="nothing was decided on a#"):
        workspace.undo_review(name, by="Ben")
    workspace.review(name, "accepted", by="Ann")
    with pytest.raises(UsageError, match=r"Ben has decided nothing on a#.* that stands; Ann has"):
        workspace.undo_review(name, by="Ben")
