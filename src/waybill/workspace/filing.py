"""The claims of a view with their documents, cases, and what people decided on them."""

from collections.abc import Iterable

from waybill.core.claim import Claim
from waybill.core.filed import FiledClaim
from waybill.core.kept import Kept
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.reconciling import resolved
from waybill.workspace.asking import filed_claims


def filed_in(view: View, ontology: Ontology, kept: Iterable[Kept] = ()) -> tuple[FiledClaim, ...]:
    """All claims that stand, in the order of publication, undated last.

    Args:
        view: reconciled with these catalogues.
        ontology: the catalogues.
        kept: what need not be resolved anew.
    """
    return filed(resolved(view, ontology=ontology, kept=kept).claims, view)


def filed(claims: Iterable[Claim], view: View) -> tuple[FiledClaim, ...]:
    """The same of all claims, resolved."""
    documents = {each.id: each for each in view.documents()}
    makers = {each.document: each.maker for each in reversed(view.readings())}
    return filed_claims(claims, documents, view.cases(), makers, view.reviews())
