"""Read a short text and say in plain values what its claims hold."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

from waybill.core.claim import Claim, Filler
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.outcome import Reading
from waybill.core.span import Span
from waybill.extract.rules import RuleTagger
from waybill.extract.stage import extract
from waybill.ontology import load

TUESDAY: Final = date(2024, 5, 14)


@cache
def tagger() -> RuleTagger:
    """The rule reader; it keeps nothing between documents."""
    return RuleTagger(load())


def report(text: str, *, published: date | None = TUESDAY, publisher: str | None = "Harbour Post") -> Document:
    return Document(id=DocumentId("told"), text=text, publisher=publisher, published=published)


def read(document: Document) -> Reading:
    return extract(document, tagger=tagger(), ontology=load())


def claims(text: str, *, published: date | None = TUESDAY) -> tuple[Claim, ...]:
    return read(report(text, published=published)).claims


def claim(text: str, *, published: date | None = TUESDAY) -> Claim:
    """The one claim of a text that holds one."""
    found = claims(text, published=published)
    assert len(found) == 1, [[quote.text for quote in each.triggers] for each in found]
    return found[0]


def names(fillers: Iterable[Filler]) -> list[str]:
    return [filler.text for filler in fillers]


def parties(told: Claim) -> tuple[list[str], list[str]]:
    """Who gives, and who gets."""
    return names(told.supplier), names(told.recipient)


def route(told: Claim) -> tuple[list[str], list[str], list[str]]:
    """Whence, through where, whither."""
    return names(told.origin), names(told.via), names(told.destination)


def things(told: Claim) -> list[str]:
    return [item.text for item in told.items]


def classes(told: Claim) -> list[str]:
    return [item.weapon_class.value for item in told.items]


def numbers(told: Claim) -> list[tuple[float, str] | None]:
    """Value and bound of each item's quantity."""
    return [item.quantity and (item.quantity.value, item.quantity.bound.value) for item in told.items]


def modes(told: Claim) -> set[str]:
    return {carriage.mode.value for carriage in told.transport}


def day(told: Claim) -> str | None:
    return None if told.date is None else told.date.period.edtf


def chains(told: Claim) -> list[list[str]]:
    """The words of each chain of speakers, from the publisher's first to the origin."""
    return [[node.text for node in chain] for chain in told.sources]


def kinds(told: Claim) -> list[list[str]]:
    return [[node.kind.value for node in chain] for chain in told.sources]


class Names:
    """Every name is a party of its own."""

    def __init__(self, text: str) -> None:
        self._text = text

    def meant(self, words: Span) -> Filler | None:
        return Filler(text=words.of(self._text), span=words)

    def is_same(self, left: Filler, right: Filler) -> bool:
        return left.text == right.text

    def is_known(self, party: Filler) -> bool:
        return True

    def owns_goods(self, words: Span) -> bool:
        return False

    def is_bystander(self, words: Span, motion: Span) -> bool:
        return False

    def are_listed(self, left: Span, right: Span) -> bool:
        return False
