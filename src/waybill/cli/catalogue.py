"""The command that shows what the catalogues hold."""

from waybill.cli.options import Catalogue, Format, InFormat
from waybill.cli.output import print_json
from waybill.cli.status import DONE


def stats(catalogue: Catalogue = None, format_: InFormat = Format.TABLE) -> int:
    """Count what the catalogues hold, by kind and class."""
    from waybill.cli.render_holdings import show_holdings
    from waybill.workspace.catalogues import holdings, holdings_to_json
    from waybill.workspace.reading import catalogues

    held = holdings(catalogues(catalogue))
    if format_ is Format.JSON:
        print_json(holdings_to_json(held))
    else:
        show_holdings(held)
    return DONE
