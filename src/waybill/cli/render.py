"""Documents, claims and cases for people, drawn with Rich.

Text of documents never reaches Rich as markup, only as ``Text``, and only after ``visible``.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from waybill.cli.output import visible
from waybill.core.claim import Basis, Certainty, Claim, Polarity
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.maker import MakerKind
from waybill.core.outcome import ReadDocument
from waybill.core.span import Quote, Span, squeeze
from waybill.telling import wording
from waybill.telling.titles import document_title

LEAST_COLUMNS: Final = 32
"""In less, Rich would leave out what does not fit; the terminal folds it."""

MOST_COLUMNS: Final = 120
LABEL_COLUMNS: Final = 9
MOST_SET_ASIDE: Final = 6
"""Words of one reason that are shown; JSON has them all."""

_LABELLED: Final = ("basis", "stage", "polarity", "certainty", "covert")
STYLES: Final = {"denies": "red", "denied by": "red", "missed": "yellow", "wrong": "red"}


def screen(*, least_columns: int = LEAST_COLUMNS) -> Console:
    """Standard output, no wider than one can read; plain where it is no terminal or ``NO_COLOR`` is set."""
    console = Console(
        file=sys.stdout,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.width = max(least_columns, min(console.width, MOST_COLUMNS))
    return console


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Something to draw without the blanks with which Rich fills every line up to its width."""

    drawn: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self.drawn, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                yield from line[:-1]
                yield Segment(line[-1].text.rstrip(), line[-1].style)
            yield Segment.line()


def show_read(read: ReadDocument, *, explain: bool = False) -> None:
    """A document, its claims one below the other, and what was set aside.

    Args:
        read: document and claims.
        explain: whether to show what each claim stands on.
    """
    console, document = screen(), read.document
    console.print(Trimmed(Text(visible(document_title(document)), style="bold")))
    console.print(Trimmed(Text(visible(source(document)), style="dim")))
    denials = {claim.disputes: claim.id for claim in read.reading.claims if claim.disputes is not None}
    for claim in read.reading.claims:
        denied_by = [denials[claim.id]] if claim.id in denials else []
        console.print()
        console.print(claim_block(claim, document, denied_by=denied_by))
        if explain:
            console.print(grounds_block(claim, document.text))
    if not read.reading.claims:
        console.print(Text("no claims"))
    for line in _set_aside(read):
        console.print(Trimmed(Text(visible(line), style="dim")))
    console.print()


def _set_aside(read: ReadDocument) -> Iterator[str]:
    """The words that made no claim, in a line for each reason."""
    words: dict[str, list[str]] = {}
    for rejection in read.reading.set_aside:
        quoted = [] if rejection.span is None else [f"“{rejection.span.of(read.document.text)}”"]
        words.setdefault(rejection.detail, []).extend(quoted)
    for detail, quotes in words.items():
        more = f" and {len(quotes) - MOST_SET_ASIDE:,} more" if len(quotes) > MOST_SET_ASIDE else ""
        yield f"set aside, {detail}" + (": " + ", ".join(quotes[:MOST_SET_ASIDE]) + more if quotes else "")


def show_claims(claims: Iterable[FiledClaim]) -> None:
    """Claims of a ledger, each with the document it stands in and the case it belongs to."""
    console = screen()
    for filed in claims:
        console.print(filed_block(filed, standing=[("case", filed.case or "not reconciled yet")]))
        console.print()


def filed_block(filed: FiledClaim, *, standing: Iterable[tuple[str, str]] = ()) -> RenderableType:
    """A claim of a ledger, with the document it stands in and, unless a program read it, who coded it."""
    coder = "" if filed.maker.kind is MakerKind.PROGRAM else filed.maker.name
    return claim_block(
        filed.claim,
        filed.document,
        denied_by=[str(ref.claim) for ref in filed.denied_by],
        standing=[("in", source(filed.document)), ("coded by", coder), ("reviewed", reviewed(filed)), *standing],
    )


def reviewed(filed: FiledClaim) -> str:
    """What a person decided on a claim, in a few words; empty where nobody did."""
    review = filed.review
    if review is None:
        return ""
    return f"{wording.label(review.decision)} by {review.maker.name}, {review.reviewed_at:%Y-%m-%d}"


def claim_block(
    claim: Claim,
    document: Document,
    *,
    denied_by: Iterable[str] = (),
    standing: Iterable[tuple[str, str]] = (),
) -> RenderableType:
    """A claim: from whom to whom, a row for each slot that says something, its words and the pages they begin on."""
    slots = [*_slots(claim, document.publisher), *standing, ("denied by", ", ".join(denied_by))]
    pages = ", ".join(map(str, document.pages_of(quote.span for quote in claim.evidence)))
    words = [("" if number else "words", marked(quote, _colours(claim))) for number, quote in enumerate(claim.evidence)]
    sides = (wording.names(each.text for each in side) for side in (claim.supplier, claim.recipient))
    line = headline(claim.id, sides, is_denied=claim.polarity is Polarity.DENIED)
    return Group(line, rows([*slots, *words, ("page", pages)]))


def grounds_block(claim: Claim, text: str) -> RenderableType:
    """How sure the reader is of a claim, and the words that each of its slots and labels stands on."""
    if claim.score is None:
        return rows([("sure", "this reader gives no probabilities; its words are those marked above")])
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=LABEL_COLUMNS + 2, style="dim")
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_row(Text("claim"), Text(f"{claim.score:.0%}"), Text("right, of claims that it was as sure of"))
    for ground in claim.grounds:
        value = getattr(claim, ground.slot) if ground.slot in _LABELLED else None
        words = f"“{squeeze(ground.span.of(text))}”" if value is None else str(value)
        table.add_row(Text(ground.slot), Text(f"{ground.probability:.0%}"), Text(visible(words)))
    return Trimmed(Padding(table, (0, 0, 0, 2)))


def headline(name: str, sides: Iterable[str], *, is_denied: bool = False, grade: str = "") -> RenderableType:
    """The id of a claim or case, and from whom to whom."""
    line = Text(f"{visible(name)}  ", style="bold cyan")
    if grade:
        line.append(f"{grade}  ", style="bold default")
    if is_denied:
        line.append("DENIED ", style="red")
    return Trimmed(line.append(visible(wording.ARROW.join(sides)), style="bold default"))


def rows(said: Iterable[tuple[str, str | Text]]) -> RenderableType:
    """Labels on the left, what they stand for on the right, folded; what says nothing is left out."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=LABEL_COLUMNS, overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for label, value in said:
        if value:
            shown = value if isinstance(value, Text) else Text(visible(value), style=STYLES.get(label, ""))
            table.add_row(Text(label), shown)
    return Trimmed(Padding(table, (0, 0, 0, 2)))


def source(document: Document) -> str:
    """Where a document comes from, in one line."""
    published = "undated" if document.published is None else document.published.isoformat()
    return " · ".join(
        [document.publisher or "unknown publisher", published, *filter(None, [document.url]), document.id]
    )


def _slots(claim: Claim, publisher: str | None) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(claim.items):
        amount = f"{wording.quantity(item.quantity)} {item.text}".strip()
        yield "" if number else "what", f"{amount} ({wording.label(item.weapon_class)})"
    yield "through", ", ".join(each.text for each in claim.intermediary)
    yield "stage", " · ".join(_labels(claim))
    places = ([each.text for each in slot] for slot in (claim.origin, claim.via, claim.destination))
    yield "route", wording.way(places, [carriage.mode for carriage in claim.transport])
    yield "when", "" if claim.date is None else claim.date.period.edtf
    yield "worth", "" if claim.value is None else wording.money(claim.value.money)
    for number, chain in enumerate(claim.sources):
        yield "" if number else "says", wording.chain(chain)
    if not claim.sources:
        yield "says", publisher or "the publisher"
    yield "part of", claim.part_of or ""
    yield "denies", claim.disputes or ""


def _labels(claim: Claim) -> Iterator[str]:
    yield wording.label(claim.stage)
    yield "terms not said" if claim.basis is Basis.UNKNOWN else wording.label(claim.basis)
    if claim.covert:
        yield "covert"
    if claim.certainty is not Certainty.STATED:
        yield wording.label(claim.certainty)


def marked(quote: Quote, marks: Iterable[tuple[Span, str]]) -> Text:
    """The words of a quote in quotation marks, stretches of them in a style."""
    here = [(span, style) for span, style in marks if span.overlaps(quote.span)]
    ends = {end for span, _ in here for end in (span.start, span.end) if quote.span.start < end < quote.span.end}
    words = Text("“")
    for start, end in pairwise(sorted({quote.span.start, *ends, quote.span.end})):
        piece = Span(start, end)
        styles = [style for span, style in here if piece in span]
        words.append(visible(quote.text[start - quote.span.start : end - quote.span.start]), style=" ".join(styles))
    return words.append("”")


def _colours(claim: Claim) -> Iterator[tuple[Span, str]]:
    yield from ((filler.span, "cyan") for _, filler in claim.parties())
    yield from ((filler.span, "blue") for _, filler in claim.places())
    yield from ((item.span, "green") for item in claim.items)
    yield from ((speaker.span, "magenta") for chain in claim.sources for speaker in chain)
    yield from ((dating.span, "yellow") for dating in [claim.date] if dating is not None)
    yield from ((trigger.span, "bold underline") for trigger in claim.triggers)
