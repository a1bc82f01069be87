"""Same, different or unsure: what somebody or some rule decided about two things, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from waybill.core.ids import JudgementId, short_digest
from waybill.core.maker import Maker


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Subject(StrEnum):
    """What kind of things a judgement compares."""

    CLAIM = "claim"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision about two things, which a later one about the same two replaces without erasing it.

    Attributes:
        left: ``document#claim`` for claims, an entity id for entities; ``left < right``.
        reasons: sentences for people.
        judged_at: aware UTC instant.
    """

    subject: Subject
    left: str
    right: str
    verdict: Verdict
    reasons: tuple[str, ...]
    maker: Maker
    judged_at: datetime

    @property
    def id(self) -> JudgementId:
        """The pair names the judgement."""
        return judgement_id(self.subject, self.left, self.right)


def judgement_id(subject: Subject, left: str, right: str) -> JudgementId:
    """Id of all judgements of a pair."""
    return JudgementId(f"judgement-{short_digest([subject.value, left, right])}")
