"""How well names are told apart by their context: ``python quality/mentions.py [--all]``.

``mentions.jsonl`` has a mention a line: its sentences, its words and where they stand, what it is read as (``role``),
and what it means (``right``, null where that is nothing that the catalogues know). Which part a mention belongs to
follows from its id. The resolver is tuned on ``dev`` alone; ``test`` says how well it does.

Prints, by part and role, how many are right, wrong and left open, and lists the errors of ``dev``; with ``--all``
those of ``test`` too.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from waybill.core.claim import Claim, Filler, Item, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId, EntityId, sha256
from waybill.core.span import Quote, Span
from waybill.ledger.views import View
from waybill.ontology import Ontology, load
from waybill.resolve.scene import Report, Sort
from waybill.resolve.stage import outlet_meant, resolve

MENTIONS: Final = Path(__file__).with_name("mentions.jsonl")
PARTS: Final = ("dev", "test")
Outcome: TypeAlias = Literal["right", "wrong", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a text and what they mean.

    Attributes:
        right: None where nothing is meant that the catalogues know.
    """

    id: str
    sort: Sort
    text: str
    span: Span
    right: EntityId | None

    @property
    def part(self) -> str:
        """``test`` for every third mention, by the digest of its id, else ``dev``."""
        return "test" if int(sha256(self.id.encode()), 16) % 3 == 0 else "dev"


def mentions(path: Path = MENTIONS) -> tuple[Mention, ...]:
    """All mentions, in the order of the file.

    Raises:
        ValueError: a mention's words do not stand where they are said to.
    """
    return tuple(_mention(line) for line in path.read_text(encoding="utf-8").splitlines())


def _mention(line: str) -> Mention:
    row = json.loads(line)
    span = Span(row["start"], row["end"])
    if span.of(row["text"]) != row["mention"]:
        raise ValueError(f"{row['id']}: {row['mention']} does not stand at {row['start']}")
    return Mention(id=row["id"], sort=Sort(row["role"]), text=row["text"], span=span, right=row["right"])


def meant(mention: Mention, ontology: Ontology) -> EntityId | None:
    """What the resolver takes a mention to mean, in a claim and report of its own."""
    words = mention.span.of(mention.text)
    filler = Filler(text=words, span=mention.span)
    if mention.sort is Sort.OUTLET:
        return outlet_meant(filler, report=Report(text=mention.text), ontology=ontology)
    document = Document(id=DocumentId(mention.id), text=mention.text)
    item = Item(text=words, span=mention.span, weapon_class=WeaponClass.OTHER)
    claim = Claim(
        id=ClaimId("c"),
        document=document.id,
        evidence=(Quote.of(mention.text, Span(0, len(mention.text))),),
        supplier=(filler,) if mention.sort is Sort.PARTY else (),
        via=(filler,) if mention.sort is Sort.PLACE else (),
        items=(item,) if mention.sort is Sort.ITEM else (),
    )
    resolution = resolve([claim], known=View(), ontology=ontology, documents=[document])
    resolved = resolution.claims[0]
    found = next(each.entity for fillers in (resolved.supplier, resolved.via, resolved.items) for each in fillers)
    is_new = found in {entity.id for entity in resolution.entities}
    return None if is_new else found


def outcome(mention: Mention, found: EntityId | None) -> Outcome:
    """Right, wrong, or open where something is meant and the resolver says nothing."""
    if found == mention.right:
        return "right"
    return "open" if found is None else "wrong"


def outcomes(listed: Sequence[Mention], ontology: Ontology) -> dict[Mention, tuple[EntityId | None, Outcome]]:
    """What each mention is taken to mean, and whether that is right."""
    found = {mention: meant(mention, ontology) for mention in listed}
    return {mention: (entity, outcome(mention, entity)) for mention, entity in found.items()}


def table(judged: Mapping[Mention, tuple[EntityId | None, Outcome]]) -> list[str]:
    """Lines with the numbers of each outcome, by part and role."""
    lines = [f"{'':<14}{'mentions':>9}{'right':>7}{'wrong':>7}{'open':>6}{'accuracy':>10}"]
    for part in PARTS:
        for sorts in (*((sort,) for sort in Sort), tuple(Sort)):
            found = [each for mention, (_, each) in judged.items() if mention.part == part and mention.sort in sorts]
            counts = Counter(found)
            name = f"{part} {sorts[0] if len(sorts) == 1 else 'all'}"
            numbers = f"{len(found):>9}{counts['right']:>7}{counts['wrong']:>7}{counts['open']:>6}"
            lines.append(f"{name:<14}{numbers}{counts['right'] / len(found):>10.3f}")
    return lines


def main(arguments: Sequence[str]) -> None:
    """Print the table and the errors."""
    judged = outcomes(mentions(), load())
    print(*table(judged), sep="\n")
    for mention, (entity, result) in judged.items():
        if result != "right" and (mention.part == "dev" or "--all" in arguments):
            text, span = mention.text, mention.span
            marked = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
            print(f"\n{mention.id} {result}: {entity or 'nothing'}, not {mention.right or 'nothing'}\n  {marked}")


if __name__ == "__main__":
    main(sys.argv[1:])
