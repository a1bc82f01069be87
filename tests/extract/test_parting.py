"""Transfers that one motion tells together, taken apart."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pytest
from extracted import Names, names, report
from hypothesis import given
from hypothesis import strategies as st
from scenes import guess, scene

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.core.quantity import Bound, Quantity
from waybill.extract.claims.binding import Binder
from waybill.extract.composing import compose
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import attribute
from waybill.extract.transfers.parting import Told, part
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

SHORT: Final = {Role.SUPPLIER: "from", Role.RECIPIENT: "to", Role.ITEM: "goods", Role.DATE: "on"}


def told(text: str, motion: str, others: Sequence[str] = (), **roles: Sequence[str]) -> Told:
    """A frame whose model sees these words in these roles."""
    guesses = {role: tuple(guess(text, words) for words in found) for role, found in roles.items()}
    mentions = (Mention(span=each.span, label=role, score=0.9) for role, found in guesses.items() for each in found)
    frame = Frame(
        trigger=Mention(span=guess(text, motion).span, label="trigger"),
        roles=tuple(sorted(mentions, key=lambda each: (each.span, each.label))),
        basis=Basis.UNKNOWN,
        stage=Stage.DELIVERED,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.STATED,
        covert=False,
    )
    return Told(
        frame=frame,
        scenes=[scene(text, motion, roles=guesses)],
        trimmer=Trimmer(text, read_sentences(report(text), load())),
        register=Names(text),
        others=[guess(text, words).span for words in others],
    )


def parts(text: str, motion: str, others: Sequence[str] = (), **roles: Sequence[str]) -> list[str]:
    """What each part says, in short: "from Peru, to Chile, goods rifles"."""
    found = part(told(text, motion, others, **roles))
    return [
        ", ".join(f"{word} {span.of(text)}" for role, word in SHORT.items() for span in sorted(frame.spans(role)))
        for frame in found
    ]


@pytest.mark.parametrize(
    ("text", "roles", "expected"),
    [
        (
            "Norway sent 12 old tanks to Peru and forty rifles to Chile.",
            {"supplier": ["Norway"], "recipient": ["Peru"], "item": ["tanks", "rifles"]},
            ["from Norway, to Peru, goods tanks", "from Norway, to Chile, goods rifles"],
        ),
        (
            "Peru was sent radars from Norway, which no longer needs them, and in 2019 rifles from Chile.",
            {"supplier": ["Norway"], "recipient": ["Peru"], "item": ["radars"]},
            ["from Norway, to Peru, goods radars", "from Chile, to Peru, goods rifles, on 2019"],
        ),
        (
            "From Norway they sent 30 tanks, from Peru 20 rifles.",
            {"supplier": ["Norway"], "item": ["tanks"]},
            ["from Norway, goods tanks"],
        ),
        (
            "From Norway came 30 tanks, from Peru 20 rifles, all sent free of charge.",
            {"supplier": ["Norway"], "item": ["tanks"]},
            ["from Norway, goods tanks", "from Peru, goods rifles"],
        ),
        (
            "Norway has sent Chile 30 tanks and Peru 20 rifles.",
            {"supplier": ["Norway"], "recipient": ["Chile"], "item": ["tanks"]},
            ["from Norway, to Chile, goods tanks", "from Norway, to Peru, goods rifles"],
        ),
        (
            "Norway sent Peru 22 rifles and Chile eight.",
            {"supplier": ["Norway", "Chile"], "recipient": ["Peru"], "item": ["rifles"]},
            ["from Norway, to Peru, goods rifles", "from Chile, to Peru, goods rifles"],
        ),
        (
            "Norway sent tanks, Chile rifles and mortars.",
            {"supplier": ["Norway"], "item": ["tanks"]},
            ["from Norway, goods tanks", "from Chile, goods rifles, goods mortars"],
        ),
        (
            "Norway sent Peru tanks, and Chile 20 rifles.",
            {"supplier": ["Norway", "Chile"], "recipient": ["Peru"], "item": ["tanks"]},
            ["from Norway, to Peru, goods tanks", "from Chile, to Peru, goods rifles"],
        ),
        (
            "Norway sent tanks to Ghana and Chile rifles to Peru.",
            {"supplier": ["Norway"], "recipient": ["Ghana"], "item": ["tanks"]},
            ["from Norway, to Ghana, goods tanks", "from Chile, to Peru, goods rifles"],
        ),
        (
            "They were sent Norway's tanks, Chile's rifles and Peru's mortars.",
            {"supplier": ["Norway"], "item": ["tanks"]},
            ["from Norway, goods tanks", "from Chile, goods rifles", "from Peru, goods mortars"],
        ),
        (
            "Norway sent rifles to Chile in 2001 and to Peru in 2004.",
            {"supplier": ["Norway"], "recipient": ["Chile"], "item": ["rifles"], "date": ["2001"]},
            ["from Norway, to Chile, goods rifles, on 2001", "from Norway, to Peru, goods rifles, on 2004"],
        ),
        (
            "Norway sent Chile six tanks in 2001 and 20 rifles in 2004.",
            {"supplier": ["Norway"], "recipient": ["Chile"], "item": ["tanks", "rifles"], "date": ["2001"]},
            ["from Norway, to Chile, goods tanks, on 2001", "from Norway, to Chile, goods rifles, on 2004"],
        ),
        (
            "Norway and Peru have each sent rifles to Chile.",
            {"supplier": ["Norway", "Peru"], "recipient": ["Chile"], "item": ["rifles"]},
            ["from Norway, to Chile, goods rifles", "from Peru, to Chile, goods rifles"],
        ),
        (
            "Norway and Peru, which sent Chile its tanks and 20 rifles respectively, objected.",
            {"supplier": ["Norway", "Peru"], "recipient": ["Chile"], "item": ["tanks", "rifles"]},
            ["from Norway, to Chile, goods tanks", "from Peru, to Chile, goods rifles"],
        ),
        (
            "Norway sent Peru 22 rifles, Chile 19 and Ghana eight.",
            {"supplier": ["Norway", "Chile"], "recipient": ["Peru"], "item": ["rifles"]},
            [f"from {giver}, to Peru, goods rifles" for giver in ("Norway", "Chile", "Ghana")],
        ),
        (
            "Norway sent 22 rifles to Peru, Chile 19 and Ghana eight.",
            {"supplier": ["Norway"], "recipient": ["Peru"], "item": ["rifles"]},
            [f"from {giver}, to Peru, goods rifles" for giver in ("Norway", "Chile", "Ghana")],
        ),
        (
            "Norway sent Peru off with tanks, Chile with rifles.",
            {"supplier": ["Norway"], "recipient": ["Peru"], "item": ["tanks"]},
            ["from Norway, to Peru, goods tanks"],
        ),
        (
            "Norway sent six rifles to Peru in 2001, and another eight in 2004.",
            {"supplier": ["Norway"], "recipient": ["Peru"], "item": ["rifles"], "date": ["2001"]},
            ["from Norway, to Peru, goods rifles, on 2001", "from Norway, to Peru, goods rifles, on 2004"],
        ),
        (
            "Tanks had been sent to Peru and rifles to Chile.",
            {"recipient": ["Peru"], "item": ["Tanks", "rifles"]},
            ["to Peru, goods Tanks", "to Chile, goods rifles"],
        ),
        (
            "Ghana was sent 31 tanks by Norway, 14 by Peru and 18 by Chile.",
            {"supplier": ["Norway"], "recipient": ["Ghana"], "item": ["tanks"]},
            [f"from {giver}, to Ghana, goods tanks" for giver in ("Norway", "Peru", "Chile")],
        ),
        (
            "Norway was sent 22 rifles from Peru, Chile 19 and Ghana one.",
            {"supplier": ["Peru"], "recipient": ["Norway"], "item": ["rifles"]},
            [f"from Peru, to {taker}, goods rifles" for taker in ("Norway", "Chile", "Ghana")],
        ),
        (
            "From Norway Ghana sent for tanks, from Peru for rifles.",
            {"supplier": ["Norway"], "item": ["tanks"]},
            ["from Norway, goods tanks"],
        ),
        (
            "Ghana was sent tanks by Norway and rifles by Peru.",
            {"supplier": ["Norway"], "recipient": ["Ghana"], "item": ["tanks"]},
            ["from Norway, to Ghana, goods tanks", "from Peru, to Ghana, goods rifles"],
        ),
        (
            "Of the 60 guns, 40 were sent to Chile and 20 to Peru.",
            {"recipient": ["Chile"], "item": ["guns"]},
            ["to Chile, goods guns", "to Peru, goods guns"],
        ),
        (
            "Talks with Norway for tanks and, in 2019, with Peru for rifles were sent word of.",
            {"supplier": ["Norway"], "item": ["tanks"]},
            ["from Norway, goods tanks", "from Peru, goods rifles, on 2019"],
        ),
    ],
)
def test_what_stands_in_parallel_is_told_of_each(text: str, roles: dict[str, list[str]], expected: list[str]) -> None:
    assert parts(text, "sent", **roles) == expected


def numbers(text: str, motion: str, **roles: Sequence[str]) -> list[str | None]:
    """The number that stands apart from the goods of each part."""
    found = part(told(text, motion, **roles))
    items = [next(each for each in frame.roles if each.label == Role.ITEM) for frame in found]
    return [None if item.count is None else item.count.of(text) for item in items]


@pytest.mark.parametrize(
    ("text", "roles", "expected"),
    [
        ("Norway sent 20 guns to Chile and 40 more to Peru.", {"recipient": ["Chile"]}, ["20", "40"]),
        ("Norway sent Peru 22 guns, Chile 19 and Ghana six.", {"supplier": ["Norway"]}, ["22", "19", "six"]),
        (
            "The guns were sent by Chile (twelve), Peru (25) and Norway (18).",
            {"supplier": ["Chile"]},
            ["twelve", "25", "18"],
        ),
        ("The guns, of them 41 to Chile, 15 to Peru, were sent in May.", {"recipient": ["Peru"]}, ["41", "15"]),
    ],
)
def test_a_number_may_stand_for_goods(text: str, roles: dict[str, list[str]], expected: list[str | None]) -> None:
    assert numbers(text, "sent", item=["guns"], **roles) == expected


def test_who_gets_it_may_stand_behind_the_first_giver() -> None:
    seen = {"supplier": ["Norway"], "recipient": ["Ghana"], "item": ["tanks"]}
    assert parts("From Norway Ghana received tanks, from Peru rifles.", "received", **seen) == [
        "from Norway, to Ghana, goods tanks",
        "from Peru, to Ghana, goods rifles",
    ]


def said_again(text: str, **roles: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Who gives, who gets and how many, where a second verb of the frame stands in the text."""
    seen = told(text, "sent", **roles)
    again = guess(text, "lent").span
    return [
        (
            " ".join(span.of(text) for span in each.spans(Role.SUPPLIER)),
            " ".join(span.of(text) for span in each.spans(Role.RECIPIENT)),
            next(None if role.count is None else role.count.of(text) for role in each.roles if role.label == Role.ITEM),
        )
        for each in part(replace(seen, frame=replace(seen.frame, further=(again,))))
    ]


def test_a_verb_may_be_said_again_in_each_part() -> None:
    seen = {"supplier": ["Norway"], "recipient": ["Chile"]}
    assert said_again("Norway sent 12 guns to Chile and Ghana lent nine rifles to Peru.", item=["guns"], **seen) == [
        ("Norway", "Chile", "12"),
        ("Ghana", "Peru", "nine"),
    ]
    assert said_again("Norway sent 12 guns to Chile; 14 were lent to Peru.", item=["guns"], **seen) == [
        ("Norway", "Chile", "12"),
        ("Norway", "Peru", "14"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Norway sent tanks and rifles to Chile and Peru.",
            {"recipient": ["Chile", "Peru"], "item": ["tanks", "rifles"]},
        ),
        ("Norway sent tanks to Chile and Peruvian rifles.", {"supplier": ["Norway"], "recipient": ["Chile"]}),
        ("Norway sent tanks to Chile and rifles to Chile.", {"recipient": ["Chile"], "item": ["tanks", "rifles"]}),
        ("Norway sent tanks to Chile and Peru bought rifles.", {"supplier": ["Norway"], "recipient": ["Chile"]}),
        ("Norway sent word. Tanks from Chile and rifles from Peru were seen.", {"supplier": ["Norway"]}),
        ("Norway sent Chile tanks in 2001 and said so in 2004.", {"item": ["tanks"], "date": ["2001"]}),
        ("Norway sent Ghana 20 tanks, Chile two ships.", {"supplier": ["Norway", "Chile"], "recipient": ["Ghana"]}),
        ("Norway and Peru both sent rifles to Chile.", {"supplier": ["Norway", "Peru"], "item": ["rifles"]}),
    ],
)
def test_what_stands_otherwise_is_one_transfer(text: str, roles: dict[str, list[str]]) -> None:
    assert len(part(told(text, "sent", **roles))) == 1


@pytest.mark.parametrize(("score", "number"), [(0.7, 1), (0.9, 2), (None, 2)])
def test_what_each_did_is_not_multiplied_where_it_may_be_no_transfer(score: float | None, number: int) -> None:
    seen = told("Norway and Peru have each sent rifles.", "sent", supplier=["Norway", "Peru"], item=["rifles"])
    assert len(part(replace(seen, frame=replace(seen.frame, score=score)))) == number


def test_what_another_motion_tells_is_its_own() -> None:
    text = "Norway sent word, and they sold tanks to Chile and rifles to Peru."
    seen = {"recipient": ["Chile"], "item": ["tanks", "rifles"]}
    assert len(part(told(text, "sent", **seen))) == 2
    assert len(part(told(text, "sent", others=["sold"], **seen))) == 1


def test_what_the_model_does_not_see_is_not_believed() -> None:
    text = "Norway sent tanks to Chile and rifles to Peru."
    assert len(part(told(text, "sent", supplier=["Norway"], item=["tanks"]))) == 1


def test_each_part_becomes_a_claim_with_its_own_number() -> None:
    text = "Norway sent 20 guns to Chile and 40 more to Peru."
    frames = part(told(text, "sent", supplier=["Norway"], recipient=["Chile"], item=["guns"]))
    chains = [replace(frame, chains=()) for frame in frames]
    sentences = read_sentences(report(text), load())
    binder = Binder(
        report(text), sentences, attribute(text, sentences, wordings=load_wordings()), load(), load_wordings()
    )
    claims = compose(report(text), chains, sentences, binder, ontology=load()).claims
    assert [(names(each.recipient), each.items[0].quantity) for each in claims] == [
        (["Chile"], Quantity(value=20, bound=Bound.EXACT)),
        (["Peru"], Quantity(value=40, bound=Bound.EXACT)),
    ]
    assert len({each.id for each in claims}) == 2


LIST: Final = """In 2010 Norway sent abroad:

- Chile: 12 tanks and rifles
- Peru: mortars, 40 pcs, EUR 2 million
(iii) Ghana (army) / radars

Nothing else was sent."""


def test_a_list_is_told_row_by_row() -> None:
    seen = {"supplier": ["Norway"], "recipient": ["Chile"], "item": ["tanks", "rifles", "mortars"], "date": ["2010"]}
    assert parts(LIST, "sent", **seen) == [
        "from Norway, to Chile, goods tanks, goods rifles, on 2010",
        "from Norway, to Peru, goods mortars, on 2010",
        "from Norway, to Ghana, goods radars, on 2010",
    ]
    assert numbers(LIST, "sent", **seen) == [None, "40", None]


def test_a_heading_that_names_a_party_is_a_row_with_all_that_stands_below() -> None:
    text = "Norway sent abroad in 2010\n\nTo Chile:\n- 12 tanks\n- rifles\n\nTo Peru:\n1. mortars\n\nNothing else."
    seen = {"supplier": ["Norway"], "recipient": ["Chile"], "item": ["tanks", "mortars"]}
    assert parts(text, "sent", **seen) == [
        "from Norway, to Chile, goods tanks, goods rifles",
        "from Norway, to Peru, goods mortars",
    ]


def test_who_is_named_in_rows_plays_what_is_left_open() -> None:
    assert (
        parts(LIST, "sent", recipient=["Norway"], item=["tanks"])[0]
        == "from Chile, to Norway, goods tanks, goods rifles"
    )
    assert len(part(told(LIST, "sent", supplier=["Norway"], recipient=["Norway"], item=["tanks"]))) == 1


def test_a_row_with_a_motion_of_its_own_is_left_to_it() -> None:
    text = LIST.replace("mortars", "mortars sold")
    seen = {"supplier": ["Norway"], "item": ["tanks", "mortars"]}
    assert parts(text, "sent", others=["sold"], **seen) == [
        "from Norway, to Chile, goods tanks, goods rifles",
        "from Norway, to Ghana, goods radars",
    ]


def test_a_list_far_behind_is_of_something_else() -> None:
    text = LIST.replace(":\n", ".\n" + "It rained.\n" * 60, 1)
    assert len(part(told(text, "sent", supplier=["Norway"], item=["tanks"]))) == 1


pairs = st.lists(
    st.tuples(st.sampled_from(["Chile", "Peru", "Ghana", "Nepal"]), st.sampled_from(["tanks", "rifles", "mortars"])),
    min_size=2,
    max_size=4,
    unique_by=lambda each: each[0],
)


@given(pairs, st.sampled_from([" and ", ", ", "; ", ", while "]))
def test_every_part_has_words_of_its_own_and_what_all_share(given_pairs: list[tuple[str, str]], link: str) -> None:
    text = "In May Norway sent " + link.join(f"{goods} to {taker}" for taker, goods in given_pairs) + "."
    first_taker, first_goods = given_pairs[0]
    seen = {"supplier": ["Norway"], "recipient": [first_taker], "item": [first_goods], "date": ["May"]}
    assert parts(text, "sent", **seen) == [
        f"from Norway, to {taker}, goods {goods}, on May" for taker, goods in given_pairs
    ]
