"""What is at hand while the claims of a ledger are reconciled, each made when it is first asked for."""

from collections.abc import Mapping, Sequence

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.ports import Known
from waybill.grade.signatures import Signature, signature, signature_from_json, signature_to_json
from waybill.grade.stage import grade
from waybill.link.agreement import score
from waybill.link.cards import Card, card
from waybill.link.comparing import Pair
from waybill.link.groups import groups
from waybill.link.profile import Profile, profile
from waybill.link.stage import cases
from waybill.ontology import Ontology
from waybill.reconciling.families import Family
from waybill.reconciling.meant import Meant, digest_of, entities_of, met_in, with_entities
from waybill.reconciling.memory import Remembered, Tied, Told, state_of, written


class Desk:
    """Claims, profiles and cards of a ledger, from what was looked at now and from what is remembered.

    Attributes:
        fresh: documents that were looked at now.
        states: of every document, a digest of all that the comparison of its claims depends on.
        cards: of all claims.
    """

    def __init__(
        self,
        known: Known,
        stamps: Mapping[DocumentId, str],
        found: Meant,
        before: Mapping[DocumentId, Remembered],
        ontology: Ontology,
    ) -> None:
        self.fresh = found.fresh
        self._known, self._stamps, self._before, self._ontology = known, stamps, before, ontology
        self._judged = {each: digest_of(met_in(claims), found.judged) for each, claims in found.fresh.items()}
        self._profiles: dict[ClaimRef, Profile] = {}
        self._claims: dict[DocumentId, tuple[Claim, ...]] = dict(found.fresh)
        self._documents: dict[DocumentId, Document] = {}
        self._signatures: dict[DocumentId, Signature] = {}
        self._told: dict[DocumentId, Told] = {}
        self._cards: dict[ClaimRef, Card] = {}
        self._scores: dict[Pair, float] = {}
        self.states = {each: self._state(each) for each in stamps}

    @property
    def cards(self) -> Mapping[ClaimRef, Card]:
        """Cards of all claims."""
        if not self._cards:
            self._cards = {each.ref: each for document in self._stamps for each in self._cards_of(document)}
        return self._cards

    def claims_of(self, document: DocumentId) -> tuple[Claim, ...]:
        """The claims of a document with their entities, in their reading's order."""
        if document not in self._claims:
            entities = self._before[document].entities()
            listed = self._known.claims_of(document)
            self._claims[document] = tuple(map(with_entities, listed, entities))
        return self._claims[document]

    def profile(self, ref: ClaimRef) -> Profile:
        """The profile of a claim."""
        if ref not in self._profiles:
            self._profiles.update((each.ref, each) for each in self._profiles_of(ref.document))
        return self._profiles[ref]

    def cases(self, family: Family) -> tuple[Case, ...]:
        """The graded cases of a family, by id."""
        cards = [self.cards[ref] for ref in family.members]
        profiles = {ref: self.profile(ref) for ref in family.members}
        found = groups(cards, family.agreeing, self._score, family.judgements)
        ids = sorted({ref.document for ref in family.members})
        documents = [self._document(each) for each in ids]
        claims = [claim for each in ids for claim in self.claims_of(each)]
        signatures = {each: self._signature(each) for each in ids}
        return grade(cases(found, profiles, claims, documents), claims, documents, self._ontology, signatures)

    def remembered(self, document: DocumentId, ties: Sequence[Tied]) -> Remembered:
        """What to remember of a document that was looked at now."""
        claims = self.fresh[document]
        told = Told(
            entities=tuple(map(entities_of, claims)),
            profiles=tuple(self.profile(ClaimRef(document, each.id)) for each in claims),
            signature=signature_to_json(self._signature(document)) if claims else None,
        )
        return Remembered(
            stamp=self._stamps[document],
            judged=self._judged[document],
            met=met_in(claims),
            cards=tuple(self._cards_of(document)),
            ties=tuple(ties),
            written=written(told),
        )

    def _profiles_of(self, document: DocumentId) -> tuple[Profile, ...]:
        if document not in self.fresh:
            return self._told_of(document).profiles
        documents = {document: self._document(document)}
        return tuple(profile(claim, documents, self._ontology) for claim in self.fresh[document])

    def _state(self, document: DocumentId) -> str:
        if document in self.fresh:
            return state_of(self._stamps[document], self._judged[document])
        return self._before[document].state

    def _cards_of(self, document: DocumentId) -> tuple[Card, ...]:
        if document in self.fresh:
            return tuple(card(self.profile(ClaimRef(document, claim.id))) for claim in self.fresh[document])
        return self._before[document].cards

    def _document(self, document: DocumentId) -> Document:
        if document not in self._documents:
            found = self._known.document(document)
            assert found is not None, "what was read is of a document of the ledger"
            self._documents[document] = found
        return self._documents[document]

    def _signature(self, document: DocumentId) -> Signature:
        if document not in self._signatures:
            kept = None if document in self.fresh else self._told_of(document).signature
            read = signature(self._document(document)) if kept is None else signature_from_json(kept)
            self._signatures[document] = read
        return self._signatures[document]

    def _told_of(self, document: DocumentId) -> Told:
        if document not in self._told:
            self._told[document] = self._before[document].told(document)
        return self._told[document]

    def _score(self, pair: Pair) -> float:
        if pair not in self._scores:
            self._scores[pair] = score(*map(self.profile, pair))
        return self._scores[pair]
