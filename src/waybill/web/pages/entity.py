"""The page of an entity: its names, and what it supplied, received and carried, to and from whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Final

from waybill.core.case import Case, SummaryParty
from waybill.core.claim import Stage
from waybill.core.entity import Entity
from waybill.core.ids import EntityId
from waybill.core.judgement import Subject
from waybill.core.judgement_history import JudgementHistory
from waybill.telling import wording
from waybill.web.asked import Asked, not_known
from waybill.web.brief import Brief, brief
from waybill.web.charting import Chart, by_year
from waybill.web.counting import Axis, spans
from waybill.web.dealings import Network, Partner, network
from waybill.web.entity_index import cases_by_entity
from waybill.web.links import Link, entity_address, with_query
from waybill.web.pages.case_parts import Judged, judged_of
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

MOST_SHOWN: Final = 100
_NOBODY: Final = SummaryParty(name=wording.NOBODY, entity=None, claims=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """What went, or was to go, between an entity and one other party.

    Attributes:
        with_whom: the other party.
        cases: their number.
        items: their names, each once.
        reached: stages that the cases are said to have reached, each with their number; what is only denied last.
        first: day on which the first of the cases became public; empty where none is dated.
        last: likewise of the last.
    """

    with_whom: Link
    cases: int
    items: tuple[str, ...]
    reached: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an entity was in cases, by the other party.

    Attributes:
        more: other parties that are not shown.
    """

    name: str
    dealings: tuple[Dealing, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """Everything about one entity.

    Attributes:
        country: ISO code; empty where there is none.
        whole: what it belongs to; None where it belongs to nothing.
        parts: what belongs to it directly, of what cases of this ledger name.
        network: with whom it dealt, as a picture; None where it dealt with nobody.
        over_time: its cases by year; None where none has a day.
        undated: cases that are not in it, for no day is said.
        on_timeline: address of the cases of its name there; likewise ``on_map``.
        cases: in which it is named, the newest first.
    """

    id: EntityId
    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    whole: Link | None
    parts: tuple[Link, ...]
    roles: tuple[Role, ...]
    network: Network | None
    over_time: Chart | None
    undated: int
    on_timeline: str
    on_map: str
    cases: tuple[Brief, ...]
    more_cases: int
    href: str
    judged: tuple[Judged, ...]


def entity_page(asked: Asked) -> EntityPage:
    """One entity.

    Raises:
        RefusedError: neither the ledger nor the catalogues have one of this id.
    """
    held, entity_id = asked.held, EntityId(asked.name)
    with _TURN:
        kept = _kept(held)
        page = kept.get(entity_id)
        if page is None:
            entity = held.entity(entity_id)
            if entity is None:
                raise not_known("entity", asked.name)
            if len(kept) >= MOST_SHOWN:
                kept.clear()
            page = kept[entity_id] = _page(entity, held)
        return page


_TURN: Final = Lock()
"""Who asks for a page that another is just making waits for it."""


@made_once
def _kept(_: Held) -> dict[EntityId, EntityPage]:
    """Pages made before of what is held: a state may be in thousands of cases."""
    return {}


def _page(entity: Entity, held: Held) -> EntityPage:
    entity_id = entity.id
    cases = cases_by_entity(held).get(entity_id, ())
    whole = None if entity.part_of is None else held.entity(entity.part_of)
    roles = tuple(role for role in _roles(entity_id, cases) if role.dealings)
    return EntityPage(
        id=entity.id,
        name=entity.name,
        kind=wording.label(entity.kind),
        country=entity.country or "",
        aliases=entity.aliases,
        whole=None if whole is None else _link(whole),
        parts=tuple(_parts(entity_id, held)),
        roles=roles,
        network=_network(entity.name, roles),
        over_time=by_year(cases),
        undated=sum(not spans(case, Axis.SAID) for case in cases),
        on_timeline=with_query("/timeline", {"party": entity.name}),
        on_map=with_query("/map", {"party": entity.name}),
        cases=tuple(map(brief, cases[:MOST_SHOWN])),
        more_cases=max(0, len(cases) - MOST_SHOWN),
        href=entity_address(entity_id),
        judged=tuple(judged_of(each, held) for each in held.judged if _is_of(each, entity_id)),
    )


def _is_of(history: JudgementHistory, entity: EntityId) -> bool:
    first = history.steps[0]
    return first.subject is Subject.ENTITY and entity in (first.left, first.right)


def _parts(whole: EntityId, held: Held) -> Iterator[Link]:
    found = map(held.entity, cases_by_entity(held))
    yield from (_link(each) for each in found if each is not None and each.part_of == whole)


def _network(name: str, roles: Iterable[Role]) -> Network | None:
    partners = {
        role.name: [
            Partner(name=each.with_whom.text, href=each.with_whom.href, cases=each.cases) for each in role.dealings
        ]
        for role in roles
    }
    giving, getting, served = (partners.get(role, []) for role in ("received", "supplied", "carried"))
    return network(name, giving=giving, getting=getting, served=served)


def _roles(entity: EntityId, cases: Iterable[Case]) -> Iterator[Role]:
    listed = list(cases)
    yield _role("supplied", [(case, case.summary.recipient) for case in listed if _has(case.summary.supplier, entity)])
    yield _role("received", [(case, case.summary.supplier) for case in listed if _has(case.summary.recipient, entity)])
    yield _role(
        "carried", [(case, case.summary.recipient) for case in listed if _has(case.summary.intermediary, entity)]
    )


def _role(name: str, dealt: Iterable[tuple[Case, tuple[SummaryParty, ...]]]) -> Role:
    by_party: dict[tuple[str, EntityId | None], list[Case]] = defaultdict(list)
    for case, others in dealt:
        for other in others or (_NOBODY,):
            by_party[other.name, other.entity].append(case)
    ranked = sorted(by_party.items(), key=lambda each: (-len(each[1]), each[0][0]))
    return Role(
        name=name,
        dealings=tuple(_dealing(*party, cases) for party, cases in ranked[:MOST_SHOWN]),
        more=max(0, len(ranked) - MOST_SHOWN),
    )


def _dealing(name: str, entity: EntityId | None, cases: Iterable[Case]) -> Dealing:
    listed = list(cases)
    days = [case.first_published for case in listed if case.first_published is not None]
    items = dict.fromkeys(item.name for case in listed for item in case.summary.items)
    return Dealing(
        with_whom=Link(text=name, href=None if entity is None else entity_address(entity)),
        cases=len(listed),
        items=tuple(items),
        reached=tuple(_reached(listed)),
        first=min(days).isoformat() if days else "",
        last=max(days).isoformat() if days else "",
    )


def _reached(cases: Iterable[Case]) -> Iterator[str]:
    """How far cases are said to have got, the furthest first, with numbers where there are several."""
    numbers = Counter(case.summary.stage for case in cases)
    for stage in (*reversed(Stage), None):
        if numbers[stage]:
            name = "only denied" if stage is None else wording.label(stage)
            yield name if numbers.total() == 1 else f"{name} {numbers[stage]:,}"


def _has(parties: Iterable[SummaryParty], entity: EntityId) -> bool:
    return any(each.entity == entity for each in parties)


def _link(entity: Entity) -> Link:
    return Link(text=entity.name, href=entity_address(entity.id))
