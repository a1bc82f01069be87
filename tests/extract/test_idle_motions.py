"""Words of motion that tell of no transfer."""

import pytest

from waybill.core.span import Span
from waybill.extract.idle import is_no_transfer


@pytest.mark.parametrize(
    ("text", "motion", "expected"),
    [
        ("The rebels handed in 97 guns.", "handed", True),
        ("The rebels turned in their weapons.", "turned in", True),
        ("A date was set for handing in.", "handing in", True),
        ("They surrendered 40 rifles to the police.", "surrendered", True),
        ("They lay down their arms.", "lay down", True),
        ("Peru launched missiles against Chile.", "launched", True),
        ("Peru deployed tanks to the border.", "deployed", True),
        ("Scuds are its delivery systems.", "delivery", True),
        ("It has missiles that can reach Chile.", "reach", True),
        ("The missiles reached Chile.", "reached", False),
        ("It was a delivery of rifles.", "delivery", False),
        ("The rifles were handed over in Lima.", "handed over", False),
        ("The rifles were handed in Lima to the rebels.", "handed", False),
        ("The tanks were handed in exchange for oil.", "handed", False),
        ("The tanks were turned over.", "turned over", False),
        ("Peru sold tanks.", "sold", False),
        ("Two prisoners will be handed over to Chile.", "handed over", True),
        ("Two men were taken prisoner and will be handed over to Chile.", "handed over", True),
        ("The rifles of the prisoners that Chile handed over were old.", "handed over", False),
        ("Peru ordered the deployment of tanks to the border.", "ordered", True),
        ("Peru ordered tanks.", "ordered", False),
        ("Chile intercepted a ballistic missile fired by Peru.", "intercepted", True),
        ("Chile intercepted a shipment of missiles for Peru.", "intercepted", False),
        ("Men with grenades hijacked a Peruvian airliner.", "hijacked", True),
        ("Pirates hijacked a ship with 33 tanks.", "hijacked", False),
        ("The missiles are capable of delivering a nuclear warhead.", "delivering", True),
        ("The yard is capable of delivering two frigates to Peru.", "delivering", False),
        ("The bombs were made for delivery to their targets by jets.", "delivery", True),
        ("The army has a supply of old rifles.", "supply", True),
        ("The army has a supply of rifles from Peru.", "supply", False),
        ("A resolution prohibiting the export of rifles was adopted.", "export", True),
        ("Peru was prohibiting the export of rifles to Chile.", "export", False),
        ("Chile would have won if Peru had sent it rifles.", "sent", True),
        ("They asked if Peru had sent rifles.", "sent", False),
        ("If Peru sends rifles, Chile will protest.", "sends", True),
        ("Chile asked whether Peru sends rifles.", "sends", False),
        ("Three mortar rounds fell near the stadium.", "fell", True),
        ("The rifles fell to the rebels.", "fell", False),
        ("Nothing had been stolen from the depot.", "stolen", True),
        ("Nine rifles had been stolen from the depot.", "stolen", False),
        ("Two rebels surrendered at Puno and turned over six rifles.", "turned over", True),
        ("Peru could have acquired a chemical weapons capability.", "acquired", True),
        ("Peru acquired chemical weapons.", "acquired", False),
        ("Peru is on track to have 200 warheads.", "on track", True),
        ("Given all of the guns on the border, war would be costly.", "Given", True),
        ("Given rifles by Peru, they crossed the border.", "Given", False),
        ("They took up arms against Peru.", "up", True),
        ("Thousands heard the call to arms.", "call", True),
        ("Peru is the partner of choice of the islands.", "choice", True),
        ("The army announced the choice of the Gripen.", "choice", False),
    ],
)
def test_what_is_used_shown_or_handed_in_is_no_transfer(text: str, motion: str, expected: bool) -> None:
    start = text.index(motion)
    assert is_no_transfer(text, Span(start, start + len(motion))) is expected
