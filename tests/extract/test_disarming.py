"""Weapons that are handed in are no transfer."""

import pytest

from waybill.core.span import Span
from waybill.extract.disarming import hands_in


@pytest.mark.parametrize(
    ("text", "motion", "expected"),
    [
        ("The rebels handed in 97 guns.", "handed", True),
        ("The rebels turned in their weapons.", "turned in", True),
        ("A date was set for handing in.", "handing in", True),
        ("They surrendered 40 rifles to the police.", "surrendered", True),
        ("They lay down their arms.", "lay down", True),
        ("The rifles were handed over in Lima.", "handed over", False),
        ("The rifles were handed in Lima to the rebels.", "handed", False),
        ("The tanks were turned over.", "turned over", False),
        ("Peru sold tanks.", "sold", False),
    ],
)
def test_what_is_handed_in_goes_to_nobody_who_is_armed_by_it(text: str, motion: str, expected: bool) -> None:
    start = text.index(motion)
    assert hands_in(text, Span(start, start + len(motion))) is expected
