"""Whatever is done to a ledger behind its back is found, and nothing makes the search stumble."""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document
from ledger_strategies import NOON, RECORDER
from waybill.core.case import Case, Summary
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.drafts import (
    draft_of_case,
    draft_of_document,
    draft_of_reading,
    draft_of_rejection,
    draft_of_review,
)
from waybill.core.entry import Draft, EntryKind
from waybill.core.ids import JsonValue
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading, Reason, Rejection
from waybill.core.review import Decision, Review
from waybill.ledger.dialects import engine_of, url_of
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.ledger.verifying import Problem, verify

DOCUMENT = a_document("d1", text="Arms were sent.")
READING = Reading(
    document=DOCUMENT.id,
    document_digest=DOCUMENT.digest,
    maker=Maker(kind=MakerKind.PROGRAM, name="rules", version="1"),
    claims=(a_claim("d1"),),
)
CASE = Case(id="case-1", claims=(ClaimRef("d1", "c1"),), documents=("d1",), summary=Summary(), disputed=False)
REJECTION = Rejection(reason=Reason.EMPTY, subject="a.txt", detail="no bytes", remedy="none")
DRAFTS = (
    draft_of_document(DOCUMENT),
    draft_of_reading(READING, DOCUMENT),
    draft_of_case(CASE),
    draft_of_rejection(REJECTION),
)
UNGUARDED = ("DROP TRIGGER entries_refuse_update", "DROP TRIGGER entries_refuse_delete")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of four entries."""
    return write(tmp_path_factory.mktemp("untouched") / "ledger.db", *DRAFTS)


@pytest.fixture
def path(untouched: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(untouched, tmp_path / "ledger.db"))


def write(path: Path, *drafts: Draft) -> Path:
    with open_ledger(str(path), create=True) as ledger:
        ledger.append(drafts, maker=RECORDER, recorded_at=NOON)
    return path


def tamper(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for removal in UNGUARDED:
            connection.execute(removal.replace("TRIGGER", "TRIGGER IF EXISTS"))
        connection.execute(statement, values)


def problems(path: Path) -> tuple[Problem, ...]:
    with open_ledger(str(path), create=False) as ledger:
        return verify(ledger)


def flaws(path: Path) -> list[tuple[int, str]]:
    return [(problem.sequence, problem.flaw.value) for problem in problems(path)]


def test_an_untouched_ledger_has_no_problems(untouched: Path) -> None:
    assert problems(untouched) == ()


def test_a_new_ledger_has_no_problems(tmp_path: Path) -> None:
    assert problems(write(tmp_path / "ledger.db")) == ()


class Busy(SqlLedger):
    """A ledger to which somebody appends while it is read, once before and once after its entries come."""

    def rows(self, *, after: int = 0) -> Iterator[Mapping[str, JsonValue]]:
        if after == 0:
            self.append(DRAFTS, maker=RECORDER, recorded_at=NOON)
        yield from super().rows(after=after)
        if after == 0:
            self.append(DRAFTS, maker=RECORDER, recorded_at=NOON)


def test_entries_that_come_meanwhile_are_no_problem(path: Path) -> None:
    with closing(Busy(engine_of(url_of(str(path)), patience_s=1), location=str(path))) as ledger:
        assert verify(ledger) == ()
        assert ledger.head()[0] == 12


def test_a_changed_payload_is_found(path: Path) -> None:
    tamper(path, "UPDATE entries SET payload = replace(payload, 'false', 'true') WHERE sequence = 3")
    assert flaws(path) == [(3, "altered")]


@pytest.mark.parametrize("column", ["key", "maker", "recorded_at", "previous", "digest", "kind"])
def test_a_change_in_any_column_is_found(path: Path, column: str) -> None:
    tamper(path, f"UPDATE entries SET {column} = (SELECT {column} FROM entries WHERE sequence = 1) || '0'")
    assert {sequence for sequence, _ in flaws(path)} >= {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("recorded_at", "2024-01-01T12:00:00Z"),
        ("maker", '{"kind": "program", "model": null, "name": "waybill", "version": "0"}'),
    ],
)
def test_what_means_the_same_but_is_written_otherwise_is_found(path: Path, column: str, value: str) -> None:
    tamper(path, f"UPDATE entries SET {column} = ? WHERE sequence = 2", value)
    assert flaws(path) == [(2, "undecodable")]


def test_a_removed_entry_is_found(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE sequence = 3")
    assert flaws(path) == [(4, "missing")]
    assert problems(path)[0].detail == "entries 3 to 3 are gone"


def test_a_removed_document_leaves_its_reading_an_orphan(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE sequence = 1")
    assert flaws(path) == [(2, "missing"), (2, "orphaned")]


def test_entries_that_changed_places_are_found(path: Path) -> None:
    for old, new in ((3, 30), (4, 3), (30, 4)):
        tamper(path, "UPDATE entries SET sequence = ? WHERE sequence = ?", new, old)
    assert flaws(path) == [(3, "altered"), (3, "unchained"), (4, "altered"), (4, "unchained"), (0, "unchained")]


def test_a_cut_tail_is_found(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE sequence > 2")
    assert problems(path) == (Problem(sequence=0, flaw="cut", detail="entries 3 to 4 are gone from the end"),)


def test_a_ledger_cut_to_nothing_is_found(path: Path) -> None:
    tamper(path, "DELETE FROM entries")
    assert flaws(path) == [(0, "cut")]


def test_entries_added_behind_the_heads_back_are_found(path: Path) -> None:
    tamper(path, "UPDATE head SET sequence = 3, digest = (SELECT digest FROM entries WHERE sequence = 3)")
    assert flaws(path) == [(0, "unchained")]


def test_after_a_cut_tail_further_entries_do_not_hide_it(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE sequence = 4")
    write(path, draft_of_rejection(REJECTION))
    assert flaws(path) == [(5, "missing")]


def test_an_entry_with_a_digest_made_anew_does_not_fit_the_next(path: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other.db", draft_of_document(a_document("d1", text="Arms were kept.")))
    tamper(path, f"ATTACH '{other}' AS other")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"ATTACH '{other}' AS other")
        connection.execute("REPLACE INTO entries SELECT * FROM other.entries")
    assert flaws(path) == [(2, "unchained"), (2, "orphaned")]


def rewritten(path: Path, draft: Draft) -> list[tuple[int, str]]:
    """Flaws of a ledger whose digests are all right, with one reading more."""
    return flaws(write(path, draft))


def reading_with(claim: dict[str, object]) -> Draft:
    shape = json.loads(DRAFTS[1].payload)
    shape["claims"][0] |= claim
    return Draft(kind=EntryKind.READING, key=DRAFTS[1].key, payload=json.dumps(shape))


def test_a_quote_that_is_not_in_its_document_is_found(path: Path) -> None:
    assert rewritten(path, reading_with({"evidence": ["Arms were kept."]})) == [(5, "misquoted")]
    assert "does not have these words in this place: 'Arms were kept.'" in problems(path)[0].detail


def test_a_quote_in_the_wrong_place_is_found(path: Path) -> None:
    assert rewritten(path, reading_with({"spans": {"evidence": [[0, 4]], "triggers": []}})) == [(5, "misquoted")]


def test_a_slot_with_words_that_are_not_in_the_document_is_found(path: Path) -> None:
    assert rewritten(path, reading_with({"supplier": ["Arcadia"], "spans": None})) == [(5, "undecodable")]


def test_a_payload_under_a_foreign_key_is_found(path: Path) -> None:
    draft = DRAFTS[2]
    assert rewritten(path, Draft(kind=draft.kind, key="case-2", payload=draft.payload)) == [(5, "misplaced")]


def test_a_reading_of_a_version_that_never_was_is_found(path: Path) -> None:
    other = a_document("d1", text="Arms were sent. Twice.")
    reading = Reading(document="d1", document_digest=other.digest, maker=READING.maker, claims=())
    assert rewritten(path, draft_of_reading(reading, other)) == [(5, "orphaned")]


def a_review(document: Document = DOCUMENT, **changes: object) -> Draft:
    review = Review(
        ref=ClaimRef("d1", "c1"),
        version=document.digest,
        decision=Decision.ACCEPTED,
        claim=READING.claims[0],
        seen=None,
        read=None,
        maker=Maker(kind=MakerKind.PERSON, name="Ann"),
        reviewed_at=NOON,
    )
    draft = draft_of_review(review, document)
    return Draft(kind=draft.kind, key=draft.key, payload=json.dumps({**json.loads(draft.payload), **changes}))


def test_a_review_is_held_against_the_words_of_its_document(path: Path) -> None:
    claim = json.loads(a_review().payload)["reviewed"]
    assert rewritten(path, a_review()) == []
    assert flaws(write(path, a_review(reviewed={**claim, "evidence": ["Arms were kept."]}))) == [(6, "misquoted")]


def test_a_review_of_a_version_that_never_was_or_under_a_foreign_key_is_found(path: Path) -> None:
    draft = a_review()
    foreign = Draft(kind=draft.kind, key='["d1","c2"]', payload=draft.payload)
    assert rewritten(path, foreign) == [(5, "misplaced")]
    assert flaws(write(path, a_review(a_document("d1", text="Arms were sent. Twice.")))) == [
        (5, "misplaced"),
        (6, "orphaned"),
    ]


@pytest.mark.parametrize("payload", ["", "{", "null", "[]", "{}", "[" * 100_000, '{"id":"é"}'], ids=range(7))
@pytest.mark.parametrize("kind", EntryKind)
def test_a_payload_that_waybill_did_not_write_is_found(path: Path, kind: EntryKind, payload: str) -> None:
    assert rewritten(path, Draft(kind=kind, key="k", payload=payload)) == [(5, "undecodable")]


COLUMNS = ("kind", "key", "payload", "maker", "recorded_at", "previous", "digest")


@given(
    st.sampled_from(COLUMNS),
    st.integers(1, 4),
    st.text() | st.binary() | st.integers(-9, 9) | st.floats(allow_nan=False),
)
def test_nothing_that_a_cell_may_hold_makes_it_stumble(
    untouched: Path, column: str, sequence: int, value: object
) -> None:
    path = untouched.with_name("garbage.db")
    shutil.copy(untouched, path)
    tamper(path, f"UPDATE entries SET {column} = CAST(? AS BLOB) WHERE sequence = ?", value, sequence)
    assert sequence in {found for found, _ in flaws(path)}
    tamper(path, f"UPDATE OR IGNORE entries SET {column} = CAST({column} AS TEXT) WHERE sequence = ?", sequence)
    assert sequence in {found for found, _ in flaws(path)}


def test_a_table_made_anew_without_any_order_does_not_make_it_stumble(path: Path) -> None:
    tamper(path, "ALTER TABLE entries RENAME TO old")
    tamper(path, f"CREATE TABLE entries (sequence, {', '.join(COLUMNS)})")
    tamper(
        path,
        "INSERT INTO entries SELECT CASE sequence WHEN 2 THEN 'x' WHEN 3 THEN 3.5 ELSE 1 END, "
        f"{', '.join(COLUMNS)} FROM old",
    )
    assert len(flaws(path)) >= 3


def test_all_problems_are_told_and_in_order(path: Path) -> None:
    tamper(path, "UPDATE entries SET key = 'k' WHERE sequence IN (1, 4)")
    tamper(path, "DELETE FROM entries WHERE sequence = 3")
    tamper(path, "UPDATE head SET sequence = 9")
    assert flaws(path) == [
        (1, "altered"),
        (1, "misplaced"),
        (4, "missing"),
        (4, "altered"),
        (4, "misplaced"),
        (0, "cut"),
    ]
