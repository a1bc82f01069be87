"""The command that opens the pages."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from waybill.cli.options import Catalogue, Ledger
from waybill.cli.output import tell
from waybill.cli.status import DONE
from waybill.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from waybill.web.serving import Place

DEFAULT_PORT = 8417
DEFAULT_HOST = "127.0.0.1"


def serve(
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="Port to listen on; 0 for any that is free.")
    ] = DEFAULT_PORT,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; for others to come, people need accounts.")
    ] = DEFAULT_HOST,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Name that others know the site by; may be given again. Needs accounts."),
    ] = None,
    certificate: Annotated[
        str | None, typer.Option(metavar="PATH", help="TLS certificate with its chain, to serve https.")
    ] = None,
    key: Annotated[str | None, typer.Option(metavar="PATH", help="Its key, if it stands elsewhere.")] = None,
    proxy: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Proxy that is believed about who comes, and whether by https.")
    ] = DEFAULT_HOST,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
) -> int:
    """Show a ledger as pages in a browser, to you or to your team."""
    from waybill.web.serving import Place
    from waybill.web.serving import serve as serve_pages
    from waybill.workspace.holding import hold
    from waybill.workspace.people import people_of

    place = Place(host=host, port=port, names=tuple(name or ()), certificate=certificate, key=key, proxy=proxy)
    with hold(ledger, catalogue=catalogue) as holding:
        holding.now()  # what is wrong with a ledger is told here rather than on a page

        def tell_address(address: str) -> None:
            tell(f"open {address}", *_for_others(place), "stop with Ctrl-C")
            if place.is_open:
                tell(
                    "warning: nothing here is encrypted, passwords neither",
                    "put a proxy with TLS before it, or give --certificate and --key; see docs/manual/people.md",
                )

        serve_pages(holding, place, people=partial(people_of, holding.location), tell=tell_address)
    return DONE


def _for_others(place: "Place") -> Iterator[str]:
    """How others come to pages that listen on every address of this computer."""
    if place.is_anywhere:
        yield "others open it by an address of this computer, or by a name that --name gives; the port is the same"
