"""Chains of those who pass on, in the order in which they do, and speakers called by their names alone."""

import pytest

from waybill.core.shape import document_from_json
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "An envoy told Danube Radio that Peru had sold tanks to Chad, according to the Sahara Courier.",
            ["Sahara Courier", "Danube Radio", "An envoy"],
        ),
        (
            "AFP quoted the BBC as saying that officials believed Peru had sold rifles to Togo.",
            ["AFP", "BBC", "officials"],
        ),
        ("Le Matin, quoted by Reuters, said Algeria had bought 60 tanks from Russia.", ["Reuters", "Le Matin"]),
        ("Tass, monitored by Danube Radio, said Angola had got 12 helicopters.", ["Danube Radio", "Tass"]),
        ("Ghana has bought 200 rifles from Serbia, a cable obtained by Reuters shows.", ["Reuters", "a cable"]),
        ("Invoices reviewed by Reuters show that Nordmet shipped 40 mortars to Togo.", ["Reuters", "Invoices"]),
        ("The powerful Hezbollah said Iran had given it 300 rockets.", ["Hezbollah"]),
        ("The rival Rapid Support Forces said Egypt had given the army eight jets.", ["Rapid Support Forces"]),
        ("44. Djibouti informed the Panel that it had given ten armoured vehicles to Somalia.", ["Djibouti"]),
    ],
)
def test_whoever_passes_on_stands_before_whom_he_has_it_from(text, chain):
    shape = {"id": "x", "publisher": "Post", "published": "2024-01-10", "language": "en", "title": "t", "text": text}
    document = document_from_json({**shape, "url": "u", "claims": []}, place="test")
    claims = extract(document, tagger=TrainedTagger(load()), ontology=load()).claims
    assert [[node.text for node in each] for claim in claims for each in claim.sources] == [chain]
