"""A person says what is one and what is not, changes his mind, and finds all of it again."""

import pytest
from told import Waybill


@pytest.fixture
def ledger(waybill: Waybill, tmp_path) -> Waybill:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("Norway has given the Khalid Column 20 trucks, the ministry in Oslo said.\n")
    (tmp_path / "b.txt").write_text("The Halid Column received 20 trucks from Norway, an officer said.\n")
    assert waybill("add", "a.txt", "b.txt").status == 0
    return waybill


def test_two_names_are_parted_joined_and_parted_again(ledger: Waybill) -> None:
    pair = ("judge", "Khalid Column", "Halid Column")
    assert len(ledger("cases", "--format", "json").lines) == 1
    parted = ledger(*pair, "different", "--reason", "Two units.", "--by", "Ann")
    assert (parted.status, "1 new case" in parted.out) == (0, True)
    assert len(ledger("cases", "--format", "json").lines) == 2
    joined = ledger(*pair, "same", "--reason", "One flag.", WAYBILL_PERSON="Ben")
    assert "people contradict each other here" in joined.out
    assert "same, Ben" in joined.out
    withdrawn = ledger(*pair, "--withdraw", "--by", "Ben")
    assert "withdrawn, Ben" in withdrawn.out
    assert len(ledger("cases", "--format", "json").lines) == 2
    [history] = ledger("judge", "--list", "--format", "json").lines
    steps = [(step["maker"]["name"], step.get("verdict")) for step in history["history"]]  # type: ignore
    assert steps == [("resolver", "same"), ("Ann", "different"), ("Ben", "same"), ("Ben", None)]
    assert ledger("verify").status == 0


def test_a_case_shows_that_people_contradict_each_other(ledger: Waybill) -> None:
    ledger("judge", "Khalid Column", "Halid Column", "different", "--reason", "Two units.", "--by", "Ann")
    ledger("judge", "Khalid Column", "Halid Column", "same", "--reason", "One flag.", "--by", "Ben")
    [case] = ledger("cases", "--format", "json").lines
    shown = ledger("case", case["id"], COLUMNS="200")  # type: ignore
    assert "people contradict each other here" in shown.out
    assert "different, Ann" in shown.out


REFUSED = (
    (("judge",), "give LEFT, RIGHT and VERDICT"),
    (("judge", "Norway", "Poland"), "give LEFT, RIGHT and VERDICT"),
    (("judge", "Norway", "Poland", "same", "--withdraw"), "give LEFT, RIGHT and VERDICT"),
    (("judge", "Norway", "--list"), "--list shows everything"),
    (("judge", "Norway", "Poland", "equal", "--reason", "Because."), "'equal' is not one of"),
    (("judge", "Norway", "Nowhereland", "same", "--reason", "Because."), "nothing is called 'Nowhereland'"),
)


def test_what_is_not_clear_is_refused_with_what_to_do(ledger: Waybill) -> None:
    for arguments, problem in REFUSED:
        told = ledger(*arguments)
        assert (told.status, told.out) == (2, "")
        assert problem in told.err


def test_nothing_is_judged_in_a_ledger_that_does_not_exist(waybill: Waybill, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert waybill("judge", "Norway", "Poland", "same", "--reason", "Because.").status == 2
    assert list(tmp_path.iterdir()) == []
