"""Cases over time as a picture: columns of bars, a bar for each stage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from waybill.core.case import Case
from waybill.telling.visible import count
from waybill.web.counting import Axis, Counts, Unit, counts, ends
from waybill.web.drawing.bars import WIDEST, Mark, scale, stacked
from waybill.web.drawing.looks import STACKED, Look

WIDTH: Final = 940.0
HEIGHT: Final = 240.0
MOST_YEARS: Final = 40
LETTER: Final = 7.6
"""Width of a letter below a column; where there is too little room, only every second, third and so on is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Cases of a column at one stage.

    Attributes:
        style: of its pattern.
        href: its cases; empty where they have no list of their own.
    """

    x: float
    y: float
    width: float
    height: float
    style: str
    about: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A month or a year.

    Attributes:
        x: of its middle.
        is_named: whether there is room for its name below it.
        href: the cases of it; empty where they have no list of their own.
        numbers: of its cases by stage, in the order of the legend.
        blocks: from below, without those that are empty.
    """

    name: str
    x: float
    is_named: bool
    href: str
    total: int
    numbers: tuple[int, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A stage that some of the cases are at."""

    name: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Cases over time.

    Attributes:
        layers: stages that occur, from below.
        marks: of the scale.
    """

    width: float
    height: float
    columns: tuple[Column, ...]
    layers: tuple[Layer, ...]
    marks: tuple[Mark, ...]


def chart(counted: Counts, address: Callable[[str, str], str], *, width: float = WIDTH) -> Chart:
    """A picture of cases over time.

    Args:
        counted: what to show.
        address: of the cases of a month or year, and of a stage, which is empty for all of them.
        width: of the picture.
    """
    shown = [(stage, look) for stage, look in STACKED if any(stage in each for each in counted.numbers.values())]
    numbers = [[counted.numbers[name].get(stage, 0) for stage, _ in shown] for name in counted.names]
    bars = stacked(numbers, width=width, height=HEIGHT)
    every = _every(counted.names, width)
    columns = []
    for place, (name, listed, drawn) in enumerate(zip(counted.names, numbers, bars, strict=True)):
        blocks = tuple(
            Block(
                x=bar.x,
                y=bar.y,
                width=bar.width,
                height=bar.height,
                style=look.style,
                about=f"{name}, {look.name}: {count(number, 'case')}",
                href=address(name, "" if stage is None else stage.value),
            )
            for (stage, look), number, bar in zip(shown, listed, drawn, strict=True)
            if number
        )
        middle = drawn[0].x + drawn[0].width / 2 if drawn else 0.0
        columns.append(
            Column(
                name=name,
                x=round(middle, 2),
                is_named=place % every == 0,
                href=address(name, ""),
                total=sum(listed),
                numbers=tuple(listed),
                blocks=blocks,
            )
        )
    return Chart(
        width=width,
        height=HEIGHT,
        columns=tuple(columns),
        layers=tuple(_layer(look) for _, look in shown),
        marks=scale(max(map(sum, numbers), default=0), height=HEIGHT),
    )


def _every(names: Sequence[str], width: float) -> int:
    """Of how many columns one can be named: their own number where there is room for one name alone."""
    needed = max(map(len, names), default=0) * LETTER
    return max(1, ceil(needed / min(WIDEST, width / max(1, len(names)))))


def by_year(cases: Sequence[Case]) -> Chart | None:
    """Cases by the years in which they are said to have happened, without ways to them; None where none has a day."""
    days = ends(cases, Axis.SAID)
    if days is None:
        return None
    counted = counts(cases, Axis.SAID, Unit.YEAR, first=days[0], last=days[1], most=MOST_YEARS)
    return chart(counted, lambda name, stage: "")


def _layer(look: Look) -> Layer:
    return Layer(name=look.name, style=look.style)
