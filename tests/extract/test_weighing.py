"""How what the model says and what the rules say come together."""

from hypothesis import given
from hypothesis import strategies as st

from waybill.extract.weighing import ORIGIN_FACTS, PARTY_FACTS, Evidence, probability


def test_what_the_rules_say_too_is_surer() -> None:
    assert round(probability(Evidence(weight=0.5), PARTY_FACTS), 2) == 0.32
    assert round(probability(Evidence(weight=0.5, ruled=True), PARTY_FACTS), 2) == 0.53
    assert round(probability(Evidence(weight=0.5, ruled_otherwise=True), PARTY_FACTS), 2) == 0.12


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_weight_never_makes_less_likely_nor_a_rival_more(less: float, more: float, rival: float) -> None:
    less, more = sorted((less, more))
    for facts in (PARTY_FACTS, ORIGIN_FACTS):
        alone = probability(Evidence(weight=more), facts)
        assert 0 < probability(Evidence(weight=less), facts) <= alone < 1
        assert probability(Evidence(weight=more, rival=rival), facts) <= alone
