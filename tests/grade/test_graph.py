from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import SPAN, chains, ref
from tiny_ontology import a_tiny_ontology
from waybill.core.claim import Claim, Polarity
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId
from waybill.core.span import Quote, Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.grade.graph import Provenance, provenance

ONTOLOGY = a_tiny_ontology()
GOVERNMENT, MILITARY, WITNESS = SpeakerKind.GOVERNMENT, SpeakerKind.MILITARY, SpeakerKind.WITNESS
OUTLET, DOCUMENT, PERSON = SpeakerKind.OUTLET, SpeakerKind.DOCUMENT, SpeakerKind.PERSON


def told(name: str, paper: str | None, text: str, *, day: int = 1, language: str | None = None) -> Document:
    return Document(
        id=DocumentId(name), text=text, publisher=paper, published=date(2021, 6, day), language=language, title=None
    )


def said(document: Document, *sources: tuple[Speaker, ...], polarity: Polarity = Polarity.AFFIRMED) -> Claim:
    """A claim of a document."""
    return Claim(
        id=ClaimId("c1"),
        document=document.id,
        evidence=(Quote(text=document.text[:1], span=SPAN),),
        sources=chains(*sources),
        polarity=polarity,
    )


def by(document: Document, text: str, kind: SpeakerKind = GOVERNMENT, *, named: bool = True) -> Speaker:
    """A speaker where a document names it."""
    start = document.text.find(text)
    return Speaker(text=text, span=Span(max(0, start), max(0, start) + len(text)), kind=kind, named=named)


def found(*pairs: tuple[Document, Claim]) -> Provenance:
    return provenance([claim for _, claim in pairs], {document.id: document for document, _ in pairs}, ONTOLOGY)


def names(*pairs: tuple[Document, Claim]) -> list[str]:
    return [origin.text for origin in found(*pairs).origins]


def ties(of: Provenance) -> list[tuple[str, str, str]]:
    called = {teller.id: teller.text for teller in of.tellers}
    return sorted((called[tie.teller], tie.kind.value, called[tie.source]) for tie in of.ties)


LEDGER = told(
    "ledger", "The Daily Ledger", "Forty crates of rifles went ashore at the coal pier on Sunday, a pilot said."
)
REPRINT = told("post", "Harbour Post", f"Our harbour again. {LEDGER.text} More to come.", day=2)


def test_a_near_copy_goes_back_to_what_it_prints() -> None:
    graph = found((LEDGER, said(LEDGER)), (REPRINT, said(REPRINT)))
    assert graph.texts == (("ledger", "post"),)
    assert ties(graph) == [("Harbour Post", "near_copy", "The Daily Ledger")]
    assert [(origin.text, origin.claims) for origin in graph.origins] == [
        ("The Daily Ledger", (ref("ledger"), ref("post")))
    ]
    assert graph.ties[0].likeness == 1.0
    assert graph.ties[0].claims == (ref("ledger"), ref("post"))


def test_a_chain_is_a_way_of_citations() -> None:
    pilot = by(LEDGER, "a pilot", WITNESS, named=False)
    citing = told("tattler", "The Tattler", "The Ledger writes that rifles came.", day=3)
    graph = found((LEDGER, said(LEDGER, (pilot,))), (citing, said(citing, (by(citing, "The Daily Ledger", OUTLET),))))
    assert ties(graph) == [("The Daily Ledger", "cites", "a pilot"), ("The Tattler", "cites", "The Daily Ledger")]
    origin = graph.origins[0]
    assert (origin.text, origin.on_record, origin.hops) == ("a pilot", False, 1)


def test_a_circle_is_one_origin_with_all_its_tellers() -> None:
    left = told("ledger", "The Daily Ledger", "Rifles came, says the Post.")
    right = told("post", "Harbour Post", "Guns were landed, according to the Ledger.", day=2)
    graph = found(
        (left, said(left, (by(left, "Harbour Post", OUTLET),))),
        (right, said(right, (by(right, "The Daily Ledger", OUTLET),))),
    )
    assert len(graph.origins) == 1
    assert graph.origins[0].tellers == tuple(teller.id for teller in graph.tellers)
    assert len(graph.tellers) == 2


def test_a_wire_that_several_print_from_is_told_from_other_outlets() -> None:
    papers = [told(name, f"{name} Courier", f"Text of {name} alone.") for name in ("Alpha", "Beta")]
    graph = found(*((each, said(each, (by(each, "Meridian Wire", OUTLET),))) for each in papers))
    assert ties(graph) == [
        ("Alpha Courier", "same_wire", "Meridian Wire"),
        ("Beta Courier", "same_wire", "Meridian Wire"),
    ]
    assert [origin.text for origin in graph.origins] == ["Meridian Wire"]


@pytest.mark.parametrize(
    ("text", "languages"),
    [("Translated from the Arabic: rifles came.", (None, None)), ("Rifles came.", ("ar", "en"))],
)
def test_a_translation_goes_back_to_its_original(text: str, languages: tuple[str | None, str | None]) -> None:
    original = told("a", "Al-Mina", "Forty crates, no more, were landed by night.", language=languages[0])
    translated = told("b", "Press Notes", text, day=2, language=languages[1])
    graph = found((original, said(original)), (translated, said(translated, (by(translated, "Al-Mina", OUTLET),))))
    assert ties(graph) == [("Press Notes", "translation", "Al-Mina")]
    assert [origin.text for origin in graph.origins] == ["Al-Mina"]


SAME = [
    ("General Omar Dahab", MILITARY, "Gen. Dahab", MILITARY),
    ("Omar Dahab", PERSON, "O. Dahab", PERSON),
    ("the Yemeni Ministry of Defence", GOVERNMENT, "defence ministry in Aden", GOVERNMENT),
    ("Yemeni coast guard", MILITARY, "the coast guard", MILITARY),
    ("Yemeni defense department", GOVERNMENT, "Ministry of Defence", GOVERNMENT),
    ("the Ukrainian government", GOVERNMENT, "Kyiv", GOVERNMENT),
    ("decree 1411/94", DOCUMENT, "the unpublished Decree No. 1411/94", DOCUMENT),
    ("report of the Committee on Harbours", DOCUMENT, "Committee on Harbours", GOVERNMENT),
    ("Meridian Wire", OUTLET, "Meridian", OUTLET),
]
APART = [
    ("General Omar Dahab", MILITARY, "General Salim Dahab", MILITARY),
    ("the Yemeni Ministry of Defence", GOVERNMENT, "the Iranian Ministry of Defence", GOVERNMENT),
    ("the Yemeni Ministry of Defence", GOVERNMENT, "the Yemeni Ministry of Fisheries", GOVERNMENT),
    ("decree 1411/94", DOCUMENT, "decree 1633/94", DOCUMENT),
    ("Daily Star", OUTLET, "Daily Mirror", OUTLET),
]


def two_papers(left: str, kind: SpeakerKind, right: str, other: SpeakerKind) -> list[str]:
    documents = [
        told("a", "Alpha Courier", f"Guns for Yemen and Ukraine were landed in June, said {left} on Friday."),
        told(
            "b", "Beta Courier", f"In Yemen or Ukraine some rifles arrived. That was told by {right}. It rained.", day=2
        ),
    ]
    return names(
        (documents[0], said(documents[0], (by(documents[0], left, kind),))),
        (documents[1], said(documents[1], (by(documents[1], right, other),))),
    )


@pytest.mark.parametrize(("left", "kind", "right", "other"), SAME)
def test_one_speaker_under_two_names_is_one_origin(
    left: str, kind: SpeakerKind, right: str, other: SpeakerKind
) -> None:
    assert len(two_papers(left, kind, right, other)) == 1
    assert len(two_papers(right, other, left, kind)) == 1


@pytest.mark.parametrize(("left", "kind", "right", "other"), APART)
def test_speakers_who_exclude_each_other_are_two(left: str, kind: SpeakerKind, right: str, other: SpeakerKind) -> None:
    assert len(two_papers(left, kind, right, other)) == 2


def test_a_ministry_is_not_that_of_a_country_of_which_its_text_does_not_speak() -> None:
    left = told("a", "Alpha Courier", "The Yemeni Ministry of Defence said that guns came.")
    right = told("b", "Beta Courier", "The Ministry of Defence in question is another.", day=2)
    assert names(
        (left, said(left, (by(left, "Yemeni Ministry of Defence"),))),
        (right, said(right, (by(right, "Ministry of Defence"),))),
    ) == ["Ministry of Defence", "Yemeni Ministry of Defence"]


def test_the_army_of_a_text_on_one_country_is_not_that_of_another() -> None:
    left = told("a", "Alpha Courier", "In Yemen the army command said that guns came.")
    right = told("b", "Beta Courier", "In Kyiv the army spoke of rifles that had arrived.", day=2)
    assert names(
        (left, said(left, (by(left, "the army command", MILITARY),))),
        (right, said(right, (by(right, "the army", MILITARY),))),
    ) == ["the army", "the army command"]


def test_a_name_that_is_spelt_in_two_ways_is_one_person() -> None:
    left = told("a", "Alpha Courier", "Guns came, said Commander Leif Arnesen.")
    right = told("b", "Beta Courier", "Rifles had arrived, Commander Arneson told us.", day=2)
    assert names(
        (left, said(left, (by(left, "Commander Leif Arnesen", MILITARY),))),
        (right, said(right, (by(right, "Commander Arneson", MILITARY),))),
    ) == ["Commander Leif Arnesen"]


def test_a_spokesman_speaks_for_his_body_with_a_name_and_without() -> None:
    own = told("a", "Lakeland Police Service", "Officers stopped a lorry with detonators at the bridge.")
    named = told(
        "b", "Beta Courier", "The spokesman of the Lakeland police service, Alick Tembo, told of a lorry.", day=2
    )
    without = told("c", "Gamma Courier", "Guns were found, a spokesman for the Lakeland Police Service said.", day=3)
    graph = found(
        (own, said(own)),
        (named, said(named, (by(named, "Alick Tembo", PERSON),))),
        (without, said(without, (by(without, "a spokesman for the Lakeland Police Service", named=False),))),
    )
    assert [origin.text for origin in graph.origins] == ["Lakeland Police Service"]
    assert graph.origins[0].hops == 0
    assert {teller.on_record for teller in graph.tellers} == {True}


def test_a_spokesman_without_a_name_is_not_shown_as_one_who_is_named() -> None:
    left = told("a", "Alpha Courier", "Colonel Ida Marsh, spokeswoman of the Belmark army, showed us the guns.")
    right = told("b", "Beta Courier", "Guns came, a spokesman for the Belmark army said.", day=2)
    graph = found(
        (left, said(left, (by(left, "Colonel Ida Marsh", MILITARY),))),
        (right, said(right, (by(right, "a spokesman for the Belmark army", MILITARY, named=False),))),
    )
    assert [(origin.text, origin.named, origin.on_record) for origin in graph.origins] == [
        ("a spokesman for the Belmark army", False, True)
    ]
    assert ("Colonel Ida Marsh", "same_speaker", "a spokesman for the Belmark army") in ties(graph)


def test_the_holder_of_an_office_is_the_same_without_a_name() -> None:
    left = told("a", "Alpha Courier", "The interior minister, Salma Haddad, said that rifles had come.")
    right = told("b", "Beta Courier", "Guns came, the interior minister said.", day=2)
    assert names(
        (left, said(left, (by(left, "Salma Haddad", PERSON),))),
        (right, said(right, (by(right, "the interior minister"),))),
    ) == ["Salma Haddad"]


def test_a_minister_is_not_his_ministry() -> None:
    left = told("a", "Alpha Courier", "The harbour minister, Salma Haddad, told us of rifles.")
    right = told("b", "Beta Courier", "Guns came, says the Harbour Board.", day=2)
    assert (
        len(
            names(
                (left, said(left, (by(left, "Salma Haddad", PERSON),))),
                (right, said(right, (by(right, "Harbour Board"),))),
            )
        )
        == 2
    )


def test_a_common_noun_means_whom_its_text_says() -> None:
    own = told("a", "Marmara Shipbuilding", "Two boats were handed over to the customer in May.")
    paper = told("b", "Beta Courier", "The yard Marmara has won an order. Two boats came, the yard said.", day=2)
    assert names((own, said(own)), (paper, said(paper, (by(paper, "the yard", SpeakerKind.COMPANY),)))) == [
        "Marmara Shipbuilding"
    ]


PILOT = "a pilot from the south"


@pytest.mark.parametrize(
    ("right", "description", "expected"),
    [
        ("Alpha Courier sat beside us when a flyer told of rifles.", "a flyer", 1),
        ("Nobody sat beside us when a flyer told of rifles.", "a flyer", 2),
        ("Nobody else heard a pilot from the south.", PILOT, 2),
    ],
)
def test_unnamed_sources_are_one_where_a_text_names_the_other_outlet(
    right: str, description: str, expected: int
) -> None:
    left = told("a", "Alpha Courier", f"Rifles came by air, said {PILOT}.")
    other = told("b", "Beta Courier", right, day=2)
    assert (
        len(
            names(
                (left, said(left, (by(left, PILOT, WITNESS, named=False),))),
                (other, said(other, (by(other, description, WITNESS, named=False),))),
            )
        )
        == expected
    )


@pytest.mark.parametrize(("day", "expected"), [(3, 1), (20, 2)])
def test_unnamed_sources_at_one_briefing_are_one(day: int, expected: int) -> None:
    left = told("a", "Alpha Courier", "At a briefing on Friday an officer of the service spoke of missiles.")
    right = told("b", "Beta Courier", "The officer in the chair told the briefing that two were gone.", day=day)
    assert (
        len(
            names(
                (left, said(left, (by(left, "an officer of the service", MILITARY, named=False),))),
                (right, said(right, (by(right, "The officer in the chair", MILITARY, named=False),))),
            )
        )
        == expected
    )


def test_who_is_only_described_behind_an_outlet_is_the_source_that_the_outlet_has() -> None:
    left = told("a", "Alpha Courier", "Colonel Taalai Omurov told our paper that ten cars came.")
    right = told("b", "Beta Courier", "Ten cars (the brigade's commander in Alpha Courier).", day=2)
    graph = found(
        (left, said(left, (by(left, "Colonel Taalai Omurov", MILITARY),))),
        (
            right,
            said(
                right, (by(right, "Alpha Courier", OUTLET), by(right, "the brigade's commander", MILITARY, named=False))
            ),
        ),
    )
    assert [(origin.text, len(origin.claims)) for origin in graph.origins] == [("Colonel Taalai Omurov", 2)]


def test_a_witness_behind_an_outlet_is_not_its_official() -> None:
    left = told("a", "Alpha Courier", "Colonel Taalai Omurov told our paper that ten cars came.")
    right = told("b", "Beta Courier", "Ten cars, a boy at the station told Alpha Courier.", day=2)
    assert names(
        (left, said(left, (by(left, "Colonel Taalai Omurov", MILITARY),))),
        (
            right,
            said(right, (by(right, "Alpha Courier", OUTLET), by(right, "a boy at the station", WITNESS, named=False))),
        ),
    ) == ["Colonel Taalai Omurov", "a boy at the station"]


def test_what_a_paper_says_itself_is_an_origin_beside_what_it_had_from_another() -> None:
    first = told("a", "Moresby Post", "A sergeant told us that twenty rifles are missing.")
    second = told("b", "Moresby Post", "Twenty guns were sold out of the barracks two years ago.", day=9)
    assert names((first, said(first, (by(first, "A sergeant", MILITARY, named=False),))), (second, said(second))) == [
        "A sergeant",
        "Moresby Post",
    ]


def test_a_denial_ties_nobody_where_somebody_affirms() -> None:
    denial = told("b", "Beta Courier", "No rifles came, the ministry said.", day=2)
    graph = found(
        (LEDGER, said(LEDGER)), (denial, said(denial, (by(denial, "the ministry"),), polarity=Polarity.DENIED))
    )
    assert [teller.text for teller in graph.tellers] == ["The Daily Ledger"]
    assert graph.texts == (("ledger",), ("b",))


PAPERS = [
    LEDGER,
    REPRINT,
    told(
        "a", "Alpha Courier", "The Tattler sat by when the Yemeni defence ministry and an officer spoke of Kyiv.", day=3
    ),
    told(
        "b",
        "The Tattler",
        "Alpha Courier wrote down what an officer told. A spokesman for the ministry was there.",
        day=3,
    ),
    told("c", None, "Nobody signs this. General Omar Dahab spoke."),
]
SPEAKERS = [
    ("Alpha Courier", OUTLET, True),
    ("The Tattler", OUTLET, True),
    ("Meridian Wire", OUTLET, True),
    ("the Yemeni defence ministry", GOVERNMENT, True),
    ("Ministry of Defence", GOVERNMENT, True),
    ("a spokesman for the ministry", GOVERNMENT, False),
    ("an officer", MILITARY, False),
    ("officers", MILITARY, False),
    ("General Omar Dahab", MILITARY, True),
    ("Dahab", PERSON, True),
    ("the report", DOCUMENT, True),
]


@st.composite
def cases(draw: st.DrawFn) -> list[Claim]:
    listed = []
    for document in draw(st.lists(st.sampled_from(PAPERS), min_size=1, unique_by=lambda each: each.id)):
        chosen = draw(st.lists(st.lists(st.sampled_from(SPEAKERS), min_size=1, max_size=3), max_size=2))
        sources = [tuple(by(document, text, kind, named=named) for text, kind, named in chain) for chain in chosen]
        listed.append(said(document, *sources, polarity=draw(st.sampled_from(Polarity))))
    return listed


@given(claims=cases(), data=st.data())
def test_the_laws_of_the_graph(claims: list[Claim], data: st.DataObject) -> None:
    documents = {each.id: each for each in PAPERS}
    graph = provenance(claims, documents, ONTOLOGY)
    assert provenance(data.draw(st.permutations(claims)), documents, ONTOLOGY) == graph
    affirming = {ref(each.document) for each in claims if each.polarity is Polarity.AFFIRMED}
    telling = affirming or {ref(each.document) for each in claims}
    assert {claim for origin in graph.origins for claim in origin.claims} == telling
    tellers = {teller.id: teller for teller in graph.tellers}
    for tie in graph.ties:
        assert tie.teller != tie.source
        assert tie.claims
        assert {tie.teller, tie.source} <= tellers.keys()
    assert sorted(each for text in graph.texts for each in text) == sorted({each.document for each in claims})
    for origin in graph.origins:
        left = {tie.source for tie in graph.ties if tie.teller in origin.tellers}
        assert left <= set(origin.tellers)
