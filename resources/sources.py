"""The lines of the catalogues' files, each knowing where it stands."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NOT_NAMES: Final = "not_names.csv"
AMBIGUOUS: Final = "ambiguous.csv"
FIRST_LINE: Final = 2


class Source(dict[str, str]):
    """A line of a catalogue by its columns.

    Attributes:
        file: the file as people know it: ``weapons/systems.csv``.
        line: its number in the file, from 1; where a field has line breaks, that of its last.
    """

    file: str
    line: int

    @classmethod
    def at(cls, file: str, line: int, fields: dict[str, str]) -> "Source":
        """A line with its place."""
        source = cls(fields)
        source.file, source.line = file, line
        return source

    def listed(self, column: str) -> list[str]:
        """The entries of a column that holds several, semicolons between; empty where the file has no such column."""
        return [entry.strip() for entry in self.get(column, "").split(";") if entry.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a file that must be put right before the catalogues can be compiled."""

    file: str
    line: int
    field: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.wrong}; {self.remedy}"


class SourcesError(Exception):
    """Files that cannot be compiled; its argument lists the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def lines(path: Path) -> Iterator[Source]:
    """The lines of a file below its head.

    Raises:
        SourcesError: a line has more or fewer fields than the head.
    """
    file = f"{path.parent.name}/{path.name}"
    with path.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened, strict=True)
        for fields in reader:
            if None in fields or None in fields.values():
                wrong = f"{len(reader.fieldnames or ())} fields are named in the head, this line has more or fewer"
                remedy = "put fields with commas in quotation marks, and give empty fields their commas"
                problem = Problem(file=file, line=reader.line_num, field="columns", wrong=wrong, remedy=remedy)
                raise SourcesError([problem])
            yield Source.at(file, reader.line_num, fields)


def entity_lines(folder: Path) -> list[Source]:
    """The lines of a catalogue that describe entities or add aliases to them, file by file."""
    aside = {folder / NOT_NAMES, folder / AMBIGUOUS}
    return [source for path in sorted(set(folder.glob("*.csv")) - aside) for source in lines(path)]


def phrase_lines(folder: Path, name: str) -> list[Source]:
    """The lines of a list of phrases, ``NOT_NAMES`` or ``AMBIGUOUS``; empty where the catalogue has no such file."""
    path = folder / name
    return list(lines(path)) if path.exists() else []


def adds_aliases(source: Source) -> bool:
    """Whether a line has nothing but further aliases for an entity that another line describes."""
    return source.keys() == {"id", "aliases"}
