from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_speaker, an_outlet, chains, ref, unnamed
from tiny_ontology import a_tiny_ontology
from waybill.core.case import Origin
from waybill.core.claim import Claim, Polarity
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.speaker import SpeakerKind
from waybill.grade.independence import origins

ONTOLOGY = a_tiny_ontology()
LEDGER = a_document("ledger", publisher="The Daily Ledger", published="2022-04-01")
POST = a_document("post", publisher="Harbour Post", published="2022-04-02")
TATTLER = a_document("tattler", publisher="The Tattler", published="2022-04-03")
NOBODYS = a_document("nobodys")
MINISTER = a_speaker("the interior minister", SpeakerKind.GOVERNMENT)
COMMANDER = unnamed("a commander", SpeakerKind.ARMED_GROUP)


def found(*claims: Claim, documents: tuple[Document, ...] = (LEDGER, POST, TATTLER, NOBODYS)) -> list[str]:
    return [origin.text for origin in origins(claims, {each.id: each for each in documents}, ONTOLOGY)]


def test_a_publisher_that_says_it_itself_is_the_origin() -> None:
    assert origins([a_claim("ledger")], {LEDGER.id: LEDGER}, ONTOLOGY) == (
        Origin(
            text="The Daily Ledger",
            kind=SpeakerKind.OUTLET,
            named=True,
            claims=(ref("ledger"),),
            on_record=True,
            hops=0,
            tellers=("teller-f9818bcc",),
        ),
    )


def test_the_last_node_of_each_chain_is_an_origin() -> None:
    claim = a_claim("post", sources=chains([an_outlet("The Daily Ledger"), COMMANDER], [MINISTER]))
    assert found(claim) == ["a commander", "the interior minister"]


def test_one_named_speaker_in_two_papers_is_one_origin() -> None:
    claims = [a_claim(name, sources=chains([MINISTER])) for name in ("ledger", "post")]
    assert origins(claims, {each.id: each for each in (LEDGER, POST)}, ONTOLOGY) == (
        Origin(
            text="the interior minister",
            kind=SpeakerKind.GOVERNMENT,
            named=True,
            claims=(ref("ledger"), ref("post")),
            on_record=True,
            hops=1,
            tellers=("teller-2a7de067",),
        ),
    )


def test_a_paper_that_repeats_another_goes_back_to_the_others_source() -> None:
    original = a_claim("ledger", sources=chains([COMMANDER]))
    assert found(original, a_claim("post", sources=chains([an_outlet("the daily ledger")]))) == ["a commander"]


def test_two_papers_that_cite_a_third_share_its_origin() -> None:
    citing = chains([an_outlet("Faraway Gazette")])
    assert found(a_claim("ledger", sources=citing), a_claim("post", sources=citing)) == ["Faraway Gazette"]


def test_papers_that_cite_each_other_in_a_circle_are_one_origin() -> None:
    claims = [
        a_claim("ledger", sources=chains([an_outlet("Harbour Post")])),
        a_claim("post", sources=chains([an_outlet("The Tattler")])),
        a_claim("tattler", sources=chains([an_outlet("The Daily Ledger")])),
    ]
    assert found(*claims) == ["Harbour Post"]


def test_officials_of_papers_that_have_nothing_to_do_with_each_other_are_two_origins() -> None:
    claims = [a_claim(name, sources=chains([unnamed("officials")])) for name in ("ledger", "post")]
    assert found(*claims) == ["officials", "officials"]


def test_officials_described_alike_are_one_origin_where_one_paper_cites_the_other() -> None:
    first = a_claim("ledger", sources=chains([unnamed("the officials")]))
    second = a_claim("post", sources=chains([an_outlet("The Daily Ledger"), unnamed("officials")]))
    assert found(first, second) == ["the officials"]


def test_officials_described_alike_are_one_origin_where_both_papers_have_them_from_a_third() -> None:
    chain = chains([an_outlet("The Tattler"), unnamed("officials")])
    assert found(a_claim("ledger", sources=chain), a_claim("post", sources=chain)) == ["officials"]


def test_sources_described_unlike_are_two_origins_even_in_one_document() -> None:
    assert found(a_claim("post", sources=chains([COMMANDER], [unnamed("a driver")]))) == ["a commander", "a driver"]


def test_one_text_in_two_papers_is_one_origin() -> None:
    copies = tuple(
        a_document(name, publisher=paper, published=day, text=text)
        for name, paper, day, text in [
            ("x", "Harbour Post", "2022-04-02", "Arms  were sent."),
            ("y", "The Daily Ledger", "2022-04-01", "ARMS were sent."),
        ]
    )
    assert found(a_claim("x"), a_claim("y"), documents=copies) == ["The Daily Ledger"]
    officials = chains([unnamed("officials")])
    claims = [a_claim(name, sources=officials) for name in "xy"]
    assert found(*claims, documents=copies) == ["officials"]


def test_documents_of_unknown_publishers_confirm_nothing_of_each_other() -> None:
    assert found(a_claim("nobodys"), a_claim("elsewhere")) == ["unknown publisher"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://one.example/report", ["unknown publisher", "unknown publisher"]),
        ("https://[broken", ["unknown publisher"]),
    ],
)
def test_a_site_stands_for_a_publisher_that_nobody_names(address: str, expected: list[str]) -> None:
    sited = replace(NOBODYS, id=DocumentId("sited"), text="Told elsewhere.", url=address)
    assert found(a_claim("nobodys"), a_claim("sited"), documents=(NOBODYS, sited)) == expected


def test_a_denial_is_no_origin_unless_nobody_affirms() -> None:
    denial = a_claim("post", polarity=Polarity.DENIED)
    assert found(a_claim("ledger"), denial) == ["The Daily Ledger"]
    assert found(denial) == ["Harbour Post"]


SPEAKERS = st.sampled_from(
    [an_outlet("The Daily Ledger"), an_outlet("Harbour Post"), an_outlet("Gazette"), MINISTER, COMMANDER, unnamed("?")]
)
CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from(["ledger", "post", "tattler", "nobodys", "elsewhere"]),
        st.sampled_from(["c1", "c2", "c3"]),
        sources=st.lists(st.lists(SPEAKERS, min_size=1, max_size=3).map(tuple), max_size=2).map(tuple),
        polarity=st.sampled_from(Polarity),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda claim: (claim.document, claim.id),
)
DOCUMENTS = {each.id: each for each in (LEDGER, POST, TATTLER, NOBODYS)}


@given(claims=CLAIMS, data=st.data())
def test_origins_do_not_depend_on_order(claims: list, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(claims))
    assert origins(claims, DOCUMENTS, ONTOLOGY) == origins(shuffled, DOCUMENTS, ONTOLOGY)


@given(claims=CLAIMS)
def test_every_affirming_claim_goes_back_to_an_origin(claims: list) -> None:
    affirming = {ref(each.document, each.id) for each in claims if each.polarity is Polarity.AFFIRMED}
    reached = {each for origin in origins(claims, DOCUMENTS, ONTOLOGY) for each in origin.claims}
    assert reached == (affirming or {ref(each.document, each.id) for each in claims})


@given(claims=CLAIMS)
def test_a_paper_with_a_voice_of_its_own_is_one_more_origin(claims: list) -> None:
    own = a_document("own", publisher="Paper of Record", text="Ours alone.")
    affirming = [each for each in claims if each.polarity is Polarity.AFFIRMED] or [a_claim("ledger")]
    before = origins(affirming, DOCUMENTS, ONTOLOGY)
    after = origins([*affirming, a_claim("own")], {**DOCUMENTS, own.id: own}, ONTOLOGY)
    assert len(after) == len(before) + 1
