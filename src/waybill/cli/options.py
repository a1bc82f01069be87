"""Arguments and options that several commands share."""

from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from waybill.settings import CATALOGUE_VARIABLE, LEDGER_VARIABLE, READER_VARIABLE


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"


def existing_date(written: str) -> date:
    """A date from the command line.

    Raises:
        BadParameter: it is written otherwise or does not exist.
    """
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is not an existing date (YYYY-MM-DD)") from error


Inputs: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, web addresses, or - for standard input.")
]
InFormat: TypeAlias = Annotated[
    Format, typer.Option("--format", help="For people, or one JSON object a line for programs.")
]
Ledger: TypeAlias = Annotated[
    str, typer.Option("--ledger", envvar=LEDGER_VARIABLE, metavar="PATH|URL", help="Where the ledger is.")
]
Catalogue: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--catalogue", envvar=CATALOGUE_VARIABLE, metavar="PATH", help="Your own corrections to the catalogues."
    ),
]
ReaderName: TypeAlias = Annotated[
    str | None,
    typer.Option("--reader", envvar=READER_VARIABLE, metavar="NAME", help="trained, rules, or one that is installed."),
]
Published: TypeAlias = Annotated[
    date | None,
    typer.Option(
        parser=existing_date, metavar="DATE", help="Day of publication (YYYY-MM-DD) of inputs that do not say it."
    ),
]
Publisher: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="Publisher of inputs that do not name it.")
]
Url: TypeAlias = Annotated[str | None, typer.Option(metavar="URL", help="Address of inputs that do not have one.")]
Workers: TypeAlias = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Number of processes that read.", show_default=False)
]
NoTriage: TypeAlias = Annotated[
    bool,
    typer.Option("--no-triage", help="Read also what seems to hold no claim in folders, archives and feeds."),
]
