"""Put a user's corrections into compiled catalogues.

In:     compiled tables, and corrections that ``override_checks`` has passed.
Out:    tables as if the catalogues had been compiled so.
Laws:   no corrections change nothing;
        correcting twice is correcting once;
        the order of corrections does not matter.
Never:  changes the tables that it is given.
"""

from collections.abc import Iterable, Iterator

from waybill.ontology.aliases import EXACT_MARK, Listed, alias_of, listed
from waybill.ontology.hits import AliasKind
from waybill.ontology.overrides import Correction
from waybill.ontology.table import NO_ROW, Sense, Table, senses_from, senses_to
from waybill.text.names import key


def corrected(name: str, table: Table, corrections: Iterable[Correction]) -> Table:
    """A catalogue with the corrections that concern it; the same table where none does."""
    ours = [each for each in corrections if each.table == name]
    return _Copy(name, table).corrected(ours) if ours else table


def spelled(catalogue: str, alias: str, *, is_term: bool = False) -> tuple[Listed, ...]:
    """Every spelling of an alias as a catalogue lists it."""
    return tuple(listed(alias_of(catalogue, alias, is_term=is_term)))


def plain(alias: str) -> str:
    """An alias without the mark that makes its capitals count."""
    return alias.removeprefix(EXACT_MARK)


def added_aliases(correction: Correction) -> Iterator[str]:
    """The names that a correction adds: of a new entity its own first, of an outlet also its domain."""
    yield from (name for key in ("name", "domain") if (name := correction.fact(key)) is not None)
    yield from correction.aliases


class _Copy:
    """A table that is being corrected."""

    def __init__(self, name: str, table: Table) -> None:
        self._name = name
        self._table = table
        self._rows = list(table["rows"])
        self._numbers = {row[0]: number for number, row in enumerate(self._rows)}
        self._phrases = dict(table["phrases"])
        self._names = dict(table["names"])
        self._reach = dict(table["reach"])

    def corrected(self, corrections: Iterable[Correction]) -> Table:
        ordered = sorted(corrections, key=lambda each: each.id)
        for each in ordered:
            self._write_row(each)
        # First all that goes, so that a name can pass from one entity to another.
        for each in ordered:
            self._take_away(each)
        for each in ordered:
            self._add(each)
        return Table(
            rows=self._rows,
            phrases=self._phrases,
            reach=self._reach,
            names=self._names,
            inflected=self._table["inflected"],
            reliability={
                **self._table["reliability"],
                **{each.id: letter for each in ordered if (letter := each.fact("reliability")) is not None},
            },
        )

    def _write_row(self, correction: Correction) -> None:
        number = self._numbers.setdefault(correction.id, len(self._rows))
        if number == len(self._rows):
            self._rows.append((correction.id, correction.fact("name") or correction.id, None, None, None, ()))
        entity_id, name, country, part_of, weapon_class, aliases = self._rows[number]
        gone = {key(plain(alias)) for alias in correction.without}
        kept = [alias for alias in aliases if key(alias) not in gone]
        more = [plain(alias) for alias in added_aliases(correction)]
        self._rows[number] = (
            entity_id,
            name,
            correction.fact("country") or country,
            correction.fact("part_of") or part_of,
            correction.fact("class") or weapon_class,
            tuple(alias for alias in dict.fromkeys([*kept, *more]) if alias != name),
        )

    def _take_away(self, correction: Correction) -> None:
        if not correction.without:
            return
        number = self._numbers[correction.id]
        row = self._rows[number]
        staying = [each for alias in (row[1], *row[5]) for each in spelled(self._name, alias)]
        going = [each for alias in correction.without for each in spelled(self._name, alias)]
        for phrase in {each.phrase for each in going} - {each.phrase for each in staying}:
            senses = (
                [each for each in senses_from(self._phrases[phrase]) if each.row != number]
                if phrase in self._phrases
                else []
            )
            _put(self._phrases, phrase, senses_to(senses))
        for name in {each.name for each in going} - {each.name for each in staying}:
            numbers = [each for each in self._names.get(name, "").split() if each != str(number)]
            _put(self._names, name, " ".join(numbers))

    def _add(self, correction: Correction) -> None:
        number = self._numbers[correction.id]
        is_term = is_generic(self._table, number)
        kind = AliasKind.GENERIC if is_term else AliasKind.NAME
        for alias in added_aliases(correction):
            for phrase, cased, name in spelled(self._name, alias, is_term=is_term):
                known = senses_from(self._phrases[phrase]) if phrase in self._phrases else []
                senses = [each for each in known if each.row != NO_ROW]
                if not any(each.row == number for each in senses):
                    senses.append(Sense(number, kind, cased))
                self._phrases[phrase] = senses_to(senses)
                numbers = self._names.get(name, "").split()
                self._names[name] = " ".join(dict.fromkeys([*numbers, str(number)]))
                first, *others = phrase.split(" ")
                self._reach[first] = max(1 + len(others), self._reach.get(first, 0))


def is_generic(table: Table, number: int) -> bool:
    """Whether a row is a generic term for weapons, which may be written with capitals or without."""
    if not table["inflected"] or number >= len(table["rows"]):
        return False
    name = table["rows"][number][1]
    lines = (table["phrases"].get(each.phrase, "") for each in spelled("weapons", name, is_term=True))
    senses = [sense for line in lines if line for sense in senses_from(line)]
    return any(sense.row == number and sense.kind is AliasKind.GENERIC for sense in senses)


def _put(lines: dict[str, str], name: str, line: str) -> None:
    if line:
        lines[name] = line
    else:
        lines.pop(name, None)
