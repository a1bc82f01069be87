"""Waybill for programs: open a ledger, read, add, ask; or read one text with no ledger at all."""

from waybill.core.filed import FiledClaim
from waybill.workspace.adding import Added
from waybill.workspace.asking import Filed
from waybill.workspace.comparing import Compared
from waybill.workspace.evaluating import Evaluated, evaluate
from waybill.workspace.history import PastGrade
from waybill.workspace.judging import Judged
from waybill.workspace.meaning import Meaning
from waybill.workspace.opening import open  # noqa: A004
from waybill.workspace.reading import lookup, read, read_inputs
from waybill.workspace.wanted import Wanted
from waybill.workspace.workspace import Workspace

__all__ = [
    "Added",
    "Compared",
    "Evaluated",
    "Filed",
    "FiledClaim",
    "Judged",
    "Meaning",
    "PastGrade",
    "Wanted",
    "Workspace",
    "evaluate",
    "lookup",
    "open",
    "read",
    "read_inputs",
]
