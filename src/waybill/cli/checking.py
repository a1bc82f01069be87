"""Commands that check: the reader against annotations, the ledger against its digests."""

from typing import Annotated, TypeAlias

import typer

from waybill.cli.options import Catalogue, Format, InFormat, Ledger, ReaderName, Workers
from waybill.cli.output import count, print_json, tell, tell_rejection, visible
from waybill.cli.status import DONE, REJECTED
from waybill.settings import DEFAULT_LEDGER


def evaluate(
    annotations: Annotated[list[str], typer.Argument(metavar="DIR", help="Folders or files of annotated documents.")],
    predicted: Annotated[
        str | None, typer.Option(metavar="FILE", help="Claims predicted for them; without it they are read now.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was wrong.")] = False,
    workers: Workers = None,
    catalogue: Catalogue = None,
    reader: ReaderName = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """Score the reader, or predictions, against annotated documents."""
    from waybill.cli.render_scores import show_differences, show_scores
    from waybill.workspace import evaluate as score

    evaluated = score(annotations, predicted=predicted, workers=workers or 0, catalogue=catalogue, reader_name=reader)
    for rejection in evaluated.rejections:
        tell_rejection(rejection)
    evaluation = evaluated.evaluation
    if format_ is Format.JSON:
        print_json(evaluation.to_json())
        for each in evaluation.differences if errors else ():
            print_json(each.to_json())
    else:
        show_scores(evaluation)
        for each in evaluation.differences if errors else ():
            show_differences(each)
    return REJECTED if evaluated.rejections else DONE


Trust: TypeAlias = Annotated[
    str | None, typer.Option("--trust", metavar="PEM", help="Certificates of authorities that must have signed stamps.")
]


def stamp(
    authority: Annotated[str, typer.Option(metavar="URL", help="Web address of an authority for time stamps.")],
    trust: Trust = None,
    ledger: Ledger = DEFAULT_LEDGER,
) -> int:
    """Have an authority confirm when a ledger was there."""
    import waybill

    with waybill.open(ledger, create=False) as workspace:
        given = workspace.stamp(authority, trusted=trust)
        length = workspace.length
    when = given.stamped_at.isoformat(sep=" ", timespec="seconds")
    tell(f"{count(length, 'entry', 'entries')} stamped at {when}")
    return DONE


def verify(ledger: Ledger = DEFAULT_LEDGER, trust: Trust = None, format_: InFormat = Format.TABLE) -> int:
    """Recompute every digest of a ledger and its archive."""
    import waybill
    from waybill.workspace.shapes import problem_to_json

    with waybill.open(ledger, create=False) as workspace:
        problems = workspace.verify(trusted=trust)
        length, captures = workspace.length, workspace.sealed
    for problem in problems:
        if format_ is Format.JSON:
            print_json(problem_to_json(problem))
        else:
            print(visible(f"entry {problem.sequence}: {problem.flaw.value}: {problem.detail}"))
    if problems:
        tell(
            f"{count(len(problems), 'problem')} in {count(length, 'entry', 'entries')}",
            "restore ledger and archive from a copy; entries before the first problem are intact",
        )
        return REJECTED
    tell(f"{count(length, 'entry', 'entries')} and {count(captures, 'capture')}, every digest right")
    return DONE
