"""Frames: the tables of the exports with their types."""

import sys
from datetime import UTC, date, datetime

import pandas
import polars
import pytest

from waybill.errors import UsageError
from waybill.export.tables import TABLES
from waybill.workspace import Wanted, Workspace

EACH = pytest.mark.parametrize("name", [table.name for table in TABLES])


@EACH
def test_a_frame_has_a_row_for_each_row_of_its_table(name: str, filled: Workspace) -> None:
    table = filled.table(name)
    columns = [column.name for column in table.columns]
    rows = len(list(table.rows()))
    assert rows > 0
    assert (table.to_polars().columns, table.to_polars().height) == (columns, rows)
    assert (list(table.to_pandas().columns), len(table.to_pandas())) == (columns, rows)


@EACH
def test_types_do_not_depend_on_what_is_selected(name: str, filled: Workspace) -> None:
    nothing, everything = filled.table(name, Wanted(supplier="Nobody At All")), filled.table(name)
    assert nothing.to_polars().height == 0
    assert nothing.to_polars().schema == everything.to_polars().schema
    assert list(nothing.to_pandas().dtypes) == list(everything.to_pandas().dtypes)


def test_days_lists_and_what_is_not_said_have_types_of_their_own(filled: Workspace) -> None:
    claims = filled.table("claims").to_polars()
    asked = claims.filter(polars.col("ref") == "sample-grant#c1").select("published", "recipient", "part_of")
    assert asked.rows() == [(date(2023, 6, 20), ["Ukraine"], None)]
    assert claims.schema["recipient"] == polars.List(polars.String)
    assert claims.schema["published"] == polars.Date


def test_instants_are_of_utc(filled: Workspace) -> None:
    documents = filled.table("documents")
    noon = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)
    assert documents.to_polars()["captured_at"].max() == noon
    assert documents.to_pandas()["captured_at"].max() == pandas.Timestamp(noon)


def test_pandas_knows_what_is_not_said(filled: Workspace) -> None:
    claims = filled.table("claims").to_pandas()
    assert claims["value"].dtype == "Float64"
    assert claims["value"].isna().any()
    assert claims["covert"].dtype == "boolean"
    assert all(isinstance(each, list) for each in claims["supplier"])


def test_hostile_texts_come_through(hostile: Workspace) -> None:
    for table in TABLES:
        assert hostile.table(table.name).to_polars().height == len(hostile.table(table.name).to_pandas())


def test_a_notebook_shows_a_table_and_obeys_nothing_in_it(hostile: Workspace) -> None:
    shown = hostile.table("claims")._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "\u202e" not in shown


def test_an_unknown_table_is_told_with_those_that_there_are(filled: Workspace) -> None:
    with pytest.raises(UsageError, match=r"no table 'deals'; there are claims, .*documents"):
        filled.table("deals")


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_missing_library_is_told_with_how_to_get_it(
    library: str, filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=rf"needs {library}: pip install 'waybill\[frames\]'"):
        getattr(filled.table("claims"), f"to_{library}")()
