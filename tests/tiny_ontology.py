"""A small catalogue for tests, that says only what they need; most of it is made up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from waybill.core.claim import WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.grade import Reliability
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.ontology import AliasKind, Hit
from waybill.text.names import key

NAME, SEAT, DEMONYM, GENERIC = AliasKind.NAME, AliasKind.SEAT, AliasKind.DEMONYM, AliasKind.GENERIC
Aliases = Mapping[str, AliasKind]


@dataclass(eq=False)
class TinyCatalogue:
    """Entities with their aliases; the longest alias wins."""

    rows: list[tuple[Entity, Aliases]] = field(default_factory=list)

    def ids(self) -> Iterator[EntityId]:
        return (entity.id for entity, _ in self.rows)

    def entity(self, entity_id: EntityId) -> Entity | None:
        return next((entity for entity, _ in self.rows if entity.id == entity_id), None)

    def named(self, name: str) -> tuple[Entity, ...]:
        return tuple(entity for entity, aliases in self.rows if key(name) in map(key, aliases))

    def find(self, text: str, span: Span | None = None) -> tuple[Hit, ...]:
        return tuple(self._find(text, span))

    def ancestors(self, entity_id: EntityId) -> tuple[Entity, ...]:
        entity = self.entity(entity_id)
        above = None if entity is None or entity.part_of is None else self.entity(entity.part_of)
        return () if above is None else (above, *self.ancestors(above.id))

    def _find(self, text: str, span: Span | None) -> Iterator[Hit]:
        kinds = {alias.lower(): kind for _, aliases in self.rows for alias, kind in aliases.items()}
        longest_first = sorted(kinds, key=len, reverse=True)
        pattern = "|".join(rf"(?<!\w){re.escape(alias)}s?(?!\w)" for alias in longest_first)
        for match in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
            alias = match[0].lower() if match[0].lower() in kinds else match[0].lower()[:-1]
            meant = [entity.id for entity, aliases in self.rows if alias in map(str.lower, aliases)]
            yield Hit(span=Span(*match.span()), entities=tuple(meant), how=kinds[alias])


@dataclass(eq=False)
class TinyOntology:
    """The catalogues together."""

    weapons: TinyCatalogue
    parties: TinyCatalogue
    places: TinyCatalogue
    outlets: TinyCatalogue
    reliabilities: Mapping[str, Reliability]
    own_judgements: frozenset[str] = frozenset()

    def reliability(self, outlet: EntityId) -> Reliability:
        return self.reliabilities.get(outlet, Reliability.CANNOT_BE_JUDGED)

    def outlet(self, outlet: EntityId) -> None:
        """Nothing is known of outlets beyond their names."""

    def own_judgement(self, outlet: EntityId) -> str | None:
        return "mine.toml: it was wrong about ships" if outlet in self.own_judgements else None


def _row(
    entity_id: str,
    kind: EntityKind,
    aliases: Aliases,
    *,
    country: str | None = None,
    part_of: str | None = None,
    weapon_class: WeaponClass | None = None,
) -> tuple[Entity, Aliases]:
    entity = Entity(
        id=EntityId(entity_id),
        kind=kind,
        name=next(iter(aliases)),
        country=country,
        part_of=None if part_of is None else EntityId(part_of),
        weapon_class=weapon_class,
    )
    return entity, aliases


def a_tiny_ontology() -> TinyOntology:
    """Three states, a force, two groups of one abbreviation, towns, weapons and newspapers."""
    state, place, weapon, outlet = EntityKind.STATE, EntityKind.PLACE, EntityKind.WEAPON, EntityKind.OUTLET
    parties = [
        _row("state/ukraine", state, {"Ukraine": NAME, "Ukrainian": DEMONYM, "Kyiv": SEAT}, country="UA"),
        _row("state/russia", state, {"Russia": NAME, "Russian": DEMONYM, "Moscow": SEAT}, country="RU"),
        _row("state/iran", state, {"Iran": NAME, "Iranian": DEMONYM, "Tehran": SEAT}, country="IR"),
        _row("state/yemen", state, {"Yemen": NAME, "Yemeni": DEMONYM}, country="YE"),
        _row(
            "force/russian-armed-forces",
            EntityKind.FORCE,
            {"Russian Armed Forces": NAME},
            country="RU",
            part_of="state/russia",
        ),
        _row("armed-group/ansar-allah", EntityKind.ARMED_GROUP, {"Houthi": NAME, "Ansar Allah": NAME}, country="YE"),
        _row("armed-group/red-front", EntityKind.ARMED_GROUP, {"Red Front": NAME, "RF": NAME}, country="YE"),
        _row("company/rail-freight", EntityKind.COMPANY, {"Rail Freight": NAME, "RF": NAME}, country="UA"),
    ]
    places = [
        _row("place/kyiv", place, {"Kyiv": NAME}, country="UA"),
        _row("place/aden", place, {"Aden": NAME}, country="YE"),
        _row("place/newport-ua", place, {"Newport": NAME}, country="UA"),
        _row("place/newport-ru", place, {"Newport": NAME}, country="RU"),
        _row("place/gulf-of-iran", place, {"Gulf of Iran": NAME}),
    ]
    weapons = [
        _row("weapon/rocket-launcher", weapon, {"rocket launcher": GENERIC}, weapon_class=WeaponClass.ARTILLERY),
        _row(
            "weapon/astros",
            weapon,
            {"Astros": NAME},
            part_of="weapon/rocket-launcher",
            weapon_class=WeaponClass.ARTILLERY,
        ),
        _row(
            "weapon/astros-ii",
            weapon,
            {"Astros II": NAME},
            part_of="weapon/astros",
            weapon_class=WeaponClass.ARTILLERY,
        ),
        _row("weapon/hawk-missile", weapon, {"Hawk": NAME}, weapon_class=WeaponClass.AIR_DEFENCE),
        _row("weapon/hawk-trainer", weapon, {"Hawk": NAME}, weapon_class=WeaponClass.AIRCRAFT),
        _row("weapon/mi-17", weapon, {"Mi-17": NAME}, weapon_class=WeaponClass.HELICOPTER),
        _row("weapon/drone", weapon, {"drone": GENERIC}, weapon_class=WeaponClass.UAV),
        _row("weapon/rifle", weapon, {"rifle": GENERIC}, weapon_class=WeaponClass.SMALL_ARM),
    ]
    outlets = [
        _row("outlet/daily-ledger", outlet, {"The Daily Ledger": NAME}),
        _row("outlet/harbour-post", outlet, {"Harbour Post": NAME}),
        _row("outlet/tattler", outlet, {"The Tattler": NAME}),
    ]
    return TinyOntology(
        weapons=TinyCatalogue(weapons),
        parties=TinyCatalogue(parties),
        places=TinyCatalogue(places),
        outlets=TinyCatalogue(outlets),
        reliabilities={
            "outlet/daily-ledger": Reliability.USUALLY,
            "outlet/harbour-post": Reliability.FAIRLY,
            "outlet/tattler": Reliability.NOT_USUALLY,
        },
    )


class WhatIsKnown:
    """A ledger's view with entities and judgements only."""

    def __init__(self, entities: tuple = (), judgements: tuple = ()) -> None:  # type: ignore[type-arg]
        self._entities, self._judgements = entities, judgements

    def documents(self) -> tuple[()]:
        return ()

    def claims(self) -> tuple[()]:
        return ()

    def cases(self) -> tuple[()]:
        return ()

    def entities(self) -> tuple[Entity, ...]:
        return self._entities

    def judgements(self) -> tuple:  # type: ignore[type-arg]
        return self._judgements
