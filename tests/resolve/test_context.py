"""Context decides what an ambiguous name means."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_builder import a_document
from tiny_ontology import WhatIsKnown
from waybill.core.claim import Claim, Filler, Item, WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import ClaimId, EntityId
from waybill.core.span import Quote, Span
from waybill.ontology import load
from waybill.resolve.context import FACTS, Candidate, Decision, decide
from waybill.resolve.meanings import Meanings
from waybill.resolve.scene import Report, Scene, Sort, in_place
from waybill.resolve.stage import outlet_meant, resolve

ONTOLOGY = load()
MEANINGS = Meanings(entities=(), same={}, catalogued=lambda _: (), ontology=ONTOLOGY)


def marked(text: str) -> tuple[str, Span]:
    """A text without the brackets around its mention, and where the mention stands."""
    before, _, rest = text.partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, Span(len(before), len(before) + len(words))


def scene(text: str, sort: Sort = Sort.PARTY) -> Scene:
    plain, span = marked(text)
    return Scene(span.of(plain), span, sort, Report(text=plain), ONTOLOGY)


def meant(text: str, sort: Sort) -> str | None:
    plain, span = marked(text)
    document = a_document("d", text=plain)
    filler = Filler(text=span.of(plain), span=span)
    if sort is Sort.OUTLET:
        return outlet_meant(filler, report=Report(text=plain), ontology=ONTOLOGY)
    claim = Claim(
        id=ClaimId("c"),
        document=document.id,
        evidence=(Quote.of(plain, Span(0, len(plain))),),
        supplier=(filler,) if sort is Sort.PARTY else (),
        via=(filler,) if sort is Sort.PLACE else (),
        items=(Item(text=filler.text, span=span, weapon_class=WeaponClass.OTHER),) if sort is Sort.ITEM else (),
    )
    (found,) = resolve([claim], known=WhatIsKnown(), ontology=ONTOLOGY, documents=[document]).claims
    return [*found.supplier, *found.via, *found.items][0].entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Tbilisi said that [Georgia] would pay.", "state/georgia"),
        ("Police forces in Ohio and [Georgia] were given vests.", None),
        ("Goma's hospital is full since [Congo] lost the town.", "state/congo-kinshasa"),
        ("In Brazzaville they say that [Congo] paid.", "state/congo-brazzaville"),
        ("Neither [Congo] answered.", None),
        ("The treaty with Seoul says that [Korea] pays.", "state/south-korea"),
        ("Sergeant [Jordan] signed for the crates.", None),
        ("The king of [Jordan] signed.", "state/jordan"),
        ("Sent to Congo's Allied Democratic Forces ([ADF]).", "armed-group/adf"),
        ("Canberra's budget pays for the [ADF].", "force/australian-defence-force"),
        ("The Aid and Development Fund ([ADF]) has no arms.", None),
        ("India's [MOD] signed.", "agency/indian-mod"),
    ],
)
def test_a_party_is_told_by_what_stands_around_it(text: str, entity: str | None) -> None:
    assert meant(text, Sort.PARTY) == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("It sailed from [Valencia], Spain.", "place/valencia-es"),
        ("It sailed from [Valencia] to La Guaira in Venezuela.", "place/valencia-ve"),
        ("It sailed from [Valencia].", None),
        ("A shop in [Lebanon], Kansas.", None),
        ("They drove to [Lebanon] on Monday.", "state/lebanon"),
        ("They camped on the [Jordan] River.", None),
        ("Rifles from Macon, [Georgia].", None),
    ],
)
def test_a_place_is_told_by_what_stands_around_it(text: str, entity: str | None) -> None:
    assert meant(text, Sort.PLACE) == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The pilots flew the [Hawk] over the airfield, a jet for students.", "weapon/hawk-jet"),
        ("Radars and launchers of the [Hawk] were sent.", "weapon/hawk"),
        ("The farmer kept a [hawk].", None),
        ("The [Puma] is a helicopter.", "weapon/puma-helicopter"),
        ("The [Puma] is an infantry fighting vehicle.", "weapon/puma-infantry-fighting-vehicle"),
        ("The [Puma] was late.", None),
    ],
)
def test_a_weapon_is_told_by_what_is_said_of_it(text: str, entity: str | None) -> None:
    assert meant(text, Sort.ITEM) == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("[The Hindu] reported it.", "outlet/hindu"),
        ("He stood in [the sun].", None),
        ("The weekly magazine [Time] wrote of it.", "outlet/time"),
        ("In Dhaka the paper [Daily Star] printed it.", "outlet/daily-star-bangladesh"),
    ],
)
def test_an_outlet_is_told_by_what_is_said_of_it(text: str, entity: str | None) -> None:
    assert meant(text, Sort.OUTLET) == entity


def test_a_short_name_is_the_one_that_the_report_gives_in_full_elsewhere() -> None:
    text = "The Republic of the Congo signed in May. In June [Congo] paid."
    assert meant(text, Sort.PARTY) == "state/congo-brazzaville"


def test_what_the_report_does_not_hold_is_decided_without_its_words() -> None:
    elsewhere = Scene("Chad", Span(0, 4), Sort.PARTY, Report(text="Sergeant Chad"), ONTOLOGY)
    assert (elsewhere.is_placed, elsewhere.before, elsewhere.longer, elsewhere.fuller) == (False, "", None, ())


def test_a_sentence_ends_what_stands_beside() -> None:
    assert scene("He left. In May [Chad] paid. Mali did not.").before == "In May "
    assert scene("He left. In May [Chad] paid. Mali did not.").after == " paid."


def test_quotes_stand_where_they_stood() -> None:
    quotes = (Quote(text="cd", span=Span(5, 7)), Quote(text="ab", span=Span(1, 3)), Quote(text="b", span=Span(2, 3)))
    assert in_place(quotes) == "\nab\n\ncd"


def _a_candidate(name: str, *, country: str | None = None, own: bool = True) -> Candidate:
    entity = Entity(id=EntityId(name), kind=EntityKind.STATE, name=name, country=country)
    return Candidate(id=entity.id, entity=entity, is_own_name=own, rank=1)


def test_a_decision_tells_its_reasons() -> None:
    decision = decide(
        [_a_candidate("state/x", country="NE"), _a_candidate("state/y")], scene("In Niamey they say that [X] paid.")
    )
    assert decision.entity == "state/x"
    assert decision.reasons == (
        "state/x +6: it is called so; its country is named beside it",
        "state/y +2: it is called so",
    )


def test_a_small_lead_decides_nothing() -> None:
    assert decide([_a_candidate("state/x"), _a_candidate("state/y")], scene("[X] paid.")).entity is None


def test_a_part_of_a_name_alone_means_nobody() -> None:
    assert decide([_a_candidate("state/x", own=False)], scene("[X] paid.")).entity is None


def test_nobody_is_meant_where_there_is_no_candidate() -> None:
    assert decide([], scene("[X] paid.")) == Decision(entity=None)


def test_every_reason_is_given_for_one_fact_in_a_role() -> None:
    given_for = [(fact.reason, sort) for fact in FACTS for sort in fact.sorts]
    assert len(given_for) == len(set(given_for))


def test_the_manual_lists_every_fact_with_its_weight(root: Path) -> None:
    manual = (root / "docs" / "manual" / "names.md").read_text(encoding="utf-8")
    missing = [fact.reason for fact in FACTS if f"| {fact.reason} | {fact.weight:+g} |" not in manual]
    assert missing == []


WORDS = st.sampled_from(
    ["Mali", "the", "Sergeant", "Congo", "(ADF)", "of", "Hawk", "Paris", ", ", ". ", "\n\n", "İ", "é"]
)


@settings(max_examples=60)
@given(before=st.lists(WORDS, max_size=6), after=st.lists(WORDS, max_size=6), sort=st.sampled_from(Sort))
def test_nothing_around_a_mention_breaks_and_the_same_text_gives_the_same(
    before: list[str], after: list[str], sort: Sort
) -> None:
    text = f"{' '.join(before)} [Georgia] {' '.join(after)}"
    assert meant(text, sort) == meant(text, sort)
