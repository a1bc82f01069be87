"""What exists in the code is in the manual: commands, options, errors, rejections, settings, fields, words."""

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from waybill.core.binding import claims_from_json
from waybill.core.case import TieKind
from waybill.core.claim import Basis, Certainty, Mode, Polarity, Stage, WeaponClass
from waybill.core.entry import EntryKind
from waybill.core.grade import Credibility, Reliability
from waybill.core.outcome import Reason
from waybill.core.quantity import Bound, Unit
from waybill.core.shape import claim_to_json, document_from_json
from waybill.core.speaker import SpeakerKind
from waybill.errors import WaybillError
from waybill.grade.grading import FACTS, Fact

ROOT: Final = Path(__file__).resolve().parents[2]
CLAIM_LABELS: Final = (Basis, Certainty, Mode, Polarity, Stage, WeaponClass, Bound, Unit, SpeakerKind)


def page(name: str) -> str:
    return (ROOT / "docs" / "manual" / name).read_text(encoding="utf-8")


def errors(kind: type[WaybillError] = WaybillError) -> Iterator[type[WaybillError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from errors(child)


@pytest.mark.parametrize("error", list(errors()), ids=lambda error: error.code)
def test_the_manual_says_what_each_error_means(error: type[WaybillError]) -> None:
    section = page("errors.md").partition(f"## `{error.code}`\n")[2].partition("\n## ")[0]
    assert f"> {error.message}\n" in section
    assert f"**Remedy:** {error.remedy}." in section
    assert f"`{error.__name__}`" in section


@pytest.mark.parametrize("reason", list(Reason))
def test_the_manual_says_what_each_rejection_means(reason: Reason) -> None:
    assert f"| `{reason.value}` |" in page("rejections.md")


@pytest.mark.parametrize("label", [label for kind in CLAIM_LABELS for label in kind], ids=lambda label: repr(label))
def test_the_manual_says_what_each_label_of_a_claim_means(label: str) -> None:
    assert f"`{label}`" in page("claims.md")


def test_the_manual_says_what_each_field_of_a_claim_holds() -> None:
    shape = json.loads((ROOT / "samples" / "report.json").read_text(encoding="utf-8"))
    claim = claims_from_json(shape, document_from_json(shape))[0]
    assert {key for key in claim_to_json(claim) if f"`{key}`" not in page("claims.md")} == set()


@pytest.mark.parametrize("kind", list(EntryKind))
def test_the_manual_says_what_each_kind_of_entry_records(kind: EntryKind) -> None:
    assert f"| `{kind.value}` |" in page("ledger.md")


@pytest.mark.parametrize("level", [*Reliability, *Credibility], ids=lambda level: str(level.value))
def test_the_manual_says_what_each_letter_and_figure_of_a_grade_means(level: Reliability | Credibility) -> None:
    assert f"| {level.value} |" in page("grades.md")


@pytest.mark.parametrize("kind", list(TieKind))
def test_the_manual_says_what_each_tie_between_tellers_means(kind: TieKind) -> None:
    assert f"| `{kind.value}` |" in page("origins.md")


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_the_manual_says_what_each_fact_does_to_a_grade(fact: Fact) -> None:
    assert f"| {fact.name} |" in page("grades.md")


def test_the_manual_names_each_setting() -> None:
    used = set()
    for module in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\bWAYBILL_[A-Z_]+\b", module.read_text(encoding="utf-8")))
    assert used, "no settings found: the search is broken"
    assert {name for name in used if f"`{name}`" not in page("settings.md")} == set()


def test_the_manual_describes_each_command_and_option() -> None:
    manual = page("commands.md")
    missing = []
    for name, options in commands():
        section = manual.partition(f"\n## `waybill {name}`\n")[2].partition("\n## ")[0]
        missing += [name] if not section else []
        missing += [f"{name} {option}" for option in options if f"`{option}" not in section]
    assert missing == []


def commands() -> Iterator[tuple[str, list[str]]]:
    """Name and long options of every command."""
    import typer

    from waybill.cli.commands import application

    group = typer.main.get_command(application())
    for name, command in named_commands(group):
        flags = [flag for option in command.params for flag in (*option.opts, *option.secondary_opts)]
        yield name, [flag for flag in flags if flag.startswith("--") and flag != "--help"]


def named_commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Commands by their full names, those of groups within too."""
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from named_commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


@pytest.mark.parametrize("place", re.findall(r"\| `(waybill\.[\w.]+)` \|$", page("words.md"), re.MULTILINE))
def test_each_word_exists_where_the_glossary_says(place: str) -> None:
    module, _, name = place.rpartition(".")
    assert hasattr(importlib.import_module(module), name)


def test_the_readme_and_the_checks_run_the_tests_alike() -> None:
    readme, checks = ((ROOT / path).read_text(encoding="utf-8") for path in ("README.md", ".ci/run"))
    command = "bash .ci/install dev && .venv/bin/python -m pytest"
    assert f"\n{command}\n" in readme
    assert f"\ncheck '{command}'\n" in checks


def test_the_sample_in_text_and_in_json_are_the_same() -> None:
    text = (ROOT / "samples" / "report.txt").read_text(encoding="utf-8")
    assert json.loads((ROOT / "samples" / "report.json").read_text(encoding="utf-8"))["text"] == text


@pytest.mark.parametrize("sample", sorted((ROOT / "samples").glob("*.json")), ids=lambda path: path.name)
def test_each_sample_says_that_it_is_invented_and_follows_the_manual(sample: Path) -> None:
    shape = json.loads(sample.read_text(encoding="utf-8"))
    assert shape["invented"] is True
    assert "invented sample" in shape["text"].splitlines()[0].lower()
    claims = claims_from_json(shape, document_from_json(shape))
    assert [claim.id for claim in claims] == [claim["id"] for claim in shape["claims"]]
