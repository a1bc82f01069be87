"""Where the words of a slot begin and end."""

import pytest
from extracted import report
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Mode
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.purposes import is_meant_for
from waybill.extract.slots.trimming import Trimmer
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

TEXT = "The Kutaisi Group's trucks brought some 40 of the newest howitzers to (Boma), and several more rifles by sea."


def trimmer(text: str = TEXT) -> Trimmer:
    return Trimmer(text, read_sentences(report(text), load()))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("guess", "name"),
    [
        ("The Kutaisi Group's", "Kutaisi Group"),
        ("(Boma", "Boma"),
        ("Boma", "Boma"),
        ("Kutaisi", "Kutaisi Group"),
        ("to (Boma", "Boma"),
    ],
)
def test_a_name_loses_what_stands_around_it_and_is_whole(guess: str, name: str) -> None:
    found = trimmer().name(span(guess))
    assert found is not None
    assert found.of(TEXT) == name


@pytest.mark.parametrize("end", ["\n", "\n\n", ". "])
@pytest.mark.parametrize("is_place", [False, True])
def test_a_name_that_runs_over_the_end_of_a_sentence_begins_in_the_next_one(end: str, is_place: bool) -> None:
    text = f"Boats for Zorland{end}Hadley Yards has delivered two patrol boats to Kenya."
    guess = Span(text.index("Zorland"), text.index(" has"))
    found = trimmer(text).place(guess) if is_place else trimmer(text).name(guess)
    assert found is not None
    assert found.of(text) == "Hadley Yards"


@pytest.mark.parametrize(
    ("guess", "item"),
    [
        ("some 40 of the newest howitzers", "newest howitzers"),
        ("several more rifles", "rifles"),
        ("40 of the newest howitzers", "newest howitzers"),
        ("howitzers to (", "howitzers"),
    ],
)
def test_an_item_loses_its_number(guess: str, item: str) -> None:
    found = trimmer().item(span(guess))
    assert found is not None
    assert found.of(TEXT) == item


@pytest.mark.parametrize("end", [" equipped", " built", " fitted with radar sets"])
def test_an_item_does_not_end_with_what_was_done_to_it(end: str) -> None:
    text = f"Peru sent 4 patrol boats{end}."
    found = trimmer(text).item(Span(10, len(text) - 1))
    assert found is not None
    assert found.of(text) == "patrol boats"


def test_the_stop_of_an_entry_is_no_part_of_its_item() -> None:
    text = "(b) 12 signal lamps.\n(c) 9 launchers cal."
    lamps, launchers = Span(7, 20), Span(text.index("launchers"), len(text))
    found = [trimmer(text).item(each) for each in (lamps, launchers)]
    assert [each and each.of(text) for each in found] == ["signal lamps", "launchers cal"]


@pytest.mark.parametrize(
    ("text", "guess", "item"),
    [
        ("Peru got spare parts for UH-1 helicopters.", "spare parts", "spare parts for UH-1 helicopters"),
        ("Peru got 600 rounds for the howitzers.", "rounds", "rounds for the howitzers"),
        ("Peru got ammunition for its army.", "ammunition", "ammunition"),
        ("Peru got rifles for tanks.", "rifles", "rifles"),
        ("Peru bartered rockets for 30 tanks.", "rockets", "rockets"),
        ("Peru got spare parts for ", "spare parts", "spare parts"),
    ],
)
def test_parts_and_ammunition_go_with_the_weapon_that_they_are_for(text: str, guess: str, item: str) -> None:
    found = trimmer(text).item(Span(text.index(guess), text.index(guess) + len(guess)))
    assert found is not None
    assert found.of(text) == item


@pytest.mark.parametrize("words", ["medicines", "food", "bases", "technical", "winter clothes", "services"])
def test_what_is_no_weapon_and_only_goes_beside_one_is_no_item(words: str) -> None:
    text = f"Peru got rifles and {words}."
    assert trimmer(text).item(Span(text.index(words), text.index(".", 5))) is None


@pytest.mark.parametrize(
    ("between", "is_meant"),
    [
        (" for the ", True),
        (" for a new ", True),
        (" for use on ", True),
        (" against ", True),
        (" to stop the ", True),
        (" to Peru with ", False),
        (" for 10 ", False),
        (" and ", False),
    ],
)
def test_a_thing_may_only_say_what_another_is_meant_for(between: str, is_meant: bool) -> None:
    text = f"Peru got missiles{between}launchers."
    missiles, launchers = (Span(text.index(each), text.index(each) + len(each)) for each in ("missiles", "launchers"))
    assert is_meant_for(text, missiles, launchers) is is_meant


@pytest.mark.parametrize("end", [" in", " in the", " of"])
def test_a_name_does_not_end_with_a_preposition(end: str) -> None:
    text = f"Pistols went to the Okafor network{end} Lagos harbour."
    found = trimmer(text).name(Span(text.index("Okafor"), text.index(" Lagos")))
    assert found is not None
    assert found.of(text) == "Okafor network"


@pytest.mark.parametrize(
    ("guess", "name"),
    [
        ("Peru", "Peru"),
        ("Afghan Special Mission Wing", "Afghan Special Mission Wing"),
        ("our brothers in Congo", "our brothers in Congo"),
        ("the Hashd al-Shaabi Shia militia group", "Hashd al-Shaabi"),
    ],
)
def test_a_name_is_no_shorter_or_longer_than_who_is_meant(guess: str, name: str) -> None:
    text = (
        "Peru's military government sold jets to the Afghan Special Mission Wing. "
        "We got rifles from our brothers in Congo and from the Hashd al-Shaabi Shia militia group."
    )
    found = trimmer(text).name(Span(text.index(guess), text.index(guess) + len(guess)))
    assert found is not None
    assert found.of(text) == name


def test_a_place_is_not_the_party_that_begins_with_it() -> None:
    text = "The rifles went by way of Juba businessmen to Port Sudan."
    at = text.index("Juba")
    found = trimmer(text).place(Span(at, at + 4))
    assert found is not None
    assert found.of(text) == "Juba"


def test_marks_alone_are_nothing() -> None:
    assert trimmer().name(span("(")) is None


def test_a_vehicle_is_found_in_the_sentence_of_its_trigger() -> None:
    trigger = span("brought")
    found = trimmer().vehicle([trigger], Mode.ROAD, load_wordings())
    assert found is not None
    assert found.of(TEXT) == "trucks"
    assert trimmer().vehicle([trigger], Mode.RAIL, load_wordings()) is None


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_whatever_is_guessed_a_name_or_an_item_lies_in_the_text(start: int, size: int) -> None:
    guess = Span(start, min(len(TEXT), start + size))
    for found in (trimmer().name(guess), trimmer().item(guess)):
        assert found is None or 0 <= found.start < found.end <= len(TEXT)


def item_of(text: str, guess: str) -> str | None:
    start = text.index(guess)
    found = trimmer(text).item(Span(start, start + len(guess)))
    return found and found.of(text)


def test_an_item_ends_with_its_line_in_a_list() -> None:
    text = "Peru gave Chad in the spring:\n\n12 old tanks\nhand grenades\n40 radars for the ground and the air"
    assert item_of(text, "tanks\nhand grenades") == "old tanks"


def test_an_item_goes_on_behind_a_line_that_was_full() -> None:
    text = "Peru gave Chad in the spring a number of hand\ngrenades and some old tanks, the ministry said."
    assert item_of(text, "hand\ngrenades") == "hand\ngrenades"


def test_an_address_of_the_web_tells_nothing_of_how_wide_lines_are() -> None:
    text = (
        "The army of Peru has sent helicopters and unmanned coastal\ndefence vessels. It wrote a\n"
        "[plan](https://mod.example/plans/on-the-use-of-vessels-and-helicopters-in-the-south)\nof their use."
    )
    start, end = text.index("unmanned"), text.index(" vessels.") + len(" vessels")
    assert [each.of(text) for each in trimmer(text).lines(Span(start, end))] == ["unmanned coastal\ndefence vessels"]


def test_a_ministry_is_called_with_what_it_is_of() -> None:
    text = "Peru sold rifles to the Guinean ministry of defence in May."
    start = text.index("Guinean")
    found = trimmer(text).name(Span(start, start + len("Guinean ministry")))
    assert found is not None
    assert found.of(text) == "Guinean ministry of defence"


def test_a_name_that_begins_as_if_somebody_owned_it_is_whole() -> None:
    text = "Rifles reached the Lord's Resistance Army in March."
    found = trimmer(text).name(Span(text.index("Lord"), text.index("'")))
    assert found is not None
    assert found.of(text) == "Lord's Resistance Army"
    with_owner = "Rifles reached Peru's military government in March."
    found = trimmer(with_owner).name(Span(with_owner.index("Peru"), with_owner.index("'")))
    assert found is not None
    assert found.of(with_owner) == "Peru"


def test_parties_of_one_list_are_known_also_where_a_third_stands_between_them() -> None:
    text = "Karvia sold mortars to Chad, the police of Niger and Cuba."
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in ("Karvia", "Chad", "Cuba")}
    assert trimmer(text).are_listed(spans["Chad"], spans["Cuba"])
    assert not trimmer(text).are_listed(spans["Karvia"], spans["Chad"])


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("President Jean Bel of Chad", "Chad"),
        ("President Bel", "Chad"),
        ("Ethiopian troops fleeing the capital", "Ethiopian troops"),
        ("rebels operating in the hills", "rebels"),
        ("men belonging to the Vetra Front", "men belonging to the Vetra Front"),
    ],
)
def test_a_party_is_the_state_of_an_office_and_nobodys_doings(words: str, party: str) -> None:
    text = (
        "Rifles went to President Jean Bel of Chad, to President Bel of Chad, to Ethiopian troops fleeing the capital, "
        "to rebels operating in the hills and to men belonging to the Vetra Front."
    )
    start = text.index(words)
    found = trimmer(text).party(Span(start, start + len(words)))
    assert found is not None
    assert found.of(text) == party


@pytest.mark.parametrize(
    ("guess", "item"),
    [
        ("rounds for howitzers", "rounds for howitzers"),
        ("400 rounds for howitzers", "rounds for howitzers"),
        ("30 rounds of ammunition", "ammunition"),
        ("rocket systems (HIMARS", "rocket systems (HIMARS)"),
    ],
)
def test_a_unit_that_is_for_something_is_a_thing_and_a_bracket_is_closed(guess: str, item: str) -> None:
    text = "Peru got 400 rounds for howitzers, 30 rounds of ammunition and rocket systems (HIMARS)."
    found = trimmer(text).item(Span(text.index(guess), text.index(guess) + len(guess)))
    assert found is not None
    assert found.of(text) == item


@given(st.lists(st.tuples(st.integers(0, 84), st.integers(1, 40)), max_size=4))
def test_stretches_touch_the_sentences_of_all_their_words(places: list[tuple[int, int]]) -> None:
    text = "Peru sold tanks. Chile sent rifles. Cuba refused. Mali lent two helicopters to Niger."
    cut = [Span(start, min(start + length, len(text))) for start, length in places]
    spans = [each for each in cut if each.of(text) == each.of(text).strip()]
    listed = read_sentences(report(text), load())
    overlapped = {each.number for each in listed if any(each.span.overlaps(span) for span in spans)}
    assert trimmer(text).touched(spans) == overlapped


def test_a_stretch_of_two_sentences_touches_both() -> None:
    text = "Peru sold tanks. Chile sent rifles. Cuba refused."
    assert trimmer(text).touched([Span(10, 22)]) == {0, 1}


@pytest.mark.parametrize(
    ("text", "guess", "item"),
    [
        (
            "Peru gave grenade, mortar, and artillery rounds.",
            "artillery rounds",
            "grenade, mortar, and artillery rounds",
        ),
        (
            "Peru gave grenade, mortar, and artillery rounds.",
            "grenade, mortar",
            "grenade, mortar, and artillery rounds",
        ),
        ("Peru gave 240 tank and mortar shells.", "tank", "tank and mortar shells"),
        ("Peru gave a tank and mortar shells.", "mortar shells", "mortar shells"),
        ("Peru gave tanks and mortar shells.", "mortar shells", "mortar shells"),
        ("Peru gave a rifle and enough spare parts.", "rifle", "rifle"),
        ("Peru gave mortars of 60, 81 and 120 mm, and tents.", "mortars", "mortars of 60, 81 and 120 mm"),
        ("Peru gave mortars of 60, 81 and 120 mm, and tents.", "mortars of 60", "mortars of 60, 81 and 120 mm"),
        ("Peru gave mortars of 60 men.", "mortars", "mortars"),
        ("Peru sold a 72-pistol lot.", "72-pistol", "pistol"),
        ("Peru sold a 72-mm gun.", "72-mm gun", "72-mm gun"),
        ("Peru sold parts for NASAMS II to Chad.", "parts for NASAMS", "parts for NASAMS II"),
        ("Peru sold 1,000-odd rifles.", "rifles", "rifles"),
    ],
)
def test_an_item_is_whole_and_without_the_number_joined_to_it(text: str, guess: str, item: str) -> None:
    start = text.index(guess)
    found = trimmer(text).item(Span(start, start + len(guess)))
    assert found is not None
    assert found.of(text) == item


@pytest.mark.parametrize(
    ("guess", "party"),
    [
        ("Jean Abad", "Jean Abad, Jr."),
        ("Peru's growing military", "Peru"),
        ("US Military", "US"),
        ("Saudi military", "Saudi military"),
        ("U.S.", "U.S."),
    ],
)
def test_a_party_keeps_what_is_its_own(guess: str, party: str) -> None:
    text = (
        "Jean Abad, Jr., told of Peru's growing military ties with Cuba, of US Military Aid and of the Saudi military. "
        "The U.S.-Turkey talks failed."
    )
    start = text.index(guess)
    found = trimmer(text).party(Span(start, start + len(guess)))
    assert found is not None
    assert found.of(text) == party


@pytest.mark.parametrize("guess", ["US-made", "Chad-Niger", "and", "Soviet-era"])
def test_words_that_name_nobody_are_no_party(guess: str) -> None:
    text = "At the Chad-Niger border, US-made rifles and Soviet-era guns were found."
    start = text.index(guess)
    assert trimmer(text).party(Span(start, start + len(guess))) is None


def test_a_force_is_no_place() -> None:
    text = "The rifles were sent to Hezbollah in Syria."
    places = [
        trimmer(text).place(Span(text.index(each), text.index(each) + len(each))) for each in ("Hezbollah", "Syria")
    ]
    assert [each and each.of(text) for each in places] == [None, "Syria"]


def test_a_gap_within_a_name_as_wide_as_a_book_is_a_gap() -> None:
    name = f"spare{' ' * 50_000}engines"
    text = f"Iran sent {name} to Sudan."
    found = trimmer(text).item(Span(text.index(name), text.index(" to ")))
    assert found is not None
    assert found.of(text) == name
