"""A ledger that is looked at again shows what a full look at it shows, whatever was recorded meanwhile."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import waybill
from waybill.core.ids import JsonObject
from waybill.errors import UsageError
from waybill.workspace import holding as held_anew
from waybill.workspace.held import Held
from waybill.workspace.holding import hold
from waybill.workspace.looking import Look
from waybill.workspace.workspace import Workspace

TEXTS = {
    "a": "Norway gave Moldova 20 trucks in 2003. It gave Chad 3 radars too.",
    "b": "Norway gave Moldova 20 trucks in 2003, a clerk said.",
    "c": "Norway denied that it gave Moldova 20 trucks. Iran sold Sudan 40 drones in 2021.",
    "d": "Iran sold Sudan 40 drones in May 2021, sailors said.",
    "e": "Zorgon Trading sold Haiti five tanks in 2022.",
    "f": "Chad sold Haiti five tanks in 2010.",
}
CLAIMS: dict[str, list[JsonObject]] = {
    "a": [
        {"id": "c1", "supplier": ["Norway"], "recipient": ["Moldova"], "items": [{"text": "trucks"}], "date": "2003"},
        {"id": "c2", "recipient": ["Chad"], "items": [{"text": "radars", "class": "other"}]},
    ],
    "b": [{"id": "c1", "supplier": ["Norway"], "recipient": ["Moldova"], "items": [{"text": "trucks"}]}],
    "c": [
        {"id": "c1", "supplier": ["Norway"], "recipient": ["Moldova"], "polarity": "denied"},
        {"id": "c2", "supplier": ["Iran"], "recipient": ["Sudan"], "items": [{"text": "drones", "class": "uav"}]},
    ],
    "d": [{"id": "c1", "supplier": ["Iran"], "recipient": ["Sudan"], "items": [{"text": "drones", "class": "uav"}]}],
    "e": [{"id": "c1", "supplier": ["Zorgon Trading"], "recipient": ["Haiti"], "items": [{"text": "tanks"}]}],
    "f": [{"id": "c1", "supplier": ["Chad"], "recipient": ["Haiti"], "items": [{"text": "tanks"}]}],
}
SENTENCES = {("a", "c2"): 1, ("c", "c2"): 1}
PUBLISHED = {"a": "2003-05-01", "b": "2003-04-01", "c": "2021-06-01", "d": "2021-06-01", "f": "2010-01-01"}
REFS = ("a#c1", "a#c2", "b#c1", "c#c1", "c#c2", "d#c1", "e#c1", "f#c1")


def report(name: str, more: str = "") -> JsonObject:
    text = TEXTS[name]
    sentences = text.split(". ")
    claims = [
        {"stage": "delivered", "evidence": [sentences[SENTENCES.get((name, str(each["id"])), 0)].rstrip(".")], **each}
        for each in CLAIMS[name]
    ]
    published: JsonObject = {"published": PUBLISHED[name]} if name in PUBLISHED else {}
    return {"id": name, "text": f"{text}{more}", "claims": claims, **published}


def bring(workspace: Workspace, folder: Path, name: str, more: str = "") -> None:
    (folder / f"{name}.json").write_text(json.dumps(report(name, more)))
    workspace.import_([str(folder / f"{name}.json")])


def take(workspace: Workspace, folder: Path, step: tuple[str, ...]) -> None:
    match step:
        case ("accept", ref):
            workspace.review(ref, "accepted", by="A. Reader")
        case ("reject", ref):
            workspace.review(ref, "rejected", reason="It is none.", by="B. Reader")
        case ("correct", ref, taker):
            workspace.correct(ref, {"recipient": [taker]}, by="A. Reader")
        case ("add", name, words):
            workspace.add_claim(name, words, {}, by="A. Reader")
        case ("undo", ref):
            workspace.undo_review(ref, by="A. Reader")
        case ("judge", left, right, verdict):
            workspace.judge(left, right, verdict, reason="So it is.", by="A. Reader")
        case ("withdraw", left, right):
            workspace.withdraw(left, right, by="A. Reader")
        case ("bring", name, more):
            bring(workspace, folder, name, more)


refs = st.sampled_from(REFS)
verdicts = st.sampled_from(["same", "different", "unsure"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("accept"), refs),
        st.tuples(st.just("reject"), refs),
        st.tuples(st.just("correct"), refs, st.sampled_from(["Moldova", "Sudan", "Chad", "Haiti", "clerk"])),
        st.tuples(st.just("add"), st.sampled_from(sorted(TEXTS)), st.sampled_from(["Norway", "sold Sudan", "tanks"])),
        st.tuples(st.just("undo"), refs),
        st.tuples(st.just("judge"), refs, refs, verdicts),
        st.tuples(st.just("withdraw"), refs, refs),
        st.tuples(st.just("judge"), st.just("Norway"), st.just("Moldova"), verdicts),
        st.tuples(st.just("bring"), st.sampled_from(sorted(TEXTS)), st.sampled_from(["", " It rained."])),
    ),
    min_size=2,
    max_size=8,
)


def shown(held: Held) -> dict[str, object]:
    """All that is held, with the order of what has one."""
    values = ((each.name, getattr(held, each.name)) for each in fields(held) if each.name not in ("made", "ontology"))
    return {name: list(value.items()) if isinstance(value, Mapping) else value for name, value in values}


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
