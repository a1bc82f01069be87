"""The command that opens the pages."""

from typing import Annotated

import typer

from waybill.cli.options import Catalogue, Ledger
from waybill.cli.output import tell
from waybill.cli.status import DONE
from waybill.settings import DEFAULT_LEDGER

DEFAULT_PORT = 8417


def serve(
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="Port on this computer; 0 for any that is free.")
    ] = DEFAULT_PORT,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
) -> int:
    """Show a ledger as pages in a browser."""
    from waybill.web.serving import serve as serve_pages
    from waybill.workspace.holding import hold

    with hold(ledger, catalogue=catalogue) as holding:
        holding.now()  # what is wrong with a ledger is told here rather than on a page
        serve_pages(holding, port=port, tell=lambda address: tell(f"open {address}", "stop with Ctrl-C"))
    return DONE
