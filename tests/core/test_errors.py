"""Errors cross from worker to caller whole."""

import copy
import pickle
import re
from string import Formatter

import pytest

from waybill import errors
from waybill.errors import (
    AccountsError,
    ArchiveError,
    CatalogueError,
    ClaimError,
    ExportError,
    FilterError,
    ForeignLedgerError,
    LedgerAccessError,
    LedgerError,
    ModelError,
    NewerLedgerError,
    OverrideError,
    PeriodError,
    QuantityError,
    QuestionError,
    RegisterError,
    ShapeError,
    SpanError,
    TamperedLedgerError,
    UsageError,
    WaybillError,
)

EXAMPLES = (
    (WaybillError(), "something went wrong"),
    (SpanError(start=4, end=2), "[4, 2) is not a stretch of text"),
    (QuantityError(value=-1, high=None), "-1 (high: None) is not a quantity"),
    (PeriodError(edtf="2022-02-30"), "'2022-02-30' is not an existing date or period"),
    (ClaimError(claim="c1", problem="it has no evidence"), "claim c1: it has no evidence"),
    (ShapeError(place="a.jsonl:7", problem="it is not a JSON object"), "a.jsonl:7: it is not a JSON object"),
    (CatalogueError(path="weapons.json", problem="missing"), "catalogue weapons.json: missing"),
    (
        OverrideError(path="own.toml", line=3, field="reliability", problem="'G' is no letter"),
        "own.toml, line 3, reliability: 'G' is no letter",
    ),
    (
        ModelError(path="upper.onnx", problem="it cannot be read"),
        "the trained reader's file upper.onnx: it cannot be read",
    ),
    (ArchiveError(archive="a.captures", problem="no folder"), "archive a.captures: no folder"),
    (AccountsError(path="a.db.people", problem="others can read it"), "accounts a.db.people: others can read it"),
    (RegisterError(path="a.csv", problem="no headings"), "register a.csv: no headings"),
    (ExportError(target="tables", problem="it is there already"), "export to tables: it is there already"),
    (UsageError(problem="no input {given}"), "no input {given}"),
    (FilterError(name="country", problem="there is no 'Utopia'"), "country: there is no 'Utopia'"),
    (QuestionError(problem="a quote is open"), "the search cannot be read: a quote is open"),
    (LedgerError(ledger="a.db", problem="locked"), "ledger a.db: locked"),
    (LedgerAccessError(ledger="a.db", problem="disk full"), "ledger a.db: disk full"),
    (ForeignLedgerError(ledger="a.db"), "a.db is not a Waybill ledger; it was left untouched"),
    (
        NewerLedgerError(ledger="a.db", revision="0009"),
        "ledger a.db has schema revision 0009, which this version of Waybill does not know",
    ),
    (
        TamperedLedgerError(ledger="a.db", sequence=7, problem="digest differs"),
        "ledger a.db, entry 7: digest differs",
    ),
)
CLASSES = tuple(each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, WaybillError))


def test_every_error_has_an_example_here() -> None:
    assert {type(error) for error, _ in EXAMPLES} == set(CLASSES)


@pytest.mark.parametrize(("error", "sentence"), EXAMPLES, ids=lambda each: type(each).__name__)
def test_an_error_says_what_is_wrong_in_one_sentence(error: WaybillError, sentence: str) -> None:
    assert str(error) == sentence


@pytest.mark.parametrize("duplicate", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy])
@pytest.mark.parametrize("error", [error for error, _ in EXAMPLES], ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling_and_copying_whole(error, duplicate) -> None:  # type: ignore[no-untyped-def]
    again = duplicate(error)
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert (again.code, again.message, again.remedy) == (error.code, error.message, error.remedy)
    assert again.facts == error.facts


@pytest.mark.parametrize("error", [error for error, _ in EXAMPLES], ids=lambda error: type(error).__name__)
def test_facts_are_attributes_and_each_has_its_place_in_the_message(error: WaybillError) -> None:
    assert {name for _, name, _, _ in Formatter().parse(type(error).message) if name} == set(error.facts)
    assert all(getattr(error, name) == fact for name, fact in error.facts.items())


def test_a_fact_that_an_error_does_not_have_is_no_attribute() -> None:
    with pytest.raises(AttributeError):
        _ = SpanError(start=4, end=2).edtf


def test_no_two_errors_share_a_code() -> None:
    assert len({each.code for each in CLASSES}) == len(CLASSES)


def test_every_error_says_what_to_do() -> None:
    assert all(each.remedy for each in CLASSES)


def test_the_tree_at_the_top_shows_every_error_under_its_parent() -> None:
    drawn = re.findall(r"^([│├└─ ]*)(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    parents: list[str] = []
    tree = {}
    for indent, name in drawn:
        depth = len(indent) // 4
        parents[depth:] = [name]
        tree[name] = parents[depth - 1] if depth else "Exception"
    assert tree == {each.__name__: each.__base__.__name__ for each in CLASSES if each.__base__}
