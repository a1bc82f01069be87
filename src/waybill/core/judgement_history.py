"""All that was judged of one pair, in order: nothing of it is ever erased."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from waybill.core.fields import as_object, as_text, as_tuple, checked
from waybill.core.ids import JsonObject, JsonValue, JudgementId
from waybill.core.judgement import Judgement, Subject, judgement_id
from waybill.core.maker import Maker, MakerKind
from waybill.core.records import judgement_from_json, judgement_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Takes back the judgement of a pair that is in force; the one before it, if there is one, holds again.

    Attributes:
        left: as of the judgement.
        right: as of the judgement.
        reasons: sentences for people; may be empty.
        withdrawn_at: aware UTC instant.
    """

    subject: Subject
    left: str
    right: str
    reasons: tuple[str, ...]
    maker: Maker
    withdrawn_at: datetime

    @property
    def id(self) -> JudgementId:
        """That of the judgement."""
        return judgement_id(self.subject, self.left, self.right)


Step: TypeAlias = Judgement | Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementHistory:
    """What was judged and withdrawn of one pair.

    Attributes:
        steps: in the order in which they were recorded; never empty.
    """

    steps: tuple[Step, ...]

    @property
    def standing(self) -> tuple[Judgement, ...]:
        """The judgements that were not withdrawn; the last of them is in force."""
        kept: list[Judgement] = []
        for step in self.steps:
            if isinstance(step, Judgement):
                kept.append(step)
            elif kept:
                kept.pop()
        return tuple(kept)

    @property
    def in_force(self) -> Judgement | None:
        """The judgement that counts; None where all were withdrawn."""
        return self.standing[-1] if self.standing else None

    @property
    def contradicting(self) -> tuple[Judgement, ...]:
        """The last standing judgement of every other person who judged otherwise than what is in force."""
        if self.in_force is None:
            return ()
        by_person = {each.maker: each for each in self.standing if each.maker.kind is MakerKind.PERSON}
        others = (each for maker, each in by_person.items() if maker != self.in_force.maker)
        return tuple(each for each in others if each.verdict is not self.in_force.verdict)

    def to_json(self) -> JsonObject:
        """The history as a JSON object."""
        first = self.steps[0]
        return {
            "id": first.id,
            "subject": first.subject.value,
            "left": first.left,
            "right": first.right,
            "in_force": None if self.in_force is None else judgement_to_json(self.in_force),
            "contradicting": [judgement_to_json(each) for each in self.contradicting],
            "history": [step_to_json(each) for each in self.steps],
        }


def step_to_json(step: Step) -> JsonObject:
    """A judgement, or a withdrawal, as a JSON object."""
    if isinstance(step, Judgement):
        return judgement_to_json(step)
    return {
        "id": step.id,
        "subject": step.subject.value,
        "left": step.left,
        "right": step.right,
        "withdrawn": True,
        "reasons": list(step.reasons),
        "maker": step.maker.to_json(),
        "withdrawn_at": step.withdrawn_at.isoformat(),
    }


def step_from_json(shape: JsonValue) -> Step:
    """What ``step_to_json`` wrote."""
    with checked("judgement"):
        fields = as_object(shape)
        if "withdrawn" not in fields:
            return judgement_from_json(fields)
        return Withdrawal(
            subject=Subject(as_text(fields["subject"])),
            left=as_text(fields["left"]),
            right=as_text(fields["right"]),
            reasons=as_tuple(fields["reasons"], as_text),
            maker=Maker.from_json(as_object(fields["maker"])),
            withdrawn_at=datetime.fromisoformat(as_text(fields["withdrawn_at"])),
        )
