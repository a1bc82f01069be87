"""Which claim a denial of its own words disputes, and what it takes from it.

Laws:   a denial disputes a claim that affirms, never another denial;
        what a denial says itself is its own; only what it leaves out it takes from what it denies;
        goods that the clause of a denial names are all that it denies.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Claim, Filler, Item, Polarity, WeaponClass
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.claims.sketches import fit, is_same_item, share_a_side
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.extract.sentences.sentence import sentence_of
from waybill.ontology import Ontology
from waybill.text.wordlists import listed

_GENERIC: Final = frozenset({WeaponClass.OTHER, WeaponClass.VEHICLE})
"""Kinds of what only stands for goods that were named before: "no weapon", "no vehicle"."""
_NONE: Final = listed("no any single one neither nor")
_CLAUSE: Final = listed(", ; : but while that which who when if whether")
_TOPIC: Final = listed("of for to about regarding concerning")
"""Before goods that a sentence opens with and its motion only points to: "as to the shells, they never came"."""
_POINTED: Final = listed("it they them none any one")
_ONE: Final = listed("a an one single")
_ANY_ARM: Final = listed("gun guns bullet bullets")
_MEANT: Final = listed("the these those such machine field")
_LATEST_TOPIC: Final = 3
_NEAR_WORDS: Final = 3
_SCORE: Final = 0.5
"""Of goods that a denial names and its tagger passed over."""


def with_own_goods(frame: Frame, sentences: Sequence[Sentence]) -> Frame:
    """A denial with the goods that it names as none, where its tagger passed over them.

    Where it took all of another kind from elsewhere, the denial is tied to nothing, for it thought of their claim.

    Args:
        frame: that denies.
        sentences: of its document.
    """
    goods = frame.spans(Role.ITEM)
    own = sentence_of(sentences, frame.trigger.span)
    if not goods or own.span.meets(goods):
        passed = [each for each in _passed_over(frame, own) if not each.span.meets(goods)]
        return replace(frame, roles=ordered((*frame.roles, *map(_item, passed))))
    around = [each for each in sentences if each.span.meets(goods)]
    things = [(each, thing) for each in around for thing in each.phrases if thing.span.meets(goods)]
    kinds = {thing.weapon_class for _, thing in things}
    words = {_singular(word) for each, thing in things for word in each.lower[thing.first : thing.last]}
    named = next((each for each in _named_as_none(own) if each.weapon_class not in kinds | _GENERIC), None)
    if named is None or _singular(own.lower[named.last - 1]) in words:
        return frame
    kept = (each for each in frame.roles if each.label != Role.ITEM)
    return replace(frame, roles=ordered((*kept, _item(named))), denies=None)


def _item(named: Phrase) -> Mention:
    return Mention(span=named.span, label=Role.ITEM, score=_SCORE)


def _passed_over(frame: Frame, own: Sentence) -> list[Phrase]:
    """The goods named as none in the clause of a denial's motion: "shipped neither the rifles nor the pistols"."""
    motion = next(n for n, word in enumerate(own.words) if word.span.overlaps(frame.trigger.span))
    found = []
    for named in _named_as_none(own):
        first, last = sorted((motion, named.first))
        if not any(word in _CLAUSE for word in own.lower[first:last]):
            found.append(named)
    return found


def settled(
    denial: Claim, tied: Claim | None, claims: Sequence[Claim], sentences: Sequence[Sentence], ontology: Ontology
) -> Claim:
    """A denial with the claim that it disputes, and with what it takes from that.

    Args:
        denial: with goods.
        tied: the claim that its tagger ties it to, where that has its parties; None for none.
        claims: of its document; those told behind the denial are tied to it by its tagger alone.
        sentences: of its document.
        ontology: the catalogues.
    """
    near = [each.span for each in sentences if any(each.span.overlaps(quote.span) for quote in denial.triggers)]
    own = replace(
        denial,
        supplier=_near(denial.supplier, near),
        recipient=_near(denial.recipient, near),
        items=tuple(each for each in denial.items if each.span.meets(near)),
    )
    before = [
        each
        for each in claims
        if each.polarity is Polarity.AFFIRMED and each.triggers[0].span < denial.triggers[0].span
    ]
    meant = None if tied is not None and fit(own, tied, ontology) else _spoken_of(own, before, ontology)
    denied = meant or tied or _sharing_words(denial, before)
    if denied is None:
        return narrowed(replace(denial, disputes=None), sentences)
    is_retied = denied is meant and tied is not None
    is_whole = not own.items and (is_retied or _are_of(denial, denied))
    goods = denied.items if is_whole else _goods(denial, denied)
    whole = replace(
        denial,
        supplier=denial.supplier or denied.supplier,
        recipient=denial.recipient or denied.recipient,
        items=goods,
        disputes=denied.id,
    )
    return narrowed(whole, sentences)


def narrowed(denial: Claim, sentences: Sequence[Sentence]) -> Claim:
    """A denial with those of its goods that its own clauses name; with all where these name none, or any arms.

    Args:
        denial: with what it takes from the claim that it disputes.
        sentences: of its document.
    """
    named = [
        (sentence, thing)
        for quote in denial.triggers
        for sentence in (sentence_of(sentences, quote.span),)
        for thing in _named_beside(quote.span, sentence)
    ]
    if any(_stands_for_all(thing, sentence) for sentence, thing in named):
        return denial
    heads = {_singular(sentence.lower[thing.last - 1]) for sentence, thing in named}
    kinds = {thing.weapon_class for _, thing in named} - _GENERIC
    items = denial.items
    by_word = tuple(each for each in items if heads & {_singular(word) for word in each.text.lower().split()})
    return replace(denial, items=by_word or tuple(each for each in items if each.weapon_class in kinds) or items)


def _stands_for_all(thing: Phrase, sentence: Sentence) -> bool:
    """Whether goods stand for all that was told: "no weapons", "not a single rifle", "does not buy guns"."""
    own, before = sentence.lower[thing.first : thing.last], sentence.lower[max(0, thing.first - 1) : thing.first + 1]
    is_token = bool(_ONE & set(before)) or (own[-1] in _ANY_ARM and not _MEANT & set(before))
    return thing.weapon_class is WeaponClass.OTHER or is_token


def _named_beside(motion: Span, sentence: Sentence) -> list[Phrase]:
    """The goods in the clause of a motion, and those that its sentence opens with where it only points to them."""
    place = next((n for n, word in enumerate(sentence.words) if word.span.overlaps(motion)), None)
    if place is None:
        return []
    marks = [n for n, word in enumerate(sentence.lower) if word in _CLAUSE]
    first = max((n + 1 for n in marks if n < place), default=0)
    last = min((n for n in marks if n > place), default=len(sentence.words))
    things = [each for each in sentence.phrases if each.kind is Kind.ITEM]
    own = [each for each in things if first <= each.first < last]
    if own or not _POINTED & set(sentence.lower[first:last]):
        return own
    return [each for each in things if each.first <= _LATEST_TOPIC and _TOPIC & set(sentence.lower[: each.first])]


def _named_as_none(sentence: Sentence) -> list[Phrase]:
    """The goods of which a sentence says that there are none: "no Israeli drone", "not a single tank"."""
    things = (each for each in sentence.phrases if each.kind is Kind.ITEM)
    return [each for each in things if _NONE & set(sentence.lower[max(0, each.first - _NEAR_WORDS) : each.first + 1])]


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _near(parties: Sequence[Filler], near: Sequence[Span]) -> tuple[Filler, ...]:
    return tuple(each for each in parties if each.span.meets(near))


def _spoken_of(own: Claim, claims: Sequence[Claim], ontology: Ontology) -> Claim | None:
    """The last claim that has the parties which a denial names itself, or its goods where it names no party."""
    for claim in reversed(claims):
        names_goods_alone = bool(_particular(own.items)) and not own.supplier and not own.recipient
        is_meant = fit(own, claim, ontology) and (names_goods_alone or share_a_side(own, claim, ontology))
        if is_meant and _has_goods_of(own, claim):
            return claim
    return None


def _sharing_words(denial: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The last claim that has its goods from the same words."""
    words = {each.span for each in denial.items}
    return next((each for each in reversed(claims) if words & {item.span for item in each.items}), None)


def _particular(items: Sequence[Item]) -> list[Item]:
    return [each for each in items if each.weapon_class not in _GENERIC]


def _has_goods_of(denial: Claim, claim: Claim) -> bool:
    """Whether goods that a denial names are of a kind with those of a claim, or it names none in particular."""
    named, kinds = _particular(denial.items), {each.weapon_class for each in claim.items}
    return not named or any(each.weapon_class in kinds for each in named)


def _are_of(denial: Claim, denied: Claim) -> bool:
    """Whether all goods of a denial are in the same words goods of what it denies."""
    return {each.span for each in denial.items} <= {each.span for each in denied.items}


def _goods(denial: Claim, denied: Claim) -> tuple[Item, ...]:
    """What did not move, with the number and the name by which what is denied calls it."""
    found: dict[Span, Item] = {}
    for item in denial.items:
        same = next((each for each in denied.items if is_same_item(item, each)), item)
        whole = same if item.quantity in (None, same.quantity) or item.quantity.value == 1 else item
        found.setdefault(whole.span, whole)
    return tuple(found.values())
