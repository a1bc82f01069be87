"""What claims and documents are called where there is a line for each."""

from textwrap import shorten
from typing import Final

from waybill.core.claim import Claim, Polarity
from waybill.core.document import Document
from waybill.telling import wording

MOST_CHARS: Final = 72
"""Of the first words of a text without a title."""


def claim_title(claim: Claim) -> str:
    """Who gives what to whom, as the claim's words have it, and whether that is denied."""
    items = ", ".join(f"{wording.quantity(each.quantity)} {each.text}".strip() for each in claim.items)
    ends = (wording.names(party.text for party in side) for side in (claim.supplier, claim.recipient))
    denied = "DENIED " if claim.polarity is Polarity.DENIED else ""
    return f"{denied}{wording.ARROW.join(ends)}: {items or wording.NOBODY}"


def document_title(document: Document) -> str:
    """The title of a document; else the first line, if that is a heading of Markdown, or the first words."""
    if document.title:
        return document.title
    first = document.text.lstrip().partition("\n")[0]
    text = first.lstrip("#").strip() if first.startswith("#") else ""
    return shorten(text or document.text, MOST_CHARS, placeholder=" …")
