"""The command that answers assistants."""

from waybill.cli.options import Catalogue, Ledger
from waybill.cli.output import tell
from waybill.cli.status import DONE
from waybill.settings import DEFAULT_LEDGER


def mcp(ledger: Ledger = DEFAULT_LEDGER, catalogue: Catalogue = None) -> int:
    """Let assistants ask a ledger (Model Context Protocol)."""
    from waybill.answering.server import server
    from waybill.workspace.holding import hold

    with hold(ledger, catalogue=catalogue) as holding:
        holding.now()  # what is wrong with a ledger is told here rather than in an answer
        answering = server(holding)
        tell("answering on standard input and output", "an assistant starts this itself; stop with Ctrl-C")
        answering.run("stdio")
    return DONE
