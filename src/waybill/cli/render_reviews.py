"""The queue of claims to be reviewed, and what was decided on claims, for people, drawn with Rich."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.text import Text

from waybill.cli.output import visible
from waybill.cli.render import Trimmed, filed_block, screen
from waybill.core.filed import FiledClaim
from waybill.core.review import Review, ReviewStep, ref_text
from waybill.core.review_history import ReviewHistory
from waybill.telling import wording
from waybill.workspace.reviewing_queue import Queued

UNDONE: Final = "taken back"
NOT_REVIEWED: Final = "not reviewed"
OVERLOOKED: Final = "decided without having seen this: both are kept, look at it again"
DISAGREES: Final = "left it otherwise"


def show_queue(queued: Iterable[Queued]) -> None:
    """Claims to be reviewed, each under the name by which it is reviewed, with the reasons for its place."""
    console = screen()
    for each in queued:
        why = each.reasons or ("Nobody has reviewed it.",)
        said = [("why" if not number else "", reason) for number, reason in enumerate(why)]
        console.print(filed_block(each.filed, standing=[("name", ref_text(each.filed.ref)), *said]))
        console.print()


def show_reviewed(filed: FiledClaim, history: ReviewHistory | None) -> None:
    """One claim, and all that was decided on it, the latest first."""
    console = screen()
    said = [("history" if not number else "", line) for number, line in enumerate(lines(history))]
    console.print(filed_block(filed, standing=[("name", ref_text(filed.ref)), *said]))


def show_histories(histories: Iterable[ReviewHistory]) -> None:
    """Claims by name, each with all that was decided on it, the latest first."""
    console = screen()
    for history in histories:
        console.print(Trimmed(Text(visible(ref_text(history.ref)), style="bold")))
        for line in lines(history):
            console.print(Trimmed(Text(visible(f"  {line}"))))


def lines(history: ReviewHistory | None) -> Iterator[str]:
    """Who decided what when and why, the latest first; says of others where they left it otherwise."""
    if history is None:
        yield NOT_REVIEWED
        return
    for step in reversed(history.steps):
        yield line(step)
        if step in history.overlooked:
            last = history.in_force
            yield f"  {'' if last is None else last.maker.name} {OVERLOOKED}"
        elif step in history.disagreement:
            yield f"  {step.maker.name} {DISAGREES}"


def line(step: ReviewStep) -> str:
    """One step: ``rejected by Ann, 2024-05-01 12:00 UTC: an exercise``."""
    if isinstance(step, Review):
        why = f": {step.reason}" if step.reason else ""
        return f"{wording.label(step.decision)} by {step.maker.name}, {step.reviewed_at:%Y-%m-%d %H:%M} UTC{why}"
    return f"{UNDONE} by {step.maker.name}, {step.undone_at:%Y-%m-%d %H:%M} UTC"
