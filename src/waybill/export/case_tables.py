"""Tables of what we make of claims, and of where they come from: cases, their origins, and documents."""

from collections.abc import Iterator
from typing import Final

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.topic import Topic
from waybill.export.columns import Row, Table, day, instant, text, texts, truth, whole
from waybill.export.selection import Selection
from waybill.telling import wording
from waybill.telling.sentences import item, telling


def _cases(case: Case, selection: Selection) -> Iterator[Row]:
    summary, grade = case.summary, case.grade
    yield (
        *(case.id, case.kind.value, telling(case)),
        None if grade is None else str(grade),
        None if grade is None else grade.reliability.value,
        None if grade is None else grade.credibility.value,
        () if grade is None else grade.reasons,
        *(len(case.origins), len(case.claims), len(case.documents), len(case.texts), case.disputed),
        *(tuple(name for denial in case.denials for name in denial.by), _at_odds(case), case.first_published),
        None if summary.stage is None else summary.stage.value,
        *(tuple(each.value for each in summary.basis), summary.covert),
        *(_names(case, slot) for slot in ("supplier", "recipient", "intermediary")),
        *(tuple(map(item, summary.items)), tuple(each.weapon_class.value for each in summary.items)),
        *(_names(case, slot) for slot in ("origin", "via", "destination")),
        *(tuple(each.value for each in summary.transport), tuple(each.edtf for each in summary.dates)),
        *(tuple(map(wording.money, summary.values)), case.parts, _refs(case.claims)),
    )


def _names(case: Case, slot: str) -> tuple[str, ...]:
    return tuple(each.name for each in getattr(case.summary, slot))


def _at_odds(case: Case) -> tuple[str, ...]:
    return tuple(
        f"{Topic(each.slot, each.about)}: {' / '.join(side.value for side in each.sides)}"
        for each in case.disagreements
    )


def _refs(claims: tuple[ClaimRef, ...]) -> tuple[str, ...]:
    return tuple(f"{each.document}#{each.claim}" for each in claims)


def _origins(case: Case, selection: Selection) -> Iterator[Row]:
    for place, origin in enumerate(case.origins, start=1):
        standing = (origin.text, origin.kind.value, origin.named, origin.on_record)
        yield case.id, place, *standing, origin.hops, _refs(origin.claims)


def _documents(document: Document, selection: Selection) -> Iterator[Row]:
    capture = selection.capture(document.capture)
    yield (
        *(document.id, document.publisher, document.published, document.url, document.title, document.byline),
        *(document.language, len(document.text), document.digest, len(selection.claims_in(document.id))),
        document.capture,
        None if capture is None else capture.sha256,
        None if capture is None else capture.size_bytes,
        None if capture is None else capture.address,
        None if capture is None else capture.captured_at,
        None if capture is None else capture.media_type,
    )


CASE_TABLES: Final[tuple[Table[Case], ...]] = (
    Table(
        name="cases",
        about="a case: claims that speak of one transfer, and what we make of them",
        columns=(
            *(text("case", "its id"), text("kind", "transfer, or relation: a pattern of transfers")),
            text("telling", "the case in a sentence or two"),
            text("grade", "by the Admiralty code, `C3`"),
            text("reliability", "of its sources, A to F"),
            whole("credibility", "of the information, 1 to 6"),
            texts("reasons", "why it has this grade"),
            whole("origins", "how many independent origins it has"),
            whole("claims", "how many claims it has"),
            whole("documents", "how many documents they stand in"),
            whole("texts", "how many these are where copies and versions of one text count once"),
            truth("disputed", "whether somebody denies it"),
            texts("denied_by", "who does"),
            texts("at_odds", "what its claims disagree on, and the values that stand against each other"),
            day("first_published", "when the first of its documents was published"),
            text("stage", "the furthest point that was reached; none where it is only denied"),
            texts("basis", "on what terms"),
            truth("covert", "whether a claim calls it smuggled, illicit, secret"),
            *(texts("supplier", "who gives"), texts("recipient", "who gets"), texts("intermediary", "who brokers")),
            *(texts("items", "what moves, with its numbers"), texts("classes", "kind of weapon of each item")),
            texts("origin", "where it leaves"),
            texts("via", "where it passes"),
            texts("destination", "where it arrives"),
            texts("transport", "sea, air, road, rail, foot, post"),
            texts("dates", "when that stage was reached, in EDTF"),
            texts("values", "the money for the items"),
            texts("parts", "cases that detail it"),
            texts("refs", "its claims, `north#c1`"),
        ),
        rows=_cases,
    ),
    Table(
        name="origins",
        about="an independent origin of a case: the root of a chain of repetition",
        columns=(
            *(text("case", "id of the case"), whole("place", "of the origin among those of the case, from 1")),
            text("text", "what the documents call it"),
            text("kind", "outlet, government, military, witness, and so on"),
            truth("named", "whether it is named"),
            truth("on_record", "whether it answers for its words by name or office"),
            whole("hops", "speakers between it and a reader, at the least; 0 where a publisher says it itself"),
            texts("refs", "claims that go back to it, `north#c1`"),
        ),
        rows=_origins,
    ),
)

DOCUMENT_TABLES: Final[tuple[Table[Document], ...]] = (
    Table(
        name="documents",
        about="a document: one published text; the text itself is left out",
        columns=(
            *(text("document", "its id"), text("publisher", "as given"), day("published", "day of publication")),
            *(text("url", "where it was published"), text("title", "its headline"), text("byline", "who wrote it")),
            text("language", "as the source writes it, or as it was told from the text"),
            whole("characters", "length of its text in code points"),
            text("digest", "SHA-256 of its text and of what is known of its publication"),
            whole("claims", "how many of its claims are here"),
            text("capture", "id of the bytes that it was read from"),
            text("capture_sha256", "SHA-256 of these bytes"),
            whole("capture_size_bytes", "their number"),
            text("capture_address", "path or URL at which they were found"),
            instant("captured_at", "when they were found"),
            text("media_type", "what they were said to be"),
        ),
        rows=_documents,
    ),
)
