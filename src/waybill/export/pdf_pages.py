"""Pages as PDF, set by Typst: text goes in as data, and the fonts are those that come with Typst.

Laws:   the same page gives the same bytes, on every computer with the same Typst.
"""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from waybill.errors import UsageError
from waybill.export.blocks import Block, Drawing, Page, Words
from waybill.telling.visible import visible_lines

if TYPE_CHECKING:
    from typst import Fonts

BEYOND: Final = re.compile("[\u0600-\u1cff\u2e80-\uf8ff\ufb1d-\ufffc\U00010000-\U0010ffff]")
"""Letters of scripts that the fonts lack: beyond Latin, Greek, Cyrillic and Hebrew."""

_LONG: Final = re.compile(r"\S{21,}")
_JOINT: Final = re.compile(r"[/#._-]|[^/#._-]{16}")
_BREAK: Final = "\u200b"


def pdf(page: Page) -> bytes:
    """The page as a PDF file; several threads may ask at once.

    Raises:
        UsageError: Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(problem="PDF needs typst: pip install 'waybill[export]'") from error
    made = typst.compile(_template(), font_paths=_fonts(), sys_inputs={"page": _shape(page)}, timestamp=0)
    assert isinstance(made, bytes)
    return made


@cache
def _template() -> bytes:
    return (files("waybill.export") / "case_file.typ").read_bytes()


@cache
def _fonts() -> "Fonts":
    """Those that come with Typst: looking for them takes longer than many a page."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def _shape(page: Page) -> str:
    blocks = [_block(block) for block in page.blocks]
    shape = {"title": page.title, "foot": _mapped(page.foot, _breakable), "blocks": blocks}
    return json.dumps(shape, ensure_ascii=False)


def _block(block: Block) -> dict[str, object]:
    """A block as data; words of documents stay as they are, in all else but drawings long names can be broken."""
    if isinstance(block, Drawing):
        return {"kind": "Drawing", **asdict(block)}
    change = visible_lines if isinstance(block, Words) else _breakable
    return {"kind": type(block).__name__, **{key: _mapped(value, change) for key, value in asdict(block).items()}}


def _mapped(value: object, change: Callable[[str], str]) -> object:
    """The same, with every text in it changed."""
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _mapped(each, change) for key, each in value.items()}
        case list() | tuple():
            return [_mapped(each, change) for each in value]
        case _:
            return value


def _breakable(text: str) -> str:
    """Text with what a reader would obey made visible, and places where addresses and digests may be broken."""
    return _LONG.sub(lambda found: _JOINT.sub(rf"\g<0>{_BREAK}", found[0]), visible_lines(text))
