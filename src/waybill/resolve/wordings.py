"""Words that change nothing about whom, where or what a name means, and words that make no name.

Every list is read through ``content_words``, so that both sides of a comparison are folded alike; plurals in -s need
no entry of their own.
"""

import re
from collections.abc import Iterable
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.entity import EntityKind
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


US_STATES: Final = re.compile(
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
    r"Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
    r"Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|"
    r"Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|"
    r"Washington|West Virginia|Wisconsin|Wyoming|D\.C\.)"
)
"""States of the United States, which the catalogues do not list; two are called like something that they do."""

TITLES: Final = content_words(
    "mr mrs ms miss dr sir lady lord sergeant corporal private lieutenant captain major colonel detective officer "
    "agent judge sheriff professor inspector constable deacon reverend father sister brother"
)
"""A name behind one of these is a person's."""

OPENERS: Final = (
    content_words(
        "but both when while since after before because although though yet still then there here this that these "
        "those neither either between among against under over through across via near around until unless if as so "
        "not only even also instead like unlike outside inside within without beyond despite during last next early "
        "late meanwhile where whose ask tell told january february march april may june july august september october "
        "november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter "
        "secessionist breakaway meanwhile today yesterday eventually officially president minister"
    )
    | AREAS
)
"""Words that open a sentence, or stand before a name without being a part of it."""

REPORTING: Final = content_words(
    "report reported wrote write told tell newspaper paper daily weekly magazine tabloid agency broadcaster website "
    "site quoted quote cited cite printed published publish editor reporter journalist correspondent"
)
"""Words beside the name of an outlet."""

UNARMED: Final = content_words(
    "association institute union press charity lobby lobbyist airport airline bank journalist reporter bureau"
)
"""No armed group or force is called one of these."""

CLASS_WORDS: Final = {
    WeaponClass.AIRCRAFT: content_words(
        "pilot fly flew flown flying jet squadron wing engine twin-engined engined aerobatic student"
    ),
    WeaponClass.HELICOPTER: content_words("pilot fly flew flown flying rotor frigate gunner deck"),
    WeaponClass.TANK: content_words("turret crew armour armor track gun"),
    WeaponClass.ARMOURED_VEHICLE: content_words(
        "wheel wheeled armour armor drove drive turret carry troop soldier patrol"
    ),
    WeaponClass.SMALL_ARM: content_words(
        "round magazine belt bipod calibre caliber carbine bayonet slung sling holster"
    ),
    WeaponClass.AIR_DEFENCE: content_words("battery radar interceptor shot bomber"),
    WeaponClass.MISSILE: content_words("warhead seeker coast ship"),
    WeaponClass.ANTI_TANK: content_words("shoulder tank infantry"),
    WeaponClass.UAV: content_words("operator quadcopter circle"),
    WeaponClass.SHIP: content_words("sail sailed yard crew navy hull"),
    WeaponClass.ARTILLERY: content_words("rocket battery barrel shell fire fired"),
}
"""What is said of weapons of a class and of few others."""

KIND_WORDS: Final = {
    EntityKind.ARMED_GROUP: content_words("militia rebel guerrilla fighter insurgent paramilitary jihadist separatist"),
    EntityKind.FORCE: content_words("army navy military soldier troop police"),
    EntityKind.AGENCY: content_words("ministry agency intelligence service analyst"),
    EntityKind.COMPANY: content_words("maker company firm manufacturer broker"),
}
"""What is said of parties of a kind and of few others."""

KINDS_OF_ITEM: Final = (
    *(
        "missile",
        "helicopter",
        "jet",
        "trainer",
        "fighter",
        "aircraft",
        "transport",
        "drone",
        "class",
        "tank",
        "vehicle",
    ),
    *("armoured vehicle", "infantry fighting vehicle", "machine gun", "rifle", "carbine", "pistol", "launcher"),
    *("grenade launcher", "rocket launcher", "hand grenade"),
)
"""What makes a full name of a short one that several weapons bear: "Puma helicopter"."""

KINDS_OF_OUTLET: Final = ("newspaper", "magazine", "news agency", "weekly")
"""The same for outlets."""

SHARED_NAMES: Final = {
    "korea": ("South Korea", "North Korea"),
    "guinea": ("Equatorial Guinea", "Guinea-Bissau", "Papua New Guinea"),
    "mod": ("Ministry of Defence", "Ministry of Defense"),
    "sdf": ("Self-Defense Forces",),
}
"""Short names that states and bodies share, by key, and what they stand for beside what the catalogues say."""
