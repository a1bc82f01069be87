"""Motions that the rules vouch for: goods stand where a word of motion wants them, and a party behind it.

The model takes many a word for a weak motion, and is mostly right to think little of it. But the rules see nothing but
the build of a sentence: where they give a motion the same goods and a party that the model gives it, two agree that
know nothing of each other, and a weaker guess is enough. A subject does all kinds of things with weapons; who stands
behind the motion ("channel arms to", "receipt of arms from", "supply P with") only gives or gets them.

In:     a sentence with its phrases; what the model says of a motion.
Out:    the motions that the rules vouch for, and whether the model agrees.
Laws:   a motion that is banned, asked about, or stops goods on their way, is vouched for by nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.core.claim import Stage, WeaponClass
from waybill.core.mention import Frame, Role
from waybill.core.span import Span
from waybill.extract.rules import Rules
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.neural.reader import Scene
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_ENDS: Final = (Role.SUPPLIER, Role.RECIPIENT)
_PARTIES: Final = (Kind.PARTY, Kind.ADJECTIVE, Kind.PLACE)
_BANS: Final = listed(
    "embargo embargoes ban bans banned banning bar bars barred forbid forbids forbade forbidden prohibit prohibits "
    "prohibited prohibiting outlaw outlaws outlawed moratorium"
)
_HANDING: Final = listed("hand hands handed handing turn turns turned turning")
_OWN: Final = listed("their his her its our")
_LEAST: Final = 0.3
"""The probability from which on a motion counts that the rules vouch for."""
_AGREED: Final = 0.8
"""The probability from which on the model is taken to give words a role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """A motion with what the rules see around it.

    Attributes:
        motion: its words.
        goods: what moves.
        parties: who stands behind the motion and gives or gets it; with deals it is not said which.
    """

    motion: Span
    goods: tuple[Span, ...]
    parties: tuple[Span, ...]


@lru_cache(maxsize=4_096)
def vouched(sentence: Sentence, wordings: Wordings) -> tuple[Vouched, ...]:
    """The motions of a sentence that the rules vouch for; kept for those in hand."""
    goods = [each for each in sentence.phrases if each.kind is Kind.ITEM and each.weapon_class is not WeaponClass.PART]
    if not goods or not any(each.kind in _PARTIES for each in sentence.phrases):
        return ()
    frames = Rules(wordings).frames([sentence], [sentence])
    found = (_vouched(frame, goods, sentence) for frame in frames if _is_said(sentence, frame))
    return tuple(each for each in found if each.goods and each.parties)


def is_agreed(scene: Scene, by_rules: Sequence[Vouched]) -> bool:
    """Whether the model sees a motion, and gives it goods and a party as the rules do."""
    own = [each for each in by_rules if each.motion.overlaps(scene.trigger.span)]
    return scene.trigger.probability > _LEAST and any(
        any(_is_one_of(scene, (Role.ITEM,), span) for span in each.goods)
        and any(_is_one_of(scene, _ENDS, span) for span in each.parties)
        for each in own
    )


def _vouched(frame: Frame, goods: Sequence[Phrase], sentence: Sentence) -> Vouched:
    motion = frame.trigger.span
    moved = [
        each.span
        for each in goods
        if each.span.meets(frame.spans(Role.ITEM)) and not _is_handed_in(sentence, motion, each)
    ]
    return Vouched(motion=motion, goods=tuple(moved), parties=tuple(_behind(frame, sentence)))


def _behind(frame: Frame, sentence: Sentence) -> Iterator[Span]:
    """Who gives and gets it and is named behind a motion."""
    named = [each.span for each in sentence.phrases if each.kind in _PARTIES]
    for span in (span for role in _ENDS for span in frame.spans(role)):
        if span.start >= frame.trigger.span.end and span.meets(named):
            yield span


def _is_said(sentence: Sentence, frame: Frame) -> bool:
    """Whether a motion is not only banned or asked about, and goods do not only stop."""
    before = {word.lower for word in sentence.words if word.span.start < frame.trigger.span.start}
    return not before & _BANS and sentence.words[-1].text != "?" and frame.stage is not Stage.INTERCEPTED


def _is_handed_in(sentence: Sentence, motion: Span, goods: Phrase) -> bool:
    """Whether somebody's own weapons are handed over: "turned over their rifles to the police"."""
    is_handing = any(word.lower in _HANDING and word.span.overlaps(motion) for word in sentence.words)
    return is_handing and goods.first > 0 and sentence.lower[goods.first - 1] in _OWN


def _is_one_of(scene: Scene, roles: Sequence[Role], span: Span) -> bool:
    """Whether the model is sure that words have one of some roles."""
    guesses = (each for role in roles for each in scene.roles[role.value])
    return any(each.probability > _AGREED and each.span.overlaps(span) for each in guesses)
