"""What pages show, exactly."""

import pickle
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.ids import CaseId, DocumentId, EntityId
from waybill.telling.excerpts import Piece, excerpt
from waybill.text.questions import question
from waybill.web.asked import Asked, RefusedError
from waybill.web.json_shape import to_json
from waybill.web.links import Grounds, Link, Words, others_with, safe_address, with_others, with_query
from waybill.web.origins import Branch
from waybill.web.pages.case import AtOdds, Said, Side, Slot, case_page
from waybill.web.pages.case_parts import Stop
from waybill.web.pages.cases import Option, cases_page
from waybill.web.pages.document import document_page
from waybill.web.pages.documents import documents_page
from waybill.web.pages.entity import Dealing, entity_page
from waybill.web.pages.overview import overview_page
from waybill.web.pages.search import Found, search_page
from waybill.workspace.held import Held

_QUERIES: Final = st.dictionaries(st.sampled_from(("a", "b", "ö")), st.text(max_size=3))
NORTH = Words(number=1, about="Harbour Post, 2024-03-02", href="/documents/north#words-c1")
SOUTH = Words(number=2, about="Dockside News, 2024-03-05", href="/documents/south#words-c1")
DENIAL = Words(number=3, about="Dockside News, 2024-03-06", href="/documents/denial#words-c1")


def test_the_overview_counts_what_is_held(held: Held) -> None:
    page = overview_page(Asked(held=held))
    assert [(each.name, each.number, each.href) for each in page.totals] == [
        ("cases", 4, "/cases"),
        ("disputed", 1, "/cases?disputed=1"),
        ("covert", 1, "/cases?covert=1"),
        ("claims", 6, ""),
        ("documents", 6, "/documents"),
        ("rejections", 0, ""),
    ]
    assert [(each.name, each.number, each.href) for each in page.stages] == [
        ("offered", 1, "/cases?stage=offered"),
        ("delivered", 3, "/cases?stage=delivered"),
    ]
    assert [each.first_published for each in page.newest] == ["2024-03-02", "2023-05-01", "2022-01-01", "2019-05-01"]
    assert sum(cell.number for row in page.grades for cell in row.cells) == 4
    assert page.sequence == held.sequence


def test_a_case_tells_its_sentences_with_their_words(held: Held, drones: str) -> None:
    page = case_page(Asked(held=held, name=drones))
    assert page.headline == "Iran → Russia"
    assert page.marks == ("covert", "disputed")
    assert page.sentences == (
        Said(
            text="Two independent origins say that "
            "Iran delivered 40 or 90 drones to Russia, by sea, 2024-02, covertly.",
            grounds=Grounds(words=(NORTH, SOUTH)),
        ),
        Said(text="Denied by the ministry in Tehran.", grounds=Grounds(words=(DENIAL,))),
        Said(text="Its claims disagree on the number of drones.", grounds=Grounds(words=(NORTH, SOUTH))),
    )


def test_a_case_shows_its_slots_route_and_sides(held: Held, drones: str) -> None:
    page = case_page(Asked(held=held, name=drones))
    assert [(slot.name, [value.text for value in slot.values]) for slot in page.slots] == [
        ("supplier", ["Iran"]),
        ("recipient", ["Russia"]),
        ("date", ["2024-02"]),
    ]
    assert page.slots[0].values[0].href == "/entities/state/iran"
    assert page.route == (
        Stop(
            part="through",
            name="Astrakhan",
            href="/entities/place/astrakhan-ru",
            precision="city",
            grounds=Grounds(words=(NORTH,)),
        ),
    )
    assert page.by_means == "by sea"
    assert page.at_odds == (
        AtOdds(
            topic="the number of drones",
            sides=(
                Side(value="40", origins=("a clerk of the port",), grounds=Grounds(words=(NORTH,))),
                Side(value="90", origins=("sailors of the Nadezhda",), grounds=Grounds(words=(SOUTH,))),
            ),
        ),
    )


def test_a_case_shows_who_affirms_and_who_denies_and_the_tree_of_origins(held: Held, drones: str) -> None:
    page = case_page(Asked(held=held, name=drones))
    assert [(each.number, each.publisher, each.chains) for each in page.affirming] == [
        (1, "Harbour Post", ("a clerk of the port (government, unnamed)",)),
        (2, "Dockside News", ("sailors of the Nadezhda (witness, unnamed)",)),
    ]
    assert [(each.number, each.polarity) for each in page.denying] == [(3, "denied")]
    assert page.origins[0] == Branch(
        name="a clerk of the port",
        standing="government, unnamed",
        why="",
        grounds=Grounds(words=(NORTH,)),
        branches=(
            Branch(
                name="Harbour Post",
                standing="outlet, on record",
                why="cites it",
                grounds=Grounds(words=(NORTH,)),
            ),
        ),
    )
    assert [(each.in_force, each.decisions[0].by, each.decisions[0].reasons) for each in page.judged] == [
        ("same", "A. Reader", ("The same ship.",))
    ] * 2


def test_cases_are_filtered_and_counted(held: Held) -> None:
    page = cases_page(Asked(held=held, query={"supplier": "Norway", "stage": "offered"}))
    assert [(each.supplier, each.recipient, each.items) for each in page.cases] == [("Norway", "Moldova", "radars")]
    stages = next(choice for choice in page.choices if choice.name == "stage")
    assert [(each.text, each.number, each.chosen, each.href) for each in stages.options] == [
        ("offered", 1, True, "/cases?supplier=Norway"),
        ("delivered", 1, False, "/cases?stage=delivered&supplier=Norway"),
    ]
    assert (page.paging.first, page.paging.last, page.paging.total) == (1, 1, 1)


def test_words_find_cases_by_what_their_claims_say(held: Held, drones: str) -> None:
    assert [each.id for each in cases_page(Asked(held=held, query={"words": "SAILORS nadezhda"})).cases] == [drones]
    assert cases_page(Asked(held=held, query={"words": "sailors radars"})).cases == ()


def test_a_document_shows_where_it_comes_from(held: Held) -> None:
    page = document_page(Asked(held=held, name="north"))
    assert (page.id, page.title, page.publisher, page.published) == (
        DocumentId("north"),
        "Drones on the quay",
        "Harbour Post",
        "2024-03-02",
    )
    assert "".join(each.text for each in page.stretches) == held.documents[DocumentId("north")].text
    assert [each.slot for each in page.legend] == [
        "supplier",
        "recipient",
        "item",
        "via",
        "transport",
        "date",
        "source",
    ]
    assert page.digest == held.documents[DocumentId("north")].digest
    assert page.original is not None
    assert page.original.sealed
    assert page.versions == "/versions/north"


def test_documents_are_listed_with_their_claims_what_was_recorded_last_first(held: Held) -> None:
    page = documents_page(Asked(held=held, query={}))
    assert page.paging.total == 6
    assert {each.document.href for each in page.documents} == {
        f"/documents/{name}" for name in ("north", "south", "denial", "trucks", "radars", "attack")
    }
    known = {each.document.text: each for each in page.documents}
    north = known["Drones on the quay"]
    assert (north.publisher, north.published, north.claims) == ("Harbour Post", "2024-03-02", 1)
    assert known["Norway gave Moldova 20 trucks."].publisher == ""
    days = [held.came_at[DocumentId(each.document.href.removeprefix("/documents/"))] for each in page.documents]
    assert days == sorted(days, reverse=True)
    with pytest.raises(RefusedError, match="there is no filter 'q'"):
        documents_page(Asked(held=held, query={"q": "drones"}))


def test_an_entity_shows_what_it_supplied_and_to_whom(held: Held) -> None:
    page = entity_page(Asked(held=held, name="state/norway"))
    assert (page.id, page.name, page.kind, page.country) == (EntityId("state/norway"), "Norway", "state", "NO")
    assert [(role.name, role.dealings) for role in page.roles] == [
        (
            "supplied",
            (
                Dealing(
                    with_whom=Link(text="Moldova", href="/entities/state/moldova"),
                    cases=2,
                    items=("trucks", "radars"),
                    reached=("delivered 1", "offered 1"),
                    first="2019-05-01",
                    last="2023-05-01",
                ),
            ),
        )
    ]
    received = entity_page(Asked(held=held, name="state/moldova"))
    assert [role.name for role in received.roles] == ["received"]
    assert received.undated == 1


def test_a_search_finds_each_kind(held: Held) -> None:
    page = search_page(Asked(held=held, query={"q": "Astrakhan", "kind": "claims"}))
    assert [(each.name, each.number) for each in page.kinds] == [
        ("cases", 1),
        ("claims", 1),
        ("documents", 1),
        ("entities", 1),
    ]
    assert page.found == (
        Found(
            title="Iran → Russia: 40 drones",
            href="/documents/north#words-c1",
            note="delivered · Harbour Post, 2024-03-02 · according to a clerk of the port (government, unnamed)",
            excerpt=(
                Piece(text="Iran sent Russia 40 drones by sea through ", is_found=False),
                Piece(text="Astrakhan", is_found=True),
                Piece(text=" in February 2024, a clerk of the port said.", is_found=False),
            ),
        ),
    )


def test_a_search_without_words_finds_nothing(held: Held) -> None:
    assert search_page(Asked(held=held)).found == ()
    with pytest.raises(RefusedError, match="it names no word to look for"):
        search_page(Asked(held=held, query={"q": "?!"}))


def told(text: str, asked: str) -> str:
    """An excerpt with what was found in brackets."""
    return "".join(f"[{each.text}]" if each.is_found else each.text for each in excerpt(text, question(asked)))


def test_an_excerpt_is_cut_around_the_words_and_marks_them() -> None:
    assert told("x " * 100 + "Tank" + " y" * 100, "tank") == "… " + "x " * 60 + "[Tank]" + " y" * 58 + " …"
    assert told("An Ärger and\n F-16s, F-16 too", 'arger OR "f 16"') == "An [Ärger] and F-16s, [F-16] too"
    assert told("smuggled and smuggler", "smuggl* -gold") == "[smuggled] and [smuggler]"
    assert told("nothing of it", "tank") == "nothing of it"


def test_addresses_are_the_same_for_the_same_filters() -> None:
    assert with_query("/cases", {"b": "ö &", "a": "1", "c": ""}) == with_query("/cases", {"a": "1", "b": "ö &"})
    assert with_query("/cases", {"b": "ö &", "a": "1"}) == "/cases?a=1&b=%C3%B6+%26"


@given(_QUERIES, _QUERIES)
def test_others_come_in_the_place_of_what_was_asked(query: dict[str, str], others: dict[str, str]) -> None:
    assert with_others("/map", query)(others) == with_query("/map", {**query, **others})


@given(_QUERIES, st.sampled_from(("a", "aa", "ö", "z")), st.text(max_size=3))
def test_each_value_comes_in_the_place_of_what_was_asked(query: dict[str, str], name: str, value: str) -> None:
    assert others_with("/map", query)(name)(value) == with_query("/map", {**query, name: value})


def test_only_addresses_of_the_web_may_be_followed() -> None:
    assert safe_address("https://a.example/x") == "https://a.example/x"
    refused = ("javascript:alert(1)", "JaVaScRiPt://a/%0aalert(1)", "data:text/html,x", "//a.example", "http://[", "x")
    assert [safe_address(each) for each in refused] == [None] * 6


def test_a_context_is_made_of_simple_values() -> None:
    assert to_json(Link(text="a", href=None)) == {"text": "a", "href": None}
    assert to_json((Option(value="a", text="A", number=2, chosen=False, href="/"),)) == [
        {"value": "a", "text": "A", "number": 2, "chosen": False, "href": "/"}
    ]
    with pytest.raises(TypeError, match="set in a context"):
        to_json({"a": {1}})


def test_a_refusal_survives_being_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(RefusedError("no", status=404, remedy="look")))
    assert (sent.problem, sent.status, sent.remedy) == ("no", 404, "look")


def test_an_unknown_case_is_refused(held: Held) -> None:
    with pytest.raises(RefusedError, match="there is no case 'case-x'"):
        case_page(Asked(held=held, name=CaseId("case-x")))


def test_slots_are_not_shown_where_they_are_empty(held: Held, drones: str) -> None:
    assert Slot(name="intermediary", values=()) not in case_page(Asked(held=held, name=drones)).slots


def test_what_says_much_the_same_comes_first(held: Held) -> None:
    page = search_page(Asked(held=held, query={"like": "The sailors said that the Nadezhda carried drones to Russia."}))
    assert [each.chosen for each in page.kinds] == [False, True, False, False]
    found = [each.href for each in page.found]
    assert found[0] == "/documents/south#words-c1"
    assert found.index("/documents/north#words-c1") < found.index("/documents/trucks#words-c1")
    assert page.is_ranked
    assert page.by_gist
    assert not search_page(Asked(held=held, query={"like": "the Nadezhda", "kind": "entities"})).by_gist
    with pytest.raises(RefusedError, match="q and like are two questions"):
        search_page(Asked(held=held, query={"like": "a sailor", "q": "sailor"}))
    with pytest.raises(RefusedError, match="it names no word to look for"):
        search_page(Asked(held=held, query={"like": "of the"}))
