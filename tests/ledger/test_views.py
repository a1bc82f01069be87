"""What entries amount to, in however many parts they are folded."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_judgement, ref
from ledger_strategies import NOON, RECORDER, groups
from waybill.core.case import Case, Summary
from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.drafts import (
    draft_of_case,
    draft_of_document,
    draft_of_entity,
    draft_of_judgement,
    draft_of_reading,
    draft_of_rejection,
    draft_of_retirement,
    draft_of_review,
)
from waybill.core.entity import Entity, EntityKind
from waybill.core.entry import GENESIS, Draft, EntryKind
from waybill.core.judgement import Subject, Verdict
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading, Reason, Rejection
from waybill.core.ports import Known
from waybill.core.review import Decision, Review
from waybill.errors import TamperedLedgerError
from waybill.ledger.chain import chain
from waybill.ledger.store import open_ledger
from waybill.ledger.views import View

RULES = Maker(kind=MakerKind.PROGRAM, name="rules", version="1")
MODEL = Maker(kind=MakerKind.PROGRAM, name="model", version="1")
LIST = Maker(kind=MakerKind.IMPORT, name="a list")
EDITOR = Maker(kind=MakerKind.PERSON, name="an editor")
TEXT = "Arms were sent. More arms were sent."
DOCUMENT = a_document("d1", text=TEXT)


def view_of(*drafts: Draft) -> View:
    return View(chain(drafts, head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))


def a_reading(maker: Maker, *names: str, document: Document = DOCUMENT) -> Draft:
    claims: tuple[Claim, ...] = tuple(a_claim(document.id, name) for name in names)
    reading = Reading(document=document.id, document_digest=document.digest, maker=maker, claims=claims)
    return draft_of_reading(reading, document)


def a_case(name: str, *, disputed: bool = False) -> Case:
    return Case(id=name, claims=(ref("d1"),), documents=("d1",), summary=Summary(), disputed=disputed)


def claim_ids(view: Known) -> list[str]:
    return [claim.id for claim in view.claims()]


def everything(view: View) -> tuple[object, ...]:
    return (
        view.sequence,
        view.documents(),
        view.claims(),
        view.readings(),
        view.rejections(),
        view.entities(),
        view.judgements(),
        view.cases(),
        view.captures(),
        view.review_histories(),
    )


@given(groups, st.data())
def test_the_parts_in_which_entries_are_folded_do_not_matter(
    recorded: list[tuple[Draft, ...]], data: st.DataObject
) -> None:
    drafts = [draft for group in recorded for draft in group]
    made = list(chain(drafts, head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(made)), max_size=3)))
    view = View()
    for first, last in pairwise([0, *cuts, len(made)]):
        view.fold(made[first:last])
        everything(view)  # Asking in between, too, changes nothing.
    assert everything(view) == everything(View(made))


@given(groups, st.data())
def test_folding_earlier_entries_again_changes_nothing(recorded: list[tuple[Draft, ...]], data: st.DataObject) -> None:
    drafts = [draft for group in recorded for draft in group]
    made = list(chain(drafts, head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))
    view = View(made)
    before = everything(view)
    view.fold(made[: data.draw(st.integers(0, len(made)))])
    assert everything(view) == before


@given(groups)
def test_what_was_recorded_last_is_held(recorded: list[tuple[Draft, ...]]) -> None:
    drafts = [draft for group in recorded for draft in group]
    view = view_of(*drafts)
    last = {place(draft): draft for draft in drafts}
    assert [view.holds(draft) for draft in drafts] == [last[place(draft)] == draft for draft in drafts]


def place(draft: Draft) -> tuple[str, ...]:
    """Where a later draft takes an earlier one's place: of a document, what programs read there last counts."""
    if draft.kind is EntryKind.READING and '"program"' in draft.key:
        return draft.kind, json.loads(draft.key)[0], "program"
    return draft.kind, draft.key


def test_a_reopened_ledger_gives_the_view_that_grew_with_it(tmp_path: Path) -> None:
    view = View()
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as ledger:
        for group in (
            [draft_of_document(DOCUMENT), a_reading(RULES, "c1")],
            [a_reading(EDITOR, "c2"), draft_of_case(a_case("case-1"))],
            [draft_of_retirement("case-1", superseded_by=None)],
        ):
            view.fold(ledger.append(group, maker=RECORDER, recorded_at=NOON))
    with open_ledger(str(tmp_path / "ledger.db"), create=False) as ledger:
        assert everything(View(ledger.entries())) == everything(view)


@given(groups)
def test_lines_of_a_ledger_give_the_view_that_its_entries_give(
    tmp_path_factory: pytest.TempPathFactory, recorded: list[tuple[Draft, ...]]
) -> None:
    with open_ledger(str(tmp_path_factory.mktemp("lines") / "ledger.db"), create=True) as ledger:
        for group in recorded:
            ledger.append(group, maker=RECORDER, recorded_at=NOON)
        assert everything(View(ledger.lines())) == everything(View(ledger.entries()))


def test_a_long_text_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    long = a_document("d1", text=f"{TEXT} " * 200)
    drafts = [draft_of_document(long), a_reading(RULES, "c1", document=long), draft_of_case(a_case("case-1"))]
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as ledger:
        ledger.append([*drafts, draft_of_retirement("case-1", superseded_by=None)], maker=RECORDER, recorded_at=NOON)
        view = View(ledger.lines())
        assert (view.document("d1"), view.case_ids(), claim_ids(view)) == (long, frozenset(), ["c1"])
        assert view.holds(drafts[0])


def test_an_empty_view_knows_nothing() -> None:
    assert everything(View()) == (0, (), (), (), (), (), (), (), (), ())


@pytest.mark.parametrize(
    ("makers", "current"),
    [
        ([RULES], "program"),
        ([EDITOR, LIST, RULES], "person"),
        ([RULES, LIST, EDITOR], "person"),
        ([LIST, RULES], "import"),
        ([RULES, LIST, MODEL], "import"),
    ],
)
def test_claims_are_those_of_the_highest_ranked_reading(makers: list[Maker], current: str) -> None:
    readings = [a_reading(maker, maker.kind) for maker in makers]
    assert claim_ids(view_of(draft_of_document(DOCUMENT), *readings)) == [current]


def test_of_two_programs_the_later_reading_counts() -> None:
    document = draft_of_document(DOCUMENT)
    assert claim_ids(view_of(document, a_reading(RULES, "c1"), a_reading(MODEL, "c2"))) == ["c2"]
    assert claim_ids(view_of(document, a_reading(MODEL, "c2"), a_reading(RULES, "c1"))) == ["c1"]
    rereading = (a_reading(RULES, "c1"), a_reading(MODEL, "c2"), a_reading(RULES, "c3"))
    assert claim_ids(view_of(document, *rereading)) == ["c3"]


def test_a_person_who_finds_no_claim_outranks_a_program_that_does() -> None:
    assert claim_ids(view_of(draft_of_document(DOCUMENT), a_reading(RULES, "c1"), a_reading(EDITOR))) == []


def test_readings_of_different_makers_stand_side_by_side_the_current_one_first() -> None:
    view = view_of(draft_of_document(DOCUMENT), a_reading(EDITOR), a_reading(RULES, "c1"), a_reading(LIST, "c2"))
    assert [reading.maker.kind.value for reading in view.readings()] == ["person", "import", "program"]


def test_a_reading_is_found_by_its_document_and_maker() -> None:
    view = view_of(draft_of_document(DOCUMENT), a_reading(RULES, "c1"))
    reading = view.reading(DOCUMENT.id, RULES)
    assert reading is not None
    assert reading.claims == (a_claim("d1"),)
    assert view.reading(DOCUMENT.id, EDITOR) is None
    assert view.reading("d9", RULES) is None


def test_claims_come_by_document_and_in_the_order_of_their_reading() -> None:
    other = a_document("d0", text=TEXT)
    view = view_of(
        draft_of_document(DOCUMENT),
        a_reading(RULES, "c2", "c1"),
        draft_of_document(other),
        a_reading(RULES, "c9", document=other),
    )
    assert [(claim.document, claim.id) for claim in view.claims()] == [("d0", "c9"), ("d1", "c2"), ("d1", "c1")]


def test_a_new_version_of_a_document_has_only_its_own_readings() -> None:
    version = a_document("d1", text=TEXT + " Corrected.")
    view = view_of(draft_of_document(DOCUMENT), a_reading(EDITOR, "c1"))
    assert claim_ids(view) == ["c1"]
    more = (draft_of_document(version), a_reading(RULES, "c2", document=version))
    view = view_of(draft_of_document(DOCUMENT), a_reading(EDITOR, "c1"), *more)
    assert claim_ids(view) == ["c2"]
    assert view.document("d1") == version


def test_claims_that_were_asked_for_go_with_the_version_they_were_read_in() -> None:
    drafts = [draft_of_document(DOCUMENT), a_reading(RULES, "c1"), draft_of_document(a_document("d1", text="Changed."))]
    made = list(chain(drafts, head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))
    view = View(made[:2])
    assert claim_ids(view) == ["c1"]
    view.fold(made)
    assert claim_ids(view) == []


def test_an_earlier_entry_does_not_replace_a_later_one() -> None:
    drafts = [draft_of_case(a_case("case-1", disputed=disputed)) for disputed in (False, True)]
    made = list(chain(drafts, head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))
    view = View(made)
    view.fold(made[:1])
    assert view.cases() == (a_case("case-1", disputed=True),)


def test_a_reading_may_be_folded_before_its_document() -> None:
    assert claim_ids(view_of(a_reading(RULES, "c1"), draft_of_document(DOCUMENT))) == ["c1"]


def test_a_later_judgement_about_the_same_pair_counts() -> None:
    first = a_judgement(Subject.CLAIM, "d1#c1", "d2#c1", Verdict.SAME, day=1)
    second = a_judgement(Subject.CLAIM, "d1#c1", "d2#c1", Verdict.DIFFERENT, day=2)
    other = a_judgement(Subject.ENTITY, "d1#c1", "d2#c1", Verdict.UNSURE, day=1)
    view = view_of(*map(draft_of_judgement, (first, other, second)))
    assert {judgement.verdict.value for judgement in view.judgements()} == {"different", "unsure"}


def test_entities_and_rejections_come_sorted() -> None:
    entities = [Entity(id=name, kind=EntityKind.PARTY, name=name) for name in ("party/x-b", "party/x-a")]
    rejections = [
        Rejection(reason=Reason.EMPTY, subject=subject, detail="no bytes", remedy="none") for subject in ("b", "a")
    ]
    view = view_of(*map(draft_of_entity, entities), *map(draft_of_rejection, rejections))
    assert [entity.id for entity in view.entities()] == ["party/x-a", "party/x-b"]
    assert [rejection.subject for rejection in view.rejections()] == ["a", "b"]


def test_a_case_is_as_it_was_last_recorded() -> None:
    view = view_of(draft_of_case(a_case("case-1")), draft_of_case(a_case("case-1", disputed=True)))
    assert view.cases() == (a_case("case-1", disputed=True),)


def test_a_retired_case_is_no_longer_listed_but_found_by_its_old_id() -> None:
    view = view_of(
        *(draft_of_case(a_case(name)) for name in ("case-1", "case-2", "case-3")),
        draft_of_retirement("case-1", superseded_by="case-2"),
        draft_of_retirement("case-2", superseded_by="case-3"),
    )
    assert [case.id for case in view.cases()] == ["case-3"]
    assert view.case("case-1") == view.case("case-3") == a_case("case-3")


def test_a_case_without_successor_and_an_unknown_one_are_not_found() -> None:
    view = view_of(draft_of_case(a_case("case-1")), draft_of_retirement("case-1", superseded_by=None))
    assert view.case("case-1") is None
    assert view.case("case-9") is None


def test_cases_that_supersede_each_other_end_nowhere() -> None:
    retirements = (("case-1", "case-2"), ("case-2", "case-1"))
    assert view_of(*(draft_of_retirement(old, superseded_by=new) for old, new in retirements)).case("case-1") is None


def test_a_retired_case_may_come_back() -> None:
    retired = draft_of_retirement("case-1", superseded_by="case-2")
    view = view_of(draft_of_case(a_case("case-1")), retired, draft_of_case(a_case("case-1")))
    assert view.case("case-1") == a_case("case-1")


def a_review(document: Document, name: str, *, decision: Decision = Decision.ACCEPTED) -> Review:
    return Review(
        ref=ref(document.id, name),
        version=document.digest,
        decision=decision,
        claim=a_claim(document.id, name),
        reason="So.",
        seen=None,
        read=None,
        maker=EDITOR,
        reviewed_at=NOON,
    )


def test_what_was_decided_on_an_earlier_version_is_kept_and_does_not_stand_in_a_later_one() -> None:
    later = a_document("d1", text="Arms were sent. Twice.")
    rejected, added = a_review(DOCUMENT, "c1", decision=Decision.REJECTED), a_review(DOCUMENT, "c2")
    early = [draft_of_document(DOCUMENT), a_reading(RULES, "c1"), draft_of_review(rejected, DOCUMENT)]
    view = view_of(*early)
    assert (claim_ids(view), list(view.reviews())) == ([], [ref("d1", "c1")])
    late = [draft_of_document(later), a_reading(RULES, "c1", document=later), draft_of_review(added, DOCUMENT)]
    for view in (view_of(*early, *late), view_of(*early, draft_of_document(later), *late)):
        assert (claim_ids(view), view.reviews()) == (["c1"], {})
        assert [each.steps for each in view.review_histories()] == [(rejected,), (added,)]
        assert view.version(DOCUMENT.id, DOCUMENT.digest) == DOCUMENT


def test_people_outrank_what_is_read_later_and_what_is_no_longer_read_stands_where_they_accepted_it() -> None:
    view = view_of(
        draft_of_document(DOCUMENT),
        a_reading(RULES, "c1", "c2"),
        draft_of_review(a_review(DOCUMENT, "c1"), DOCUMENT),
        draft_of_review(a_review(DOCUMENT, "c2", decision=Decision.REJECTED), DOCUMENT),
        a_reading(MODEL, "c2", "c3"),
    )
    assert claim_ids(view) == ["c1"]  # c3 stands on the words of c1, and gives way


def test_reviews_change_the_stamp_of_their_document_alone() -> None:
    other = a_document("d2", text=TEXT)
    drafts = [draft_of_document(DOCUMENT), a_reading(RULES, "c1"), draft_of_document(other)]
    drafts.append(a_reading(RULES, "c1", document=other))
    before = view_of(*drafts).stamps()
    after = view_of(*drafts, draft_of_review(a_review(DOCUMENT, "c1"), DOCUMENT)).stamps()
    assert [before[each] == after[each] for each in ("d1", "d2")] == [False, True]  # type: ignore[index]


def test_stamps_are_those_of_all_entries_however_they_came() -> None:
    drafts = [
        draft_of_document(DOCUMENT),
        a_reading(RULES, "c1"),
        draft_of_review(a_review(DOCUMENT, "c1"), DOCUMENT),
        a_reading(MODEL, "c1"),
        draft_of_document(replace(DOCUMENT, text=f"{TEXT} More.")),
    ]
    known = View()
    for number in range(1, len(drafts) + 1):
        known.fold(chain(drafts[:number], head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))
        assert known.stamps() == view_of(*drafts[:number]).stamps()


KEYS = {EntryKind.READING: '["d1","program","rules","1",null]', EntryKind.REVIEW: '["d1","c1"]'}


@pytest.mark.parametrize("kind", EntryKind)
@pytest.mark.parametrize("payload", ["", "{", "[]", "{}", '{"id":[]}', "[" * 100_000], ids=range(6))
def test_a_payload_that_waybill_did_not_write_is_told_apart(kind: EntryKind, payload: str) -> None:
    key = KEYS.get(kind, "k")
    view = view_of(draft_of_document(DOCUMENT), Draft(kind=kind, key=key, payload=payload))
    with pytest.raises(TamperedLedgerError, match="ledger ledger, entry 2: "):
        everything(view)


def test_a_readings_key_that_waybill_did_not_write_is_told_apart() -> None:
    with pytest.raises(TamperedLedgerError, match="entry 1: key of a reading"):
        view_of(Draft(kind=EntryKind.READING, key="d1", payload="{}"))
