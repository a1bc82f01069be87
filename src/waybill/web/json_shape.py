"""A context as JSON: its fields, and nothing that the page does not show."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from waybill.core.ids import JsonValue


def to_json(value: object) -> JsonValue:
    """A context, or a part of one, as JSON.

    Raises:
        TypeError: something in it has no shape in JSON: a context is made of simple values.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [to_json(each) for each in value]
        case Mapping():
            return {str(name): to_json(each) for name, each in value.items()}
    if is_dataclass(value):
        return {each.name: to_json(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} in a context")
