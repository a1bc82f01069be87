"""The corpus holds what its README says, and every report is annotated by the guide."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]


def test_every_report_and_affair_passes_the_checker() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "corpus" / "check.py")], capture_output=True, text=True)
    assert done.stdout == ""
    assert done.returncode == 0


def test_no_text_stands_in_the_corpus_twice() -> None:
    affairs = [json.loads(path.read_text("utf-8")) for path in (ROOT / "corpus" / "affairs").glob("*.json")]
    reports = [
        json.loads(path.read_text("utf-8"))
        for folder in ("reports", "held_out")
        for path in (ROOT / "corpus" / folder).glob("*.json")
    ]
    told = [document for affair in affairs for document in affair["documents"] if document["copy_of"] is None]
    texts = [document["text"] for document in (*reports, *told)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("option", ["--counts", "--affairs"])
def test_the_readme_shows_the_counts_as_they_are(option: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "corpus" / "check.py"), option], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in (ROOT / "corpus" / "README.md").read_text("utf-8")
