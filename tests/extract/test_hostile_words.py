"""Rules that read words by their build, on words that were never meant to be read: they answer, and do not hang."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

import pytest
from extracted import Names, claims, report
from hypothesis import given
from hypothesis import strategies as st
from scenes import scene
from steps import steps

from waybill.core.claim import Claim, Polarity
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.claims.echoing import echoes
from waybill.extract.denials.answering import only_asked
from waybill.extract.denials.denying import bare_denials, denier, speaks_for_itself
from waybill.extract.parties.asking import requests, settled
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.goods import goods
from waybill.extract.slots.numbering import quantity, told_apart
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.authors import authored, owns_paper
from waybill.extract.speech.designations import designation
from waybill.extract.transfers.own_arms import own_arms
from waybill.extract.triggers.idle import is_no_transfer
from waybill.neural.reader import Guess
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings
from waybill.text.counts import counts
from waybill.text.wordlists import listed

WORDINGS: Final = load_wordings()
LEAST: Final = {"item": 0.4, "item_share": 0.8}
WORDS: Final = listed(
    "Peru Chile Lima it they we the a his who said told asked persuaded wants wanted needed like would that to of for "
    "by from in with not never stop let sell deliveries sent supplied rifles tanks 40 forty three dozen bags pieces "
    "all more reports are false denied reject called memo forgery accusation nor report study written ministry "
    "official commander general and or according"
)
PHRASES: Final = (
    "Peru told Chile that it wanted",
    "Norway told Lima that it needed 40 rifles",
    "Peru asked Chile to sell it tanks",
    "Norway persuaded by Peru to stop deliveries of",
    "Chile sent Peru 40 rifles.",
    "The reports are false.",
    "we reject this accusation.",
    "Lima called the memo a forgery.",
    "a report written by the commander of",
    ", 40 of them,",
)
MARKS: Final = (",", ";", ":", ".", "(", ")", "--", "–", "—", "“", "’s", "'", "-", "/", "\t", "\n", "\n\n", "\u0301")
ODD: Final = ("\u0000", "\u202e", "İ", "ß", "ﬁ", "𝔸", "😀", "نص", "1,", "½", "２", "\u00a0", "\u2028")

words = (
    st.sampled_from(sorted(WORDS))
    | st.sampled_from(PHRASES)
    | st.sampled_from(MARKS)
    | st.sampled_from(ODD)
    | st.text(max_size=3)
)
texts = st.lists(st.tuples(words, st.sampled_from((" ", " ", " ", ""))), min_size=1, max_size=40).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)
hostile = texts.filter(str.strip)
stretches = st.tuples(st.integers(0, 400), st.integers(1, 60))


def sentences(text: str) -> tuple[Sentence, ...]:
    return read_sentences(report(text), load())


def stretch(text: str, start: int, size: int) -> Span:
    """Some words of a text, wherever it is cut."""
    start %= len(text)
    return Span(start, min(start + size, len(text)))


@given(hostile, stretches, stretches)
def test_what_is_asked_for_stands_in_its_sentence_and_nobody_gives_and_gets(
    text: str, giver: tuple[int, int], taker: tuple[int, int]
) -> None:
    roles = [
        Mention(span=stretch(text, *giver), label=Role.SUPPLIER),
        Mention(span=stretch(text, *taker), label=Role.RECIPIENT),
    ]
    for sentence in sentences(text):
        for request in requests(sentence, WORDINGS):
            told = (*request.gives, *request.gets, *request.asks, *request.others)
            assert all(span in sentence.span for span in (request.stretch, *told))
            assert not {*request.gives} & {*request.gets, *request.asks}
            assert {each.label for each in settled(roles, request, sentence.span, Names(text))} <= set(Role)


@given(hostile)
def test_a_denial_stands_on_a_word_of_its_sentence_and_is_of_what_is_told(text: str) -> None:
    for sentence in sentences(text):
        found = list(bare_denials(sentence, WORDINGS))
        assert all(each.trigger.span in [word.span for word in sentence.words] for each in found)
        deniers = [denier(sentence, each.trigger.span, text, WORDINGS) for each in found]
        assert all(each is None or each.span in sentence.span for each in deniers)
        assert speaks_for_itself(sentence, WORDINGS) in (True, False)
    told = {each.id: each.polarity for each in claims(text)}
    assert all(told[each.disputes] is Polarity.AFFIRMED for each in claims(text) if each.disputes)


@given(hostile, st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_a_claim_without_a_surer_one_is_no_echo(text: str, scores: list[float]) -> None:
    told = [scored(each, scores[number % len(scores)]) for number, each in enumerate(claims(text))]
    heard = [echoes(each, told, sentences(text), load()) for each in told]
    surest = max((each.score or 0.0 for each in told), default=0.0)
    assert not any(is_echo and each.score == surest for is_echo, each in zip(heard, told, strict=True))


@given(hostile, st.lists(st.tuples(stretches, st.floats(0, 1)), max_size=8), st.booleans())
def test_items_are_words_of_the_text_in_their_order(
    text: str, guessed: list[tuple[tuple[int, int], float]], shared: bool
) -> None:
    found = tuple(Guess(span=stretch(text, *at), probability=sure, kinds={}) for at, sure in guessed)
    own, other = (scene(text, text[:1], roles={Role.ITEM: each}) for each in (found, found[::2] if shared else ()))
    told = list(goods([own], [other], Trimmer(text, sentences(text)), LEAST))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in told)
    assert [each.span.start for each in told] == sorted(each.span.start for each in told)


@given(hostile, stretches, st.booleans())
def test_a_number_of_an_item_is_one_of_its_sentence(text: str, at: tuple[int, int], names_party: bool) -> None:
    item, found = stretch(text, *at), counts(text, Span(0, len(text)))
    told = [quantity(text, item, found, lambda _: names_party), told_apart(text, item, found)]
    assert all(each is None or each in [count.quantity for count in found] for each in told)


@given(hostile, stretches)
def test_a_designation_is_of_its_sentence_and_begins_no_later(text: str, at: tuple[int, int]) -> None:
    part = stretch(text, *at)
    sentence = Trimmer(text, sentences(text)).sentence(part)
    found = designation(part, sentence, WORDINGS)
    assert min(sentence.span.start, part.start) <= found.start <= part.start
    assert found.start < found.end <= max(sentence.span.end, part.end)


@given(hostile, st.integers(0, 400))
def test_an_author_stands_behind_the_paper(text: str, start: int) -> None:
    start %= len(text)
    found = authored(text, start)
    assert found is None or start < found.start <= len(text)


@given(hostile, stretches)
def test_whether_a_motion_is_a_transfer_is_told_by_what_stands_near_it(text: str, at: tuple[int, int]) -> None:
    motion = stretch(text, *at)
    near = text[: max(motion.end, motion.start + 80)]
    assert is_no_transfer(text, motion) is is_no_transfer(near, motion)
    assert owns_paper(f"{text[: motion.end]} report", motion.end)


def scored(claim: Claim, score: float) -> Claim:
    return replace(claim, score=score)


def asking(text: str) -> None:
    assert [list(requests(each, WORDINGS)) for each in sentences(text)]


def denying(text: str) -> None:
    for each in sentences(text):
        for denial in bare_denials(each, WORDINGS):
            denier(each, denial.trigger.span, text, WORDINGS)
        speaks_for_itself(each, WORDINGS)


def designating(text: str) -> None:
    for each in sentences(text):
        designation(each.words[0].span, each, WORDINGS)
        designation(each.words[-1].span, each, WORDINGS)


def numbering(text: str) -> None:
    for each in sentences(text):
        found = counts(text, each.span)
        for word in each.words[:3]:
            quantity(text, word.span, found, lambda _: False)
            told_apart(text, word.span, found)


def choosing(text: str) -> None:
    trimmer = Trimmer(text, sentences(text))
    for each in sentences(text):
        found = tuple(Guess(span=word.span, probability=0.9, kinds={}) for word in each.words[:8])
        list(goods([scene(text, text[:1], roles={Role.ITEM: found})], [], trimmer, LEAST))


def listing(things: int) -> Callable[[], object]:
    """Choosing the items of a motion that moves so many things of one list."""
    text = "Peru sold Chile " + "40 rifles, " * things
    trimmer = Trimmer(text, sentences(text))
    spans = (Span(at, at + len("rifles")) for at in range(text.index("rifles"), len(text), len("40 rifles, ")))
    found = tuple(Guess(span=span, probability=0.9, kinds={}) for span in spans)
    return lambda: list(goods([scene(text, "sold", roles={Role.ITEM: found})], [], trimmer, LEAST))


def test_a_list_of_twice_the_things_is_four_times_the_work_as_each_is_held_against_each() -> None:
    assert 0 < steps(listing(80)) <= 4.4 * steps(listing(40))


@cache
def sent() -> Claim:
    (told, *_) = claims("Peru sent rifles to Chile.")
    return told


def echoing(text: str) -> None:
    told = sent()
    for each in sentences(text):
        trigger = replace(told.triggers[0], span=each.words[0].span)
        echoes(replace(told, score=0.1, triggers=(trigger,)), [told], sentences(text), load())


def idling(text: str) -> None:
    for each in sentences(text):
        assert all(span in each.span for span in own_arms(each, text))
    assert all(
        any(span in each.span for each in sentences(text)) for span in list(only_asked(text, sentences(text)))[:9]
    )


@pytest.mark.parametrize("rule", [asking, denying, designating, numbering, choosing, echoing, idling])
@pytest.mark.parametrize(
    "piece",
    [
        "Peru told Chile that it wanted ",
        "Peru asked Chile to sell it rifles ",
        "to sell ",
        "denied reports are ",
        "called the memo of the ",
        "commander of the ",
        "Peru withdrew rifles to its men ",
        "40 rifles, ",
        "(40 ",
        "a report by the ",
        "-- ",
        "It was sold.\n\n",
    ],
)
def test_a_text_of_twice_the_length_is_no_more_than_twice_the_work(rule: Callable[[str], None], piece: str) -> None:
    short, long = (piece * (number // len(piece)) for number in (10_000, 20_000))
    sentences(short), sentences(long), sent()
    assert 0 < steps(lambda: rule(long)) <= 2.2 * steps(lambda: rule(short)) + 100
