"""What was judged of pairs, for people, drawn with Rich."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from rich.padding import Padding
from rich.text import Text

from waybill.cli.output import visible
from waybill.cli.render import Trimmed, screen
from waybill.core.judgement import Judgement, Verdict
from waybill.core.judgement_history import JudgementHistory, Step
from waybill.telling import wording

WITHDRAWN: Final = "withdrawn"
NOT_JUDGED: Final = "no longer judged"
CONTRADICTED: Final = "people contradict each other here; the later judgement counts"
_STYLES: Final = {Verdict.SAME: "green", Verdict.DIFFERENT: "red", Verdict.UNSURE: "yellow"}


def show_judgements(histories: Iterable[JudgementHistory]) -> None:
    """Pairs, each with what holds of it and, the latest first, every step that led there."""
    console = screen()
    for history in histories:
        console.print(_headline(history))
        for line in lines(history):
            console.print(Trimmed(Padding(Text(visible(line)), (0, 0, 0, 2))))
        console.print()


def lines(history: JudgementHistory) -> Iterator[str]:
    """Whether it is contradicted, then who judged or withdrew when and why, the latest first."""
    if history.contradicting:
        yield CONTRADICTED
    yield from map(_line, reversed(history.steps))


def headline(history: JudgementHistory) -> str:
    """Which two, and what they are."""
    step, judgement = history.steps[0], history.in_force
    return f"{step.left} – {step.right}: {NOT_JUDGED if judgement is None else wording.label(judgement.verdict)}"


def _headline(history: JudgementHistory) -> Text:
    step, judgement = history.steps[0], history.in_force
    pair = Text(visible(f"{step.left} – {step.right}  "), style="bold")
    if judgement is None:
        return pair.append(NOT_JUDGED, style="not bold")
    return pair.append(wording.label(judgement.verdict), style=_STYLES[judgement.verdict])


def _line(step: Step) -> str:
    why = " · ".join(step.reasons) or "no reason given"
    if isinstance(step, Judgement):
        return f"{wording.label(step.verdict)}, {step.maker.name}, {_moment(step.judged_at)}: {why}"
    return f"{WITHDRAWN}, {step.maker.name}, {_moment(step.withdrawn_at)}: {why}"


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")
