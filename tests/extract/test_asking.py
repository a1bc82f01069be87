"""Who asks whom for weapons, and what that makes of who gives and who gets."""

from itertools import pairwise

import pytest
from extracted import Names, report
from hypothesis import given
from hypothesis import strategies as st
from scenes import guess

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.parties.asking import Request, requests, settled
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def asked(text: str) -> list[Request]:
    """What is asked for in a text of one sentence."""
    (sentence,) = read_sentences(report(text), load())
    return list(requests(sentence, load_wordings()))


def ends(text: str, **seen: str) -> list[str]:
    """Who gives and gets by the one request of a text, where these were seen in these roles before."""
    (request,) = asked(text)
    roles = [Mention(span=guess(text, words).span, label=Role(role)) for role, words in seen.items()]
    found = settled(roles, request, Span(0, len(text)), Names(text))
    return [f"{each.label} {each.span.of(text)}" for each in sorted(found, key=lambda each: each.label, reverse=True)]


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        (
            "Bolivia has been pressing Norway to sell it armed drones for the defence of Port Sudan.",
            "Norway",
            "Bolivia",
        ),
        ("Norway has been pressed by Bolivia to sell it armed drones.", "Norway", "Bolivia"),
        ("Zambia lobbied Belgium to supply it with mortars.", "Belgium", "Zambia"),
        ("Chad wants Portugal to give it 12 armoured vehicles.", "Portugal", "Chad"),
        ("Mongolia appealed to South Korea to provide radars and 30 howitzers.", "South Korea", "Mongolia"),
        ("Belgium was asked by Kenya to deliver more rifles.", "Belgium", "Kenya"),
        ("Morocco refused a request from Mali to sell it drones.", "Morocco", "Mali"),
        ("Peru urged Canada to supply Haiti with 40 armoured cars.", "Canada", "Haiti"),
        ("Japan pressed Turkey to hand its missiles over to Ukraine.", "Turkey", "Ukraine"),
        ("Kenya pressed Serbia to stop selling rifles to Uganda.", "Serbia", "Uganda"),
        ("Kenya called on Serbia to end deliveries of rifles to Uganda.", "Serbia", "Uganda"),
        ("Kenya asked Serbia not to ship rifles to Uganda.", "Serbia", "Uganda"),
        ("Peru persuaded Chile to sell it 40 tanks.", "Chile", "Peru"),
        ("Chile was convinced by Peru to sell it 40 tanks.", "Chile", "Peru"),
        ("Kenya prevailed on Serbia to supply Uganda with rifles.", "Serbia", "Uganda"),
        ("Ukraine told Poland that it wanted 40 tanks.", "Poland", "Ukraine"),
        ("Ukraine has informed Poland it wishes to buy 40 tanks.", "Poland", "Ukraine"),
        ("Chad told Portugal that it urgently needed deliveries of rifles.", "Portugal", "Chad"),
        ("Chad made known to Portugal that it would like to be supplied with rifles.", "Portugal", "Chad"),
        ("The minister told Poland that Ukraine wanted 40 tanks.", "Poland", "Ukraine"),
        ("Norway is weighing a request from Bolivia for two radars.", "Norway", "Bolivia"),
        ("Norway has approved a request from Bolivia to buy two radars.", "Norway", "Bolivia"),
        ("Norway agreed to Bolivia's request for two radars.", "Norway", "Bolivia"),
        ("Norway is reviewing a Bolivian request to buy two radars.", "Norway", "Bolivian"),
        ("Belgium turned down Kenya's request to hand over 22 tanks to Uganda.", "Kenya", "Uganda"),
        ("Norway turned down an appeal by Bolivia to sell it two radars.", "Norway", "Bolivia"),
        ("A request from Ghana to be supplied with 12 mortars was approved by Japan.", "Japan", "Ghana"),
        ("Belgium rejected a request from Kenya to hand over 22 tanks to Uganda.", "Kenya", "Uganda"),
        ("Norway received a request from Bolivia to return 12 rifles.", "Norway", "Bolivia"),
        ("Zambia received an appeal by Belgium for mortars.", "Zambia", "Belgium"),
        ("A request for howitzers from Chad was turned down by Portugal.", "Portugal", "Chad"),
    ],
)
def test_who_is_asked_gives_and_who_asks_gets_unless_another_does(text: str, giver: str, taker: str) -> None:
    assert ends(text) == [f"supplier {giver}", f"recipient {taker}"]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark asked Chile for permission to export 22 armoured vehicles to Moldova.",
        "Denmark sought approval from Chile to send howitzers to Moldova.",
        "Denmark asked Chile to let it send howitzers to Moldova.",
    ],
)
def test_who_asks_for_a_permit_gives_and_who_is_asked_for_one_has_no_part(text: str) -> None:
    assert ends(text, supplier="Chile", recipient="Moldova") == ["supplier Denmark", "recipient Moldova"]


def test_what_was_seen_otherwise_gives_way() -> None:
    text = "Norway has been pressed by Bolivia to sell it rifles, and Peru may carry them."
    assert ends(text, supplier="Bolivia", recipient="Norway", intermediary="Peru") == [
        "supplier Norway", "recipient Bolivia", "intermediary Peru"
    ]  # fmt: skip


def test_who_requests_goods_gets_them_whoever_got_others_before() -> None:
    text = "Peru has enough: a request from Kenya for tanks is under review."
    assert ends(text, recipient="Peru") == ["recipient Kenya"]
    text = "A request from Kenya for tanks for Uganda is under review."
    assert ends(text, recipient="Uganda") == ["recipient Uganda"]


def test_who_asks_for_it_does_not_know_whom_gets_nothing_where_another_was_seen_to() -> None:
    text = "For Ukraine the matter is plain: Poland asked Germany to send tanks."
    assert ends(text, recipient="Ukraine") == ["supplier Germany", "recipient Ukraine"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused Serbia of asking Chad to help Uganda to buy rifles.",
        "The press says that Cyprus has agreed to give Ukraine its tanks.",
        "The minister, asked over lunch about Norway, promised to send tanks to Ukraine.",
        "Peru wants to sell rifles to Chile.",
        "Peru allowed Chile to sell it 40 tanks.",
        "Peru told Chile that it wanted to sell it 40 tanks.",
        "Peru told Chile that it no longer wanted 40 tanks.",
        "Peru told Chile that it wanted to buy 40 tanks from Serbia.",
        "Peru told Chile that it wanted to see 40 tanks destroyed.",
        "Peru told the Lagoon Times that it wanted 40 tanks.",
        "Peru told Peru that it wanted 40 tanks.",
        "Peru weighed a request for tanks.",
        "Peru weighed Kenya's request for tanks from Chile.",
        "Peru weighed a request from Chile to see the tanks.",
        "Kenya's request for tanks came late.",
        "Peru rejected a Chilean request to stop delivering rifles to Bolivia.",
        "Peru received a request from Kenya to import tanks from Chile.",
        "Peru told Chile that the talks went well and that Ghana sold it 40 tanks.",
        "Peru sold rifles to Chile.",
    ],
)
def test_where_nobody_is_asked_to_give_there_is_no_request(text: str) -> None:
    assert asked(text) == []


def test_a_request_of_two_is_of_both() -> None:
    text = "Norway rejected a request by Bolivia and Chad to send rifles to Peru."
    assert ends(text) == ["supplier Bolivia", "supplier Chad", "recipient Peru"]


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("Chad wants Portugal to give it rifles.", True),
        ("Chad asked Portugal for permission to export rifles.", False),
        ("Chad asked Portugal to stop selling rifles.", False),
        ("Chad persuaded Portugal to sell it rifles.", False),
        ("Chad told Portugal that it wanted rifles.", True),
    ],
)
def test_a_request_is_plain_where_weapons_are_asked_for(text: str, is_plain: bool) -> None:
    assert [each.is_plain for each in asked(text)] == [is_plain]


def test_who_only_permits_what_is_requested_gives_nothing() -> None:
    assert ends("The Chilean parliament approved a request from Kenya for 40 tanks.") == ["recipient Kenya"]


@pytest.mark.parametrize(
    ("text", "is_granted"),
    [
        ("Chile approved a request from Kenya for 40 tanks.", True),
        ("Chile has not approved a request from Kenya for 40 tanks.", False),
        ("Chile is weighing a request from Kenya for 40 tanks.", False),
    ],
)
def test_a_request_is_granted_where_whoever_deals_with_it_agrees(text: str, is_granted: bool) -> None:
    assert [each.is_granted for each in asked(text)] == [is_granted]


@given(st.permutations(["Peru", "Chile", "Kenya", "Ghana", "Japan"]), st.integers(0, 3), st.integers(0, 3))
def test_nobody_of_a_request_gives_and_gets(names: list[str], supplier: int, recipient: int) -> None:
    text = f"{names[0]} pressed {names[1]} to sell rifles to {names[2]}, said {names[3]}."
    found = ends(text, supplier=names[supplier], recipient=names[recipient])
    assert found == [f"supplier {names[1]}", f"recipient {names[2]}"]
    assert all(one != other for one, other in pairwise(sorted(each.split()[1] for each in found)))
