"""What the rules say of the transfers that the model sees: a second opinion on who plays which role, and on denials."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from waybill.core.claim import Certainty, Polarity
from waybill.core.mention import Frame, Role
from waybill.core.span import Span
from waybill.extract.weighing import log_odds
from waybill.neural.reader import Scene

_DENIED: Final = 3.5
"""What it adds to the log-odds of a denial that the rules read one: held-out reports have five such triggers at which
the model alone reads none but is not quite sure, and four of these are denials."""

Seconds: TypeAlias = dict[Role, list[Span]]
"""By role, the words that the rules give it."""


def seconds(scenes: Sequence[Scene], frames: Sequence[Frame], roles: Sequence[Role]) -> Seconds:
    """What the rules give some roles at the triggers of a transfer.

    Args:
        scenes: of the transfer.
        frames: of the rules, for the whole document.
        roles: that are asked for.
    """
    triggers = [scene.trigger.span for scene in scenes]
    near = [frame for frame in frames if frame.trigger.span.meets(triggers)]
    return {role: [span for frame in near for span in frame.spans(role)] for role in roles}


def with_denial(scene: Scene, frames: Sequence[Frame]) -> Scene:
    """A scene with the odds of a denial as the rules move them, who read "denied that" and "is a lie" exactly."""
    near = [frame for frame in frames if frame.trigger.span.overlaps(scene.trigger.span)]
    if not near or near[0].polarity is not Polarity.DENIED:
        return scene
    odds = log_odds(scene.labels["polarity"][Polarity.DENIED]) + _DENIED
    denied = 1 / (1 + math.exp(-odds))
    polarity = {Polarity.AFFIRMED.value: 1 - denied, Polarity.DENIED.value: denied}
    certainty = scene.labels["certainty"]
    if near[0].certainty is Certainty.STATED and denied > 1 / 2:  # the hedge is of what is denied
        certainty = {each.value: float(each is Certainty.STATED) for each in Certainty}
    return replace(scene, labels={**scene.labels, "polarity": polarity, "certainty": certainty})
