"""What the model's heads say: the order of their numbers, the same in training and in reading."""

from typing import Final

from waybill.core.claim import Basis, Certainty, Mode, Polarity, Stage, WeaponClass
from waybill.core.mention import Role
from waybill.core.speaker import SpeakerKind

SPAN_ROLES: Final = (
    Role.SUPPLIER,
    Role.RECIPIENT,
    Role.INTERMEDIARY,
    Role.ITEM,
    Role.ORIGIN,
    Role.VIA,
    Role.DESTINATION,
    Role.DATE,
    Role.VALUE,
    Role.SOURCE,
    Role.RELAY,
)
"""What words can be to a trigger. A word may be several things at once: "Yemen" who receives and where it arrives."""

TIES: Final = ("same", "whole", "denied")
"""What another trigger can be to one: a mention of the same transfer, of the summary it details, of what it denies."""

TAGS: Final = (*(role.value for role in SPAN_ROLES), *TIES)
"""The tagging heads; each gives for every piece three numbers: outside, begins, goes on."""

LABELS: Final[dict[str, tuple[str, ...]]] = {
    "basis": tuple(Basis),
    "stage": tuple(Stage),
    "polarity": tuple(Polarity),
    "certainty": tuple(Certainty),
    "covert": ("open", "covert"),
    "claim": ("none", "claim"),
}
"""The labelling heads: of the values of each, one holds."""

MODES: Final = tuple(Mode)
"""Means of transport, each with a number of its own: several may hold."""

WEAPON_CLASSES: Final = tuple(WeaponClass)
SPEAKER_KINDS: Final = tuple(SpeakerKind)
NAMED: Final = ("unnamed", "named")
