"""Values to choose from as HTML: a page of filters has a hundred, and a template takes five times as long for them."""

from collections.abc import Iterable
from typing import Protocol

from markupsafe import Markup

from waybill.telling.visible import count
from waybill.web.escaping import safe_again


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


def options(listed: Iterable[Option], numbered: bool) -> Markup:
    """The values of a list to choose from, with their numbers or without."""
    # Every text in it is escaped.
    return Markup("".join(_option(each, f" ({each.number:,})" if numbered else "") for each in listed))  # noqa: S704


def suggestions(listed: Iterable[Option]) -> Markup:
    """The values that a field proposes, with their numbers."""
    told = (
        f'<option value="{safe_again(each.text)}" label="{count(each.number, "case")}"></option>' for each in listed
    )
    return Markup("".join(told))  # noqa: S704


def _option(each: Option, number: str) -> str:
    chosen = " selected" if each.chosen else ""
    return f'<option value="{safe_again(each.value)}"{chosen}>{safe_again(each.text)}{number}</option>'
