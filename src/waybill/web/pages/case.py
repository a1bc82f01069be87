"""The page of a case: what is said, on whose words, how far to rely on it, and where its sources differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from waybill.core.case import Case, SummaryParty
from waybill.core.claim import ClaimRef, Polarity
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId
from waybill.core.topic import Topic
from waybill.telling import wording
from waybill.telling.sentences import item, sentences
from waybill.telling.titles import document_title
from waybill.telling.visible import count
from waybill.web.asked import Asked, MovedError, not_known
from waybill.web.brief import stage_of
from waybill.web.links import Grounds, Link, Words, case_address, document_address, entity_address, grounds, words_of
from waybill.web.origins import Branch, trees
from waybill.web.pages.case_parts import Judged, Stop, judged_of, stops
from waybill.web.picturing import Picture
from waybill.web.route import assumed, route
from waybill.web.stageline import StageLine, stage_line
from waybill.web.told import MOST_TOLD, Told, told
from waybill.workspace.held import Held
from waybill.workspace.hits import marks_of
from waybill.workspace.judging import concerning


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that a case says, with the words that it stands on.

    Attributes:
        href: of the entity that is meant; None where there is none.
        grade: of this value; empty where it has none of its own.
    """

    text: str
    grounds: Grounds
    href: str | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot of a case; values that disagree stand side by side."""

    name: str
    values: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage that the transfer is said to have reached."""

    stage: str
    dates: str
    superseded: bool
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of several values that do not go together, and who stands for it."""

    value: str
    origins: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOdds:
    """What the claims of a case disagree on."""

    topic: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything about one case.

    Attributes:
        grade: its code; empty where it is not graded.
        affirming: claims that say it happened, in the order of publication.
        denying: claims that say it did not.
        more_claims: beyond those that are told.
        route: places in the order of the way.
        map: the same on a map; None where fewer than two places are on one.
        assumed: which ends of the map are not said, in a sentence; empty where all are.
        stage_line: stages and reports on a line of days; None where there are not two days.
        by_means: how it travels.
        documents: one link for each text, with its printings.
    """

    id: CaseId
    headline: str
    marks: tuple[str, ...]
    stage: str
    sentences: tuple[Said, ...]
    grade: str
    reasons: tuple[str, ...]
    slots: tuple[Slot, ...]
    items: tuple[Said, ...]
    steps: tuple[Stage, ...]
    route: tuple[Stop, ...]
    map: Picture | None
    assumed: str
    stage_line: StageLine | None
    by_means: str
    at_odds: tuple[AtOdds, ...]
    origins: tuple[Branch, ...]
    affirming: tuple[Told, ...]
    denying: tuple[Told, ...]
    more_claims: int
    documents: tuple[tuple[Link, ...], ...]
    more_documents: int
    judged: tuple[Judged, ...]
    parts: tuple[Link, ...]
    within: tuple[Link, ...]


def case_page(asked: Asked) -> CasePage:
    """One case.

    Raises:
        MovedError: it was merged into another.
        RefusedError: there is none of this id, or no longer.
    """
    case = _case(asked.held, CaseId(asked.name))
    filed = _claims(case, asked.held)
    words = {each.ref: words_of(each, number) for number, each in enumerate(filed, 1)}
    page = _Page(case, asked.held, filed, words)
    return page.context()


def _case(held: Held, case_id: CaseId) -> Case:
    found = held.cases.get(case_id)
    if found is not None:
        return found
    if case_id in held.retired:
        other = held.retired[case_id]
        if other is not None:
            raise MovedError(other)
    raise not_known("case", case_id)


def _claims(case: Case, held: Held) -> list[FiledClaim]:
    """Its claims in the order of publication."""
    found = [held.claims[ref] for ref in case.claims if ref in held.claims]
    return sorted(found, key=lambda each: (each.document.published is None, each.document.published, each.ref))


class _Page:
    def __init__(self, case: Case, held: Held, filed: list[FiledClaim], words: Mapping[ClaimRef, Words]) -> None:
        self._case, self._held, self._filed, self._words = case, held, filed, words

    def context(self) -> CasePage:
        case, summary = self._case, self._case.summary
        grades = {each.claim: each.grade for each in case.claim_grades}
        numbered = list(enumerate(self._filed, 1))
        claims = [told(each, number, grades.get(each.ref), self._held) for number, each in numbered[:MOST_TOLD]]
        return CasePage(
            id=case.id,
            headline=f"{_names(summary.supplier)}{wording.ARROW}{_names(summary.recipient)}",
            marks=marks_of(case),
            stage=stage_of(case),
            sentences=tuple(Said(text=each.text, grounds=self._grounds(each.claims)) for each in sentences(case)),
            grade=str(case.grade or ""),
            reasons=() if case.grade is None else case.grade.reasons,
            slots=tuple(slot for slot in self._slots() if slot.values),
            items=tuple(self._items()),
            steps=tuple(
                Stage(
                    stage=wording.label(step.stage),
                    dates=" or ".join(period.edtf for period in step.dates),
                    superseded=step.superseded,
                    grounds=self._grounds(step.claims),
                )
                for step in case.steps
            ),
            route=stops(summary, self._held, self._grounds),
            map=route(case, self._held),
            assumed=assumed(case, self._held),
            stage_line=stage_line(case.steps, self._filed),
            by_means=wording.way(((), (), ()), summary.transport),
            at_odds=tuple(self._at_odds()),
            origins=trees(case, self._words),
            affirming=tuple(each for each in claims if each.polarity == Polarity.AFFIRMED.value),
            denying=tuple(each for each in claims if each.polarity == Polarity.DENIED.value),
            more_claims=max(0, len(self._filed) - MOST_TOLD),
            documents=tuple(self._documents()),
            more_documents=max(0, len(case.texts or case.documents) - MOST_TOLD),
            judged=tuple(
                judged_of(each, self._held)
                for each in concerning(case, [filed.claim for filed in self._filed], self._held.judged)
            ),
            parts=tuple(Link(text=each, href=case_address(each)) for each in case.parts),
            within=tuple(
                Link(text=other.id, href=case_address(other.id))
                for other in self._held.cases.values()
                if case.id in other.parts
            ),
        )

    def _grounds(self, claims: Iterable[ClaimRef]) -> Grounds:
        return grounds({self._words[ref] for ref in claims if ref in self._words})

    def _grade(self, slot: str, value: str) -> str:
        found = (str(each.grade) for each in self._case.slot_grades if (each.slot, each.value) == (slot, value))
        return next(found, "")

    def _slots(self) -> Iterator[Slot]:
        summary = self._case.summary
        for slot in ("supplier", "recipient", "intermediary"):
            parties: tuple[SummaryParty, ...] = getattr(summary, slot)
            yield Slot(name=slot, values=tuple(self._party(slot, each) for each in parties))
        plain = {
            "date": [period.edtf for period in summary.dates],
            "value": list(map(wording.money, summary.values)),
            "basis": list(map(wording.label, summary.basis)),
        }
        for slot, values in plain.items():
            yield Slot(
                name=slot,
                values=tuple(Said(text=each, grounds=Grounds(), grade=self._grade(slot, each)) for each in values),
            )

    def _party(self, slot: str, party: SummaryParty) -> Said:
        return Said(
            text=party.name,
            href=None if party.entity is None else entity_address(party.entity),
            grounds=self._grounds(party.claims),
            grade=self._grade(slot, party.name),
        )

    def _items(self) -> Iterator[Said]:
        for each in self._case.summary.items:
            yield Said(
                text=f"{item(each)} ({wording.label(each.weapon_class)})",
                href=None if each.entity is None else entity_address(each.entity),
                grounds=self._grounds(each.claims),
                grade=self._grade("item", each.name),
            )

    def _at_odds(self) -> Iterator[AtOdds]:
        for each in self._case.disagreements:
            sides = (
                Side(value=side.value, origins=side.origins, grounds=self._grounds(side.claims)) for side in each.sides
            )
            yield AtOdds(topic=str(Topic(each.slot, each.about)), sides=tuple(sides))

    def _documents(self) -> Iterator[tuple[Link, ...]]:
        """Texts, each with its first printings."""
        case = self._case
        for text in (case.texts or tuple((each,) for each in case.documents))[:MOST_TOLD]:
            known = [self._held.documents[each] for each in text if each in self._held.documents]
            shown = [
                Link(
                    text=", ".join(
                        [
                            each.publisher or "unknown publisher",
                            "undated" if each.published is None else each.published.isoformat(),
                            document_title(each),
                        ]
                    ),
                    href=document_address(each.id),
                )
                for each in known[:MOST_TOLD]
            ]
            more = len(known) - len(shown)
            yield (*shown, *([Link(text=f"and {count(more, 'more printing')}", href=None)] if more else []))


def _names(parties: tuple[SummaryParty, ...]) -> str:
    return wording.names(each.name for each in parties)
