"""Learning what each fact tells of one transfer."""

import json
import math
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from training.linking import Example, examples, labelled_claims, learn

from waybill.core.claim import ClaimRef
from waybill.core.ids import ClaimId, DocumentId
from waybill.link.agreement import FACTS
from waybill.ontology import load

AFFAIRS: Final = frozenset({"a1", "a2"})
SAME_DAY, SAME_YEAR = (("date", "same day"),), (("date", "same year"),)
A_STEP: Final = (("stage", "a step"),)


def pairs(
    levels: tuple[tuple[str, str], ...], *, same: int = 0, other: int = 0, groups: tuple[str, ...] = ("a1",)
) -> list[Example]:
    both = [(True, same), (False, other)]
    return [Example(levels=levels, is_same=is_same, groups=frozenset(groups)) for is_same, n in both for _ in range(n)]


def test_what_is_met_in_one_case_weighs_more_than_what_is_met_across_cases() -> None:
    found = learn([*pairs(SAME_DAY, same=30, other=10), *pairs(SAME_YEAR, same=10, other=30)], AFFAIRS)
    assert found["facts"]["date"]["same day"] > 0.5 > found["facts"]["date"]["same year"]
    assert (found["pairs"], found["same"]) == (80, 40)


def test_where_nothing_tells_the_start_is_the_log_odds_of_a_pair() -> None:
    found = learn([*pairs(A_STEP, same=10, other=30), *pairs((), same=10, other=30)], AFFAIRS)
    assert found["start"] == pytest.approx(math.log(10 / 30), abs=0.002)
    assert found["facts"] == {"stage": {"a step": pytest.approx(0.0, abs=0.002)}}


def test_a_pair_with_a_claim_of_another_report_counts_a_tenth() -> None:
    ours = [*pairs(A_STEP, same=10), *pairs((), same=10)]
    others = [*pairs(A_STEP, other=100, groups=("a1", "c0001")), *pairs((), other=100, groups=("a1", "c0001"))]
    assert learn([*ours, *others], AFFAIRS)["start"] == pytest.approx(0.0, abs=0.002)


def test_affairs_left_out_teach_nothing() -> None:
    taught = [*pairs(SAME_DAY, same=20, other=10), *pairs(SAME_YEAR, other=9, groups=("a1", "a2"))]
    found = learn(taught, AFFAIRS, without={"a2"})
    assert (found["pairs"], list(found["facts"]["date"])) == (30, ["same day"])


def test_the_weights_that_are_shipped_are_of_facts_that_there_are() -> None:
    shipped = json.loads(files("waybill.link").joinpath("weights.json").read_text("utf-8"))
    assert set(shipped["facts"]) == {fact.name for fact in FACTS}
    assert all(math.isfinite(weight) for levels in shipped["facts"].values() for weight in levels.values())


def a_document(name: str, text: str, published: str) -> dict[str, Any]:
    claim = {
        "id": "c1", "evidence": [text], "triggers": [], "basis": "unknown", "covert": False, "stage": "delivered",
        "polarity": "affirmed", "certainty": "stated", "supplier": ["Iran"], "recipient": ["Russia"],
        "intermediary": [], "items": [{"text": "drones", "class": "uav", "quantity": None}], "origin": [], "via": [],
        "destination": [], "transport": [], "date": None, "value": None, "sources": [], "part_of": None,
        "disputes": None,
    }  # fmt: skip
    return {"id": name, "text": text, "published": published, "publisher": "The Post", "claims": [claim]}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    told = [
        a_document(f"a1-d{number}", text, "2022-04-01")
        for number, text in enumerate(["Iran gave Russia drones.", "Russia has got drones from Iran."], start=1)
    ]
    case = {"id": "a1-k1", "claims": ["a1-d1#c1", "a1-d2#c1"]}
    report = a_document("c0001", "From Iran to Russia went drones.", "2022-04-02")
    for name, written in {"affairs/a1": {"id": "a1", "documents": told, "cases": [case]}, "reports/c1": report}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / f"{name}.json").write_text(json.dumps(written))
    return tmp_path


def test_claims_of_an_affair_are_labelled_by_its_cases_and_others_stand_alone(corpus: Path) -> None:
    labelled = labelled_claims(corpus, load())
    cases = {f"{ref.document}#{ref.claim}": case for ref, case in labelled.case.items()}
    assert cases == {"a1-d1#c1": "a1-k1", "a1-d2#c1": "a1-k1", "c0001#c1": "c0001#c1"}
    assert labelled.affairs == ("a1",)
    assert labelled.group[ClaimRef(DocumentId("c0001"), ClaimId("c1"))] == "c0001"
    found = [(sorted(each.groups), each.is_same) for each in examples(labelled)]
    assert found == [(["a1"], True), (["a1", "c0001"], False), (["a1", "c0001"], False)]
