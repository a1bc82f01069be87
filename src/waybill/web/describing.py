"""What the pages are, and their JSON in the words of OpenAPI: the shapes are those of their contexts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Final, get_args, get_origin, get_type_hints

from waybill.core.ids import JsonObject, JsonValue
from waybill.core.person import Role
from waybill.core.version import VERSION
from waybill.telling.filters import BY_NAME
from waybill.web.acting import Act
from waybill.web.answering import ErrorPage
from waybill.web.asked import Asked
from waybill.web.handing_out import HandOut
from waybill.web.json_shape import parts
from waybill.web.sending import TOKEN_HEADER

API: Final = "/api"
DESCRIPTION: Final = f"{API}/openapi.json"
JSON: Final = "application/json"
ABOUT: Final = (
    "Claims of arms transfers with their words and sources, cases with their origins and grades. "
    "Every page has the same in JSON; nothing here is stated as fact."
)
LICENSE: Final[JsonObject] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
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
        values: all that some of the parameters can have.
    """

    path: str
    template: str
    context: type
    look: Callable[[Asked], object]
    about: str
    parameters: tuple[str, ...] = ()
    role: Role = Role.READER
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def description(pages: Iterable[Page], acts: Iterable[Act] = (), hand_outs: Iterable[HandOut] = ()) -> JsonObject:
    """The JSON side of the pages, what can be sent to them, and what they hand out, in the words of OpenAPI 3.1."""
    shapes: dict[str, JsonObject] = {}
    paths: dict[str, dict[str, JsonObject]] = {}
    for page in pages:
        paths.setdefault(_path(f"{API}{page.path}"), {})["get"] = _looking(page, shapes)
    for act in acts:
        paths.setdefault(_path(f"{API}{act.path}"), {})["post"] = _acting(act, shapes)
    paths[f"{API}/session"] = {"get": _session(shapes)}
    for each in hand_outs:
        paths[_path(each.path)] = {"get": _handing_out(each)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Waybill", "version": VERSION, "description": ABOUT, "license": LICENSE},
        "paths": paths,
        "components": {"schemas": shapes},
    }


def _path(path: str) -> str:
    return path.replace(":path", "").rstrip("/")


def _looking(page: Page, shapes: dict[str, JsonObject]) -> JsonObject:
    moved: JsonObject = {} if page.path != "/cases/{name}" else {"308": {"description": "it went to another case"}}
    return {
        "summary": page.about,
        "operationId": _operation_id("look", page.path),
        "parameters": [*_named(page.path), *(_asked(name, page.values) for name in page.parameters)],
        "responses": {
            "200": _answer("what is asked for", page.context, shapes),
            **moved,
            **_refusals(shapes, 400, 401, 403, 404, 500),
        },
    }


def _acting(act: Act, shapes: dict[str, JsonObject]) -> JsonObject:
    text: JsonObject = {"type": "string"}
    field: JsonObject = {"anyOf": [text, {"type": "array", "items": text}]}
    form: JsonObject = {
        "type": "object",
        "properties": dict.fromkeys(act.fields, field),
        "additionalProperties": False,
    }
    token: JsonObject = {
        "name": TOKEN_HEADER,
        "in": "header",
        "required": True,
        "description": f"as {API}/session tells it",
        "schema": text,
    }
    done: JsonObject = {
        "type": "object",
        "required": ["next"],
        "properties": {"next": {"type": "string", "description": "the address to go to next"}},
    }
    return {
        "summary": act.about,
        "description": f"For people with the role {act.role.value}. All values of a field are texts.",
        "operationId": _operation_id("send", act.path),
        "parameters": [*_named(act.path), token],
        "requestBody": {"required": True, "content": {JSON: {"schema": form}}},
        "responses": {
            "200": {"description": "it was recorded", "content": {JSON: {"schema": done}}},
            **_refusals(shapes, 400, 401, 403, 404, 409, 413, 415, 500),
        },
    }


def _session(shapes: dict[str, JsonObject]) -> JsonObject:
    names = ("name", "role", "token")
    told: JsonObject = {
        "type": "object",
        "required": list(names),
        "properties": {name: {"type": "string"} for name in names},
    }
    return {
        "summary": "Who somebody is here, and the token that what they send needs.",
        "operationId": "session",
        "responses": {
            "200": {"description": "who they are", "content": {JSON: {"schema": told}}},
            **_refusals(shapes, 401, 500),
        },
    }


def _handing_out(hand_out: HandOut) -> JsonObject:
    page: JsonObject = {"content": {"text/html": {"schema": {"type": "string"}}}}
    refused = {str(status): {"description": _REFUSALS[status], **page} for status in (400, 403, 404, 413, 500, 501)}
    return {
        "summary": hand_out.about,
        "operationId": _operation_id("have", hand_out.path),
        "parameters": [*_named(hand_out.path), *(_asked(name, {}) for name in hand_out.parameters)],
        "responses": {
            "200": {"description": "the file", "content": {each: {} for each in hand_out.media_types}},
            "303": {"description": "to the page where people log in"},
            **refused,
        },
    }


def _named(path: str) -> list[JsonObject]:
    if "{name" not in path:
        return []
    return [{"name": "name", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}]


def _asked(name: str, values: Mapping[str, Sequence[str]]) -> JsonObject:
    """A parameter behind the question mark, with what it can be."""
    schema: dict[str, JsonValue] = {"type": "string"}
    about, known = "", BY_NAME.get(name)
    if name in values:
        schema["enum"] = list(values[name])
    elif name == "page":
        schema["pattern"], about = "^[1-9][0-9]{0,5}$", "number of the page, from 1"
    elif known is not None:
        about = f"only those {known.about}"
        schema |= (
            {"enum": list(known.values)}
            if known.values
            else _FORMS.get(known.takes, {"maxLength": 200, "pattern": r"\S"})
        )
    return (
        {"name": name, "in": "query", "description": about, "schema": schema}
        if about
        else {
            "name": name,
            "in": "query",
            "schema": schema,
        }
    )


_FORMS: Final[Mapping[str, JsonObject]] = {
    "GRADE": {"pattern": "^[A-E][1-5]$"},
    "NUMBER": {"pattern": "^[1-9][0-9]{0,3}$"},
    "DATE": {"description": "EDTF: 2022, 2022-03, 2022-03-26, 2022/2023", "pattern": r"^[0-9./~?%-]+$"},
}
_REFUSALS: Final[Mapping[int, str]] = {
    400: "a question, or a form, that cannot be taken as it was put",
    401: "nobody is logged in",
    403: "not with this role, or not without a token",
    404: "there is nothing of this name",
    409: "somebody has changed it meanwhile",
    413: "too much at once",
    415: "not sent as JSON",
    500: "something went wrong here",
    501: "a library that this needs is not installed",
}


def _refusals(shapes: dict[str, JsonObject], *statuses: int) -> dict[str, JsonObject]:
    return {str(status): _answer(_REFUSALS[status], ErrorPage, shapes) for status in statuses}


def _operation_id(verb: str, path: str) -> str:
    parts = [part for part in path.replace(":path", "").split("/") if part]
    return "_".join([verb, *(part.strip("{}").replace("-", "_") for part in parts)]) if parts else f"{verb}_overview"


def _answer(about: str, context: type, shapes: dict[str, JsonObject]) -> JsonObject:
    return {"description": about, "content": {JSON: {"schema": _shape(context, shapes)}}}


def _shape(kind: object, shapes: dict[str, JsonObject]) -> JsonObject:
    """The shape of a type; what has parts is described once, under its name."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        others = [_shape(each, shapes) for each in inner if each is not NoneType]
        return {"anyOf": [*others, {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _shape(inner[0], shapes)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _shape(inner[1], shapes)}
    if isinstance(kind, type) and parts(kind):
        _describe(kind, shapes)
        return {"$ref": f"#/components/schemas/{_name(kind)}"}
    plain = getattr(kind, "__supertype__", kind)
    return {"type": next(name for known, name in _PLAIN.items() if plain is known)}


def _describe(kind: type, shapes: dict[str, JsonObject]) -> None:
    name = _name(kind)
    if name in shapes:
        return
    shapes[name] = {}  # It may hold others of its own kind.
    hints, names = get_type_hints(kind), parts(kind)
    shapes[name] = {
        "type": "object",
        "required": list(names),
        "properties": {each: _shape(hints[each], shapes) for each in names},
    }


def _name(kind: type) -> str:
    """Its name among all pages: several may have a part that is called alike."""
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
