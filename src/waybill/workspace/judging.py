"""What two things a person judges, and what the ledger keeps of it.

In:     what somebody wrote for two claims or two entities; a view of the ledger; the catalogues.
Out:    the pair by its ids, in order; an error with what to do where it is not clear which is meant.
Never:  guesses which of several entities a name means.
"""

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef
from waybill.core.entity import Entity
from waybill.core.ids import EntityId
from waybill.core.judgement import Subject, Verdict
from waybill.core.judgement_history import JudgementHistory
from waybill.core.maker import Maker, MakerKind
from waybill.errors import UsageError
from waybill.ledger.views import View
from waybill.ontology import Catalogue, Ontology
from waybill.resolve.strangers import stranger_id
from waybill.text.names import key
from waybill.workspace.adding import Added

MOST_TOLD: Final = 5
_OF: Final = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims or two entities; ``left < right``."""

    subject: Subject
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a judgement, or its withdrawal, did.

    Attributes:
        history: of the pair, the new step included.
        changes: which cases are new, changed or retired.
    """

    history: JudgementHistory
    changes: Added


def pair(left: str, right: str, view: View, ontology: Ontology) -> Pair:
    """The pair that is meant.

    Args:
        left: a claim as ``document#claim``, the id of an entity, or a name that means one.
        right: likewise.
        view: of the ledger.
        ontology: the catalogues.

    Raises:
        UsageError: one of them is not known, means several, or the two are no pair.
    """
    refs = {ref_text(ClaimRef(each.document, each.id)) for each in view.claims()}
    subjects = [Subject.CLAIM if each in refs or _looks_like_claim(each) else Subject.ENTITY for each in (left, right)]
    if subjects[0] is not subjects[1]:
        raise UsageError(problem="a claim cannot be the same as an entity; give two claims or two entities")
    if subjects[0] is Subject.CLAIM:
        first, second = sorted(_claim(each, refs) for each in (left, right))
    else:
        first, second = sorted(_entity(each, view, ontology) for each in (left, right))
    if first == second:
        raise UsageError(problem=f"both mean {first}; give two different ones")
    return Pair(subject=subjects[0], left=first, right=second)


def ref_text(ref: ClaimRef) -> str:
    """A claim's name among all documents, as judgements write it."""
    return f"{ref.document}{_OF}{ref.claim}"


def verdict_of(written: str) -> Verdict:
    """A verdict by its name.

    Raises:
        UsageError: there is none of that name.
    """
    if written not in list(Verdict):
        raise UsageError(problem=f"{written!r} is no verdict; say {', '.join(Verdict)}")
    return Verdict(written)


def person(name: str | None) -> Maker:
    """Who judges: a name that is given, or the user of the system.

    Raises:
        UsageError: neither has a name.
    """
    found = (name or "").strip() or _user()
    if not found:
        raise UsageError(problem="nobody is named; say who judges with --by or WAYBILL_PERSON")
    return Maker(kind=MakerKind.PERSON, name=found)


def concerning(
    case: Case, claims: Iterable[Claim], histories: Iterable[JudgementHistory]
) -> tuple[JudgementHistory, ...]:
    """Of all that was judged, what concerns a case: its claims, and the parties as its claims name them."""
    refs = {ref_text(ref) for ref in case.claims}
    fillers = [filler for claim in claims for _, filler in claim.parties()]
    named = {str(stranger_id(filler.text)) for filler in fillers}
    meant = {str(filler.entity) for filler in fillers if filler.entity is not None}

    def is_about(history: JudgementHistory) -> bool:
        step = history.steps[0]
        sides = {step.left, step.right}
        if step.subject is Subject.CLAIM:
            return not refs.isdisjoint(sides)
        return not named.isdisjoint(sides) or sides <= meant

    return tuple(each for each in histories if is_about(each))


def listed(histories: Iterable[JudgementHistory]) -> tuple[JudgementHistory, ...]:
    """Histories in the order for reading: those that people took part in first, then by what is judged."""
    return tuple(
        sorted(
            histories,
            key=lambda each: (not _by_people(each), each.steps[0].subject, each.steps[0].left, each.steps[0].right),
        )
    )


def _by_people(history: JudgementHistory) -> bool:
    return any(step.maker.kind is MakerKind.PERSON for step in history.steps)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _looks_like_claim(written: str) -> bool:
    return _OF in written


def _claim(written: str, refs: set[str]) -> str:
    if written in refs:
        return written
    document = written.rpartition(_OF)[0]
    others = sorted(each for each in refs if each.rpartition(_OF)[0] == document)
    if others:
        raise UsageError(problem=f"{document} has no such claim as {written!r}; it has {_listed(others)}")
    raise UsageError(
        problem=f"there is no claim {written!r} in this ledger; waybill claims lists all, as DOCUMENT#CLAIM"
    )


def _entity(written: str, view: View, ontology: Ontology) -> EntityId:
    recorded = view.entities()
    catalogues = (ontology.parties, ontology.outlets, ontology.places, ontology.weapons)
    exact = EntityId(written)
    if any(each.id == exact for each in recorded) or any(catalogue.entity(exact) for catalogue in catalogues):
        return exact
    found = _named(written, recorded, catalogues)
    if not found:
        raise UsageError(problem=f"nothing is called {written!r}; waybill lookup shows names that are spelt much alike")
    if len(found) > 1:
        raise UsageError(problem=f"{written!r} may mean {_listed(found)}; give the id")
    return EntityId(found[0])


def _named(written: str, recorded: Iterable[Entity], catalogues: Sequence[Catalogue]) -> list[str]:
    """Ids of what a name may mean: a party if there is one, known here or in the catalogues, else anything."""
    parties, *others = catalogues
    here = {each.id for each in recorded if key(written) in map(key, (each.name, *each.aliases))}
    found = here | {each.id for each in parties.named(written)}
    return sorted(found or {each.id for catalogue in others for each in catalogue.named(written)})


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids[:MOST_TOLD]) + (", …" if len(ids) > MOST_TOLD else "")
