"""What the catalogues find in running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.ontology import AliasKind, Catalogue, load

PIECES = st.sampled_from(
    (
        *("S-300PMU2", "anti-tank", "missiles", "Iran", "'s", "’s", "-", ".", "U.S.", "Congo", "Séléka", "𝔸", "é"),
        *("e\u0301", "İ", "ﬁ", "the", "Bavar 373", "AK", "47s", "machine", "guns", "Hashd al-Shaabi", "क्षि"),
        *(" ", "  ", "\n", "\n\n", "\u00a0"),
    )
)


def found(catalogue: Catalogue, text: str) -> list[tuple[str, str]]:
    return [(hit.span.of(text), hit.entities[0].partition("/")[2]) for hit in catalogue.find(text)]


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60)
def test_hits_are_disjoint_in_order_and_within_the_text(text: str) -> None:
    for catalogue in (load().weapons, load().parties, load().places, load().outlets):
        hits = catalogue.find(text)
        ends = [0] + [hit.span.end for hit in hits]
        assert all(end <= hit.span.start for end, hit in zip(ends, hits, strict=False))
        assert all(hit.span.end <= len(text) and hit.span.of(text).strip() == hit.span.of(text) for hit in hits)
        assert all(catalogue.entity(each) is not None for hit in hits for each in hit.entities)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["", "Ж ", "𝔸𝔸 ", "e\u0301 "]))
@settings(max_examples=60)
def test_what_stands_before_only_shifts_the_hits(text: str, before: str) -> None:
    whole = f"{before}\n\n{text}"
    shift = len(whole) - len(text)
    moved = [(hit.span.start - shift, hit.span.end - shift, hit.entities) for hit in load().weapons.find(whole)]
    assert moved == [(hit.span.start, hit.span.end, hit.entities) for hit in load().weapons.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forty S-300PMU2s and F-16V jets", [("S-300PMU2s", "s-300pmu2"), ("F-16V", "f-16v")]),
        ("S 300 or S300 batteries", [("S 300", "s-300"), ("S300 batteries", "s-300")]),
        ("the Bavar 373, the BAVAR-373", [("Bavar 373", "bavar-373"), ("BAVAR-373", "bavar-373")]),
        ("anti-tank guided missiles", [("anti-tank guided missiles", "anti-tank-missiles")]),
        ("antitank missiles", [("antitank missiles", "anti-tank-missiles")]),
        (
            "82-millimeter mortars, 82mm mortars",
            [("82-millimeter mortars", "medium-mortars"), ("82mm mortars", "medium-mortars")],
        ),
        ("armored\npersonnel carriers", [("armored\npersonnel carriers", "armoured-personnel-carriers")]),
        ("a Grad rocket launcher for a grad student", [("Grad rocket launcher", "grad")]),
        ("at 4 he left, with an AT4", [("AT4", "at4")]),
        ("three batteries of HIMARS", [("HIMARS", "himars")]),
    ],
)
def test_weapons_are_found_in_every_spelling(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(load().weapons, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE NICARAGUAN GOVERNMENT AND THE U.S.", [("NICARAGUAN", "nicaragua"), ("U.S.", "united-states")]),
        ("sold to us by the US", [("US", "united-states")]),
        ("Iran's ally Hezbollah’s men", [("Iran", "iran"), ("Hezbollah", "hezbollah")]),
        (
            "roast turkey in Turkey, Türkiye, Turkiye",
            [("Turkey", "turkey"), ("Türkiye", "turkey"), ("Turkiye", "turkey")],
        ),
        (
            "Hashd al-Shaabi and the PMF",
            [("Hashd al-Shaabi", "popular-mobilization-forces"), ("PMF", "popular-mobilization-forces")],
        ),
        ("Seleka rebels", [("Seleka rebels", "seleka")]),
        ("the Kremlin", [("Kremlin", "russia")]),
    ],
)
def test_parties_are_found_by_names_short_forms_and_seats(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(load().parties, text) == expected


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Russia", AliasKind.NAME),
        ("DPRK", AliasKind.ABBREVIATION),
        ("Russian", AliasKind.DEMONYM),
        ("Russians", AliasKind.PEOPLE),
        ("Moscow", AliasKind.SEAT),
    ],
)
def test_a_hit_says_how_the_words_name_it(text: str, how: AliasKind) -> None:
    assert [hit.how for hit in load().parties.find(text)] == [how]


def test_generic_terms_are_told_from_designations() -> None:
    hits = load().weapons.find("Igla missiles and shoulder-fired missiles")
    assert [hit.how for hit in hits] == [AliasKind.NAME, AliasKind.GENERIC]


def test_an_ambiguous_name_keeps_all_its_meanings() -> None:
    (hit,) = load().parties.find("arms for Congo")
    assert set(hit.entities) == {"state/congo-brazzaville", "state/congo-kinshasa"}


def test_the_larger_of_two_cities_comes_first() -> None:
    (hit,) = load().places.find("flown to Tripoli")
    assert hit.entities == ("place/tripoli-ly", "place/tripoli-lb")


def test_an_outlet_is_found_with_its_article() -> None:
    text = "a commander told the Guardian"
    (hit,) = load().outlets.find(text)
    assert (hit.span.of(text), hit.entities) == ("the Guardian", ("outlet/guardian",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("militants in the Niger Delta", []),
        ("RUSSIAN ROULETTE, then Russian rifles", [("Russian", "russia")]),
        ("from the Gulf of Oman to Oman", [("Oman", "oman")]),
        ("the Indian Ocean, the Indian navy", [("Indian navy", "indian-navy")]),
        ("Niger and its delta", [("Niger", "niger")]),
    ],
)
def test_what_only_looks_like_a_name_is_passed_over(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(load().parties, text) == expected


def test_a_phrase_does_not_cross_a_blank_line() -> None:
    assert found(load().weapons, "machine\n\nguns") == [("guns", "firearms")]


def test_only_the_stretch_asked_for_is_searched() -> None:
    text = "tanks, rifles and mortars"
    assert [hit.span for hit in load().weapons.find(text, Span(7, 13))] == [Span(7, 13)]


def test_names_are_looked_up_whole() -> None:
    assert [entity.id for entity in load().parties.named("the Islamic Republic of Iran")] == ["state/iran"]
    assert [entity.id for entity in load().weapons.named("F-16s")] == ["weapon/f-16"]
    assert load().parties.named("the ministry of silly walks") == ()


def test_ancestors_lead_from_a_designation_to_all_weapons() -> None:
    ids = [entity.id for entity in load().weapons.ancestors(EntityId("weapon/kornet"))]
    assert ids == ["weapon/anti-tank-missiles", "weapon/anti-tank-weapons", "weapon/weapons"]
    assert load().weapons.ancestors(EntityId("weapon/none")) == ()


def test_reliability_is_known_for_outlets_alone() -> None:
    assert load().reliability(EntityId("outlet/reuters")) == "A"
    assert load().reliability(EntityId("outlet/nobody")) == "F"
