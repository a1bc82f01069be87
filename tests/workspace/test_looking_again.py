"""A ledger that is looked at again shows what a full look at it shows, whatever was recorded meanwhile."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings

import waybill
from decided_reports import STEPS, bring, take
from waybill.core.review import ref_text
from waybill.errors import UsageError
from waybill.ledger.words import KINDS
from waybill.web.pages.queue import queued
from waybill.workspace import holding as held_anew
from waybill.workspace import reviewing_queue
from waybill.workspace.held import Held
from waybill.workspace.holding import hold
from waybill.workspace.looking import Look
from waybill.workspace.reviewing_facts import Candidate
from waybill.workspace.reviewing_queue import Queued
from waybill.workspace.texts import stamped_texts


def shown(held: Held) -> dict[str, object]:
    """All that is held, with the order of what has one."""
    values = ((each.name, getattr(held, each.name)) for each in fields(held) if each.name not in ("made", "ontology"))
    return {name: list(value.items()) if isinstance(value, Mapping) else value for name, value in values}


def stamps(held: Held) -> dict[str, dict[str, str]]:
    """Of all texts by which anything is found."""
    return {kind: {key: each.stamp for key, each in stamped_texts(kind, held).items()} for kind in KINDS}


@settings(max_examples=25, deadline=None)
@given(STEPS)
@example([("bring", "f", ""), ("bring", "a", " It rained."), ("judge", "b#c1", "d#c1", "same"), ("reject", "b#c1")])
def test_it_is_what_a_full_look_shows(steps: list[tuple[str, ...]]) -> None:
    with TemporaryDirectory() as name:
        folder, location = Path(name), f"{name}/l.db"
        with waybill.open(location) as workspace:
            for each in "abcd":
                bring(workspace, folder, each)
            with hold(location) as holding:
                holding.now()
                for step in steps:
                    try:
                        take(workspace, folder, step)
                    except UsageError:
                        continue
                    with hold(location) as fresh:
                        assert shown(holding.now()) == shown(fresh.now())
                        assert queued(holding.now()) == queued(fresh.now())
                        assert stamps(holding.now()) == stamps(fresh.now())


class Looks:
    """Counts full looks at a ledger."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.number = 0
        whole = held_anew.look

        def counted(*given: object, **named: object) -> Look:
            self.number += 1
            return whole(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(held_anew, "look", counted)


@pytest.mark.parametrize(
    ("step", "looks"),
    [
        (("accept", "a#c1"), 1),
        (("reject", "c#c2"), 1),
        (("correct", "a#c2", "Moldova"), 1),
        (("add", "d", "sold Sudan"), 1),
        (("judge", "a#c2", "d#c1", "same"), 1),
        (("bring", "d", " It rained."), 1),
        (("bring", "f", ""), 1),
        (("bring", "e", ""), 2),
        (("judge", "Norway", "Moldova", "different"), 2),
    ],
)
def test_all_is_looked_at_only_where_who_is_meant_may_have_changed(
    step: tuple[str, ...], looks: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location, counted = str(tmp_path / "l.db"), Looks(monkeypatch)
    with waybill.open(location) as workspace:
        for each in "abcd":
            bring(workspace, tmp_path, each)
        with hold(location) as holding:
            before = holding.now()
            take(workspace, tmp_path, step)
            after = holding.now()
    assert before is not after
    assert counted.number == looks


def test_what_has_not_changed_is_the_same_value(tmp_path: Path) -> None:
    location = str(tmp_path / "l.db")
    with waybill.open(location) as workspace:
        for each in "abcd":
            bring(workspace, tmp_path, each)
        with hold(location) as holding:
            before = holding.now()
            take(workspace, tmp_path, ("accept", "a#c1"))
            after = holding.now()
    changed = [f"{ref.document}#{ref.claim}" for ref, each in after.claims.items() if before.claims[ref] is not each]
    assert changed == ["a#c1"]
    assert after.documents.keys() == before.documents.keys()


def test_what_is_to_be_reviewed_still_is_not_weighed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = []

    def noted(candidate: Candidate) -> Queued:
        weighed.append(ref_text(candidate.filed.ref))
        return weigh(candidate)

    weigh = reviewing_queue._queued
    monkeypatch.setattr(reviewing_queue, "_queued", noted)
    with waybill.open(str(tmp_path / "l.db")) as workspace:
        for each in "abcd":
            bring(workspace, tmp_path, each)
        with hold(str(tmp_path / "l.db")) as holding:
            assert len(queued(holding.now())) == len(weighed) == 6
            weighed.clear()
            take(workspace, tmp_path, ("accept", "a#c1"))
            assert len(queued(holding.now())) == 5
    assert weighed == []


def test_what_went_wrong_while_looking_is_looked_at_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    location = str(tmp_path / "l.db")

    def fail(*_: object) -> None:
        raise OSError("the disk is gone")

    with waybill.open(location) as workspace:
        bring(workspace, tmp_path, "a")
        with hold(location) as holding:
            holding.now()
            take(workspace, tmp_path, ("reject", "a#c1"))
            with monkeypatch.context() as patched:
                patched.setattr(held_anew, "look_again", fail)
                with pytest.raises(OSError, match="the disk"):
                    holding.now()
            assert [ref.claim for ref in holding.now().claims] == ["c2"]
