"""What is saved reads back as it was, and what is in the file by hand is kept."""

import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Stage
from waybill.core.period import Period
from waybill.errors import UsageError
from waybill.ontology import load
from waybill.workspace.saved import forget, save, saved_searches
from waybill.workspace.searches import Search
from waybill.workspace.wanted import Wanted

NOON = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)
KNOWN = load()


def saved(folder: Path, name: str, wanted: Wanted) -> Search:
    return save(str(folder / "l.db"), name, wanted, by="A. Reader", at=NOON, ontology=KNOWN)


def listed(folder: Path) -> tuple[Search, ...]:
    return saved_searches(str(folder / "l.db"), ontology=KNOWN)


def test_what_is_saved_reads_back_by_name(tmp_path: Path) -> None:
    wanted = Wanted(supplier='The "Ünion" \\ Co.', since=Period("2021/.."), covert=True, origins=3, words='"a b" OR c*')
    saved(tmp_path, "  zinc \n ", wanted)
    saved(tmp_path, "Amber", Wanted(stage=Stage.AGREED, country="MD"))
    assert listed(tmp_path) == (
        Search(
            name="Amber", wanted=Wanted(stage=Stage.AGREED, country="MD"), by="A. Reader", saved_at=NOON.isoformat()
        ),
        Search(name="zinc", wanted=wanted, by="A. Reader", saved_at=NOON.isoformat()),
    )


def test_the_same_name_takes_the_place_of_the_earlier_one_and_has_its_id(tmp_path: Path) -> None:
    first = saved(tmp_path, "x", Wanted(covert=True))
    second = saved(tmp_path, "x", Wanted(disputed=True))
    assert listed(tmp_path) == (second,)
    assert first.id == second.id


def test_what_is_forgotten_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    first, second = saved(tmp_path, "x", Wanted(covert=True)), saved(tmp_path, "y", Wanted(covert=True))
    forget(str(tmp_path / "l.db"), first.id, ontology=KNOWN)
    assert listed(tmp_path) == (second,)
    with pytest.raises(UsageError, match=f"no search '{first.id}' is saved"):
        forget(str(tmp_path / "l.db"), first.id, ontology=KNOWN)


def test_what_was_written_by_hand_is_kept(tmp_path: Path) -> None:
    (tmp_path / "l.db.searches.toml").write_text('[[search]]\nname = "mine"\ncovert = true\natom = "mine.atom"\n')
    saved(tmp_path, "x", Wanted(disputed=True))
    assert [(each.name, each.atom) for each in listed(tmp_path)] == [("mine", str(tmp_path / "mine.atom")), ("x", None)]


def test_those_who_save_at_once_all_save(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda number: saved(tmp_path, f"search {number}", Wanted(covert=True)), range(16)))
    assert len(listed(tmp_path)) == 16


@pytest.mark.parametrize("name", ["", "  ", "a" * 101, "a\u202eb", "a\x00b"])
def test_a_name_that_will_not_do_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="search"):
        saved(tmp_path, name, Wanted(covert=True))
    assert listed(tmp_path) == ()


@pytest.mark.parametrize("ledger", ["", "postgresql://host/db"])
def test_a_ledger_that_is_no_file_has_no_saved_searches(ledger: str) -> None:
    assert saved_searches(ledger, ontology=KNOWN) == ()
    with pytest.raises(UsageError, match="use a file for watch"):
        save(ledger, "x", Wanted(covert=True), by="A. Reader", at=NOON, ontology=KNOWN)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_whatever_is_looked_for_can_be_written(text: str) -> None:
    from waybill.workspace.saved import _written

    search = Search(name="x", wanted=Wanted(supplier=text))
    [read] = tomllib.loads(_written(search))["search"]
    assert read == {"name": "x", "supplier": text}
