"""Documents whose claims people have all reviewed, in the guide's JSON: to train a reader on, or to measure it by.

Laws:   a document comes with all of its claims that stand, or not at all;
        what comes out, ``waybill evaluate`` and ``waybill import`` read back.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject
from waybill.core.maker import Maker, MakerKind
from waybill.core.shape import document_to_json
from waybill.export.notes import Notes
from waybill.export.selection import Selection

LEFT_OUT: Final = (
    "left out, for people have not reviewed all of its claims; waybill review lists what is to be reviewed"
)


def write(selection: Selection, target: Path) -> Notes:
    """Write the documents with the claims that stand in them."""
    notes = Notes()
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for document in selection.documents():
            filed = selection.reviewed_in(document.id)
            if filed is None:
                notes.lose(LEFT_OUT, document.id)
                continue
            claims = [replace(each.claim, score=None, grounds=()) for each in filed]
            shape: JsonObject = {
                **document_to_json(document, claims),
                "maker": _reviewers(filed).to_json(),
                "ledger": {"sequence": selection.state.sequence, "digest": selection.state.digest},
            }
            file.write(json.dumps(shape, ensure_ascii=False) + "\n")
    return notes


def _reviewers(filed: Sequence[FiledClaim]) -> Maker:
    """Those who reviewed the claims, as who made the reading: by name where it is one."""
    names = sorted({each.review.maker.name for each in filed if each.review is not None})
    return Maker(kind=MakerKind.IMPORT, name=", ".join(names) or "reviewers")
