"""Chains of speakers from the model's guesses."""

from dataclasses import replace

import pytest
from extracted import report
from hypothesis import given
from hypothesis import strategies as st
from scenes import WEIGHING, guess, scene

from waybill.core.span import Span
from waybill.core.speaker import Chain
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import attribute
from waybill.extract.speech.voices import chains, hear
from waybill.extract.speech.voicing import Voicing
from waybill.neural.reader import Guess
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

TEXT = "The Lagoon Times, quoting a memo that two diplomats had read, said so. The ministry and a dockworker agreed."
RAID = (
    "Guns were moved by night, the Lagoon Courier reported. It cited members of the militia, the Mora Shield, as "
    "well as police from Kisamba. The envoy, Ada Holm, said so. Foreign Minister Juan Perez said so to the Courier. "
    "An official said so, and another official did not. President Holm knew."
)
LEAST = {"source": 0.4, "source_share": 0.7, "relay": 0.65}


def knowing(text: str, *, publisher: str) -> tuple[Trimmer, Voicing]:
    document = replace(report(text), publisher=publisher)
    sentences = read_sentences(document, load())
    trimmer = Trimmer(text, sentences)
    attributions = attribute(text, sentences, wordings=load_wordings())
    return trimmer, Voicing(document, sentences, attributions, trimmer)


def spoken(
    text: str, origins: list[Guess], relays: list[Guess], *, trigger: str = "said", publisher: str = "Harbour Post"
) -> tuple[Chain, ...]:
    trimmer, voicing = knowing(text, publisher=publisher)
    roles = {"source": tuple(origins), "relay": tuple(relays)}
    voices = hear([scene(text, each, roles=roles) for each in trigger.split()], voicing, WEIGHING.origins)
    return chains(voices, trimmer, voicing, least=LEAST)


def nodes(
    origins: list[tuple[str, str, float]], relays: list[tuple[str, str, float]], *, trigger: str = "said"
) -> list[list[tuple[str, str, bool]]]:
    told = [[guess(TEXT, words, kind=kind, named=named) for words, kind, named in each] for each in (origins, relays)]
    found = spoken(TEXT, told[0], told[1], trigger=trigger)
    return [[(node.text, node.kind.value, node.named) for node in chain] for chain in found]


def names(*origins: str, relays: tuple[str, ...] = (), publisher: str = "Harbour Post") -> list[list[str]]:
    """The chains of the raid, by the words that the model takes for origins and for those who pass on."""
    told = [[guess(RAID, words, kind="government", named=0.9) for words in each] for each in (origins, relays)]
    found = spoken(RAID, told[0], told[1], trigger="moved", publisher=publisher)
    return [[node.text for node in chain] for chain in found]


def test_relays_stand_before_the_origin_outlets_first() -> None:
    assert nodes(
        [("a memo", "document", 0.1)], [("two diplomats", "government", 0.2), ("The Lagoon Times", "outlet", 0.9)]
    ) == [
        [
            ("Lagoon Times", "outlet", True),
            ("two diplomats", "government", False),
            ("a memo", "document", False),
        ]
    ]


def test_two_origins_are_two_chains_and_a_relay_belongs_to_the_nearer() -> None:
    origins = [("a memo", "document", 0.1), ("The ministry", "government", 0.9)]
    assert nodes(origins, [("The Lagoon Times", "outlet", 0.9)], trigger="said agreed") == [
        [("Lagoon Times", "outlet", True), ("a memo", "document", False)],
        [("ministry", "government", True)],
    ]


def test_a_relay_without_origin_is_as_far_as_the_text_leads() -> None:
    assert nodes([], [("a dockworker", "witness", 0.0)]) == [[("a dockworker", "witness", False)]]


def test_nobody_is_no_chain() -> None:
    assert nodes([], []) == []


def test_a_name_cut_short_is_the_whole_name() -> None:
    assert names("Lagoon") == [["Lagoon Courier"]]


def test_who_is_named_in_full_and_in_part_speaks_once() -> None:
    assert names("Lagoon Courier", "Lagoon", relays=("Courier",)) == [["Lagoon Courier"]]


def test_a_short_name_is_the_fuller_one_of_the_document() -> None:
    at = RAID.index("the Courier.") + len("the ")
    courier = Guess(span=Span(at, at + 7), probability=0.9, kinds={"person": 1.0})
    (chain,) = spoken(RAID, [courier], [], trigger="moved")
    assert [(node.text, node.kind.value, node.named) for node in chain] == [("Lagoon Courier", "outlet", True)]


def test_a_name_beside_a_description_is_no_speaker_of_its_own() -> None:
    assert names("members of the militia", "Mora") == [["members of the militia"]]


def test_of_a_description_and_the_persons_name_beside_it_the_name_stays() -> None:
    assert names("envoy", "Ada Holm") == [["Ada Holm"]]


def test_who_speaks_in_one_breath_with_another_speaks_too() -> None:
    assert names("members of the militia", "Mora", "police") == [["members of the militia"], ["police"]]


def test_of_a_report_its_author_or_the_outlet_that_it_stands_in_speaks() -> None:
    text = (
        "Guns were moved, a Tuesday report in the Washington Post said. A report by Amnesty International agrees. So "
        "does a long letter from the monitors; a report in the drawer does not."
    )

    def named(words: str) -> list[list[str]]:
        found = spoken(text, [guess(text, words, kind="document")], [], trigger="moved")
        return [[node.text for node in chain] for chain in found]

    assert named("Tuesday report") == [["Washington Post"]]
    assert named("report by Amnesty") == [["Amnesty International"]]
    assert named("letter from the monitors") == [["monitors"]]
    assert named("report in the drawer") == [["a report in the drawer"]]


@pytest.mark.parametrize(
    ("paper", "part", "words", "kind"),
    [
        ("top secret CIA report", "top secret CIA report", "CIA", "government"),
        ("UN report", "UN report", "UN", "igo"),
        ("recent Amnesty International study", "Amnesty International study", "Amnesty International", "ngo"),
        ("report by researcher Ada Holm", "report by researcher Ada Holm", "researcher Ada Holm", "researcher"),
        ("report by Amnesty International", "report", "Amnesty International", "ngo"),
        ("report by the police", "report", "police", "government"),
        ("report by the comptroller", "report by the comptroller", "comptroller", "unknown"),
        ("letter from Minister Juan Perez", "letter from Minister Juan Perez", "Minister Juan Perez", "government"),
        ("report on Amnesty International", "report", "report on Amnesty International", "document"),
    ],
)
def test_an_author_reached_through_his_report_is_no_document(paper: str, part: str, words: str, kind: str) -> None:
    text = f"Guns were moved, the {paper} said."
    ((node,),) = spoken(text, [guess(text, part, kind="document")], [], trigger="moved")
    assert (node.text, node.kind.value) == (words, kind)


def test_an_author_whose_report_is_taken_for_an_outlet_is_none() -> None:
    text = "Guns were moved, a UN report said."
    ((node,),) = spoken(text, [guess(text, "UN report", kind="outlet")], [], trigger="moved")
    assert (node.text, node.kind.value) == ("UN", "igo")


TURNS = "SENIOR HARBOUR OFFICIAL: Guns were moved.\n\nQ: Were tanks, too?\n\nSENIOR HARBOUR OFFICIAL: I said it."


def test_in_a_transcript_a_speaker_is_called_as_the_turn_calls_him() -> None:
    found = spoken(TURNS, [guess(TURNS, "SENIOR", kind="government")], [], trigger="moved")
    assert [[node.text for node in chain] for chain in found] == [["SENIOR HARBOUR OFFICIAL"]]


def test_who_holds_the_floor_of_a_transcript_speaks_but_not_for_who_asks() -> None:
    _, voicing = knowing(TURNS, publisher="Harbour Post")
    assert [[node.text for node in chain] for chain in voicing.in_turn([guess(TURNS, "moved").span])] == [
        ["SENIOR HARBOUR OFFICIAL"]
    ]
    assert voicing.in_turn([guess(TURNS, "tanks").span]) == ()


def test_a_monitored_outlet_is_called_without_its_city() -> None:
    text = "PA031340 Tegucigalpa LA GACETA in Spanish 2 Oct 78. Guns were moved. Tegucigalpa Radio said so."
    for words, name in (("PA031340 Tegucigalpa LA GACETA", "LA GACETA"), ("Tegucigalpa Radio", "Tegucigalpa Radio")):
        ((node,),) = spoken(text, [guess(text, words, kind="outlet", named=0.9)], [], trigger="moved")
        assert node.text == name


def test_a_person_is_called_with_the_last_word_of_the_office() -> None:
    assert names("Foreign Minister Juan Perez") == [["Minister Juan Perez"]]
    assert names("Juan Perez") == [["Minister Juan Perez"]]
    assert names("President Holm") == [["President Holm"]]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("harbour commander Ada Holm", "commander Ada Holm"),
        ("Brigadier General (retired) Ada Holm", "General (retired) Ada Holm"),
        ("Col. Ada Holm", "Col. Ada Holm"),
        ("yesterday Ada Holm", "Ada Holm"),
        ("In a report Ada Holm", "Ada Holm"),
    ],
)
def test_a_rank_or_calling_belongs_to_the_name_behind_it(told: str, name: str) -> None:
    for text in (f"Guns were moved, {told} said.", f"{told[0].upper()}{told[1:]} said that guns were moved."):
        ((node,),) = spoken(text, [guess(text, "Ada Holm", kind="person", named=0.9)], [], trigger="moved")
        assert node.text.casefold() == name.casefold()


def test_a_surname_behind_titles_is_the_fuller_name_of_the_document() -> None:
    text = "Customs inspector Ada Varga counted the guns. They were moved by night, Ms. Varga said."
    ((node,),) = spoken(text, [guess(text, "Ms. Varga", kind="person", named=0.9)], [], trigger="moved")
    assert node.text == "inspector Ada Varga"


@pytest.mark.parametrize(
    "said", ["said the driver had admitted that", "told our reporter that a driver testified that"]
)
def test_who_says_that_another_said_it_passes_on(said: str) -> None:
    text = f"A spokesman {said} guns were moved."
    origins = [guess(text, "spokesman", kind="government"), guess(text, "driver", 0.2, kind="witness")]
    ((relay, origin),) = spoken(text, origins, [], trigger="moved")
    assert (relay.text, origin.text) == ("A spokesman", "a driver" if "a driver" in said else "driver")


def test_who_is_told_to_have_done_something_is_quoted_by_nobody() -> None:
    text = "A spokesman said the driver had seen that guns were moved."
    origins = [guess(text, "spokesman", kind="government"), guess(text, "driver", 0.05, kind="witness")]
    assert [[node.text for node in chain] for chain in spoken(text, origins, [], trigger="moved")] == [["A spokesman"]]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("The police moved guns.", False), ("It was said that a law was passed. Guns were moved, the police said.", True)],
)
def test_who_acts_where_nobody_speaks_is_no_origin_of_a_weak_guess(text: str, speaks: bool) -> None:
    assert bool(spoken(text, [guess(text, "police", 0.45, kind="government")], [], trigger="moved")) is speaks


def test_an_outlet_passes_on_what_somebody_else_says() -> None:
    assert names("Lagoon Courier", "Ada Holm") == [["Lagoon Courier", "Ada Holm"]]


def test_the_publisher_is_left_out() -> None:
    assert names("Lagoon Courier", publisher="The Lagoon Courier") == []
    assert names("Ada Holm", relays=("Lagoon Courier",), publisher="Lagoon Courier") == [["Ada Holm"]]


def test_another_official_is_not_the_official() -> None:
    official = guess(RAID, "official", kind="government")
    at = RAID.index("another official") + len("another ")
    other = Guess(span=Span(at, at + 8), probability=0.9, kinds={"government": 1.0})
    assert len(spoken(RAID, [official, other], [], trigger="moved")) == 2


@given(st.lists(st.tuples(st.integers(0, len(RAID) - 2), st.integers(1, 30)), max_size=6))
def test_whatever_is_guessed_nobody_speaks_twice_or_passes_on_what_he_says(guessed: list[tuple[int, int]]) -> None:
    told = [
        Guess(span=Span(start, min(start + size, len(RAID))), probability=0.9, kinds={"person": 1.0})
        for start, size in guessed
    ]
    found = spoken(RAID, told, told, trigger="moved")
    ends = [chain[-1].span for chain in found]
    assert len(set(ends)) == len(ends)
    assert all(len({node.span for node in chain}) == len(chain) for chain in found)


@pytest.mark.parametrize(
    "text",
    [
        "A port official told the Lagoon Courier that guns were moved.",
        "According to the Lagoon Courier, a port official says that guns were moved.",
        "A port official was quoted by the Lagoon Courier as saying that guns were moved.",
    ],
)
def test_an_outlet_that_the_rules_alone_hear_passes_on(text: str) -> None:
    found = spoken(text, [guess(text, "port official", kind="government")], [], trigger="moved")
    assert [[node.text for node in chain] for chain in found] == [
        ["Lagoon Courier", text[text.index("port") - 2 :][:15]]
    ]


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("Residents and police", ["Residents", "police"]),
        ("Kenya and Uganda", ["Kenya", "Uganda"]),
        ("Military and police sources", ["Military and police sources"]),
        ("French and British officials", ["French and British officials"]),
        ("Water and Harbour Board", ["Water and Harbour Board"]),
    ],
)
def test_speakers_side_by_side_are_two(words: str, speakers: list[str]) -> None:
    text = f"{words} said that guns were moved."
    found = spoken(text, [guess(text, words, kind="government")], [], trigger="moved")
    assert [chain[-1].text for chain in found] == speakers


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("Voice of the Lagoon", "VOTL"),
        ("Agence Lagune-Presse", "ALP"),
        ("Lagoon Courier (Mora)", "Lagoon Courier"),
        ("Lagoon Courier News", "Lagoon Courier"),
    ],
)
def test_a_publisher_is_known_by_its_initials_and_without_its_city(publisher: str, name: str) -> None:
    text = f"The {name} said that guns were moved."
    assert spoken(text, [guess(text, name, kind="outlet", named=0.9)], [], trigger="moved", publisher=publisher) == ()


def test_nobodys_designation_goes_on_behind_an_empty_line() -> None:
    text = "Photo: Army Press Office\n\nThe Navy said that guns were moved."
    origins = [guess(text, "Army Press Office\n\nThe Navy", kind="military")]
    assert [chain[-1].text for chain in spoken(text, origins, [], trigger="moved")] == ["Army Press Office"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The envoy knew of it. The ministry said that guns were moved.", ["ministry"]),
        ("The envoy knew of it. Guns were moved, as the ministry had it.", ["envoy", "ministry"]),
    ],
)
def test_who_is_heard_where_it_is_told_speaks_alone(text: str, speakers: list[str]) -> None:
    origins = [guess(text, words, kind="government") for words in ("envoy", "ministry")]
    assert [chain[-1].text for chain in spoken(text, origins, [], trigger="moved")] == speakers
