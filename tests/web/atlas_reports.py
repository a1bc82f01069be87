"""Reports, invented, whose cases lie all over the map."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import waybill
from waybill.core.ids import JsonObject
from waybill.workspace.holding import Holding, hold

HOSTILE_NAME: Final = "Friends</text><svg onload=alert(1)> of {{ 7*7 }}"


def _report(name: str, text: str, claim: JsonObject, published: str) -> JsonObject:
    return {
        "id": name,
        "text": text,
        "published": published,
        "publisher": "Quay Courier",
        "claims": [{"id": "c1", "evidence": [text], "stage": "delivered", **claim}],
    }


def _items(text: str, weapon_class: str) -> list[JsonObject]:
    return [{"text": text, "class": weapon_class}]


REPORTS: Final = (
    _report(
        "tanks",
        "Norway gave Moldova 30 tanks in 2015.",
        {"supplier": ["Norway"], "recipient": ["Moldova"], "items": _items("tanks", "tank"), "date": "2015"},
        "2015-07-01",
    ),
    _report(
        "howitzers",
        "Norway gave Moldova 12 howitzers in May 2018.",
        {
            "supplier": ["Norway"],
            "recipient": ["Moldova"],
            "items": _items("howitzers", "artillery"),
            "date": "2018-05",
        },
        "2018-06-01",
    ),
    _report(
        "ship",
        "A ship carried 40 missiles of Brazil from Mumbai to Odesa for Cyprus in 2021 and 2022.",
        {
            "supplier": ["Brazil"],
            "recipient": ["Cyprus"],
            "origin": ["Mumbai"],
            "destination": ["Odesa"],
            "items": _items("missiles", "missile"),
            "transport": ["sea"],
            "date": "2021/2022",
        },
        "2022-12-01",
    ),
    _report(
        "dhow",
        "Iran sent Yemen drones in a dhow that was stopped in the Gulf of Oman in March 2024.",
        {
            "supplier": ["Iran"],
            "recipient": ["Yemen"],
            "via": ["Gulf of Oman"],
            "items": _items("drones", "uav"),
            "transport": ["sea"],
            "date": "2024-03",
            "stage": "intercepted",
        },
        "2024-04-02",
    ),
    _report(
        "boats",
        f"Norway gave {HOSTILE_NAME} three boats.",
        {"supplier": ["Norway"], "recipient": [HOSTILE_NAME], "items": _items("boats", "ship")},
        "2023-02-03",
    ),
)


@contextmanager
def atlas_ledger(folder: Path) -> Iterator[Holding]:
    """The ledger of these reports, held."""
    location = str(folder / "atlas.db")
    with waybill.open(location) as workspace:
        workspace.import_([_written(folder)])
    with hold(location) as opened:
        yield opened


def _written(folder: Path) -> str:
    path = folder / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, REPORTS)), encoding="utf-8")
    return str(path)
