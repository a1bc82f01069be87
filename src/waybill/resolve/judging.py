"""What people judged of entities, and what the resolver judges where nobody has.

Laws:   entities judged different never fall together, not even by way of a third;
        what people judged goes before what a program did, whichever came first;
        a program never brings two entities of the catalogues together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from waybill.core.entity import Entity
from waybill.core.ids import EntityId
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker, MakerKind
from waybill.core.partition import exclusive, partition
from waybill.core.version import VERSION
from waybill.ontology import Ontology
from waybill.resolve.index import Lookalike, Names, catalogued, common_words
from waybill.resolve.strangers import STRANGER_PREFIX

RESOLVER: Final = Maker(kind=MakerKind.PROGRAM, name="resolver", version=VERSION)
UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When a judgement was made that no ledger records."""

_CATALOGUED: Final = "catalogued"


def judge_alike(
    new: Sequence[Entity],
    recorded: Iterable[Entity],
    judgements: Iterable[Judgement],
    *,
    ontology: Ontology,
    at: datetime = UNDATED,
) -> tuple[Judgement, ...]:
    """Which new entities are the same as one of the catalogues, or as others of the ledger, by their names.

    Args:
        new: entities of names that were not met before.
        recorded: all that the ledger knows.
        judgements: those in force; what is judged is not judged again.
        ontology: the catalogues.
        at: when it is judged.
    """
    if not new:
        return ()
    known = catalogued(ontology)
    strangers = Names((*recorded, *new), common=common_words(ontology), ontology=ontology)
    judged = {each.id for each in judgements}
    found: dict[str, Judgement] = {}
    for entity in new:
        for other in (*_only_one(known.same(entity.name)), *_others(entity, strangers.same(entity.name))):
            judgement = _judgement(entity, other, at)
            found.setdefault(judgement.id, judgement)
    return tuple(found[each] for each in sorted(found.keys() - judged))


def _only_one(same: Sequence[Lookalike]) -> Sequence[Lookalike]:
    return same if len(same) == 1 else ()


def _others(entity: Entity, same: Iterable[Lookalike]) -> Iterator[Lookalike]:
    return (each for each in same if each.entity.id != entity.id)


def _judgement(entity: Entity, other: Lookalike, at: datetime) -> Judgement:
    left, right = sorted((entity.id, other.entity.id))
    return Judgement(
        subject=Subject.ENTITY,
        left=left,
        right=right,
        verdict=Verdict.SAME,
        reasons=other.likeness.reasons,
        maker=RESOLVER,
        judged_at=at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """Judgements of entities: which pairs are to be one, and marks of which a group bears each but once."""

    by_people: tuple[tuple[str, str], ...]
    by_programs: tuple[tuple[str, str], ...]
    marks: Mapping[str, frozenset[str]]


def same_entities(judgements: Sequence[Judgement]) -> Mapping[EntityId, EntityId]:
    """For each entity judged the same as others, the one that stands for all of them.

    A catalogue's entity stands for the ledger's, else the first by id. Of judgements by people that exclude each other
    by way of a third the later one holds.
    """
    judged = _sorted_out(judgements)
    firm = partition(judged.marks, judged.by_people, exclusive)
    heads = {entity: group[0] for group in firm for entity in group}
    marks = {group[0]: frozenset[str]().union(*(judged.marks[each] for each in group)) for group in firm}
    for entity, head in heads.items():
        marks[head] |= frozenset() if _is_stranger(entity) else {_CATALOGUED}
    joined = partition(marks, [(heads[left], heads[right]) for left, right in judged.by_programs], exclusive)
    members = {group[0]: group for group in firm}
    groups = [[entity for head in group for entity in members[head]] for group in joined]
    return {
        EntityId(entity): EntityId(min(group, key=lambda each: (_is_stranger(each), each)))
        for group in groups
        for entity in group
    }


def _sorted_out(judgements: Iterable[Judgement]) -> _Judged:
    listed = sorted((each for each in judgements if each.subject is Subject.ENTITY), key=lambda each: each.id)
    marks: dict[str, set[str]] = defaultdict(set)
    for each in listed:
        for entity in (each.left, each.right):
            marks[entity].update([each.id] if each.verdict is Verdict.DIFFERENT else [])
    same = [each for each in listed if each.verdict is Verdict.SAME]
    by_people = [each for each in same if each.maker.kind is not MakerKind.PROGRAM]
    by_programs = [(each.left, each.right) for each in same if each.maker.kind is MakerKind.PROGRAM]
    return _Judged(
        by_people=tuple(
            (each.left, each.right) for each in sorted(by_people, key=lambda each: each.judged_at, reverse=True)
        ),
        by_programs=tuple(sorted(by_programs, key=lambda pair: (all(map(_is_stranger, pair)), pair))),
        marks={entity: frozenset(marks[entity]) for entity in sorted(marks)},
    )


def _is_stranger(entity: str) -> bool:
    return entity.startswith(STRANGER_PREFIX)
