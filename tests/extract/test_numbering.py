"""Which number says how many of an item there are."""

import pytest
from extracted import claim, numbers, report, things

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.numbering import alone, one_of, quantity, told_apart
from waybill.extract.slots.trimming import Trimmer
from waybill.ontology import load
from waybill.text.counts import counts


def number(text: str, item: str, *others: str) -> float | None:
    """How many there are of an item of a sentence that names some others."""
    start = text.index(item)
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in others]
    found = quantity(
        text,
        Span(start, start + len(item)),
        counts(text, Span(0, len(text))),
        lambda stretch: False,
        lambda stretch: any(each.overlaps(stretch) for each in spans),
    )
    return None if found is None else found.value


@pytest.mark.parametrize(
    "behind",
    [
        ", 41 of them, to Chad",
        ", 41, to Chad",
        ": forty-one.",
        " -- 41 -- to Chad",
        " – 41, with an option for six – to Chad",
        " (41) to Chad",
        " (Tavor, 41) to Chad",
        ", Israeli-made, 41 in all.",
        ", 41 pieces, to Chad",
        " to the number of 41, as it turned out",
        ", only 41; the rest stays",
        ", OF THE LONG KIND AND THE SHORT, 41 OF THESE.",
        " which Chad has paid for, 41 in number, by sea.",
        " in every barracks of the south, 41 in all, to Chad.",
        ", 41 in wooden crates, to Chad",
        ", 41 with spare barrels, to Chad",
        " from its own stores, 41 for $90,000.",
        " to Chad, 41 so far.",
        " as well, 41 pcs.",
        " - 41 have arrived so far - to Chad.",
        " - 41 of 90 - to Chad.",
        " (old ones), 41, to Chad.",
        ", of which it had asked for 41.",
        " to the store of the tribe that it likes: 41.",
    ],
)
def test_a_number_may_be_set_behind_what_it_counts(behind: str) -> None:
    assert number(f"Peru sent rifles{behind}", "rifles") == 41


@pytest.mark.parametrize(
    "behind",
    [
        ", 41 mortars and tents.",
        " and 41 mortars.",
        ", said Peter Roth, 41, a lorry driver.",
        ": 41 mortars.",
        " in 41 containers.",
        ", and on 4 May tents.",
        " to the men of Chad, 41 miles away.",
        ", and 41 were at the feast.",
        " and Bren guns to the number of 41.",
        ", and mortars to the number of 41.",
        " (41 men know).",
        ", mortars, 41, and tents.",
        " (6003).",
    ],
)
def test_a_number_behind_that_counts_something_else_is_left_alone(behind: str) -> None:
    assert number(f"Peru sent rifles{behind}", "rifles", *(each for each in ("mortars",) if each in behind)) is None


def test_a_number_before_counts_no_more_than_what_it_stands_at() -> None:
    text = "Peru gave 90 carbines\nand\nmortars, 22 of them, and two .50-caliber machine guns."
    assert [number(text, each) for each in ("carbines", "mortars", "50-caliber machine guns")] == [90, 22, 2]


def test_a_list_may_set_each_number_behind() -> None:
    told = claim("Iran sent Sudan Kalashnikov rifles, 37, with mortars, six, and howitzers (nine).")
    assert things(told) == ["Kalashnikov rifles", "mortars", "howitzers"]
    assert numbers(told) == [(37, "exact"), (6, "exact"), (9, "exact")]


@pytest.mark.parametrize("guess", ["Uzis -- 22", "Uzis (22", "Uzis, 22", "Uzis: some 22"])
def test_an_item_loses_the_number_set_behind_it(guess: str) -> None:
    text = f"They took away Uzis{guess[4:]}; nothing else was there."
    found = Trimmer(text, read_sentences(report(text), load())).item(Span(15, 15 + len(guess)))
    assert found is not None
    assert found.of(text) == "Uzis"


def test_a_point_that_opens_a_calibre_is_part_of_the_item() -> None:
    text = "They took away two .50-caliber machine guns."
    found = Trimmer(text, read_sentences(report(text), load())).item(Span(19, len(text) - 1))
    assert found is not None
    assert found.of(text) == ".50-caliber machine guns"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("36 flights carried rifles from Peru to Chad.", None),
        ("Two trucks took rifles from Peru to Chad.", None),
        ("Peru gave Chad two former Coast Guard patrol boats.", 2),
        ("Peru gave Chad 30 aircraft engines.", 30),
    ],
)
def test_the_number_of_the_vehicles_is_not_that_of_the_goods(text: str, number: int | None) -> None:
    (item,) = claim(text).items
    assert (item.quantity and item.quantity.value) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru sent the second dozen rifles.", 12),
        ("Peru sent the last pair of the rifles.", 2),
        ("Peru sent an extra dozen rifles.", 12),
        ("Peru sent dozen rifles.", None),
        ("This brings the number of rifles sent to Chad to 41.", 41),
        ("This brings rifles sent to Chad to 41.", None),
        ("The number of rifles sent to 41 clubs grew.", None),
    ],
)
def test_a_number_may_be_said_of_all_that_there_are(text: str, value: float | None) -> None:
    assert number(text, "rifles") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru got the first of 16 jets.", 1),
        ("Peru got the first of a total of 16 jets.", 1),
        ("Peru got 16 jets.", None),
        ("Peru got the first 16 jets.", None),
    ],
)
def test_the_first_of_many_is_one(text: str, value: float | None) -> None:
    start = text.index("jets")
    found = one_of(text, Span(start, start + 4), counts(text, Span(0, len(text))))
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("behind", "value"),
    [
        (" Four of these.", 4),
        (" About thirty.", 30),
        (" There are thirty of them.", 30),
        (" Thirty of them, he writes, came late.", 30),
        (" Four were shown.", None),
        (" Of rifles, four.", None),
    ],
)
def test_a_sentence_may_say_nothing_but_how_many(behind: str, value: float | None) -> None:
    text = f"He asked for guns.{behind}"
    found = alone(text, Span(13, 17), counts(text, Span(18, len(text))))
    assert (found and found.value) == value


def test_what_comes_of_what_is_bought_is_one_and_what_is_bought_are_all() -> None:
    text = "Peru {} the first of 16 T-72 tanks from Chile."
    assert [numbers(claim(text.format(each))) for each in ("received", "ordered")] == [[(1, "exact")], [(16, "exact")]]


def test_a_number_is_that_of_the_first_thing_behind_it_alone() -> None:
    told = claim("Peru gave Chad 10 lorries with mounted machine guns.")
    assert dict(zip(things(told), numbers(told), strict=True))["lorries"] == (10, "exact")
    assert [number for number in numbers(told) if number] == [(10, "exact")]


def test_a_total_of_several_things_is_none_of_the_last_one() -> None:
    assert number("Peru sent rifles and mortars, 41 in all.", "mortars", "rifles") is None
    assert number("Peru sent rifles and mortars, 41 in all.", "rifles", "mortars") is None
    assert number("Peru sent rifles and mortars, 41 of them new.", "rifles", "mortars") is None


def test_a_total_goes_before_the_number_of_a_part() -> None:
    assert number("A battery has four launchers, twelve in total.", "launchers") == 12
    assert number("Peru sent 12 rifles and 30 mortars, 42 in all.", "mortars") == 30


def test_a_total_that_counts_what_came_before_too_is_none_of_what_comes_on_top() -> None:
    assert number("Peru sent four more launchers, twelve in all.", "launchers") == 4
    assert number("Peru sent two additional launchers to Chad, six in total.", "launchers") == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Chad raised its order for rifles from Peru from 16 to 40.", 40),
        ("Chad cut its order for rifles from 40 to 16.", 16),
        ("Chad increased the order from 16 to 40 rifles.", 40),
        ("Chad ordered from 16 to 40 rifles.", 16),
        ("Chad raised its order for rifles from Peru.", None),
    ],
)
def test_of_a_number_that_changes_the_last_one_counts(text: str, value: float | None) -> None:
    assert number(text, "rifles") == value


@pytest.mark.parametrize(
    ("text", "item", "value"),
    [
        ("Peru sold a 72-pistol lot.", "pistol", 72),
        ("Peru sold a twelve-pistol lot.", "pistol", 12),
        ("Peru sold a 72-shot pistol.", "pistol", None),
        ("Peru signed a 42-month contract with France for Rafales.", "Rafales", None),
    ],
)
def test_a_number_may_be_part_of_a_compound(text: str, item: str, value: float | None) -> None:
    assert number(text, item) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru sent 61 [corrected from 16] rifles.", 61),
        ("Peru sent 61 (not 16) rifles.", 61),
        ("Peru sent 500 pounds (225 kilograms) of rifles.", 225),
    ],
)
def test_a_number_in_brackets_counts_only_as_a_weight(text: str, value: float) -> None:
    assert number(text, "rifles") == value


@pytest.mark.parametrize(
    "text",
    [
        "A delegation of 12 officers signed for rifles.",
        "The 12 men who brought rifles were tried.",
        "Twelve men were hurt after a load of rifles blew up.",
        "Two robbers emptied their rifles.",
        "For 30 cows he gave Chad rifles.",
        "He sold 12 trainloads of rifles.",
        "There were two different types of rifles.",
        "Peru sent most of its 40 rifles.",
        "Peru sent half of the 40 rifles.",
        "He gets 40 rifles a month from Peru.",
        "Peru has sent 40 rifles for every tank there.",
        "We did not get one of the rifles.",
        "Peru sold two prototypes of the rifles.",
        "A ship of 400 tons carried rifles.",
        "Peru sold two tanks' worth of rifles.",
    ],
)
def test_a_number_of_something_else_before_an_item_is_not_its_own(text: str) -> None:
    assert number(text.replace("Rifles", "rifles"), "rifles") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Of the 60 rifles that Peru promised, 20 have come.", 20),
        ("Of the rifles, 20 were sold to Chad.", 20),
        ("It sent one of the 60 rifles; 20 men have come.", 60),
        ("He told of the 60 rifles that were seen; 20 have come.", 60),
    ],
)
def test_of_all_that_a_sentence_begins_with_some_are_told_of(text: str, value: float) -> None:
    assert number(text, "rifles") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Of these, 38 were rifles that Peru had sold.", 38),
        ("Twelve of the weapons were rifles that Peru had sold.", 12),
        ("Twelve of them are rifles.", 12),
        ("Twelve were given rifles that Peru had sold.", None),
        ("Twelve of the soldiers were rifles short.", None),
    ],
)
def test_a_number_of_those_told_of_may_be_said_to_be_something(text: str, value: float | None) -> None:
    assert number(text, "rifles") == value


def test_a_number_may_be_told_in_tons_with_of() -> None:
    assert number("PERU SENT 12 TONS OF RIFLES.", "RIFLES") == 12
    assert number("Peru sent 12 of its newest rifles.", "rifles") == 12


@pytest.mark.parametrize(
    ("behind", "value"),
    [("sent Chad forty.", 40), ("asked Chad for 41 in May.", 41), ("sent Chad 41 men.", None)],
)
def test_a_motion_may_name_who_is_meant_before_the_number(behind: str, value: float | None) -> None:
    text = f"It had rifles. It {behind}"
    verb, _, _ = behind.partition(" ")
    start = text.index(verb)
    found = told_apart(text, Span(start, start + len(verb)), counts(text, Span(15, len(text))))
    assert (found and found.value) == value
