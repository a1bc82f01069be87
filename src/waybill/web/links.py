"""Addresses of pages, and of words within them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, quote_plus, urlsplit

from waybill.core.claim import ClaimRef
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, ClaimId, DocumentId, EntityId

MOST_WORDS: Final = 6
"""Claims that a value leads to; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something with a page of its own.

    Attributes:
        href: None where it has no page.
    """

    text: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A way to the words of a claim.

    Attributes:
        number: of the claim on the page.
        about: whose words they are, and of when.
    """

    number: int
    about: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The words that something stands on.

    Attributes:
        more: claims beyond those that are listed.
    """

    words: tuple[Words, ...] = ()
    more: int = 0


_PLAIN: Final = re.compile(r"[A-Za-z0-9_.~-]+")
"""What stands for itself in an address, as nearly every id does."""


def case_address(case: CaseId) -> str:
    """Where a case is shown."""
    return f"/cases/{_part(case)}"


def document_address(document: DocumentId, claim: ClaimId | None = None) -> str:
    """Where a document is shown, or a claim's words in it."""
    return f"/documents/{_part(document)}" + ("" if claim is None else f"#{words_anchor(claim)}")


def claim_address(ref: ClaimRef) -> str:
    """Where a claim is shown, and decided on."""
    return f"/claims/{_part(f'{ref.document}#{ref.claim}')}"


def add_claim_address(document: DocumentId) -> str:
    """Where a claim that was missed is added to a document."""
    return f"/add-claim/{_part(document)}"


def versions_address(document: DocumentId) -> str:
    """Where the versions of a document are shown."""
    return f"/versions/{_part(document)}"


def entity_address(entity: EntityId) -> str:
    """Where an entity is shown."""
    return f"/entities/{quote(entity, safe='/', errors='replace')}"


def words_anchor(claim: ClaimId) -> str:
    """The place within a document's page where a claim's words begin."""
    return f"words-{_part(claim)}"


def claim_anchor(claim: ClaimId) -> str:
    """The place within a document's page where a claim is told."""
    return f"claim-{_part(claim)}"


def with_query(path: str, query: Mapping[str, str]) -> str:
    """A path with parameters, those without a value left out; the same parameters give the same address."""
    kept = sorted((name, value) for name, value in query.items() if value)
    return f"{path}?{'&'.join(f'{_in_query(name)}={_in_query(value)}' for name, value in kept)}" if kept else path


def with_others(path: str, query: Mapping[str, str]) -> Callable[[Mapping[str, str]], str]:
    """What gives the same as ``with_query`` for the parameters together with others, which come in their place."""
    given = {name: f"{_in_query(name)}={_in_query(value)}" for name, value in query.items() if value}

    def address(others: Mapping[str, str]) -> str:
        written = {
            **given,
            **{name: f"{_in_query(name)}={_in_query(value)}" if value else "" for name, value in others.items()},
        }
        parts = [written[name] for name in sorted(written) if written[name]]
        return f"{path}?{'&'.join(parts)}" if parts else path

    return address


def others_with(path: str, query: Mapping[str, str]) -> Callable[[str], Callable[[str], str]]:
    """What gives, for the name of a parameter, what gives the same as ``with_query`` for each of its values."""
    written = [(each, f"{_in_query(each)}={_in_query(value)}") for each, value in sorted(query.items()) if value]

    def with_each(name: str) -> Callable[[str], str]:
        before = "".join([f"{part}&" for each, part in written if each < name])
        after = "".join([f"&{part}" for each, part in written if each > name])
        start, without = f"{path}?{before}{_in_query(name)}=", f"{path}?{before}{after[1:]}".rstrip("?&")
        return lambda value: f"{start}{_in_query(value)}{after}" if value else without

    return with_each


@lru_cache(maxsize=1 << 12)
def _in_query(text: str) -> str:
    """A page has a hundred addresses, and most of what stands in them is the same."""
    return quote_plus(text, errors="replace")


def safe_address(url: str | None) -> str | None:
    """An address of the web that may be followed; None of any other, which might be a script."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def words_of(filed: FiledClaim, number: int) -> Words:
    """A way to a claim's words."""
    document = filed.document
    day = "undated" if document.published is None else document.published.isoformat()
    about = f"{document.publisher or 'unknown publisher'}, {day}"
    return Words(number=number, about=about, href=document_address(document.id, filed.claim.id))


def grounds(words: Iterable[Words]) -> Grounds:
    """Ways to the words that something stands on, the first few of them."""
    listed = sorted(words, key=lambda each: each.number)
    return Grounds(words=tuple(listed[:MOST_WORDS]), more=max(0, len(listed) - MOST_WORDS))


def _part(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else quote(name, safe="", errors="replace")
