"""Profiles as they are kept, so that a claim can be compared without reading its report.

Laws:   a profile that was written reads back as it was.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from waybill.core.claim import Basis, ClaimRef, Mode, Stage, WeaponClass
from waybill.core.fields import as_day, optional
from waybill.core.ids import DocumentId, JsonValue
from waybill.core.names import Names
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.link.profile import Counted, Profile

_SETS: Final = ("start", "end", "countries", "words", "proper", "speakers", "outlets", "classes", "modes")
# Thousands are read for every claim that is new, and an enumeration takes its time to find a member.
_CLASSES: Final = {each.value: each for each in WeaponClass}
_MODES: Final = {each.value: each for each in Mode}
_STAGES: Final = {each.value: each for each in Stage}
_BASES: Final = {each.value: each for each in Basis}
_NOBODY: Final = Names()
_period: Final = lru_cache(maxsize=1 << 14)(Period)
_NAMES: Final = ("supplier", "recipient", "intermediary", "places", "weapons")


def profile_to_json(profile: Profile) -> JsonValue:
    """A profile in few characters."""
    return [
        profile.ref.claim,
        profile.statement,
        [profile.disputes, profile.part_of],
        None if profile.published is None else profile.published.isoformat(),
        [_names_to_json(getattr(profile, name)) for name in _NAMES],
        [sorted(getattr(profile, name)) for name in _SETS],
        [_counted_to_json(each) for each in profile.counted],
        [profile.stage.value, profile.basis.value, profile.covert, profile.is_denial, profile.is_general],
        None if profile.period is None else profile.period.edtf,
        None if profile.money is None else [profile.money.amount, profile.money.currency, profile.money.bound.value],
    ]


def profile_from_json(shape: Any, document: DocumentId) -> Profile:
    """The profile of a claim of a document that ``profile_to_json`` wrote."""
    claim, statement, (disputes, part_of), published, names, sets, counted, marks, period, money = shape
    supplier, recipient, intermediary, places, weapons = (_names_from_json(*each) for each in names)
    start, end, countries, words, proper, speakers, outlets, classes, modes = map(frozenset, sets)
    stage, basis, covert, is_denial, is_general = marks
    return Profile(
        ref=ClaimRef(document, claim),
        statement=statement,
        disputes=disputes,
        part_of=part_of,
        published=optional(published, as_day),
        supplier=supplier,
        recipient=recipient,
        intermediary=intermediary,
        places=places,
        weapons=weapons,
        start=start,
        end=end,
        countries=countries,
        words=words,
        proper=proper,
        speakers=speakers,
        outlets=outlets,
        classes=frozenset(map(_CLASSES.__getitem__, classes)),
        modes=frozenset(map(_MODES.__getitem__, modes)),
        counted=tuple(_counted_from_json(*each) for each in counted),
        stage=_STAGES[stage],
        basis=_BASES[basis],
        covert=covert,
        is_denial=is_denial,
        is_general=is_general,
        period=None if period is None else _period(period),
        money=None if money is None else Money(amount=money[0], currency=money[1], bound=Bound(money[2])),
    )


def _names_to_json(names: Names) -> JsonValue:
    """What is not its own stands apart, for most of it would be written twice."""
    return [sorted(names.own), sorted(names.above - names.own), names.settled]


def _names_from_json(own: Sequence[str], above: Iterable[str], settled: bool) -> Names:
    if not own and settled:
        return _NOBODY
    return Names(own=frozenset(own), above=frozenset((*own, *above)), settled=settled)


def _counted_to_json(counted: Counted) -> JsonValue:
    number = counted.quantity
    unit = None if number.unit is None else number.unit.value
    return [counted.weapon_class.value, counted.entity, number.value, number.bound.value, unit, number.high]


def _counted_from_json(
    weapon_class: str, entity: Any, value: float, bound: str, unit: str | None, high: Any
) -> Counted:
    quantity = Quantity(value=value, bound=Bound(bound), unit=None if unit is None else Unit(unit), high=high)
    return Counted(weapon_class=_CLASSES[weapon_class], entity=entity, quantity=quantity)
