"""The command that writes what a ledger holds in the formats of other tools."""

from typing import TYPE_CHECKING, Annotated

import typer

from waybill.cli.filtering import filtered
from waybill.cli.options import Catalogue, Ledger
from waybill.cli.output import tell
from waybill.cli.status import DONE
from waybill.export import EXPORTERS
from waybill.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from waybill.workspace import Wanted


@filtered
def export(
    wanted: "Wanted",
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(each.name for each in EXPORTERS)}.")
    ],
    output: Annotated[str, typer.Option("--output", metavar="PATH", help="File or folder to write.")],
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="ID", help="Only this case; may be given several times.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export that is there.")] = False,
) -> int:
    """Write cases, claims and documents for other tools."""
    import waybill

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        done = workspace.export(format_, output, wanted=wanted, cases=case or (), replace=force)
    tell(f"wrote {done.target}; notes in {done.notes_file}", *map(str, done.notes))
    return DONE
