"""What of all that a claim's words may name moves, and under which words."""

from collections.abc import Sequence

import pytest
from extracted import claim, numbers, report, things
from scenes import guess, scene

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.claims.binding import Binder
from waybill.extract.composing import compose
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.goods import goods, idle_goods
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import attribute
from waybill.neural.reader import Scene
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

LEAST = {"item": 0.4, "item_share": 0.8}


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def moved(
    text: str, *items: str, motions: Sequence[str] = ("sent",)
) -> tuple[list[str], list[tuple[float, str] | None]]:
    """The items of the claim of a frame with these words for items, and their numbers."""
    document, ontology = report(text), load()
    sentences = read_sentences(document, ontology)
    attributions = attribute(text, sentences, wordings=load_wordings())
    first, *further = (at(text, motion) for motion in motions)
    goods = [Mention(span=at(text, each), label=Role.ITEM, score=0.9) for each in items]
    frame = Frame(
        trigger=Mention(span=first, label="trigger", score=1.0),
        roles=(Mention(span=at(text, "Peru"), label=Role.SUPPLIER, score=0.9), *goods),
        basis=Basis.UNKNOWN,
        stage=Stage.AGREED,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.STATED,
        covert=False,
        further=tuple(further),
        chains=(),
    )
    binder = Binder(document, sentences, attributions, ontology, load_wordings())
    (told,) = compose(document, (frame,), sentences, binder, ontology=ontology).claims
    return things(told), numbers(told)


def test_a_frame_by_which_nothing_changes_hands_is_set_aside_as_that() -> None:
    text = "Peru handed in 40 rifles to Chile."
    document, ontology = report(text), load()
    sentences = read_sentences(document, ontology)
    attributions = attribute(text, sentences, wordings=load_wordings())
    frame = Frame.of_no_transfer(Mention(span=at(text, "handed"), label="trigger", score=1.0))
    binder = Binder(document, sentences, attributions, ontology, load_wordings())
    found = compose(document, (frame,), sentences, binder, ontology=ontology)
    assert (found.claims, [each.reason.value for each in found.set_aside]) == ((), ["not_a_transfer"])


def chosen(
    text: str, *scenes: tuple[tuple[str, float], ...], others: Sequence[tuple[tuple[str, float], ...]] = ()
) -> list[str]:
    """The items that the model's guesses come to, those of each scene and of scenes of other transfers."""
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    mine, theirs = (
        [scene(text, "sent", roles={Role.ITEM: tuple(guess(text, *each) for each in found)}) for found in group]
        for group in (scenes, others)
    )
    return [mention.span.of(text) for mention in goods(mine, theirs, trimmer, LEAST)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Peru sent 12 Haubits 77 howitzers.", ["Haubits 77 howitzers"]),
        ("Peru sent 12 Haubits, 77 howitzers.", ["Haubits", "howitzers"]),
    ],
)
def test_a_figure_of_a_designation_does_not_part_it(text: str, items: list[str]) -> None:
    assert chosen(text, (("Haubits", 0.8), ("howitzers", 0.9))) == items


@pytest.mark.parametrize(
    ("text", "own", "items"),
    [
        ("Peru sent six drones. It also sent bombs.", 0.3, ["drones", "bombs"]),
        ("Peru sent six drones. It also sent bombs.", 0.2, ["bombs"]),
        ("Peru sent drones. It also sent bombs.", 0.3, ["bombs"]),
    ],
)
def test_a_counted_thing_that_rules_read_as_moved_is_an_item_where_the_model_thinks_of_it(
    text: str, own: float, items: list[str]
) -> None:
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    told = [
        scene(text, "sent", roles={Role.ITEM: (guess(text, "drones", own), guess(text, "bombs", 0.95))}),
        scene(text, "also sent", roles={Role.ITEM: (guess(text, "bombs", 0.95),)}),
    ]
    found = goods(told, [], trimmer, LEAST, [at(text, "drones")])
    assert [mention.span.of(text) for mention in found] == items


@pytest.mark.parametrize(
    ("text", "guesses", "items"),
    [
        ("Peru sent one launcher and shells.", ("launcher and", "shells"), ["launcher", "shells"]),
        ("Peru sent 40 mortar and tank rounds.", ("mortar and", "tank rounds"), ["mortar and tank rounds"]),
        ("Peru sent 4 howitzers with 40,000 shells.", ("howitzers", "shells"), ["howitzers", "shells"]),
    ],
)
def test_a_single_thing_ends_before_the_next_and_what_it_fires_is_listed_with_it(
    text: str, guesses: tuple[str, str], items: list[str]
) -> None:
    assert chosen(text, ((guesses[0], 0.9), (guesses[1], 0.6)), ((guesses[0], 0.9), (guesses[1], 0.5))) == items


def test_what_is_counted_behind_an_aim_is_an_item_of_its_own() -> None:
    text = "Peru sent machines to make shells and a mortar."
    assert chosen(text, (("machines to make shells", 0.9), ("mortar", 0.9))) == ["machines to make shells", "mortar"]


def test_an_item_that_is_in_the_name_of_another_is_none_of_its_own() -> None:
    text = "Peru sent chemicals used to produce nerve agents and gas."
    found = chosen(text, (("chemicals", 0.9), ("gas", 0.9)))
    assert found == ["chemicals used to produce nerve agents and gas"]


@pytest.mark.parametrize(
    ("own", "others", "items"), [(0.4, 0.95, []), (0.4, 0.6, ["launchers"]), (0.6, 0.95, ["launchers"])]
)
def test_a_thing_that_hardly_moves_is_not_borrowed_from_a_transfer_of_another_sentence(
    own: float, others: float, items: list[str]
) -> None:
    text = "Norway sent 40 launchers to Riga. On Monday a plane landed there."
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    mine = scene(text, "landed", roles={Role.ITEM: (guess(text, "launchers", own),)})
    theirs = scene(text, "sent", roles={Role.ITEM: (guess(text, "launchers", others),)})
    assert [mention.span.of(text) for mention in goods([mine], [theirs], trimmer, LEAST)] == items


def test_what_is_no_weapon_is_an_item_beside_weapons_too() -> None:
    found, _ = moved("Peru sent rifles, helmets and field radios.", "rifles", "helmets", "field radios")
    assert found == ["rifles", "helmets", "field radios"]


def test_a_single_thing_has_the_number_that_its_motion_moves() -> None:
    text = "The rifles are Israeli. Peru sent the first 60 in May."
    assert moved(text, "rifles") == (["rifles"], [(60, "exact")])


def test_of_a_number_in_its_sentence_a_part_may_move() -> None:
    text = "Of the 12 jets on order from Peru, two were sent."
    assert moved(text, "jets") == (["jets"], [(2, "exact")])


def test_a_thing_that_moves_where_it_is_named_keeps_its_number() -> None:
    text = "Peru sent 44 rifles. Only six reached the front."
    assert moved(text, "rifles", motions=("sent", "reached")) == (["rifles"], [(44, "exact")])


@pytest.mark.parametrize(
    "text",
    [
        "Rifles were wanted. Peru sent 60 soldiers.",
        "Rifles were wanted. Peru sent them on 4 May.",
        "Rifles were wanted. The 60 men were sent from Peru.",
    ],
)
def test_other_numbers_beside_a_motion_are_not_of_the_thing(text: str) -> None:
    assert moved(text, "Rifles") == (["Rifles"], [None])


def test_what_only_counts_or_serves_a_thing_is_no_item() -> None:
    assert moved("Peru sent mortar fuzes, 31,000 pieces.", "mortar fuzes", "pieces") == (
        ["mortar fuzes"],
        [(31_000, "exact")],
    )
    found, _ = moved("Peru sent spare parts for its T-55 tanks.", "spare parts", "T-55 tanks")
    assert found == ["spare parts"]


def test_a_name_that_is_part_of_the_thing_is_no_party_with_a_number_of_its_own() -> None:
    found = moved("Twelve Mirage 2000s, which Peru sent, were old.", "Mirage 2000s")
    assert found == (["Mirage 2000s"], [(12, "exact")])


def test_ones_are_what_was_named_before() -> None:
    text = "Chad wanted tanks. Peru sent it 12 used ones."
    assert moved(text, "used ones") == (["tanks"], [(12, "exact")])
    text = "Peru sent the army of Chad 12 used ones. Its tanks are old."
    assert moved(text, "used ones") == (["used ones"], [(12, "exact")])


def test_what_counted_goods_are_packed_in_is_no_item() -> None:
    text = "Peru sent rifles, 900 in wooden crates, and tents."
    assert moved(text, "rifles", "wooden crates", "tents") == (["rifles", "tents"], [(900, "exact"), None])


@pytest.mark.parametrize(
    ("goods", "items", "counted"),
    [
        ("36 tanks, T-55s; it", ("tanks", "T-55s"), {"T-55s": (36, "exact")}),
        ("tanks, T-55s, 36 of them", ("tanks", "T-55s"), {"T-55s": (36, "exact")}),
        (
            "36 tanks, T-55s and T-62s",
            ("tanks", "T-55s", "T-62s"),
            {"tanks": (36, "exact"), "T-55s": None, "T-62s": None},
        ),
        ("36 tanks, Grads; it", ("tanks", "Grads"), {"tanks": (36, "exact"), "Grads": None}),
    ],
)
def test_a_counted_thing_and_its_name_are_one_item(
    goods: str, items: tuple[str, ...], counted: dict[str, tuple[int, str] | None]
) -> None:
    assert dict(zip(*moved(f"Peru sent {goods} said.", *items), strict=True)) == counted


def test_a_likely_neighbour_in_a_list_is_an_item_too() -> None:
    told = ("rifles", 0.9), ("mortars", 0.6)
    assert chosen("They sent rifles, twelve mortars.", told) == ["rifles", "mortars"]
    assert chosen("They sent rifles where mortars were wanted.", told) == ["rifles"]


def test_a_list_goes_on_from_neighbour_to_neighbour() -> None:
    told = ("pistols", 0.6), ("mortars", 0.6), ("rifles", 0.9)
    assert chosen("They sent pistols, mortars and rifles.", told) == ["pistols", "mortars", "rifles"]


def test_an_unlikely_neighbour_or_one_of_another_transfer_is_none() -> None:
    text = "They sent rifles and tents."
    assert chosen(text, (("rifles", 0.9), ("tents", 0.4))) == ["rifles"]
    assert chosen(text, (("rifles", 0.9), ("tents", 0.6)), others=[(("tents", 0.5),)]) == ["rifles"]


def test_one_motion_may_be_surer_of_an_item_than_all_together() -> None:
    text = "They sent rifles; a later load held mortars."
    first, second = (("rifles", 0.95),), (("rifles", 0.95), ("mortars", 0.95))
    assert chosen(text, first, second) == ["rifles"]
    third = (("rifles", 0.95), ("mortars", 0.1))
    assert chosen(text, third, second) == ["rifles", "mortars"]
    assert chosen(text, third, second, others=[(("mortars", 0.9),)]) == ["rifles"]


@pytest.mark.parametrize(
    ("text", "told", "items"),
    [
        (
            "They sent two interceptor boats equipped with machine guns and radar.",
            (("interceptor boats", 0.7), ("with machine guns", 0.98), ("radar", 0.9)),
            ["interceptor boats"],
        ),
        (
            "They sent tanks, which carry 120 mm guns and machine guns.",
            (("tanks", 0.9), ("120 mm guns", 0.9), ("machine guns", 0.9)),
            ["tanks"],
        ),
        (
            "They sent boats armed with machine guns and 40 rifles.",
            (("boats", 0.9), ("machine guns", 0.9), ("rifles", 0.9)),
            ["boats", "rifles"],
        ),
        (
            "They sent boats where machine guns were wanted.",
            (("boats", 0.7), ("machine guns", 0.98)),
            ["machine guns"],
        ),
    ],
)
def test_what_carries_things_moves_and_they_do_not(
    text: str, told: tuple[tuple[str, float], ...], items: list[str]
) -> None:
    assert chosen(text, told) == items


def test_each_motion_moves_something_that_stands_beside_it() -> None:
    text = "Norway sold Peru jets. The deal includes frigates."
    trimmer = Trimmer(text, read_sentences(report(text), load()))

    def found(sold: float, deal: float) -> list[str]:
        scenes = [
            scene(text, trigger, roles={Role.ITEM: (guess(text, "jets", jets), guess(text, "frigates", 0.98))})
            for trigger, jets in (("sold", sold), ("deal", deal))
        ]
        return [mention.span.of(text) for mention in goods(scenes, [], trimmer, LEAST)]

    assert found(0.88, 0.65) == ["jets", "frigates"]
    assert found(0.75, 0.65) == ["frigates"]
    assert found(0.88, 0.1) == ["frigates"]


@pytest.mark.parametrize(
    ("text", "rival", "items"),
    [
        ("Norway sent rifles, while Peru lent mortars.", 0.95, ["mortars"]),
        ("Norway sent rifles, while Peru lent mortars.", 0.5, ["rifles", "mortars"]),
        ("Norway sent word of it. Peru lent rifles and mortars.", 0.95, ["rifles", "mortars"]),
    ],
)
def test_what_a_nearer_motion_of_another_transfer_surely_moves_is_not_lent_to_a_second(
    text: str, rival: float, items: list[str]
) -> None:
    own = scene(text, "lent", roles={Role.ITEM: (guess(text, "rifles"), guess(text, "mortars"))})
    other = scene(text, "sent", roles={Role.ITEM: (guess(text, "rifles", rival),)})
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    assert [mention.span.of(text) for mention in goods([own], [other], trimmer, LEAST)] == items


def test_guesses_with_nothing_between_are_one_item() -> None:
    text = "They sent 39 captured BMP-1 carriers."
    assert chosen(text, (("captured", 0.9), ("BMP-1 carriers", 0.8))) == ["captured BMP-1 carriers"]


def test_a_stray_verb_is_no_part_of_the_thing_behind_it() -> None:
    text = "The load sent held armoured cars."
    assert chosen(text, (("held", 0.1), ("armoured cars", 0.9))) == ["armoured cars"]


@pytest.mark.parametrize(
    ("text", "guesses", "items"),
    [
        (
            "They sent equipment needed to produce missiles.",
            ("equipment", "missiles"),
            ["equipment needed to produce missiles"],
        ),
        (
            "They sent equipment needed to produce missiles.",
            ("to produce missiles",),
            ["equipment needed to produce missiles"],
        ),
        ("They sent ammunition for the tanks.", ("tanks",), ["ammunition for the tanks"]),
        ("They sent receivers for the tanks.", ("tanks",), ["receivers for the tanks"]),
        ("They sent officers for the tanks.", ("tanks",), ["tanks"]),
        ("They sent boats armed with machine guns.", ("boats armed", "machine guns"), ["boats"]),
        ("They sent jets that can launch missiles.", ("jets", "missiles"), ["jets"]),
        (
            "They sent ammunition for the tanks and howitzers.",
            ("ammunition for the tanks", "howitzers"),
            ["ammunition for the tanks"],
        ),
        (
            "They sent parts for the tanks and ammunition.",
            ("parts for the tanks", "ammunition"),
            ["parts for the tanks", "ammunition"],
        ),
        (
            "They sent machines to make shells and cartridges.",
            ("machines to make shells", "cartridges"),
            ["machines to make shells and cartridges"],
        ),
        (
            "They sent parts for the tanks and 40 howitzers.",
            ("parts for the tanks", "howitzers"),
            ["parts for the tanks", "howitzers"],
        ),
        ("They sent missiles from Chile to equip its jets and boats.", ("missiles", "jets", "boats"), ["missiles"]),
        ("They sent explosives that were to be used in making rockets.", ("explosives", "rockets"), ["explosives"]),
        ("They sent word of a plan to equip its jets.", ("jets",), ["jets"]),
        ("They sent plans for building a frigate.", ("frigate",), ["plans for building a frigate"]),
    ],
)
def test_what_goods_are_for_goes_with_them_and_what_they_carry_does_not_move(
    text: str, guesses: tuple[str, ...], items: list[str]
) -> None:
    assert chosen(text, tuple((each, 0.9) for each in guesses)) == items


@pytest.mark.parametrize(
    ("text", "guesses", "items"),
    [
        ("They sent the Kirpi, an armoured truck, to Chad.", ("Kirpi", "armoured truck"), ["Kirpi"]),
        (
            "They sent the Kirpi, an armoured truck, and radars.",
            ("Kirpi", "armoured truck", "radars"),
            ["Kirpi", "armoured truck", "radars"],
        ),
        ("They sent the Kirpi, a dozen mortars.", ("Kirpi", "mortars"), ["Kirpi", "mortars"]),
        ("They sent rifles, a mortar.", ("rifles", "mortar"), ["rifles", "mortar"]),
    ],
)
def test_what_kind_a_thing_is_is_no_second_thing(text: str, guesses: tuple[str, ...], items: list[str]) -> None:
    assert chosen(text, tuple((each, 0.9) for each in guesses)) == items


def test_where_nothing_is_likely_to_move_the_likeliest_thing_does_and_that_alone() -> None:
    text = "They sent word of rifles, pistols and mortars."
    assert chosen(text, (("rifles", 0.35), ("pistols", 0.32), ("mortars", 0.1))) == ["rifles"]
    assert chosen(text, (("rifles", 0.29), ("mortars", 0.1))) == []


@pytest.mark.parametrize(
    "aside",
    [
        "food",
        "pilot training",
        "humanitarian assistance",
        "fuel",
        "missile-related technology",
        "technical expertise",
        "oil",
        "food security assistance",
        "Boeing 787 Dreamliner aircraft",
    ],
)
def test_what_goes_beside_weapons_and_is_none_is_no_item(aside: str) -> None:
    assert chosen(f"They sent rifles and {aside}.", (("rifles", 0.9), (aside, 0.9))) == ["rifles"]


@pytest.mark.parametrize(
    ("guessed", "item"),
    [("bombs", "cluster bombs"), ("cluster bombs and the", "cluster bombs"), ("and the", None), ("Twelve", None)],
)
def test_an_item_is_a_whole_noun_or_nothing(guessed: str, item: str | None) -> None:
    text = "They sent cluster bombs and the rest. Twelve came."
    trimmer = Trimmer(text, read_sentences(report(text), load()))
    found = trimmer.item(at(text, guessed))
    assert (None if found is None else found.of(text)) == item


def test_what_something_is_for_does_not_class_it() -> None:
    told = claim("Peru gave Chad ammunition for Leopard 2 tanks.")
    assert [(item.text, item.weapon_class) for item in told.items] == [("ammunition", "ammunition")]


def test_an_item_in_brackets_is_another_name_of_the_one_before() -> None:
    told = ("rocket systems", 0.9), ("HIMARS", 0.9), ("trucks", 0.9)
    assert chosen("They sent rocket systems (HIMARS) and trucks.", told) == ["rocket systems", "trucks"]


def test_a_counted_total_is_an_item_beside_its_breakdown() -> None:
    told = ("weapons", 0.2), ("pistols", 0.9)
    assert chosen("They sent 24 weapons, including 12 pistols.", told) == ["weapons", "pistols"]
    assert chosen("They sent weapons, including 12 pistols.", told) == ["pistols"]


def test_what_closes_a_list_is_no_item_if_another_transfer_has_it() -> None:
    text, told = "They sent rifles, mortars and tents.", (("rifles", 0.9), ("mortars", 0.9))
    assert chosen(text, told) == ["rifles", "mortars", "tents"]
    assert chosen(text, told, others=[(("tents", 0.9),)]) == ["rifles", "mortars"]


class OneTransfer:
    """What is known of a document with one transfer."""

    def __init__(self, text: str) -> None:
        self.trimmer = Trimmer(text, read_sentences(report(text), load()))

    def others(self, group: Sequence[Scene]) -> Sequence[Scene]:
        return ()

    def objects(self, group: Sequence[Scene]) -> Sequence[Span]:
        return ()


@pytest.mark.parametrize(
    ("text", "items", "number"),
    [
        ("Peru sent 40 rifles and a mortar to Chile.", ("rifles", "mortar"), [(40, "exact"), (1, "exact")]),
        ("Peru sent rifles and a mortar to Chile.", ("rifles", "mortar"), [None, None]),
        ("Peru sent 40 rifles to Chile. A mortar followed.", ("rifles", "mortar"), [(40, "exact"), None]),
        ("Peru sent the tenth mortar to Chile.", ("mortar",), [(1, "exact")]),
        ("Peru sent Chile:\n- 40 rifles;\n- A mortar.", ("rifles", "mortar"), [(40, "exact"), (1, "exact")]),
        ("Peru sent a mortar to Chile.", ("mortar",), [None]),
        ("Peru sent T-55s to Chile. A rival counted 50 such tanks.", ("T-55s",), [None]),
    ],
)
def test_a_thing_without_a_number_of_its_own_may_be_counted_by_what_stands_beside_it(
    text: str, items: tuple[str, ...], number: list[tuple[float, str] | None]
) -> None:
    assert moved(text, *items) == (list(items), number)


def test_what_an_item_is_only_meant_for_is_no_item_and_set_aside() -> None:
    text = "They sent missiles against tanks."
    told = scene(text, "sent", roles={Role.ITEM: (guess(text, "missiles", 0.9), guess(text, "tanks", 0.9))})
    assert chosen(text, (("missiles", 0.9), ("tanks", 0.9))) == ["missiles"]
    (idle,) = idle_goods([[told]], (), OneTransfer(text), LEAST)
    assert (idle.trigger.span.of(text), idle.is_transfer) == ("tanks", False)


@pytest.mark.parametrize(
    ("text", "named", "items"),
    [
        ("Peru sent rifles, tents and sniper rifles.", ("rifles", "tents", "sniper rifles"), 3),
        ("Peru sent rifles and parts of rifles.", ("rifles", "parts of rifles"), 2),
        ("Peru sent rifles (sniper rifles).", ("rifles", "sniper rifles"), 1),
        ("Peru sent rifles. These sniper rifles are old.", ("rifles", "sniper rifles"), 1),
    ],
)
def test_what_one_list_names_in_different_words_differs(text: str, named: tuple[str, ...], items: int) -> None:
    assert len(moved(text, *named)[0]) == items


def test_weapons_arms_and_weaponry_are_named_once_and_by_the_word_that_counts_them() -> None:
    assert moved("Peru sent weapons, and the arms came in May.", "weapons", "arms") == (["weapons"], [None])
    assert moved("Peru sent arms. The load was 156 weapons.", "arms", "weapons") == (["weapons"], [(156.0, "exact")])
    assert moved("Peru sent weapons and arms dumps.", "weapons", "arms dumps")[0] == ["weapons", "arms dumps"]
