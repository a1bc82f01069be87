from dataclasses import replace
from datetime import UTC, datetime

from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker, MakerKind

SAME = Judgement(
    subject=Subject.CLAIM,
    left="d1#c1",
    right="d2#c1",
    verdict=Verdict.SAME,
    reasons=("Both name the same ship.",),
    maker=Maker(kind=MakerKind.PERSON, name="an editor"),
    judged_at=datetime(2024, 1, 1, tzinfo=UTC),
)


def test_the_pair_names_the_judgement() -> None:
    assert SAME.id == "judgement-767b47f0c24fb387"


def test_a_later_verdict_on_the_same_pair_has_the_same_id() -> None:
    later = replace(SAME, verdict=Verdict.UNSURE, reasons=(), judged_at=datetime(2024, 2, 1, tzinfo=UTC))
    assert later.id == SAME.id


def test_entities_with_the_names_of_claims_are_another_pair() -> None:
    assert replace(SAME, subject=Subject.ENTITY).id != SAME.id
    assert replace(SAME, right="d2#c2").id != SAME.id
