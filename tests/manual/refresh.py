"""Write what commands print now into the manual: ``python tests/manual/refresh.py``, then read the difference.

Only outputs that the manual shows are replaced; a shown output with ``…`` in it is left alone. Notebooks are run anew.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from manual_blocks import ANYTHING, Command, blocks, commands, trimmed

ROOT: Final = Path(__file__).resolve().parents[2]


def printed(command: Command, folder: Path) -> str:
    """What a command prints in a folder."""
    environment = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    environment.pop("WAYBILL_LEDGER", None)
    environment.pop("WAYBILL_READER", None)
    environment.pop("WAYBILL_CATALOGUE", None)
    result = subprocess.run(
        [sys.executable, "-m", "waybill", *command.arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if result.returncode != command.exits:
        sys.exit(f"waybill {' '.join(command.arguments)} ended with {result.returncode}: nothing was written")
    if command.saved_as:
        (folder / command.saved_as).write_text(result.stdout, encoding="utf-8")
    return trimmed(result.stdout)


def refresh(page: Path) -> None:
    """Run a page's commands in a folder of their own and replace the outputs that it shows."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "samples", Path(name) / "samples")
        for block in blocks(page):
            for command in commands(block) if block.info[:1] == ("console",) else []:
                output = printed(command, Path(name))
                if command.shown and ANYTHING not in command.shown:
                    text = text.replace(command.shown, output)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        refresh(page)
    if find_spec("nbclient") is not None:
        import notebooks

        for notebook in notebooks.NOTEBOOKS:
            notebooks.refresh(notebook)
