"""The filters as options of commands: the same table that pages, watchlists and exports use."""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Concatenate, Final, ParamSpec

import typer

from waybill.telling.filters import FILTERS, YES, Filter

if TYPE_CHECKING:
    from waybill.workspace.wanted import Wanted

_Given = ParamSpec("_Given")
_OURS: Final = frozenset(each.name for each in FILTERS)


def filtered(command: Callable[Concatenate["Wanted", _Given], int]) -> Callable[..., int]:
    """A command that takes an option for every filter, and is given what they want as its first argument."""

    def run(**given: str | bool | None) -> int:
        from waybill.workspace.wanted import Wanted

        written = {name: given.pop(name) for name in _OURS}
        wanted = {name: YES if value is True else str(value) for name, value in written.items() if value}
        return command(Wanted.of(wanted), **given)  # type: ignore[call-arg, arg-type]

    signature = inspect.signature(command)
    _, *others = (each.replace(kind=each.KEYWORD_ONLY) for each in signature.parameters.values())
    parameters = [*others, *map(_option, FILTERS)]
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _option(filter_: Filter) -> inspect.Parameter:
    name = f"--{filter_.name.replace('_', '-')}"
    about = f"Only those {filter_.about}" + (f": {', '.join(filter_.values)}." if len(filter_.values) > 1 else ".")
    if filter_.is_mark:
        kind: object = Annotated[bool, typer.Option(name, help=about)]
        default: bool | None = False
    else:
        kind, default = Annotated[str | None, typer.Option(name, metavar=filter_.takes, help=about)], None
    return inspect.Parameter(filter_.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
