"""Sections of a case file on the claims themselves: their words, and the captures that these stand in."""

from collections.abc import Iterator

from waybill.core.case import Case
from waybill.core.claim import Polarity
from waybill.core.filed import FiledClaim
from waybill.core.maker import MakerKind
from waybill.export.blocks import Block, Heading, Paragraph, Rows, Words
from waybill.export.claim_tables import ref
from waybill.export.numbering import Numbered, day
from waybill.export.selection import Selection
from waybill.telling import wording


def claims(case: Case, told: Numbered) -> Iterator[Block]:
    """Every claim under its number, with its words, what was read in them, and who says so."""
    yield Heading(text="Claims, in the order of publication")
    grades = {each.claim: str(each.grade) for each in case.claim_grades}
    for number, each in enumerate(told.filed, start=1):
        document, claim = each.document, each.claim
        denial = " – denial" if claim.polarity is Polarity.DENIED else ""
        publisher = document.publisher or "unknown publisher"
        yield Heading(text=f"Claim {number}: {publisher}, {day(document)}{denial}", level=3, claim=number)
        for quote in claim.evidence:
            yield Words(text=quote.text)
        yield Rows(rows=tuple((name, value) for name, value in _slots(each, grades.get(each.ref, "")) if value))


def _slots(filed: FiledClaim, grade: str) -> Iterator[tuple[str, str]]:
    claim, document = filed.claim, filed.document
    yield "Title", document.title or ""
    for name, fillers in (
        *(("Given by", claim.supplier), ("To", claim.recipient), ("Through", claim.intermediary)),
        *(("From", claim.origin), ("By way of", claim.via), ("Destination", claim.destination)),
    ):
        yield name, ", ".join(each.text for each in fillers)
    yield "What", "; ".join(f"{wording.quantity(each.quantity)} {each.text}".strip() for each in claim.items)
    covert = ["called covert"] if claim.covert else []
    yield "Said", ", ".join([*map(wording.label, (claim.stage, claim.polarity, claim.certainty)), *covert])
    yield "When", "" if claim.date is None else claim.date.period.edtf
    yield "Worth", "" if claim.value is None else wording.money(claim.value.money)
    yield "Sources", "; ".join(map(wording.chain, claim.sources)) or "the publisher itself"
    yield "Grade", grade
    yield "Address", document.url or ""
    yield "Page", ", ".join(map(str, document.pages_of(each.span for each in claim.evidence)))
    yield (
        "Claim",
        f"{ref(filed)}, characters {', '.join(f'{each.span.start}–{each.span.end}' for each in claim.evidence)}",
    )
    yield "Read by", f"{filed.maker.name} {filed.maker.version} ({filed.maker.kind.value})".replace("  ", " ")
    yield "Reviewed", _reviewed(filed)


def _reviewed(filed: FiledClaim) -> str:
    """What a person decided on a claim; empty of one that people coded and nobody has reviewed."""
    review = filed.review
    if review is None:
        return "by nobody: a program alone has read it" if filed.maker.kind is MakerKind.PROGRAM else ""
    why = f": {review.reason}" if review.reason else ""
    return f"{review.decision.value} by {review.maker.name}, {review.reviewed_at:%Y-%m-%d}{why}"


def captures(told: Numbered, selection: Selection) -> Iterator[Block]:
    """The bytes that the claims were read from, with their digests."""
    yield Heading(text="Captures")
    yield Paragraph(
        text="The bytes that each document was read from, when and where they were found, and their digest."
    )
    for document in told.documents:
        capture = selection.capture(document.capture)
        said = [("Document", document.id), ("SHA-256 of its text and publication", document.digest)]
        if capture is None:
            said.append(("Capture", "none: the text was handed over by a program"))
        else:
            said += [
                ("SHA-256 of the bytes", capture.sha256),
                ("Bytes", f"{capture.size_bytes:,}"),
                ("Found at", capture.address),
                ("Found on", capture.captured_at.isoformat(timespec="seconds")),
            ]
        yield Rows(rows=tuple(said))
