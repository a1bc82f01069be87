"""The outlines of the base map at an address of their own, which browsers keep for as long as they like.

A map has some kilobytes of its own; the outlines have 150, and are the same on every page. Their address names their
digest, so what stands there never changes. They hold nothing of the ledger: whoever asks gets them, as the style sheet.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from waybill.atlas.world import WORLD, world

PATH: Final = "/outlines"
FOR_EVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """A picture to take parts from: ``#sea``, ``#land``, and each state by its code.

    Attributes:
        name: under which it is served; another picture has another.
    """

    name: str
    svg: bytes

    @property
    def address(self) -> str:
        return f"{PATH}/{self.name}"


@cache
def outlines(*, is_near: bool) -> Outlines:
    """The outlines of all countries; near ones have more corners."""
    paths = "".join(_path(code, each.near if is_near else each.far) for code, each in world().countries.items())
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WORLD.width} {WORLD.height}">'
        f'<path id="sea" d="{escape(world().sea)}"/><g id="land">{paths}</g></svg>'
    ).encode()
    return Outlines(name=f"{'near' if is_near else 'far'}-{sha256(svg).hexdigest()[:16]}.svg", svg=svg)


def _path(code: str, outline: str) -> str:
    """The page that takes it says what it looks like, but for what is not handed down."""
    named = f' id="{escape(code)}"' if code else ""
    return f'<path{named} vector-effect="non-scaling-stroke" d="{escape(outline)}"/>'


def kept_outlines(request: Request) -> Response:
    """The outlines of that name; those of an earlier version are not found.

    Raises:
        HTTPException: there are none.
    """
    both = (outlines(is_near=is_near) for is_near in (True, False))
    found = next((each for each in both if each.name == request.path_params["name"]), None)
    if found is None:
        raise HTTPException(404)
    return Response(found.svg, media_type="image/svg+xml", headers={"Cache-Control": FOR_EVER})
