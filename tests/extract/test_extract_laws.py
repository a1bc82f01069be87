"""The laws of extract/stage.py, on reports put together at random."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from extracted import read, report, tagger
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report_strategies import SENTENCES, reports

from waybill.core.binding import claims_from_json
from waybill.core.document import Document
from waybill.core.outcome import Reading
from waybill.core.shape import document_from_json, document_to_json
from waybill.core.span import Span, squeeze
from waybill.extract.rules import RuleTagger
from waybill.ontology import load


def told_once(reading: Reading) -> list[Span]:
    """The triggers of claims; of both sides of a charge, which share them, once."""
    triggers = {claim.id: claim.triggers for claim in reading.claims}
    denied = [claim for claim in reading.claims if claim.disputes and triggers[claim.disputes] == claim.triggers]
    return [trigger.span for claim in reading.claims if claim not in denied for trigger in claim.triggers]


@given(reports)
@settings(max_examples=100)
@example(report("Minsk denied the accusation."))
@example(report(f"{SENTENCES[20]}\n{SENTENCES[20]}"))
def test_every_trigger_ends_in_one_claim_or_is_set_aside_with_a_reason(document: Document) -> None:
    reading = read(document)
    used = told_once(reading)
    put_aside = [rejection.span for rejection in reading.set_aside]
    assert Counter(used + put_aside) == Counter(frame.trigger.span for frame in tagger().tag(document))


@given(reports)
def test_no_trigger_is_told_twice_or_made_up(document: Document) -> None:
    reading = read(document)
    used = told_once(reading)
    put_aside = [rejection.span for rejection in reading.set_aside]
    assert Counter(used + put_aside) <= Counter(frame.trigger.span for frame in tagger().tag(document))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Turkey shipped fuel to Libya.", "no_weapon"),
        ("The shipment was late.", "no_weapon"),
        ("The shipment of rifles was late.", "no_party_or_route"),
        ("Rifles were delivered.", "no_party_or_route"),
    ],
)
def test_a_motion_that_makes_no_claim_is_set_aside_with_its_reason(text: str, reason: str) -> None:
    reading = read(report(text))
    assert (reading.claims, [rejection.reason for rejection in reading.set_aside]) == ((), [reason])
    assert [rejection.span for rejection in reading.set_aside] == [
        frame.trigger.span for frame in tagger().tag(report(text))
    ]


@given(reports)
def test_what_is_set_aside_names_its_document_a_reason_and_a_remedy(document: Document) -> None:
    for rejection in read(document).set_aside:
        assert (rejection.document, rejection.reason in REASONS) == (document.id, True)
        assert rejection.detail
        assert rejection.remedy


REASONS = ("no_weapon", "no_party_or_route", "not_a_transfer")


@given(reports)
def test_every_span_lies_in_the_text(document: Document) -> None:
    reading = read(document)
    spans = [span for claim in reading.claims for span in claim.spans()]
    spans += [rejection.span for rejection in reading.set_aside if rejection.span is not None]
    assert all(span.end <= len(document.text) for span in spans)


@given(reports)
def test_every_quote_party_place_item_and_speaker_stands_in_the_text_as_it_is_written(document: Document) -> None:
    for claim in read(document).claims:
        for quote in (*claim.evidence, *claim.triggers):
            assert quote.span.of(document.text) == quote.text
        nodes = [node for chain in claim.sources for node in chain]
        fillers = [filler for _, filler in (*claim.parties(), *claim.places())]
        for words in (*nodes, *fillers, *claim.items):
            assert squeeze(words.span.of(document.text)) == words.text
            assert words.text


@given(reports)
def test_ids_are_unique_and_pointers_stay_within_the_document(document: Document) -> None:
    claims = read(document).claims
    ids = [claim.id for claim in claims]
    assert len(set(ids)) == len(ids)
    assert {pointer for claim in claims for pointer in (claim.part_of, claim.disputes)} <= {None, *ids}
    assert all(claim.polarity == "denied" for claim in claims if claim.disputes is not None)


@given(reports)
def test_evidence_is_there_and_stands_in_the_order_of_the_text(document: Document) -> None:
    for claim in read(document).claims:
        assert claim.evidence
        for quotes in (claim.evidence, claim.triggers):
            assert all(left.span.end <= right.span.start for left, right in pairwise(quotes))


@given(reports)
def test_every_trigger_lies_in_the_evidence_of_its_claim(document: Document) -> None:
    for claim in read(document).claims:
        for trigger in claim.triggers:
            assert any(trigger.span in quote.span for quote in claim.evidence)


@given(reports)
def test_claims_come_in_the_order_of_their_first_words(document: Document) -> None:
    first = [claim.triggers[0].span for claim in read(document).claims]
    assert first == sorted(first)


@given(reports)
def test_a_claim_says_what_moves_and_who_or_where_is_concerned(document: Document) -> None:
    for claim in read(document).claims:
        assert claim.items
        assert [*claim.parties(), *claim.places()]


@given(reports, st.lists(reports, max_size=3))
@settings(max_examples=30)
def test_the_same_document_reads_the_same_whatever_is_read_beside_it(
    document: Document, others: list[Document]
) -> None:
    before = read(document)
    for other in others:
        read(other)
    # Another address makes it another document to every cache, but not to the reader.
    again = read(replace(document, url="https://example.org/again"))
    assert again.claims == before.claims
    assert [rejection.span for rejection in again.set_aside] == [rejection.span for rejection in before.set_aside]


@given(reports)
@settings(max_examples=30)
def test_what_is_written_as_json_is_read_back_as_equal_claims(document: Document) -> None:
    claims = read(document).claims
    shape = json.loads(json.dumps(document_to_json(document, claims)))
    assert document_from_json(shape) == document
    assert claims_from_json(shape, document) == claims


@given(reports)
@settings(max_examples=30)
def test_frames_come_in_the_order_of_their_triggers_and_lie_in_the_text(document: Document) -> None:
    frames = tagger().tag(document)
    triggers = [frame.trigger.span for frame in frames]
    assert triggers == sorted(triggers)
    assert all(mention.span.end <= len(document.text) for frame in frames for mention in frame.roles)
    assert RuleTagger(load()).tag(document) == frames


def test_the_reading_says_what_was_read_and_by_whom() -> None:
    document = report(SENTENCES[0])
    reading = read(document)
    assert (reading.document, reading.document_digest) == (document.id, document.digest)
    assert reading.maker.name == "waybill-rules"


def test_every_run_of_the_program_reads_the_same() -> None:
    here = str(Path(__file__).parent)
    code = (
        f"import sys; sys.path.insert(0, {here!r})\n"
        "from report_strategies import SENTENCES\nfrom extracted import read, report\n"
        "print(read(report('\\n\\n'.join(SENTENCES))), read(report(' '.join(SENTENCES))))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0].count(b"Claim(") > 10
    assert runs[0] == runs[1]
