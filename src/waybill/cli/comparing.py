"""The command that lines cases up with official registers."""

from typing import Annotated

import typer

from waybill.cli.options import Catalogue, Format, InFormat, Ledger
from waybill.cli.output import count, print_json, tell, tell_rejection
from waybill.cli.status import DONE, REJECTED
from waybill.settings import DEFAULT_LEDGER


def compare(
    registers: Annotated[
        list[str],
        typer.Argument(metavar="REGISTER.csv", help="Registers: SIPRI's trade register, the UN Register's tables."),
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="FILE.toml", help="Which headings of another register mean what.")
    ] = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """Line cases up with official registers."""
    import waybill
    from waybill.cli.render_comparison import show_comparison
    from waybill.compare.comparing import is_contradicted
    from waybill.workspace.comparing import compared_to_json

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        compared = workspace.compare(registers, columns=columns)
    for rejection in compared.rejections:
        tell_rejection(rejection)
    if format_ is Format.JSON:
        for line in compared_to_json(compared):
            print_json(line)
    else:
        show_comparison(compared.comparison)
    found = compared.comparison
    differing = sum(bool(match.differences) or is_contradicted(match.deal) for match in found.both)
    tell(
        f"{count(len(found.both), 'match', 'matches')}, {differing:,} of them differing; "
        f"{len(found.register):,} only in the register, {len(found.ledger):,} only here; "
        f"{count(len(compared.rejections), 'rejection')}"
    )
    return REJECTED if compared.rejections else DONE
