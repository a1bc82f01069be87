"""A mistake in a watchlist is told with its place, before anything is read."""

from pathlib import Path

import pytest

from waybill.core.case import Case, Summary, SummaryItem, SummaryParty
from waybill.core.claim import ClaimRef, WeaponClass
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId, ClaimId, DocumentId, EntityId
from waybill.errors import UsageError
from waybill.ontology import load
from waybill.workspace.searches import Search, country_code
from waybill.workspace.watchlist import Watchlist, read_watchlist


def watchlist(folder: Path, text: str) -> Watchlist:
    path = folder / "w.toml"
    path.write_text(text, encoding="utf-8")
    return read_watchlist(str(path), ontology=load(None))


SEARCH = 'folders = ["a"]\n[[search]]\nname = "x"\natom = "x.atom"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("folders = [", "w.toml is not TOML: "),
        ("", "w.toml: it names neither feeds nor folders"),
        ('feeds = ["incoming"]', "w.toml: feeds: 'incoming' is no web address"),
        ('feed = ["https://a.example/"]', "w.toml: there is no key 'feed'; known are atom, every, feeds, folders"),
        ('folders = "a"', "w.toml: folders: it must be a list of texts in quotes"),
        ('folders = ["a"]\nevery = 0.1', "w.toml: every: give minutes, at least 1"),
        ('folders = ["a"]\nevery = nan', "w.toml: every: give minutes, at least 1"),
        ('folders = ["a"]\nevery = true', "w.toml: every: it must be a number of minutes"),
        ('folders = ["a"]\nsearch = 3', "w.toml: search: write [[search]], once for each"),
        ('folders = ["a"]\n[[search]]\natom = "a"', "w.toml: search 1 has no name"),
        ('folders = ["a"]\n[[search]]\nname = "x"', "w.toml, search 'x': it needs atom or webhook"),
        (SEARCH + 'item_class = "boomerang"', "w.toml, search 'x': item_class: there is no 'boomerang'; known are "),
        (SEARCH + 'country = "Atlantis"', "w.toml, search 'x': country: nothing is known of 'Atlantis'"),
        (SEARCH + 'grade = "B6"', "w.toml, search 'x': grade: 'B6' is none; write a letter from A to E"),
        (SEARCH + 'disputed = "yes"', "w.toml, search 'x': disputed: it must be true or false"),
        (SEARCH + 'webhook = "desk"', "w.toml, search 'x': webhook: 'desk' is no web address"),
        (SEARCH + SEARCH.partition("\n")[2], "w.toml: two searches are called 'x'"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        watchlist(tmp_path, text)
    assert told in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_watchlist(str(tmp_path / "none.toml"), ontology=load(None))


@pytest.mark.parametrize(
    ("written", "code"), [("MD", "MD"), ("md", "MD"), ("Moldova", "MD"), ("Persia", "IR"), ("QQ", None)]
)
def test_countries_are_known_by_name_and_code(written: str, code: str | None) -> None:
    assert country_code(written, load(None)) == code


def case(grade: Grade | None = None) -> Case:
    ref = ClaimRef(DocumentId("d"), ClaimId("c1"))
    parties = {
        slot: (SummaryParty(name=name, entity=EntityId(entity), claims=(ref,)),)
        for slot, name, entity in (
            ("supplier", "Norway", "state/norway"),
            ("recipient", "Moldova", "state/moldova"),
            ("intermediary", "Romania", "state/romania"),
        )
    }
    items = (SummaryItem(name="trucks", weapon_class=WeaponClass.VEHICLE, entity=None, quantities=(), claims=(ref,)),)
    return Case(
        id=CaseId("case-1"),
        claims=(ref,),
        documents=(ref.document,),
        summary=Summary(items=items, **parties),
        disputed=False,
        grade=grade,
    )


@pytest.mark.parametrize(
    ("search", "is_wanted"),
    [
        (Search(name="x"), True),
        (Search(name="x", party="Norway"), True),
        (Search(name="x", party="Moldova"), True),
        (Search(name="x", party="Romania"), True),
        (Search(name="x", party="Sweden"), False),
        (Search(name="x", country="MD"), True),
        (Search(name="x", country="SE"), False),
    ],
)
def test_a_search_wants_parties_in_any_part_and_countries(search: Search, is_wanted: bool) -> None:
    assert search.is_case(case(), load(None)) is is_wanted


@pytest.mark.parametrize(
    ("reliability", "credibility", "is_wanted"),
    [
        (Reliability.USUALLY, Credibility.PROBABLY_TRUE, True),
        (Reliability.COMPLETELY, Credibility.CONFIRMED, True),
        (Reliability.FAIRLY, Credibility.CONFIRMED, False),
        (Reliability.COMPLETELY, Credibility.POSSIBLY_TRUE, False),
        (Reliability.CANNOT_BE_JUDGED, Credibility.CONFIRMED, False),
    ],
)
def test_a_search_wants_a_grade_or_better(reliability: Reliability, credibility: Credibility, is_wanted: bool) -> None:
    search = Search(name="x", reliability=Reliability.USUALLY, credibility=Credibility.PROBABLY_TRUE)
    graded = case(Grade(reliability=reliability, credibility=credibility, reasons=()))
    assert search.is_case(graded, load(None)) is is_wanted
    assert not search.is_case(case(), load(None))
