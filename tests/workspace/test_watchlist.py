"""A mistake in a watchlist is told with its place, before anything is read."""

from pathlib import Path

import pytest

from waybill.errors import UsageError
from waybill.ontology import load
from waybill.workspace.countries import country_code
from waybill.workspace.wanted import Wanted
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


def test_a_search_takes_every_filter(tmp_path: Path) -> None:
    text = SEARCH + 'party = "Iran"\ncountry = "Moldova"\norigins = 2\ncovert = true\ndisputed = false\ngrade = "b2"\n'
    [search] = watchlist(tmp_path, text).searches
    assert search.wanted == Wanted(party="Iran", country="MD", origins=2, covert=True, grade="B2")


@pytest.mark.parametrize(
    ("written", "code"), [("MD", "MD"), ("md", "MD"), ("Moldova", "MD"), ("Persia", "IR"), ("QQ", None)]
)
def test_countries_are_known_by_name_and_code(written: str, code: str | None) -> None:
    assert country_code(written, load(None)) == code
