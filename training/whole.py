"""From data to the model that ships, in one command: ``python -m training.whole --help``.

The steps are commands of their own, each run by itself, so that none holds the memory of another; how long each took
is said when it ends. What lies in the way of a step stops the rest.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from training.__main__ import WEIGHTS, tell

MADE: Final = WEIGHTS.parent
"""Folder for what steps make for later ones."""


def steps(given: argparse.Namespace) -> Iterator[Sequence[str]]:
    """The commands that make the model, in order: the name of a module, and its arguments.

    Args:
        given: what the command line asks for; data that it leaves out is left out of the steps.
    """
    options = ["--device", given.device, "--threads", str(given.threads), "--regimen", given.regimen]
    passages: list[str] = []
    if given.framenet:
        public = str(MADE / "public.jsonl")
        yield "training.public_texts", "--framenet", str(given.framenet), "--out", public
        options += ["--framenet", str(given.framenet)]
        if given.statements:
            passages = ["--passages", str(MADE / "passages")]
            yield (
                *("training.passages", "--documents", str(given.statements), public),
                *("--out", passages[1], "--kept", str(MADE / "kept")),
            )
    if given.statements:
        options += ["--running", str(given.statements)]
    for name in ("real", "known"):
        if folders := getattr(given, name):
            options += [f"--{name}", *map(str, folders)]
    yield "training", *options, *passages
    yield "training.glancing", "--threads", str(given.threads), *passages
    yield ("training.weighing",)
    yield ("training.tune",)
    yield "training.alike", "--threads", str(given.threads)


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for.

    Args:
        words: of the command line; None for the program's own.
    """
    parser = argparse.ArgumentParser(prog="python -m training.whole", description=__doc__)
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="folders of annotated real reports")
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="folders of reports to read without a fault")
    parser.add_argument("--framenet", type=Path, help="folder of FrameNet 1.5")
    parser.add_argument("--statements", type=Path, help="file of official statements, a JSON a line")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--regimen", default="{}", help="as of python -m training")
    return parser.parse_args(words)


def main() -> None:
    """Run every step, and stop at the first that fails."""
    given = arguments()
    MADE.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    for name, *rest in steps(given):
        tell(f"== {name}")
        start = time.monotonic()
        done = subprocess.run([sys.executable, "-m", name, *rest], check=False)  # noqa: S603
        if done.returncode:
            sys.exit(f"{name} failed; mend what it says and run the whole again")
        tell(f"== {name}: {(time.monotonic() - start) / 60:.1f} minutes")
    tell(f"== all of it: {(time.monotonic() - began) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
