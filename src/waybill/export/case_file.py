"""A case as a file for a judge or an editor: what is said, in whose words, from which origins, and how to check it.

Laws:   every claim of the case stands in it with its words;
        nothing in it depends on when or where it was made.
"""

from collections.abc import Iterator
from typing import Final

from waybill.core.case import Case
from waybill.export.blocks import Block, Heading, Page, Paragraph, Rows, Steps
from waybill.export.case_claims import captures, claims
from waybill.export.case_sections import differences, grade, origins, timeline, way
from waybill.export.numbering import numbered
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
    told = numbered(case, selection)
    blocks: tuple[Block, ...] = (
        Paragraph(text=" ".join(each.text for each in sentences(case)), leads=True),
        Rows(rows=tuple((name, value) for name, value in _summary(case) if value)),
        Paragraph(text=READING),
        *grade(case),
        *differences(case, told),
        *way(case, told, selection.ontology),
        *timeline(case, told),
        *origins(case, told),
        *claims(case, told),
        *captures(told, selection),
        *_verifying(selection.state),
    )
    return Page(title=f"Case file {case.id}", blocks=blocks, foot=f"{case.id}, from {selection.state}")


def _summary(case: Case) -> Iterator[tuple[str, str]]:
    summary = case.summary
    yield "Grade", str(case.grade or "not graded")
    yield "Given by", wording.names(each.name for each in summary.supplier)
    yield "To", wording.names(each.name for each in summary.recipient)
    if summary.intermediary:
        yield "Through", wording.names(each.name for each in summary.intermediary)
    yield "What", "; ".join(f"{item(each)} ({wording.label(each.weapon_class)})" for each in summary.items)
    yield "Stage", "only denied" if summary.stage is None else wording.reached(summary.stage, summary.certainty)
    yield "Terms", ", ".join([*map(wording.label, summary.basis), *(["covert"] if summary.covert else [])])
    places = ([each.name for each in slot] for slot in (summary.origin, summary.via, summary.destination))
    yield "Way", wording.way(places, summary.transport)
    yield "When", " or ".join(each.edtf for each in summary.dates)
    yield "Worth", ", ".join(map(wording.money, summary.values))
    yield "Origins", f"{len(case.origins)} independent of each other" if len(case.origins) != 1 else "1"
    yield "Claims", _counted(case)


def _counted(case: Case) -> str:
    counts = ((len(case.claims), "claim"), (len(case.documents), "document"), (len(case.texts), "different text"))
    found = [f"{number} {thing}{'' if number == 1 else 's'}" for number, thing in counts]
    return f"{found[0]} in {found[1]}" + (f", {found[2]}" if len(case.documents) > 1 else "")


def _verifying(state: State) -> Iterator[Block]:
    yield Heading(text="How to verify this file")
    yield Paragraph(
        text=f"It was made from a ledger whose last entry was number {state.sequence} with the digest {state.digest}. "
        "Every entry holds the digest of the entry before it, so that this digest stands for all of them: who has it "
        "from elsewhere, printed or stamped, can tell whether anything before it was changed."
    )
    yield Steps(
        steps=(
            "waybill verify computes every digest of the ledger and of the archive anew, and names what does not fit.",
            "waybill original DOCUMENT gives the bytes of a capture. Their SHA-256, by sha256sum or any other program, "
            "must be the one that stands under Captures above.",
            "The words of each claim stand in the document between the places given with it, counted in characters "
            "from 0; waybill case CASE shows them in their sentences.",
            "waybill export report --case CASE writes this file again: from the same state of the ledger, by the same "
            "version of Waybill, with the same bytes.",
        )
    )
