"""GraphML: who gives to whom. Nodes are parties, and an edge is a case between two of them.

Laws:   every case is at least one edge; who is not said is a node of its own for that case;
        what XML cannot hold is pictured.

Source: GraphML Primer, graphdrawing.org.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from lxml import etree

from waybill.core.case import Case, SummaryParty
from waybill.export.characters import PICTURED, pictured
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.telling.sentences import item

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"

End: TypeAlias = tuple[str, SummaryParty | None]
"""Id of a node, and the party that it is; None where nobody is named."""

NODE_KEYS: Final = (("name", "string"), ("kind", "string"), ("country", "string"), ("is_known", "boolean"))
EDGE_KEYS: Final = (
    ("case", "string"),
    ("kind", "string"),
    ("stage", "string"),
    ("grade", "string"),
    ("origins", "int"),
    ("claims", "int"),
    ("disputed", "boolean"),
    ("covert", "boolean"),
    ("items", "string"),
    ("dates", "string"),
    ("intermediaries", "string"),
)

_NARROW: Final = (
    "an edge has two ends: intermediaries stand as an attribute of it, and places, words and sources are left out"
)
_MANY: Final = "a case with several givers or takers is an edge for each pair of them"
_NOT_SAID: Final = "not said"


def write(selection: Selection, target: Path) -> Notes:
    """Write the graph: nodes by id, then edges by case."""
    notes = Notes()
    notes.say(_NARROW)
    with target.open("wb") as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_tag("graphml"), nsmap={None: NAMESPACE}):
            _write_keys(xml)
            with xml.element(_tag("graph"), id="transfers", edgedefault="directed"):
                _write_data(xml, "g_ledger", str(selection.state), notes)
                for name, said in sorted(_nodes(selection).items()):
                    with xml.element(_tag("node"), id=_plain(name, notes)):
                        for key, value in said.items():
                            _write_data(xml, f"n_{key}", value, notes)
                for case in selection.cases():
                    _write_edges(xml, case, notes)
    return notes


def _write_keys(xml: etree.xmlfile) -> None:
    keys = (*(("node", *each) for each in NODE_KEYS), *(("edge", *each) for each in EDGE_KEYS))
    for domain, name, kind in (*keys, ("graph", "ledger", "string")):
        said = {"id": f"{domain[0]}_{name}", "for": domain, "attr.name": name, "attr.type": kind}
        with xml.element(_tag("key"), said):
            pass
        xml.write("\n")


def _nodes(selection: Selection) -> dict[str, dict[str, str]]:
    """What is known of each party, by id."""
    found: dict[str, dict[str, str]] = {}
    for case in selection.cases():
        for giver, taker in _ends(case):
            for name, party in (giver, taker):
                found.setdefault(name, _node(party, selection))
    return found


def _node(party: SummaryParty | None, selection: Selection) -> dict[str, str]:
    entity = None if party is None or party.entity is None else selection.entity(party.entity)
    if entity is not None:
        return {
            "name": entity.name,
            "kind": entity.kind.value,
            "country": entity.country or "",
            "is_known": "true",
        }
    return {"name": _NOT_SAID if party is None else party.name, "kind": "", "country": "", "is_known": "false"}


def _ends(case: Case) -> Iterator[tuple[End, End]]:
    givers: list[End] = [(_id(each), each) for each in case.summary.supplier] or [(f"unknown-giver/{case.id}", None)]
    takers: list[End] = [(_id(each), each) for each in case.summary.recipient] or [(f"unknown-taker/{case.id}", None)]
    yield from ((giver, taker) for giver in givers for taker in takers)


def _id(party: SummaryParty) -> str:
    return party.entity or f"name/{party.name}"


def _write_edges(xml: etree.xmlfile, case: Case, notes: Notes) -> None:
    ends = list(_ends(case))
    if len(ends) > 1:
        notes.lose(_MANY, case.id)
    summary = case.summary
    said = {
        "case": case.id,
        "kind": case.kind.value,
        "stage": "" if summary.stage is None else summary.stage.value,
        "grade": str(case.grade or ""),
        "origins": str(len(case.origins)),
        "claims": str(len(case.claims)),
        "disputed": str(case.disputed).lower(),
        "covert": str(summary.covert).lower(),
        "items": "; ".join(map(item, summary.items)),
        "dates": "; ".join(each.edtf for each in summary.dates),
        "intermediaries": "; ".join(each.name for each in summary.intermediary),
    }
    for number, ((giver, _), (taker, _)) in enumerate(ends, start=1):
        named = {"id": f"{case.id}/{number}", "source": _plain(giver, notes), "target": _plain(taker, notes)}
        with xml.element(_tag("edge"), named):
            for key, value in said.items():
                _write_data(xml, f"e_{key}", value, notes)


def _write_data(xml: etree.xmlfile, key: str, value: str, notes: Notes) -> None:
    with xml.element(_tag("data"), key=key):
        xml.write(_plain(value, notes))
    xml.write("\n")


def _plain(text: str, notes: Notes) -> str:
    shown = pictured(text)
    if shown != text:
        notes.lose(PICTURED, shown)
    return shown


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
