"""How fast pages are over many cases: python bench/pages.py prints milliseconds for each kind of page.

    python bench/pages.py --cases 2000 map search

asks for fewer cases, and only for kinds of pages that are called so, or so and something more.

The ledger is made up in memory, five claims to a case, so that what is measured is the pages and not the database.
Pages are served as ever, by uvicorn over the loopback. Twenty readers in another process ask at once and without a
pause, five times each, after one has asked for one page of the kind; what they ask for differs, so that little was
made before. Beside what readers wait for stands what each answer costs, which other work on the machine changes less.
"""

import gc
import os
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from multiprocessing import get_context
from resource import RUSAGE_SELF, getrusage
from threading import Thread
from typing import Final, cast
from urllib.parse import quote

import uvicorn

from waybill.core.case import Case, Origin, Summary, SummaryItem, SummaryParty
from waybill.core.claim import Claim, ClaimRef, Filler, Item, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId, ClaimId, Digest, DocumentId, EntityId
from waybill.core.maker import Maker, MakerKind
from waybill.core.quantity import Quantity
from waybill.core.span import Quote, Span
from waybill.core.speaker import SpeakerKind
from waybill.ontology import load
from waybill.web.app import application
from waybill.web.warming import warm
from waybill.workspace.finding import finder
from waybill.workspace.held import Held
from waybill.workspace.holding import Holding

READERS: Final = 20
ROUNDS: Final = 5
CLAIMS: Final = 5
STATES: Final = ("iran", "russia", "norway", "moldova", "sudan", "libya", "chad", "haiti", "turkey", "serbia", "cyprus")
NOON: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
MAKER: Final = Maker(kind=MakerKind.IMPORT, name="made up")


def a_case(number: int) -> tuple[Case, list[FiledClaim]]:
    """A case with its claims, told from its number."""
    giver, getter = STATES[number % 11], STATES[number // 11 % 11]
    weapon = list(WeaponClass)[number % len(WeaponClass)]
    text = f"{giver.title()} sent {getter.title()} {number} crates of goods{number % 977}, a clerk said."
    documents = [
        Document(
            id=DocumentId(f"d{number}-{each}"), text=text, published=date(2000, 1, 1) + timedelta(days=number % 9000)
        )
        for each in range(CLAIMS)
    ]
    item = Item(text="crates", span=Span(0, 4), weapon_class=weapon, quantity=Quantity(value=number))
    filler = Filler(text=giver.title(), span=Span(0, len(giver)), entity=EntityId(f"state/{giver}"))
    claims = [
        Claim(
            id=ClaimId("c1"),
            document=each.id,
            evidence=(Quote.of(text, Span(0, len(text))),),
            supplier=(filler,),
            items=(item,),
        )
        for each in documents
    ]
    refs = tuple(ClaimRef(each.id, ClaimId("c1")) for each in documents)
    given, got = (
        (SummaryParty(name=each.title(), entity=EntityId(f"state/{each}"), claims=refs),) for each in (giver, getter)
    )
    items = (
        SummaryItem(name="crates", weapon_class=weapon, entity=None, quantities=(Quantity(value=number),), claims=refs),
    )
    case = Case(
        id=CaseId(f"case-{number}"),
        claims=refs,
        documents=tuple(each.id for each in documents),
        summary=Summary(supplier=given, recipient=got, items=items, stage=list(Stage)[number % 7]),
        disputed=number % 5 == 0,
        first_published=documents[0].published,
        origins=(Origin(text="a clerk", kind=SpeakerKind.PERSON, named=False, claims=refs),),
        grade=Grade(reliability=Reliability.FAIRLY, credibility=Credibility(number % 6 + 1), reasons=("Told once.",)),
    )
    filed = [
        FiledClaim(claim=claim, document=document, case=case.id, maker=MAKER)
        for claim, document in zip(claims, documents, strict=True)
    ]
    return case, filed


def a_ledger(cases: int) -> Held:
    """A ledger of so many cases."""
    made = [a_case(number) for number in range(cases)]
    filed = [each for _, listed in made for each in listed]
    return Held(
        sequence=1,
        digest=Digest(""),
        ontology=load(),
        cases={case.id: case for case, _ in made},
        retired={},
        claims={each.ref: each for each in filed},
        claims_of={each.document.id: (each,) for each in filed},
        documents={each.document.id: each.document for each in filed},
        captures={},
        entities={},
        judged=(),
        reviewed={},
        rejected={},
        came_at={each.document.id: NOON for each in filed},
        rejections=0,
    )


class Standing:
    """A ledger that never changes, as the pages ask it."""

    location = ""

    def __init__(self, held: Held) -> None:
        self._held = held

    def now(self) -> Held:
        return self._held

    def versions(self, _: DocumentId) -> tuple[()]:
        return ()


def ask(port: int, path: str, times: int) -> list[float]:
    """Seconds that each of so many answers takes, over one connection."""
    connection, taken = HTTPConnection("127.0.0.1", port), []
    for _ in range(times):
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - start)
        assert answer.status == 200, (path, answer.status)
    connection.close()
    return taken


def ask_at_once(port: int, paths: Sequence[str]) -> list[float]:
    """Seconds that answers take where twenty readers ask at once, each for other pages."""
    with ThreadPoolExecutor(READERS) as readers:
        mine = [paths[number::READERS] or paths for number in range(READERS)]
        asked = [readers.submit(lambda given: [ask(port, each, 1)[0] for each in given], each) for each in mine]
        return sorted(taken for each in asked for taken in each.result())


def serve(held: Held) -> tuple[uvicorn.Server, int]:
    """Serve the pages from a thread."""
    config = uvicorn.Config(application(cast(Holding, Standing(held))), port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return server, server.servers[0].sockets[0].getsockname()[1]


def questions(cases: int) -> dict[str, list[str]]:
    """Addresses by what they are, no two alike but where there is only one."""
    stages, classes = [each.value for each in Stage], [each.value for each in WeaponClass]
    numbers = range(READERS * ROUNDS)
    return {
        "overview": ["/"] * len(numbers),
        "cases": [f"/cases?page={number + 1}" for number in numbers],
        "cases, filtered anew": [
            f"/cases?party={STATES[n % 11]}&stage={stages[n % 7]}&item_class={classes[n % 19]}" for n in numbers
        ],
        "cases, of words": [f"/cases?words=goods{number}" for number in numbers],
        "cases, between dates": [f"/cases?published_since={2000 + n % 20}&origins=1&sort=grade" for n in numbers],
        "case": [f"/cases/case-{number * 7 % cases}" for number in numbers],
        "document": [f"/documents/d{number * 7 % cases}-1" for number in numbers],
        "entity": [f"/entities/state/{STATES[number % 11]}" for number in numbers],
        "search, a rare word": [f"/search?q=goods{number}" for number in numbers],
        "search, a word of every claim": [f"/search?q=clerk&page={number + 1}" for number in numbers],
        "search, what says much the same": [
            f"/search?like={quote(f'Crates of goods{n} went from {STATES[n % 11]} to {STATES[n // 11]}, it is said.')}"
            for n in numbers
        ],
        "map": [f"/map?stage={stages[number % 7]}" for number in numbers],
        "map, filtered anew": [f"/map?supplier={STATES[n % 11]}&item_class={classes[n % 19]}" for n in numbers],
        "timeline": [f"/timeline?stage={stages[number % 7]}" for number in numbers],
        "cases as JSON": [f"/api/cases?page={number + 1}" for number in numbers],
        "OpenAPI": ["/api/openapi.json"] * len(numbers),
    }


def main(cases: int, kinds: Sequence[str]) -> None:
    """Print a line for each kind of question that begins with one of these names, or for all where none is given."""
    chosen = {name: paths for name, paths in questions(cases).items() if name.startswith(tuple(kinds) or "")}
    held = a_ledger(cases)
    server, port = serve(held)
    start, cpu = time.perf_counter(), time.process_time()
    finder(held).bring()
    print(f"{cases:,} cases, {len(held.claims):,} claims; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"words indexed in {time.perf_counter() - start:.1f} s ({time.process_time() - cpu:.1f} s of this process)")
    start, cpu = time.perf_counter(), time.process_time()
    warm(cast(Holding, Standing(held)))
    print(f"pages made ready in {time.perf_counter() - start:.1f} s ({time.process_time() - cpu:.1f} s)")
    start = time.perf_counter()
    gc.collect()
    print(f"what the garbage collector looks at in full takes it {(time.perf_counter() - start) * 1000:.0f} ms")
    print(f"{'milliseconds':32} {'first':>7} {'median':>7} {'95 %':>7} {'CPU each':>9}")
    for name, paths in chosen.items():
        first = ask(port, paths[0], 1)[0]
        cpu = time.process_time()
        with get_context("spawn").Pool(1) as asking:
            times = asking.apply(ask_at_once, (port, paths))
        spent = (time.process_time() - cpu) / len(times)
        middle, most = times[len(times) // 2], times[len(times) * 95 // 100]
        print(f"{name:32} {first * 1000:7.0f} {middle * 1000:7.0f} {most * 1000:7.0f} {spent * 1000:9.1f}", flush=True)
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory of this process: {memory:,.0f} MiB; load {os.getloadavg()[0]:.1f}")
    server.should_exit = True


if __name__ == "__main__":
    arguments = ArgumentParser(description="How fast pages are over many cases.")
    arguments.add_argument("kinds", nargs="*", metavar="KIND", help="beginning of the name of a kind of page")
    arguments.add_argument("--cases", type=int, default=20_000, metavar="N")
    given = arguments.parse_args()
    main(given.cases, given.kinds)
