"""What a command said, and the type of what runs it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from waybill.core.ids import JsonValue


@dataclass(frozen=True)
class Told:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[JsonValue]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Waybill: TypeAlias = Callable[..., Told]
