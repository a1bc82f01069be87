"""Cases beside a register, drawn with Rich."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from waybill.cli.render import headline, rows, screen
from waybill.compare.comparing import Comparison, Deal, Difference, Match, is_contradicted
from waybill.compare.register import Record
from waybill.core.case import Case
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.telling import wording
from waybill.telling.sentences import item


def show_comparison(found: Comparison) -> None:
    """What stands in both, with what differs; what stands only in the register; what stands only here."""
    console = screen()
    _section(console, "in both", len(found.both))
    for match in found.both:
        _show_case(console, match.case)
        console.print(rows([("here", _told(match.case)), *_records(match.deal), *_differences(match), *_why(match)]))
        console.print()
    _section(console, "only in the register", len(found.register))
    for deal in found.register:
        console.print(headline("–", (deal[0].supplier or wording.NOBODY, deal[0].recipient or wording.NOBODY)))
        console.print(rows([*_records(deal), *_mirror(deal)]))
        console.print()
    _section(console, "only here", len(found.ledger))
    for case in found.ledger:
        _show_case(console, case)
        console.print(rows([("here", _told(case))]))
        console.print()


def _section(console: Console, title: str, number: int) -> None:
    console.print(Text(f"{title}: {number:,}", style="bold underline"))
    console.print()


def _show_case(console: Console, case: Case) -> None:
    sides = (wording.names(each.name for each in side) for side in (case.summary.supplier, case.summary.recipient))
    console.print(headline(case.id, sides, grade=str(case.grade or "")))


def _told(case: Case) -> str:
    stage = "" if case.summary.stage is None else wording.reached(case.summary.stage, case.summary.certainty)
    dates = ", ".join(period.edtf for period in case.summary.dates)
    return " · ".join(filter(None, [", ".join(map(item, case.summary.items)), f"{stage} {dates}".strip()]))


def _records(deal: Deal) -> Iterator[tuple[str, str]]:
    for record in deal:
        yield "register" if record.reporter is None else record.reporter.value, _record(record)


def _record(record: Record) -> str:
    weapon = record.designation or record.description or record.category
    kind = record.description if record.designation else record.category if record.description else ""
    return " · ".join(
        filter(
            None,
            [
                f"{weapon} ({kind})" if kind else weapon,
                _amount(record.ordered, record.ordered_on, "ordered"),
                _amount(record.delivered, record.delivered_on, "delivered"),
                record.status,
                record.comments,
                record.place,
            ],
        )
    )


def _amount(quantity: Quantity | None, period: Period | None, verb: str) -> str:
    if quantity is None and period is None:
        return ""
    return " ".join(filter(None, [wording.quantity(quantity), verb, "" if period is None else period.edtf]))


def _differences(match: Match) -> Iterator[tuple[str, str]]:
    differences = [*(_difference(each) for each in match.differences), *(text for _, text in _mirror(match.deal))]
    for number, text in enumerate(differences):
        yield "" if number else "differs", text


def _difference(found: Difference) -> str:
    there, here = (" or ".join(map(_value, values)) for values in (found.there, found.here))
    whose = "the register" if found.record.reporter is None else f"the {found.record.reporter.value}"
    return f"{found.what}: {there} by {whose}, {here} here"


def _mirror(deal: Deal) -> Iterator[tuple[str, str]]:
    """Where exporter and importer report unlike numbers."""
    if is_contradicted(deal):
        told = sorted({f"{wording.quantity(each.delivered)} by the {each.reporter}" for each in deal if each.delivered})
        yield "differs", f"number between the two sides: {', '.join(told)}"


def _value(value: Period | Quantity) -> str:
    return value.edtf if isinstance(value, Period) else wording.quantity(value)


def _why(match: Match) -> Iterator[tuple[str, str]]:
    failing = f"; not {', '.join(match.agreement.failing)}" if match.agreement.failing else ""
    yield "agree on", ", ".join(match.agreement.holding) + failing
