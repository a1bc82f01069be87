"""The corpus holds what its README says, and every report is annotated by the guide."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


def test_every_report_passes_the_checker() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "corpus" / "check.py")], capture_output=True, text=True)
    assert done.stdout == ""
    assert done.returncode == 0


def test_no_text_stands_in_the_corpus_twice() -> None:
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in (ROOT / "corpus").glob("*/*.json")]
    assert len(texts) == len(set(texts))


def test_the_readme_shows_the_counts_as_they_are() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "corpus" / "check.py"), "--counts"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in (ROOT / "corpus" / "README.md").read_text("utf-8")
