"""How what a ledger holds leaves it: one module a format."""

from typing import Final

from waybill.export.exporting import BuiltIn, Kind

EXPORTERS: Final[tuple[BuiltIn, ...]] = (
    BuiltIn(name="json", suffix=".jsonl", kind=Kind.FILE, about="documents as import takes them", module="json_lines"),
    BuiltIn(
        name="training", suffix=".jsonl", kind=Kind.FILE, about="documents that people have reviewed", module="training"
    ),
    BuiltIn(name="csv", suffix="", kind=Kind.FOLDER, about="tables for spreadsheets", module="csv_tables"),
    BuiltIn(
        name="parquet",
        suffix="",
        kind=Kind.FOLDER,
        about="tables for programs",
        module="parquet",
        needs="pyarrow",
    ),
    BuiltIn(name="geojson", suffix=".geojson", kind=Kind.FILE, about="places and ways for maps", module="geojson"),
    BuiltIn(name="graphml", suffix=".graphml", kind=Kind.FILE, about="who gives to whom, as a graph", module="graphml"),
    BuiltIn(name="prov", suffix=".json", kind=Kind.FILE, about="provenance of cases, W3C PROV-JSON", module="prov"),
    BuiltIn(name="register", suffix="", kind=Kind.FOLDER, about="columns of official registers", module="register"),
    BuiltIn(name="report", suffix="", kind=Kind.FOLDER, about="case files as HTML and PDF", module="report"),
    BuiltIn(
        name="ftm", suffix="", kind=Kind.FOLDER, about="FollowTheMoney, for Aleph and other graph tools", module="ftm"
    ),
    BuiltIn(
        name="stix", suffix=".json", kind=Kind.FILE, about="a STIX 2.1 bundle, for threat intelligence", module="stix"
    ),
)
"""The formats, each imported when it is used."""
