"""Items that a later sentence lists, and motions that are going on."""

from collections.abc import Sequence

import pytest
from extracted import report
from scenes import guess, scene

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.contents import with_contents
from waybill.extract.triggers.proceeding import is_going_on
from waybill.neural.reader import Scene
from waybill.ontology import load


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def items(text: str, *motions: str, scenes: Sequence[Scene] = ()) -> list[list[str]]:
    """The items that are added to a frame for each motion; the first has the rifles that the text begins with."""
    held = Mention(span=at(text, "rifles"), label=Role.ITEM, score=1.0) if "shipped 40 rifles" in text else None
    frames = [
        Frame(
            trigger=Mention(span=at(text, motion), label="trigger", score=1.0),
            roles=(held,) if held is not None and not number else (),
            basis=Basis.UNKNOWN,
            stage=Stage.AGREED,
            polarity=Polarity.AFFIRMED,
            certainty=Certainty.STATED,
            covert=False,
        )
        for number, motion in enumerate(motions)
    ]
    found = with_contents(frames, read_sentences(report(text), load()), text, scenes)
    known = [held.span] if held is not None else []
    return [[span.of(text) for span in frame.spans(Role.ITEM) if span not in known] for frame in found]


def test_what_a_package_includes_belongs_to_the_motion_before() -> None:
    text = "Peru approved a package for Chile. It includes 800 rifles and mortars. The package also contains tanks."
    assert items(text, "approved") == [["rifles", "mortars", "tanks"]]


@pytest.mark.parametrize(
    ("added", "things"),
    [
        ("Also included were four mortars and outboards.", ["mortars", "outboards"]),
        ("In addition there were two field kitchens and 12 mortars.", ["field kitchens", "mortars"]),
        ("To the same load belonged 30 mortars.", ["mortars"]),
        ("Mortars came with them.", ["Mortars"]),
        ("The lot also holds a floating dock and mortars.", ["floating dock", "mortars"]),
        ("In addition there were reports of mortars in town.", []),
        ("Also important are exercises.", []),
        ("Spare engines came with them.", ["Spare engines"]),
        ("There are 12 mortars and two boats of the old kind in the same load.", []),
        ("There are 12 mortars and two boats in the same load.", ["mortars", "boats"]),
        ("There are 12 mortars in town.", []),
        ("The exercise also included mortars.", []),
        ("The contract also provides for mortars.", ["mortars"]),
        ("The load contained no mortars.", []),
        ("It includes missiles against tanks, and mortars.", ["missiles", "mortars"]),
        ("It is believed to have included 20 mortars.", ["mortars"]),
        ("The contract extends to mortars.", ["mortars"]),
        ("The gift was rounded off by two field kitchens and 12 mortars.", ["field kitchens", "mortars"]),
        ("Added to this are 12 mortars.", ["mortars"]),
        ("On top of that come two boats and 12 mortars.", ["boats", "mortars"]),
        ("Next come 12 mortars and two boats.", ["mortars", "boats"]),
        ("Next came 12 mortars and two boats from Togo.", []),
        ("To these were added 12 mortars.", ["mortars"]),
        ("Rounding off the shipment were 12 mortars.", ["mortars"]),
        ("Mortars complete the order.", ["Mortars"]),
        ("Mortars were in it as well, and so were two boats.", ["Mortars", "boats"]),
        ("The rifles came with 12 mortars.", ["mortars"]),
        ("They were accompanied by 12 mortars.", ["mortars"]),
        ("The guests came with 12 mortars.", []),
        ("There were also 12 mortars at the parade.", []),
        ("The rebels also held 12 mortars.", []),
        ("This is the second law that includes mortars.", []),
        ("It also pays for exercises and for guards, including by mortars.", []),
        ("This included letters from a maker of mortars.", []),
        ("Its arms include 12 mortars.", []),
    ],
)
def test_what_is_said_to_be_there_too_belongs_to_the_motion_before(added: str, things: list[str]) -> None:
    assert items(f"Peru shipped 40 rifles to Chile. {added}", "shipped") == [things]


@pytest.mark.parametrize(
    ("told", "things"),
    [("Peru approved a package for Chile.", ["mortars", "field kitchens"]), ("Peru armed Chile with rifles.", [])],
)
def test_what_it_has_too_is_of_a_load_that_was_named(told: str, things: list[str]) -> None:
    motion = told.split()[1]
    assert items(f"{told} It also has 12 mortars and field kitchens.", motion) == [things]


def test_what_the_model_takes_for_goods_at_all_makes_a_list_one_of_goods() -> None:
    text = "Peru shipped 40 rifles to Chile. The lot also covers two hydrofoils."
    likely, unlikely = (
        scene(text, "shipped", roles={Role.ITEM: (guess(text, "hydrofoils", each),)}) for each in (0.3, 0.1)
    )
    assert items(text, "shipped", scenes=[likely]) == [["hydrofoils"]]
    assert items(text, "shipped", scenes=[unlikely]) == [[]]


def test_of_two_motions_the_nearer_one_moves_it() -> None:
    text = "Peru sold drones. Chile approved aid. The aid comprises rifles."
    assert items(text, "sold", "approved") == [[], ["rifles"]]


@pytest.mark.parametrize(
    "text",
    [
        "Peru approved aid for Chile. Critics, including a maker of rifles, protested.",
        "Peru approved aid for Chile. Rifles were shown.",
        "It includes rifles. Peru approved aid for Chile.",
        "Peru approved aid for Chile. It rained. It rained. It rained. It rained. It rained. It includes rifles.",
    ],
)
def test_other_sentences_list_nothing(text: str) -> None:
    assert items(text, "approved") == [[]]


def test_a_sentence_with_a_motion_of_its_own_adds_nothing() -> None:
    text = "Peru approved aid. Chile sold this, and it includes rifles."
    assert items(text, "approved", "sold") == [[], []]
    text = "Peru approved aid. Weapons sold by Chile included rifles."
    assert items(text, "approved", "sold") == [[], []]


def test_a_motion_that_names_the_load_which_lists_does_not_stop_it() -> None:
    text = "Peru donated rifles to Chile. The donation is rounded off by two boats and mortars."
    assert items(text, "donated", "donation") == [["boats", "mortars"], []]


@pytest.mark.parametrize(
    ("behind", "things"),
    [
        (", and two boats and mortars", ["boats", "mortars"]),
        (" over, as were two boats and mortars", ["boats", "mortars"]),
        (", and two boats and mortars sank", []),
        (", and two men and a dog", []),
    ],
)
def test_what_is_named_behind_a_passive_motion_moves_with_what_stands_before_it(behind: str, things: list[str]) -> None:
    assert items(f"Some drones were handed{behind}.", "handed") == [things]
    assert items(f"Peru handed{behind}.", "handed") == [[]]


def test_a_motion_that_is_only_said_of_a_thing_of_the_list_does_not_stop_it() -> None:
    text = "Peru approved aid. This includes spare parts for tanks sold by Chile and mortars."
    assert items(text, "approved", "sold") == [["spare parts", "mortars"], []]


@pytest.mark.parametrize(
    ("text", "motion", "going_on"),
    [
        ("Peru is sending rifles.", "sending", True),
        ("We’re now providing rifles.", "providing", True),
        ("Peru was sending rifles.", "sending", False),
        ("Peru will be sending rifles.", "sending", False),
        ("Peru is considering sending rifles.", "sending", False),
        ("Peru sends rifles.", "sends", False),
        ("Peru is preparing to ship rifles.", "ship", True),
        ("Peru was getting ready to send rifles.", "send", True),
        ("Peru is preparing to give rifles.", "give", False),
    ],
)
def test_the_present_progressive_is_going_on(text: str, motion: str, going_on: bool) -> None:
    assert is_going_on(text, [at(text, motion)]) is going_on
