"""The command line finds the same as the pages, and filters by the same names."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from waybill.cli.commands import run
from waybill.telling.filters import FILTERS
from waybill.web.app import application
from waybill.workspace.holding import hold


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> str:
    location = str(tmp_path_factory.mktemp("searching") / "l.db")
    assert run(["import", str(samples / "*.json"), "--ledger", location]) == 0
    return location


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run([*arguments, "--format", "json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("words", ["rifles", "rifle* -mortars", '"assault rifles" OR drones', "Kufra Shield"])
def test_a_search_finds_what_the_pages_find(location: str, capsys: pytest.CaptureFixture[str], words: str) -> None:
    found = lines(capsys, "search", words, "--ledger", location)
    with hold(location) as holding:
        pages = TestClient(application(holding), base_url="http://127.0.0.1")
        shown = pages.get("/api/search", params={"q": words, "kind": "claims"}).json()["found"]
        assert [each["title"] for each in found] == [each["title"] for each in shown]
        assert {case["id"] for case in lines(capsys, "cases", "--words", words, "--ledger", location)} == {
            case["id"] for case in pages.get("/api/cases", params={"words": words}).json()["cases"]
        }


def test_what_is_found_is_marked(location: str, capsys: pytest.CaptureFixture[str]) -> None:
    [found] = lines(capsys, "search", "Marlon", "--kind", "documents", "--ledger", location)
    assert (found["kind"], found["id"]) == ("document", "sample-court")
    assert "**Marlon**" in found["excerpt"]


def test_a_claim_is_told_by_who_gives_what_to_whom_in_words_of_its_text_alone(
    location: str, capsys: pytest.CaptureFixture[str]
) -> None:
    [found] = lines(capsys, "search", '"who helped assemble"', "--ledger", location)
    assert found["title"] == "Tehran → Sudanese army: 4 Iranian-made Mohajer-6 drones"
    assert found["note"].endswith(
        "according to Sahara Courier (outlet) → an engineer who helped assemble them (witness, unnamed)"
    )
    assert found["excerpt"].endswith("told the Sahara Courier.")


def test_numbers_are_told_as_one_says_them(location: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "Marlon", "--kind", "documents", "--ledger", location]) == 0
    assert capsys.readouterr().err == "1 of 1 document shown; also found: 2 cases, 1 claim, 0 entities\n"


def test_what_says_much_the_same_is_found(location: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(
        capsys, "search", "--like", "A judge sent a man to prison who shipped pistols to Haiti.", "--ledger", location
    )
    assert found[0]["id"] == "sample-court#c1"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", '"rifles'], "a quotation mark is opened and not closed"),
        (["search"], "give words to look for, or a text with --like"),
        (["search", "a", "--like", "b"], "give words to look for, or a text with --like"),
        (["cases", "--stage", "x"], "stage: there is no 'x'; known are sought, offered"),
        (["claims", "--country", "Atlantis"], "country: nothing is known of 'Atlantis'"),
        (["export", "csv", "--output", "x", "--grade", "B6"], "grade: 'B6' is none"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(
    location: str, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run([*arguments, "--ledger", location]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", ["claims", "cases", "export"])
def test_every_filter_is_an_option(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run([command, "--help"])
    shown = capsys.readouterr().out
    assert [each.name for each in FILTERS if f"--{each.name.replace('_', '-')}" not in shown] == []


@pytest.mark.parametrize("kind", ["cases", "claims", "documents", "entities"])
def test_no_line_of_what_is_found_ends_with_blanks(
    location: str, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    capsys.readouterr()
    assert run(["search", "haiti*", "--kind", kind, "--ledger", location]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert any(line.startswith("  ") for line in shown)
    assert [line for line in shown if line != line.rstrip()] == []
