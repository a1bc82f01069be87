import pytest

from waybill.core.grade import Credibility, Grade, Reliability


@pytest.mark.parametrize(
    ("reliability", "credibility", "written"),
    [
        (Reliability.COMPLETELY, Credibility.CONFIRMED, "A1"),
        (Reliability.FAIRLY, Credibility.DOUBTFUL, "C4"),
        (Reliability.CANNOT_BE_JUDGED, Credibility.CANNOT_BE_JUDGED, "F6"),
    ],
)
def test_a_grade_is_written_as_letter_and_figure(
    reliability: Reliability, credibility: Credibility, written: str
) -> None:
    assert str(Grade(reliability=reliability, credibility=credibility, reasons=())) == written


def test_the_axes_are_those_of_the_admiralty_code() -> None:
    assert [each.value for each in Reliability] == ["A", "B", "C", "D", "E", "F"]
    assert [each.value for each in Credibility] == [1, 2, 3, 4, 5, 6]
