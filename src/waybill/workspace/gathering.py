"""From what a person names to captures, web addresses included."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from waybill.core.capture import Capture
from waybill.core.document import Document, Hints
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.feed import links_in, read
from waybill.ingest.formats import FEED
from waybill.ingest.inputs import Wants, captures, everything
from waybill.ingest.readers import reader_for
from waybill.ingest.triage import Triage
from waybill.ontology import Ontology
from waybill.settings import Settings

if TYPE_CHECKING:
    from waybill.fetch.fetcher import Fetcher

Fetch: TypeAlias = Callable[[str], Capture | Rejection]

_WEB_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def is_web_address(named: str) -> bool:
    """Whether an input is fetched."""
    return _WEB_ADDRESS.match(named) is not None


def gathered(
    inputs: Sequence[str],
    *,
    captured_at: datetime,
    stdin: BinaryIO | None,
    fetch: Fetch,
    wants: Wants = everything,
) -> Iterator[Capture | Rejection]:
    """What the inputs hold, one capture in memory at a time: first what lies here, then what is fetched.

    Of a feed that is fetched, the articles are fetched that it points to; what it says itself is but a summary of them.

    Args:
        inputs: paths, globs, ``-`` and web addresses.
        captured_at: aware UTC instant, given to every capture that lies here.
        stdin: as in ``ingest.inputs``.
        fetch: gives what is at a web address.
        wants: tells which files, and which articles of feeds, are read.
    """
    named = dict.fromkeys(inputs)
    paths = [each for each in named if not is_web_address(each)]
    yield from captures(paths, captured_at=captured_at, stdin=stdin, wants=wants)
    addresses = [each for each in named if is_web_address(each)]
    seen = set(addresses)
    for address in addresses:
        found = fetch(address)
        links = () if isinstance(found, Rejection) else feed_links(found)
        if isinstance(found, Rejection) or not links:
            yield found
            continue
        yield from _unlinked(found, links)
        for link in links:
            if link not in seen:
                seen.add(link)
                if wants(link):
                    yield fetch(link)


def triaged(inputs: Sequence[str], fetch: Fetch, ontology: Ontology, *, is_wanted: bool) -> tuple[Triage | None, Fetch]:
    """Triage, where it is wanted, that spares what is named by itself, and what fetches for it.

    A file, an address or ``-`` that a person names is read in any case, also where the address leads to another. What
    comes out of folders, patterns, archives and feeds is not named by itself.
    """
    spared = {each.encode("utf-8", "backslashreplace").decode() for each in inputs}

    def fetched(address: str) -> Capture | Rejection:
        found = fetch(address)
        if address in spared and isinstance(found, Capture):
            spared.add(found.address)
        return found

    return Triage(ontology=ontology, spared=spared) if is_wanted else None, fetched


def feed_links(capture: Capture) -> tuple[str, ...]:
    """Addresses of the articles that a feed points to; empty where it is none, or points to none."""
    reader = reader_for(capture)
    if isinstance(reader, Rejection) or reader.media_types[0] != FEED:
        return ()
    return tuple(link.url for link in links_in(capture))


def _unlinked(capture: Capture, links: Sequence[str]) -> Iterator[Rejection]:
    """Entries of a feed with a text of their own and no article to fetch."""
    for number, entry in enumerate(read(capture, Hints()), 1):
        if isinstance(entry, Document) and entry.url not in links:
            yield Rejection(
                reason=Reason.UNREADABLE,
                subject=capture.address,
                detail=f"entry {number} of the feed has a text but no link to an article",
                remedy="save the feed and add the file; the texts of its entries are then read",
            )


@cache
def fetcher() -> "Fetcher":
    """What fetches where nobody hands in another, as the environment says; made once, so that servers are spared.

    Raises:
        UsageError: the environment names a pause that is none.
    """
    from waybill.fetch.fetcher import Fetcher

    settings = Settings.of(os.environ)
    return Fetcher(pause_s=settings.pause_s, contact=settings.contact)
