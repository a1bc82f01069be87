"""Which scenes speak of one transfer.

Laws:   every scene is in exactly one group; a group's scenes are in the order of the text;
        the order of the scenes does not matter;
        time grows with the scenes and those within reach of each, not with all pairs.
"""

import math
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from waybill.extract.weighing import OFF, log_odds
from waybill.neural.reader import Scene


def groups(
    scenes: Sequence[Scene], least: float, shift: Callable[[Scene, Scene], float] = lambda left, right: 0.0
) -> list[list[Scene]]:
    """Scenes joined as long as two groups' triggers are, on average, probably mentions of the same transfer.

    Args:
        scenes: of one document.
        least: average probability above which groups are joined.
        shift: what else speaks for two scenes being one transfer (above 0) or against it, on the log-odds.
    """
    listed = sorted(scenes, key=lambda scene: scene.trigger.span)
    members = {number: [scene] for number, scene in enumerate(listed)}
    sums = _sums(listed, shift)
    queue = [(-total, left, right) for left, row in sums.items() for right, total in row.items() if left < right]
    heapify(queue)
    while queue:
        average, left, right = heappop(queue)
        if -average <= least:
            break
        if left not in members or right not in members or -average != _average(left, right, sums, members):
            continue
        members[left] += members.pop(right)
        for other, total in sums.pop(right).items():
            del sums[other][right]
            if other != left:
                sums[left][other] = sums[other][left] = sums[left].get(other, 0.0) + total
        for other in sums[left]:
            first, second = sorted((left, other))
            heappush(queue, (-_average(first, second, sums, members), first, second))
    return [sorted(group, key=lambda scene: scene.trigger.span) for group in members.values()]


def _sums(scenes: Sequence[Scene], shift: Callable[[Scene, Scene], float]) -> dict[int, dict[int, float]]:
    """For scenes of the same polarity within reach of each other, by number, how probably they are tied."""
    numbers = {scene.trigger.span: number for number, scene in enumerate(scenes)}
    sums: dict[int, dict[int, float]] = {number: {} for number in range(len(scenes))}
    for left, scene in enumerate(scenes):
        for span in scene.ties["same"]:
            right = numbers.get(span)
            if right is not None and right != left and _polarity(scene) == _polarity(scenes[right]):
                odds = log_odds(_tie(scene, scenes[right]), off=OFF) + shift(scene, scenes[right])
                sums[left][right] = sums[right][left] = 1 / (1 + math.exp(-odds))
    return sums


def _average(left: int, right: int, sums: dict[int, dict[int, float]], members: dict[int, list[Scene]]) -> float:
    return sums[left].get(right, 0.0) / (len(members[left]) * len(members[right]))


def _tie(left: Scene, right: Scene) -> float:
    """The mean of what each says of the other."""
    said = [
        scene.ties["same"][other.trigger.span]
        for scene, other in ((left, right), (right, left))
        if other.trigger.span in scene.ties["same"]
    ]
    return sum(said) / len(said)


def _polarity(scene: Scene) -> str:
    values = scene.labels["polarity"]
    return max(values, key=lambda value: values[value])
