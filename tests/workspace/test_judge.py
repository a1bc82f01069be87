"""What people judge holds in the ledger from then on, and can be taken back."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

import waybill
from waybill.core.judgement import Verdict
from waybill.core.maker import Maker, MakerKind
from waybill.errors import UsageError
from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace
from waybill.workspace.meaning import Nearness

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
TO_KHALID = "Norway has given the Khalid Column 20 trucks, the ministry in Oslo said."
TO_HALID = "The Halid Column received 20 trucks from Norway, an officer said."
Add: TypeAlias = Callable[..., None]
KHALID, HALID = "Khalid Column", "Halid Column"


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


def recipients(workspace: Workspace) -> list[str | None]:
    return [claim.claim.recipient[0].entity for claim in workspace.claims()]


def claims(workspace: Workspace) -> list[str]:
    return [f"{each.document.id}#{each.claim.id}" for each in workspace.claims()]


def test_names_that_are_alike_are_one_party_and_their_claims_one_case(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID, b=TO_HALID)
    assert len(set(recipients(workspace))) == len(workspace.cases()) == 1
    [history] = workspace.judgements()
    assert history.in_force is not None
    assert (history.in_force.verdict, history.in_force.maker.name) == (Verdict.SAME, "resolver")


def test_a_person_parts_what_the_resolver_joined_and_the_cases_follow_at_once(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID, b=TO_HALID)
    judged = workspace.judge(KHALID, HALID, "different", reason="Two units.", by="Ann")
    assert len(set(recipients(workspace))) == len(workspace.cases()) == 2
    assert (len(judged.changes.cases), len(judged.changes.changed_cases)) == (1, 1)
    assert judged.history.in_force is not None
    assert judged.history.in_force.maker == Maker(kind=MakerKind.PERSON, name="Ann")
    assert judged.history.in_force.reasons == ("Two units.",)


def test_a_judgement_survives_new_claims(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID, b=TO_HALID)
    workspace.judge(KHALID, HALID, "different", reason="Two units.", by="Ann")
    add(c="Norway sent the Khaled Column 300 rifles.", d="Norway sent the Column Halid 40 radars.")
    entities = dict(zip([each.document.id for each in workspace.claims()], recipients(workspace), strict=True))
    assert entities["a"] != entities["b"]


def test_a_withdrawn_judgement_gives_way_to_the_one_before(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID, b=TO_HALID)
    before = workspace.cases()
    workspace.judge(KHALID, HALID, "different", reason="Two units.", by="Ann")
    workspace.withdraw(KHALID, HALID, reason="I was wrong.", by="Ann")
    assert [case.claims for case in workspace.cases()] == [case.claims for case in before]
    [history] = workspace.judgements()
    assert len(history.steps) == 3
    assert history.in_force == history.steps[0]


def test_people_who_contradict_each_other_are_both_kept_and_the_later_counts(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID, b=TO_HALID)
    workspace.judge(KHALID, HALID, "different", reason="Two units.", by="Ann")
    history = workspace.judge(HALID, KHALID, "same", reason="One flag.", by="Ben").history
    assert history.in_force is not None
    assert history.in_force.maker.name == "Ben"
    assert [each.maker.name for each in history.contradicting] == ["Ann"]
    assert workspace.case(workspace.cases()[0].id).judged == (history,)


def test_two_claims_judged_the_same_are_one_case_until_they_are_judged_different(
    workspace: Workspace, add: Add
) -> None:
    add(a="Norway sent Moldova 20 trucks.", b="Poland sold Kenya 7 radars.")
    left, right = claims(workspace)
    assert len(workspace.cases()) == 2
    judged = workspace.judge(left, right, "same", reason="One ship.", by="Ann")
    assert len(workspace.cases()) == 1
    assert len(judged.changes.retired_cases) == 1
    workspace.judge(right, left, Verdict.DIFFERENT, reason="No, two.", by="Ann")
    assert len(workspace.cases()) == 2


def test_an_unknown_name_can_be_said_to_be_a_known_party_and_taken_back(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID)
    [stranger] = recipients(workspace)
    workspace.judge(KHALID, "armed-group/hezbollah", "same", reason="It says so.", by="Ann")
    assert recipients(workspace) == ["armed-group/hezbollah"]
    workspace.withdraw("Khalid Column", "Hezbollah", by="Ann")
    assert recipients(workspace) == [stranger]


def test_judgements_are_found_again_when_the_ledger_is_opened_again(
    workspace: Workspace, add: Add, tmp_path: Path
) -> None:
    add(a=TO_KHALID, b=TO_HALID)
    made = workspace.judge(KHALID, HALID, "unsure", reason="It cannot be said.", by="Ann").history
    with waybill.open(str(tmp_path / "ledger.db")) as again:
        assert again.judgements() == (made,)
        assert again.verify() == ()


@pytest.mark.parametrize(
    ("left", "right", "problem"),
    [
        (KHALID, "Nobody Knows", "nothing is called 'Nobody Knows'; waybill lookup shows names"),
        (KHALID, KHALID, "both mean party/khalid-column"),
        ("a#c9", "a#c8", "a has no such claim as 'a#c9'; it has a#c-"),
        ("z#c9", "a#c8", "no claim 'z#c9' in this ledger; waybill claims lists all"),
        ("a#c9", KHALID, "give two claims or two entities"),
        (KHALID, "Congo", "'Congo' may mean state/"),
    ],
)
def test_a_pair_that_is_not_clear_is_refused(
    workspace: Workspace, add: Add, left: str, right: str, problem: str
) -> None:
    add(a=TO_KHALID)
    length = workspace.length
    with pytest.raises(UsageError) as refused:
        workspace.judge(left, right, "same", reason="Because.", by="Ann")
    assert problem in str(refused.value)
    assert workspace.length == length


def test_a_judgement_needs_a_reason(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID)
    with pytest.raises(UsageError, match="needs a reason"):
        workspace.judge(KHALID, "Hezbollah", "same", reason="  ", by="Ann")


def test_a_verdict_is_one_of_three(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID)
    with pytest.raises(UsageError, match="'equal' is no verdict; say same, different, unsure"):
        workspace.judge(KHALID, "Hezbollah", "equal", reason="Because.", by="Ann")


def test_nothing_can_be_withdrawn_that_was_not_judged(workspace: Workspace, add: Add) -> None:
    add(a=TO_KHALID)
    with pytest.raises(UsageError, match="nothing is judged of"):
        workspace.withdraw(KHALID, "Hezbollah", by="Ann")


def test_the_environment_names_who_judges(workspace: Workspace, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    add(a=TO_KHALID)
    monkeypatch.setenv("WAYBILL_PERSON", "Cleo")
    history = workspace.judge(KHALID, "Hezbollah", "different", reason="I asked.").history
    assert history.steps[-1].maker.name == "Cleo"


@pytest.mark.parametrize("name", ["Ansarula", "Halid Kolumn of Velmora"])
def test_what_is_unsure_is_shown_by_lookup_as_near(workspace: Workspace, add: Add, name: str) -> None:
    add(a=TO_KHALID)
    found = workspace.lookup(name)
    assert {each.nearness for each in found} == {Nearness.NEAR}
    assert {"Houthis", KHALID} & {each.entity.name for each in found}
