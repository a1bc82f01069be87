"""What pages have hundreds of, as SVG, as rows of a table and in lists: a template takes five times as long for them.

Laws:   every text in it is escaped, and nothing of it is obeyed unseen.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from waybill.telling.visible import count
from waybill.web.escaping import safe, safe_again
from waybill.web.links import Link
from waybill.web.pages.map_parts import Row
from waybill.web.pages.search import Found
from waybill.web.picturing import Arc, Picture, Place


def arcs(picture: Picture) -> Markup:
    """The arcs of a map, each a link with its head."""
    return _joined(_arc(each, picture.scale) for each in picture.arcs)


def _arc(arc: Arc, scale: float) -> str:
    about, path = safe(arc.about), arc.path
    href = f' href="{safe(arc.href)}"' if arc.href else ""
    steps = f' data-steps="{arc.steps}"' if arc.steps else ""
    chosen, stopped = " chosen" if arc.chosen else "", " stopped" if arc.is_stopped else ""
    return (
        f'<a{href} class="arc {arc.line} {arc.kind}{chosen}" aria-label="{about}"{steps}>\n<title>{about}</title>\n'
        f'<path class="reach" d="{path}"/><path class="rim" d="{path}" stroke-width="{arc.width + 2}"/>'
        f'<path class="line" d="{path}" stroke-width="{arc.width}"/>'
        f'<g transform="translate({arc.tip_x} {arc.tip_y}) scale({scale})">'
        f'<path class="fixed tip{stopped}" d="{arc.tip}"/></g>\n</a>\n'
    )


def places(picture: Picture) -> Markup:
    """What marks the places of a map."""
    return _joined(_place(each, picture.scale) for each in picture.places)


def _place(place: Place, scale: float) -> str:
    return (
        f'<g class="place {place.style}"><title>{safe_again(place.name)}: {place.precision}</title>'
        f'<g transform="translate({place.x} {place.y}) scale({scale})">'
        f'<circle class="fixed" r="{place.size}"/></g></g>\n'
    )


def signs(picture: Picture) -> Markup:
    """The signs on the arcs of a map, with the numbers of their cases."""
    return _joined(_sign(each, picture.scale) for each in picture.arcs if each.sign)


def _sign(arc: Arc, scale: float) -> str:
    more = " chosen" if arc.chosen else " crowded" if arc.is_crowded else ""
    cases = f'<tspan class="cases" dx="2">{arc.cases:,}</tspan>' if arc.cases > 1 else ""
    return (
        f'<g class="sign {arc.kind}{more}" transform="translate({arc.x} {arc.y}) scale({scale})"><g class="fixed">\n'
        f'<rect x="{-arc.sign_width / 2}" y="-6.5" width="{arc.sign_width}" height="13" rx="6.5"/>'
        f'<text y="3.4">{safe_again(arc.sign)}{cases}</text>\n</g></g>\n'
    )


def names(picture: Picture) -> Markup:
    """The names of the places of a map."""
    return _joined(_name(each, picture.scale) for each in picture.places)


def _name(place: Place, scale: float) -> str:
    crowded = ' class="crowded"' if place.is_crowded else ""
    name = f'<text y="3.4">{safe_again(place.name)}</text>'
    linked = f'<a href="{safe_again(place.href)}">{name}</a>' if place.href else name
    return (
        f'<g{crowded} transform="translate({place.name_x} {place.name_y}) scale({scale})">'
        f'<g class="fixed">{linked}</g></g>\n'
    )


def rows(listed: Sequence[Row], some_undrawn: bool) -> Markup:
    """The table of a map; rows that it does not show are marked where it shows not all it could."""
    return _joined(_row(each, some_undrawn and not each.is_drawn) for each in listed)


def _row(row: Row, is_marked: bool) -> str:
    stages, goods = safe_again(", ".join(row.stages)), safe_again(", ".join(row.goods))
    ends = f"{safe_again(row.start.text)} to {safe_again(row.end.text)}"
    marked = ' <span class="quiet">not on the map</span>' if is_marked else ""
    months = (row.first or "undated") + (f" to {row.last}" if row.last != row.first else "")
    return (
        f"<tr><td>{_end(row.start, row.start_is)}</td>\n<td>{_end(row.end, row.end_is)}</td>\n"
        f'<td><a href="{safe(row.href)}" aria-label="{count(row.cases, "case")} from {ends}: {stages}; {goods}">'
        f"{row.cases:,}</a>{marked}</td>\n<td>{stages}</td><td>{goods}</td><td>{months}</td></tr>\n"
    )


def _end(end: Link, precision: str) -> str:
    name = f"<bdi>{safe_again(end.text)}</bdi>"
    linked = f'<a href="{safe_again(end.href)}">{name}</a>' if end.href else name
    return f'{linked} <span class="quiet">{precision}</span>' if precision else linked


def hits(listed: Sequence[Found]) -> Markup:
    """What a search has found, as the items of a list."""
    return _joined(map(_hit, listed))


def _hit(hit: Found) -> str:
    note = f' <span class="quiet"><bdi>{safe(hit.note)}</bdi></span>' if hit.note else ""
    said = "".join([f"<mark>{safe(each.text)}</mark>" if each.is_found else safe(each.text) for each in hit.excerpt])
    excerpt = f'<br><span dir="auto">{said}</span>' if said else ""
    return f'<li><a href="{safe(hit.href)}"><bdi>{safe(hit.title)}</bdi></a>{note}{excerpt}</li>\n'


def _joined(parts: Iterable[str]) -> Markup:
    return Markup("".join(parts))  # noqa: S704  # Every text in it is escaped.
