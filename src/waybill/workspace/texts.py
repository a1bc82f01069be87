"""The texts by which cases, claims, documents and entities are found, each with a stamp of what stands in it.

Laws:   of the very same things as before no stamp is made again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import is_
from typing import Final, NamedTuple, TypeAlias

from waybill.core.case import Case
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.core.ids import EntityId
from waybill.core.review import ref_text
from waybill.ledger.words import Text
from waybill.workspace.asking import claims_among
from waybill.workspace.held import Held
from waybill.workspace.making import made_again, made_once
from waybill.workspace.said import said_in_case, said_in_claim

Thing: TypeAlias = Case | FiledClaim | Document | Entity


class Stamped(NamedTuple):
    """What a text is made of, a case with its claims or one other thing, and the text's stamp."""

    of: tuple[Thing, ...]
    stamp: str


Stamps: TypeAlias = Mapping[str, Stamped]


def stamped_texts(kind: str, held: Held) -> Stamps:
    """Of all things of a kind, by the names under which they are found."""
    return _KINDS[kind](held)


def text_of(key: str, of: tuple[Thing, ...]) -> Text:
    """The text that stands under a name."""
    match of[0]:
        case Case() as case:
            claims = (each for each in of[1:] if isinstance(each, FiledClaim))
            return Text(key=key, title="", body=said_in_case(case, claims))
        case FiledClaim() as filed:
            return Text(key=key, title="", body=said_in_claim(filed))
        case Document() as document:
            title = f"{document.title or ''}\n{document.publisher or ''}"
            return Text(key=key, title=title, body=document.text)
        case Entity() as entity:
            return Text(key=key, title=entity.name, body="\n".join(entity.aliases))


def named_entities(held: Held) -> Iterator[Entity]:
    """Entities that cases name, by id."""
    named: set[EntityId] = set()
    for case in held.cases.values():
        summary = case.summary
        parties = (*summary.supplier, *summary.recipient, *summary.intermediary)
        named.update(
            each.entity for each in (*parties, *summary.origin, *summary.via, *summary.destination) if each.entity
        )
        named.update(each.entity for each in summary.items if each.entity)
    yield from (entity for entity in map(held.entity, sorted(named)) if entity is not None)


def _stamped(listed: Iterable[tuple[str, tuple[Thing, ...]]], before: Stamps | None = None) -> Stamps:
    found, known = {}, before or {}
    for key, of in listed:
        each = known.get(key)
        if each is None or len(each.of) != len(of) or not all(map(is_, each.of, of)):
            each = Stamped(of, text_of(key, of).stamp)
        found[key] = each
    return found


@made_again
def _cases(held: Held, before: Stamps | None) -> Stamps:
    return _stamped(((each.id, (each, *claims_among(each, held.claims))) for each in held.cases.values()), before)


@made_again
def _claims(held: Held, before: Stamps | None) -> Stamps:
    return _stamped(((ref_text(ref), (each,)) for ref, each in held.claims.items()), before)


@made_again
def _documents(held: Held, before: Stamps | None) -> Stamps:
    return _stamped(((each.id, (each,)) for each in held.documents.values()), before)


@made_once
def _entities(held: Held) -> Stamps:
    return _stamped((each.id, (each,)) for each in named_entities(held))


_KINDS: Final[Mapping[str, Callable[[Held], Stamps]]] = {
    "cases": _cases,
    "claims": _claims,
    "documents": _documents,
    "entities": _entities,
}
