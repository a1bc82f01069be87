"""Numbers that a text itself puts right."""

from itertools import pairwise

import pytest

from waybill.core.span import Span
from waybill.extract.slots.corrections import corrected
from waybill.text.counts import counts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("THERE WERE 12,000 [CORRECTS TO 1,200] BOMBS AND 40 GUNS.", [1200, 40]),
        (r"over <s>300,000</s> \[3 million\] rounds", [3_000_000]),
        ("some <s>12</s> [20] guns", [20]),
        ("61 [corrected from 16] rifles", [61]),
        ("61 (not 16 as was said) rifles", [61]),
        ("61 (16 of them new) rifles", [61, 16]),
        ("61 rifles [corrects to 16] and 3 guns", [61, 16, 3]),
    ],
)
def test_a_correction_and_what_it_corrects_are_one_number(text: str, values: list[float]) -> None:
    found = corrected(text, counts(text, Span(0, len(text))))
    assert [each.quantity and each.quantity.value for each in found] == values
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
