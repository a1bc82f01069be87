"""What people judged of entities."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from waybill.core.ids import EntityId
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.partition import exclusive, partition
from waybill.resolve.strangers import STRANGER_PREFIX


def same_entities(judgements: Sequence[Judgement]) -> Mapping[EntityId, EntityId]:
    """For each entity judged the same as others, the one that stands for all of them.

    A catalogue's entity stands for the ledger's, else the first by id. Entities judged different never fall together,
    not even by way of a third; of judgements that exclude each other in this way the later one holds.
    """
    listed = sorted((each for each in judgements if each.subject is Subject.ENTITY), key=lambda each: each.id)
    marks: dict[str, set[str]] = defaultdict(set)
    for each in listed:
        for entity in (each.left, each.right):
            marks[entity].update([each.id] if each.verdict is Verdict.DIFFERENT else [])
    same = sorted(
        (each for each in listed if each.verdict is Verdict.SAME), key=lambda each: each.judged_at, reverse=True
    )
    groups = partition(
        {entity: frozenset(marks[entity]) for entity in sorted(marks)},
        [(each.left, each.right) for each in same],
        exclusive,
    )
    return {
        EntityId(entity): EntityId(min(group, key=lambda each: (each.startswith(STRANGER_PREFIX), each)))
        for group in groups
        for entity in group
    }
