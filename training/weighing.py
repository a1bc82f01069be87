"""Learn what each fact about parties and origins weighs: ``python -m training.weighing``.

Who plays a role in a claim, and whose words it is, is weighed by the model's numbers and by what the rules see. What
each fact weighs belongs to one model, so this is run again whenever that has changed: three minutes of one core.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

import numpy as np

from training.__main__ import MODEL
from training.measuring import Rehearsal, annotated_documents
from training.regression import regression
from waybill.core.claim import Claim, Filler
from waybill.core.mention import Role
from waybill.core.outcome import ReadDocument
from waybill.core.span import Span
from waybill.evaluation.likeness import likeness, party_likeness
from waybill.evaluation.pairing import pair
from waybill.evaluation.scores import Score, total
from waybill.extract.parties.casting import PARTIES, candidates
from waybill.extract.speech.voices import hear
from waybill.extract.trained import transfers
from waybill.extract.transfers.cutter import Cutter
from waybill.extract.transfers.seconding import seconds
from waybill.extract.weighing import (
    ORIGIN_FACTS,
    PARTY_FACTS,
    WEIGHING,
    Fact,
    OriginEvidence,
    PartyEvidence,
    Weighing,
    load_weighing,
)
from waybill.neural.reader import Scene
from waybill.neural.weights import CARD, UPPER, open_weights
from waybill.ontology import Ontology, load

OUTPUT: Final = Path(__file__).resolve().parents[1] / "src" / "waybill" / "extract" / WEIGHING
SLOTS: Final = ("supplier", "recipient", "intermediary", "sources")
"""What the weights decide."""
_PARTS: Final = 5
_PENALTY: Final = 3.0
_PLACES: Final = 2


Known = TypeVar("Known", PartyEvidence, OriginEvidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Generic[Known]):
    """A candidate in a claim that the annotation has as well, and whether it is right there by the annotation."""

    evidence: Known
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Candidates for parties and for origins."""

    parties: tuple[Example[PartyEvidence], ...]
    origins: tuple[Example[OriginEvidence], ...]


def main() -> int:
    """Learn the weights that are shipped, and print what they bring on reports that they were not learnt on."""
    parser = argparse.ArgumentParser(prog="python -m training.weighing", description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[Path("corpus/held_out")], help="annotated folders")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--output", type=Path, default=OUTPUT, help="file to write")
    given = parser.parse_args()
    weights = open_weights(given.model)
    rehearsal = Rehearsal(weights, annotated_documents(given.corpus))
    for line in gains(rehearsal, weights.thresholds):
        print(line)
    upper = json.loads((given.model / CARD).read_text("utf-8"))["files"][UPPER]
    write(learn([examples(rehearsal, weights.thresholds)], model=upper), given.output)
    return 0


def write(weighing: Weighing, path: Path) -> None:
    """Write weights as the reader takes them."""
    path.write_text(json.dumps(asdict(weighing), indent=1, sort_keys=True) + "\n", "utf-8")


def gains(rehearsal: Rehearsal, thresholds: Mapping[str, float]) -> Iterator[str]:
    """Lines on what weights reach that were learnt on four fifths of the reports, on the fifth that they never saw."""
    parts = rehearsal.parts(_PARTS)
    told = [examples(part, thresholds) for part in parts]
    before: dict[str, list[Score]] = {slot: [] for slot in SLOTS}
    after: dict[str, list[Score]] = {slot: [] for slot in SLOTS}
    for number, part in enumerate(parts):
        others = [each for place, each in enumerate(told) if place != number]
        found = learn(others)
        for scores, weighing in ((before, load_weighing()), (after, found)):
            slots = part.evaluate(thresholds, weighing).slots
            for slot in SLOTS:
                scores[slot].append(slots[slot])
    for slot in SLOTS:
        yield f"{slot}: F1 {total(after[slot]).f1:.3f} where not learnt on, {total(before[slot]).f1:.3f} as it was"


def learn(told: Sequence[Examples], *, model: str = "") -> Weighing:
    """Weights from examples of several folders or parts, for the model of this digest."""
    return Weighing(
        parties=_learnt([each for part in told for each in part.parties], PARTY_FACTS),
        origins=_learnt([each for part in told for each in part.origins], ORIGIN_FACTS),
        model=model,
    )


def _learnt(told: Sequence[Example[Known]], facts: Sequence[Fact[Known]]) -> dict[str, float]:
    """The weight of each fact; the last of them, which always holds, is free of any penalty."""
    table = np.array([[float(fact.holds(each.evidence)) for fact in facts] for each in told])
    right = np.array([each.is_right for each in told], float)
    bounds = [(-np.inf, np.inf) if fact.set_to is None else (fact.set_to, fact.set_to) for fact in facts[:-1]]
    found = regression(table, right, np.ones(len(told)), np.array(bounds), penalty=_PENALTY)
    return {fact.name: round(float(weight), _PLACES) for fact, weight in zip(facts, found, strict=True)}


def examples(rehearsal: Rehearsal, thresholds: Mapping[str, float]) -> Examples:
    """Candidates for parties, and for origins, of the claims that both the reader and the annotation have."""
    ontology = load()
    parties, origins = list[Example[PartyEvidence]](), list[Example[OriginEvidence]]()
    for wanted, read, (sentences, scenes) in rehearsal.reports(thresholds):
        claims = _coded(wanted, read, ontology)
        grouped, cutter, _ = transfers(wanted.document, sentences, scenes, thresholds, ontology)
        for group in grouped:
            claim = claims.get(group[0].trigger.span)
            if claim is not None:
                parties += _parties(group, claim, cutter, ontology)
                origins += _origins(group, claim, cutter, ontology)
    return Examples(parties=tuple(parties), origins=tuple(origins))


def _coded(wanted: ReadDocument, read: ReadDocument, ontology: Ontology) -> dict[Span, Claim]:
    """The claims of the annotation by the trigger at which the reader has them."""
    pairs = pair(wanted.reading.claims, read.reading.claims, ontology).pairs
    return {
        ground.span: each.reference for each in pairs for ground in each.predicted.grounds if ground.slot == "trigger"
    }


def _parties(
    group: Sequence[Scene], claim: Claim, cutter: Cutter, ontology: Ontology
) -> Iterator[Example[PartyEvidence]]:
    right: dict[Role, tuple[Filler, ...]] = {
        Role.SUPPLIER: claim.supplier, Role.RECIPIENT: claim.recipient, Role.INTERMEDIARY: claim.intermediary
    }  # fmt: skip
    ruled = seconds(group, cutter.ruled(scene.trigger.span for scene in group), PARTIES)
    for candidate in candidates(group, cutter, ruled=ruled):
        for role, evidence in candidate.evidence.items():
            is_right = any(party_likeness(each, candidate.filler, ontology) for each in right[role])
            yield Example(evidence=evidence, is_right=is_right)


def _origins(
    group: Sequence[Scene], claim: Claim, cutter: Cutter, ontology: Ontology
) -> Iterator[Example[OriginEvidence]]:
    last = [chain[-1].text for chain in claim.sources]
    for voice in hear(group, cutter.voicing, load_weighing().origins):
        words = cutter.trimmer.words(cutter.trimmer.with_indefinite_article(voice.span))
        is_right = any(likeness(each, words, ontology.parties, ontology.outlets) for each in last)
        if voice.evidence is not None and not cutter.voicing.is_publisher(voice.span):
            yield Example(evidence=voice.evidence, is_right=is_right)


if __name__ == "__main__":
    sys.exit(main())
