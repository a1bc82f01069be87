"""What a page of a case file is made of, whether it is shown as HTML or printed as PDF."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; of level 2 within a page, 3 within a section."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a document, exactly as they stand there."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Names with their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of a tree, with what hangs from it."""

    text: str
    below: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A tree, or several."""

    roots: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Other files of the same folder, each with a line about it.

    Attributes:
        files: names without suffix; each is there as ``.html``.
    """

    files: tuple[tuple[str, str], ...]


Block: TypeAlias = Heading | Paragraph | Words | Rows | Grid | Tree | Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of its own.

    Attributes:
        foot: what stands below every page.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str
