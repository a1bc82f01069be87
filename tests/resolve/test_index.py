"""Names that are spelt otherwise lead to the entity that is meant, and to no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.core.judgement import Verdict
from waybill.ontology import load
from waybill.resolve.index import Names, catalogued

ONTOLOGY = load()


def same(name: str) -> list[str]:
    return [each.entity.id for each in catalogued(ONTOLOGY).same(name)]


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Hashd ash-Shabi", "armed-group/popular-mobilization-forces"),
        ("Popular Mobilizaton Forces", "armed-group/popular-mobilization-forces"),
        ("Hezbullah", "armed-group/hezbollah"),
        ("Hezbolah of Lebanon", "armed-group/hezbollah"),
        ("Kataeb Hezbolla", "armed-group/kataib-hezbollah"),
        ("Rosoboroneksport", "company/rosoboronexport"),
        ("Rosoboronexprt", "company/rosoboronexport"),
        ("Shabab al-Mujahideen Harakat", "armed-group/al-shabaab"),
        ("Ansarullah", "armed-group/houthis"),
        ("Wagner PMC", "armed-group/wagner"),
        ("Norinko", "company/norinco"),
        ("Boko Harram", "armed-group/boko-haram"),
        ("Polisaryo Front", "armed-group/polisario"),
        ("Al Qaida in the Islamic Magreb", "armed-group/aqim"),
        ("Lord's Resistence Army", "armed-group/lra"),
    ],
)
def test_a_name_that_is_spelt_otherwise_means_one_entity(name: str, entity: str) -> None:
    assert same(name) == [entity]


@pytest.mark.parametrize("name", ["Iranian Hezbollah", "Hezbollah Youth League", "Velmora Front", "", "-", "的"])
def test_a_name_with_a_difference_that_tells_means_none(name: str) -> None:
    assert same(name) == []


def test_a_name_with_a_further_word_is_near_and_no_more() -> None:
    near = catalogued(ONTOLOGY).near("Hezbollah Youngsters League")
    assert ("armed-group/hezbollah", Verdict.UNSURE) in [(each.entity.id, each.verdict) for each in near]


NAMES = st.sampled_from(
    [
        "Ansar Blue",
        "Ansarblue",
        "Anzar Blu",
        "Blue Ansar",
        "Khalid Column",
        "Halid Column",
        "Colum Khalid",
        "K",
        "7th K",
    ]
)


def entity(name: str) -> Entity:
    return Entity(id=EntityId(f"party/{name}"), kind=EntityKind.PARTY, name=name)


@settings(max_examples=100)
@given(left=NAMES, right=NAMES)
def test_a_name_is_found_from_another_where_that_is_found_from_it(left: str, right: str) -> None:
    def finds(asked: str, filed: str) -> list[tuple[float, Verdict]]:
        names = Names([entity(filed)], common=frozenset(), ontology=ONTOLOGY)
        return [(each.likeness.score, each.verdict) for each in names.near(asked)]

    assert finds(left, right) == finds(right, left)


@settings(max_examples=25)
@given(st.lists(NAMES, min_size=1, unique=True), st.randoms())
def test_what_is_found_does_not_depend_on_the_order_of_filing(names: list[str], random: object) -> None:
    turned = sorted(names, key=lambda _: random.random())  # type: ignore[attr-defined]
    filed, other = (Names(map(entity, each), common=frozenset(), ontology=ONTOLOGY) for each in (names, turned))
    assert filed.near("Ansar Blue") == other.near("Ansar Blue")
