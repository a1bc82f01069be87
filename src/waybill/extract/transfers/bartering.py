"""The return leg of an exchange, which is a transfer of its own: "gave it tanks in exchange for trucks".

In:     frames, and the text that they are of.
Out:    the frames, and behind each whose words tell of goods for goods one with the sides turned.
Laws:   goods of a frame stay in it or go to its return leg, and none is lost;
        what has goods on one side alone, is denied, or has its sides from elsewhere, has no return leg.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Basis, Polarity
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.sentence import sentence_of

_FOR: Final = re.compile(r"\b(?:in\s+(?:exchange|return|payment|a\s+swap)|as\s+payment)\s+for\b", re.I)
_TURNED: Final = {Role.SUPPLIER.value: Role.RECIPIENT.value, Role.RECIPIENT.value: Role.SUPPLIER.value}
_LEFT_OUT: Final = frozenset({Role.ORIGIN, Role.VIA, Role.DESTINATION, Role.TRANSPORT, Role.VALUE, Role.INTERMEDIARY})
"""What is said of the way there says nothing of the way back."""
_BETWEEN: Final = re.compile(r"(?:\s*,)?(?:\s+and)?\s+(?:[\w.,-]+\s+){0,3}")
_SCORE: Final = 0.5
"""Of goods that only stand behind the words of exchange."""


def with_returns(frames: Sequence[Frame], sentences: Sequence[Sentence], text: str) -> tuple[Frame, ...]:
    """Frames, the goods that are given in return in frames of their own."""
    held = [span for frame in frames for span in frame.spans(Role.ITEM)]
    return tuple(leg for frame in frames for leg in _legs(frame, held, sentences, text))


def _legs(frame: Frame, held: Sequence[Span], sentences: Sequence[Sentence], text: str) -> Iterator[Frame]:
    """A frame, and its return leg where it has one.

    Args:
        frame: a transfer.
        held: goods of all frames.
        sentences: of the document.
        text: of the document.
    """
    sentence = sentence_of(sentences, frame.trigger.span)
    turn = _turn(text, sentence.span)
    if turn is None or frame.polarity is Polarity.DENIED or not _has_sides(frame, sentence.span):
        yield frame
        return
    own = frame.spans(Role.ITEM)
    back = tuple(each for each in own if turn.start <= each.start < sentence.span.end)
    added = () if back else tuple(e for e in _behind(turn, sentence, text) if not e.meets(held))
    if len(back) == len(own) or not (back or added):
        yield frame
        return
    there = tuple(each for each in frame.roles if each.label != Role.ITEM or each.span not in back)
    yield replace(frame, roles=there, basis=Basis.EXCHANGE, further=tuple(e for e in frame.further if e < turn))
    yield _return_leg(frame, turn, back, added)


def _has_sides(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence itself names who gives and who gets: of others nobody knows who has given in return."""
    return all(any(span in sentence for span in frame.spans(role)) for role in (Role.SUPPLIER, Role.RECIPIENT))


def _behind(turn: Span, sentence: Sentence, text: str) -> Iterator[Span]:
    """The goods right behind some words, with those listed after them."""
    end = turn.end
    for phrase in sentence.phrases:
        if phrase.kind is Kind.ITEM and phrase.span.start >= end:
            if _BETWEEN.fullmatch(text, end, phrase.span.start) is None:
                return
            yield phrase.span
            end = phrase.span.end


def _turn(text: str, sentence: Span) -> Span | None:
    """The words that what is given in return stands behind; None where there are none."""
    there = _FOR.search(text, sentence.start, sentence.end)
    return None if there is None else Span(*there.span())


def _return_leg(frame: Frame, turn: Span, back: Sequence[Span], added: Sequence[Span]) -> Frame:
    """What goes back: the same two with their sides turned, and the goods of the way back."""
    roles = [
        replace(each, label=_TURNED.get(each.label, each.label))
        for each in frame.roles
        if each.label not in _LEFT_OUT and (each.label != Role.ITEM or each.span in back)
    ]
    roles += [Mention(span=span, label=Role.ITEM, score=_SCORE) for span in added]
    return replace(
        frame,
        trigger=Mention(span=turn, label="trigger", score=frame.trigger.score),
        roles=ordered(roles),
        basis=Basis.EXCHANGE,
        further=(),
        details=None,
    )
