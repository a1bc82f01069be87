"""Read the clause around a motion: its voice, what governs it, its subject and what follows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.ontology.wordings import Control, Form, Inflected, Match, Motion, Wordings
from waybill.text.wordlists import listed

_BE: Final = listed("be is are was were been being am 's 're")
_HAVE: Final = frozenset(["have", "has", "had", "having", "'ve"])
_DO: Final = frozenset(["do", "does", "did"])
_PREPOSITIONS: Final = listed(
    "to from by with for of in into at on via through across over under between against near off onto towards "
    "toward about after before during since until till among amid despite within without around aboard"
)
_BOUNDING: Final = listed("about around over under between")
_NUMBERS: Final = listed(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands "
    "million millions"
)
_BREAKS: Final = listed("who which where when while because but although though if whether whose") | {";"}
_ATTRIBUTING: Final = frozenset({"according", "citing", "quoting"})
_POSSESSIVES: Final = frozenset({"his", "its", "their", "her", "my", "our", "your", "whose"})
_LINKS: Final = listed("and or , including plus namely both & / -")
_DETERMINERS: Final = listed(
    "the a an its his her their our your my this that these those some any no all several many more other such "
    "another each every first second third new further additional"
)
_ADVERBS: Final = listed(
    "also ever already since just now still never yet again always long even only once then recently soon later "
    "not n't neither nor back repeatedly often"
)
_INCLUDES: Final = listed("include includes included comprise comprises comprised contains contained")
_BEFORE_NOUNS: Final = listed("a an no any of at in without under")
"""What a noun stands behind: "free of charge", "in a report"."""
_NEVER_VERBS: Final = listed("state report claim note find show document charge")
_SELDOM_VERBS: Final = listed("reports claims states notes shows finds documents charges")
_MODIFIERS: Final = 2
_NEXT_WORDS: Final = 12
"""How far behind an item the next of a long list, or who gets it, is looked for."""
REACH_WORDS: Final = 45
"""How far to the right of a motion its arguments are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a verb is used.

    Attributes:
        first: index of the first word of the verb group.
        passive: whether what stands before it undergoes it; ``reduced`` without a form of "to be".
    """

    first: int
    passive: bool = False
    reduced: bool = False
    negated: bool = False
    progressive: bool = False
    infinitive: bool = False
    modal: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase and how it is tied to its motion: ``subject``, ``object``, ``owner``, ``compound`` or a preposition."""

    marker: str
    phrase: Phrase


def is_saying(sentence: Sentence, index: int, wordings: Wordings) -> bool:
    """Whether a verb of saying stands at a word, and not a noun that is written alike."""
    word = sentence.lower[index]
    previous = sentence.lower[index - 1] if index else ""
    if word not in wordings.speech_words or word in _NEVER_VERBS or previous in _BEFORE_NOUNS or previous in _BE:
        return False
    after = sentence.lower[index + 1] if index + 1 < len(sentence.words) else "."
    goods = sentence.starting_at(index + 1 + (after in ("a", "the")))
    if word == "found" and (_is_number(sentence, index + 1) or (goods is not None and goods.kind is Kind.ITEM)):
        return False  # "found 300 rifles"
    is_object = previous in wordings.speech_words or previous.endswith("ed")  # "rejected claims that"
    return word not in _SELDOM_VERBS or (after in ("that", ",", "the", ".") and not is_object)


def is_preposition(sentence: Sentence, index: int) -> bool:
    """Whether a word ties what follows to what stands before, and is no part of a number: "about 40", "up to 40"."""
    word, following = sentence.lower[index], index + 1
    if word not in _PREPOSITIONS:
        return False
    if word == "at":
        return sentence.lower[following : following + 1] not in (("least",), ("most",))
    bounds = word in _BOUNDING or (word == "to" and index > 0 and sentence.lower[index - 1] == "up")
    return not (bounds and _is_number(sentence, following))


def _is_number(sentence: Sentence, index: int) -> bool:
    """Whether a number begins at a word, in figures or letters."""
    first, second = (*sentence.lower[index : index + 2], "", "")[:2]
    return first[:1].isdigit() or first.split("-")[0] in _NUMBERS or (first == "a" and second in _NUMBERS)


def voice(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> Voice:
    """How the verb of a motion is used, from the words before it."""
    lower = sentence.lower
    form = match.value.form
    first, negated, be, have, modal, infinitive = match.first, False, False, False, None, False
    while first > 0:
        word = lower[first - 1]
        if word in _BE:
            be = True
        elif word in _HAVE:
            have = True
        elif (
            word in wordings.modals or word.removesuffix("n't") in wordings.modals or word in ("won't", "can't", "'ll")
        ):
            modal = word
        elif (word == "to" and form is Form.BASE) or (word == "to" and be):
            first -= 1
            if _is_destined(sentence, first - 1):
                first, modal = first - 1, "will"
                break
            infinitive = True
            modal = "going" if first and lower[first - 1] == "going" else modal
            break
        elif not (
            word in _DO or word.endswith("n't") or word in _ADVERBS or (word.endswith("ly") and word != "supply")
        ) or (word in _DO and form is not Form.BASE):
            break
        negated = negated or word in ("not", "never", "neither", "nor") or word.endswith("n't")
        first -= 1
    participle = form in (Form.PARTICIPLE, Form.PAST)
    if not be and not have and modal is None and participle and _is_reduced(sentence, match):
        return Voice(first=match.first, passive=True, reduced=True, negated=negated)
    return Voice(
        first=first,
        passive=be and participle,
        negated=negated,
        progressive=be and form is Form.GERUND,
        infinitive=infinitive,
        modal=modal,
    )


def _is_destined(sentence: Sentence, index: int) -> bool:
    """Whether "to be" at a word tells what is to happen: "Peru is to receive", "the tanks are to be sent"."""
    return index > 0 and sentence.lower[index] in _BE and sentence.ending_at(index) is not None


def _is_reduced(sentence: Sentence, match: Match[Inflected[Motion]]) -> bool:
    """Whether a participle stands behind what it says something of: "rifles sent to", "arms, supplied by"."""
    index = match.first
    if index and sentence.lower[index - 1] == ",":
        index -= 1
    before = sentence.ending_at(index)
    if before is None or before.kind is not Kind.ITEM:
        return False
    following = sentence.lower[match.last] if match.last < len(sentence.words) else "."
    return following in _PREPOSITIONS or following in (",", ".") or following.endswith("ly")


def governing(sentence: Sentence, first: int, wordings: Wordings) -> Iterator[Match[Inflected[Control]]]:
    """Controls to the left of a verb group or noun, the nearest first, within its clause."""
    for index in range(first - 1, max(-1, first - 15), -1):
        if sentence.lower[index] in _BREAKS or sentence.words[index].text in ":":
            return
        match = wordings.controls.first(sentence.lower, index)
        if match is not None and match.last <= first:
            yield match


def subject(sentence: Sentence, first: int, *, wanted: frozenset[Kind], wordings: Wordings) -> tuple[Phrase, ...]:
    """The phrase or joined phrases that a verb group beginning at a word is said of; empty if none is found."""
    fallback: Phrase | None = None
    found_subject = False
    index = first
    while index > 0:
        phrase = sentence.ending_at(index)
        if phrase is not None:
            if phrase.kind in wanted:
                is_subject = not _hangs_on_preposition(sentence, phrase)
                if is_subject and (phrase.kind is Kind.ITEM or Kind.ITEM not in wanted):
                    return _joined_before(sentence, phrase, wanted)
                if fallback is None or (is_subject and not found_subject):
                    fallback, found_subject = phrase, is_subject
            index = phrase.first
            continue
        index -= 1
        word = sentence.words[index]
        if word.text == ";" or (word.text == ":" and index > 4):
            break
        if is_saying(sentence, index, wordings) and fallback is not None:
            break
        if word.lower == "that" and index and is_saying(sentence, index - 1, wordings):
            break
    return () if fallback is None else (fallback,)


def _hangs_on_preposition(sentence: Sentence, phrase: Phrase) -> bool:
    index = phrase.first - 1
    while index >= 0 and (sentence.lower[index] in _DETERMINERS or sentence.words[index].owns):
        index -= 1
    for _ in range(_MODIFIERS):
        plain = index >= 0 and not is_preposition(sentence, index) and not sentence.words[index].is_mark
        if plain and sentence.ending_at(index + 1) is None and not sentence.words[index].is_name_like:
            index -= 1  # "in southern Libya"
    return index >= 0 and is_preposition(sentence, index)


def _joined_before(sentence: Sentence, phrase: Phrase, wanted: frozenset[Kind]) -> tuple[Phrase, ...]:
    found = [phrase]
    index = phrase.first
    while index >= 2:
        while index >= 1 and (sentence.lower[index - 1] in _DETERMINERS or sentence.lower[index - 1][0].isdigit()):
            index -= 1
        link = sentence.lower[index - 1] if index else ""
        if link not in ("and", "nor", ","):
            break
        if link == "and" and index >= 2 and sentence.lower[index - 2] == ",":
            index -= 1
        before = sentence.ending_at(index - 1)
        if before is None or before.kind is not phrase.kind or before.kind not in wanted:
            break
        if link == "," and len(found) == 1:
            break  # "In Baghdad, Iran sent": a comma alone joins nothing
        found.insert(0, before)
        index = before.first
    return tuple(found)


def following(sentence: Sentence, last: int, wordings: Wordings, *, is_noun: bool) -> tuple[Argument, ...]:
    """What stands behind a motion, each phrase with its preposition, to the end of the clause."""
    found: list[Argument] = []
    marker = "of" if is_noun else "object"
    after_comma = 0
    index = last
    end = min(len(sentence.words), last + REACH_WORDS)
    while index < end:
        phrase = sentence.starting_at(index)
        word = sentence.words[index]
        if phrase is not None:
            if word.lower in _POSSESSIVES or _owns_next(sentence, phrase):
                index = phrase.last
                continue
            found.append(Argument(marker, phrase))
            if phrase.kind is Kind.ITEM:
                end = min(len(sentence.words), max(end, phrase.last + _NEXT_WORDS))
            index = _behind_sum(sentence, phrase)
            linked = index < len(sentence.words) and sentence.lower[index] in _LINKS
            if not linked and phrase.kind is not Kind.ITEM and not is_noun:
                marker = "object"  # "delivered to Paraguay two helicopters"
            continue
        if is_saying(sentence, index, wordings) and index > last:
            del found[after_comma:]  # the subject of "said", not of the motion
            break
        if _ends_clause(sentence, index, wordings):
            break
        after_comma = len(found) if word.text == "," else after_comma
        marker = _marker(sentence, index, marker, is_noun=is_noun)
        index = _closing(sentence, index) if word.text == "(" else index + 1
    return tuple(found)


def _ends_clause(sentence: Sentence, index: int, wordings: Wordings) -> bool:
    """Whether what stands at a word no longer tells of the motion before it."""
    word, previous = sentence.lower[index], sentence.lower[index - 1]
    before, behind = sentence.ending_at(index), sentence.starting_at(index + 1)
    if word in wordings.speech_words and previous in _BE:
        return True  # "mortars supplied by Iran were found"
    if word == "that" and before is not None and before.kind is Kind.ITEM:
        return True  # "missiles that can take out tanks"
    if word == "as" and behind is not None and behind.kind is Kind.PARTY:
        return True  # "as Moscow finds itself isolated"
    return word in _BREAKS or word in _ATTRIBUTING or _begins_clause(sentence, index, wordings)


def behind_item(sentence: Sentence, item: Phrase, end: int) -> Iterator[Argument]:
    """Whence and for whom an item is, told right behind it: "tanks from Korea for Poland were unloaded"."""
    index = item.last
    while index < end and sentence.lower[index] in ("from", "for"):
        start = index + 1
        while start < end and sentence.lower[start] in _DETERMINERS:
            start += 1
        phrase = sentence.starting_at(start)
        if phrase is None or phrase.last > end:
            return
        yield Argument(sentence.lower[index], phrase)
        index = phrase.last


def enumerated(sentence: Sentence, last: int, wordings: Wordings) -> tuple[Argument, ...]:
    """Items that a clause further on counts up: "a package of aid that includes tanks and howitzers"."""
    for index in range(last, len(sentence.words)):
        if sentence.lower[index] in _INCLUDES:
            listed = following(sentence, index + 1, wordings, is_noun=False)
            return tuple(each for each in listed if each.phrase.kind is Kind.ITEM and each.marker == "object")
    return ()


def _behind_sum(sentence: Sentence, phrase: Phrase) -> int:
    """Index of the word behind a phrase; of a sum, behind what ties it to its items: "$800 million in", "worth of"."""
    index = phrase.last
    if phrase.kind is Kind.VALUE:
        while index < len(sentence.words) and sentence.lower[index] in ("worth", "in", "of"):
            index += 1
    return index


def _owns_next(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase only says whose the next one is: "Sudan's RSF"."""
    return sentence.words[phrase.last - 1].owns and sentence.starting_at(phrase.last) is not None


def _marker(sentence: Sentence, index: int, marker: str, *, is_noun: bool) -> str:
    """How what comes behind a word is tied to the motion."""
    word = sentence.words[index]
    if word.text == ":":
        return "object"
    if word.lower == "way" and marker == "by":
        return "via"
    if word.lower == "of" and sentence.lower[index - 1] == "out":
        return "from"
    ties = is_preposition(sentence, index) and (is_noun or word.lower != "of")
    return word.lower if ties else marker


def _begins_clause(sentence: Sentence, index: int, wordings: Wordings) -> bool:
    """Whether a finite verb of motion stands here: what follows belongs to it."""
    match = wordings.motions.first(sentence.lower, index)
    if match is None or match.value.form in (Form.NOUN, Form.GERUND, Form.FIXED):
        return False
    previous = sentence.lower[index - 1]
    if match.value.form is Form.BASE:
        return previous in ("and", "to")
    return (
        previous in _BE
        or previous in _HAVE
        or previous in ("and", "then", ",")
        or sentence.ending_at(index) is not None
    )


def _closing(sentence: Sentence, index: int) -> int:
    for further in range(index, min(index + 25, len(sentence.words))):
        if sentence.words[further].text == ")":
            return further + 1
    return index + 1


def preceding_noun(sentence: Sentence, first: int) -> tuple[Argument, ...]:
    """Owners and compounds before a motion that is a noun: "Iran's missile shipments", "Russian arms sales"."""
    found = []
    index = first
    while index > 0:
        phrase = sentence.ending_at(index)
        if phrase is None:
            word = sentence.words[index - 1]
            if word.is_mark or word.lower in _PREPOSITIONS or word.lower in _LINKS:
                break
            index -= 1
            if first - index > 4:
                break
            continue
        if phrase.kind is Kind.ITEM:
            found.append(Argument("compound", phrase))
        elif phrase.kind is Kind.ADJECTIVE or (
            phrase.kind in (Kind.PARTY, Kind.PRONOUN)
            and (sentence.words[phrase.last - 1].owns or phrase.kind is Kind.PRONOUN or phrase.last == index)
        ):
            found.append(Argument("owner", phrase))
            break
        else:
            break
        index = phrase.first
    return tuple(reversed(found))


def purpose(sentence: Sentence, first: int, wordings: Wordings) -> tuple[Argument, ...]:
    """What stands before a motion that is a purpose: "dismantled two launchers for shipment"."""
    if not first or sentence.lower[first - 1] not in ("for", "awaiting", "before"):
        return ()
    items = [phrase for phrase in sentence.phrases if phrase.kind is Kind.ITEM and phrase.last < first]
    if not items:
        return ()
    agents = subject(sentence, items[-1].first, wanted=frozenset({Kind.PARTY, Kind.PRONOUN}), wordings=wordings)
    return (*(Argument("owner", phrase) for phrase in agents), Argument("compound", items[-1]))


def antecedent(sentence: Sentence, first: int, wordings: Wordings) -> tuple[Argument, ...]:
    """The item that a relative clause speaks of: "the launchers that France gave", "rifles the army bought"."""
    agents = subject(sentence, first, wanted=frozenset({Kind.PARTY, Kind.PRONOUN}), wordings=wordings)
    index = agents[0].first if agents else first
    while index and (sentence.lower[index - 1] in _DETERMINERS or sentence.lower[index - 1] in ("that", "which", ",")):
        index -= 1
    item = sentence.ending_at(index)
    return (Argument("compound", item),) if item is not None and item.kind is Kind.ITEM else ()
