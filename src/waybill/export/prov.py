"""W3C PROV-JSON: how each case came about, from the bytes of captures to the judgement that claims are one transfer.

In it:  entities are captures, documents, claims and cases; activities are the reading of a document and the
        reconciling of the ledger; agents are publishers and whoever or whatever read and reconciled.
Laws:   every claim is quoted from its document and every case derived from its claims;
        whatever a relation names is described.

Source: W3C, The PROV-JSON Serialization, Member Submission 24 April 2013; PROV-DM, Recommendation 30 April 2013.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TextIO, TypeAlias
from urllib.parse import quote

from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.maker import Maker, MakerKind
from waybill.core.version import VERSION
from waybill.export.claim_tables import ref
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.telling.sentences import telling

PREFIX: Final = "waybill"
NAMESPACE: Final = "urn:waybill:"

_Record: TypeAlias = tuple[str, JsonObject]

_NO_TIMES: Final = "when a document was read is not said, but in which state of the ledger all this stood"
_NO_WORDS: Final = "of claims the words and slots are left out that stand in the format json"


def write(selection: Selection, target: Path) -> Notes:
    """Write one PROV document, a record a line."""
    notes = Notes()
    notes.say(_NO_TIMES)
    notes.say(_NO_WORDS)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"prefix": {json.dumps({PREFIX: NAMESPACE, "prov": "http://www.w3.org/ns/prov#"})}')
        for section, records in _SECTIONS:
            _write_section(file, section, records(selection))
        file.write("\n}\n")
    return notes


def _write_section(file: TextIO, section: str, records: Iterator[_Record]) -> None:
    """A section, left out where there is nothing in it; the same record is written once."""
    last = None
    for number, (name, record) in enumerate(records):
        if name == last:
            continue
        last = name
        file.write(",\n" if number else f',\n"{section}": {{\n')
        file.write(f"{json.dumps(name)}: {json.dumps(record, ensure_ascii=False)}")
    if last is not None:
        file.write("}")


def _entities(selection: Selection) -> Iterator[_Record]:
    state = selection.state
    yield (
        _RECONCILED,
        {"prov:label": str(state), f"{PREFIX}:sequence": state.sequence, f"{PREFIX}:digest": state.digest},
    )
    for document in selection.documents():
        yield (
            _document(document),
            _without_empty(
                {
                    "prov:type": _name("type", "document"),
                    "prov:label": document.title,
                    f"{PREFIX}:published": None if document.published is None else document.published.isoformat(),
                    f"{PREFIX}:url": document.url,
                    f"{PREFIX}:digest": document.digest,
                }
            ),
        )
    yield from _captures(selection)
    for filed in selection.claims():
        yield (
            _claim(filed),
            {
                "prov:type": _name("type", "claim"),
                "prov:label": filed.claim.evidence[0].text,
                f"{PREFIX}:stage": filed.claim.stage.value,
                f"{PREFIX}:polarity": filed.claim.polarity.value,
            },
        )
    for case in selection.cases():
        yield (
            _name("case", case.id),
            {
                "prov:type": _name("type", "case"),
                "prov:label": telling(case),
                f"{PREFIX}:grade": str(case.grade or ""),
                f"{PREFIX}:origins": len(case.origins),
            },
        )


def _captures(selection: Selection) -> Iterator[_Record]:
    """Each once, though several documents may come from one."""
    seen = set()
    for document in selection.documents():
        capture = selection.capture(document.capture)
        if capture is not None and capture.id not in seen:
            seen.add(capture.id)
            yield (
                _name("capture", capture.id),
                {
                    "prov:type": _name("type", "capture"),
                    f"{PREFIX}:sha256": capture.sha256,
                    f"{PREFIX}:address": capture.address,
                    f"{PREFIX}:captured_at": capture.captured_at.isoformat(),
                },
            )


def _activities(selection: Selection) -> Iterator[_Record]:
    for filed in selection.claims():
        yield _reading(filed), {"prov:type": _name("type", "reading")}
    yield _RECONCILING, {"prov:type": _name("type", "reconciling"), f"{PREFIX}:version": VERSION}


def _agents(selection: Selection) -> Iterator[_Record]:
    makers = {each.maker for each in selection.claims()}
    for maker in sorted(makers, key=_maker):
        kind = "prov:Person" if maker.kind is MakerKind.PERSON else "prov:SoftwareAgent"
        if maker.kind is MakerKind.IMPORT:
            kind = "prov:Agent"
        yield _maker(maker), {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}, "prov:label": maker.name}
    yield (
        _WAYBILL,
        {
            "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
            "prov:label": f"Waybill {VERSION}",
        },
    )
    publishers = {each.publisher for each in selection.documents() if each.publisher is not None}
    for publisher in sorted(publishers):
        yield (
            _name("publisher", publisher),
            {
                "prov:type": {"$": "prov:Organization", "type": "prov:QUALIFIED_NAME"},
                "prov:label": publisher,
            },
        )


def _used(selection: Selection) -> Iterator[_Record]:
    for filed in selection.claims():
        yield f"_:use/{_reading(filed)}", {"prov:activity": _reading(filed), "prov:entity": _document(filed.document)}
    yield "_:use/ledger", {"prov:activity": _RECONCILING, "prov:entity": _RECONCILED}


def _generated(selection: Selection) -> Iterator[_Record]:
    for filed in selection.claims():
        yield f"_:made/{_claim(filed)}", {"prov:entity": _claim(filed), "prov:activity": _reading(filed)}
    for case in selection.cases():
        name = _name("case", case.id)
        yield f"_:made/{name}", {"prov:entity": name, "prov:activity": _RECONCILING}


def _associated(selection: Selection) -> Iterator[_Record]:
    for filed in selection.claims():
        yield f"_:by/{_reading(filed)}", {"prov:activity": _reading(filed), "prov:agent": _maker(filed.maker)}
    yield "_:by/reconciling", {"prov:activity": _RECONCILING, "prov:agent": _WAYBILL}


def _attributed(selection: Selection) -> Iterator[_Record]:
    for document in selection.documents():
        if document.publisher is not None:
            agent = _name("publisher", document.publisher)
            yield f"_:of/{_document(document)}", {"prov:entity": _document(document), "prov:agent": agent}


def _derived(selection: Selection) -> Iterator[_Record]:
    for document in selection.documents():
        capture = selection.capture(document.capture)
        if capture is not None:
            source = _name("capture", capture.id)
            yield f"_:from/{_document(document)}", _derivation(_document(document), source, "prov:PrimarySource")
    for filed in selection.claims():
        yield f"_:from/{_claim(filed)}", _derivation(_claim(filed), _document(filed.document), "prov:Quotation")
    for case in selection.cases():
        for each in selection.claims_of(case):
            name = _name("case", case.id)
            yield f"_:from/{name}/{_claim(each)}", _derivation(name, _claim(each))


def _derivation(generated: str, used: str, kind: str | None = None) -> JsonObject:
    shape: dict[str, JsonValue] = {"prov:generatedEntity": generated, "prov:usedEntity": used}
    return shape if kind is None else {**shape, "prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}}


def _without_empty(fields: dict[str, str | None]) -> JsonObject:
    return {key: value for key, value in fields.items() if value is not None}


def _name(kind: str, name: str) -> str:
    return f"{PREFIX}:{kind}/{quote(name, safe='')}"


def _document(document: Document) -> str:
    return _name("document", document.id)


def _claim(filed: FiledClaim) -> str:
    return _name("claim", ref(filed))


def _reading(filed: FiledClaim) -> str:
    return _name("reading", filed.document.id)


def _maker(maker: Maker) -> str:
    return _name(maker.kind.value, f"{maker.name} {maker.version}".strip())


_RECONCILING: Final = f"{PREFIX}:reconciling"
_RECONCILED: Final = f"{PREFIX}:ledger"
_WAYBILL: Final = f"{PREFIX}:program"

_SECTIONS: Final[tuple[tuple[str, Callable[[Selection], Iterator[_Record]]], ...]] = (
    ("entity", _entities),
    ("activity", _activities),
    ("agent", _agents),
    ("used", _used),
    ("wasGeneratedBy", _generated),
    ("wasAssociatedWith", _associated),
    ("wasAttributedTo", _attributed),
    ("wasDerivedFrom", _derived),
)
