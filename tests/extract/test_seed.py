"""The report that the project began with must read perfectly. It is not ours, so it stays outside the repository."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.extract.rules import RuleTagger
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load
from waybill.text.names import key

REPORT = Path(__file__).parents[3] / "shared" / "seed" / "report.txt"
pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the seed report lies outside the repository")


@dataclass(frozen=True)
class Expected:
    labels: tuple[str, ...]
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    intermediary: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    origin: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    date: str | None = None
    sources: tuple[tuple[tuple[str, str, bool], ...], ...] = ()
    disputes: int | None = None


GUARDIAN = ("guardian", "outlet", True)

CLAIMS = (
    Expected(
        labels=("unknown", "covert", "delivered", "affirmed", "stated"),
        supplier=("Iran-backed militias",),
        recipient=("Russia",),
        items=(
            ("RPGs", "anti_tank"),
            ("anti-tank missiles", "anti_tank"),
            ("Brazilian-designed rocket launcher systems", "artillery"),
        ),
        origin=("Iraq",),
        destination=("Ukraine",),
        sources=(
            (GUARDIAN, ("members of the Iranian-backed militias", "armed_group", False)),
            (GUARDIAN, ("regional intelligence services familiar with the matter", "intelligence", False)),
        ),
    ),
    Expected(
        labels=("grant", "open", "delivered", "affirmed", "stated"),
        supplier=("Iranian authorities",),
        recipient=("Moscow",),
        items=(("Iranian-made Bavar 373 missile system", "air_defence"),),
        sources=((GUARDIAN, ("a source who helped organize the transfer", "unknown", False)),),
    ),
    Expected(
        labels=("unknown", "covert", "dispatched", "affirmed", "stated"),
        supplier=("Hashd al-Shaabi",),
        recipient=("Russia",),
        intermediary=("Russian authorities",),
        items=(("RPGs", "anti_tank"), ("anti-tank missiles", "anti_tank")),
        origin=("Iraq",),
        via=("Iran",),
        destination=("Russia",),
        transport=("sea",),
        date="2022-03-26",
        sources=((GUARDIAN, ("a commander of the militia branch that controls the crossing", "armed_group", False)),),
    ),
    Expected(
        labels=("unknown", "covert", "dispatched", "affirmed", "stated"),
        supplier=("Hashd al-Shaabi",),
        recipient=("Russian forces",),
        items=(("Brazilian-designed Astros II rocket launcher systems", "artillery"),),
        date="2022-04-01",
        sources=((GUARDIAN,),),
    ),
    Expected(
        labels=("grant", "open", "sought", "affirmed", "stated"),
        supplier=("China",),
        recipient=("Russia",),
        items=(("military aid", "other"),),
        sources=((GUARDIAN, ("US officials", "government", False)),),
    ),
    Expected(
        labels=("unknown", "covert", "delivered", "affirmed", "alleged"),
        recipient=("Russia",),
        intermediary=("Georgia",),
        items=(("sanctioned military equipment", "other"),),
        sources=((("Kyiv’s intelligence services", "intelligence", True),),),
    ),
    Expected(
        labels=("unknown", "open", "delivered", "denied", "stated"),
        recipient=("Russia",),
        intermediary=("Georgia",),
        items=(("sanctioned military equipment", "other"),),
        sources=((("pro-Russian government in Tbilisi", "government", True),),),
        disputes=5,
    ),
)


def as_node(speaker: Speaker) -> tuple[str, str, bool]:
    """Outlets by their key: the report writes "the Guardian" and "The Guardian"."""
    text = key(speaker.text) if speaker.kind is SpeakerKind.OUTLET else speaker.text
    return text, speaker.kind.value, speaker.named


def as_expected(claim: Claim, claims: tuple[Claim, ...]) -> Expected:
    ids = [each.id for each in claims]
    return Expected(
        labels=(
            claim.basis.value,
            "covert" if claim.covert else "open",
            claim.stage.value,
            claim.polarity.value,
            claim.certainty.value,
        ),
        supplier=tuple(filler.text for filler in claim.supplier),
        recipient=tuple(filler.text for filler in claim.recipient),
        intermediary=tuple(filler.text for filler in claim.intermediary),
        items=tuple((item.text, item.weapon_class.value) for item in claim.items),
        origin=tuple(filler.text for filler in claim.origin),
        via=tuple(filler.text for filler in claim.via),
        destination=tuple(filler.text for filler in claim.destination),
        transport=tuple(carriage.mode.value for carriage in claim.transport),
        date=None if claim.date is None else claim.date.period.edtf,
        sources=tuple(tuple(as_node(node) for node in chain) for chain in claim.sources),
        disputes=None if claim.disputes is None else ids.index(claim.disputes),
    )


@pytest.fixture(scope="module", params=[RuleTagger, TrainedTagger])
def claims(request: pytest.FixtureRequest) -> tuple[Claim, ...]:
    document = Document(
        id=DocumentId("seed"),
        text=REPORT.read_text("utf-8"),
        publisher="New York Post",
        published=date(2022, 4, 12),
    )
    ontology = load()
    return extract(document, tagger=request.param(ontology), ontology=ontology).claims


def test_the_seed_report_holds_seven_claims(claims: tuple[Claim, ...]) -> None:
    assert len(claims) == 7


@pytest.mark.parametrize("number", range(7))
def test_each_claim_of_the_seed_report_reads_right(claims: tuple[Claim, ...], number: int) -> None:
    assert as_expected(claims[number], claims) == CLAIMS[number]


def test_every_claim_of_the_seed_report_points_to_its_words(claims: tuple[Claim, ...]) -> None:
    text = REPORT.read_text("utf-8")
    assert all(quote.span.of(text) == quote.text for claim in claims for quote in claim.evidence)
