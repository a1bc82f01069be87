"""What the catalogue knows of an outlet beyond its names, country and letter."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from waybill.errors import CatalogueError
from waybill.ontology.kinds import OutletKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletFacts:
    """What is known of an outlet.

    Attributes:
        kind: None where a user's own entry does not say it.
        domain: where it publishes; None if it is known to have no site any more, or not known to have one.
        reason: why it has its letter; None where nothing was judged.
    """

    kind: OutletKind | None
    domain: str | None
    reason: str | None


@cache
def outlet_rows() -> Mapping[str, Sequence[str]]:
    """The compiled table: kind, domain and reason by id, read when it is first asked for.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = files("waybill.ontology") / "tables" / "outlet_facts.json"
    try:
        rows = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CatalogueError(path=str(path), problem=f"it cannot be read ({error})") from error
    if not isinstance(rows, dict):
        raise CatalogueError(path=str(path), problem="it is not a compiled table of facts")
    return cast(Mapping[str, Sequence[str]], rows)


def outlet_facts(row: Sequence[str], said: Mapping[str, str]) -> OutletFacts:
    """The facts of a row, where a user's file does not say otherwise."""
    kind, domain, reason = (
        said.get(key) or known for key, known in zip(("kind", "domain", "reason"), row, strict=True)
    )
    return OutletFacts(kind=OutletKind(kind) if kind else None, domain=domain or None, reason=reason or None)
