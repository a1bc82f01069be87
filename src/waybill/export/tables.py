"""The tables of an export, all of them."""

from typing import Final

from waybill.export.case_tables import CASE_TABLES
from waybill.export.claim_tables import CLAIM_TABLES
from waybill.export.columns import Table

TABLES: Final[tuple[Table, ...]] = (*CLAIM_TABLES, *CASE_TABLES)

NO_TEXTS: Final = "the texts of documents are left out of tables; the format json has them"
