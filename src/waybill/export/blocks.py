"""What a page of a case file is made of, whether it is shown as HTML or printed as PDF."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; of level 2 within a page, 3 within a section.

    Attributes:
        claim: number of the claim that it is the heading of, which cells lead to; None of all others.
    """

    text: str
    level: int = 2
    claim: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences.

    Attributes:
        leads: whether it stands out, as what the page is about.
    """

    text: str
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a document, exactly as they stand there."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A cell that leads to claims of the page, by their numbers.

    Attributes:
        otherwise: what stands there where there are none.
    """

    numbers: tuple[int, ...]
    otherwise: str = ""


Cell: TypeAlias = str | Claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Names with their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with headings.

    Attributes:
        widths: shares of the columns in the width of a printed page; empty where all have the same.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of a tree, with what hangs from it.

    Attributes:
        about: what is said of it.
    """

    text: str
    about: str
    claims: Claims
    below: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A tree, or several."""

    roots: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What to do, one after the other."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing.

    Attributes:
        svg: as SVG, with every text in it escaped.
        says: what is seen, for who does not see it.
        caption: what stands below it.
    """

    svg: str
    says: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Other files of the same folder, each with a line about it.

    Attributes:
        files: names without suffix; each is there as ``.html``.
    """

    files: tuple[tuple[str, str], ...]


Block: TypeAlias = Heading | Paragraph | Words | Rows | Grid | Tree | Steps | Drawing | Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of its own.

    Attributes:
        foot: what stands below every page.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str
