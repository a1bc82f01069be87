"""Regular expressions mean the same in every Python that Waybill supports."""

import ast
import re
from pathlib import Path
from typing import Final

import pytest

SOURCE: Final = Path(__file__).resolve().parents[2] / "src" / "waybill"
MODULES: Final = sorted(SOURCE.rglob("*.py"))
POSSESSIVE: Final = re.compile(r"(?<!\\)[*+?}]\+|\(\?>")
"""``a++`` and ``(?>a)``: Python 3.11.0 to 3.11.4, which Debian 12 has, match them wrongly (CPython gh-106052)."""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_pattern_is_possessive_or_atomic(module: Path) -> None:
    strings = (node.value for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Constant))
    assert [text for text in strings if isinstance(text, str) and POSSESSIVE.search(text)] == []
