"""Commands that ask a ledger, or the catalogues."""

from typing import Annotated

import typer

from waybill.cli.options import (
    AtStage,
    Covert,
    Disputed,
    Format,
    InFormat,
    ItemClass,
    Ledger,
    Recipient,
    Supplier,
)
from waybill.cli.output import count, print_json, tell
from waybill.cli.status import DONE, REJECTED
from waybill.settings import DEFAULT_LEDGER


def claims(
    ledger: Ledger = DEFAULT_LEDGER,
    supplier: Supplier = None,
    recipient: Recipient = None,
    item_class: ItemClass = None,
    stage: AtStage = None,
    covert: Covert = False,
    disputed: Disputed = False,
    format_: InFormat = Format.TABLE,
) -> int:
    """List the claims of a ledger with their words, sources and cases."""
    import waybill
    from waybill.cli.render import show_claims
    from waybill.workspace import Wanted
    from waybill.workspace.shapes import filed_claim_to_json

    wanted = Wanted(
        supplier=supplier, recipient=recipient, item_class=item_class, stage=stage, covert=covert, disputed=disputed
    )
    with waybill.open(ledger, create=False) as workspace:
        found = workspace.claims(wanted)
    if format_ is Format.JSON:
        for each in found:
            print_json(filed_claim_to_json(each))
    else:
        show_claims(found)
    tell(count(len(found), "claim"))
    return DONE


def cases(
    ledger: Ledger = DEFAULT_LEDGER,
    supplier: Supplier = None,
    recipient: Recipient = None,
    item_class: ItemClass = None,
    stage: AtStage = None,
    covert: Covert = False,
    disputed: Disputed = False,
    format_: InFormat = Format.TABLE,
) -> int:
    """List the cases of a ledger with their grades and origins."""
    import waybill
    from waybill.cli.render_cases import show_cases
    from waybill.core.records import case_to_json
    from waybill.workspace import Wanted

    wanted = Wanted(
        supplier=supplier, recipient=recipient, item_class=item_class, stage=stage, covert=covert, disputed=disputed
    )
    with waybill.open(ledger, create=False) as workspace:
        found = workspace.cases(wanted)
    if format_ is Format.JSON:
        for each in found:
            print_json(case_to_json(each))
    else:
        show_cases(found)
    tell(count(len(found), "case"))
    return DONE


def case(
    case_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a case, or a beginning that no other has.")],
    ledger: Ledger = DEFAULT_LEDGER,
    format_: InFormat = Format.TABLE,
) -> int:
    """Show one case with its grade, reasons, origins and claims."""
    import waybill
    from waybill.cli.render_cases import show_case
    from waybill.workspace.shapes import filed_to_json

    with waybill.open(ledger, create=False) as workspace:
        found = workspace.case(case_id)
    if format_ is Format.JSON:
        print_json(filed_to_json(found))
    else:
        show_case(found)
    return DONE


def lookup(
    name: Annotated[str, typer.Argument(help="Name of a party, outlet, place or weapon.")],
    format_: InFormat = Format.TABLE,
) -> int:
    """Show what a name may mean in the catalogues."""
    from waybill.cli.render_cases import show_entities
    from waybill.core.records import entity_to_json
    from waybill.workspace import lookup as look_up

    found = look_up(name)
    if format_ is Format.JSON:
        for each in found:
            print_json(entity_to_json(each))
    else:
        show_entities(found)
    if not found:
        tell(f"no catalogue knows {name!r}")
    return DONE if found else REJECTED
