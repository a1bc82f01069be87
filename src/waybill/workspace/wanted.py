"""Which claims or cases are wanted: one table of filters, for pages, command line, watchlists and exports alike.

Laws:   a filter that is left out does not matter; each one that is given narrows what is found;
        a case and a claim are looked at by the same filters, a claim also by those of its case.
Never:  leaves out a filter that it does not know, or a value that nothing ever has: both are refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Never, Self, cast

from waybill.core.case import Case, CaseKind
from waybill.core.claim import Basis, Certainty, Stage, WeaponClass
from waybill.core.filed import FiledClaim
from waybill.core.grade import Credibility, Reliability
from waybill.core.period import Period
from waybill.errors import FilterError
from waybill.ontology import Ontology
from waybill.telling.filters import BY_NAME, Role
from waybill.workspace.countries import countries_of, country_code
from waybill.workspace.filters import HOLDS, read, written
from waybill.workspace.seen import ClaimsOf, Seen, no_claims, seen_case, seen_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims or cases to show; what is left out does not matter.

    Attributes:
        supplier: a name; whoever it means, and whatever is part of that, is wanted.
        recipient: likewise; so are ``intermediary``, and ``party`` in any of the three parts.
        country: name, or ISO 3166-1 alpha-2 code, of a party or place.
        country_role: in which part it is to be; None for any.
        weapon: a name; whatever it means, and whatever is a variant of that, is wanted.
        since: the transfer may have been then or later; what is not dated is not wanted.
        until: likewise, or earlier.
        published_since: first day of publication.
        published_until: last day.
        covert: True for covert ones only.
        disputed: True for disputed ones only.
        grade: the worst that will do, ``B2``; what cannot be judged will not.
        reliability: exactly; likewise ``credibility``.
        origins: at the least.
        publisher: of a report.
        words: that must stand in what is told of a case or in the words of its claims; a ``text.questions.question``.
    """

    supplier: str | None = None
    recipient: str | None = None
    intermediary: str | None = None
    party: str | None = None
    country: str | None = None
    country_role: Role | None = None
    item_class: WeaponClass | None = None
    weapon: str | None = None
    since: Period | None = None
    until: Period | None = None
    published_since: Period | None = None
    published_until: Period | None = None
    stage: Stage | None = None
    basis: Basis | None = None
    certainty: Certainty | None = None
    kind: CaseKind | None = None
    covert: bool = False
    disputed: bool = False
    grade: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    origins: int | None = None
    publisher: str | None = None
    words: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """What is wanted, as it is written in addresses and files, by the names of the filters.

        Raises:
            FilterError: there is no such filter, or it never has such a value.
        """
        for name in given:
            if name not in BY_NAME:
                raise FilterError(name=name, problem=f"there is no such filter; known are {', '.join(BY_NAME)}")
        # Each filter reads what its attribute holds: a test asks all of them.
        values = cast(Mapping[str, Never], {name: read(name, value) for name, value in given.items()})
        return cls(**values)

    def written(self) -> Mapping[str, str]:
        """What ``of`` reads; only what is given."""
        return {name: written(value) for name, value in self._given()}

    def told(self) -> tuple[str, ...]:
        """What is wanted, in words: ``supplier=Iran``; empty where everything is."""
        return tuple(
            name if getattr(self, name) is True else f"{name}={value}" for name, value in self.written().items()
        )

    def settled(self, ontology: Ontology) -> Self:
        """The same, with the code of its country.

        Raises:
            FilterError: nothing is known of the country.
        """
        if self.country is None:
            return self
        code = country_code(self.country, ontology)
        if code is None:
            raise FilterError(name="country", problem=f"nothing is known of {self.country!r}")
        return replace(self, country=code)

    def is_claim(self, filed: FiledClaim, ontology: Ontology, case: Case | None = None) -> bool:
        """Whether a claim is wanted.

        Args:
            filed: the claim.
            ontology: knows who belongs to whom.
            case: that it belongs to; None where it belongs to none.
        """
        return self.is_seen(seen_claim(filed, case), ontology)

    def is_case(self, case: Case, ontology: Ontology, claims_of: ClaimsOf = no_claims) -> bool:
        """Whether a case is wanted.

        Args:
            case: to look at.
            ontology: knows who belongs to whom.
            claims_of: gives the claims of a case; asked only for what the case itself does not say.
        """
        return self.is_seen(seen_case(case, claims_of), ontology)

    def is_seen(self, seen: Seen, ontology: Ontology) -> bool:
        """Whether what is seen is wanted."""
        if self.country is not None and self.country not in self._countries(seen, ontology):
            return False
        if not self.is_then(seen):
            return False
        return all(HOLDS[name](value, seen, ontology) for name, value in self._given() if name in HOLDS)

    def is_then(self, seen: Seen) -> bool:
        """Whether something may have been between the days that are wanted."""
        return not (self.since or self.until) or any(map(self._may_be_then, seen.periods))

    def _may_be_then(self, period: Period) -> bool:
        first = None if self.since is None else self.since.earliest
        last = None if self.until is None else self.until.latest
        earliest, latest = period.earliest or date.min, period.latest or date.max
        return latest >= (first or date.min) and earliest <= (last or date.max)

    def _countries(self, seen: Seen, ontology: Ontology) -> set[str]:
        slots = seen.slots if self.country_role is None else (self.country_role.value,)
        return {code for slot in slots for code in countries_of(seen.slots[slot], ontology)}

    def _given(self) -> list[tuple[str, object]]:
        said = ((each.name, getattr(self, each.name)) for each in fields(self))
        return [(name, value) for name, value in said if value is not None and value is not False]
