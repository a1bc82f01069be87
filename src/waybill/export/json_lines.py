"""The guide's JSON: annotated documents, one a line, which ``waybill import`` takes back.

Laws:   imported into a new ledger, it gives the same claims and the same cases, as far as these do not rest on what
        people judged.
"""

import json
from pathlib import Path

from waybill.core.ids import JsonObject
from waybill.core.shape import document_to_json
from waybill.export.notes import Notes
from waybill.export.selection import Selection


def write(selection: Selection, target: Path) -> Notes:
    """Write the documents with their claims."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for document in selection.documents():
            filed = selection.claims_in(document.id)
            shape: JsonObject = {
                **document_to_json(document, [each.claim for each in filed]),
                "cases": {each.claim.id: each.case for each in filed},
                "ledger": {"sequence": selection.state.sequence, "digest": selection.state.digest},
            }
            if filed:
                shape = {**shape, "maker": filed[0].maker.to_json()}
            file.write(json.dumps(shape, ensure_ascii=False) + "\n")
    return Notes()
