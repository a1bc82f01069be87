"""What people see: nothing hostile, nothing cut off, no colours in a pipe, no noise when the reader goes away."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from told import Waybill

HOSTILE = (
    "Norway has given Moldova 20 [bold red]trucks[/bold red] \x1b[2J\x1b]0;owned\x07, "
    "[link=https://evil.test]said[/link] \u202eofficials\u202c.\n"
)


def test_markup_and_escape_sequences_of_documents_are_shown_not_obeyed(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE)
    told = waybill("read", "hostile.txt")
    assert told.status == 0
    assert "[bold red]trucks[/bold red]" in " ".join(told.out.split())
    assert "␛[2J" in told.out
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out


def test_a_hostile_file_name_is_shown_not_obeyed(waybill: Waybill) -> None:
    told = waybill("read", "no\x1b[2Jwhere.txt")
    assert "no␛[2Jwhere.txt" in told.err
    assert "\x1b" not in told.err


@pytest.mark.parametrize("columns", ["80", "120"])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(waybill: Waybill, samples: Path, columns: str) -> None:
    assert waybill("import", str(samples / "report.json")).status == 0
    told = waybill("claims", COLUMNS=columns)
    assert max(map(len, told.out.splitlines())) <= int(columns)
    shown = " ".join(told.out.split())
    for claim in json.loads((samples / "report.json").read_text())["claims"]:
        for words in claim["evidence"]:
            assert f"“{' '.join(words.split())}”" in shown


def test_a_pipe_gets_no_colours(waybill: Waybill, samples: Path) -> None:
    told = waybill("read", str(samples / "report.txt"), "--published", "2024-10-16")
    assert "\x1b" not in told.out
    assert "\x1b" not in told.err


def test_a_reader_that_goes_away_causes_no_noise(samples: Path) -> None:
    command = f"{sys.executable} -m waybill read {samples} --format json | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stdout == b'{"id": "sa'[:10] or len(done.stdout) == 10
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr


def test_help_of_every_command_has_an_example(waybill: Waybill) -> None:
    listed = waybill("--help")
    assert listed.status == 0
    for command in ("read", "add", "import", "claims", "cases", "case", "lookup", "evaluate", "verify"):
        assert f"\n  {command} " in listed.out
        told = waybill(command, "--help")
        assert told.status == 0
        assert f"Example:  waybill {command} " in told.out


def test_help_fits_into_eighty_columns_and_cuts_nothing_off(waybill: Waybill) -> None:
    commands = ("read", "add", "import", "claims", "cases", "case", "lookup", "evaluate", "verify")
    for arguments in ([], *([command] for command in commands)):
        shown = waybill(*arguments, "--help", COLUMNS="80").out.splitlines()
        assert [line for line in shown[1:] if len(line) > 80 or line.endswith("...")] == []
        assert not arguments or "Example:" in shown[-1]


def test_wrong_usage_says_so(waybill: Waybill) -> None:
    for arguments in (["nonsense"], ["read"], ["read", "x", "--nonsense"], ["read", "x", "--format", "xml"]):
        told = waybill(*arguments)
        assert told.status == 2, told
        assert told.out == ""
        assert told.err.startswith("error: ")


def test_the_version_is_told(waybill: Waybill) -> None:
    assert waybill("--version").out == "waybill 0.1.0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_told(samples: Path) -> None:
    command = f"{sys.executable} -m waybill read {samples / 'flash.json'} > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 3
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_terminal_that_knows_few_characters_shows_the_others_as_it_can(
    samples: Path, tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "given.txt").write_text("Norway gave Łódź 20 trucks, “officials” said.\n", encoding="utf-8")
    command = [sys.executable, "-m", "waybill", "read", "given.txt"]
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode(encoding)
    assert "Norway -> " in shown
    assert "\\u0141" in shown
    assert "\u2192" not in shown
