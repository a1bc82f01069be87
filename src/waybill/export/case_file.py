"""A case as a file for a judge or an editor: what is said, in whose words, from which origins, and how to check it.

Laws:   every claim of the case stands in it with its words;
        nothing in it depends on when or where it was made.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from waybill.core.case import Case, Denial, Teller, Tie
from waybill.core.claim import ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.topic import Topic
from waybill.export.blocks import Block, Grid, Heading, Node, Page, Paragraph, Rows, Tree, Words
from waybill.export.selection import Selection, State
from waybill.telling import wording
from waybill.telling.sentences import item, sentences

READING: Final = (
    "This file tells what reports claim. It does not say that any of it is true: the grade says how far the claims can "
    "be relied upon, by the reasons given. Letters A to F stand for the reliability of the sources, F meaning that it "
    "cannot be judged; figures 1 to 6 for the credibility of what they say, 1 meaning that independent sources confirm "
    "it, 6 that it cannot be judged."
)


def case_file(case: Case, selection: Selection) -> Page:
    """The file of a case."""
    filed = sorted(selection.claims_of(case), key=_told_on)
    documents = tuple({each.document.id: each.document for each in filed}.values())
    blocks: tuple[Block, ...] = (
        Paragraph(text=" ".join(each.text for each in sentences(case))),
        Paragraph(text=READING),
        Rows(rows=tuple((name, value) for name, value in _summary(case) if value)),
        *_grade(case),
        *_differences(case),
        *_timeline(case, documents),
        *_origins(case),
        *_claims(case, filed),
        *_captures(documents, selection),
        *_verifying(selection.state),
    )
    return Page(title=f"Case file {case.id}", blocks=blocks, foot=f"{case.id}, from {selection.state}")


def _told_on(filed: FiledClaim) -> tuple[bool, str, ClaimRef]:
    published = filed.document.published
    return published is None, "" if published is None else published.isoformat(), filed.ref


def _summary(case: Case) -> Iterator[tuple[str, str]]:
    summary = case.summary
    yield "Given by", wording.names(each.name for each in summary.supplier)
    yield "To", wording.names(each.name for each in summary.recipient)
    if summary.intermediary:
        yield "Through", wording.names(each.name for each in summary.intermediary)
    yield "What", "; ".join(f"{item(each)} ({wording.label(each.weapon_class)})" for each in summary.items)
    yield "Stage", "only denied" if summary.stage is None else wording.label(summary.stage)
    yield "Terms", ", ".join([*map(wording.label, summary.basis), *(["covert"] if summary.covert else [])])
    places = ([each.name for each in slot] for slot in (summary.origin, summary.via, summary.destination))
    yield "Way", wording.way(places, summary.transport)
    yield "When", ", ".join(each.edtf for each in summary.dates)
    yield "Worth", ", ".join(map(wording.money, summary.values))
    yield "Grade", str(case.grade or "not graded")
    yield "Origins", f"{len(case.origins)} independent of each other"
    yield "Claims", f"{len(case.claims)} in {len(case.documents)} documents of {len(case.texts)} different texts"


def _grade(case: Case) -> Iterator[Block]:
    yield Heading(text="Grade, and why")
    if case.grade is None:
        yield Paragraph(text="The case has not been graded.")
        return
    yield Rows(rows=tuple((str(case.grade) if not place else "", why) for place, why in enumerate(case.grade.reasons)))
    if case.slot_grades:
        yield Grid(
            headings=("Slot", "Value", "Grade"),
            rows=tuple((wording_of(each.slot), each.value, str(each.grade)) for each in case.slot_grades),
        )


def wording_of(slot: str) -> str:
    """Name of a slot in words."""
    return slot.replace("_", " ")


def _differences(case: Case) -> Iterator[Block]:
    yield Heading(text="Disagreements and denials")
    if not case.disagreements and not case.denials:
        yield Paragraph(text="The claims do not contradict each other, and nobody denies them in the documents held.")
    for found in case.disagreements:
        yield Heading(text=f"They disagree on {Topic(found.slot, found.about)}", level=3)
        yield Grid(
            headings=("Value", "Origins that stand for it", "Claims"),
            rows=tuple(
                (side.value, ", ".join(side.origins) or "no origin", _refs(side.claims)) for side in found.sides
            ),
        )
    if case.denials:
        yield Grid(headings=("Denied by", "What is denied", "Claim"), rows=tuple(map(_denial, case.denials)))


def _denial(denial: Denial) -> tuple[str, str, str]:
    return "; ".join(denial.by), _refs(denial.disputes) or "the whole of it", _refs((denial.claim,))


def _timeline(case: Case, documents: Sequence[Document]) -> Iterator[Block]:
    yield Heading(text="Timeline")
    steps = [
        (
            ", ".join(each.edtf for each in step.dates) or "undated",
            wording.label(step.stage) + (", superseded by a later step" if step.superseded else ""),
            _refs(step.claims),
        )
        for step in case.steps
    ]
    if steps:
        yield Grid(headings=("When", "Step that claims say was reached", "Claims"), rows=tuple(steps))
    yield Grid(
        headings=("Published", "By", "Document"),
        rows=tuple((_day(each), each.publisher or "unknown publisher", each.title or each.id) for each in documents),
    )


def _day(document: Document) -> str:
    return "undated" if document.published is None else document.published.isoformat()


def _origins(case: Case) -> Iterator[Block]:
    yield Heading(text="Tree of origins")
    if not case.origins:
        yield Paragraph(text="No affirming claim, so no origin.")
        return
    yield Paragraph(text="Each root is one independent origin; below it stand those who have it from there, and why.")
    tellers = {teller.id: teller for teller in case.tellers}
    roots = []
    for origin in case.origins:
        standing = [wording.label(origin.kind), *([] if origin.named else ["unnamed"])]
        standing += ["on record"] if origin.on_record else []
        seen = set(origin.tellers)
        below = tuple(node for each in origin.tellers for node in _repeating(each, case.ties, tellers, seen))
        roots.append(Node(text=f"{origin.text} ({', '.join(standing)}): {_refs(origin.claims)}", below=below))
    yield Tree(roots=tuple(roots))


def _repeating(source: str, ties: Sequence[Tie], tellers: dict[str, Teller], seen: set[str]) -> Iterator[Node]:
    """Those who repeat a teller, each once, so that a circle ends."""
    for tie in sorted((each for each in ties if each.source == source), key=lambda each: (each.teller, each.kind)):
        if tie.teller in seen or tie.teller not in tellers:
            continue
        seen.add(tie.teller)
        teller = tellers[tie.teller]
        below = tuple(_repeating(tie.teller, ties, tellers, seen))
        yield Node(text=f"{teller.text}: {wording.tie(tie)} ({_refs(teller.claims)})", below=below)


def _claims(case: Case, filed: Sequence[FiledClaim]) -> Iterator[Block]:
    yield Heading(text="Claims, in the order of publication")
    grades = {each.claim: str(each.grade) for each in case.claim_grades}
    for each in filed:
        document, claim = each.document, each.claim
        denial = " – denial" if claim.polarity is Polarity.DENIED else ""
        yield Heading(text=f"{document.publisher or 'Unknown publisher'}, {_day(document)}{denial}", level=3)
        for quote in claim.evidence:
            yield Words(text=quote.text)
        yield Rows(rows=tuple((name, value) for name, value in _slots(each, grades.get(each.ref, "")) if value))


def _slots(filed: FiledClaim, grade: str) -> Iterator[tuple[str, str]]:
    claim, document = filed.claim, filed.document
    yield "Claim", _refs((filed.ref,))
    yield "Address", document.url or ""
    for name, fillers in (
        *(("Given by", claim.supplier), ("To", claim.recipient), ("Through", claim.intermediary)),
        *(("From", claim.origin), ("By way of", claim.via), ("Destination", claim.destination)),
    ):
        yield name, ", ".join(each.text for each in fillers)
    yield "What", "; ".join(f"{wording.quantity(each.quantity)} {each.text}".strip() for each in claim.items)
    covert = ["called covert"] if claim.covert else []
    yield "Said", ", ".join([*map(wording.label, (claim.stage, claim.polarity, claim.certainty)), *covert])
    yield "When", "" if claim.date is None else claim.date.period.edtf
    yield "Sources", "; ".join(map(wording.chain, claim.sources)) or "the publisher itself"
    yield "Grade", grade
    yield "Read by", f"{filed.maker.name} {filed.maker.version} ({filed.maker.kind.value})".replace("  ", " ")
    pages = sorted({page for each in claim.evidence if (page := document.page(each.span.start)) is not None})
    yield "Page", ", ".join(map(str, pages))
    yield "Place in text", ", ".join(f"{each.span.start}–{each.span.end}" for each in claim.evidence)


def _captures(documents: Sequence[Document], selection: Selection) -> Iterator[Block]:
    yield Heading(text="Captures")
    yield Paragraph(
        text="The bytes that each document was read from, when and where they were found, and their digest."
    )
    for document in documents:
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


def _verifying(state: State) -> Iterator[Block]:
    yield Heading(text="How to verify this file")
    yield Paragraph(
        text=f"It was made from a ledger whose last entry was number {state.sequence} with the digest {state.digest}. "
        "Every entry holds the digest of the entry before it, so that this digest stands for all of them."
    )
    yield Rows(
        rows=(
            ("waybill verify", "computes every digest of the ledger and of the archive anew"),
            ("waybill original DOCUMENT", "gives the bytes of a capture, to be compared by their SHA-256"),
            ("waybill export report", "writes this file again: from the same ledger, with the same bytes"),
        )
    )


def _refs(claims: Sequence[ClaimRef]) -> str:
    return ", ".join(f"{each.document}#{each.claim}" for each in claims)
