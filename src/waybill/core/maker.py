"""Who made something: a program in a version, with or without a model, or a person."""

from dataclasses import dataclass
from enum import StrEnum

from waybill.core.ids import JsonObject


class MakerKind(StrEnum):
    """What a maker is; later ones outrank earlier ones where both read the same document."""

    PROGRAM = "program"
    IMPORT = "import"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who made a mention, a reading, a judgement or an entry.

    Attributes:
        kind: a program of ours, an import (coded by hand or by another system), or a person here.
        name: program, source or person.
        version: of a program; empty for people and where an import does not say.
        model: digest of the model's weights; None where no model took part.
    """

    kind: MakerKind
    name: str
    version: str = ""
    model: str | None = None

    def to_json(self) -> JsonObject:
        """The maker as a JSON object."""
        return {"kind": self.kind.value, "name": self.name, "version": self.version, "model": self.model}

    @classmethod
    def from_json(cls, value: JsonObject) -> "Maker":
        """The maker that ``to_json`` wrote."""
        model = value.get("model")
        return cls(
            kind=MakerKind(str(value["kind"])),
            name=str(value["name"]),
            version=str(value.get("version", "")),
            model=None if model is None else str(model),
        )
