"""What a tagger finds in a text: mentions, and frames that tie them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.span import Span
from waybill.core.speaker import Chain


class Role(StrEnum):
    """What a mention is to the trigger of its frame: a slot of its claim, its origin, or who passes that on."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    INTERMEDIARY = "intermediary"
    ITEM = "item"
    ORIGIN = "origin"
    VIA = "via"
    DESTINATION = "destination"
    TRANSPORT = "transport"
    DATE = "date"
    VALUE = "value"
    SOURCE = "source"
    RELAY = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span with its label.

    Attributes:
        label: a ``Role``, or ``trigger``.
        score: of the tagger, not a probability.
        kind: of an item its weapon class, of transport the means, where the tagger says so; else None.
        count: of an item the number that counts it, where that stands elsewhere; else None.
    """

    span: Span
    label: str
    score: float = 1.0
    kind: str | None = None
    count: Span | None = None


def ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in the order of the text."""
    return tuple(sorted(mentions, key=lambda each: (each.span, each.label)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A trigger with its roles and labels: a claim in the making.

    Attributes:
        trigger: the words that put weapons in motion.
        roles: in the order of the text; a ``Role`` may occur more than once.
        further: other triggers of the same transfer, where the tagger joins them itself.
        chains: who says so, where the tagger reads this itself; None where it leaves that, and the joining of frames,
            to the rules.
        details: trigger of the frame that sums this one up; None if there is none.
        denies: trigger of the frame that this one denies; None if there is none.
        score: how sure the tagger is that this is a claim, from 0 to 1; None where it gives no scores.
        sure: names of labels, each with how sure the tagger is of it; empty where it gives no scores.
        is_transfer: whether anything changes hands; a frame of which the tagger knows better makes no claim.
    """

    trigger: Mention
    roles: tuple[Mention, ...]
    basis: Basis
    stage: Stage
    polarity: Polarity
    certainty: Certainty
    covert: bool
    further: tuple[Span, ...] = ()
    chains: tuple[Chain, ...] | None = None
    details: Span | None = None
    denies: Span | None = None
    score: float | None = None
    sure: tuple[tuple[str, float], ...] = ()
    is_transfer: bool = True

    @classmethod
    def of_no_transfer(cls, trigger: Mention) -> "Frame":
        """The frame of a motion by which nothing changes hands; its labels say nothing."""
        return cls(
            trigger=trigger,
            roles=(),
            basis=Basis.UNKNOWN,
            stage=Stage.DELIVERED,
            polarity=Polarity.AFFIRMED,
            certainty=Certainty.STATED,
            covert=False,
            chains=(),
            is_transfer=False,
        )

    @property
    def motions(self) -> tuple[Span, ...]:
        """All its triggers, the first one first."""
        return (self.trigger.span, *self.further)

    def spans(self, role: Role) -> tuple[Span, ...]:
        """Spans of one role, in the order of the text."""
        return tuple(mention.span for mention in self.roles if mention.label == role)
