"""Small annotated documents about states that do not exist, and a catalogue for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from waybill.core.binding import claims_from_json
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId, JsonObject, JsonValue
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument, Reading
from waybill.core.shape import document_from_json

SHIPPED = (
    "Norland shipped 40 rifles and six radars to Sudmark by sea in March 2021, "
    "a customs officer told the Norland Gazette."
)
DENIED = "Eastia denied that it gave mortars to Westia."
PARADED = "Westia paraded its own tanks."
TEXT = f"{SHIPPED} {DENIED} {PARADED}"


def annotated(*claims: JsonObject, text: str = TEXT, name: str = "d1") -> ReadDocument:
    """A document with its claims, which get the ids c1, c2, … where they have none."""
    listed: list[JsonValue] = [{"id": f"c{number}", **claim} for number, claim in enumerate(claims, 1)]
    shape: JsonObject = {"id": name, "text": text, "claims": listed}
    document = document_from_json(shape)
    return ReadDocument(
        document=document,
        reading=Reading(
            document=document.id,
            document_digest=document.digest,
            maker=Maker(kind=MakerKind.PERSON, name="test"),
            claims=claims_from_json(shape, document),
        ),
    )


def item(text: str, weapon_class: str = "other", value: int | None = None) -> JsonObject:
    return {"text": text, "class": weapon_class, "quantity": None if value is None else {"value": value}}


def source(*texts: str) -> list[JsonValue]:
    return [{"text": text, "kind": "unknown", "named": False} for text in texts]


def claim(evidence: str = SHIPPED, **fields: JsonValue) -> JsonObject:
    """A delivery of rifles, unless it is said otherwise."""
    return {"evidence": [evidence], "stage": "delivered", "items": [item("rifles")], **fields}


@dataclass(frozen=True, slots=True)
class Entries:
    """A catalogue: ids by name, as written."""

    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, name: str) -> Sequence[Entity]:
        return [Entity(id=EntityId(entry), kind=EntityKind.PARTY, name=name) for entry in self.ids.get(name, ())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Catalogues that are empty, unless it is said otherwise."""

    parties: Entries = field(default_factory=Entries)
    places: Entries = field(default_factory=Entries)
    weapons: Entries = field(default_factory=Entries)
    outlets: Entries = field(default_factory=Entries)


NOTHING_KNOWN = Atlas()

_NAMES = ("Norland", "Sudmark", "Eastia", "Westia", "Norland Gazette", "customs officer")
_ITEMS = (
    item("rifles", "small_arm", 40),
    item("rifles", "light_weapon", 40),
    item("radars", "sensor", 6),
    item("mortars", "artillery"),
    item("tanks", "tank"),
)


def _some(values: Sequence[JsonValue], least: int = 0) -> st.SearchStrategy[list[JsonValue]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=2)


claims = st.fixed_dictionaries(
    {
        "evidence": _some((SHIPPED, "Norland shipped 40 rifles", DENIED, PARADED), least=1),
        "basis": st.sampled_from(("sale", "grant", "unknown")),
        "covert": st.booleans(),
        "stage": st.sampled_from(("dispatched", "delivered")),
        "polarity": st.sampled_from(("affirmed", "denied")),
        "certainty": st.sampled_from(("stated", "alleged")),
        **{slot: _some(_NAMES) for slot in ("supplier", "recipient", "intermediary", "origin", "via", "destination")},
        "items": _some(_ITEMS, least=1),
        "transport": _some(("sea", "air")),
        "date": st.sampled_from((None, "2021-03", "2021-03-01/2021-03-31", "2021")),
        "value": st.sampled_from((None, {"amount": 5, "currency": "EUR"}, {"amount": 5, "currency": "USD"})),
        "sources": _some((source("Norland Gazette", "a customs officer"), source("customs officer"), source("Eastia"))),
    }
)


@st.composite
def readings(draw: st.DrawFn, name: str = "d1") -> ReadDocument:
    """A document with up to four claims, some of which point to the first.

    An item has its quantity always or never: where only one side counts, the sides cannot be exchanged.
    """
    drawn = draw(st.lists(claims, max_size=4))
    pointers = draw(st.lists(st.sampled_from((None, "c1")), min_size=len(drawn), max_size=len(drawn)))
    return annotated(
        *(
            {**fields, "disputes": pointer if number else None}
            for number, (fields, pointer) in enumerate(zip(drawn, pointers, strict=True))
        ),
        name=name,
    )
