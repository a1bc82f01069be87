"""How stages and kinds of weapons look on pictures: never by colour alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Stage, WeaponClass
from waybill.telling import wording


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """How something is shown; each is told from others by being another value, which counts fast.

    Attributes:
        name: what it is, for people.
        style: of the style sheet: a kind of line, or a colour.
        sign: what stands beside the colour, for whom colours do not tell apart; empty where lines do.
    """

    name: str
    style: str
    sign: str = ""


TALKED: Final = Look(name="sought or offered", style="talked")
AGREED: Final = Look(name="agreed", style="agreed")
UNDERWAY: Final = Look(name="dispatched", style="underway")
ARRIVED: Final = Look(name="delivered", style="arrived")
STOPPED: Final = Look(name="intercepted or blocked", style="stopped")
DENIED: Final = Look(name="only denied", style="denied")
LINES: Final = (TALKED, AGREED, UNDERWAY, ARRIVED, STOPPED, DENIED)
"""Kinds of lines, in the order in which a transfer takes its stages."""

ARMOUR: Final = Look(name="armour, artillery, vehicles", style="armour", sign="A")
PLANES: Final = Look(name="planes and helicopters", style="planes", sign="P")
DRONES: Final = Look(name="drones", style="drones", sign="D")
MISSILES: Final = Look(name="missiles and air defence", style="missiles", sign="M")
SHIPS: Final = Look(name="ships", style="ships", sign="S")
GUNS: Final = Look(name="small arms, ammunition, explosives", style="guns", sign="G")
OTHERS: Final = Look(name="other goods, or not said", style="others", sign="O")
SEVERAL: Final = Look(name="several of these", style="several", sign="+")
KINDS: Final = (ARMOUR, PLANES, DRONES, MISSILES, SHIPS, GUNS, OTHERS, SEVERAL)
"""Kinds of weapons, of which pictures can tell fewer apart than there are classes."""

_OF_STAGES: Final[Mapping[Stage | None, Look]] = {
    Stage.SOUGHT: TALKED,
    Stage.OFFERED: TALKED,
    Stage.AGREED: AGREED,
    Stage.DISPATCHED: UNDERWAY,
    Stage.DELIVERED: ARRIVED,
    Stage.INTERCEPTED: STOPPED,
    Stage.BLOCKED: STOPPED,
    None: DENIED,
}
_OF_CLASSES: Final[Mapping[WeaponClass, Look]] = {
    WeaponClass.TANK: ARMOUR,
    WeaponClass.ARMOURED_VEHICLE: ARMOUR,
    WeaponClass.ARTILLERY: ARMOUR,
    WeaponClass.VEHICLE: ARMOUR,
    WeaponClass.AIRCRAFT: PLANES,
    WeaponClass.HELICOPTER: PLANES,
    WeaponClass.UAV: DRONES,
    WeaponClass.MISSILE: MISSILES,
    WeaponClass.AIR_DEFENCE: MISSILES,
    WeaponClass.MANPADS: MISSILES,
    WeaponClass.ANTI_TANK: MISSILES,
    WeaponClass.SHIP: SHIPS,
    WeaponClass.LIGHT_WEAPON: GUNS,
    WeaponClass.SMALL_ARM: GUNS,
    WeaponClass.AMMUNITION: GUNS,
    WeaponClass.EXPLOSIVE: GUNS,
    WeaponClass.SENSOR: OTHERS,
    WeaponClass.PART: OTHERS,
    WeaponClass.OTHER: OTHERS,
}


def line_of(stage: Stage | None) -> Look:
    """The line for a stage; None is that of what is only denied."""
    return _OF_STAGES[stage]


def kind_of(classes: Iterable[WeaponClass]) -> Look:
    """The look of what has these classes."""
    looks = {_OF_CLASSES[each] for each in classes}
    if len(looks) > 1:
        # Beside drones, "other equipment" says nothing.
        looks -= {OTHERS}
    return SEVERAL if len(looks) > 1 else next(iter(looks), OTHERS)


STACKED: Final[tuple[tuple[Stage | None, Look], ...]] = (
    *((stage, Look(name=wording.label(stage), style=stage.value)) for stage in Stage),
    (None, DENIED),
)
"""Stages as they stand on each other, each with a pattern of its own, from below."""
