"""The catalogue of outlets: closed lists, domains, reasons, and names that do not fire in prose."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from waybill.core.ids import EntityId
from waybill.ontology import load
from waybill.ontology.kinds import OutletKind

FILE: Final = Path(__file__).parents[2] / "resources" / "outlets" / "outlets.csv"
DOMAIN: Final = re.compile(r"(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}")


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_there_are_outlets_of_all_kinds_and_regions() -> None:
    listed = rows()
    kinds = Counter(row["kind"] for row in listed)
    assert len(listed) >= 1100
    assert kinds.keys() == set(OutletKind)
    assert all(
        kinds[kind] >= 70 for kind in ("wire", "daily", "specialist", "official", "state-controlled", "partisan")
    )
    assert len({row["country"] for row in listed}) >= 150


def test_the_manual_names_each_kind(root: Path) -> None:
    section = (root / "docs" / "manual" / "catalogues.md").read_text(encoding="utf-8").partition("\n## Outlets\n")[2]
    assert [kind for kind in OutletKind if f"| `{kind}` |" not in section.partition("\n## ")[0]] == []


def test_domains_are_well_formed_and_unique() -> None:
    domains = [row["domain"] for row in rows() if row["domain"]]
    assert [domain for domain in domains if not DOMAIN.fullmatch(domain)] == []
    assert [domain for domain, count in Counter(domains).items() if count > 1] == []
    assert len(domains) >= 1000


def test_an_outlet_is_known_by_its_domain() -> None:
    lost = [row["id"] for row in rows() if row["domain"] and row["id"] not in ids(row["domain"])]
    assert lost == []


def test_every_letter_has_its_reason() -> None:
    assert [row["id"] for row in rows() if len(row["reason"]) < 24] == []
    assert len({row["reason"] for row in rows()}) >= 200


@pytest.mark.parametrize(
    ("outlet", "said"),
    [
        ("outlet/rt", "paid for by the Russian state"),
        ("outlet/zero-hedge", "one invented name"),
        ("outlet/al-masirah", "who fight the war"),
        ("outlet/bbc", "licence fee"),
    ],
)
def test_what_is_special_about_an_outlet_stands_in_its_reason(outlet: str, said: str) -> None:
    facts = load().outlet(EntityId(outlet))
    assert facts is not None
    assert said in (facts.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        "in modern times the sun was independent of the observer",
        "the Australian army and the National Guard crossed the Atlantic",
        "the Hindu temple, the Namibian police, a Bulgarian military cargo",
        "a guardian, a mirror, the star, a herald, the standard and the dawn of an age",
        "The Bell 412 helicopters and a Zvezda shipyard; Turan tanks",
        "focus, respect, tempo, capital, vanguard, mint and globe",
    ],
)
def test_titles_that_are_words_are_no_outlets_in_prose(text: str) -> None:
    assert [hit.span.of(text) for hit in load().outlets.find(text)] == []


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The Times", "outlet/times"),
        ("the Independent", "outlet/independent"),
        ("The Sun", "outlet/sun"),
        ("The Australian", "outlet/australian"),
        ("The Atlantic", "outlet/atlantic"),
        ("Lloyd's List", "outlet/lloyds-list"),
        ("ukrinform.net", "outlet/ukrinform"),
    ],
)
def test_a_publisher_is_known_by_its_whole_name(name: str, outlet: str) -> None:
    assert ids(name) == [outlet]


def ids(name: str) -> list[str]:
    return [entity.id for entity in load().outlets.named(name)]
