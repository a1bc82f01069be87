"""What claims can agree or disagree on, in words."""

from typing import Final, NamedTuple

_SENTENCES: Final = {
    "date": "when it was {about}",
    "order": "the order of events",
    "quantity": "the number of {about}",
    "basis": "the terms",
    "origin": "the place of departure",
}


class Topic(NamedTuple):
    """What claims can disagree on.

    Attributes:
        slot: name of the slot.
        about: of several things in that slot which one; empty where there is but one; of weapons the entity or the key
            of the name.
    """

    slot: str
    about: str = ""

    def __str__(self) -> str:
        return _SENTENCES.get(self.slot, "the {slot}").format(slot=self.slot, about=self.about)
