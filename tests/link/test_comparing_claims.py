from array import array
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claim_builder import a_claim, an_item, ref, states
from tiny_ontology import a_tiny_ontology
from waybill.core.claim import ClaimRef, WeaponClass
from waybill.link.blocks import keys, meet
from waybill.link.cards import KEYS, Card, card
from waybill.link.comparing import NOTHING, Compared, Pair, compare, filing
from waybill.link.groups import groups
from waybill.link.profile import profile

ONTOLOGY = a_tiny_ontology()
RIFLES = (an_item("rifles", WeaponClass.SMALL_ARM, number=40),)
PLAIN = card(profile(a_claim("p"), {}, ONTOLOGY))


def a_card(document: str, claim: str, *keys_of: int, statement: str | None = None) -> Card:
    said = f"{document}#{claim}" if statement is None else statement
    return replace(PLAIN, ref=ref(document, claim), statement=said, keys=array(KEYS, sorted(keys_of)))


def a_crowd(size: int) -> list[Card]:
    """Claims of one document under one key, so that they crowd it and are not compared among themselves."""
    return [a_card("crowd", f"c{number:03}", 1) for number in range(size)]


def found(cards: list[Card], *, fresh: set[ClaimRef] | None = None, before: Compared = NOTHING) -> dict[Pair, float]:
    """Pairs that agree by a measure that knows only the names of two claims."""
    everything = {each.ref for each in cards}
    return compare(
        filing(cards),
        fresh=everything if fresh is None else fresh,
        before=before,
        profile_of=lambda each: each,  # type: ignore[arg-type,return-value]
        measure=lambda left, right: float(sum(map(ord, f"{left}{right}")) % 3 - 1),
    )


NAMES = st.tuples(st.sampled_from("abcd"), st.sampled_from(["c1", "c2"]))
FILED = st.tuples(st.frozensets(st.sampled_from([1, 2, 3]), min_size=1), st.sampled_from(["x", "y", None]))
LISTS = st.dictionaries(NAMES, FILED, max_size=8)
SIZES = st.integers(243, 252)


def all_cards(listed: Mapping[tuple[str, str], tuple[frozenset[int], str | None]], crowd: int) -> list[Card]:
    named = [a_card(*name, *sorted(filed), statement=said) for name, (filed, said) in listed.items()]
    return [*named, *a_crowd(crowd)]


@settings(max_examples=60)
@given(then=LISTS, now=LISTS, crowd_then=SIZES, crowd_now=SIZES, data=st.data())
def test_what_was_known_before_does_not_matter(
    then: dict, now: dict, crowd_then: int, crowd_now: int, data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(then)))) if then else set()
    now = now | {name: then[name] for name in kept}
    earlier, later = all_cards(then, crowd_then), all_cards(now, crowd_now)
    before = Compared(cards=earlier, agreeing=found(earlier))
    fresh = {each.ref for each in later if each not in earlier}
    assert found(later, fresh=fresh, before=before) == found(later)


@given(listed=LISTS)
def test_two_claims_of_one_document_are_never_compared(listed: dict) -> None:
    assert all(left.document != right.document for left, right in found(all_cards(listed, 0)))


def test_of_printings_the_first_by_name_stands_for_all_whatever_their_order() -> None:
    printed = [a_card(name, "c1", 1, statement="x") for name in "bac"]
    assert list(filing(printed).cards) == list(filing(printed[::-1]).cards) == [ref("a")]


def test_claims_that_share_no_key_are_not_compared() -> None:
    filed = filing([a_card("a", "c1", 1), a_card("b", "c1", 2), a_card("c", "c1", 1)])
    assert filed.are_comparable((ref("a"), ref("c")))
    assert not filed.are_comparable((ref("a"), ref("b")))


def test_a_key_that_too_many_share_is_passed_over_and_finer_ones_take_its_place() -> None:
    plain, also_fine = (a_card("a", "c1", 1), a_card("b", "c1", 1)), (a_card("c", "c1", 1, 2), a_card("d", "c1", 1, 2))
    crowded = filing([*plain, *also_fine, *a_crowd(247)])
    assert not crowded.are_comparable((ref("a"), ref("b")))
    assert crowded.are_comparable((ref("c"), ref("d")))
    assert filing([*plain, *also_fine, *a_crowd(246)]).are_comparable((ref("a"), ref("b")))


def test_ten_thousand_printings_of_one_statement_are_compared_once() -> None:
    printed = card(profile(a_claim("p", supplier=states("Iran"), items=RIFLES), {}, ONTOLOGY))
    told_anew = card(
        profile(a_claim("other", evidence="They came.", supplier=states("Iran"), items=RIFLES), {}, ONTOLOGY)
    )
    copies = [replace(printed, ref=ref(f"p{number:05}")) for number in range(10_000)]
    compared: list[tuple[ClaimRef, ClaimRef]] = []

    def measure(left: ClaimRef, right: ClaimRef) -> float:
        compared.append((left, right))
        return 1.0

    agreeing = compare(
        filing([*copies, told_anew]),
        fresh={each.ref for each in (*copies, told_anew)},
        before=NOTHING,
        profile_of=lambda each: each,  # type: ignore[arg-type,return-value]
        measure=measure,  # type: ignore[arg-type]
    )
    assert compared == [(ref("other"), ref("p00000"))]
    assert [len(group) for group in groups([*copies, told_anew], agreeing, lambda pair: 1.0, ())] == [10_001]


def test_claims_that_say_the_same_in_the_same_words_make_one_statement() -> None:
    rifles = {"supplier": states("Iran"), "items": RIFLES}
    first, again, other = (
        card(profile(a_claim(name, evidence=words, **rifles), {}, ONTOLOGY))
        for name, words in [
            ("a", "Iran sent 40 rifles."),
            ("b", "Iran  sent\n40 rifles."),
            ("c", "Iran sent 45 rifles."),
        ]
    )
    assert (first.statement == again.statement, first.statement == other.statement) == (True, False)


def shares_a_key(left: dict, right: dict) -> bool:
    both = [keys(profile(a_claim(name, **fields), {}, ONTOLOGY)) for name, fields in [("a", left), ("b", right)]]
    return meet(*both, dict.fromkeys(both[0] | both[1], 2))


def test_what_claims_are_filed_under() -> None:
    drones = (an_item("drones", WeaponClass.UAV),)
    assert shares_a_key({"supplier": states("Iran"), "items": RIFLES}, {"recipient": states("Iran"), "items": RIFLES})
    assert shares_a_key({"items": RIFLES}, {"items": RIFLES, "supplier": states("Iran")})
    assert not shares_a_key(
        {"supplier": states("Iran"), "items": RIFLES}, {"supplier": states("Iran"), "items": drones}
    )
    between = {"supplier": states("Iran"), "recipient": states("Yemen")}
    assert shares_a_key({**between, "items": RIFLES}, {**between, "items": (an_item("weapons"),)})
    assert not shares_a_key({"supplier": states("Iran")}, {"supplier": states("Yemen")})
