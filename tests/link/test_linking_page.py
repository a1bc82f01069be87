"""The page on linking shows the weights that are shipped; ``python tests/link/test_linking_page.py`` writes them."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Final

from waybill.link.agreement import FACTS, THRESHOLD
from waybill.link.blocks import MOST_IN_BLOCK
from waybill.link.groups import LEAST_MEAN

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "manual" / "linking.md"
ROW: Final = re.compile(r"^\| (?P<fact>[^|]+) \| (?P<level>[^|]+) \| (?P<weight>0|[+−]\d\.\d\d) \| ", re.MULTILINE)
START: Final = re.compile(r"(?<=which starts at )[+−]?\d\.\d\d")
WRITTEN: Final = json.loads(files("waybill.link").joinpath("weights.json").read_text("utf-8"))


def shown(weight: float) -> str:
    """A weight as the page shows it."""
    rounded = round(weight, 2)
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0"


def refreshed(page: str) -> str:
    """The page with the weights that are shipped, in the rows that it has."""
    with_start = START.sub(shown(WRITTEN["start"]), page)
    return ROW.sub(
        lambda row: f"| {row['fact']} | {row['level']} | {shown(WRITTEN['facts'][row['fact']][row['level']])} | ",
        with_start,
    )


def test_the_page_shows_each_level_with_its_weight() -> None:
    rows = {(row["fact"], row["level"]): row["weight"] for row in ROW.finditer(PAGE.read_text("utf-8"))}
    weights = {(fact, level): shown(each) for fact, by in WRITTEN["facts"].items() for level, each in by.items()}
    assert rows == weights


def test_the_page_shows_where_the_score_starts() -> None:
    assert START.findall(PAGE.read_text("utf-8")) == [shown(WRITTEN["start"])]


def test_the_page_lists_the_facts_in_the_order_of_the_table() -> None:
    named = dict.fromkeys(row["fact"] for row in ROW.finditer(PAGE.read_text("utf-8")))
    assert list(named) == [fact.name for fact in FACTS]


def test_the_page_names_the_limits_that_hold() -> None:
    page = " ".join(PAGE.read_text("utf-8").split())
    assert (THRESHOLD, MOST_IN_BLOCK, LEAST_MEAN) == (0, 250, -2)
    assert "at **0** it is as likely as not" in page
    assert "no more than 250 claims" in page
    assert "is below −2" in page


def test_weights_are_written_to_the_page_as_they_are() -> None:
    assert shown(-1.146) == "−1.15"
    assert (shown(0.5), shown(-0.0), shown(0.004)) == ("+0.50", "0", "0")
    row = "| denial | one | +9.00 | the one says that it did not happen |"
    assert refreshed(row) == row.replace("+9.00", shown(WRITTEN["facts"]["denial"]["one"]))


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text("utf-8")), "utf-8")
