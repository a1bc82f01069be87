"""The second half of the way of a report: from the claims of a ledger to graded cases, a little at a time."""

from waybill.reconciling.recalling import Recall, recalled
from waybill.reconciling.recollection import Recollection
from waybill.reconciling.reconcile import Reconciled, Resolved, reconcile, resolved

__all__ = ["Recall", "Recollection", "Reconciled", "Resolved", "recalled", "reconcile", "resolved"]
