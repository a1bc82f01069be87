"""What each format says of the samples, read by libraries of that format where there are any."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import geojson
import pyarrow.parquet
import pytest
import rustworkx
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvActivity, ProvAgent, ProvDerivation, ProvDocument, ProvEntity

from waybill.compare.register import register
from waybill.export.csv_tables import guarded
from waybill.export.geojson import _parts
from waybill.export.tables import TABLES
from waybill.ontology.place_facts import Location
from waybill.workspace import Workspace


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_imported_back_json_gives_the_same_claims_and_cases(
    filled: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    filled.export("json", str(tmp_path / "out.jsonl"))
    added = empty.import_([str(tmp_path / "out.jsonl")])
    assert not added.rejections
    assert [each.claim for each in empty.claims()] == [each.claim for each in filled.claims()]
    assert empty.cases() == filled.cases()
    assert len(empty.cases()) > 10


def test_json_narrowed_to_a_case_has_its_claims_alone(filled: Workspace, tmp_path: Path) -> None:
    [first, *_] = filled.cases()
    filled.export("json", str(tmp_path / "out.jsonl"), cases=[first.id])
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(each["id"], claim["id"]) for each in found for claim in each["claims"]] == [
        (ref.document, ref.claim) for ref in first.claims
    ]


@pytest.fixture(scope="module")
def tables(filled: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.export("csv", str(tmp_path_factory.mktemp("tables") / "out")).target


def test_tables_have_a_row_for_each_thing(tables: Path, filled: Workspace) -> None:
    claims = filled.claims()
    assert len(rows(tables / "claims.csv")) == len(claims)
    assert len(rows(tables / "items.csv")) == sum(len(each.claim.items) for each in claims)
    assert len(rows(tables / "sources.csv")) == sum(len(chain) for each in claims for chain in each.claim.sources)
    assert len(rows(tables / "cases.csv")) == len(filled.cases())
    assert len(rows(tables / "origins.csv")) == sum(len(case.origins) for case in filled.cases())


def test_a_claim_stands_in_its_row_as_the_report_says_it(tables: Path) -> None:
    [row] = [row for row in rows(tables / "claims.csv") if row["ref"] == "sample-report#c3"]
    assert row["supplier"] == "Kufra Shield"
    assert (row["covert"], row["polarity"]) == ("true", "affirmed")
    assert (row["date"], row["date_earliest"], row["date_approximate"]) == ("2024-10-03", "2024-10-03", "false")
    assert "about 1,200 mortar shells" in row["items"]


def test_the_dictionary_names_each_column(tables: Path) -> None:
    named = {(row["table"], row["column"]) for row in rows(tables / "dictionary.csv")}
    assert named == {(table.name, column.name) for table in TABLES for column in table.columns}
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["path"] for each in package["resources"]] == [f"{table.name}.csv" for table in TABLES]
    assert all((tables / each["path"]).exists() for each in package["resources"])


def test_no_cell_is_a_formula(hostile: Workspace, tmp_path: Path) -> None:
    target = hostile.export("csv", str(tmp_path / "out")).target
    cells = [cell for file in target.glob("*.csv") for row in rows(file) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    [claim] = rows(target / "claims.csv")
    assert claim["document"] == "'=cmd|'/c calc'!A1"
    assert claim["supplier"] == '\'=HYPERLINK("http://x") & <Sons>'
    assert claim["recipient"] == "גדוד \u202eאב"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_a_guarded_cell_without_its_apostrophe_is_the_text(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert cell.removeprefix("'") == text or cell == text


def test_parquet_holds_the_tables_with_their_types_and_the_state(filled: Workspace, tmp_path: Path) -> None:
    target = filled.export("parquet", str(tmp_path / "out")).target
    claims = pyarrow.parquet.read_table(target / "claims.parquet")
    assert claims.num_rows == len(filled.claims())
    [row] = [row for row in claims.to_pylist() if row["ref"] == "sample-report#c3"]
    assert row["supplier"] == ["Kufra Shield"]
    assert row["date_earliest"] == date(2024, 10, 3)
    assert row["covert"] is True
    assert claims.schema.metadata[b"waybill.ledger.sequence"] == str(filled.length).encode()


def the_geojson(workspace: Workspace, target: Path) -> Any:
    workspace.export("geojson", str(target))
    return geojson.loads(target.read_text(encoding="utf-8"))


def test_geojson_is_valid_and_has_a_feature_for_each_place(filled: Workspace, tmp_path: Path) -> None:
    found = the_geojson(filled, tmp_path / "out.geojson")
    assert found.is_valid, found.errors()
    points = [each for each in found["features"] if each["properties"]["slot"] != "way"]
    assert len(points) == sum(len(list(each.claim.places())) for each in filled.claims())
    nyala = next(each for each in points if each["properties"]["text"] == "Nyala")
    assert nyala["properties"]["precision"] == "city"
    assert [round(each) for each in nyala["geometry"]["coordinates"]] == [25, 12]


def test_a_place_without_coordinates_has_no_geometry_and_is_noted(filled: Workspace, tmp_path: Path) -> None:
    found = the_geojson(filled, tmp_path / "out.geojson")
    libya = next(each for each in found["features"] if each["properties"].get("text") == "Libya")
    assert libya["geometry"] is None
    assert libya["properties"]["precision"] == "unlocated"
    assert "no coordinates are known" in (tmp_path / "out.geojson.notes.txt").read_text(encoding="utf-8")


def test_a_line_across_the_180th_meridian_is_cut() -> None:
    assert _parts([Location(10.0, 170.0), Location(20.0, -170.0)]) == [
        [[170.0, 10.0], [180.0, 15.0]],
        [[-180.0, 15.0], [-170.0, 20.0]],
    ]


def test_graphml_has_an_edge_for_each_case(filled: Workspace, tmp_path: Path) -> None:
    filled.export("graphml", str(tmp_path / "out.graphml"))
    [graph] = rustworkx.read_graphml(str(tmp_path / "out.graphml"))
    edges = graph.edges()
    assert {edge["case"] for edge in edges} == {case.id for case in filled.cases()}
    names = {node["name"] for node in graph.nodes()}
    assert {"Iran", "not said"} & names
    assert graph.attrs["ledger"] == str(filled.selection().state)


def test_graphml_takes_what_xml_does_not(hostile: Workspace, tmp_path: Path) -> None:
    hostile.export("graphml", str(tmp_path / "out.graphml"))
    [graph] = rustworkx.read_graphml(str(tmp_path / "out.graphml"))
    assert '=HYPERLINK("http://x") & <Sons>' in {node["name"] for node in graph.nodes()}


def the_prov(workspace: Workspace, target: Path) -> ProvDocument:
    workspace.export("prov", str(target))
    return ProvDocument.deserialize(str(target), format="json")


def test_prov_leads_from_every_case_to_the_bytes(filled: Workspace, tmp_path: Path) -> None:
    found = the_prov(filled, tmp_path / "out.json")
    derived = {(str(each.args[0]), str(each.args[1])) for each in found.get_records(ProvDerivation)}
    assert len(derived) == 22 + 22 + 10  # cases from claims, claims from documents, documents from captures
    claim = "waybill:claim/sample-report%23c3"
    assert (claim, "waybill:document/sample-report") in derived
    assert any(made.startswith("waybill:case/") and used == claim for made, used in derived)


def test_prov_names_nothing_that_it_does_not_describe(hostile: Workspace, tmp_path: Path) -> None:
    found = the_prov(hostile, tmp_path / "out.json")
    described = {str(each.identifier) for each in found.get_records((ProvEntity, ProvActivity, ProvAgent))}
    relations = [each for each in found.get_records() if not each.is_element()]
    assert {str(name) for each in relations for name in each.args[:2] if name is not None} <= described
    assert len(relations) >= 8


def test_both_register_tables_are_read_back_whole(filled: Workspace, tmp_path: Path) -> None:
    target = filled.export("register", str(tmp_path / "out")).target
    for name, known in (("sipri.csv", "SIPRI"), ("un-register.csv", "UN Register, exports")):
        found = register((target / name).read_bytes(), name)
        assert found.name == known
        assert found.rejections == ()
        assert len(found.records) == len(rows(target / name)) > 0


def test_uncertain_numbers_are_marked_in_the_register_s_own_way(filled: Workspace, tmp_path: Path) -> None:
    target = filled.export("register", str(tmp_path / "out")).target
    [row] = [row for row in rows(target / "sipri.csv") if "mortar shells" in row["Weapon designation"]]
    assert (row["Number delivered"], row["Numbers delivered is estimate"]) == ("(1200)", "Yes")
    assert "number: about 1,200" in row["Comments"]
    assert row["Sources"].startswith("Northern Evening Post, 2024-10-16 (")
    [drones] = [row for row in rows(target / "un-register.csv") if "Mohajer-6" in row["Description of items"]]
    assert drones["Category"].startswith("IV. ")
    assert drones["Number of items"] == "4"
