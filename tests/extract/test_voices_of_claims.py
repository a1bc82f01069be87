"""Chains of speakers from the model's guesses."""

from extracted import report
from scenes import guess

from waybill.extract.sentence import read_sentences
from waybill.extract.trimming import Trimmer
from waybill.extract.voices import chains
from waybill.ontology import load

TEXT = "The Lagoon Times, quoting a memo that two diplomats had read, said so. The ministry and a dockworker agreed."


def nodes(
    origins: list[tuple[str, str, float]], relays: list[tuple[str, str, float]]
) -> list[list[tuple[str, str, bool]]]:
    trimmer = Trimmer(TEXT, read_sentences(report(TEXT), load()))

    def guesses(listed: list[tuple[str, str, float]]):  # type: ignore[no-untyped-def]
        return [guess(TEXT, words, kind=kind, named=named) for words, kind, named in listed]

    found = chains(guesses(origins), guesses(relays), trimmer)
    return [[(node.text, node.kind.value, node.named) for node in chain] for chain in found]


def test_relays_stand_before_the_origin_outlets_first() -> None:
    assert nodes(
        [("a memo", "document", 0.1)], [("two diplomats", "government", 0.2), ("The Lagoon Times", "outlet", 0.9)]
    ) == [
        [
            ("Lagoon Times", "outlet", True),
            ("two diplomats", "government", False),
            ("a memo", "document", False),
        ]
    ]


def test_two_origins_are_two_chains_and_a_relay_belongs_to_the_nearer() -> None:
    assert nodes(
        [("a memo", "document", 0.1), ("The ministry", "government", 0.9)], [("The Lagoon Times", "outlet", 0.9)]
    ) == [
        [("Lagoon Times", "outlet", True), ("a memo", "document", False)],
        [("ministry", "government", True)],
    ]


def test_a_relay_without_origin_is_as_far_as_the_text_leads() -> None:
    assert nodes([], [("a dockworker", "witness", 0.0)]) == [[("a dockworker", "witness", False)]]


def test_nobody_is_no_chain() -> None:
    assert nodes([], []) == []
