"""Words that change nothing about whom, where or what a name means, and words that make no name.

Every list is read through ``content_words``, so that both sides of a comparison are folded alike; plurals in -s need
no entry of their own.
"""

import re
from collections.abc import Iterable
from typing import Final

from waybill.core.span import Span
from waybill.text.names import content_words

GOVERNMENT: Final = content_words(
    "authority government administration regime leadership leader official state republic ministry cabinet side"
)
"""A state with these is the state: "Iranian authorities"."""

FORCES: Final = content_words("armed force military army troop soldier")
"""A state with these is its armed forces."""

MEMBERS: Final = (
    content_words(
        "fighter militia militiaman militiamen militant rebel guerrilla insurgent group movement organisation "
        "organization member branch commander backed supported aligned allied linked led"
    )
    | GOVERNMENT
    | FORCES
)
"""A group or body with these is still that group or body."""

AREAS: Final = content_words(
    "north northern south southern east eastern west western northeast northeastern northwest northwestern southeast "
    "southeastern southwest southwestern central mainland territory"
)
"""A country with these still means the country."""

SITES: Final = AREAS | content_words(
    "airport airfield airbase base border city coast crossing district governorate harbour harbor port province region "
    "seaport town village near"
)
"""A place with these still means the place."""

MOUNTS: Final = content_words("battery complex complexes launcher system type variant unit set")
"""A weapon with these behind it is still that weapon."""

DESCRIPTIONS: Final = (
    MEMBERS
    | AREAS
    | content_words(
        "one two three four five six seven eight nine ten dozen several some many more few other others various "
        "unknown unidentified unnamed suspected alleged foreign local senior former those man men woman women "
        "person people civilian sailor crew captain smuggler trafficker dealer broker trader buyer seller criminal "
        "gang bandit pirate thief thieves terrorist extremist jihadist separatist police policeman policemen guard "
        "officer company firm manufacturer network country nation neighbour neighbor ally partner party proxy "
        "national citizen businessman businessmen middleman middlemen driver pilot"
    )
)
"""Words that describe somebody without naming him."""

_POSSESSIVE: Final = re.compile(r"['’]s\b")


def outside(text: str, spans: Iterable[Span]) -> str:
    """The words of a text that none of the spans covers, blanks in place of the others."""
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return _POSSESSIVE.sub("  ", text)
