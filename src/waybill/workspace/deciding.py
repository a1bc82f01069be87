"""What a person's judgement, or taking one back, is as a step in the ledger."""

from datetime import datetime

from waybill.core.judgement import Judgement, Verdict
from waybill.core.judgement_history import Withdrawal
from waybill.core.maker import Maker
from waybill.errors import UsageError
from waybill.ledger.views import View
from waybill.workspace.judging import Pair, verdict_of


def judgement(meant: Pair, verdict: Verdict | str, *, reason: str, maker: Maker, at: datetime) -> Judgement:
    """A judgement of two claims or entities.

    Raises:
        UsageError: there is no reason, or no such verdict.
    """
    if not reason.strip():
        raise UsageError(problem="a judgement needs a reason; say why with --reason")
    return Judgement(
        subject=meant.subject,
        left=meant.left,
        right=meant.right,
        verdict=verdict_of(verdict),
        reasons=(reason.strip(),),
        maker=maker,
        judged_at=at,
    )


def withdrawal(meant: Pair, view: View, *, reason: str, maker: Maker, at: datetime) -> Withdrawal:
    """The taking back of what is judged of two claims or entities.

    Raises:
        UsageError: nothing is judged of them.
    """
    found = Withdrawal(
        subject=meant.subject,
        left=meant.left,
        right=meant.right,
        reasons=(reason.strip(),) if reason.strip() else (),
        maker=maker,
        withdrawn_at=at,
    )
    if found.id not in {each.id for each in view.judgements()}:
        raise UsageError(problem=f"nothing is judged of {meant.left} and {meant.right}; waybill judge --list shows all")
    return found
