"""Appends groups to the ledger it is given, each of one size more than the last, until somebody kills it."""

import sys
from itertools import count

from ledger_strategies import NOON, RECORDER
from waybill.core.drafts import draft_of_entity
from waybill.core.entity import Entity, EntityKind
from waybill.ledger.store import open_ledger

print("ready", flush=True)
with open_ledger(sys.argv[1], create=True) as ledger:
    for size in count(1):
        entity = Entity(id=f"group-{size}", kind=EntityKind.PARTY, name="x" * 300)
        ledger.append([draft_of_entity(entity)] * size, maker=RECORDER, recorded_at=NOON)
