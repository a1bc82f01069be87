from waybill.core.case import Case, Summary, case_id
from waybill.core.claim import ClaimRef
from waybill.core.ids import ClaimId, DocumentId

FOUNDER = ClaimRef(DocumentId("d1"), ClaimId("c1"))


def test_a_case_is_named_after_the_claim_that_founds_it() -> None:
    assert case_id(FOUNDER) == "case-8390594f02dd"


def test_cases_of_different_founders_have_different_names() -> None:
    other = ClaimRef(DocumentId("d1"), ClaimId("c2"))
    swapped = ClaimRef(DocumentId("c1"), ClaimId("d1"))
    assert len({case_id(FOUNDER), case_id(other), case_id(swapped)}) == 3


def test_a_new_case_has_neither_origins_nor_grade_and_its_summary_is_blank() -> None:
    case = Case(
        id=case_id(FOUNDER), claims=(FOUNDER,), documents=(DocumentId("d1"),), summary=Summary(), disputed=False
    )
    assert (case.origins, case.grade, case.first_published) == ((), None, None)
    assert (case.summary.supplier, case.summary.stage, case.summary.covert) == ((), None, False)
