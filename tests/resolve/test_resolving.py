from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_judgement, a_party, an_item
from tiny_ontology import WhatIsKnown, a_tiny_ontology
from waybill.core.claim import Claim, WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.core.judgement import Subject, Verdict
from waybill.resolve.stage import Resolution, resolve

ONTOLOGY = a_tiny_ontology()
NOBODY = WhatIsKnown()
BLUE_COLUMN = "party/blue-column-9ce00efb"


def resolved(*claims: Claim, known: WhatIsKnown = NOBODY) -> Resolution:
    return resolve(claims, known=known, ontology=ONTOLOGY)


def party(text: str, *, evidence: str = "Arms were sent.") -> str | None:
    return resolved(a_claim("d", supplier=(a_party(text),), evidence=evidence)).claims[0].supplier[0].entity


def place(text: str) -> str | None:
    return resolved(a_claim("d", via=(a_party(text),))).claims[0].via[0].entity


def weapon(text: str, weapon_class: WeaponClass) -> str | None:
    return resolved(a_claim("d", items=(an_item(text, weapon_class),))).claims[0].items[0].entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Ukraine", "state/ukraine"),
        ("Kyiv", "state/ukraine"),
        ("the Iranian authorities", "state/iran"),
        ("Iran's government", "state/iran"),
        ("Russian forces", "force/russian-armed-forces"),
        ("Ukrainian troops", "state/ukraine"),
        ("Houthi fighters", "armed-group/ansar-allah"),
        ("Iranian-backed Houthi rebels", "armed-group/ansar-allah"),
        ("two Yemeni sailors", None),
        ("Two Yemeni sailors", None),
        ("a Ukrainian company", None),
        ("Iran-backed militias", None),
        ("Smugglers", None),
        ("soldiers loyal to Colonel Blue", None),
        ("More than 30 nations", None),
        ("RF", None),
    ],
)
def test_a_party_means_whom_its_words_leave_no_doubt_about(text: str, entity: str | None) -> None:
    assert party(text) == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Iran", "state/iran"),
        ("northern Iran", "state/iran"),
        ("Kyiv", "place/kyiv"),
        ("the port of Aden", "place/aden"),
        ("Aden, Yemen", "place/aden"),
        ("the Gulf of Iran", "place/gulf-of-iran"),
        ("the coast of the Gulf of Iran", "place/gulf-of-iran"),
        ("an Iranian port", None),
        ("Newport", None),
    ],
)
def test_a_country_is_its_state_and_a_town_a_place(text: str, entity: str | None) -> None:
    assert place(text) == entity


@pytest.mark.parametrize(
    ("text", "weapon_class", "entity"),
    [
        ("dismantled Astros II rocket launchers", WeaponClass.ARTILLERY, "weapon/astros-ii"),
        ("Astros (Astros II) launchers", WeaponClass.ARTILLERY, "weapon/astros-ii"),
        ("rocket launchers of a new type", WeaponClass.ARTILLERY, "weapon/rocket-launcher"),
        ("Hawk", WeaponClass.AIRCRAFT, "weapon/hawk-trainer"),
        ("Hawk batteries", WeaponClass.AIR_DEFENCE, "weapon/hawk-missile"),
        ("Mi-17 engines", WeaponClass.PART, None),
        ("sights for rifles", WeaponClass.SENSOR, None),
        ("drone operators' tents", WeaponClass.OTHER, None),
    ],
)
def test_an_item_is_the_weapon_of_its_class_that_the_phrase_is_about(
    text: str, weapon_class: WeaponClass, entity: str | None
) -> None:
    assert weapon(text, weapon_class) == entity


def test_other_countries_of_the_document_settle_a_tie() -> None:
    claims = (
        a_claim("d", "c1", via=(a_party("Newport"),), intermediary=(a_party("RF"),)),
        a_claim("d", "c2", supplier=(a_party("Kyiv"),)),
        a_claim("other", "c1", via=(a_party("Newport"),), recipient=(a_party("Moscow"),)),
    )
    first, _, other = resolved(*claims).claims
    assert (first.via[0].entity, first.intermediary[0].entity) == ("place/newport-ua", "company/rail-freight")
    assert other.via[0].entity == "place/newport-ru"


def test_an_unknown_name_is_one_new_entity_in_all_documents() -> None:
    names = ("the Blue Column", "Blue Column", "BLUE COLUMN", "Blue Column")
    result = resolved(*(a_claim(f"d{number}", recipient=(a_party(name),)) for number, name in enumerate(names)))
    assert [claim.recipient[0].entity for claim in result.claims] == [BLUE_COLUMN] * 4
    assert result.entities == (
        Entity(
            id=EntityId(BLUE_COLUMN),
            kind=EntityKind.PARTY,
            name="Blue Column",
            aliases=("BLUE COLUMN", "the Blue Column"),
        ),
    )


def test_a_name_that_the_ledger_knows_is_no_new_entity() -> None:
    met = resolved(a_claim("d", recipient=(a_party("Blue Column"),))).entities
    assert resolved(a_claim("d", recipient=(a_party("Blue Column"),)), known=WhatIsKnown(met)).entities == ()


def test_in_a_report_all_in_capitals_a_description_is_no_name() -> None:
    shouting = "ARMS WERE SENT."
    assert party("TWO SAILORS OF THE PORT", evidence=shouting) is None
    assert party("BLUE COLUMN", evidence=shouting) == BLUE_COLUMN


@pytest.mark.parametrize("known", ["armed-group/red-front", "state/yemen"])
def test_a_person_can_say_that_an_unknown_name_is_a_known_party(known: str) -> None:
    judgement = a_judgement(Subject.ENTITY, BLUE_COLUMN, known, Verdict.SAME)
    result = resolved(a_claim("d", recipient=(a_party("Blue Column"),)), known=WhatIsKnown(judgements=(judgement,)))
    assert result.claims[0].recipient[0].entity == known


def test_what_is_judged_different_does_not_fall_together_by_way_of_a_third() -> None:
    judgements = (
        a_judgement(Subject.ENTITY, BLUE_COLUMN, "party/x", Verdict.SAME, day=1),
        a_judgement(Subject.ENTITY, "armed-group/red-front", "party/x", Verdict.SAME, day=2),
        a_judgement(Subject.ENTITY, "armed-group/red-front", BLUE_COLUMN, Verdict.DIFFERENT, day=3),
    )
    result = resolved(a_claim("d", recipient=(a_party("Blue Column"),)), known=WhatIsKnown(judgements=judgements))
    assert result.claims[0].recipient[0].entity == BLUE_COLUMN


TEXTS = ("Kyiv", "RF", "Newport", "Blue Column", "blue column", "Iranian officials", "two men", "Aden", "Iran", "Q")
FILLERS = st.lists(st.sampled_from(TEXTS).map(a_party), max_size=3).map(tuple)
ITEMS = st.lists(
    st.builds(an_item, st.sampled_from(["Hawk", "Astros II", "drones", "weapons"]), st.sampled_from(WeaponClass)),
    max_size=2,
).map(tuple)
CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from(["d1", "d2"]),
        st.text("abc", min_size=1, max_size=3),
        supplier=FILLERS,
        recipient=FILLERS,
        via=FILLERS,
        items=ITEMS,
    ),
    max_size=5,
)
JUDGEMENTS = st.lists(
    st.builds(
        a_judgement,
        st.just(Subject.ENTITY),
        st.sampled_from([BLUE_COLUMN, "place/newport-ua", "state/iran"]),
        st.sampled_from(["company/rail-freight", "state/yemen", "state/ukraine"]),
        st.sampled_from(Verdict),
        day=st.integers(1, 9),
    ),
    max_size=3,
    unique_by=lambda judgement: judgement.id,
).map(tuple)


def without_entities(claim: Claim) -> Claim:
    slots = ("supplier", "recipient", "intermediary", "origin", "via", "destination", "items")
    return replace(
        claim, **{slot: tuple(replace(filler, entity=None) for filler in getattr(claim, slot)) for slot in slots}
    )


@given(claims=CLAIMS, judgements=JUDGEMENTS)
def test_every_claim_comes_out_once_in_order_unchanged_but_for_entities(claims: list, judgements: tuple) -> None:
    result = resolved(*claims, known=WhatIsKnown(judgements=judgements))
    assert [without_entities(claim) for claim in result.claims] == claims


@given(claims=CLAIMS, judgements=JUDGEMENTS)
def test_resolving_what_is_resolved_changes_nothing(claims: list, judgements: tuple) -> None:
    once = resolved(*claims, known=WhatIsKnown(judgements=judgements))
    again = resolved(*once.claims, known=WhatIsKnown(once.entities, judgements))
    assert again == Resolution(claims=once.claims, entities=())


@given(claims=CLAIMS, judgements=JUDGEMENTS, data=st.data())
def test_entities_do_not_depend_on_the_order_of_claims(claims: list, judgements: tuple, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(claims))))
    straight = resolved(*claims, known=WhatIsKnown(judgements=judgements))
    turned = resolved(*(claims[index] for index in order), known=WhatIsKnown(judgements=judgements[::-1]))
    assert turned.claims == tuple(straight.claims[index] for index in order)
    assert turned.entities == straight.entities


@given(claims=CLAIMS)
def test_an_entity_that_is_filled_in_stays(claims: list) -> None:
    by_hand = a_claim("d1", "z", supplier=(a_party("Kyiv", "company/rail-freight"),))
    assert resolved(*claims, by_hand).claims[-1].supplier[0].entity == "company/rail-freight"
