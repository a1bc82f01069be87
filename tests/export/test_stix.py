"""STIX 2.1: its validator finds nothing, its library parses all of it, and ids and times are never chance."""

import json
import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.period import Period
from waybill.export.notes import Notes
from waybill.export.stix_terms import EXTENSION, Frame, graded, marking, stix_id, stretch
from waybill.workspace import Workspace

ALLOWED = ["uuid-check", "extref-hashes"]
"""What the standard recommends and we do not do: ids by chance, and digests of pages that nobody captured."""


def objects(bundle: Path, kind: str) -> list[dict[str, Any]]:
    listed = json.loads(bundle.read_text(encoding="utf-8"))["objects"]
    return [each for each in listed if each["type"] == kind]


@pytest.fixture(scope="session")
def bundle(filled: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.export("stix", tmp_path_factory.mktemp("stix") / "out.json").target


@pytest.fixture(scope="session")
def hostile_bundle(hostile: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.export("stix", tmp_path_factory.mktemp("stix-hostile") / "out.json").target


@pytest.fixture
def empty_bundle(empty: Workspace, tmp_path: Path) -> Path:
    return empty.export("stix", tmp_path / "out.json").target


@pytest.mark.parametrize("which", ["bundle", "hostile_bundle", "empty_bundle"])
def test_the_validator_finds_nothing(which: str, request: pytest.FixtureRequest) -> None:
    validator = pytest.importorskip("stix2validator")
    options = validator.ValidationOptions(version="2.1", strict=True, disabled=ALLOWED)
    found = validator.validate_file(str(request.getfixturevalue(which)), options)
    assert [str(each) for result in found.object_results for each in (*result.errors, *result.warnings)] == []
    assert found.is_valid


@pytest.mark.parametrize("which", ["bundle", "hostile_bundle", "empty_bundle"])
def test_the_library_parses_all_of_it(which: str, request: pytest.FixtureRequest) -> None:
    stix2 = pytest.importorskip("stix2")
    text = request.getfixturevalue(which).read_text(encoding="utf-8")
    assert len(stix2.parse(text, allow_custom=False).objects) == len(json.loads(text)["objects"])


@pytest.mark.parametrize("which", ["bundle", "hostile_bundle"])
def test_every_reference_leads_to_an_object_and_no_id_stands_twice(which: str, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(which).read_text(encoding="utf-8")
    ids = Counter(each["id"] for each in json.loads(text)["objects"])
    assert set(ids.values()) == {1}
    assert set(re.findall(r'"((?!bundle)[a-z-]+--[0-9a-f-]{36})"', text)) == set(ids)


def test_documents_claims_denials_and_cases_are_all_there(bundle: Path, filled: Workspace) -> None:
    selection = filled.selection()
    claims = list(selection.claims())
    denied = [each for each in claims if each.claim.polarity.value == "denied"]
    assert denied
    assert len(objects(bundle, "report")) == len(list(selection.documents()))
    assert len(objects(bundle, "note")) == len(claims) - len(denied)
    assert len(objects(bundle, "opinion")) == len(denied)
    assert len(objects(bundle, "grouping")) == len(list(selection.cases()))


def test_a_grant_is_a_graded_relationship_with_its_dates(bundle: Path) -> None:
    [found] = [
        each
        for each in objects(bundle, "relationship")
        if "D-30" in json.dumps(each["extensions"][EXTENSION]["transfer"]["items"])
    ]
    names = {each["id"]: each["name"] for each in objects(bundle, "identity")}
    assert (names[found["source_ref"]], names[found["target_ref"]]) == ("Estonia", "Ukraine")
    assert found["relationship_type"] == "related-to"
    assert found["description"] == "Arms transfer: delivered"
    assert (found["start_time"], found["stop_time"]) == ("2023-06-16T00:00:00.000Z", "2023-06-16T23:59:59.999Z")
    assert found["created"] == "2023-06-20T00:00:00.000Z"
    assert found["modified"] == "2024-11-05T12:00:00.000Z"
    assert found["extensions"][EXTENSION]["transfer"]["basis"] == ["grant"]
    [grade] = [each for each in objects(bundle, "marking-definition") if each["id"] in found["object_marking_refs"]]
    assert grade["name"].startswith("Admiralty ")


def test_a_claim_keeps_its_words_and_names_the_last_speakers_of_its_chains(bundle: Path) -> None:
    notes = objects(bundle, "note")
    claims = [each["extensions"][EXTENSION]["claim"] for each in notes]
    assert [each["content"] for each in notes] == [" … ".join(claim["evidence"]) for claim in claims]
    told = [(each["authors"], claim["sources"]) for each, claim in zip(notes, claims, strict=True) if claim["sources"]]
    assert told
    assert all(authors == sorted({chain[-1]["text"] for chain in chains}) for authors, chains in told)


def test_an_interception_is_a_sighting_of_its_case(bundle: Path, filled: Workspace) -> None:
    intercepted = [each for each in filled.selection().claims() if each.claim.stage.value == "intercepted"]
    assert intercepted
    assert {each["sighting_of_ref"] for each in objects(bundle, "sighting")} == {
        stix_id("grouping", each.case) for each in intercepted if each.case
    }


def test_times_are_those_of_publication_and_of_the_ledger(bundle: Path) -> None:
    listed = json.loads(bundle.read_text(encoding="utf-8"))["objects"]
    assert {each["modified"] for each in listed if each["type"] in {"report", "note"}} == {"2024-11-05T12:00:00.000Z"}
    assert {each["created"] for each in listed if each["type"] == "identity"} == {"2026-11-27T00:00:00.000Z"}
    assert all(each["created"] <= each.get("modified", each["created"]) for each in listed)


def test_ids_are_the_same_for_the_same_names_alone() -> None:
    assert stix_id("note", "d1", "c1") == "note--b36d9585-1e0f-5538-bccd-603dcd46aae7"
    assert len({stix_id("note", "d1", "c1"), stix_id("note", "d1c", "1"), stix_id("opinion", "d1", "c1")}) == 3


@pytest.mark.parametrize(
    ("dates", "said", "losses"),
    [
        (["2022-03-26"], {"start": "2022-03-26T00:00:00.000Z", "stop": "2022-03-26T23:59:59.999Z"}, 0),
        (["2022-02"], {"start": "2022-02-01T00:00:00.000Z", "stop": "2022-02-28T23:59:59.999Z"}, 1),
        (["2021-12-01~"], {"start": "2021-12-01T00:00:00.000Z", "stop": "2021-12-01T23:59:59.999Z"}, 1),
        (["2015/.."], {"start": "2015-01-01T00:00:00.000Z"}, 1),
        (["2022-03-26", "2020"], {"start": "2020-01-01T00:00:00.000Z", "stop": "2022-03-26T23:59:59.999Z"}, 1),
        ([], {}, 0),
    ],
)
def test_a_date_stands_as_its_first_and_last_moment(dates: list[str], said: dict[str, str], losses: int) -> None:
    notes = Notes()
    assert stretch(tuple(map(Period, dates)), ("start", "stop"), notes, "case-1") == said
    assert sum(note.count for note in notes.listed()) == losses


def test_a_grade_is_a_marking_and_by_the_scale_of_the_standard_a_confidence() -> None:
    grade = Grade(reliability=Reliability.USUALLY, credibility=Credibility.PROBABLY_TRUE, reasons=("why",))
    unknown = Grade(
        reliability=Reliability.CANNOT_BE_JUDGED, credibility=Credibility.CANNOT_BE_JUDGED, reasons=("why",)
    )
    assert graded(grade) == {"object_marking_refs": [marking(grade)["id"]], "confidence": 70}
    assert graded(unknown) == {"object_marking_refs": [marking(unknown)["id"]]}
    assert graded(None) == {}
    assert marking(grade)["definition"] == {
        "statement": "Admiralty grade B2: source usually reliable; information probably true"
    }
    assert marking(unknown)["definition"] == {
        "statement": "Admiralty grade F6: source cannot be judged; information cannot be judged"
    }


def test_what_is_published_after_it_was_recorded_is_not_changed_before_it_came_to_be() -> None:
    common = Frame(recorded_at=datetime(2024, 11, 5, 12, tzinfo=UTC)).common("note", "note--1", date(2024, 11, 6))
    assert (common["created"], common["modified"]) == ("2024-11-06T00:00:00.000Z", "2024-11-06T00:00:00.000Z")
