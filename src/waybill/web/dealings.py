"""With whom an entity dealt, as a picture: it in the middle, from whom on the left, to whom on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from waybill.web.drawing.network import Spoke, wheel
from waybill.web.picturing import thickness

MOST: Final = 10
"""Names on a side."""
MOST_BELOW: Final = 5
LONGEST: Final = 30
"""Letters of a name that are shown; the whole name is told to who asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Somebody that an entity dealt with.

    Attributes:
        href: of their page; None where they have none.
    """

    name: str
    href: str | None
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A partner as it is drawn.

    Attributes:
        short: its name, cut where it is long.
        x: of its name, as ``y``; ``number_x`` of the number of cases.
        path: of the line, along which the goods go.
    """

    name: str
    short: str
    href: str | None
    cases: int
    x: float
    y: float
    path: str
    width: float
    number_x: float
    number_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """An entity and those it dealt with.

    Attributes:
        giving: from whom it received; ``getting``: whom it supplied; ``served``: for whom it carried.
        more: partners that are not drawn.
        x: of the middle, as ``y``.
    """

    short: str
    height: float
    x: float
    y: float
    giving: tuple[Line, ...]
    getting: tuple[Line, ...]
    served: tuple[Line, ...]
    more: int


def network(
    name: str, *, giving: Sequence[Partner], getting: Sequence[Partner], served: Sequence[Partner]
) -> Network | None:
    """An entity with its partners, of each kind the most cases first; None where it has none."""
    shown = giving[:MOST], getting[:MOST], served[:MOST_BELOW]
    if not any(shown):
        return None
    placed = wheel(*map(len, shown))
    lines = [
        tuple(_line(partner, spoke) for partner, spoke in zip(partners, spokes, strict=True))
        for partners, spokes in zip(shown, (placed.left, placed.right, placed.below), strict=True)
    ]
    return Network(
        short=_short(name, 22),
        height=placed.height,
        x=placed.middle.x,
        y=placed.middle.y,
        giving=lines[0],
        getting=lines[1],
        served=lines[2],
        more=len(giving) + len(getting) + len(served) - sum(map(len, shown)),
    )


def _line(partner: Partner, spoke: Spoke) -> Line:
    return Line(
        name=partner.name,
        short=_short(partner.name, LONGEST),
        href=partner.href,
        cases=partner.cases,
        x=spoke.name.x,
        y=spoke.name.y,
        path=spoke.path,
        width=thickness(partner.cases),
        number_x=spoke.number.x,
        number_y=spoke.number.y,
    )


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
