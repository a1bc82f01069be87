from pathlib import Path

import pytest

from waybill.core.ids import DocumentId
from waybill.core.outcome import Reason, Rejection
from waybill.core.span import Span


def test_a_rejection_tells_what_was_set_aside_why_and_what_to_do() -> None:
    rejection = Rejection(
        reason=Reason.NO_WEAPON,
        subject="a.txt",
        detail="no weapon near 'sold'",
        remedy="name what was sold",
        document=DocumentId("d1"),
        span=Span(4, 8),
    )
    assert rejection.to_json() == {
        "reason": "no_weapon",
        "subject": "a.txt",
        "detail": "no weapon near 'sold'",
        "remedy": "name what was sold",
        "document": "d1",
        "span": [4, 8],
    }


def test_an_input_that_is_no_document_has_neither_document_nor_span() -> None:
    shape = Rejection(reason=Reason.EMPTY, subject="a.txt", detail="0 bytes", remedy="give a text").to_json()
    assert (shape["document"], shape["span"]) == (None, None)


@pytest.mark.parametrize("reason", Reason)
def test_the_manual_says_of_every_reason_what_to_do(reason: Reason, root: Path) -> None:
    assert f"`{reason.value}`" in (root / "docs" / "manual" / "rejections.md").read_text(encoding="utf-8")
