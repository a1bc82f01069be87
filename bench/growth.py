"""What joining claims costs as a ledger grows: ``python bench/growth.py [--sizes 1000 10000 …]``.

For each size a ledger is filled with invented claims, five to a story on average, told in several reports; then
reports with 1,000 claims more are imported. Time is of the wall and, in brackets, of the processor, which others who
are at work do not lengthen; memory is the greatest resident set of the process that adds them.

``--parts N`` fills a ledger in so many parts, each by a process of its own, and gives their sum.
"""

import argparse
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    parser.add_argument("--parts", type=int, default=1)
    options = parser.parse_args()
    print(f"{'claims':>9} {'filled in':>20} {'MB':>6} {'1,000 more':>18} {'MB':>6} {'cases':>8}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            ledger = str(Path(folder) / "ledger.db")
            filled = [_apart(ledger, size // options.parts, start) for start in range(0, size, size // options.parts)]
            print(f"{size:>9,} {_figures(filled, 9)}", end=" ", flush=True)
            print(f"{_figures([_apart(ledger, ADDED, size)], 7)} {_cases(ledger):>8,}", flush=True)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an import cost: time of the wall and of the processor in seconds, memory in megabytes."""

    wall_s: float
    cpu_s: float
    memory_mb: float


def _figures(costs: Sequence[Cost], width: int) -> str:
    wall_s, cpu_s = sum(each.wall_s for each in costs), sum(each.cpu_s for each in costs)
    return f"{wall_s:>{width}.1f} s {f'({cpu_s:.1f})':>{width}} {max(each.memory_mb for each in costs):>6.0f}"


def _cases(ledger: str) -> int:
    with waybill.open(ledger) as workspace:
        return len(workspace.cases())


def _apart(ledger: str, count: int, start: int) -> Cost:
    """What an import costs in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(imported, (ledger, count, start))


def imported(ledger: str, count: int, start: int) -> Cost:
    """Import so many claims from the invented reports that begin with claim ``start``."""
    path = Path(f"{ledger}-{start}.jsonl")
    with path.open("w", encoding="utf-8") as file:
        for report in reports(start, count):
            file.write(json.dumps(report) + "\n")
    begun, worked = time.perf_counter(), time.process_time()
    with waybill.open(ledger) as workspace:
        workspace.import_([str(path)])
    return Cost(
        wall_s=time.perf_counter() - begun,
        cpu_s=time.process_time() - worked,
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


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
