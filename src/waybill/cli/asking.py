"""Commands that ask a ledger, or the catalogues."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waybill.cli.filtering import filtered
from waybill.cli.options import Catalogue, Format, InFormat, Ledger
from waybill.cli.output import count, print_json, tell
from waybill.cli.status import DONE, REJECTED
from waybill.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from waybill.workspace import Meaning, Wanted, Workspace


@filtered
def claims(
    wanted: "Wanted",
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """List the claims of a ledger with words, sources and cases."""
    import waybill
    from waybill.cli.render import show_claims
    from waybill.workspace.shapes import filed_claim_to_json

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        found = workspace.claims(wanted)
    if format_ is Format.JSON:
        for each in found:
            print_json(filed_claim_to_json(each))
    else:
        show_claims(found)
    tell(count(len(found), "claim"), *_advice(wanted, bool(found)))
    return DONE


@filtered
def cases(
    wanted: "Wanted",
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """List the cases of a ledger with their grades and origins."""
    import waybill
    from waybill.cli.render_cases import show_cases
    from waybill.core.case_records import case_to_json

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        found = workspace.cases(wanted)
    if format_ is Format.JSON:
        for each in found:
            print_json(case_to_json(each))
    else:
        show_cases(found)
    tell(count(len(found), "case"), *_advice(wanted, bool(found)))
    return DONE


def _advice(wanted: "Wanted", is_found: bool) -> Iterator[str]:
    """What to do where nobody of a wanted name was found."""
    parties = (wanted.supplier, wanted.recipient, wanted.intermediary, wanted.party, wanted.weapon)
    for name in () if is_found else filter(None, parties):
        yield f"waybill lookup {name!r} shows what this name may mean"


def case(
    case_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a case, or a beginning that no other has.")],
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    in_full: Annotated[bool, typer.Option("--claims", help="Show every claim with all its slots and words.")] = False,
    history: Annotated[bool, typer.Option("--history", help="Show the grades that it has had, and why.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Show why its claims are joined, fact by fact.")] = False,
    format_: InFormat = Format.TABLE,
) -> int:
    """Tell one case: who says what, where they differ, how sure."""
    import waybill
    from waybill.cli.render_story import show_case
    from waybill.workspace.shapes import filed_to_json

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        if history:
            return _history(workspace, case_id, format_)
        if why:
            return _why(workspace, case_id, format_)
        found = workspace.case(case_id)
    if format_ is Format.JSON:
        print_json(filed_to_json(found))
    else:
        show_case(found, in_full=in_full)
    return DONE


def _history(workspace: "Workspace", case_id: str, format_: Format) -> int:
    """Show the grades of a case."""
    from waybill.cli.render_history import show_history
    from waybill.workspace.history import past_grade_to_json

    grades = workspace.grades(case_id)
    if format_ is Format.JSON:
        for each in grades:
            print_json(past_grade_to_json(each))
    else:
        show_history(workspace.case(case_id).case.id, grades)
    return DONE


def _why(workspace: "Workspace", case_id: str, format_: Format) -> int:
    """Show why the claims of a case are joined."""
    from waybill.cli.render_joins import show_joins
    from waybill.workspace.joining import join_to_json

    joins = workspace.joins(case_id)
    if format_ is Format.JSON:
        for each in joins:
            print_json(join_to_json(each))
    else:
        show_joins(workspace.case(case_id).case.id, joins)
    return DONE


def lookup(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name of a party, outlet, place or weapon, or words of it.")
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """Show what a name may mean, why, and where the ledger has it."""
    from waybill.cli.render_meanings import show_meanings
    from waybill.workspace.meaning import Nearness
    from waybill.workspace.shapes import meaning_to_json

    found = _meanings(name, ledger, catalogue)
    if format_ is Format.JSON:
        for each in found:
            print_json(meaning_to_json(each))
    else:
        show_meanings(found)
    if any(each.nearness is not Nearness.NEAR for each in found):
        return DONE
    tell(
        f"nothing is called {name!r}" + ("; these are spelt much like it" if found else ", or nearly so"),
        "look up fewer words or another spelling; what you know yourself can stand in a file for --catalogue",
    )
    return REJECTED


def _meanings(name: str, ledger: str, catalogue: str | None) -> "tuple[Meaning, ...]":
    """From the catalogues, and from the ledger where one is named or lies where it usually does."""
    import waybill
    from waybill.workspace import lookup as look_up

    if ledger == DEFAULT_LEDGER and not Path(ledger).exists():
        return look_up(name, catalogue=catalogue)
    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        return workspace.lookup(name)
