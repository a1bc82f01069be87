"""Registers as they come: preambles, delimiters, encodings, broken lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.compare.agreement import FACTS
from waybill.compare.columns import Reporter, Role, own_columns
from waybill.compare.register import Record, register
from waybill.core.quantity import Bound, Quantity
from waybill.errors import RegisterError

SIPRI = (
    "Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,"
    "Number delivered,,Year(s) of delivery,status,Comments"
)
ROW = "Chad,Serbia,2019,?,20,,Lazar-3,APC,12,?,2020; 2021,New,For the guard"
DEALS = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status"
)
EXPORTS = "State;Year;Category (I-VII);Final importer State(s);Number of items;Description of items"


def read(*lines: str, encoding: str = "utf-8") -> tuple[Record, ...]:
    found = register("\n".join(lines).encode(encoding), "r.csv")
    assert found.rejections == ()
    return found.records


def test_a_trade_register_is_read_below_its_preamble_with_its_marks_of_estimates() -> None:
    [record] = read("Transfers of major weapons", '"A note, with commas"', "", SIPRI, ROW)
    assert (record.register, record.place, record.reporter) == ("SIPRI", "r.csv:5", None)
    assert (record.supplier, record.recipient) == ("Serbia", "Chad")
    assert (record.designation, record.description) == ("Lazar-3", "APC")
    assert (record.ordered, record.delivered) == (Quantity(value=20), Quantity(value=12, bound=Bound.ABOUT))
    assert record.ordered_on is not None
    assert record.delivered_on is not None
    assert (record.ordered_on.edtf, record.delivered_on.edtf) == ("2019~", "2020/2021")
    assert (record.status, record.comments) == ("New", "For the guard")


def test_lines_of_one_deal_are_one_record() -> None:
    [record] = read(
        DEALS,
        "7,Serbia,Chad,Lazar-3,APC,Armoured vehicles,2019,No,5,No,2020,No,New",
        "7,Serbia,Chad,Lazar-3,APC,Armoured vehicles,2019,No,7,Yes,2022,No,New",
    )
    assert record.place == "r.csv:2"
    assert record.delivered == Quantity(value=12, bound=Bound.ABOUT)
    assert record.delivered_on is not None
    assert record.delivered_on.edtf == "2020/2022"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    row = "Türkiye;2023;I;Chad;3;tanks"
    [record] = read(*(line.replace(";", delimiter) for line in (EXPORTS, row)), encoding=encoding)
    assert (record.supplier, record.recipient, record.category) == ("Türkiye", "Chad", "I")
    assert record.reporter is Reporter.EXPORTER


def test_the_importers_table_is_told_from_the_exporters() -> None:
    [record] = read(EXPORTS.replace("Final importer", "Exporter"), "Chad;2023;I;Serbia;3;tanks")
    assert (record.supplier, record.recipient, record.reporter) == ("Serbia", "Chad", Reporter.IMPORTER)


def test_a_cell_may_run_over_lines() -> None:
    [record] = read(SIPRI, ROW.replace("For the guard", '"For the guard,'), 'and the ""frontier"" police"')
    assert record.comments == 'For the guard, and the "frontier" police'


def test_bad_lines_are_set_aside_by_their_number_and_the_rest_goes_on() -> None:
    lines = [SIPRI, ROW.replace(",20,", ",many,"), ROW.replace("Chad,Serbia", ","), ROW + ",and,more,than,headings", ""]
    lines += ['"' + ROW, ROW, *[ROW] * 25]
    found = register("\n".join(lines).encode(), "r.csv")
    assert [(each.subject, each.detail) for each in found.rejections] == [
        ("r.csv:2", "'many' is no number"),
        ("r.csv:3", "it names neither who gives nor who gets"),
        ("r.csv:4", "it has more cells than headings, or a quotation mark that does not close"),
        ("r.csv:6", "it has more cells than headings, or a quotation mark that does not close"),
    ]
    assert len(found.records) == 26
    assert found.records[0].place == "r.csv:7"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            [SIPRI.replace("Weapon designation", "Weapon"), ROW],
            "register r.csv: line 1 looks like the headings of SIPRI, but lacks the column "
            "'Weapon designation' or 'Designation'",
        ),
        (["a,b", "1,2"], "register r.csv: no line of it holds the headings of a register"),
        ([""], "register r.csv: no line of it holds the headings of a register"),
    ],
)
def test_missing_columns_are_named(lines: list[str], problem: str) -> None:
    with pytest.raises(RegisterError) as raised:
        register("\n".join(lines).encode(), "r.csv")
    assert str(raised.value) == problem


OWN = """
name = "Customs"
reporter = "importer"
[columns]
supplier = "From"
recipient = ["To", "Towards"]
designation = "What"
delivered = "How many"
"""


def test_another_register_can_be_described() -> None:
    columns = own_columns(OWN, "own.toml")
    found = register(b"From,Towards,What,How many\nSerbia,Chad,Lazar-3,4\n", "r.csv", columns)
    [record] = found.records
    assert (found.name, record.supplier, record.recipient, record.delivered) == (
        "Customs",
        "Serbia",
        "Chad",
        Quantity(value=4),
    )
    assert record.reporter is Reporter.IMPORTER


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[columns", "it is no TOML"),
        ("name = 'x'", "it has no table [columns]"),
        ("[columns]\nsupplies = 'From'", "'supplies' is not a valid Role"),
        ("[columns]\nsupplier = 3", "3 is no heading"),
        ("columns = 3", "has no attribute"),
        ("reporter = 'me'\n[columns]\nsupplier = 'From'", "'me' is not a valid Reporter"),
    ],
)
def test_a_mistake_in_a_description_is_told(text: str, problem: str) -> None:
    with pytest.raises(RegisterError) as raised:
        own_columns(text, "own.toml")
    assert problem in str(raised.value)


def test_the_manual_names_every_role_and_fact() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "manual" / "compare.md").read_text(encoding="utf-8")
    assert [role for role in Role if f"`{role}`" not in page] == []
    assert [fact.name for fact in FACTS if f"| {fact.name} |" not in page] == []


@given(st.lists(st.text(alphabet='a1,;"\n? -', max_size=30), max_size=8))
def test_every_line_becomes_a_record_or_a_rejection_or_is_empty(rows: list[str]) -> None:
    body = "\n".join(rows).split("\n") if rows else []
    found = register("\n".join([EXPORTS, *body, "Serbia;2023;I;Chad;3;tanks"]).encode(), "r.csv")
    assert found.records or found.rejections
    said = [record.line for record in found.records] + [
        int(each.subject.rpartition(":")[2]) for each in found.rejections
    ]
    assert len(said) == len(set(said))
    assert all(1 < line <= len(body) + 2 for line in said)
    if not any('"' in line for line in body):
        empty = {number for number, line in enumerate(body, 2) if not line.strip(" ;")}
        assert sorted(said) == [number for number in range(2, len(body) + 3) if number not in empty]
