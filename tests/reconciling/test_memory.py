"""What is kept of documents reads back as it was, or is as if it had not been kept."""

from dataclasses import replace

from claim_builder import a_claim, a_document, ref, states
from tiny_ontology import a_tiny_ontology
from waybill.core.ids import DocumentId
from waybill.core.kept import Kept
from waybill.grade.signatures import signature, signature_to_json
from waybill.link.cards import card
from waybill.link.profile import profile
from waybill.reconciling.memory import Remembered, Tied, Told, kept_of, written
from waybill.reconciling.recollection import Recollection

D1 = DocumentId("d1")
DOCUMENT = a_document("d1", text="Iran sent rifles.", published="2022-03-01")
CLAIM = a_claim("d1", supplier=states("Iran"), evidence="Iran sent rif\udc80les.")
PROFILE = profile(CLAIM, {D1: DOCUMENT}, a_tiny_ontology())
TOLD = Told(
    entities=(("state/iran", None),), profiles=(PROFILE,), signature=dict(signature_to_json(signature(DOCUMENT)))
)
REMEMBERED = Remembered(
    stamp="s",
    judged="j",
    met=("party/a", "state/iran"),
    cards=(card(PROFILE),),
    ties=(Tied(claim="c1", other=ref("d2"), state="t", score=1.25),),
    written=written(TOLD),
)
KEPT = kept_of(D1, REMEMBERED)


def test_what_was_kept_reads_back_as_it_was() -> None:
    [[document, remembered]] = Recollection([KEPT]).documents.items()
    assert (document, remembered, remembered.told(D1)) == (D1, REMEMBERED, TOLD)


def test_what_is_kept_can_be_written_to_any_database() -> None:
    assert KEPT.payload.encode("utf-8").decode("utf-8") == KEPT.payload


def test_what_cannot_be_read_is_as_if_it_had_not_been_kept() -> None:
    index, told = KEPT.payload.split("\n")
    for payload in ("", "{}", "[]", index, f"{index}\n", f"{index}\n{told} ", f"{told}\n{index}", told):
        assert Recollection([damaged(payload)]).documents == {}


def damaged(payload: str) -> Kept:
    return replace(KEPT, payload=payload)
