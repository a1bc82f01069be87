"""By what name parties and weapons are told."""

import pytest
from extracted import claim, claims, names, numbers, parties, things


@pytest.mark.parametrize(
    "name",
    [
        "Front for the Defence of Aouzou",
        "Popular Front for the Liberation of Tibesti",
        "Union for Peace",
        "Army for the Salvation of the Republic of Borkou",
        "Movement for Harmony",
        "Front for Democracy and Justice",
        "Rally for Chadian Farmers",
    ],
)
def test_a_movement_is_called_with_its_cause(name: str) -> None:
    assert parties(claim(f"Libya gave the {name} 20 mortars.")) == (["Libya"], [name])


def test_a_body_for_a_state_is_not_called_by_it() -> None:
    assert parties(claim("Libya gave the Front for Chad 20 mortars."))[1] != ["Front for Chad"]


def test_seats_of_power_stand_for_their_governments() -> None:
    assert parties(claim("Moscow delivered S-400 systems to Ankara.")) == (["Moscow"], ["Ankara"])


def test_a_party_known_by_its_adjective_alone_is_told_by_it() -> None:
    told = claim("French sales of Rafale jets to Egypt have grown.")
    assert (names(told.supplier), names(told.recipient)) == (["French"], ["Egypt"])


def test_a_party_whose_name_stands_elsewhere_is_told_by_its_name() -> None:
    told = claim("France has a large industry. French sales of Rafale jets to Egypt have grown.")
    assert names(told.supplier) == ["France"]


def test_an_adjective_belongs_to_the_body_that_it_describes() -> None:
    told = claim("The Polish army handed over 14 MiG-29 jets to the Ukrainian air force.")
    assert parties(told) == (["Polish army"], ["Ukrainian air force"])


def test_an_abbreviation_leads_to_the_name_that_introduces_it() -> None:
    told = claim("The Rapid Support Forces (RSF) hold Nyala. Sylvania has sent the RSF 40 mortars.")
    assert names(told.recipient) == ["Rapid Support Forces"]


def test_invented_names_are_parties_as_they_are_written() -> None:
    told = claim("In May the Ruritanian Free Brigades sold 40 mortars to Kestrel Trading Ltd.")
    assert parties(told) == (["Ruritanian Free Brigades"], ["Kestrel Trading Ltd"])


@pytest.mark.xfail(strict=True, reason="capitals at the start of a sentence tell no name")
def test_an_invented_name_at_the_start_of_a_sentence_is_a_party() -> None:
    told = claim("Ruritania has armed the Sylvanian rebels with mortars.")
    assert names(told.supplier) == ["Ruritania"]


def test_a_pronoun_leads_to_the_party_before() -> None:
    told = claim("Peru has no money. It sold 40 mortars to Chile.")
    assert parties(told) == (["Peru"], ["Chile"])


def test_a_description_set_beside_a_name_is_told_by_the_name() -> None:
    told = claim("A militia, the Kufra Shield, sold 40 mortars to Chad.")
    assert names(told.supplier) == ["Kufra Shield"]


def test_a_maker_before_a_weapon_is_part_of_the_weapons_name() -> None:
    told = claim("Iran gave the Houthis Chinese-made C-802 missiles.")
    assert things(told) == ["Chinese-made C-802 missiles"]


def test_whom_a_party_is_backed_by_is_not_that_party() -> None:
    told = claim("Iran-backed militias smuggled mortars to Sudan.")
    assert names(told.supplier) == ["Iran-backed militias"]


def test_a_wire_in_capitals_with_hard_breaks_is_read_like_any_other() -> None:
    told = claim("MANAGUA, 20 OCT 89 -- CUBA SENT 300 ASSAULT RIFLES AND 12 MORTARS TO\nNICARAGUA, A DIPLOMAT SAID.")
    assert parties(told) == (["CUBA"], ["NICARAGUA"])
    assert (things(told), numbers(told)) == (["ASSAULT RIFLES", "MORTARS"], [(300, "exact"), (12, "exact")])


@pytest.mark.parametrize("name", ["Türkiye", "Turkey"])
def test_spellings_of_one_state_are_kept_as_they_are_written(name: str) -> None:
    assert names(claim(f"{name} sold Mali six Bayraktar TB2 drones.").supplier) == [name]


def test_offsets_count_code_points_in_every_script() -> None:
    before = "Київ 🚢 नमस्ते 𝔸.\n\n"
    told = claim(before + "Iran sent Sudan ten drones.")
    assert [quote.span.start for quote in told.evidence] == [len(before)]


def test_a_headline_that_says_the_same_as_its_report_makes_no_second_claim() -> None:
    found = claims("Iran sends drones to Sudan\nIran has sent ten Mohajer-6 drones to Sudan, officials said on Monday.")
    assert [parties(told) for told in found] == [(["Iran"], ["Sudan"])]
