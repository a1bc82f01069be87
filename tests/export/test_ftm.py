"""FollowTheMoney: its own library takes all of it, and each value keeps the document that says it."""

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.core.period import Period
from waybill.export.ftm_entities import SCHEMATA, TYPES, cleaned, ftm_dates, party_entity
from waybill.export.notes import Notes
from waybill.export.parties import is_vessel
from waybill.workspace import Workspace


def entities(folder: Path, name: str = "entities.ftm.json") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def statements(folder: Path) -> list[dict[str, str]]:
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect=csv.unix_dialect))


def values(entity: dict[str, Any]) -> dict[str, list[str]]:
    return {prop: sorted(each) for prop, each in entity["properties"].items()}


def ftm(*arguments: str | Path) -> None:
    """Run the library's own command."""
    pytest.importorskip("followthemoney")
    code = "import sys; from followthemoney.cli.cli import cli; sys.exit(cli())"
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture(scope="session")
def folder(filled: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.export("ftm", tmp_path_factory.mktemp("ftm") / "out").target


@pytest.fixture(scope="session")
def hostile_folder(hostile: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.export("ftm", tmp_path_factory.mktemp("ftm-hostile") / "out").target


@pytest.mark.parametrize("which", ["folder", "hostile_folder"])
def test_the_library_validates_it_and_drops_nothing(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    exported = request.getfixturevalue(which)
    ftm("validate", "-i", exported / "entities.ftm.json", "-o", tmp_path / "valid.json")
    before, after = entities(exported), entities(tmp_path, "valid.json")
    assert len(before) > 3
    assert [(each["id"], each["schema"], values(each)) for each in before] == [
        (each["id"], each["schema"], values(each)) for each in after
    ]


def test_the_library_knows_every_schema_and_property(folder: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    for entity in entities(folder):
        schema = model.get(entity["schema"])
        schema.validate({"properties": entity["properties"]})
        for prop, listed in entity["properties"].items():
            assert TYPES[prop] == schema.get(prop).type.name
            assert all(schema.get(prop).type.validate(value) for value in listed)
    assert all(model.get(schema).is_a("LegalEntity") for schema in SCHEMATA.values())


def test_statements_roll_up_into_the_same_entities(folder: Path, tmp_path: Path) -> None:
    ftm("aggregate-statements", "-i", folder / "statements.csv", "-o", tmp_path / "rolled.json", "-d", "waybill")
    rolled = {each["id"]: values(each) for each in entities(tmp_path, "rolled.json")}
    assert rolled == {each["id"]: values(each) for each in entities(folder)}


def test_fragments_of_two_exports_come_together(folder: Path, tmp_path: Path) -> None:
    twice = tmp_path / "twice.json"
    twice.write_text((folder / "entities.ftm.json").read_text(encoding="utf-8") * 2, encoding="utf-8")
    ftm("aggregate", "-i", twice, "-o", tmp_path / "one.json")
    assert {each["id"]: values(each) for each in entities(tmp_path, "one.json")} == {
        each["id"]: values(each) for each in entities(folder)
    }


def test_every_reference_leads_to_an_entity_and_no_id_stands_twice(folder: Path) -> None:
    ids = Counter(each["id"] for each in entities(folder))
    assert set(ids.values()) == {1}
    pointed = {
        value
        for each in entities(folder)
        for prop in ("involved", "proof", "subject", "object")
        for value in each["properties"].get(prop, ())
    }
    assert pointed
    assert pointed <= set(ids)


def test_a_grant_is_an_event_with_links_of_its_parties(folder: Path) -> None:
    [event] = [each for each in entities(folder) if "D-30" in str(each["properties"].get("name"))]
    assert event["schema"] == "Event"
    assert event["properties"]["date"] == ["2023-06-16"]
    assert event["properties"]["involved"] == ["waybill-state-estonia", "waybill-state-ukraine"]
    links = [
        each["properties"]
        for each in entities(folder)
        if event["properties"]["recordId"] == each["properties"].get("recordId")
    ]
    assert {
        (link["role"][0], link["subject"][0], link["object"][0], link["status"][0]) for link in links if "role" in link
    } == {
        ("supplier", "waybill-state-estonia", event["id"], "delivered"),
        ("recipient", "waybill-state-ukraine", event["id"], "delivered"),
        ("arms transfer", "waybill-state-estonia", "waybill-state-ukraine", "delivered"),
    }


def test_each_statement_names_its_document_and_two_documents_make_two(folder: Path, filled: Workspace) -> None:
    documents = {each.id for each in filled.selection().documents()}
    rows = statements(folder)
    assert {row["origin"] for row in rows} <= {*documents, "catalogue", "ledger"}
    assert len({row["id"] for row in rows}) == len(rows)
    said = Counter((row["entity_id"], row["prop"], row["value"]) for row in rows)
    assert max(said.values()) > 1


def test_what_it_cannot_say_stands_in_the_side_file(folder: Path, filled: Workspace) -> None:
    [head, *rest] = entities(folder, "not-in-ftm.jsonl")
    assert head == {"ledger": {"sequence": filled.length, "digest": filled.selection().state.digest}}
    cases = [each["case"] for each in rest if each["case"]]
    assert [case["id"] for case in cases] == [case.id for case in filled.selection().cases()]
    assert all(case["grade"]["code"] for case in cases)
    assert any(claim["polarity"] == "denied" for each in rest for claim in each["claims"])
    assert any(claim["sources"] for each in rest for claim in each["claims"])


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2022", (("date", "2022"),)),
        ("2022-03-26", (("date", "2022-03-26"),)),
        ("2021-12~", (("date", "2021-12"),)),
        ("2022-03/2022-05?", (("startDate", "2022-03"), ("endDate", "2022-05"))),
        ("2015/..", (("startDate", "2015"),)),
        ("../2015", (("endDate", "2015"),)),
    ],
)
def test_dates_stay_as_exact_as_they_are(edtf: str, dates: tuple[tuple[str, str], ...]) -> None:
    assert ftm_dates(Period(edtf)) == dates


@pytest.mark.parametrize(
    ("name", "is_one"), [("MV Example", True), ("M/V Tide", True), ("MVP Ltd", False), ("Mustang", False)]
)
def test_a_ship_is_told_by_its_prefix(name: str, is_one: bool) -> None:
    party = Entity(id=EntityId("party/x-1"), kind=EntityKind.PARTY, name=name)
    assert is_vessel(party) is is_one
    assert party_entity(party, Notes()).schema == ("Vessel" if is_one else "LegalEntity")


def test_what_is_too_long_is_cut_and_told() -> None:
    notes = Notes()
    party = Entity(id=EntityId("party/x-1"), kind=EntityKind.PARTY, name="Short", aliases=("a" * 400,))
    assert max(len(each.value) for each in party_entity(party, notes).values) == 384
    assert [note.says for note in notes.listed()] == ["a alias longer than FollowTheMoney allows is cut"]


@pytest.mark.parametrize(
    ("prop", "text", "kept"),
    [
        ("name", " \"'The  Tide'\" ", "The Tide"),
        ("name", "a\u200d\u0301", "á"),
        ("bodyText", "one\n\ttwo\x00\u202e", "one\n\ttwo"),
        ("location", "Port A;\nRegion B,, C;", "Port A, Region B, C"),
        ("sourceUrl", "HTTPS://example.org", "https://example.org/"),
        ("sourceUrl", "javascript:alert(1)", None),
        ("sourceUrl", "http://example.org:port/", None),
        ("sourceUrl", "http://localhost/", None),
        ("publisher", "\x01", None),
    ],
)
def test_values_are_cleaned_as_the_library_would(prop: str, text: str, kept: str | None) -> None:
    assert cleaned(prop, text) == kept


@given(st.text(max_size=60), st.sampled_from(["name", "bodyText", "location", "publisher", "sourceUrl"]))
def test_what_is_cleaned_stays_as_it_is(text: str, prop: str) -> None:
    once = cleaned(prop, text)
    assert once is None or cleaned(prop, once) == once


@given(st.text(max_size=60), st.sampled_from(["name", "bodyText", "location", "publisher", "sourceUrl"]))
def test_the_library_would_clean_nothing_more(text: str, prop: str) -> None:
    registry = pytest.importorskip("followthemoney.types").registry
    kept = cleaned(prop, text)
    assert kept is None or registry.get(TYPES[prop]).clean(kept) == kept


@given(st.from_regex(r"https?://[a-z./?#:@&=%\[\] -]{1,30}", fullmatch=True))
def test_the_library_takes_every_address_that_is_kept(text: str) -> None:
    registry = pytest.importorskip("followthemoney.types").registry
    kept = cleaned("sourceUrl", text)
    assert kept is None or registry.url.clean(kept) == kept
