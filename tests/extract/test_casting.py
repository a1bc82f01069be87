"""Who plays which role in a transfer."""

from scenes import WEIGHING, guess, scene

from waybill.core.claim import Filler
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.parties.casting import cast, facing, unplaced

TEXT = (
    "Iran armed Yemen. Tehran sent it rifles through Oman, and Yemen thanked Iran. Guns belonging to Qatar left. "
    "Chad, Togo and Niger; Jean Bel and Paul Bel."
)
LISTS = (("Chad", "Togo", "Niger"), ("Jean Bel", "Paul Bel"))
LEAST = {"party": 0.3, "share": 0.9}
OTHER_NAMES = {"Tehran": "Iran"}
"""Names that lead to another, and the two Bels, whose names are alike."""


class Register:
    """Whom the words of the text mean."""

    def meant(self, words: Span) -> Filler | None:
        name = words.of(TEXT)
        return None if name == "it" else Filler(text=OTHER_NAMES.get(name, name), span=words)

    def is_same(self, left: Filler, right: Filler) -> bool:
        return left.text == right.text or left.text.split()[1:] == right.text.split()[1:] == ["Bel"]

    def is_known(self, party: Filler) -> bool:
        return party.text in ("Iran", "Yemen")

    def owns_goods(self, words: Span) -> bool:
        return TEXT[: words.start].endswith("belonging to ")

    def is_bystander(self, words: Span, motion: Span) -> bool:
        return TEXT[words.end :].startswith("'s consent")

    def are_listed(self, left: Span, right: Span) -> bool:
        return {left.of(TEXT), right.of(TEXT)} == {"Qatar", "Oman"}

    def listed_with(self, words: Span) -> list[Span]:
        listed = next((each for each in LISTS if words.of(TEXT) in each), ())
        return [guess(TEXT, name).span for name in listed]


def played(
    *roles: dict[str, tuple[tuple[str, float], ...]],
    least: dict[str, float] = LEAST,
    ruled: dict[Role, str] | None = None,
) -> list[tuple[str, str]]:
    """Who plays what, by the guesses of scenes and by the rules."""
    told = [
        scene(TEXT, "sent", roles={role: tuple(guess(TEXT, *each) for each in found) for role, found in each.items()})
        for each in roles
    ]
    spans = {role: [guess(TEXT, words).span] for role, words in (ruled or {}).items()}
    found = cast(told, Register(), ruled=spans, least=least, weights=WEIGHING.parties)
    return [(str(mention.label), mention.span.of(TEXT)) for mention in found]


def test_two_names_of_one_party_weigh_together() -> None:
    assert played({"supplier": (("Iran", 0.25), ("Tehran", 0.2))}) == [("supplier", "Iran")]
    assert played({"supplier": (("Iran", 0.2),)}) == []


def test_nobody_gives_and_receives() -> None:
    both = {"supplier": (("Iran", 0.9),), "recipient": (("Yemen", 0.6), ("Iran", 0.5))}
    assert played(both) == [("supplier", "Iran"), ("recipient", "Yemen")]


def test_who_is_much_less_likely_than_another_plays_no_part() -> None:
    assert played({"recipient": (("Yemen", 0.95), ("Oman", 0.5))}) == [("recipient", "Yemen")]
    assert played({"recipient": (("Yemen", 0.95), ("Iran", 0.95))}) == [("recipient", "Yemen"), ("recipient", "Iran")]


def test_who_stands_in_a_list_with_one_who_plays_a_part_plays_it_too() -> None:
    listed = {"recipient": (("Oman", 0.95), ("Qatar", 0.7))}
    assert played(listed) == [("recipient", "Oman"), ("recipient", "Qatar")]
    assert played({"recipient": (("Oman", 0.95), ("Qatar", 0.2))}) == [("recipient", "Oman")]
    assert played({"recipient": (("Yemen", 0.99), ("Oman", 0.5), ("Qatar", 0.45))}) == [("recipient", "Yemen")]


def test_who_the_rules_give_a_part_in_a_list_plays_it_unseen() -> None:
    seen = {"recipient": (("Oman", 0.95),)}
    assert played(seen, ruled={Role.RECIPIENT: "Qatar"}) == [("recipient", "Oman"), ("recipient", "Qatar")]
    assert played(seen, ruled={Role.SUPPLIER: "Qatar"}) == [("recipient", "Oman")]
    assert played(seen, ruled={Role.RECIPIENT: "Yemen"}) == [("recipient", "Oman")]


def test_words_that_mean_nobody_are_left_out() -> None:
    assert played({"recipient": (("it", 0.9),)}) == []


def test_scenes_of_a_transfer_are_heard_alike() -> None:
    assert played({"supplier": (("Oman", 0.7),)}, {"supplier": (("Iran", 0.9),)}) == [("supplier", "Iran")]


def test_who_the_rules_name_too_needs_less_of_the_model() -> None:
    weak: dict[str, tuple[tuple[str, float], ...]] = {"supplier": (("Oman", 0.4),)}
    assert played(weak) == []
    assert played(weak, ruled={Role.SUPPLIER: "Oman"}) == [("supplier", "Oman")]
    assert played(weak, ruled={Role.RECIPIENT: "Oman"}) == []


def test_whose_the_goods_are_said_to_be_gives_them() -> None:
    assert played({"supplier": (("Qatar", 0.3),)}) == [("supplier", "Qatar")]
    assert played({"supplier": (("Oman", 0.3),)}) == []


def test_a_list_of_three_stands_in_the_role_of_its_surest_member() -> None:
    told = {"recipient": (("Chad", 0.98),), "supplier": (("Iran", 0.95), ("Togo", 0.9))}
    assert sorted(played(told)) == [
        ("recipient", "Chad"),
        ("recipient", "Niger"),
        ("recipient", "Togo"),
        ("supplier", "Iran"),
    ]


def test_of_two_names_side_by_side_one_may_give_and_the_other_get() -> None:
    told = {"supplier": (("Oman", 0.95),), "recipient": (("Qatar", 0.95),)}
    assert played(told) == [("supplier", "Oman"), ("recipient", "Qatar")]


def test_names_that_are_alike_are_two_where_a_list_holds_both() -> None:
    assert len(played({"supplier": (("Jean Bel", 0.95), ("Paul Bel", 0.95))})) == 2


def test_who_is_called_a_broker_and_plays_no_part_yet_is_one() -> None:
    broker, giver = guess(TEXT, "Oman").span, Mention(span=guess(TEXT, "Iran").span, label=Role.SUPPLIER)
    assert [each.label for each in unplaced([broker], [giver], Register())] == [Role.INTERMEDIARY]
    assert unplaced([giver.span], [giver], Register()) == []


def test_the_other_one_of_two_sides_gives_or_gets() -> None:
    one, other = guess(TEXT, "Iran").span, guess(TEXT, "Oman").span
    giver, taker = Mention(span=one, label=Role.SUPPLIER), Mention(span=other, label=Role.RECIPIENT)
    assert facing((one, other), [giver], Register()) == [taker]
    assert facing((one, other), [taker], Register()) == [giver]
    assert facing((one, other), [giver, taker], Register()) == []
    assert facing((), [giver], Register()) == []
