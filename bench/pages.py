"""How fast pages are over many cases: python bench/pages.py [CASES] prints milliseconds for each kind of page.

The ledger is made up in memory, five claims to a case, so that what is measured is the pages and not the database.
Twenty readers ask at once, as many times as there are lines below, after one has asked for each page.
"""

import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Final

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
from waybill.web.app import PAGES
from waybill.web.asked import Asked
from waybill.web.describing import Page
from waybill.web.json_shape import to_json
from waybill.web.templating import render
from waybill.workspace.holding import Held

READERS: Final = 20
ROUNDS: Final = 5
CLAIMS: Final = 5
STATES: Final = ("iran", "russia", "norway", "moldova", "sudan", "libya", "chad", "haiti", "turkey", "serbia", "cyprus")
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
        rejections=0,
    )


def answer(page: Page, asked: Asked) -> float:
    """Seconds to make a page, and its JSON."""
    start = time.perf_counter()
    context = page.look(asked)
    render(page.template, page=context)
    to_json(context)
    return time.perf_counter() - start


def main(cases: int) -> None:
    """Print a line for each question."""
    held = a_ledger(cases)
    by_path = {page.path: page for page in PAGES}
    questions: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("/", "", {}),
        ("/cases", "", {}),
        ("/cases", "", {"supplier": "Iran", "stage": "delivered"}),
        ("/cases", "", {"words": "goods7 clerk"}),
        ("/cases/{name}", "case-77", {}),
        ("/documents/{name:path}", "d77-1", {}),
        ("/entities/{name:path}", "state/iran", {}),
        ("/search", "", {"q": "goods7 norway"}),
    )
    asked = [(by_path[path], Asked(held=held, name=name, query=query)) for path, name, query in questions]
    print(f"{cases:,} cases, {len(held.claims):,} claims; milliseconds")
    print(f"{'page':40} {'first':>8} {'median':>8} {'95 %':>8}")
    for page, question in asked:
        first = answer(page, question)
        with ThreadPoolExecutor(READERS) as readers:
            times = sorted(readers.map(lambda _, p=page, q=question: answer(p, q), range(READERS * ROUNDS)))
        about = f"{page.path} {dict(question.query) or ''}"[:40]
        middle, most = times[len(times) // 2], times[len(times) * 95 // 100]
        print(f"{about:40} {first * 1000:8.0f} {middle * 1000:8.0f} {most * 1000:8.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
