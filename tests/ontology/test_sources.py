"""What the build says of files that cannot be compiled: file, line, field and remedy."""

import subprocess
import sys
from pathlib import Path

import pytest

TERMS = (
    "id,name,class,part_of,level,un_register,sipri,munitions_list,aliases\n"
    "weapon/weapons,weapon,other,,class,,,,arms\n"
    "weapon/tanks,tank,tank,weapon/weapons,class,I,Armoured vehicles,ML6,battle tank\n"
)
HEAD = "id,name,class,part_of,country,makers,calibre,un_register,sipri,munitions_list,aliases\n"
GOOD = "weapon/t-1,T-1,tank,weapon/tanks,RU,company/works,,,,,T-1 tank\n"
COMPANIES = "id,name,country,part_of,aliases,abbreviations\ncompany/works,Works,RU,,,\n"


def said(root: Path, folder: Path, systems: str, **others: str) -> list[str]:
    """What the build prints of a folder with these systems and further files of the weapons catalogue."""
    files = {"weapons/terms": TERMS, "weapons/systems": HEAD + systems, "parties/companies": COMPANIES}
    for name, text in (files | {f"weapons/{name}": text for name, text in others.items()}).items():
        path = folder / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, str(root / "resources" / "compile.py"), "--sources", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == (1 if done.stderr else 0)
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_files_in_order_give_nothing_to_say(root: Path, tmp_path: Path) -> None:
    assert said(root, tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "weapon/t-1,T-1,chariot,weapon/tanks,RU,,,,,,",
            "weapons/systems.csv:2: class: 'chariot' is not in the list; choose one of: tank, armoured_vehicle",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/tank,RU,,,,,ML6,",
            "weapons/systems.csv:2: part_of: 'weapon/tank' is no id of this catalogue; list it as a line of its own",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/tanks,UK,,,,,,",
            "weapons/systems.csv:2: country: 'UK' is no country; use the two letters of ISO 3166-1 (GB, not UK)",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/tanks,RU,,,VIII,,,",
            "weapons/systems.csv:2: un_register: 'VIII' is not in the list; choose one of: I, II, III",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/tanks,RU,,,,,ML23,",
            "weapons/systems.csv:2: munitions_list: 'ML23' is not in the list; choose one of: ML1, ML2",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/weapons,RU,,,,,,",
            "weapons/systems.csv:2: munitions_list: neither it nor what it is part of has a category; give one here",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/tanks,RU,company/wroks,,,,,",
            "weapons/systems.csv:2: makers: 'company/wroks' is no company; list it in parties/companies.csv",
        ),
        (
            "weapon/t-1,,tank,weapon/tanks,RU,,,,,,",
            "weapons/systems.csv:2: name: it is empty; give the name that reports use most",
        ),
        (
            "weapon/T 1,T-1,tank,weapon/tanks,RU,,,,,,",
            "weapons/systems.csv:2: id: 'weapon/T 1' is no id; write a kind, a stroke and lower-case words",
        ),
        (
            "weapon/t-1,T-1,tank,weapon/tanks,RU,,,,,,T-1, tank",
            "weapons/systems.csv:2: columns: 11 fields are named in the head, this line has more or fewer; put fields",
        ),
    ],
)
def test_a_wrong_field_is_named_with_its_place_and_remedy(root: Path, tmp_path: Path, line: str, expected: str) -> None:
    (problem,) = said(root, tmp_path, line + "\n")
    assert problem.startswith(expected)


def test_an_id_that_is_listed_twice_names_both_lines(root: Path, tmp_path: Path) -> None:
    again = "weapon/t-1,T-1 of another kind,tank,weapon/tanks,UA,,,,,,\n"
    assert said(root, tmp_path, GOOD + again) == [
        "weapons/systems.csv:3: id: weapon/t-1 is listed already, weapons/systems.csv:2; join the two lines, "
        "or rename one"
    ]


def test_a_circle_is_told_at_each_of_its_lines(root: Path, tmp_path: Path) -> None:
    circle = "weapon/a,Alpha,tank,weapon/b,RU,,,,,ML6,\nweapon/b,Bravo,tank,weapon/a,RU,,,,,ML6,\n"
    assert [problem.split(";")[0] for problem in said(root, tmp_path, circle)] == [
        "weapons/systems.csv:2: part_of: it is part of itself: weapon/a → weapon/b → weapon/a",
        "weapons/systems.csv:3: part_of: it is part of itself: weapon/b → weapon/a → weapon/b",
    ]


TWINS = GOOD + "weapon/t-1b,T-1B,tank,weapon/tanks,RU,,,,,,T-1 tank\n"


def test_a_name_of_two_systems_that_nothing_tells_apart_is_refused(root: Path, tmp_path: Path) -> None:
    (problem,) = said(root, tmp_path, TWINS)
    assert problem == (
        "weapons/systems.csv:2: aliases: 't-1 tank' also names weapon/t-1b (weapons/systems.csv:3) and nothing tells "
        "them apart; keep it at one of them, or give weapons/ambiguous.csv a line with the reason for both"
    )


def test_a_name_of_two_systems_is_allowed_with_a_reason(root: Path, tmp_path: Path) -> None:
    assert said(root, tmp_path, TWINS, ambiguous="phrase,reason\nT-1 tank,reports do not say which\n") == []


def test_systems_of_two_countries_may_share_a_name(root: Path, tmp_path: Path) -> None:
    assert said(root, tmp_path, TWINS.replace("T-1B,tank,weapon/tanks,RU", "T-1B,tank,weapon/tanks,UA")) == []


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("ambiguous", "T-1,no longer", "weapons/ambiguous.csv:2: phrase: 'T-1' is not ambiguous; take the line out"),
        (
            "not_names",
            "T-1 tank,a street",
            "weapons/not_names.csv:2: phrase: 'T-1 tank' is a name of something in this catalogue; "
            "take it out here or there",
        ),
    ],
)
def test_a_phrase_that_needs_no_listing_is_refused(
    root: Path, tmp_path: Path, name: str, line: str, expected: str
) -> None:
    assert said(root, tmp_path, GOOD, **{name: f"phrase,reason\n{line}\n"}) == [expected]


def test_further_names_of_nothing_are_refused(root: Path, tmp_path: Path) -> None:
    (problem,) = said(root, tmp_path, GOOD, further="id,aliases\nweapon/t-2,T-2\n")
    assert problem == "weapons/further.csv:2: id: 'weapon/t-2' is listed nowhere; list it, or correct the id"
