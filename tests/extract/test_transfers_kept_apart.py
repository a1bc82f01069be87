"""Several transfers told in one breath, as the shipped model and all rules together read them."""

import pytest
from extracted import report

from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def told(text: str) -> list[tuple[str, str, str]]:
    """Who gives, who gets and how many of what, of each claim."""
    claims = extract(report(text), tagger=TAGGER, ontology=load()).claims
    return sorted(
        (
            " ".join(each.text for each in claim.supplier),
            " ".join(each.text for each in claim.recipient),
            ", ".join(f"{each.quantity.value if each.quantity else None} {each.text}" for each in claim.items),
        )
        for claim in claims
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Finland has pledged 20 armoured vehicles to Moldova, Latvia 12 and Estonia five.",
            [
                ("Estonia", "Moldova", "5 armoured vehicles"),
                ("Finland", "Moldova", "20 armoured vehicles"),
                ("Latvia", "Moldova", "12 armoured vehicles"),
            ],
        ),
        (
            "Peru sold weapons to Chad (tanks), Mali (mortars) and Togo (howitzers).",
            [("Peru", "Chad", "None tanks"), ("Peru", "Mali", "None mortars"), ("Peru", "Togo", "None howitzers")],
        ),
        (
            "Morocco bought 150 tanks from Belarus and gave 20 of them to the Ivory Coast.",
            [("Belarus", "Morocco", "150 tanks"), ("Morocco", "Ivory Coast", "20 tanks")],
        ),
        (
            "The army seized 40 mortars from the Lions militia, which had bought them from Serbia.",
            [("Lions militia", "army", "40 mortars"), ("Serbia", "Lions militia", "40 mortars")],
        ),
        (
            "In January Spain delivered 20 trucks to Mali. In March it delivered 12 mortars to Niger.",
            [("Spain", "Mali", "20 trucks"), ("Spain", "Niger", "12 mortars")],
        ),
        (
            "Belarus delivered 40 drones to Mali in May. Belarus delivered 40 drones to Mali in June.",
            [("Belarus", "Mali", "40 drones"), ("Belarus", "Mali", "40 drones")],
        ),
        (
            "BULGARIA SHIPPED 30 RIFLES TO ANGOLA IN MARCH AND AGAIN IN OCTOBER.",
            [("BULGARIA", "ANGOLA", "30 RIFLES"), ("BULGARIA", "ANGOLA", "30 RIFLES")],
        ),
        (
            "Gabon has ordered 54 jets from Italy: 24 in 2015 and 30 in 2021.",
            [("Italy", "Gabon", "24 jets"), ("Italy", "Gabon", "30 jets")],
        ),
        (
            "Chad got rifles from Libya in two lots, 200 in May and 150 in June.",
            [("Libya", "Chad", "150 rifles"), ("Libya", "Chad", "200 rifles")],
        ),
        (
            "Of the jets that Gabon bought from Italy, 12 crashed in 2004 and two in 2006.",
            [("Italy", "Gabon", "None jets")],
        ),
        (
            "Spain sold Chad 30 rifles in 2012 and asked again in 2014 to be paid.",
            [("Spain", "Chad", "30 rifles")],
        ),
        (
            "Kenya bought 20 rifles from Serbia. Somalia bought 20 rifles.",
            [("Serbia", "Kenya", "20 rifles"), ("Serbia", "Somalia", "20 rifles")],
        ),
        (
            "Serbia sold 20 rifles to Kenya. Ukraine sold 20 rifles to Kenya.",
            [("Serbia", "Kenya", "20 rifles"), ("Ukraine", "Kenya", "20 rifles")],
        ),
        (
            "Police stopped a truck with 45 rifles for the Vipers gang. In a second incident, customs officers "
            "intercepted a car carrying 78 pistols for the Black Cobras gang.",
            [("", "Black Cobras gang", "78 pistols"), ("", "Vipers gang", "45 rifles")],
        ),
        (
            "Canada's aid to Ukraine\n\nDelivered:\n- 4 howitzers\n\nCommitted:\n- 50 armoured vehicles\n",
            [("Canada", "Ukraine", "4 howitzers"), ("Canada", "Ukraine", "50 armoured vehicles")],
        ),
        (
            "Finland sold radars and Austria sold armoured cars to Oman.",
            [("Austria", "Oman", "None armoured cars"), ("Finland", "Oman", "None radars")],
        ),
        (
            "THE BULGARIANS SUPPLIED RIFLES AND THE HUNGARIANS SUPPLIED TRUCKS TO THE SANDINISTS.",
            [("BULGARIANS", "SANDINISTS", "None RIFLES"), ("HUNGARIANS", "SANDINISTS", "None TRUCKS")],
        ),
        (
            "Chile delivered six helicopters to Kenya by air and six helicopters to Gabon by sea.",
            [("Chile", "Gabon", "6 helicopters"), ("Chile", "Kenya", "6 helicopters")],
        ),
        (
            "Contributions to Ukraine include: Estonia: howitzers; Portugal: mortars; Greece: rifles.",
            [
                ("Estonia", "Ukraine", "None howitzers"),
                ("Greece", "Ukraine", "None rifles"),
                ("Portugal", "Ukraine", "None mortars"),
            ],
        ),
    ],
)
def test_each_transfer_is_a_claim(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain has granted $20 million in military aid to Mali and $12 million to Chad.",
            [("Mali", 20_000_000), ("Chad", 12_000_000)],
        ),
        (
            "In 2015 Britain licensed 40 million pounds of weapons to Kuwait, 12 million pounds to Oman and 3 million "
            "pounds to Egypt.",
            [("Kuwait", 40_000_000), ("Oman", 12_000_000), ("Egypt", 3_000_000)],
        ),
        (
            "FRANCE SOLD ARMS WORTH 30 MILLION FRANCS TO CHAD AND 12 MILLION FRANCS TO NIGER.",
            [("CHAD", 30_000_000), ("NIGER", 12_000_000)],
        ),
        (
            "Italy exported weapons for 5 million euros to Libya and for 12 million euros to Egypt.",
            [("Libya", 5_000_000), ("Egypt", 12_000_000)],
        ),
        (
            "Washington gave Kenya $8 million in arms in 1980 and $20 million in 1981.",
            [("Kenya", 8_000_000), ("Kenya", 20_000_000)],
        ),
        (
            "We sent Moldova a record amount of security assistance: $3.2 billion total, $2.6 billion since the "
            "conflict started.",
            [("Moldova", 3_200_000_000), ("Moldova", 2_600_000_000)],
        ),
        (
            "Norway will donate 10 million euros to Ukraine for shells and 4 million euros to Georgia for schools.",
            [("Ukraine", 10_000_000)],
        ),
    ],
)
def test_each_sum_is_a_claim(text: str, expected: list[tuple[str, int]]) -> None:
    claims = extract(report(text), tagger=TAGGER, ontology=load()).claims
    assert [(each.recipient[0].text, each.value and each.value.money.amount) for each in claims] == expected


def test_we_and_they_are_two_givers_to_one_speaker() -> None:
    text = (
        "MR. HALE: Today you saw that Chancellor Weiss announced that they're going to provide Leopard tanks "
        "immediately. So, the battalion that we're going to provide, that's 31 tanks for Ukraine."
    )
    assert told(text) == [("", "Ukraine", "31 tanks"), ("", "Ukraine", "None Leopard tanks")]


def test_we_may_be_they_of_whom_another_spoke() -> None:
    text = "The Dutch said they had given shells to Ukraine. We gave the shells to Ukraine, the Dutch minister said."
    assert told(text) == [("Dutch", "Ukraine", "None shells")]
