"""The command by which people say what is the same and what is not."""

from typing import TYPE_CHECKING, Annotated

import typer

from waybill.cli.options import Catalogue, Format, InFormat, Ledger
from waybill.cli.output import count, print_json, tell
from waybill.cli.status import DONE
from waybill.core.judgement import Verdict
from waybill.errors import UsageError
from waybill.settings import DEFAULT_LEDGER, PERSON_VARIABLE

if TYPE_CHECKING:
    from waybill.workspace import Judged


def judge(
    left: Annotated[
        str | None,
        typer.Argument(metavar="LEFT", help="A claim as DOCUMENT#CLAIM, or the id or name of an entity."),
    ] = None,
    right: Annotated[str | None, typer.Argument(metavar="RIGHT", help="Another claim, or another entity.")] = None,
    verdict: Annotated[
        Verdict | None, typer.Argument(metavar="VERDICT", help=f"{', '.join(Verdict)}: what the two are.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; needed for a judgement.")] = "",
    by: Annotated[
        str | None,
        typer.Option(envvar=PERSON_VARIABLE, metavar="NAME", help="Who judges; the user of the system unless given."),
    ] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take back what is judged of the two; what held before holds again.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="Show what was judged, with its history: who, when and why.")
    ] = False,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """Say whether two claims or entities are the same.

    Nothing is erased, and everything can be taken back.
    """
    if list_:
        if left is not None:
            raise UsageError(problem="--list shows everything; give it without LEFT, RIGHT and VERDICT")
        return _list(ledger, format_)
    if left is None or right is None or (verdict is None) is not withdraw:
        raise UsageError(problem="give LEFT, RIGHT and VERDICT, or LEFT and RIGHT with --withdraw, or --list alone")
    import waybill

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        if verdict is None:
            judged = workspace.withdraw(left, right, reason=reason, by=by)
        else:
            judged = workspace.judge(left, right, verdict, reason=reason, by=by)
    _report(judged, format_)
    return DONE


def _list(ledger: str, format_: Format) -> int:
    import waybill
    from waybill.cli.render_judgements import show_judgements

    with waybill.open(ledger, create=False) as workspace:
        found = workspace.judgements()
    if format_ is Format.JSON:
        for each in found:
            print_json(each.to_json())
    else:
        show_judgements(found)
    contradicted = sum(bool(each.contradicting) for each in found)
    tell(f"{count(len(found), 'pair')} judged, {contradicted:,} of them by people who contradict each other")
    return DONE


def _report(judged: "Judged", format_: Format) -> None:
    from waybill.cli.render_judgements import show_judgements
    from waybill.workspace.shapes import judged_to_json

    if format_ is Format.JSON:
        print_json(judged_to_json(judged))
        return
    show_judgements([judged.history])
    changes = judged.changes
    for name, cases in (
        ("new", changes.cases),
        ("changed", changes.changed_cases),
        ("retired", changes.retired_cases),
    ):
        if cases:
            print(f"{count(len(cases), f'{name} case')}: {', '.join(cases)}")
    if not (changes.cases or changes.changed_cases or changes.retired_cases):
        print("no case changed")
