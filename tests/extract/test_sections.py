"""Lists below headings that say how far along each is."""

from collections.abc import Sequence
from typing import Final

import pytest
from extracted import report
from hypothesis import given
from hypothesis import strategies as st
from scenes import guess

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.transfers.sections import by_section, sections
from waybill.ontology import load

SHEET: Final = """Norway's aid to Chile

Delivered so far:
- 12 tanks
- forty rifles

In preparation:
- 6 howitzers (for May)

Under consideration:
- 3 radars

Peru gives mortars."""


def frame(motions: Sequence[str], goods: Sequence[str], *, polarity: Polarity = Polarity.AFFIRMED) -> Frame:
    first, *further = (guess(SHEET, words).span for words in motions)
    words = [(Role.SUPPLIER, "Norway"), *((Role.ITEM, each) for each in goods)]
    return Frame(
        trigger=Mention(span=first, label="trigger", score=0.9),
        further=tuple(further),
        roles=tuple(Mention(span=guess(SHEET, each).span, label=role, score=0.9) for role, each in words),
        basis=Basis.UNKNOWN,
        stage=Stage.DELIVERED,
        polarity=polarity,
        certainty=Certainty.STATED,
        covert=False,
    )


def told(*frames: Frame) -> list[tuple[str, str, str]]:
    """Stage, motions and words of each frame."""
    trimmer = Trimmer(SHEET, read_sentences(report(SHEET), load()))
    return [
        (
            each.stage.value,
            " ".join(span.of(SHEET) for span in (each.trigger.span, *each.further)),
            " ".join(role.span.of(SHEET) for role in each.roles),
        )
        for each in by_section(frames, sections(SHEET), trimmer)
    ]


def test_what_stands_below_each_heading_is_told_by_itself() -> None:
    assert told(frame(["aid", "Delivered"], ["tanks", "rifles", "howitzers"])) == [
        ("delivered", "aid Delivered", "Norway tanks rifles"),
        ("dispatched", "In preparation", "Norway howitzers"),
        ("sought", "Under consideration", "Norway radars"),
    ]


def test_lists_of_which_the_tagger_sees_nothing_are_told_as_well() -> None:
    assert told(frame(["Delivered"], ["tanks"])) == [
        ("delivered", "Delivered", "Norway tanks rifles"),
        ("dispatched", "In preparation", "Norway howitzers"),
        ("sought", "Under consideration", "Norway radars"),
    ]


def test_goods_beside_the_lists_stay_with_their_frame() -> None:
    headed = (frame(["Delivered"], ["tanks"]), frame(["In preparation"], ["howitzers"]))
    assert told(*headed, frame(["gives"], ["rifles", "howitzers", "mortars"]))[-1] == (
        "delivered",
        "gives",
        "Norway mortars",
    )


@pytest.mark.parametrize(
    "alone",
    [
        frame(["gives"], ["mortars"]),
        frame(["aid"], ["tanks", "howitzers"], polarity=Polarity.DENIED),
    ],
)
def test_what_tells_of_one_list_or_denies_stays_as_it_is(alone: Frame) -> None:
    assert told(alone) == [
        ("delivered", alone.trigger.span.of(SHEET), " ".join(each.span.of(SHEET) for each in alone.roles))
    ]


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Committed, not yet delivered", "offered"),
        ("To be delivered", "offered"),
        ("ON ORDER", "agreed"),
        ("Requested by Chile", "sought"),
        ("Goods in preparation", "dispatched"),
    ],
)
def test_a_heading_says_how_far_along_a_list_is(heading: str, stage: str) -> None:
    found = sections(f"We note. Handed over: 12 tanks. {heading}: 6 howitzers.")
    assert [each.stage.value for each in found] == ["delivered", stage]


@pytest.mark.parametrize("heading", ["Delivered in May", "The minister said", "Peru"])
def test_headings_of_one_stage_part_nothing(heading: str) -> None:
    assert sections(f"Delivered:\n- 12 tanks\n\n{heading}:\n- 6 howitzers") == []


@given(st.sets(st.sampled_from(["tanks", "rifles", "howitzers", "mortars"]), min_size=1))
def test_no_goods_are_lost(goods: set[str]) -> None:
    ordered = sorted(goods, key=SHEET.index)
    words = " ".join(words for _, _, words in told(frame(["aid"], ordered))).split()
    assert goods <= set(words)
