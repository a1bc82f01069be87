"""Sentences of FrameNet in which something changes hands: what gives roles their shape before our own reports do.

Source: FrameNet 1.5, CC BY 3.0; the mapping of its frame elements to roles is ours. Only places are learnt from it:
no words of it are kept.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from training.reports import Frame, Report, Target, read_report
from waybill.core.span import Span
from waybill.neural.vocabulary import TAGS
from waybill.ontology import load

FILES: Final = ("lu_transfer_annotations.jsonl", "fulltext_all.jsonl")
_GIVING: Final = {"Donor": "supplier", "Recipient": "recipient", "Theme": "item"}
_TRADE: Final = {"Buyer": "recipient", "Seller": "supplier", "Goods": "item", "Money": "value"}
_ROUTE: Final = {"Theme": "item", "Goods": "item", "Goal": "destination", "Source": "origin", "Path": "via"}
_BORDER: Final = {"Goods": "item", "Importing_area": "destination", "Exporting_area": "origin"}
ROLES: Final[dict[str, dict[str, str]]] = {
    "Giving": _GIVING,
    "Receiving": _GIVING,
    "Transfer": _GIVING,
    "Getting": {"Recipient": "recipient", "Source": "supplier", "Theme": "item"},
    "Supply": {"Supplier": "supplier", "Recipient": "recipient", "Theme": "item"},
    "Surrendering_possession": {"Surrenderer": "supplier", "Recipient": "recipient", "Theme": "item"},
    "Sending": {"Sender": "supplier", "Recipient": "recipient", **_ROUTE},
    "Delivery": {"Deliverer": "supplier", "Recipient": "recipient", **_ROUTE},
    "Bringing": _ROUTE,
    "Smuggling": _ROUTE,
    "Removing": _ROUTE,
    "Commerce_buy": _TRADE,
    "Commerce_sell": _TRADE,
    "Commerce_pay": _TRADE,
    "Renting": {"Lessee": "recipient", "Lessor": "supplier", "Goods": "item", "Money": "value"},
    "Theft": {"Perpetrator": "recipient", "Goods": "item", "Victim": "supplier"},
    "Taking": {"Agent": "recipient", "Theme": "item", "Source": "supplier"},
    "Exporting": {"Exporter": "supplier", **_BORDER},
    "Importing": {"Importer": "recipient", **_BORDER},
    "Import_export": _BORDER,
}
"""Elements of frames and the roles they correspond to."""

_LEAD: Final = re.compile(
    r"(?:to|from|by|for|with|of|into|onto|through|via|in|on|at|upon|the|an?|her|his|its|their)\s+", re.IGNORECASE
)
_CHARS: Final = range(15, 900)
_FAR_APART: Final = 40


def sentences(folder: Path) -> Iterator[Report]:
    """Sentences with frames of transfer, in the order of their words.

    Args:
        folder: with the files ``FILES``.
    """
    ontology = load()
    frames: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for annotated in _lines(folder):
        if annotated["frame"] in ROLES and len(annotated["text"]) in _CHARS:
            frames[annotated["text"]].append(annotated)
    for number, (text, listed) in enumerate(sorted(frames.items())):
        shape = _shape(f"framenet-{number}", text)
        report, document, _ = read_report(shape, ontology)
        if document.text == text:
            report.whole = False
            report.frames = [_frame(text, each) for each in listed]
            yield report


def _shape(report_id: str, text: str) -> dict[str, Any]:
    unsaid = dict.fromkeys(("url", "publisher", "published"))
    return {**unsaid, "id": report_id, "language": "en", "title": "", "text": text, "claims": []}


def _lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Annotated frames, one a line in the first file, with all those of a sentence in the second."""
    for name in FILES:
        with (folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                value = json.loads(line)
                for frame in value.get("frames", [value]):
                    yield {**frame, "text": value["text"]}


def _frame(text: str, annotated: dict[str, Any]) -> Frame:
    named = ROLES[annotated["frame"]]
    roles: dict[str, list[Target]] = {tag: [] for tag in TAGS}
    for start, end, element in annotated["fes"]:
        if start >= 0 and element in named:
            roles[named[element]].append(Target(_without_lead(text, start, end)))
    return Frame(trigger=_trigger(annotated["target"]), roles=roles, known=frozenset(named.values()))


def _trigger(parts: Iterable[tuple[int, int]]) -> Span:
    """The words that evoke a frame; of words far apart ("took … over") the first."""
    first, *_, last = sorted(parts) * 2
    return Span(first[0], last[1]) if last[1] - first[0] < _FAR_APART else Span(*first)


def _without_lead(text: str, start: int, end: int) -> Span:
    """A phrase without the prepositions and articles that it begins with."""
    while (match := _LEAD.match(text, start, end)) and match.end() < end:
        start = match.end()
    return Span(start, end)
