import pytest

from waybill.neural.alike import see, shared
from waybill.neural.weights import load_weights

PILOT = "Forty crates of rifles went ashore at the coal pier before dawn, the harbour pilot said."
PILOT_REWORDED = "Some forty crates with rifles were taken ashore at the coal pier before dawn, the port pilot said."
CLERK = "A customs clerk wrote down the plates of eleven trucks and was sent home by the soldiers on guard."
CHOIR = "The choir of the cathedral sings Bach on Sunday."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([PILOT, CLERK], [CLERK, PILOT], 1.0),
        ([PILOT], [PILOT_REWORDED], 1.0),
        ([PILOT], [CLERK], 0.0),
        ([PILOT], [CHOIR, CLERK, PILOT], 1.0),
    ],
)
def test_a_sentence_is_known_again_wherever_it_stands(left: list[str], right: list[str], expected: float) -> None:
    seen = see(left, load_weights()), see(right, load_weights())
    assert shared(*seen) == shared(*reversed(seen)) == expected


def test_a_sentence_counts_by_its_length() -> None:
    # The choir's sentence is ten pieces with its stop, the pilot's eighteen.
    seen = see([PILOT, CHOIR], load_weights()), see([PILOT, CLERK, CLERK], load_weights())
    assert shared(*seen) == 0.643


def test_a_sentence_of_blanks_is_left_out() -> None:
    assert see([PILOT, " \n"], load_weights()).sizes.shape == (1,)
