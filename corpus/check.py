"""Check the corpus against the guide, and count what it covers.

python corpus/check.py            lists what is wrong; exit status 1 if anything is
python corpus/check.py --counts   prints the tables of corpus/README.md on the reports as well
python corpus/check.py --affairs  prints those on the affairs
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from check_affairs import affair_problems, affair_tables

from waybill.core.binding import claims_from_json
from waybill.core.shape import document_from_json
from waybill.errors import WaybillError

CORPUS: Final = Path(__file__).parent
FOLDERS: Final = ("reports", "held_out")
"""What is trained on, and the tenth that only measures."""

AFFAIRS: Final = "affairs"
"""Sets of reports on related transfers, of which it is known which claims speak of one."""

PARTS: Final = 10
WORDS: Final = range(50, 701)
_COUNTED: Final = ("stage", "basis", "covert", "polarity", "certainty")
_LISTED: Final = ("supplier", "recipient", "intermediary", "origin", "via", "destination", "transport", "date", "value")


def main() -> int:
    """Check all reports and affairs; print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", action="store_true", help="print what the corpus covers")
    parser.add_argument("--affairs", action="store_true", help="print what the affairs cover")
    options = parser.parse_args()
    paths = sorted(
        (path for folder in FOLDERS for path in (CORPUS / folder).glob("*.json")), key=lambda path: path.stem
    )
    reports = [(path, json.loads(path.read_text("utf-8"))) for path in paths]
    wrong = [f"{path.name}: {problem}" for path, report in reports for problem in problems(path, report)]
    affairs = [(path, json.loads(path.read_text("utf-8"))) for path in sorted((CORPUS / AFFAIRS).glob("*.json"))]
    wrong += [f"{path.name}: {problem}" for path, affair in affairs for problem in affair_problems(path, affair)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    if options.counts:
        print("\n".join(tables([report for _, report in reports])))
    if options.affairs:
        listed = affair_tables([affair for _, affair in affairs])
        print("\n".join(line for name, counted, rows in listed for line in _table(name, counted, rows)))
    claims = sum(len(report["claims"]) for _, report in reports)
    print(f"{len(reports)} reports, {claims} claims, {len(affairs)} affairs, {len(wrong)} problems", file=sys.stderr)
    return 1 if wrong or not reports or not affairs else 0


def problems(path: Path, report: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a report: its shape, its words, its claims."""
    if report.get("id") != path.stem:
        yield f"its id is {report.get('id')!r}; name it after its file"
    folder = FOLDERS[is_held_out(path.stem)]
    if path.parent.name != folder:
        yield f"it stands in {path.parent.name}; its id puts it into {folder}"
    if report.get("invented") is not True:
        yield 'it does not say "invented": true'
    if len(report["text"].split()) not in WORDS:
        yield f"it has {len(report['text'].split())} words; from {WORDS.start} to {WORDS.stop - 1} are wanted"
    try:
        document = document_from_json(report)
        claims_from_json(report, document)
    except WaybillError as error:
        yield str(error)
        return
    for claim in report["claims"]:
        yield from (f"{claim['id']}: {problem}" for problem in _claim_problems(claim, report["claims"]))


def is_held_out(report_id: str) -> bool:
    """Whether a report is of the tenth that is never trained on; its id alone decides."""
    return int(hashlib.sha256(report_id.encode()).hexdigest(), 16) % PARTS == 0


def _claim_problems(claim: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    evidence = " ".join(" ".join(quote.split()) for quote in claim["evidence"])
    if not claim.get("triggers"):
        yield "it names no triggers"
    for trigger in claim.get("triggers", ()):
        if " ".join(trigger.split()) not in evidence:
            yield f"its trigger {trigger!r} does not stand in its evidence"
    if not claim["items"]:
        yield "nothing moves in it; name its items"
    if not any(claim[slot] for slot in _LISTED[:6]):
        yield "nobody gives or gets and nothing leaves or arrives"
    if claim["disputes"] is not None and claim["polarity"] != "denied":
        yield "it disputes a claim without denying it"
    if any(claim[tie] == claim["id"] for tie in ("part_of", "disputes")):
        yield "it points to itself"
    known = {each["id"] for each in claims}
    yield from (f"{tie} names no claim" for tie in ("part_of", "disputes") if claim[tie] not in (None, *known))


def tables(reports: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Markdown tables of what reports cover."""
    claims = [claim for report in reports for claim in report["claims"]]
    chains = [chain for claim in claims for chain in claim["sources"]]
    yield from _table("what", "reports", [("all", len(reports)), *_sizes(reports)])
    for key in _COUNTED:
        yield from _table(key, "claims", _most(str(claim[key]).lower() for claim in claims))
    filled = [(slot, sum(bool(claim[slot]) for claim in claims)) for slot in (*_LISTED, "part_of", "disputes")]
    yield from _table("slot that is filled", "claims", filled)
    yield from _table("class of item", "items", _most(item["class"] for claim in claims for item in claim["items"]))
    yield from _table("transport", "claims", _most(mode for claim in claims for mode in claim["transport"]))
    yield from _table("chains of a claim", "claims", sorted(Counter(str(len(c["sources"])) for c in claims).items()))
    yield from _table("speakers in a chain", "chains", sorted(Counter(str(len(chain)) for chain in chains).items()))
    yield from _table("kind of speaker", "speakers", _most(node["kind"] for chain in chains for node in chain))
    decades = Counter(f"{str(report['published'])[:3]}0s" for report in reports if report.get("published"))
    yield from _table("published", "reports", sorted(decades.items()))


def _sizes(reports: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    return [
        ("without claims", sum(not report["claims"] for report in reports)),
        ("with one claim", sum(len(report["claims"]) == 1 for report in reports)),
        ("with several claims", sum(len(report["claims"]) > 1 for report in reports)),
        ("words on average", round(sum(len(report["text"].split()) for report in reports) / max(1, len(reports)))),
    ]


def _most(values: Iterator[str]) -> list[tuple[str, int]]:
    return Counter(values).most_common()


def _table(name: str, counted: str, rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    yield from (f"| {name} | {counted} |", "| --- | ---: |")
    yield from (f"| {row} | {count:,} |" for row, count in rows)
    yield ""


if __name__ == "__main__":
    sys.exit(main())
