"""Who only approves gives and gets nothing."""

import pytest

from waybill.core.span import Span
from waybill.extract.parties.permitting import only_permits


@pytest.mark.parametrize(
    ("text", "permits"),
    [
        ("The mortars leave in May, subject to the approval of the Kingdom of Peru.", True),
        ("The mortars leave once a licence from Peru has come.", True),
        ("The mortars leave in May, pending Peru's formal consent.", True),
        ("The mortars leave in May if there is no veto by Peru.", True),
        ("Pending approval, the mortars come from Peru.", False),
        ("Approval of the sale was given; Peru's mortars leave in May.", False),
    ],
)
def test_who_is_named_beside_a_permit_only_permits(text: str, permits: bool) -> None:
    words = "Kingdom of Peru" if "Kingdom" in text else "Peru"
    start = text.index(words)
    assert only_permits(text, Span(start, start + len(words))) is permits
