"""The example of the manual is a watchlist that says what the manual says it does, and runs."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest

from waybill.cli.commands import run
from waybill.core.claim import WeaponClass
from waybill.ontology import load
from waybill.workspace.searches import Search
from waybill.workspace.wanted import Wanted
from waybill.workspace.watchlist import Watchlist, read_watchlist

ENTRY: Final = "{http://www.w3.org/2005/Atom}entry"


@pytest.fixture
def example(root: Path, tmp_path: Path) -> Path:
    """The file that the manual shows."""
    manual = (root / "docs" / "manual" / "watch.md").read_text(encoding="utf-8")
    shown = re.search(r"```toml\n(.*?)```", manual, re.DOTALL)
    assert shown is not None
    path = tmp_path / "watch.toml"
    path.write_text(shown[1], encoding="utf-8")
    return path


def offline(example: Path) -> Path:
    """The example without what is on the web."""
    text = re.sub(r"feeds = \[.*?\]\n", "", example.read_text(), flags=re.DOTALL)
    example.write_text(re.sub(r"webhook = .*\n", "", text))
    incoming = example.parent / "incoming"
    incoming.mkdir()
    (incoming / "a.txt").write_text("Norway has given Moldova 20 trucks, the ministry in Oslo said.")
    return example


def test_the_example_says_what_it_seems_to_say(example: Path) -> None:
    folder = str(example.parent)
    assert read_watchlist(str(example), ontology=load(None)) == Watchlist(
        feeds=("https://news.example/defence/rss.xml", "https://wire.example/world.atom"),
        folders=(f"{folder}/incoming",),
        every_minutes=30.0,
        searches=(
            Search(name="All cases", atom=f"{folder}/cases.atom"),
            Search(
                name="Drones from Iran",
                wanted=Wanted(supplier="Iran", item_class=WeaponClass.UAV, grade="C3"),
                atom=f"{folder}/drones.atom",
                webhook="https://desk.example/hooks/waybill",
            ),
            Search(
                name="Whatever touches Moldova, and somebody denies",
                wanted=Wanted(disputed=True, country="MD"),
                atom=f"{folder}/moldova.atom",
            ),
        ),
    )


def test_the_example_runs_once_and_writes_its_feeds(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["watch", str(offline(example)), "--ledger", str(example.parent / "l.db"), "--once"]
    assert run(arguments) == 0
    assert capsys.readouterr().out.splitlines() == ["1 new document, 1 new claim", "1 new case, 0 changed, 0 retired"]
    found = {path.name: len(ElementTree.parse(path).findall(ENTRY)) for path in example.parent.glob("*.atom")}
    assert found == {"cases.atom": 1, "drones.atom": 0, "moldova.atom": 0}


def test_another_file_for_all_cases_can_be_named(example: Path) -> None:
    target = example.parent / "other.atom"
    ledger = str(example.parent / "l.db")
    assert run(["watch", str(offline(example)), "--ledger", ledger, "--once", "--feed", str(target)]) == 0
    assert target.exists()
    assert not (example.parent / "cases.atom").exists()


def test_a_feed_that_is_dead_is_told_by_the_exit_status(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offline(example)
    example.write_text('feeds = ["http://127.0.0.1/feed"]\n' + example.read_text())
    assert run(["watch", str(example), "--ledger", str(example.parent / "l.db"), "--once"]) == 1
    printed = capsys.readouterr()
    assert "[refused_address]" in printed.err
    assert "1 new document" in printed.out


def test_what_is_not_relevant_is_counted_and_no_failure(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (offline(example).parent / "incoming" / "b.txt").write_text("The choir sang twenty songs in the garden.")
    arguments = ["watch", str(example), "--ledger", str(example.parent / "l.db"), "--once"]
    assert run(arguments) == 0
    assert "1 input set aside, of no arms transfer or no report" in capsys.readouterr().out
    (example.parent / "incoming" / "c.txt").write_text("The choir sang thirty songs in the garden.")
    assert run([*arguments, "--no-triage"]) == 0
    assert capsys.readouterr().out.startswith("1 new document, 0 new claims")


def heed_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_service_ends_when_it_is_asked_to(example: Path, asked: signal.Signals) -> None:
    command = [sys.executable, "-m", "waybill", "watch", str(offline(example)), "--ledger", "l.db"]
    with subprocess.Popen(
        command,
        cwd=example.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_signals,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "1 new document, 1 new claim\n"
        running.send_signal(asked)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "Traceback" not in told
    assert "start it again to go on from here" in told
