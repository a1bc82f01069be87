"""The command that shows how a report has changed."""

from typing import Annotated

import typer

from waybill.cli.options import Format, InFormat, Ledger
from waybill.cli.output import count, print_json, tell, visible
from waybill.cli.status import DONE
from waybill.settings import DEFAULT_LEDGER


def versions(
    written_id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a document, or a beginning that no other has.")
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    format_: InFormat = Format.TABLE,
) -> int:
    """Show the versions of a document and what changed."""
    import waybill

    with waybill.open(ledger, create=False) as workspace:
        found = workspace.versions(written_id)
    for each in found:
        if format_ is Format.JSON:
            print_json(each.to_json())
            continue
        when = each.recorded_at.isoformat(sep=" ", timespec="seconds")
        claims = count(len(each.claims), "claim")
        print(f"version {each.number}  {when}  {claims}  {each.document.capture or ''}".rstrip())
        for sentence in each.removed:
            print(f"  - {visible(sentence)}")
        for sentence in each.added:
            print(f"  + {visible(sentence)}")
    tell(f"{count(len(found), 'version')} of {found[0].document.id}")
    return DONE
