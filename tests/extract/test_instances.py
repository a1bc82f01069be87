"""The named ones for whom a description stands."""

import pytest

from waybill.core.span import Span
from waybill.extract.parties.instances import instances


def named(text: str, description: str, *names: str) -> list[str]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    start = text.index(description)
    return [span.of(text) for span in instances(text, Span(start, start + len(description)), spans)]


@pytest.mark.parametrize(
    ("text", "description", "names"),
    [
        ("rifles for states such as Peru, Chile and Cuba", "states", ["Peru", "Chile", "Cuba"]),
        ("rifles for militias in Libya, including the Vetra Front", "militias in Libya", ["Vetra Front"]),
        ("rifles for buyers in the Gulf like Karvia", "buyers", ["Karvia"]),
        ("RIFLES FOR FACTIONS, NOTABLY THE VETRA FRONT", "FACTIONS", ["VETRA FRONT"]),
    ],
)
def test_a_description_goes_on_to_name_them(text: str, description: str, names: list[str]) -> None:
    assert named(text, description, *names) == names


@pytest.mark.parametrize(
    ("text", "description", "name"),
    [
        ("rifles for the army, including Peru", "army", "Peru"),
        ("rifles for the Contras, like Peru", "Contras", "Peru"),
        ("rifles for states, and Peru", "states", "Peru"),
        ("rifles for states. Including Peru", "states", "Peru"),
    ],
)
def test_one_who_is_named_or_alone_stands_for_nobody_else(text: str, description: str, name: str) -> None:
    assert named(text, description, name) == []
