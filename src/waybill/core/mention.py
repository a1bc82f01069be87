"""What a tagger finds in a text: mentions, and frames that tie them together."""

from dataclasses import dataclass
from enum import StrEnum

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.span import Span


class Role(StrEnum):
    """What a mention is to the trigger of its frame."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span with its label.

    Attributes:
        label: a ``Role``, or ``trigger``.
        score: of the tagger, not a probability.
    """

    span: Span
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A trigger with its roles and labels: a claim in the making.

    Attributes:
        trigger: the words that put weapons in motion.
        roles: in the order of the text; a ``Role`` may occur more than once.
    """

    trigger: Mention
    roles: tuple[Mention, ...]
    basis: Basis
    stage: Stage
    polarity: Polarity
    certainty: Certainty
    covert: bool

    def spans(self, role: Role) -> tuple[Span, ...]:
        """Spans of one role, in the order of the text."""
        return tuple(mention.span for mention in self.roles if mention.label == role)
