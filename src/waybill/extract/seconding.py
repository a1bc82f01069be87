"""What the rules say of the transfers that the model sees: a second opinion on who plays which role."""

from collections.abc import Sequence
from typing import TypeAlias

from waybill.core.mention import Frame, Role
from waybill.core.span import Span
from waybill.neural.reader import Scene

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
    near = [frame for frame in frames if any(frame.trigger.span.overlaps(trigger) for trigger in triggers)]
    return {role: [span for frame in near for span in frame.spans(role)] for role in roles}
