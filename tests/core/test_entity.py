import pytest

from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId


def test_an_entity_knows_no_more_than_it_is_told() -> None:
    entity = Entity(id=EntityId("party/x-1"), kind=EntityKind.PARTY, name="the Harbour Brigade")
    assert (entity.aliases, entity.country, entity.part_of, entity.weapon_class) == ((), None, None, None)


def test_entities_of_equal_content_are_equal_and_count_once() -> None:
    one, other = (Entity(id=EntityId("state/aland"), kind=EntityKind.STATE, name="Aland") for _ in range(2))
    assert len({one, other}) == 1


def test_fields_go_by_name() -> None:
    with pytest.raises(TypeError):
        Entity("state/aland", EntityKind.STATE, "Aland")  # type: ignore[misc, arg-type]
