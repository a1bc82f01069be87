"""Words of motion that tell of no transfer."""

import pytest

from waybill.core.span import Span
from waybill.extract.idle import is_no_transfer


@pytest.mark.parametrize(
    ("text", "motion", "expected"),
    [
        ("The rebels handed in 97 guns.", "handed", True),
        ("The rebels turned in their weapons.", "turned in", True),
        ("A date was set for handing in.", "handing in", True),
        ("They surrendered 40 rifles to the police.", "surrendered", True),
        ("They lay down their arms.", "lay down", True),
        ("Peru launched missiles against Chile.", "launched", True),
        ("Peru deployed tanks to the border.", "deployed", True),
        ("Scuds are its delivery systems.", "delivery", True),
        ("It has missiles that can reach Chile.", "reach", True),
        ("The missiles reached Chile.", "reached", False),
        ("It was a delivery of rifles.", "delivery", False),
        ("The rifles were handed over in Lima.", "handed over", False),
        ("The rifles were handed in Lima to the rebels.", "handed", False),
        ("The tanks were handed in exchange for oil.", "handed", False),
        ("The tanks were turned over.", "turned over", False),
        ("Peru sold tanks.", "sold", False),
        ("Two prisoners will be handed over to Chile.", "handed over", True),
        ("Two men were taken prisoner and will be handed over to Chile.", "handed over", True),
        ("The rifles of the prisoners that Chile handed over were old.", "handed over", False),
    ],
)
def test_what_is_used_shown_or_handed_in_is_no_transfer(text: str, motion: str, expected: bool) -> None:
    start = text.index(motion)
    assert is_no_transfer(text, Span(start, start + len(motion))) is expected
