"""What joining claims costs as a ledger grows: ``python bench/growth.py [--sizes 1000 10000 …]``.

For each size a ledger is filled with invented claims, five to a story on average, told in several reports; then
reports with 1,000 claims more are imported. Time is of the wall, memory the greatest resident set of the process that
adds them.
"""

import argparse
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import waybill
from waybill.ontology import load

SIZES: Final = (1_000, 10_000)
ADDED: Final = 1_000
CLAIMS_PER_REPORT: Final = 2
_WEAPONS: Final = (
    ("assault rifles", "small_arm"),
    ("mortars", "light_weapon"),
    ("drones", "uav"),
    ("battle tanks", "tank"),
    ("howitzers", "artillery"),
    ("patrol boats", "ship"),
    ("transport helicopters", "helicopter"),
    ("anti-tank missiles", "anti_tank"),
    ("artillery shells", "ammunition"),
    ("armoured personnel carriers", "armoured_vehicle"),
)
_VERBS: Final = (
    ("delivered", "delivered"),
    ("agreed to sell", "agreed"),
    ("shipped", "dispatched"),
    ("offered", "offered"),
)
_DAYS: Final = 365 * 15


def main() -> int:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    print(f"{'claims':>9} {'filled in':>10} {'MB':>6} {'1,000 more':>11} {'MB':>6} {'cases':>8}")
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            ledger = str(Path(folder) / "ledger.db")
            filled = _apart(ledger, size, 0)
            added = _apart(ledger, ADDED, size)
            print(
                f"{size:>9,} {filled[0]:>8.1f} s {filled[1]:>6.0f} {added[0]:>9.1f} s {added[1]:>6.0f} {added[2]:>8,}",
                flush=True,
            )
    return 0


def _apart(ledger: str, count: int, start: int) -> tuple[float, float, int]:
    """Seconds, megabytes and cases, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(imported, (ledger, count, start))


def imported(ledger: str, count: int, start: int) -> tuple[float, float, int]:
    """Import so many claims from the invented reports that begin with claim ``start``."""
    path = Path(f"{ledger}-{start}.jsonl")
    with path.open("w", encoding="utf-8") as file:
        for report in reports(start, count):
            file.write(json.dumps(report) + "\n")
    begun = time.perf_counter()
    with waybill.open(ledger) as workspace:
        workspace.import_([str(path)])
        taken = time.perf_counter() - begun
        cases = len(workspace.cases())
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, cases


def reports(start: int, count: int) -> Iterator[dict[str, Any]]:
    """Annotated reports with so many claims; the same numbers always give the same."""
    states = sorted(
        entity.name
        for each in load().parties.ids()
        if each.startswith("state/") and (entity := load().parties.entity(each)) is not None
    )
    for number in range(start, start + count, CLAIMS_PER_REPORT):
        yield _report(number, states)


def _report(number: int, states: list[str]) -> dict[str, Any]:
    chance = random.Random(number)
    sentences, claims = [], []
    day = 0
    for _ in range(CLAIMS_PER_REPORT):
        # Stories are met again and again, by reports of the days after them.
        story = random.Random(chance.randrange(max(1, (number + 10) // 5)) * 7919 + 1)
        supplier, recipient = story.sample(states, 2)
        (weapon, weapon_class), day = story.choice(_WEAPONS), story.randrange(_DAYS)
        quantity = story.choice([12, 24, 36, 48, 60, 100, 150, 200, 300, 450, 500, 750, 1200])
        verb, stage = chance.choice(_VERBS)
        counted = chance.random() < 0.6
        sentence = f"{supplier} {verb} {f'{quantity} ' if counted else ''}{weapon} to {recipient}."
        sentences.append(sentence)
        item = {"text": weapon, "class": weapon_class}
        item["quantity"] = {"value": quantity, "bound": "exact", "unit": None} if counted else None
        claims.append(
            {
                "id": f"c{len(claims) + 1}",
                "evidence": [sentence],
                "stage": stage,
                "supplier": [supplier],
                "recipient": [recipient],
                "items": [item],
            }
        )
    published = time.strftime("%Y-%m-%d", time.gmtime((13_000 + day + chance.randrange(20)) * 86_400))
    filler = " ".join(f"{' '.join(_word(chance) for _ in range(12))}." for _ in range(30))
    return {
        "id": f"report-{number}",
        "text": " ".join([*sentences, filler]),
        "publisher": f"Paper {chance.randrange(400)}",
        "published": published,
        "claims": claims,
    }


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(("ka", "lo", "mi", "ren", "tus", "va", "po", "shi")) for _ in range(4))


if __name__ == "__main__":
    sys.exit(main())
