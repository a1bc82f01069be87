"""Put claims that speak of one transfer into one case.

In:     resolved claims and their documents, in any order; people's judgements of claims; the catalogues.
Out:    cases without origins and grade, by id.
Laws:   every claim comes out in exactly one case;
        the order of the input does not matter;
        two claims judged different are never in one case, two judged the same are, unless that breaks the former;
        claims of one document share a case only where one denies the other or a person judged them the same.
Never:  drops a value that others contradict.

A summary and the claims that detail it (``part_of``) are different statements of their document and so found
different cases: the one speaks of several transfers, each of the others of one. The case of the summary names the
others as its parts. Claims that speak of a lasting relation found cases of that kind.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from waybill.core.case import Case, CaseKind, case_id
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.judgement import Judgement
from waybill.link.agreement import score
from waybill.link.cards import card
from waybill.link.comparing import NOTHING, Measure, Pair, compare, filing
from waybill.link.groups import Group, groups
from waybill.link.profile import Profile, profiles, ref_of
from waybill.link.summary import summary
from waybill.ontology import Ontology


def link(
    claims: Sequence[Claim], documents: Sequence[Document], judgements: Sequence[Judgement], ontology: Ontology
) -> tuple[Case, ...]:
    """Group all claims into cases, comparing them anew."""
    by_ref = {each.ref: each for each in profiles(claims, documents, ontology)}
    return cases(grouped(by_ref, judgements), by_ref, claims, documents)


def grouped(
    profiles: Mapping[ClaimRef, Profile], judgements: Sequence[Judgement] = (), measure: Measure = score
) -> tuple[Group, ...]:
    """Groups of claims that speak of one transfer."""
    cards = [card(each) for each in profiles.values()]
    profile_of = profiles.__getitem__
    agreeing = compare(filing(cards), fresh=profiles.keys(), before=NOTHING, profile_of=profile_of, measure=measure)

    @cache
    def score_of(pair: Pair) -> float:
        return measure(*map(profile_of, pair))

    return groups(cards, agreeing, score_of, judgements)


def cases(
    found: Iterable[Group],
    profiles: Mapping[ClaimRef, Profile],
    claims: Iterable[Claim],
    documents: Sequence[Document],
) -> tuple[Case, ...]:
    """The cases of groups of claims, by id."""
    published = {document.id: document.published for document in documents}
    by_ref = {ref_of(claim): claim for claim in claims}
    made = [_case([profiles[ref] for ref in group], [by_ref[ref] for ref in group], published) for group in found]
    return tuple(sorted(_with_parts(made, profiles), key=lambda case: case.id))


def _case(group: Sequence[Profile], claims: Sequence[Claim], published: Mapping[DocumentId, date | None]) -> Case:
    founder = min(group, key=_precedence)
    return Case(
        id=case_id(founder.ref),
        kind=_kind(group),
        claims=tuple(profile.ref for profile in group),
        documents=tuple(sorted({claim.document for claim in claims})),
        summary=summary(claims, published),
        disputed=any(profile.is_denial for profile in group),
        first_published=min((profile.published for profile in group if profile.published), default=None),
    )


def _kind(group: Sequence[Profile]) -> CaseKind:
    """A relation where the claims that affirm it, if any does, speak of nothing else."""
    telling = [profile for profile in group if not profile.is_denial] or group
    return CaseKind.RELATION if all(profile.is_general for profile in telling) else CaseKind.TRANSFER


def _with_parts(made: Sequence[Case], profiles: Mapping[ClaimRef, Profile]) -> Iterable[Case]:
    home = {ref: case.id for case in made for ref in case.claims}
    for case in made:
        wholes = set(case.claims)
        parts = {
            home[ref]
            for ref, profile in profiles.items()
            if profile.part_of and ClaimRef(ref.document, profile.part_of) in wholes
        }
        yield replace(case, parts=tuple(sorted(parts - {case.id})))


def _precedence(profile: Profile) -> tuple[date, ClaimRef]:
    """Earliest published first, undated last, ties by document and claim id."""
    return profile.published or date.max, profile.ref
