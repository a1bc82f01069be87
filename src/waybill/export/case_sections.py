"""Sections of a case file on what we make of the claims: grade, disagreements, way, time and origins."""

from collections.abc import Iterator, Sequence
from typing import Final

from waybill.core.case import Case, Denial, SummaryParty, Teller, Tie
from waybill.core.topic import Topic
from waybill.export.blocks import Block, Cell, Drawing, Grid, Heading, Node, Paragraph, Rows, Tree
from waybill.export.drawn_map import drawn_map
from waybill.export.drawn_time import drawn_time
from waybill.export.drawn_way import drawn_way
from waybill.export.numbering import Numbered, day
from waybill.export.places import coordinates, sort_of_place
from waybill.ontology import Ontology
from waybill.telling import wording
from waybill.telling.titles import document_title

_SLOTS: Final = (("leaves", "origin"), ("passes", "via"), ("arrives", "destination"))
_SCHEME: Final = (
    "A scheme, no map: distances and directions say nothing. Below each name stands what sort of place it is."
)
_MAP: Final = (
    "Dots are places; broken rings stand in the middle of a country or area, and for no place in it. Arrows follow the "
    "order in which reports name the places, and no road or sea lane; where there are several starts or ends to choose "
    "from they are broken. Outlines: Natural Earth, which take no side."
)
_TIME: Final = (
    "Bars: what claims say happened, as wide as their dates are uncertain; a broken outline means about. "
    "Dots: publication; a ring means a denial."
)


def grade(case: Case) -> Iterator[Block]:
    """The grade with its reasons, and of each value of the summary."""
    yield Heading(text="Grade, and why")
    if case.grade is None:
        yield Paragraph(text="The case has not been graded.")
        return
    yield Rows(rows=tuple((str(case.grade) if not place else "", why) for place, why in enumerate(case.grade.reasons)))
    if case.slot_grades:
        yield Grid(
            headings=("What is claimed", "Value", "Grade"),
            rows=tuple((each.slot.replace("_", " "), each.value, str(each.grade)) for each in case.slot_grades),
            widths=(2, 5, 1),
        )


def differences(case: Case, told: Numbered) -> Iterator[Block]:
    """What the claims disagree on, and who denies them."""
    yield Heading(text="Disagreements and denials")
    if not case.disagreements and not case.denials:
        yield Paragraph(text="The claims do not contradict each other, and nobody denies them in the documents held.")
    for found in case.disagreements:
        yield Heading(text=f"They disagree on {Topic(found.slot, found.about)}", level=3)
        yield Grid(
            headings=("Value", "Origins that stand for it", "Claims"),
            rows=tuple(
                (side.value, ", ".join(side.origins) or "no origin", told.cell(side.claims)) for side in found.sides
            ),
            widths=(3, 4, 1),
        )
    if case.denials:
        yield Heading(text="It is denied", level=3)
        yield Grid(
            headings=("Denied by", "Denied claims", "Claim"),
            rows=tuple(_denial(each, told) for each in case.denials),
            widths=(5, 2, 1),
        )


def _denial(denial: Denial, told: Numbered) -> tuple[Cell, ...]:
    return "; ".join(denial.by), told.cell(denial.disputes, "the whole of it"), told.cell([denial.claim])


def way(case: Case, told: Numbered, ontology: Ontology) -> Iterator[Block]:
    """Where it leaves, passes and arrives; nothing where no claim says it."""
    rows = [_place(verb, each, told, ontology) for verb, slot in _SLOTS for each in getattr(case.summary, slot)]
    if not rows:
        return
    yield Heading(text="Way")
    drawn = drawn_way(case, ontology)
    if drawn is not None:
        says = "; ".join(f"{verb} {name}" for verb, name, *_ in rows)
        yield Drawing(svg=drawn, says=f"Scheme of the way: {says}.", caption=_SCHEME)
    mapped = drawn_map(case, ontology)
    if mapped is not None:
        yield Drawing(
            svg=mapped, says="The places of the table below on a map, with arrows in their order.", caption=_MAP
        )
    headings = ("It", "Place", "Sort of place", "Coordinates", "Claims")
    yield Grid(headings=headings, rows=tuple(rows), widths=(2, 4, 3, 3, 1))


def _place(verb: str, place: SummaryParty, told: Numbered, ontology: Ontology) -> tuple[Cell, ...]:
    return (
        verb,
        place.name,
        sort_of_place(place.entity, ontology),
        coordinates(place.entity, ontology) or "not known",
        told.cell(place.claims),
    )


def timeline(case: Case, told: Numbered) -> Iterator[Block]:
    """When steps are said to have been reached, and when that was published."""
    yield Heading(text="Timeline")
    drawn = drawn_time(case, told.filed)
    if drawn is not None:
        yield Drawing(svg=drawn, says="The dates of the tables below on an axis.", caption=_TIME)
    steps = tuple(
        (
            " or ".join(each.edtf for each in step.dates) or "undated",
            wording.label(step.stage) + (", superseded by a later step" if step.superseded else ""),
            told.cell(step.claims),
        )
        for step in case.steps
    )
    if steps:
        headings = ("When", "Step that claims say was reached", "Claims")
        yield Grid(headings=headings, rows=steps, widths=(3, 4, 1))
    yield Grid(
        headings=("Published", "By", "Document", "Claims"),
        rows=tuple(
            (
                day(each),
                each.publisher or "unknown publisher",
                document_title(each),
                told.cell(filed.ref for filed in told.filed if filed.document.id == each.id),
            )
            for each in told.documents
        ),
        widths=(2, 4, 6, 1),
    )


def origins(case: Case, told: Numbered) -> Iterator[Block]:
    """The roots of repetition, with those who have it from there."""
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
        below = tuple(node for each in origin.tellers for node in _repeating(each, case.ties, tellers, seen, told))
        cell = told.cell(origin.claims)
        roots.append(Node(text=origin.text, about=", ".join(standing), claims=cell, below=below))
    yield Tree(roots=tuple(roots))


def _repeating(
    source: str, ties: Sequence[Tie], tellers: dict[str, Teller], seen: set[str], told: Numbered
) -> Iterator[Node]:
    """Those who repeat a teller, each once, so that a circle ends."""
    for tie in sorted((each for each in ties if each.source == source), key=lambda each: (each.teller, each.kind)):
        if tie.teller in seen or tie.teller not in tellers:
            continue
        seen.add(tie.teller)
        teller = tellers[tie.teller]
        below = tuple(_repeating(tie.teller, ties, tellers, seen, told))
        yield Node(text=teller.text, about=wording.tie(tie), claims=told.cell(teller.claims), below=below)
