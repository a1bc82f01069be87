"""Reads reports of arms transfers and keeps what they claim accountable."""

from typing import TYPE_CHECKING, Final

from waybill.core.version import VERSION

if TYPE_CHECKING:
    from waybill.workspace import Wanted, Workspace, evaluate, open, read, read_inputs  # noqa: A004

__version__: Final = VERSION
__all__ = ["Wanted", "Workspace", "__version__", "evaluate", "open", "read", "read_inputs"]


def __getattr__(name: str) -> object:
    # Imported when asked for: the command line must show its help before anything heavy is loaded.
    if name in __all__:
        import waybill.workspace

        return getattr(waybill.workspace, name)
    raise AttributeError(f"module 'waybill' has no attribute {name!r}")
