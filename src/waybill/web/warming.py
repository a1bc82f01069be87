"""What pages need of a whole ledger is made ready while nobody waits for it yet."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from waybill.core.claim import Stage
from waybill.core.progress import tell_progress
from waybill.errors import WaybillError
from waybill.web.asked import Asked
from waybill.web.case_index import case_index
from waybill.web.entity_index import cases_by_entity
from waybill.web.pages.entity import entity_page
from waybill.web.pages.map import map_page
from waybill.web.pages.overview import overview_page
from waybill.web.pages.timeline import timeline_page
from waybill.web.sparing import leave_alone
from waybill.web.templating import compile_all
from waybill.workspace.alike import alike
from waybill.workspace.beside import Beside
from waybill.workspace.finding import finder
from waybill.workspace.held import Held
from waybill.workspace.holding import Holding

MOST_ENTITIES: Final = 50
"""Those of the most cases, whose pages take the longest to make."""

log = logging.getLogger(__name__)


def warm(holding: Holding) -> None:
    """Make templates, filters, the entities of the most cases, pictures, words and gists ready.

    Raises:
        LedgerError: the ledger, or the index of its words, cannot be used.
        ModelError: the model is damaged.
    """
    steps = tuple(_steps(holding.now()))
    for number, make in enumerate(steps):
        tell_progress(number, len(steps))
        make()
        leave_alone()


def _steps(held: Held) -> Iterator[Callable[[], object]]:
    yield compile_all
    yield lambda: case_index(held)
    by_entity = cases_by_entity(held)
    for entity in sorted(by_entity, key=lambda each: -len(by_entity[each]))[:MOST_ENTITIES]:
        yield partial(entity_page, Asked(held=held, name=entity))
    for look in (overview_page, map_page, timeline_page):
        yield partial(look, Asked(held=held))
    for stage in Stage:  # What a map is narrowed to first, and what takes the longest to draw.
        yield partial(map_page, Asked(held=held, query={"stage": stage.value}))
    yield finder(held).bring
    yield alike(held).bring


@contextmanager
def warm_beside(holding: Holding) -> Iterator[Beside]:
    """Within, the same in a thread of its own; whoever asks meanwhile waits for what they need alone."""
    warming = Beside(partial(_warm, holding), name="warming")
    try:
        yield warming
    finally:
        warming.end()


def _warm(holding: Holding) -> None:
    try:
        warm(holding)
    except WaybillError as error:
        log.warning("not everything could be made ready: %s", error)  # Pages that need it tell it again.
