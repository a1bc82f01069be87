"""What speaks for two motions telling of one transfer, and against it."""

import pytest
from scenes import guess, scene

from waybill.core.claim import Filler
from waybill.core.span import Span
from waybill.extract.transfers.grouping import groups
from waybill.extract.transfers.kinship import Kinship
from waybill.extract.triggers.turning import Turns

TEXT = "Norway sold tanks. Peru sent rifles. Oslo lent it more."


class Words:
    """Names of a text, in which Oslo is Norway."""

    def meant(self, words: Span) -> Filler | None:
        name = words.of(TEXT).replace("Oslo", "Norway")
        return None if name == "it" else Filler(text=name, span=words)

    def is_same(self, left: Filler, right: Filler) -> bool:
        return left.text == right.text

    def turns_between(self, left: Span, right: Span) -> bool:
        return Turns(TEXT).lie_between(left, right)

    def counted(self, motion: Span) -> frozenset[tuple[float, str]]:
        return frozenset({"sold": {(6, "tanks")}, "lent": {(9, "rifles"), (2, "guns")}}.get(motion.of(TEXT), ()))

    def read_alike(self, left: Span, right: Span) -> bool:
        return left.of(TEXT) == right.of(TEXT)

    def tell_of_others(self, left: Span, right: Span) -> bool:
        return {left.of(TEXT), right.of(TEXT)} == {"sent", "lent"}

    def name_other_states(self, left: Span, right: Span) -> bool:
        return {left.of(TEXT), right.of(TEXT)} == {"sold", "more"}

    def stand_together(self, left: Span, right: Span) -> bool:
        return TEXT.count(".", 0, left.start) == TEXT.count(".", 0, right.start)


def shift(giver: str, other: str, *, word: str = "sent", stage: str = "delivered") -> float:
    left = scene(TEXT, "sold", roles={"supplier": (guess(TEXT, giver),)}, labels={"stage": "delivered"})
    right = scene(TEXT, word, roles={"supplier": (guess(TEXT, other),)}, labels={"stage": stage})
    assert Kinship(Words()).shift(left, right) == pytest.approx(Kinship(Words()).shift(right, left))
    return Kinship(Words()).shift(left, right)


def test_other_givers_speak_against_one_transfer() -> None:
    assert shift("Norway", "Norway") - shift("Norway", "Peru") == pytest.approx(0.9)


def test_who_goes_by_two_names_or_is_not_told_is_no_other() -> None:
    assert shift("Norway", "Oslo") == shift("Norway", "Norway") == shift("Norway", "it")


def test_other_steps_speak_against_one_transfer() -> None:
    assert shift("Norway", "Norway") - shift("Norway", "Norway", stage="agreed") == pytest.approx(1.0)


def test_other_takers_speak_against_one_transfer() -> None:
    def shift_to(taker: str) -> float:
        left = scene(TEXT, "sold", roles={"recipient": (guess(TEXT, "Norway"),)})
        right = scene(TEXT, "sent", roles={"recipient": (guess(TEXT, taker),)})
        return Kinship(Words()).shift(left, right)

    assert shift_to("Oslo") - shift_to("Peru") == pytest.approx(1.35)


def test_other_counted_goods_speak_against_one_transfer() -> None:
    sold, sent, lent = (scene(TEXT, word) for word in ("sold", "sent", "lent"))
    weighed = Kinship(Words())
    assert weighed.shift(sold, sent) - weighed.shift(sold, lent) == pytest.approx(2.0)


def test_other_goods_of_others_speak_against_one_transfer() -> None:
    sold, sent, lent = (scene(TEXT, word) for word in ("sold", "sent", "lent"))
    weighed = Kinship(Words())
    assert weighed.shift(sold, sent) - weighed.shift(sent, lent) == pytest.approx(3.0)
    assert weighed.shift(sent, lent) == weighed.shift(lent, sent)


def test_other_days_of_one_step_speak_against_one_transfer() -> None:
    def shift_on(day: str, *, stage: str = "delivered") -> float:
        dated = {"date": (guess(TEXT, "tanks"),)}
        left = scene(TEXT, "sold", roles=dated, labels={"stage": "delivered"})
        right = scene(TEXT, "sent", roles={"date": (guess(TEXT, day),)}, labels={"stage": stage})
        return Kinship(Words()).shift(left, right)

    assert shift_on("tanks") - shift_on("rifles") == pytest.approx(1.8)
    assert shift_on("rifles", stage="agreed") == shift_on("tanks", stage="agreed")


def test_other_states_at_one_step_speak_against_one_transfer() -> None:
    def shift_of(word: str, giver: str, stage: str = "delivered") -> float:
        left = scene(TEXT, "sold", roles={"supplier": (guess(TEXT, "Norway"),)}, labels={"stage": "delivered"})
        right = scene(TEXT, word, roles={"supplier": (guess(TEXT, giver),)}, labels={"stage": stage})
        return Kinship(Words()).shift(left, right)

    assert shift_of("it", "Peru") - shift_of("more", "Peru") == pytest.approx(2.7)  # 0.9 of 3.0
    assert shift_of("it", "Oslo") == shift_of("more", "Oslo")
    assert shift_of("it", "Peru", "agreed") == shift_of("more", "Peru", "agreed")


def test_one_sentence_seldom_tells_one_transfer_twice() -> None:
    assert shift("Norway", "Norway") - shift("Norway", "Norway", word="tanks") == pytest.approx(0.5)


def test_what_else_is_known_moves_a_weak_tie_over_the_least() -> None:
    left = scene(TEXT, "sold", ties={"same": {guess(TEXT, "sent").span: 0.4}})
    right = scene(TEXT, "sent")
    assert len(groups([left, right], 0.5)) == 2
    assert len(groups([left, right], 0.5, lambda one, other: 1.0)) == 1
    assert len(groups([left, right], 0.5, lambda one, other: -1.0)) == 2
