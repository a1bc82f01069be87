"""Templates: everything that is filled in is escaped, and what a browser would obey unseen is made visible."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from waybill.telling.visible import count, visible_lines
from waybill.web import writing
from waybill.web.filling import filled_from
from waybill.web.optioning import fields

FOLDER: Final = Path(__file__).parent


@cache
def environment() -> Environment:
    """The templates of all pages."""
    built = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    built.filters["count"] = count
    for each in (fields, writing.arcs, writing.places, writing.signs, writing.names, writing.rows, writing.hits):
        built.filters[each.__name__] = each
    built.filters["typed"] = _typed
    built.filters["filled"] = filled_from
    return built


def compile_all() -> None:
    """Make all templates ready, so that nobody waits for the first page of a kind."""
    for each in environment().list_templates(extensions=["html"]):
        environment().get_template(each)


def render(template: str, **given: object) -> str:
    """A page."""
    return environment().get_template(template).render(**given)


def render_bytes(template: str, **given: object) -> bytes:
    """A page in UTF-8."""
    # Encoded piece by piece: one letter beyond Latin would make the whole of a large page slow to join and to encode.
    return b"".join(map(str.encode, environment().get_template(template).generate(**given)))


def _shown(value: object) -> object:
    """Text without what is obeyed unseen: right-to-left overrides, control characters, half characters."""
    # A page asks this a thousand times, of text without anything of the kind nearly always.
    if type(value) is str and value.isprintable():
        return value
    return visible_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _typed(value: str) -> Markup:
    """What somebody filled in, escaped and otherwise as it is: in a field of a form nothing of it may change."""
    return escape(value)
