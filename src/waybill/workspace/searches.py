"""Searches that are kept: which cases somebody wants to hear of, again and again."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from waybill.core.case import Case, SummaryParty
from waybill.core.grade import Credibility, Reliability
from waybill.ontology import Ontology
from waybill.workspace.asking import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which cases somebody wants to hear of, and where he hears of them; what is left out does not matter.

    Attributes:
        wanted: what lists of cases can be asked for too.
        party: a name; whoever it means is wanted in any part, and whatever belongs to that.
        country: ISO 3166-1 alpha-2 code of a party or place.
        reliability: the worst that will do; what cannot be judged will not.
        credibility: likewise.
        atom: path of an Atom file that is written; None where none is.
        webhook: web address that new and changed cases are posted to; None where nobody is told.
    """

    name: str
    wanted: Wanted = field(default_factory=Wanted)
    party: str | None = None
    country: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    atom: str | None = None
    webhook: str | None = None

    def is_case(self, case: Case, ontology: Ontology) -> bool:
        """Whether a case is wanted."""
        return (
            self.wanted.is_case(case, ontology)
            and (self.party is None or self._names_party(case, ontology))
            and self.country in (None, *_countries(case, ontology))
            and self._is_graded_so(case)
        )

    def _names_party(self, case: Case, ontology: Ontology) -> bool:
        summary = case.summary
        parties = (*summary.supplier, *summary.recipient, *summary.intermediary)
        together = replace(case, summary=replace(summary, supplier=parties))
        return Wanted(supplier=self.party).is_case(together, ontology)

    def _is_graded_so(self, case: Case) -> bool:
        if self.reliability is None or self.credibility is None:
            return True
        grade = case.grade
        return grade is not None and grade.reliability <= self.reliability and grade.credibility <= self.credibility


def _countries(case: Case, ontology: Ontology) -> Iterator[str | None]:
    summary = case.summary
    named = (*summary.supplier, *summary.recipient, *summary.intermediary)
    for each in (*named, *summary.origin, *summary.via, *summary.destination):
        yield from _of_party(each, ontology)


def _of_party(named: SummaryParty, ontology: Ontology) -> Iterator[str | None]:
    """Of where a party or place is, and of what it belongs to."""
    if named.entity is None:
        return
    for catalogue in (ontology.parties, ontology.places):
        found = catalogue.entity(named.entity)
        for each in () if found is None else (found, *catalogue.ancestors(named.entity)):
            yield each.country


def country_code(written: str, ontology: Ontology) -> str | None:
    """The code of a country by its code or name; None where nothing is called so."""
    named = [each.country for each in ontology.parties.named(written) if each.country]
    if named:
        return named[0]
    known = {each.country for entity in ontology.parties.ids() if (each := ontology.parties.entity(entity)) is not None}
    return written.upper() if written.upper() in known else None
