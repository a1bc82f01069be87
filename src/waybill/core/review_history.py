"""All that was decided on one claim, in order, and the claims of a document as they stand after it.

Laws:   nothing that was decided is ever erased;
        every claim that was read, and every one that people added, stands, is rejected, or gives way to one that people
        reviewed when it was read under another id, and none is two of these;
        a claim that stands has the id that it was read under;
        without reviews of its version, the claims of a document are those that were read.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from waybill.core.claim import Claim, ClaimRef
from waybill.core.ids import ClaimId, Digest
from waybill.core.maker import Maker
from waybill.core.review import Decision, Review, ReviewStep, ref_of, seen_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHistory:
    """What was decided on one claim, and taken back.

    Attributes:
        steps: in the order in which they were recorded; never empty.
    """

    steps: tuple[ReviewStep, ...]

    @property
    def ref(self) -> ClaimRef:
        """The claim."""
        return self.steps[0].ref

    @property
    def standing(self) -> tuple[Review, ...]:
        """The reviews that were not taken back; the last of them is in force."""
        return _after(self.steps)

    @property
    def in_force(self) -> Review | None:
        """The review that counts; None where all were taken back."""
        return self.standing[-1] if self.standing else None

    def on(self, version: Digest) -> Review | None:
        """The review that counts for one version of the document; None where none is of it."""
        return next((each for each in reversed(self.standing) if each.version == version), None)

    @property
    def disagreement(self) -> tuple[Review, ...]:
        """The last standing review of every other person who left it otherwise than the one in force."""
        if self.in_force is None:
            return ()
        by_person = {each.maker: each for each in self.standing}
        others = (each for maker, each in by_person.items() if maker != self.in_force.maker)
        return tuple(each for each in others if each.says != self.in_force.says)

    @property
    def overlooked(self) -> tuple[Review, ...]:
        """Reviews by others that the one in force replaced before its maker had seen them; both are kept.

        Empty as soon as somebody decides who has seen what stands.
        """
        last = self.in_force
        if last is None:
            return ()
        seen = [each for each in self.steps if isinstance(each, Review) and seen_of(each.claim, each) == last.seen]
        later = self.steps[self.steps.index(seen[-1]) + 1 :] if seen else self.steps
        others = (each for each in self.standing[:-1] if each in later and each.maker != last.maker)
        return tuple(each for each in others if each.version == last.version and each.says != last.says)

    def undone_by(self, maker: Maker) -> Review | None:
        """The review that a person takes back next; None where there is none."""
        return next((each for each in reversed(self.standing) if each.maker == maker), None)


def _after(steps: Sequence[ReviewStep]) -> tuple[Review, ...]:
    kept: list[Review] = []
    for step in steps:
        if isinstance(step, Review):
            kept.append(step)
            continue
        own = [place for place, each in enumerate(kept) if each.maker == step.maker]
        if own:
            del kept[own[-1]]
    return tuple(kept)


def as_reviewed(claims: Sequence[Claim], reviews: Iterable[Review]) -> tuple[Claim, ...]:
    """The claims of a document as they stand: those that were read in their order, those beside them by their place.

    What somebody accepted or corrected stands even where it is no longer read: people outrank programs. Where it, or
    what was rejected, is read under another id now, what is read gives way to it.

    Args:
        claims: that were read.
        reviews: that count for this version of the document, one a claim at the most.
    """
    decided = {each.ref: each for each in reviews}
    if not decided:
        return tuple(claims)
    succeeding = successors(claims, decided.values())
    read = [(claim, decided.pop(ref_of(claim), None)) for claim in claims if claim.id not in succeeding]
    standing = [claim if review is None else review.claim for claim, review in read if _stands(review)]
    beside = [each.claim for each in decided.values() if _stands(each)]
    standing += sorted(beside, key=lambda claim: (claim.evidence[0].span, claim.id))
    return tuple(_bound(standing))


def is_reviewed(claims: Sequence[Claim], reviews: Iterable[Review]) -> bool:
    """Whether people decided on every claim that was read in a document, and on one claim at least.

    Args:
        claims: that were read.
        reviews: that count for this version of the document.
    """
    decided = {each.ref: each for each in reviews}
    succeeding = successors(claims, decided.values())
    return bool(decided) and all(ref_of(claim) in decided or claim.id in succeeding for claim in claims)


def successors(claims: Sequence[Claim], reviews: Iterable[Review]) -> Set[ClaimId]:
    """Claims that speak of what people reviewed under an id that this reading does not have: one for each, at the most.

    They have a trigger in common with it or, where one of the two has none, the evidence; of several, the one that has
    most words in its slots in common with it.
    """
    by_ref, found = {each.ref: each for each in reviews}, set[ClaimId]()
    read = {ref_of(claim) for claim in claims}
    for ref in sorted(by_ref.keys() - read):
        gone = by_ref[ref]
        open_ = (each for each in claims if ref_of(each) not in by_ref and each.id not in found)
        alike = [each for each in open_ if _speaks_of_same(each, gone.claim)]
        if alike and gone.decision is not Decision.ADDED:
            found.add(max(alike, key=lambda each: len(_filling(each) & _filling(gone.claim))).id)
    return found


def _speaks_of_same(left: Claim, right: Claim) -> bool:
    if left.triggers and right.triggers:
        return any(one.span.overlaps(other.span) for one in left.triggers for other in right.triggers)
    return {quote.span for quote in left.evidence} == {quote.span for quote in right.evidence}


def _filling(claim: Claim) -> set[tuple[str, str]]:
    fillers = ((slot, each.text) for slot, each in (*claim.parties(), *claim.places()))
    return {*fillers, *(("items", each.text) for each in claim.items)}


def _stands(review: Review | None) -> bool:
    return review is None or review.decision is not Decision.REJECTED


def _bound(claims: Sequence[Claim]) -> Iterable[Claim]:
    """Claims that point only to each other, and to no summary that details them in turn."""
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        part_of = claim.part_of if claim.part_of in by_id and not _is_circle(claim, by_id) else None
        disputes = claim.disputes if claim.disputes in by_id else None
        is_same = (part_of, disputes) == (claim.part_of, claim.disputes)
        yield claim if is_same else replace(claim, part_of=part_of, disputes=disputes)


def _is_circle(claim: Claim, by_id: Mapping[ClaimId, Claim]) -> bool:
    """Whether a claim is a part of itself by way of others."""
    above = by_id.get(claim.part_of) if claim.part_of else None
    for _ in by_id:
        if above is None or above.id == claim.id:
            break
        above = by_id.get(above.part_of) if above.part_of else None
    return above is not None and above.id == claim.id
