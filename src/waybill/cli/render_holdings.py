"""What the catalogues hold, for people, drawn with Rich."""

from collections.abc import Mapping
from typing import Final

from rich.table import Table

from waybill.cli.render import Trimmed, rows, screen
from waybill.core.claim import WeaponClass
from waybill.core.entity import EntityKind
from waybill.telling import wording
from waybill.workspace.catalogues import Holdings

_DIGEST_CHARS: Final = 12
_COUNT_CHARS: Final = 9
_COLUMNS: Final = 80


def show_holdings(held: Holdings) -> None:
    """A row for each catalogue, then its kinds, and of weapons the classes and levels."""
    console = screen(least_columns=_COLUMNS)
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("catalogue", "entities", "names", "countries", "digest"):
        table.add_column(
            column,
            justify="left" if column in ("catalogue", "digest") else "right",
            no_wrap=True,
            min_width=_COUNT_CHARS,
        )
    for name, each in held.catalogues.items():
        counts = (f"{number:,}" for number in (each.entities, each.names, each.countries))
        table.add_row(name, *counts, each.digest[:_DIGEST_CHARS])
    console.print(Trimmed(table))
    console.print()
    kinds = ((name, _listed(each.kinds)) for name, each in held.catalogues.items() if name != "weapons")
    file, digest = held.own
    console.print(
        rows(
            [
                ("classes", _listed(held.weapon_classes)),
                ("levels", _listed(held.weapon_levels)),
                *kinds,
                ("countries", f"{len(held.countries):,} in all"),
                ("own file", f"{file}, digest {digest[:_DIGEST_CHARS]}" if file else ""),
                ("version", held.version),
            ]
        )
    )


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{_words(name)} {number:,}" for name, number in counts.items())


def _words(name: str) -> str:
    """A kind, class or level as people say it; kinds of outlets and places are words already."""
    known = next((kind(name) for kind in (WeaponClass, EntityKind) if name in set(kind)), None)
    return (name or "not said") if known is None else wording.label(known)
