"""Put claims that speak of one transfer into one case.

In:     resolved claims and their documents, in any order; people's judgements of claims; the catalogues.
Out:    cases without origins and grade, by id.
Laws:   every claim comes out in exactly one case;
        the order of the input does not matter;
        two claims judged different are never in one case, two judged the same are, unless that breaks the former;
        claims of one document share a case only where one denies the other or a person judged them the same.
Never:  drops a value that others contradict; joins claims because the same parties trade unspecified things.

A summary and the claims that detail it (``part_of``) are different statements of their document and so found
different cases: the one speaks of several transfers, each of the others of one.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from waybill.core.case import Case, case_id
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.judgement import Judgement
from waybill.link.groups import Group, groups
from waybill.link.profile import Profile, profiles
from waybill.link.summary import summary
from waybill.ontology import Ontology


def link(
    claims: Sequence[Claim], documents: Sequence[Document], judgements: Sequence[Judgement], ontology: Ontology
) -> tuple[Case, ...]:
    """Group all current claims into cases."""
    published = {document.id: document.published for document in documents}
    found = groups(profiles(claims, documents, ontology), judgements)
    return tuple(sorted((_case(group, published) for group in found), key=lambda case: case.id))


def _case(group: Group, published: Mapping[DocumentId, date | None]) -> Case:
    claims = [profile.claim for profile in group]
    return Case(
        id=case_id(min(group, key=_precedence).ref),
        claims=tuple(profile.ref for profile in group),
        documents=tuple(sorted({claim.document for claim in claims})),
        summary=summary(claims, published),
        disputed=any(profile.is_denial for profile in group),
        first_published=min((profile.published for profile in group if profile.published), default=None),
    )


def _precedence(profile: Profile) -> tuple[date, ClaimRef]:
    """Earliest published first, undated last, ties by document and claim id."""
    return profile.published or date.max, profile.ref
