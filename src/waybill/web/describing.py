"""What the pages are, and their JSON in the words of OpenAPI: the shapes are those of their contexts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Final, get_args, get_origin, get_type_hints

from waybill.core.ids import JsonObject
from waybill.core.person import Role
from waybill.core.version import VERSION
from waybill.web.answering import ErrorPage
from waybill.web.asked import Asked

API: Final = "/api"
DESCRIPTION: Final = f"{API}/openapi.json"
_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, and the same as JSON below ``/api``.

    Attributes:
        path: ``{name}`` in it stands for an id.
        template: file of its template.
        context: what it shows.
        look: makes that from what is asked.
        about: what it shows, for people.
        parameters: names of what may stand behind the question mark.
        role: who may look at it.
    """

    path: str
    template: str
    context: type
    look: Callable[[Asked], object]
    about: str
    parameters: tuple[str, ...] = ()
    role: Role = Role.READER


def description(pages: Iterable[Page]) -> JsonObject:
    """The JSON side of the pages, as OpenAPI 3.1 describes such things."""
    shapes: dict[str, JsonObject] = {}
    paths = {f"{API}{page.path.replace(':path', '').rstrip('/')}": {"get": _operation(page, shapes)} for page in pages}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Waybill", "version": VERSION},
        "paths": paths,
        "components": {"schemas": shapes},
    }


def _operation(page: Page, shapes: dict[str, JsonObject]) -> JsonObject:
    named: list[JsonObject] = [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}]
    asked: list[JsonObject] = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in page.parameters]
    return {
        "summary": page.about,
        "parameters": [*(named if "{name" in page.path else []), *asked],
        "responses": {
            "200": _answer("what is asked for", page.context, shapes),
            "400": _answer("a question that cannot be answered as it was put", ErrorPage, shapes),
            "404": _answer("there is nothing of this name", ErrorPage, shapes),
        },
    }


def _answer(about: str, context: type, shapes: dict[str, JsonObject]) -> JsonObject:
    return {"description": about, "content": {"application/json": {"schema": _shape(context, shapes)}}}


def _shape(kind: object, shapes: dict[str, JsonObject]) -> JsonObject:
    """The shape of a type; dataclasses are described once, under their names."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        others = [_shape(each, shapes) for each in inner if each is not NoneType]
        return {"anyOf": [*others, {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _shape(inner[0], shapes)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _shape(inner[1], shapes)}
    if isinstance(kind, type) and is_dataclass(kind):
        _describe(kind, shapes)
        return {"$ref": f"#/components/schemas/{_name(kind)}"}
    plain = getattr(kind, "__supertype__", kind)
    return {"type": next(name for known, name in _PLAIN.items() if plain is known)}


def _describe(kind: type, shapes: dict[str, JsonObject]) -> None:
    name = _name(kind)
    if name in shapes:
        return
    shapes[name] = {}  # It may hold others of its own kind.
    hints = get_type_hints(kind)
    assert is_dataclass(kind)
    shapes[name] = {
        "type": "object",
        "required": [each.name for each in fields(kind)],
        "properties": {each.name: _shape(hints[each.name], shapes) for each in fields(kind)},
    }


def _name(kind: type) -> str:
    """Its name among all pages: several may have a part that is called alike."""
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
