"""Who plays which role in a transfer."""

from scenes import guess, scene

from waybill.core.claim import Filler
from waybill.core.span import Span
from waybill.extract.casting import cast

TEXT = "Iran armed Yemen. Tehran sent it rifles through Oman, and Yemen thanked Iran."
LEAST = {"party": 0.4, "share": 0.8}
OTHER_NAMES = {"Tehran": "Iran"}


def meant(words: Span) -> Filler | None:
    name = words.of(TEXT)
    return None if name == "it" else Filler(text=OTHER_NAMES.get(name, name), span=words)


def is_same(left: Filler, right: Filler) -> bool:
    return left.text == right.text


def played(*roles: dict[str, tuple[tuple[str, float], ...]], least: dict[str, float] = LEAST) -> list[tuple[str, str]]:
    """Who plays what, by the guesses of scenes."""
    told = [
        scene(TEXT, "sent", roles={role: tuple(guess(TEXT, *each) for each in found) for role, found in each.items()})
        for each in roles
    ]
    found = cast(told, meant=meant, is_same=is_same, least=least)
    return [(str(mention.label), mention.span.of(TEXT)) for mention in found]


def test_two_names_of_one_party_weigh_together() -> None:
    assert played({"supplier": (("Iran", 0.3), ("Tehran", 0.35))}) == [("supplier", "Tehran")]
    assert played({"supplier": (("Iran", 0.3),)}) == []


def test_nobody_gives_and_receives() -> None:
    both = {"supplier": (("Iran", 0.9),), "recipient": (("Yemen", 0.6), ("Iran", 0.7))}
    assert played(both) == [("supplier", "Iran"), ("recipient", "Yemen")]


def test_who_is_much_less_likely_than_another_plays_no_part() -> None:
    assert played({"recipient": (("Yemen", 0.9), ("Oman", 0.6))}) == [("recipient", "Yemen")]
    assert played({"recipient": (("Yemen", 0.9), ("Oman", 0.8))}) == [("recipient", "Yemen"), ("recipient", "Oman")]


def test_words_that_mean_nobody_are_left_out() -> None:
    assert played({"recipient": (("it", 0.9),)}) == []


def test_scenes_of_a_transfer_are_heard_alike() -> None:
    assert played({"supplier": (("Oman", 0.7),)}, {"supplier": (("Iran", 0.9),)}) == [("supplier", "Iran")]
