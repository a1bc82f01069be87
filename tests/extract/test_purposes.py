"""What goods are for, and of which calibre, as part of their name."""

import pytest

from waybill.core.span import Span
from waybill.extract.slots.purposes import with_aim
from waybill.extract.slots.wholes import of_calibre


@pytest.mark.parametrize(
    ("text", "item", "whole"),
    [
        ("Peru sold chemicals used to produce gas and acids.", "chemicals", "chemicals used to produce gas and acids"),
        ("China sold equipment for Syria's missile programme.", "equipment", "equipment for Syria's missile programme"),
        ("China sold parts for a long-range gun.", "parts for a long-range", "parts for a long-range gun"),
        ("China sold tools capable of making shells to Peru.", "tools", "tools capable of making shells"),
        ("China sold equipment to jam radars.", "equipment", "equipment to jam radars"),
        ("China sold ammunition for M-60 machineguns.", "ammunition", "ammunition for M-60 machineguns"),
        ("China sold tanks, and shells for these vehicles.", "shells", "shells for these vehicles"),
        ("China sold equipment for border guards.", "equipment", "equipment"),
        ("China sold equipment to Peru's missile programme.", "equipment", "equipment"),
        ("China sold rifles used to produce fear.", "rifles", "rifles"),
        ("China sold tools to make shells last year.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make shells Monday.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make shells illegally.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make shells through Peru.", "tools to make shells", "tools to make shells"),
        ("The tools to make shells China sold were old.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make shells and 40 guns.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make shells and trained crews.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make shells and said so.", "tools to make shells", "tools to make shells"),
        ("China sold tools to make new Scud missiles.", "tools", "tools to make new Scud missiles"),
        ("China sold parts, and gas for a long-range gun.", "parts", "parts"),
    ],
)  # fmt: skip
def test_what_says_little_is_named_with_what_it_is_for(text: str, item: str, whole: str) -> None:
    start = text.index(item)
    assert with_aim(text, Span(start, start + len(item))).of(text) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Peru sent 550 7.62-mm rounds of ammunition.", "7.62-mm rounds of ammunition"),
        ("Peru sent 550 rounds of ammunition.", "ammunition"),
        ("Peru sent 155 mm rounds of tank ammunition.", "155 mm rounds of tank ammunition"),
    ],
)
def test_rounds_of_one_calibre_are_part_of_the_name(text: str, whole: str) -> None:
    start = text.index("tank ammunition" if "tank" in text else "ammunition")
    assert of_calibre(text, Span(start, len(text) - 1)).of(text) == whole
