"""How goods travel, as far as a text says so: no road where no lorry, driver or border crossing is told of."""

import re
from collections.abc import Iterable
from typing import Final

from waybill.core.claim import Mode
from waybill.core.span import Span

_REACH_CHARS: Final = 400
"""How far from a motion what travels may be named."""
_TELLING: Final = {
    Mode.SEA: r"ship\w*|aircraft\s+carriers?|\w*vessels?|\w*boats?|boatmen|freighters?|dhows?|tankers?|trawlers?|"
    r"barges?|ferr(?:y|ies)|sea\w*|sail\w*|dock\w*|ports?|harbou?rs?|quay\w*|wharf|wharves|piers?|coast\w*|nav(?:al|y)|maritime|"
    r"m/?v|schooners?|steamers?|yachts?|canoes?|crews?|landed|beach\w*|ashore|captain|cargo|containers?|frigates?|"
    r"submarines?|strait|berth\w*|anchor\w*|afloat|skippers?|cutters?|stevedores?|bills?\s+of\s+lading",
    Mode.AIR: r"air(?!\s*(?:force|defen[cs]e))\w*(?!\s+carriers?)|aero\w*|\w*planes?|flights?|fl(?:y|ies|ew|own|ying)|"
    r"ilyushins?|il-\d+|antonovs?|an-\d+|parachut\w*|helicopters?|runway|jets?|aviation|c-\d+\w*|hercules|boeings?|"
    r"pilots?|dc-\d+|drop\w*|landed|tupolevs?|globemasters?|cargo",
    Mode.ROAD: r"roads?|roadside|trucks?|trucked|trucking|truckers?|lorr(?:y|ies)|vans?|convoys?|overland|land|cars?|"
    r"pickups?|driv\w*|drove|motor\w*|vehicles?|trailers?|bus|buses|highways?|checkpoints?|crossings?|borders?|frontier|"
    r"columns?|jeeps?|tractors?|taxis?|carts?|wheels?|boot",
    Mode.RAIL: r"rail\w*|trains?|wagons?|locomotives?|stations?|flatcars?",
    Mode.FOOT: r"foot|mules?|donkeys?|porters?|backpacks?|carr(?:y|ied|ying)|walk\w*|camels?|horse\w*|march\w*|trails?|"
    r"trek\w*",
    Mode.POST: r"post|postal|mail\w*|parcels?|couriers?|letters?|packages?|envelopes?",
}
_TOLD: Final = {mode: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for mode, words in _TELLING.items()}


def is_told(text: str, motions: Iterable[Span], mode: Mode) -> bool:
    """Whether words near any of some motions tell of a means of transport."""
    return any(
        _TOLD[mode].search(text, max(0, motion.start - _REACH_CHARS), min(len(text), motion.end + _REACH_CHARS))
        for motion in motions
    )
