"""What a name may mean, for people, drawn with Rich."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.padding import Padding
from rich.text import Text

from waybill.cli.output import count, visible
from waybill.cli.render import Trimmed, rows, screen
from waybill.ontology import AliasKind, WeaponFacts
from waybill.telling import wording
from waybill.workspace.background import Background
from waybill.workspace.meaning import Meaning, Nearness, Standing
from waybill.workspace.naming import Naming

MOST_IN_FULL: Final = 3
MOST_IN_BRIEF: Final = 12
MOST_CASES: Final = 4
WAYS: Final = {
    AliasKind.NAME: "called “{name}”",
    AliasKind.ABBREVIATION: "“{name}” is short for it",
    AliasKind.DEMONYM: "“{name}” is what belongs to it",
    AliasKind.PEOPLE: "“{name}” are its people",
    AliasKind.SEAT: "“{name}” is where its government sits",
    AliasKind.GENERIC: "“{name}” is a general term for it",
}
HEADINGS: Final = {
    Nearness.EXACT: "also called so",
    Nearness.CONTAINED: "names with these words",
    Nearness.NEAR: "names spelt much alike",
}


def show_meanings(meanings: Sequence[Meaning]) -> None:
    """Those that bear the very name in full, the others in a line each; a few of any kind in full."""
    console = screen()
    is_few = len(meanings) <= MOST_IN_FULL
    in_full = [each for each in meanings if is_few or each.nearness is Nearness.EXACT]
    for each in in_full:
        console.print(Trimmed(Text(visible(each.entity.name), style="bold")))
        console.print(rows(_facts(each)))
    in_brief = meanings[len(in_full) :]
    if in_brief:
        console.print(Text(f"{HEADINGS[in_brief[0].nearness]}:"))
    for each in in_brief[:MOST_IN_BRIEF]:
        console.print(Trimmed(Padding(_brief(each), (0, 0, 0, 2))))
    if len(in_brief) > MOST_IN_BRIEF:
        console.print(Text(f"  and {len(in_brief) - MOST_IN_BRIEF:,} more; --format json lists all", style="dim"))


def _facts(meaning: Meaning) -> Iterator[tuple[str, str]]:
    entity = meaning.entity
    yield "why", _why(meaning.naming)
    yield from (("", f"- {reason}") for reason in meaning.naming.reasons)
    yield "kind", wording.label(entity.kind)
    yield "class", "" if entity.weapon_class is None else wording.label(entity.weapon_class)
    yield "country", entity.country or ""
    yield "part of", ", ".join(whole.name for whole in meaning.wholes)
    yield from _background(meaning.background)
    yield "also", ", ".join(entity.aliases)
    yield "ledger", "" if meaning.standing is None else _stands(meaning.standing)
    yield "id", entity.id


def _why(naming: Naming) -> str:
    if naming.nearness is Nearness.CONTAINED:
        return f"the words stand in “{naming.name}”"
    if naming.likeness is not None:
        return f"spelt like “{naming.name}” ({naming.likeness:.0%} alike)"
    return WAYS[AliasKind.NAME if naming.how is None else naming.how].format(name=naming.name)


def _background(known: Background) -> Iterator[tuple[str, str]]:
    """Rows without a value are not shown."""
    weapon, outlet = known.weapon, known.outlet
    yield "place", "" if known.place is None else known.place.value
    if weapon is not None:
        yield "level", wording.label(weapon.level)
        yield "family", ", ".join(family.name for family in known.families)
        yield "makers", ", ".join(maker.name for maker in known.makers)
        yield "calibre", weapon.calibre or ""
        yield "counted", ", ".join(_categories(weapon))
    if outlet is not None:
        yield "outlet", " · ".join(filter(None, ("" if outlet.kind is None else outlet.kind.value, outlet.domain)))
    if known.reliability is not None:
        yield "letter", ": ".join(filter(None, (known.reliability.value, known.reason)))


def _categories(weapon: WeaponFacts) -> Iterator[str]:
    if weapon.un_register is not None:
        yield f"UN Register {weapon.un_register.value}"
    if weapon.sipri is not None:
        yield f"SIPRI {weapon.sipri.value}"
    if weapon.munitions_list is not None:
        yield f"Munitions List {weapon.munitions_list.value}"


def _stands(standing: Standing) -> str:
    if not standing.claims:
        return "no claim speaks of it"
    roles = ", ".join(f"{role} in {number:,}" for role, number in standing.roles.items())
    cases = ", ".join(standing.cases[:MOST_CASES]) + (" …" if len(standing.cases) > MOST_CASES else "")
    claims = f"{count(len(standing.claims), 'claim')} ({roles})"
    return f"{claims}, {count(len(standing.cases), 'case')}: {cases}" if cases else claims


def _brief(meaning: Meaning) -> Text:
    entity = meaning.entity
    kind = entity.kind if entity.weapon_class is None else entity.weapon_class
    facts = [wording.label(kind), *([entity.country] if entity.country else [])]
    if meaning.standing is not None and meaning.standing.claims:
        facts.append(count(len(meaning.standing.claims), "claim"))
    naming = meaning.naming
    if naming.name != entity.name:
        facts.append(f"“{naming.name}”")
    if naming.likeness is not None:
        facts.append(f"{naming.likeness:.0%} alike")
    return Text(visible(entity.name), style="bold").append(visible(f"  {' · '.join(facts)}"), style="not bold")
