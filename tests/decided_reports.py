"""A few reports that speak of the same transfers, and what people may decide on them, one step after the other."""

import json
from pathlib import Path

from hypothesis import strategies as st

from waybill.core.ids import JsonObject
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
