"""The last judgement that was not withdrawn counts, and nothing that was judged is lost."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_judgement
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.judgement_history import JudgementHistory, Step, Withdrawal, step_from_json, step_to_json
from waybill.core.maker import Maker, MakerKind

ANN, BEN = (Maker(kind=MakerKind.PERSON, name=name) for name in ("Ann", "Ben"))
RESOLVER = Maker(kind=MakerKind.PROGRAM, name="resolver")


def judged(verdict: Verdict, maker: Maker = ANN) -> Judgement:
    made = a_judgement(Subject.ENTITY, "party/a", "party/b", verdict)
    return Judgement(
        subject=made.subject,
        left=made.left,
        right=made.right,
        verdict=verdict,
        reasons=("I know both.",),
        maker=maker,
        judged_at=made.judged_at,
    )


def withdrawn(maker: Maker = ANN) -> Withdrawal:
    return Withdrawal(
        subject=Subject.ENTITY,
        left="party/a",
        right="party/b",
        reasons=(),
        maker=maker,
        withdrawn_at=datetime(2024, 1, 2, tzinfo=UTC),
    )


SAME, DIFFERENT = judged(Verdict.SAME), judged(Verdict.DIFFERENT, BEN)


def test_the_later_judgement_counts() -> None:
    assert JudgementHistory(steps=(SAME, DIFFERENT)).in_force == DIFFERENT


def test_after_a_withdrawal_the_judgement_before_holds_again() -> None:
    assert JudgementHistory(steps=(SAME, DIFFERENT, withdrawn())).in_force == SAME
    assert JudgementHistory(steps=(SAME, withdrawn())).in_force is None
    assert JudgementHistory(steps=(SAME, withdrawn(), withdrawn(), DIFFERENT)).in_force == DIFFERENT


def test_people_who_judge_otherwise_contradict_and_programs_do_not() -> None:
    by_program = judged(Verdict.SAME, RESOLVER)
    assert JudgementHistory(steps=(by_program, SAME, DIFFERENT)).contradicting == (SAME,)
    assert JudgementHistory(steps=(by_program, DIFFERENT)).contradicting == ()


def test_who_changes_his_mind_does_not_contradict_himself() -> None:
    assert JudgementHistory(steps=(SAME, judged(Verdict.DIFFERENT, ANN))).contradicting == ()
    assert JudgementHistory(steps=(DIFFERENT, SAME, judged(Verdict.DIFFERENT, ANN))).contradicting == ()


def test_a_withdrawal_belongs_to_the_pair_it_is_about() -> None:
    assert withdrawn().id == SAME.id


STEPS = st.sampled_from([SAME, DIFFERENT, judged(Verdict.UNSURE), withdrawn(), withdrawn(BEN)])


@given(step=STEPS)
def test_a_step_comes_back_from_json_as_it_was(step: Step) -> None:
    assert step_from_json(step_to_json(step)) == step


@given(steps=st.lists(STEPS, min_size=1))
def test_json_keeps_every_step_in_order(steps: list[Step]) -> None:
    history = JudgementHistory(steps=tuple(steps)).to_json()
    assert [step_from_json(each) for each in history["history"]] == steps  # type: ignore[union-attr]
