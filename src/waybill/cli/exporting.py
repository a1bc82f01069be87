"""The command that writes what a ledger holds in the formats of other tools."""

from typing import Annotated

import typer

from waybill.cli.options import AtStage, Catalogue, Covert, Disputed, ItemClass, Ledger, Recipient, Supplier
from waybill.cli.output import tell
from waybill.cli.status import DONE
from waybill.export import EXPORTERS
from waybill.settings import DEFAULT_LEDGER


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(each.name for each in EXPORTERS)}.")
    ],
    output: Annotated[str, typer.Option("--output", metavar="PATH", help="File or folder to write.")],
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    supplier: Supplier = None,
    recipient: Recipient = None,
    item_class: ItemClass = None,
    stage: AtStage = None,
    covert: Covert = False,
    disputed: Disputed = False,
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="ID", help="Only this case; may be given several times.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export that is there.")] = False,
) -> int:
    """Write cases, claims and documents for other tools."""
    import waybill
    from waybill.workspace import Wanted

    wanted = Wanted(
        supplier=supplier, recipient=recipient, item_class=item_class, stage=stage, covert=covert, disputed=disputed
    )
    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        done = workspace.export(format_, output, wanted=wanted, cases=case or (), replace=force)
    tell(f"wrote {done.target}; notes in {done.notes_file}", *map(str, done.notes))
    return DONE
