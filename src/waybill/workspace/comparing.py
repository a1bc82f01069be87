"""Cases of a ledger beside official registers, and that as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from waybill.compare.columns import Columns, own_columns
from waybill.compare.comparing import Comparison, Deal, Difference, Match, compare, is_contradicted
from waybill.compare.register import Record, Register, register
from waybill.core.case import Case
from waybill.core.case_records import grade_to_json, summary_to_json
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.outcome import Rejection
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.core.shape import quantity_to_json
from waybill.errors import RegisterError
from waybill.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Cases beside registers, and the lines of these that could not be read."""

    registers: tuple[str, ...]
    comparison: Comparison
    rejections: tuple[Rejection, ...]


def compare_registers(
    cases: Iterable[Case], paths: Sequence[str], ontology: Ontology, *, columns: str | None = None
) -> Compared:
    """Line up cases with the registers in some CSV files.

    Args:
        cases: of a ledger.
        paths: of the files.
        ontology: the catalogues.
        columns: path of a TOML file that says how the headings are named; None for the registers that are known.

    Raises:
        RegisterError: a file cannot be read, or lacks columns that are needed.
    """
    own = None if columns is None else _own(columns)
    read = [_read(path, own) for path in paths]
    return Compared(
        registers=tuple(each.name for each in read),
        comparison=compare(cases, (record for each in read for record in each.records), ontology),
        rejections=tuple(rejection for each in read for rejection in each.rejections),
    )


def _own(path: str) -> Columns:
    return own_columns(_bytes(path).decode("utf-8", "replace"), path)


def _read(path: str, own: Columns | None) -> Register:
    return register(_bytes(path), path, own)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise RegisterError(path=path, problem=f"it cannot be read: {error.strerror}") from error


def compared_to_json(compared: Compared) -> tuple[JsonObject, ...]:
    """An object for each case with its deal, then for each deal without a case, then for each case without a deal."""
    found = compared.comparison
    return (
        *(_match_to_json(match) for match in found.both),
        *(_line("register", deal=deal) for deal in found.register),
        *(_line("ledger", case=case) for case in found.ledger),
    )


def _match_to_json(match: Match) -> JsonObject:
    return {
        **_line("both", case=match.case, deal=match.deal),
        "agreement": {
            "score": match.agreement.score,
            "holding": list(match.agreement.holding),
            "failing": list(match.agreement.failing),
        },
        "differences": [_difference_to_json(each) for each in match.differences],
    }


def _line(where: str, *, case: Case | None = None, deal: Deal = ()) -> JsonObject:
    return {
        "in": where,
        "case": None if case is None else case.id,
        "grade": None if case is None else grade_to_json(case.grade),
        "summary": None if case is None else summary_to_json(case.summary),
        "register": [_record_to_json(record) for record in deal],
        "sides_differ": is_contradicted(deal),
        "agreement": None,
        "differences": [],
    }


def _difference_to_json(found: Difference) -> JsonObject:
    return {
        "what": found.what,
        "file": found.record.file,
        "line": found.record.line,
        "register": [_value(each) for each in found.there],
        "here": [_value(each) for each in found.here],
    }


def _value(value: Period | Quantity) -> JsonValue:
    return value.edtf if isinstance(value, Period) else quantity_to_json(value)


def _record_to_json(record: Record) -> JsonObject:
    return {
        "register": record.register,
        "file": record.file,
        "line": record.line,
        "reporter": None if record.reporter is None else record.reporter.value,
        "supplier": record.supplier,
        "recipient": record.recipient,
        "designation": record.designation,
        "description": record.description,
        "category": record.category,
        "ordered": None if record.ordered is None else quantity_to_json(record.ordered),
        "delivered": None if record.delivered is None else quantity_to_json(record.delivered),
        "ordered_on": None if record.ordered_on is None else record.ordered_on.edtf,
        "delivered_on": None if record.delivered_on is None else record.delivered_on.edtf,
        "origin": record.origin,
        "via": record.via,
        "status": record.status,
        "comments": record.comments,
    }
