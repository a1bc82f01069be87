"""Every error that a caller must act upon.

WaybillError
├── SpanError          a span that is no stretch of text
├── QuantityError      a number that is none
├── PeriodError        a date that does not exist or is not EDTF
├── ClaimError         a claim that breaks a law of the guide
├── ShapeError         JSON that is not in the guide's shape
├── CatalogueError     compiled catalogues missing or damaged
│   └── OverrideError      a user's own catalogue with a mistake in it
├── ModelError         the trained reader's files missing or damaged
├── ArchiveError       an archive of captures that cannot be reached, or lacks what it should hold
├── AccountsError      the file of accounts that cannot be used
├── RegisterError      an official register without the columns that are needed
├── ExportError        a target that cannot be written to
├── UsageError         a request that cannot be met as it was put
│   ├── FilterError        a filter that there is not, or a value that it never has
│   └── QuestionError      words to look for that cannot be read
└── LedgerError
    ├── LedgerAccessError     cannot be opened, read or written
    ├── ForeignLedgerError    a database that is not a Waybill ledger
    ├── NewerLedgerError      written by a later version
    └── TamperedLedgerError   entries that do not match their digests

Facts are keyword arguments and stay attributes; each class has one code, one message and one remedy.
"""

from typing import Any, ClassVar


class WaybillError(Exception):
    """Root of the tree.

    Attributes:
        code: for programs, stable.
        message: template of the sentence for people; named facts in braces.
        remedy: what to do about it.
        facts: what the error is about.
    """

    code: ClassVar[str] = "error"
    message: ClassVar[str] = "something went wrong"
    remedy: ClassVar[str] = "report this with the command that led to it"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message.format(**facts))

    def __getattr__(self, name: str) -> object:
        facts = self.__dict__.get("facts", {})
        if name in facts:
            return facts[name]
        raise AttributeError(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), self.facts)


def _revive(kind: type[WaybillError], facts: dict[str, object]) -> WaybillError:
    return kind(**facts)


class SpanError(WaybillError):
    """A span that is no stretch of text. Facts: ``start``, ``end``."""

    code = "span"
    message = "[{start}, {end}) is not a stretch of text"
    remedy = "give offsets with 0 ≤ start < end"


class QuantityError(WaybillError):
    """A number that is none. Facts: ``value``, ``high``."""

    code = "quantity"
    message = "{value} (high: {high}) is not a quantity"
    remedy = "give a finite number that is not negative, and a high end only with the bound 'range'"


class PeriodError(WaybillError):
    """A date that does not exist or is not EDTF. Fact: ``edtf``."""

    code = "period"
    message = "{edtf!r} is not an existing date or period"
    remedy = "write YYYY, YYYY-MM, YYYY-MM-DD or an interval FIRST/LAST (EDTF)"


class ClaimError(WaybillError):
    """A claim that breaks a law of the guide. Facts: ``claim``, ``problem``."""

    code = "claim"
    message = "claim {claim}: {problem}"
    remedy = "correct the claim by docs/manual/claims.md"


class ShapeError(WaybillError):
    """JSON that is not in the guide's shape. Facts: ``place``, ``problem``."""

    code = "shape"
    message = "{place}: {problem}"
    remedy = "correct the document by docs/manual/claims.md"


class CatalogueError(WaybillError):
    """Compiled catalogues missing or damaged. Facts: ``path``, ``problem``."""

    code = "catalogue"
    message = "catalogue {path}: {problem}"
    remedy = "install Waybill again, or compile the catalogues with python resources/compile.py"


class OverrideError(CatalogueError):
    """A user's own catalogue with a mistake in it. Facts: ``path``, ``line``, ``field``, ``problem``."""

    code = "catalogue-override"
    message = "{path}, line {line}, {field}: {problem}"
    remedy = "correct the file by docs/manual/catalogues.md, or go on without --catalogue and WAYBILL_CATALOGUE"


class ModelError(WaybillError):
    """The trained reader's files missing or damaged. Facts: ``path``, ``problem``."""

    code = "model"
    message = "the trained reader's file {path}: {problem}"
    remedy = "install Waybill again, or train the reader as training/README.md says"


class ArchiveError(WaybillError):
    """An archive of captures that cannot be reached, or lacks what it should hold. Facts: ``archive``, ``problem``."""

    code = "archive"
    message = "archive {archive}: {problem}"
    remedy = "run waybill verify, restore the archive from a copy, or name another with WAYBILL_ARCHIVE"


class AccountsError(WaybillError):
    """The file of accounts that cannot be read or written. Facts: ``path``, ``problem``."""

    code = "accounts"
    message = "accounts {path}: {problem}"
    remedy = "check that the file belongs to whoever runs Waybill, or name another with WAYBILL_PEOPLE"


class RegisterError(WaybillError):
    """An official register, or the description of its columns, that cannot be used. Facts: ``path``, ``problem``."""

    code = "register"
    message = "register {path}: {problem}"
    remedy = "name the headings of your file in another for --columns, as docs/manual/compare.md says"


class ExportError(WaybillError):
    """A target of an export that is taken, or cannot be written to. Facts: ``target``, ``problem``."""

    code = "export"
    message = "export to {target}: {problem}"
    remedy = "name another path with --output, on a disk with space, or replace an earlier export with --force"


class UsageError(WaybillError):
    """A request that cannot be met as it was put. Fact: ``problem``."""

    code = "usage"
    message = "{problem}"
    remedy = "see the command's --help"


class FilterError(UsageError):
    """A filter that there is not, or a value that it never has. Facts: ``name``, ``problem``."""

    code = "filter"
    message = "{name}: {problem}"
    remedy = "see the filters in docs/manual/filters.md"


class QuestionError(UsageError):
    """Words to look for that cannot be read. Fact: ``problem``."""

    code = "question"
    message = "the search cannot be read: {problem}"
    remedy = "close quotes and brackets, put a word on each side of AND, OR and NOT, and name one to look for"


class LedgerError(WaybillError):
    """Any trouble with a ledger. Facts: ``ledger``, ``problem``."""

    code = "ledger"
    message = "ledger {ledger}: {problem}"
    remedy = "run waybill verify"


class LedgerAccessError(LedgerError):
    """Cannot be opened, read or written. Facts: ``ledger``, ``problem``."""

    code = "ledger-access"
    remedy = "check that the path exists, is writable and has space left, or name another with --ledger"


class ForeignLedgerError(LedgerError):
    """A database or file that is not a Waybill ledger. Fact: ``ledger``."""

    code = "ledger-foreign"
    message = "{ledger} is not a Waybill ledger; it was left untouched"
    remedy = "name another path with --ledger"


class NewerLedgerError(LedgerError):
    """Written by a later version. Facts: ``ledger``, ``revision``."""

    code = "ledger-newer"
    message = "ledger {ledger} has schema revision {revision}, which this version of Waybill does not know"
    remedy = "upgrade Waybill; the ledger was left untouched"


class TamperedLedgerError(LedgerError):
    """Entries that do not match their digests. Facts: ``ledger``, ``sequence``, ``problem``."""

    code = "ledger-tampered"
    message = "ledger {ledger}, entry {sequence}: {problem}"
    remedy = "restore the ledger from a copy; entries before this one are intact"
