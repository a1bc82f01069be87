"""Precision, recall, F1 and accuracy from counts."""

import pytest

from waybill.evaluation.scores import Accuracy, Confusion, Score, Share, total


@pytest.mark.parametrize(
    ("score", "figures"),
    [
        (Score(right=2, predicted=4, reference=8), (0.5, 0.25, pytest.approx(1 / 3))),
        (Score(), (1.0, 1.0, 1.0)),
        (Score(predicted=3), (0.0, 0.0, 0.0)),
        (Score(reference=3), (0.0, 0.0, 0.0)),
    ],
)
def test_figures_follow_from_counts(score: Score, figures: tuple[float, float, float]) -> None:
    assert (score.precision, score.recall, score.f1) == figures


def test_missed_and_wrong_are_what_is_left_over() -> None:
    score = Score(right=2, predicted=5, reference=3)
    assert (score.missed, score.wrong) == (1, 3)


def test_scores_add_up_by_their_counts() -> None:
    scores = [Score(right=1, predicted=2, reference=3), Score(right=0, predicted=1, reference=0)]
    assert total(scores) == Score(right=1, predicted=3, reference=3)


def test_accuracy_counts_every_combination() -> None:
    accuracy = Accuracy.of([("sale", "sale"), ("sale", "grant"), ("sale", "sale")])
    assert accuracy.confusions == (
        Confusion(reference="sale", predicted="grant", count=1),
        Confusion(reference="sale", predicted="sale", count=2),
    )
    assert accuracy.share == Share(right=2, total=3)


def test_where_nothing_was_judged_there_is_no_rate() -> None:
    assert Accuracy().share.rate is None
