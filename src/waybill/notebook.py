"""How notebooks show cases, claims and documents: ``%load_ext waybill.notebook``.

Laws:   nothing of a report is obeyed: every text is escaped;
        what is not shown here is shown as it would be without.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from waybill.core.case import Case
from waybill.core.filed import FiledClaim
from waybill.core.outcome import ReadDocument
from waybill.telling.display import case_html, case_line, cases_html, claim_html, claim_line, document_html
from waybill.workspace.asking import Filed

_Shown = TypeVar("_Shown", contravariant=True)


class Formatter(Protocol):
    """What IPython has for one media type."""

    def for_type(self, typ: type[_Shown], func: "Callable[[_Shown], str | None] | Plain[_Shown]") -> object:
        """Have a function show what is of a type; None of it leaves that to others."""


class Printer(Protocol):
    """What IPython prints plain text with."""

    def text(self, text: str) -> None:
        """Print a text."""


class Plain(Protocol[_Shown]):
    """Shows something as plain text."""

    def __call__(self, shown: _Shown, printer: Printer, cycle: bool, /) -> None:
        """Print it; ``cycle`` says that it stands within itself."""


class DisplayFormatter(Protocol):
    """IPython's formatters by media type."""

    @property
    def formatters(self) -> Mapping[str, Formatter]:
        """Each by its media type."""


class Shell(Protocol):
    """What is needed of a notebook's IPython."""

    @property
    def display_formatter(self) -> DisplayFormatter:
        """What it shows values with."""


def load_ipython_extension(shell: Shell) -> None:
    """Show what Waybill gives as HTML from now on; IPython calls it."""
    html, plain = (shell.display_formatter.formatters[each] for each in ("text/html", "text/plain"))
    html.for_type(Case, lambda case: cases_html([case]))
    html.for_type(Filed, lambda filed: case_html(filed.case, filed.claims))
    html.for_type(FiledClaim, claim_html)
    html.for_type(ReadDocument, lambda read: document_html(read.document, read.reading.claims))
    html.for_type(tuple, several_html)
    plain.for_type(Case, _in_a_line(case_line))
    plain.for_type(Filed, _in_a_line(lambda filed: case_line(filed.case)))
    plain.for_type(FiledClaim, _in_a_line(lambda filed: claim_line(filed.claim)))
    plain.for_type(ReadDocument, _in_a_line(lambda read: "\n".join(map(claim_line, read.reading.claims))))


def several_html(several: tuple[object, ...]) -> str | None:
    """Cases as a table, claims one below the other; None of anything else."""
    cases = [each for each in several if isinstance(each, Case)]
    claims = [each for each in several if isinstance(each, FiledClaim)]
    if not several or len(several) not in (len(cases), len(claims)):
        return None
    return cases_html(cases) if cases else "".join(map(claim_html, claims))


def _in_a_line(told: Callable[[_Shown], str]) -> Plain[_Shown]:
    def show(shown: _Shown, printer: Printer, cycle: bool, /) -> None:
        printer.text(told(shown))

    return show
