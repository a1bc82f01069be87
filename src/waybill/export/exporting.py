"""Write an export whole or not at all.

In:     a selection of a ledger, a format, and where to write.
Out:    a file or a folder, and notes beside or in it: which state of the ledger, what was wanted, what was lost.
Laws:   the same selection gives the same bytes;
        a reader of the target finds all of an export or nothing of it, whatever kills the process;
        what is at the target already stays as it is, unless it is to be replaced.
Never:  looks at the clock.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from waybill.core.version import VERSION
from waybill.errors import ExportError
from waybill.export.notes import Note, Notes

if TYPE_CHECKING:
    from waybill.export.selection import Selection

NOTES: Final = "notes.txt"
FIRST_LINE: Final = "Waybill export"
EMPTY: Final = "the selection is empty: nothing in the ledger is as it was wanted"


class Kind(StrEnum):
    """What an exporter makes."""

    FILE = "file"
    FOLDER = "folder"


class Exporter(Protocol):
    """One format."""

    @property
    def name(self) -> str:
        """As it is asked for."""

    @property
    def suffix(self) -> str:
        """Of its files; empty of folders."""

    @property
    def kind(self) -> Kind:
        """What it makes."""

    @property
    def about(self) -> str:
        """What it is for, in a few words."""

    def write(self, selection: "Selection", target: Path) -> Notes:
        """Write to a path at which nothing is yet; of a folder, one that is there and empty."""


Write: TypeAlias = "Callable[[Selection, Path], Notes]"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """An exporter that is imported when it is used: the function ``write`` of a module of this package.

    Attributes:
        about: what it is for.
        module: name of the module.
        needs: the library that it needs beyond those that Waybill is installed with; empty where it needs none.
    """

    name: str
    suffix: str
    kind: Kind
    about: str
    module: str
    needs: str = ""

    @property
    def can_write(self) -> bool:
        """Whether the library that it needs is installed."""
        return not self.needs or find_spec(self.needs) is not None

    def write(self, selection: "Selection", target: Path) -> Notes:
        """As an ``Exporter`` writes."""
        write = cast(Write, import_module(f"waybill.export.{self.module}").write)
        return write(selection, target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written.

    Attributes:
        target: the file or folder.
        notes_file: where the notes stand.
    """

    target: Path
    notes_file: Path
    notes: tuple[Note, ...]


def export(exporter: Exporter, selection: "Selection", target: Path, *, replace: bool = False) -> Exported:
    """Write a selection in a format.

    Args:
        exporter: of the format.
        selection: what to write.
        target: where; its folder must exist.
        replace: whether an earlier export there gives way.

    Raises:
        ExportError: the target is taken, cannot be written to, or its disk is full.
    """
    notes_file = target / NOTES if exporter.kind is Kind.FOLDER else target.with_name(f"{target.name}.{NOTES}")
    _refuse_taken(target, exporter.kind, replace=replace)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    partial_notes = partial / NOTES if exporter.kind is Kind.FOLDER else partial.with_name(f"{partial.name}.{NOTES}")
    with _told(target):
        try:
            if exporter.kind is Kind.FOLDER:
                partial.mkdir()
            notes = exporter.write(selection, partial)
            if next(selection.claims(), None) is None:
                notes.say(EMPTY)
            partial_notes.write_text(_notes_text(exporter, selection, notes), encoding="utf-8", newline="\n")
            if exporter.kind is Kind.FOLDER:
                _put_folder(partial, target)
            else:
                _sync(partial)
                partial_notes.replace(notes_file)
                partial.replace(target)
        finally:
            _remove(partial)
            _remove(partial_notes)
    return Exported(target=target, notes_file=notes_file, notes=notes.listed())


def _refuse_taken(target: Path, kind: Kind, *, replace: bool) -> None:
    if not target.name:
        raise ExportError(target=target, problem="it names no file or folder")
    if not target.parent.is_dir():
        raise ExportError(target=target, problem=f"there is no folder {target.parent}")
    if not (target.exists() or target.is_symlink()):
        return
    if not replace:
        raise ExportError(target=target, problem="it is there already, and was left as it is")
    is_ours = _is_export(target) if kind is Kind.FOLDER else target.is_file()
    if not is_ours:
        raise ExportError(
            target=target, problem="what is there is no earlier export of this kind, and was left as it is"
        )


def _is_export(folder: Path) -> bool:
    """Whether a folder was written by an export: nobody's own folder is ever removed."""
    try:
        with (folder / NOTES).open(encoding="utf-8") as file:
            return not folder.is_symlink() and file.readline().startswith(FIRST_LINE)
    except (OSError, UnicodeDecodeError):
        return False


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(target=target, problem=error.strerror or str(error)) from error


def _put_folder(partial: Path, target: Path) -> None:
    for file in sorted(partial.rglob("*")):
        if file.is_file():
            _sync(file)
    if target.exists():
        old = partial.with_suffix(".old")
        target.replace(old)
        partial.replace(target)
        shutil.rmtree(old)
    else:
        partial.replace(target)


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _notes_text(exporter: Exporter, selection: "Selection", notes: Notes) -> str:
    state = selection.state
    at = "" if state.recorded_at is None else f", recorded {state.recorded_at.isoformat(timespec='seconds')}"
    lines = [
        f"{FIRST_LINE}: {exporter.name}, by Waybill {VERSION}",
        f"From: {state}{at}",
        f"Wanted: {', '.join(selection.wanted) or 'everything'}",
        "",
        "What the format cannot say:",
        *(f"- {note}" for note in notes.listed()),
    ]
    return "\n".join([*lines, *(() if notes.listed() else ("- nothing was lost",))]) + "\n"
