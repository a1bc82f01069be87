"""Lines, shapes and words of a drawing as SVG, which HTML shows as it is and Typst sets into a PDF.

Laws:   text is escaped, and what a reader would obey is shown;
        the same drawing has the same bytes.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from waybill.export.characters import pictured
from waybill.telling.visible import visible

WIDTH: Final = 640
"""Of every drawing, in units of which a letter is about six wide."""

INK: Final = "#1b1b1b"
GREY: Final = "#6a6a6a"
PALE: Final = "#d0d0d0"
BLUE: Final = "#1f5a8c"
RED: Final = "#a3321f"

_FONTS: Final = "Georgia, 'Libertinus Serif', serif"
_WIDE: Final = 0.52
"""Of a letter on average, for one high."""


def drawing(height: float, parts: Iterable[str]) -> str:
    """A drawing of its parts, the first at the back."""
    size = f'viewBox="0 0 {WIDTH} {number(height)}" width="{WIDTH}" height="{number(height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONTS}">{"".join(parts)}</svg>'


def words(
    x: float, y: float, text: str, *, size: float = 11, anchor: str = "start", fill: str = INK, bold: bool = False
) -> str:
    """Words on one line; ``anchor`` says whether they start, have their middle or end at ``x``."""
    weight = ' font-weight="bold"' if bold else ""
    at = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}"'
    return f'<text {at} fill="{fill}"{weight}>{escape(pictured(visible(text)))}</text>'


def line(x: float, y: float, to_x: float, to_y: float, *, stroke: str = INK, width: float = 1, dashed: str = "") -> str:
    """A straight line."""
    dashes = f' stroke-dasharray="{dashed}"' if dashed else ""
    ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="{number(width)}"{dashes}/>'


def bar(x: float, y: float, width: float, height: float, *, fill: str, stroke: str, dashed: str = "") -> str:
    """A rectangle."""
    dashes = f' stroke-dasharray="{dashed}"' if dashed else ""
    size = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {size} fill="{fill}" stroke="{stroke}"{dashes}/>'


def dot(x: float, y: float, radius: float, *, fill: str, stroke: str) -> str:
    """A circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}" stroke="{stroke}"/>'


def shape(points: Iterable[tuple[float, float]], *, fill: str) -> str:
    """A shape with corners."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{corners}" fill="{fill}"/>'


def fitting(text: str, width: float, *, size: float = 11) -> str:
    """As much of a text as has room in a width."""
    most = max(2, int(width / (size * _WIDE)))
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def broken(text: str, width: float, *, size: float = 11, lines: int = 2) -> tuple[str, ...]:
    """A text on so many lines at the most."""
    found: list[str] = []
    for word in text.split():
        if found and fitting(f"{found[-1]} {word}", width, size=size) == f"{found[-1]} {word}":
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    kept = [*found[: lines - 1], *([" ".join(found[lines - 1 :])] if len(found) >= lines else [])]
    return tuple(fitting(each, width, size=size) for each in kept)


def number(value: float) -> str:
    """A number with a tenth at the most."""
    return f"{value:.1f}".removesuffix(".0")
