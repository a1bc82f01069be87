"""The command by which people review claims."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from waybill.cli.options import Catalogue, Format, InFormat, Ledger
from waybill.cli.output import count, print_json, tell, tell_rejection
from waybill.cli.status import DONE, REJECTED
from waybill.errors import UsageError
from waybill.settings import DEFAULT_LEDGER, PERSON_VARIABLE

if TYPE_CHECKING:
    from waybill.workspace import Workspace
    from waybill.workspace.reviewing_decisions import Reviewed

MOST_SHOWN: Final = 20


def review(
    ref: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="A claim as DOCUMENT#CLAIM; with --add a document.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it stands.")] = False,
    reject: Annotated[str | None, typer.Option("--reject", metavar="REASON", help="It is no claim, and why.")] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="SLOT=WORDS", help="What is right in a slot; again for each further element."),
    ] = None,
    add: Annotated[
        str | None, typer.Option("--add", metavar="WORDS", help="A claim was missed: the words that state it.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back your last decision on it.")] = False,
    sheet: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Take corrections from claims.csv of export csv, edited."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --from: show what would change.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="Show what was decided on claims: who, when, why.")] = False,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for corrections and additions.")] = "",
    by: Annotated[
        str | None,
        typer.Option(envvar=PERSON_VARIABLE, metavar="NAME", help="Who reviews; the user of the system unless given."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Claims of the queue to show.")] = MOST_SHOWN,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """Review claims: the queue, or accept, correct or reject one.

    Nothing is erased, and everything can be taken back.
    """
    wishes = [accept, reject is not None, bool(set_) and add is None, add is not None, undo]
    _check(ref, wishes, sheet=sheet, dry_run=dry_run, list_=list_)
    import waybill
    from waybill.workspace.correcting_words import slots_of

    with waybill.open(ledger, create=False, catalogue=catalogue) as workspace:
        if sheet is not None:
            return _from_sheet(workspace, sheet, format_, by=by, dry_run=dry_run)
        if ref is None:
            return _list(workspace, format_) if list_ else _queue(workspace, format_, limit)
        if not any(wishes):
            return _show(workspace, ref, format_)
        if undo:
            done = workspace.undo_review(ref, by=by)
        elif accept:
            done = workspace.review(ref, "accepted", reason=reason, by=by)
        elif reject is not None:
            done = workspace.review(ref, "rejected", reason=reject, by=by)
        elif add is not None:
            done = workspace.add_claim(ref, add, slots_of(set_ or ()), reason=reason, by=by)
        else:
            done = workspace.correct(ref, slots_of(set_ or ()), reason=reason, by=by)
    _report(done, format_)
    return DONE


def _check(ref: str | None, wishes: list[bool], *, sheet: str | None, dry_run: bool, list_: bool) -> None:
    if sum(wishes) > 1:
        raise UsageError(problem="give one of --accept, --reject, --set, --add and --undo")
    if any(wishes) and ref is None:
        raise UsageError(problem="say which claim, as DOCUMENT#CLAIM; waybill review lists those to be reviewed")
    if sheet is not None and (ref is not None or any(wishes)):
        raise UsageError(problem="--from takes all its decisions from the file; give it without a claim")
    if dry_run and sheet is None:
        raise UsageError(problem="--dry-run goes with --from")
    if list_ and (ref is not None or sheet is not None):
        raise UsageError(problem="--list shows everything; give it alone")


def _queue(workspace: "Workspace", format_: Format, limit: int) -> int:
    from waybill.cli.render_reviews import show_queue

    waiting = workspace.queue()
    if format_ is Format.JSON:
        for each in waiting[:limit]:
            print_json(each.to_json())
    else:
        show_queue(waiting[:limit])
    more = f", the first {limit:,} of them shown" if len(waiting) > limit else ""
    tell(f"{count(len(waiting), 'claim')} to review{more}")
    return DONE


def _list(workspace: "Workspace", format_: Format) -> int:
    from waybill.cli.render_reviews import show_histories
    from waybill.workspace.reviewing_shapes import history_to_json

    found = workspace.reviews()
    if format_ is Format.JSON:
        for each in found:
            print_json(history_to_json(each))
    else:
        show_histories(found)
    differing = sum(bool(each.disagreement) for each in found)
    tell(f"{count(len(found), 'claim')} reviewed, {differing:,} of them by people who disagree")
    return DONE


def _show(workspace: "Workspace", ref: str, format_: Format) -> int:
    from waybill.cli.render_reviews import show_reviewed
    from waybill.workspace.reviewing_shapes import reviewable_to_json
    from waybill.workspace.shapes import filed_claim_to_json

    state = workspace.reviewable(ref)
    listed = (*workspace.claims(), *workspace.rejected_claims())
    filed = next((each for each in listed if each.ref == state.ref), None)
    if filed is None:
        raise UsageError(problem=f"{ref} gives way to a claim on the same words that was reviewed under another id")
    if format_ is Format.JSON:
        print_json(reviewable_to_json(state, filed_claim_to_json(filed)))
    else:
        show_reviewed(filed, state.history)
    return DONE


def _from_sheet(workspace: "Workspace", path: str, format_: Format, *, by: str | None, dry_run: bool) -> int:
    from waybill.workspace.reviewing_sheet import planned_to_json

    done = workspace.review_from(path, by=by, dry_run=dry_run)
    for rejection in done.rejections:
        tell_rejection(rejection)
    for each in done.planned:
        if format_ is Format.JSON:
            print_json(planned_to_json(each))
        else:
            print(*each.told(), sep="\n")
    what = "would be recorded" if dry_run else "recorded"
    tell(
        f"{count(len(done.planned), 'decision')} {what}, {done.unchanged:,} unchanged, {len(done.rejections):,} refused"
    )
    if done.reviewed is not None and format_ is Format.TABLE:
        _tell_changes(done.reviewed)
    return REJECTED if done.rejections else DONE


def _report(done: "Reviewed", format_: Format) -> None:
    from waybill.cli.render_reviews import show_histories
    from waybill.workspace.reviewing_shapes import reviewed_to_json

    if format_ is Format.JSON:
        print_json(reviewed_to_json(done))
        return
    show_histories(done.histories)
    _tell_changes(done)


def _tell_changes(done: "Reviewed") -> None:
    changes = done.changes
    kinds = (("new", changes.cases), ("changed", changes.changed_cases), ("retired", changes.retired_cases))
    for name, cases in kinds:
        if cases:
            print(f"{count(len(cases), f'{name} case')}: {', '.join(cases)}")
    if not any(cases for _, cases in kinds):
        print("no case changed")
