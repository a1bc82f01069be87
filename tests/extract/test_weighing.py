"""How what the model says and what the rules say come together."""

import json
import math
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from scenes import WEIGHING

from waybill.extract.weighing import (
    ORIGIN_FACTS,
    PARTY_FACTS,
    OriginEvidence,
    PartyEvidence,
    load_weighing,
    probability,
)


def likely(*, weight: float, ruled: bool = False, ruled_otherwise: bool = False) -> float:
    evidence = PartyEvidence(weight=weight, ruled=ruled, ruled_otherwise=ruled_otherwise)
    return round(probability(evidence, PARTY_FACTS, WEIGHING.parties), 2)


def test_what_the_rules_say_too_is_surer() -> None:
    assert likely(weight=0.5) == 0.32
    assert likely(weight=0.5, ruled=True) == 0.53
    assert likely(weight=0.5, ruled_otherwise=True) == 0.12


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_weight_never_makes_less_likely_nor_a_rival_more(less: float, more: float, rival: float) -> None:
    less, more = sorted((less, more))
    parties, origins = load_weighing().parties, load_weighing().origins
    alone = probability(PartyEvidence(weight=more), PARTY_FACTS, parties)
    assert 0 < probability(PartyEvidence(weight=less), PARTY_FACTS, parties) <= alone < 1
    assert probability(PartyEvidence(weight=more, rival=rival), PARTY_FACTS, parties) <= alone
    alone = probability(OriginEvidence(weight=more), ORIGIN_FACTS, origins)
    assert 0 < probability(OriginEvidence(weight=less), ORIGIN_FACTS, origins) <= alone < 1
    assert probability(OriginEvidence(weight=more, rival=rival), ORIGIN_FACTS, origins) <= alone


def test_each_fact_has_a_weight_and_each_weight_a_fact() -> None:
    shipped = load_weighing()
    assert set(shipped.parties) == {fact.name for fact in PARTY_FACTS}
    assert set(shipped.origins) == {fact.name for fact in ORIGIN_FACTS}
    assert all(math.isfinite(weight) for weight in (*shipped.parties.values(), *shipped.origins.values()))


def test_the_weights_are_those_of_the_model_that_ships() -> None:
    card = json.loads(files("waybill.neural").joinpath("model/card.json").read_text("utf-8"))
    assert load_weighing().model == card["files"]["upper.onnx"]
