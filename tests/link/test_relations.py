import pytest

from claim_builder import a_claim, an_item, dated, states
from waybill.core.claim import Price, Stage
from waybill.core.quantity import Money
from waybill.core.span import Span
from waybill.link.relations import is_general

LASTING = "Iran has long armed the group."


@pytest.mark.parametrize(
    "evidence",
    [
        LASTING,
        "Tehran has for years sent it rockets.",
        "Iran is the group's main supplier.",
        "Iran continues to send it rockets.",
        "Every month a boat brings it rockets from Iran.",
        "Iran has never given rockets to anybody.",
    ],
)
def test_words_for_what_lasts_make_a_lasting_relation(evidence: str) -> None:
    assert is_general(a_claim("a", evidence=evidence, supplier=states("Iran"), items=(an_item("rockets"),)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"evidence": "Iran sent the group rockets."}, False),
        ({"evidence": LASTING, "stage": Stage.AGREED}, False),
        ({"evidence": LASTING, "items": (an_item("rockets", number=40),)}, False),
        ({"evidence": LASTING, "value": Price(money=Money(amount=9, currency="USD"), span=Span(0, 1))}, False),
        ({"evidence": LASTING, "date": dated("2019-05")}, False),
        ({"date": dated("2015/..")}, True),
        ({"date": dated("2015/2019")}, True),
        ({"date": dated("2015")}, False),
    ],
    ids=["no such word", "not yet there", "counted", "priced", "dated", "since a year", "over years", "in one year"],
)
def test_what_speaks_of_one_transfer_is_no_lasting_relation(fields: dict, expected: bool) -> None:
    assert is_general(a_claim("a", **fields)) is expected
