"""Assistants ask a ledger: every answer has its sources and the state it was taken from, and nothing is written."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import waybill
from waybill.answering.server import server
from waybill.errors import UsageError
from waybill.workspace.holding import Holding, hold

pytest.importorskip("mcp")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> str:
    location = str(tmp_path_factory.mktemp("asked") / "ledger.db")
    with waybill.open(location) as workspace:
        workspace.import_([str(samples / "*.json"), str(samples / "affair.jsonl")])
    return location


@pytest.fixture(scope="module")
def holding(ledger: str) -> Iterator[Holding]:
    with hold(ledger) as holding:
        yield holding


def call(target: object, tool: str, **arguments: object) -> Any:
    """What a client of the official package gets from a server, in memory or by its command."""
    import anyio
    from mcp import Client

    async def ask() -> Any:
        async with Client(target) as client:  # type: ignore[arg-type]
            return await client.call_tool(tool, dict(arguments))

    return anyio.run(ask)


def answer(holding: Holding, tool: str, **arguments: object) -> Any:
    result = call(server(holding), tool, **arguments)
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)


def error(holding: Holding, tool: str, **arguments: object) -> str:
    result = call(server(holding), tool, **arguments)
    assert result.is_error
    return str(result.content[0].text)


def test_the_tools_say_what_they_do_and_that_they_only_read(holding: Holding) -> None:
    import anyio
    from mcp import Client

    async def ask() -> Any:
        async with Client(server(holding)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(ask)
    assert [tool.name for tool in tools] == ["search_cases", "read_case", "read_text"]
    assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools)
    assert all("Args:" in tool.description for tool in tools)
    assert tools[0].input_schema["properties"]["stage"]["anyOf"][0] == {"$ref": "#/$defs/Stage"}


@pytest.mark.parametrize(
    ("tool", "arguments"), [("search_cases", {}), ("read_case", {}), ("read_text", {"document": "sample-grant"})]
)
def test_every_answer_names_the_state_of_the_ledger(
    holding: Holding, ledger: str, tool: str, arguments: dict[str, object]
) -> None:
    if tool == "read_case":
        arguments = {"case": answer(holding, "search_cases")["cases"][0]["id"]}
    with waybill.open(ledger) as workspace:
        state = workspace.selection().state
    assert answer(holding, tool, **arguments)["ledger"] == {"sequence": state.sequence, "digest": state.digest}


def test_cases_are_found_by_words_in_them(holding: Holding) -> None:
    [found] = answer(holding, "search_cases", words="howitzers estonia")["cases"]
    assert found["documents"] == ["sample-grant"]
    assert "Estonia" in found["told"]
    assert found["grade"]
    assert answer(holding, "search_cases", words="howitzers zanzibar")["found"] == 0


def test_cases_are_found_by_what_is_wanted_and_the_number_is_told(holding: Holding) -> None:
    everything = answer(holding, "search_cases", limit=50)
    assert everything["found"] == len(everything["cases"]) > 3
    some = answer(holding, "search_cases", limit=2)
    assert (some["found"], len(some["cases"])) == (everything["found"], 2)
    recipients = answer(holding, "search_cases", recipient="Ukraine", stage="delivered")["cases"]
    assert [each["documents"] for each in recipients] == [["sample-grant"]]
    assert 0 < answer(holding, "search_cases", disputed=True)["found"] < everything["found"]


def test_a_case_comes_with_its_words_and_who_says_them(holding: Holding) -> None:
    [found] = answer(holding, "search_cases", words="howitzers estonia")["cases"]
    case = answer(holding, "read_case", case=found["id"])
    assert case["id"] == found["id"]
    assert case["grade"]["reasons"]
    assert case["origin_list"][0]["text"] == "Estonian Ministry of Defence"
    [claim] = case["claims"]
    assert claim["evidence"][0] == "Estonia has donated a further package of military aid to Ukraine"
    assert (claim["document"], claim["case"], claim["published"]) == ("sample-grant", found["id"], "2023-06-20")


def test_a_text_is_read_piece_by_piece_to_its_end(holding: Holding, samples: Path) -> None:
    text = json.loads((samples / "grant.json").read_text(encoding="utf-8"))["text"]
    pieces, start = [], 0
    while start is not None:
        piece = answer(holding, "read_text", document="sample-grant", start=start, length=300)
        pieces.append(piece["text"])
        start = piece["next_start"]
    assert "".join(pieces) == text
    assert len(pieces) > 2
    assert (piece["characters"], piece["publisher"]) == (len(text), "Estonian Ministry of Defence")
    assert piece["claims"][0]["id"] == "c1"


def test_what_cannot_be_answered_is_told_in_words(holding: Holding) -> None:
    assert "there is no case 'case-nowhere' in this ledger" in error(holding, "read_case", case="case-nowhere")
    assert "there is no document 'nowhere' in this ledger" in error(holding, "read_text", document="nowhere")
    assert "limit is a number from 1 to 50" in error(holding, "search_cases", limit=51)
    assert "length is a number from 1 to 50000" in error(holding, "read_text", document="sample-grant", length=0)
    assert "start is an offset from 0" in error(holding, "read_text", document="sample-grant", start=-1)
    assert "stage" in error(holding, "search_cases", stage="finished")


def test_asking_writes_nothing(holding: Holding, ledger: str) -> None:
    before = Path(ledger).read_bytes()
    answer(holding, "search_cases", words="drones")
    assert Path(ledger).read_bytes() == before


def test_the_command_answers_on_standard_input_and_output(ledger: str) -> None:
    from mcp import StdioServerParameters
    from mcp.client.stdio import stdio_client

    started = StdioServerParameters(command=sys.executable, args=["-m", "waybill", "mcp", "--ledger", ledger])
    result = call(stdio_client(started), "read_text", document="sample-grant", length=15)
    assert json.loads(result.content[0].text)["text"] == "Invented sample"


def test_a_missing_package_is_told_with_its_extra(holding: Holding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(UsageError, match=r"pip install 'waybill\[mcp\]'"):
        server(holding)
