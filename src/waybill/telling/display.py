"""Cases, claims and documents as pieces of HTML for notebooks: every text escaped, no script, no style sheet."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from waybill.core.case import Case, Origin
from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.telling import wording
from waybill.telling.marked import Piece, pieces, slots_of
from waybill.telling.sentences import telling
from waybill.telling.visible import visible, visible_lines

_COLOURS: Final = {
    "supplier": "#cfe3f5",
    "recipient": "#d2ecc9",
    "intermediary": "#e8d9f5",
    **dict.fromkeys(("origin", "via", "destination"), "#cdeaea"),
    "item": "#fbe3a8",
    "source": "#f5d5d5",
    **dict.fromkeys(("date", "value", "transport"), "#e2e2e2"),
}
_QUOTE: Final = "border-left:3px solid #1f5a8c;margin:.5em 0;padding:.1em 0 .1em .8em;white-space:pre-line"
_BADGE: Final = "border:1px solid currentColor;border-radius:.3em;padding:0 .4em;font-weight:bold"


def case_html(case: Case, claims: Sequence[FiledClaim]) -> str:
    """A case with its grade and reasons, its origins and its claims in their words."""
    reasons = () if case.grade is None else case.grade.reasons
    parts = [
        f"<p>{_grade(case)} <b>{_text(telling(case))}</b></p>",
        f"<p><small>{_text(case.id)} · {_text(_counts(case))}</small></p>",
        _listed("Why this grade", map(_text, reasons)),
        _listed("Origins", map(_origin, case.origins)),
        *map(claim_html, claims),
    ]
    return f"<div>{''.join(parts)}</div>"


def claim_html(filed: FiledClaim) -> str:
    """A claim in its words, with what was read in them and who says so."""
    claim, document = filed.claim, filed.document
    day = "undated" if document.published is None else document.published.isoformat()
    quotes = "".join(
        f'<blockquote dir="auto" style="{_QUOTE}">{_marked(pieces(document.text, [claim], quote.span))}</blockquote>'
        for quote in claim.evidence
    )
    said = f"{filed.ref.document}#{filed.ref.claim} · {_said(claim)}"
    publisher = _text(document.publisher or "Unknown publisher")
    return f"<div><p><b>{publisher}</b>, {day}</p>{quotes}<p><small>{_text(said)}</small></p></div>"


def document_html(document: Document, claims: Sequence[Claim]) -> str:
    """A text with the words that its claims stand on marked, and the claims below it."""
    shown = _marked(pieces(document.text, claims))
    title = f"<p><b>{_text(document.title)}</b></p>" if document.title else ""
    listed = "".join(f"<li>{_text(_said(each))}</li>" for each in claims)
    return f'<div>{title}<p dir="auto" style="white-space:pre-line">{shown}</p>{_legend(claims)}<ol>{listed}</ol></div>'


def case_line(case: Case) -> str:
    """A case in a line of plain text."""
    return visible(f"{case.id} {case.grade or 'not graded'}: {telling(case)}")


def claim_line(claim: Claim) -> str:
    """A claim in a line of plain text."""
    return visible(f"{claim.id} {_said(claim)}")


def cases_html(cases: Iterable[Case]) -> str:
    """Cases as a table, one a row."""
    head = "".join(f"<th>{each}</th>" for each in ("Case", "Grade", "What is claimed", "Origins", "Claims", "Denied"))
    rows = "".join(
        f"<tr><td>{_text(case.id)}</td><td>{_text(str(case.grade or ''))}</td>"
        f'<td dir="auto" style="text-align:left">{_text(telling(case))}</td><td>{len(case.origins)}</td>'
        f"<td>{len(case.claims)}</td><td>{'yes' if case.disputed else ''}</td></tr>"
        for case in cases
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _grade(case: Case) -> str:
    return "" if case.grade is None else f'<span title="grade" style="{_BADGE}">{_text(str(case.grade))}</span>'


def _counts(case: Case) -> str:
    counts = ((len(case.origins), "origin"), (len(case.claims), "claim"), (len(case.documents), "document"))
    return ", ".join(f"{number} {thing}{'' if number == 1 else 's'}" for number, thing in counts)


def _origin(origin: Origin) -> str:
    return _text(f"{origin.text} ({wording.label(origin.kind)}{'' if origin.named else ', unnamed'})")


def _listed(heading: str, lines: Iterable[str]) -> str:
    shown = "".join(f"<li>{each}</li>" for each in lines)
    return f"<details><summary>{heading}</summary><ul>{shown}</ul></details>" if shown else ""


def _said(claim: Claim) -> str:
    """What a claim says, in a line."""
    sides = (", ".join(each.text for each in side) for side in (claim.supplier, claim.recipient))
    supplier, recipient = (side or wording.UNKNOWN_END for side in sides)
    things = "; ".join(f"{wording.quantity(each.quantity)} {each.text}".strip() for each in claim.items) or "weapons"
    labels = ", ".join(map(wording.label, (claim.stage, claim.polarity, claim.certainty)))
    when = "" if claim.date is None else f", {claim.date.period.edtf}"
    sources = "; ".join(map(wording.chain, claim.sources)) or "the publisher itself"
    return f"{supplier} → {recipient}: {things} ({labels}{when}); says {sources}"


def _marked(parts: Iterable[Piece]) -> str:
    return "".join(map(_piece, parts))


def _piece(piece: Piece) -> str:
    text = escape(visible_lines(piece.text))
    if piece.slot is None:
        return text
    if piece.slot not in _COLOURS:
        return f'<u title="{escape(piece.slot)}">{text}</u>'
    return f'<mark title="{escape(piece.slot)}" style="background:{_COLOURS[piece.slot]};color:#1b1b1b">{text}</mark>'


def _legend(claims: Iterable[Claim]) -> str:
    met = {slot for claim in claims for slot, _ in slots_of(claim)}
    shown = (_piece(Piece(text=slot, slot=slot)) for slot in _COLOURS if slot in met)
    return f"<p><small>{' '.join(shown)}</small></p>"


def _text(text: str) -> str:
    return escape(visible(text))
