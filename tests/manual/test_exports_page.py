"""The page on exports names every format, table and column, and says of each what the data dictionary says."""

import re
from pathlib import Path
from typing import Final

import pytest

from waybill.export import EXPORTERS
from waybill.export.exporting import Exporter, Kind
from waybill.export.graphml import EDGE_KEYS, NODE_KEYS
from waybill.export.register import SIPRI, UN
from waybill.export.tables import TABLES, AnyTable

PAGE: Final = (Path(__file__).resolve().parents[2] / "docs" / "manual" / "exports.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    level = heading.partition(" ")[0]
    return re.split(rf"\n#{{1,{len(level)}}} ", PAGE.partition(f"\n{heading}\n")[2])[0]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_the_page_lists_each_format(exporter: Exporter) -> None:
    assert f"| `{exporter.name}` | a {'folder' if exporter.kind is Kind.FOLDER else 'file'} |" in PAGE


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.name)
def test_the_page_says_what_each_column_of_a_table_holds(table: AnyTable) -> None:
    said = section(f"### `{table.name}`")
    assert f"A row is {table.about}." in said
    shown = re.findall(r"^\| (`.+) \|$", said, re.MULTILINE)
    assert shown == [f"`{each.name}` | {each.type.value} | {each.about}" for each in table.columns]


@pytest.mark.parametrize(("file", "columns"), [("sipri.csv", SIPRI), ("un-register.csv", UN)], ids=["sipri", "un"])
def test_the_page_says_what_each_column_of_a_register_holds(file: str, columns: tuple[object, ...]) -> None:
    shown = re.findall(r"^\| (`.+) \|$", section(f"### `{file}`"), re.MULTILINE)
    assert shown == [f"`{each.name}` | {each.about}" for each in (SIPRI if file == "sipri.csv" else UN)]
    assert len(shown) == len(columns)


def test_the_page_names_each_attribute_of_the_graph() -> None:
    said = section("## graphml")
    assert {name for name, _ in (*NODE_KEYS, *EDGE_KEYS) if f"`{name}`" not in said} == set()
