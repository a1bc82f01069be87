"""Reports with what the model is to learn from them: pieces, markup, and frames of triggers with their roles.

An annotation names its fillers by words; the model learns from places. So each filler is looked for where a reader
would find it: in the sentence of the trigger, in the claim's evidence, and only then elsewhere; and a party may stand
there by another of its names ("Tehran"), which the reader binds to the same party. What else in the text says the same
is neither right nor wrong.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from training.places import Mentions, Places, occurrences
from training.tokenizer import tokenizer
from waybill.core.document import Document
from waybill.core.period import Period
from waybill.core.shape import document_from_json
from waybill.core.span import Span
from waybill.errors import PeriodError, UsageError
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.trained import markup
from waybill.neural.pieces import Markup, Pieces, cut
from waybill.neural.vocabulary import TAGS
from waybill.ontology import Ontology, load
from waybill.ontology.wordings import load_wordings
from waybill.text.dates import datings
from waybill.text.money import prices

Claim = Mapping[str, Any]
TriggersOf = Callable[["Report", Claim], Sequence[Span]]
PARTIES: Final = ("supplier", "recipient", "intermediary")
SITES: Final = ("origin", "via", "destination")


@dataclass(frozen=True, slots=True)
class Target:
    """Words that fill a role.

    Attributes:
        kind: of items the weapon class, of speakers the kind; else None.
        named: of speakers, whether by name; else None.
    """

    span: Span
    kind: str | None = None
    named: bool | None = None


@dataclass(slots=True)
class Frame:
    """A trigger, what fills its roles, and the labels of its claim.

    Attributes:
        roles: by tag, ties included.
        open: by tag, further words that mean what fills the role: nothing is learnt from whether they are taken.
        labels: by head; empty where the data does not say.
        modes: means of transport.
        known: tags that the data speaks of; of others it says nothing.
    """

    trigger: Span
    roles: dict[str, list[Target]]
    open: dict[str, list[Span]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    modes: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset(TAGS)


@dataclass(slots=True)
class Report:
    """A text as the model reads it, and the frames that it is to find.

    Attributes:
        whole: whether all its triggers are marked, so that other words are known to be none.
    """

    id: str
    text: str
    markup: Markup
    pieces: Pieces
    frames: list[Frame] = field(default_factory=list)
    whole: bool = True


def read_report(value: Mapping[str, Any], ontology: Ontology) -> tuple[Report, Document, tuple[Sentence, ...]]:
    """A report without frames, from a document in the guide's shape, with what the rules see in it."""
    document = document_from_json(value)
    sentences = read_sentences(document, ontology)
    marked = markup(sentences, load_wordings())
    pieces = cut(document.text, marked, tokenizer())
    return Report(id=document.id, text=document.text, markup=marked, pieces=pieces), document, sentences


def annotated(folders: Iterable[Path], triggers_of: TriggersOf) -> Iterator[Report]:
    """The annotated reports of folders, in the order of their names, with their frames.

    Args:
        folders: with one file a report.
        triggers_of: where the triggers of a claim stand.
    """
    ontology = load()
    for path in files_of(folders):
        value = json.loads(path.read_text("utf-8"))
        report, document, sentences = read_report(value, ontology)
        mentions = Mentions(document, sentences, ontology)
        report.frames = list(_joined(_frames(report, document, value["claims"], triggers_of, mentions)))
        yield report


def files_of(folders: Iterable[Path]) -> list[Path]:
    """The files of annotated reports in folders, in the order of their names.

    Raises:
        UsageError: a folder holds none, or is not there.
    """
    found = {folder: list(folder.glob("*.json")) for folder in folders}
    for folder, files in found.items():
        if not files:
            raise UsageError(problem=f"{folder}: no annotated reports (*.json) are there")
    return sorted(path for files in found.values() for path in files)


def named_triggers(report: Report, claim: Claim) -> Sequence[Span]:
    """Where the triggers that a claim names stand in its evidence, each mention once."""
    evidence = [_first(report.text, quote) for quote in claim["evidence"]]
    found: list[Span] = []
    for words in claim.get("triggers", ()):
        spans = [span for span in occurrences(report.text, words) if any(span in quote for quote in evidence)]
        found += [span for span in spans if span not in found][:1]
    return sorted(found)


def _frames(
    report: Report, document: Document, claims: Sequence[Claim], triggers_of: TriggersOf, mentions: Mentions
) -> Iterator[Frame]:
    triggers = {claim["id"]: list(triggers_of(report, claim)) for claim in claims}
    for claim in claims:
        evidence = [_first(report.text, quote) for quote in claim["evidence"]]
        for trigger in triggers[claim["id"]]:
            places = Places(report.text, report.markup.sentences, trigger, evidence)
            frame = Frame(trigger=trigger, roles={}, labels=_labels(claim), modes=frozenset(claim["transport"]))
            _fill(frame, claim, places, mentions, document)
            for tag, target in (("same", claim["id"]), ("whole", claim["part_of"]), ("denied", claim["disputes"])):
                frame.roles[tag] = [Target(span) for span in triggers.get(target, ()) if span != trigger]
            yield frame


def _joined(frames: Iterable[Frame]) -> Iterator[Frame]:
    """One frame for each trigger: where claims share it, with the fillers of all of them."""
    first: dict[Span, Frame] = {}
    for frame in frames:
        earlier = first.setdefault(frame.trigger, frame)
        if earlier is not frame:
            for tag, targets in frame.roles.items():
                listed = earlier.roles.setdefault(tag, [])
                listed += [each for each in targets if each not in listed and each.span != frame.trigger]
            for tag, spans in frame.open.items():
                earlier.open.setdefault(tag, []).extend(spans)
    yield from sorted(first.values(), key=lambda frame: frame.trigger)


def _fill(frame: Frame, claim: Claim, places: Places, mentions: Mentions, document: Document) -> None:
    """Give a frame what its claim's slots name: each filler's nearest mention, the others left open."""

    def take(tag: str, spans: Iterable[Span], kind: str | None = None, named: bool | None = None) -> None:
        nearest, *others = [*spans] or [None]
        frame.roles.setdefault(tag, []).extend([Target(nearest, kind, named)] if nearest else [])
        frame.open.setdefault(tag, []).extend(others)

    for slot in PARTIES:
        for name in claim[slot]:
            take(slot, places.ordered(mentions.of(name)))
    for slot in SITES:
        for name in claim[slot]:
            take(slot, places.exact(name))
    for item in claim["items"]:
        take("item", places.exact(item["text"]), item["class"])
    take("date", places.ordered([(span, 0) for span in _dates(claim["date"], document)]))
    take("value", places.ordered([(span, 0) for span in _values(claim["value"], document)]))
    for *relays, origin in claim["sources"]:
        take("source", places.exact(origin["text"]), origin["kind"], origin["named"])
        for relay in relays:
            take("relay", places.exact(relay["text"]), relay["kind"], relay["named"])


def _dates(edtf: str | None, document: Document) -> list[Span]:
    """Where the text says a date: the words that are read as the same days."""
    if edtf is None:
        return []
    try:
        wanted = Period(edtf)
    except PeriodError:
        return []
    whole = Span(0, len(document.text))
    found = datings(document.text, whole, published=document.published)
    return [each.span for each in found if each.period.is_same_interval_as(wanted)]


def _values(value: Mapping[str, Any] | None, document: Document) -> list[Span]:
    """Where the text says an amount of money."""
    if value is None:
        return []
    found = prices(document.text, Span(0, len(document.text)))
    return [each.span for each in found if float(each.money.amount) == float(value["amount"])]


def _labels(claim: Claim) -> dict[str, str]:
    return {
        "basis": claim["basis"],
        "stage": claim["stage"],
        "polarity": claim["polarity"],
        "certainty": claim["certainty"],
        "covert": "covert" if claim["covert"] else "open",
    }


def _first(text: str, quote: str) -> Span:
    return next(iter(occurrences(text, quote)), Span(0, 1))
