"""Fields to filter by as HTML: a page has twenty with a hundred values, which takes a template five times as long.

Laws:   every text in it is escaped, and nothing of it is obeyed unseen.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from markupsafe import Markup

from waybill.telling.visible import count
from waybill.web.escaping import safe, safe_again


class Option(Protocol):
    """A value, with the number of the cases that have it."""

    @property
    def value(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def chosen(self) -> bool: ...


class Choice(Protocol):
    """A filter with its values, as it stands in a form."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def takes(self) -> str: ...
    @property
    def options(self) -> Sequence[Option]: ...


def fields(listed: Iterable[Choice]) -> Markup:
    """Fields of a form, each with the values that there are and their numbers."""
    return Markup("".join(map(_field, listed)))  # noqa: S704  # Every text in it is escaped.


def _field(choice: Choice) -> str:
    name, label = safe_again(choice.name), safe_again(choice.label)
    match choice.takes:
        case "mark":
            return _mark(choice, name, label)
        case "list":
            options = _options(choice.options, is_numbered=choice.name != "country_role")
            return (
                f'<div><label for="{name}">{label}</label>\n<select id="{name}" name="{name}">\n'
                f'<option value="">any</option>\n{options}</select></div>\n'
            )
    takes = 'placeholder="2022 or 2022-03"' if choice.takes == "date" else f'list="{name}-names"'
    names = f'\n<datalist id="{name}-names">{_suggestions(choice.options)}</datalist>' if choice.takes == "name" else ""
    return (
        f'<div><label for="{name}">{label}</label><input id="{name}" name="{name}" value="{safe(choice.value)}" '
        f'maxlength="200" {takes}>{names}</div>\n'
    )


def _mark(choice: Choice, name: str, label: str) -> str:
    """A filter that is on or off."""
    checked = " checked" if choice.value else ""
    number = choice.options[0].number if choice.options else 0
    return (
        f'<div class="tick"><input type="checkbox" id="{name}" name="{name}" value="1"{checked}>'
        f'<label for="{name}">{label} only <span class="quiet">({number:,})</span></label></div>\n'
    )


def _options(listed: Iterable[Option], *, is_numbered: bool) -> str:
    return "".join([_option(each, f" ({each.number:,})" if is_numbered else "") for each in listed])


def _option(each: Option, number: str) -> str:
    chosen = " selected" if each.chosen else ""
    return f'<option value="{safe_again(each.value)}"{chosen}>{safe_again(each.text)}{number}</option>'


def _suggestions(listed: Iterable[Option]) -> str:
    return "".join(
        [f'<option value="{safe_again(each.text)}" label="{count(each.number, "case")}"></option>' for each in listed]
    )
