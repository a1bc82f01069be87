"""What is known of weapons beyond their names."""

from waybill.core.ids import EntityId
from waybill.ontology import load


def test_nothing_is_known_of_what_is_no_weapon() -> None:
    assert load().weapon(EntityId("state/russia")) is None
    assert load().weapon(EntityId("weapon/none")) is None
