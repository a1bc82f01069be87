"""A context as JSON: its fields, and nothing that the page does not show."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

from waybill.core.ids import JsonValue


def to_json(value: object) -> JsonValue:
    """A context, or a part of one, as JSON.

    Raises:
        TypeError: something in it has no shape in JSON: a context is made of simple values.
    """
    kind: type = type(value)
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case tuple() if not parts(kind):
            return [to_json(each) for each in value]
        case Mapping():
            return {str(name): to_json(each) for name, each in value.items()}
    if names := parts(kind):
        return {name: to_json(getattr(value, name)) for name in names}
    raise TypeError(f"{type(value).__name__} in a context")


@cache
def parts(kind: type) -> tuple[str, ...]:
    """What the parts of such a value are called; none of a simple one.

    Contexts are data classes; what a page has hundreds of is a tuple with names, which is made in a third of the time.
    """
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind))
    found: tuple[str, ...] = getattr(kind, "_fields", ()) if issubclass(kind, tuple) else ()
    return found
