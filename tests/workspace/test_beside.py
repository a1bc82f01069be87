"""Work beside everything else breaks off at its next step, at its end and at that of the process."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Event, Timer

from waybill.core.progress import tell_progress
from waybill.workspace.beside import Beside

ENDS_AT_ONCE = """
import sys
from datetime import UTC, datetime
from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import ClaimId, Digest, DocumentId
from waybill.core.maker import Maker, MakerKind
from waybill.core.span import Quote, Span
from waybill.ontology import load
from waybill.workspace.alike import Alike
from waybill.workspace.held import Held

text = " ".join(f"Crate {each} held rifles." for each in range(20_000))
document, maker, claims, at = Document(id=DocumentId("many"), text=text), Maker(kind=MakerKind.IMPORT, name="x"), [], 0
for each in range(20_000):
    length = len(f"Crate {each} held rifles.")
    evidence = (Quote.of(text, Span(at, at + length)),)
    claim = Claim(id=ClaimId(f"c{each}"), document=document.id, evidence=evidence)
    claims.append(FiledClaim(claim=claim, document=document, case=None, maker=maker))
    at += length + 1
held = Held(
    sequence=1, digest=Digest(""), ontology=load(), cases={}, retired={}, claims={each.ref: each for each in claims},
    claims_of={}, documents={document.id: document}, captures={}, entities={}, judged=(), reviewed={}, rejected={},
    came_at={document.id: datetime(2026, 1, 1, tzinfo=UTC)}, rejections=0, location=sys.argv[1],
)
print("by gist" if Alike(held).found("claims", "crate 7", waits=False).by_gist else "by words")
"""


def test_what_is_not_ended_is_done() -> None:
    done = Event()
    assert Beside(done.set, name="work").wait(30)
    assert done.is_set()


def test_what_is_ended_is_waited_for_and_goes_no_step_further() -> None:
    begun, step, further = Event(), Event(), Event()

    def work() -> None:
        begun.set()
        step.wait(timeout=30)
        tell_progress(1, 2)
        further.set()

    beside = Beside(work, name="work")
    assert begun.wait(timeout=30)
    Timer(0.1, step.set).start()
    beside.end()
    assert beside.wait(0)
    assert step.is_set()
    assert not further.is_set()


def test_a_process_that_ends_while_gists_are_made_out_breaks_off_and_is_not_broken(tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    ended = subprocess.run(
        [sys.executable, "-c", ENDS_AT_ONCE, ledger], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "by words\n", "")
    with sqlite3.connect(f"{ledger}-gists") as gists:
        [made] = gists.execute("select count(*) from vectors").fetchone()
    assert made < 20_000
