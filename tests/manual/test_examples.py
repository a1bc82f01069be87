"""What stands in the manual as code runs, and prints what the manual shows."""

import doctest
import re
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest
from manual_blocks import ANYTHING, Block, Command, blocks, commands, shows

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
RUN: Final = {"console", "pycon", "python"}


def language(block: Block) -> str:
    return block.info[0] if block.info else ""


each_page = pytest.mark.parametrize(
    "page",
    [page for page in PAGES if any(language(block) in RUN for block in blocks(page))],
    ids=lambda page: str(page.relative_to(ROOT)),
)


@each_page
def test_code_in_the_manual_runs(
    page: Path,
    samples: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(samples, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WAYBILL_LEDGER", raising=False)
    monkeypatch.delenv("WAYBILL_CATALOGUE", raising=False)
    monkeypatch.delenv("WAYBILL_READER", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")
    met: dict[str, object] = {}
    for block in blocks(page):
        if language(block) == "pycon":
            converse(block, page.name, met)
        elif language(block) == "python":
            exec(compile(block.body, f"{page.name}:{block.line}", "exec"), {})
        elif language(block) == "console":
            for command in commands(block):
                run(command, f"{page.name}:{block.line}", monkeypatch, capsys)


def converse(block: Block, page: str, met: dict[str, object]) -> None:
    """Run what stands after ``>>>``; what is printed must be what is shown. ``met`` are names of the page's blocks."""
    body = block.body.replace(ANYTHING, doctest.ELLIPSIS_MARKER)
    test = doctest.DocTestParser().get_doctest(body, met, page, page, block.line)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    assert not said, "".join(said)
    met.update(test.globs)


def run(command: Command, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from waybill.cli import main

    monkeypatch.setattr(sys, "argv", ["waybill", *command.arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr()
    said = f"{place}: waybill {' '.join(command.arguments)}\n{printed.out}\n{printed.err}"
    assert (ended.value.code or 0) == command.exits, said
    if command.saved_as:
        Path(command.saved_as).write_text(printed.out, encoding="utf-8")
    elif command.shown:
        assert shows(command.shown, printed.out), said


def test_a_wrong_output_is_found() -> None:
    assert shows("one … three", "one two three")
    assert shows("a\nb", "a  \nb\n\n")
    assert not shows("one … four", "one two three")


def test_a_wrong_answer_in_a_conversation_is_found() -> None:
    right = Block(info=("pycon",), body=">>> a = 1\n>>> a + 1\n2\n", line=1)
    met: dict[str, object] = {}
    converse(right, "page", met)
    assert met["a"] == 1
    with pytest.raises(AssertionError, match=r"Got:\n +2"):
        converse(Block(info=("pycon",), body=">>> a + 1\n3\n", line=1), "page", met)


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in [*PAGES, *ROOT.glob("*.md")]
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
