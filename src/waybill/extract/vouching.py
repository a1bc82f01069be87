"""Motions that the rules vouch for: goods stand where a word of motion wants them, and a party behind it.

The model takes many a word for a weak motion, and is mostly right to think little of it. But the rules see nothing but
the build of a sentence: where they give a motion the same goods and the same party as the model does, two agree that
know nothing of each other, and a weaker guess is enough. A subject does all kinds of things with weapons; who stands
behind the motion ("channel arms to", "receipt of arms from", "supply P with") only gives or gets them.

In:     a sentence with its phrases; what the model says of a motion.
Out:    the motions that the rules vouch for, and whether the model agrees.
Laws:   a motion behind words of a ban, or in a question for yes or no, is vouched for by nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.mention import Frame, Role
from waybill.core.span import Span
from waybill.extract.phrases import Kind, Phrase, Sentence
from waybill.extract.rules import Rules
from waybill.neural.reader import Scene
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_PARTIES: Final = (Kind.PARTY, Kind.ADJECTIVE, Kind.PLACE)
_BANS: Final = listed(
    "embargo embargoes ban bans banned banning bar bars barred forbid forbids forbade forbidden prohibit prohibits "
    "prohibited prohibiting outlaw outlaws outlawed moratorium"
)
_HANDING: Final = listed("hand hands handed handing turn turns turned turning")
_OWN: Final = listed("their his her its our")
_ASKING: Final = listed("what when where which who why how")
_LEAST: Final = 0.3
"""The probability from which on a motion counts that the rules vouch for."""
_AGREED: Final = 0.8
"""The probability from which on the model is taken to give words the same role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """A motion with what the rules see around it.

    Attributes:
        motion: its words.
        goods: what moves.
        parties: who stands behind the motion and gives or gets it.
    """

    motion: Span
    goods: tuple[Span, ...]
    parties: tuple[tuple[Role, Span], ...]


@lru_cache(maxsize=4_096)
def vouched(sentence: Sentence, wordings: Wordings) -> tuple[Vouched, ...]:
    """The motions of a sentence that the rules vouch for; kept for those in hand."""
    goods = [each for each in sentence.phrases if each.kind is Kind.ITEM and each.weapon_class is not WeaponClass.PART]
    if not goods or not any(each.kind in _PARTIES for each in sentence.phrases):
        return ()
    frames = Rules(wordings).frames([sentence], [sentence])
    found = (_vouched(frame, goods, sentence) for frame in frames if not _is_unsaid(sentence, frame.trigger.span))
    return tuple(each for each in found if each.goods and each.parties)


def is_agreed(scene: Scene, by_rules: Sequence[Vouched]) -> bool:
    """Whether the model sees a motion, and gives it goods and a party as the rules do."""
    own = [each for each in by_rules if each.motion.overlaps(scene.trigger.span)]
    return scene.trigger.probability > _LEAST and any(
        any(_is_role(scene, Role.ITEM, span) for span in each.goods)
        and any(_is_role(scene, role, span) for role, span in each.parties)
        for each in own
    )


def _vouched(frame: Frame, goods: Sequence[Phrase], sentence: Sentence) -> Vouched:
    motion = frame.trigger.span
    moved = [
        each.span
        for each in goods
        if any(each.span.overlaps(span) for span in frame.spans(Role.ITEM))
        and not _is_handed_in(sentence, motion, each)
    ]
    return Vouched(motion=motion, goods=tuple(moved), parties=tuple(_behind(frame, sentence)))


def _behind(frame: Frame, sentence: Sentence) -> Iterator[tuple[Role, Span]]:
    """Who gives and gets it and is named behind a motion."""
    named = [each.span for each in sentence.phrases if each.kind in _PARTIES]
    for role in (Role.SUPPLIER, Role.RECIPIENT):
        for span in frame.spans(role):
            if span.start >= frame.trigger.span.end and any(span.overlaps(each) for each in named):
                yield role, span


def _is_unsaid(sentence: Sentence, motion: Span) -> bool:
    """Whether a motion is only banned, or asked about so that the answer is yes or no."""
    before = {word.lower for word in sentence.words if word.span.start < motion.start}
    return bool(before & _BANS) or (sentence.words[-1].text == "?" and not before & _ASKING)


def _is_handed_in(sentence: Sentence, motion: Span, goods: Phrase) -> bool:
    """Whether somebody's own weapons are handed over: "turned over their rifles to the police"."""
    is_handing = any(word.lower in _HANDING and word.span.overlaps(motion) for word in sentence.words)
    return is_handing and goods.first > 0 and sentence.lower[goods.first - 1] in _OWN


def _is_role(scene: Scene, role: Role, span: Span) -> bool:
    return any(each.probability > _AGREED and each.span.overlaps(span) for each in scene.roles[role.value])
