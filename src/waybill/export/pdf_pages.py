"""Pages as PDF, set by Typst: text goes in as data, and the fonts are those that come with Typst.

Laws:   the same page gives the same bytes, on every computer with the same Typst.
"""

import json
import re
from dataclasses import asdict
from importlib.resources import files
from typing import Final

from waybill.errors import UsageError
from waybill.export.blocks import Page
from waybill.telling.visible import visible_lines

BEYOND: Final = re.compile("[\u0600-\u1cff\u2e80-\uf8ff\ufb1d-\ufffc\U00010000-\U0010ffff]")
"""Letters of scripts that the fonts lack: beyond Latin, Greek, Cyrillic and Hebrew."""


def pdf(page: Page) -> bytes:
    """The page as a PDF file.

    Raises:
        UsageError: Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(problem="PDF needs typst: pip install 'waybill[export]'") from error
    source = (files("waybill.export") / "case_file.typ").read_bytes()
    made = typst.compile(source, ignore_system_fonts=True, sys_inputs={"page": _shape(page)}, timestamp=0)
    assert isinstance(made, bytes)
    return made


def _shape(page: Page) -> str:
    blocks = [{"kind": type(block).__name__, **asdict(block)} for block in page.blocks]
    return json.dumps(_visible({"title": page.title, "foot": page.foot, "blocks": blocks}), ensure_ascii=False)


def _visible(value: object) -> object:
    """The same, with what a reader of the PDF would obey made visible in every text."""
    match value:
        case str():
            return visible_lines(value)
        case dict():
            return {key: _visible(each) for key, each in value.items()}
        case list() | tuple():
            return [_visible(each) for each in value]
        case _:
            return value
