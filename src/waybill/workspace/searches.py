"""Searches that are kept: which cases somebody wants to hear of, again and again."""

from dataclasses import dataclass, field

from waybill.core.case import Case
from waybill.core.ids import short_digest
from waybill.ontology import Ontology
from waybill.workspace.seen import ClaimsOf, no_claims
from waybill.workspace.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which cases somebody wants to hear of, and where they hear of them.

    Attributes:
        wanted: which ones; what it leaves out does not matter.
        atom: path of an Atom file that is written; None where none is.
        webhook: web address that new and changed cases are posted to; None where nobody is told.
        by: who saved it; empty where that is not said.
        saved_at: when, as ISO 8601 writes it; likewise.
    """

    name: str
    wanted: Wanted = field(default_factory=Wanted)
    atom: str | None = None
    webhook: str | None = None
    by: str = ""
    saved_at: str = ""

    @property
    def id(self) -> str:
        """Names it in addresses, for as long as it has its name."""
        return short_digest(self.name)[:12]

    def is_case(self, case: Case, ontology: Ontology, claims_of: ClaimsOf = no_claims) -> bool:
        """Whether a case is wanted; ``claims_of`` gives its claims, where the case does not say enough by itself."""
        return self.wanted.is_case(case, ontology, claims_of)
