"""What details a summary."""

from dataclasses import replace

import pytest
from extracted import claims

from waybill.core.claim import Filler
from waybill.extract.claims.summaries import can_detail
from waybill.ontology import load


@pytest.mark.parametrize(("recipient", "is_part"), [("Chile", True), ("Cuba", False), ("a union", True)])
def test_a_detail_has_no_other_known_taker_than_its_summary(recipient: str, is_part: bool) -> None:
    summary, detail = claims("Peru sent rifles to Chile in March.\n\nPeru sold Chile 40 rifles in May.")
    taker = Filler(text=recipient, span=detail.recipient[0].span)
    assert can_detail(replace(detail, recipient=(taker,)), summary, load()) is is_part


@pytest.mark.parametrize(
    ("goods", "is_part"), [("rifles", True), ("weapons", True), ("tanks and rifles", True), ("tanks", False)]
)
def test_a_detail_has_goods_of_a_class_of_its_summary_unless_that_is_vague(goods: str, is_part: bool) -> None:
    summary, detail = claims(f"Peru sent {goods} to Chile in March.\n\nPeru sold Chile 40 rifles in May.")
    assert can_detail(detail, summary, load()) is is_part
