"""What outlets and places can be: the closed lists of the catalogues."""

from enum import StrEnum


class OutletKind(StrEnum):
    """Who stands behind an outlet, which its default reliability begins from."""

    WIRE = "wire"
    DAILY = "daily"
    BROADCASTER = "broadcaster"
    PUBLIC = "public"
    MAGAZINE = "magazine"
    TABLOID = "tabloid"
    SPECIALIST = "specialist"
    RESEARCH = "research"
    OFFICIAL = "official"
    STATE_CONTROLLED = "state-controlled"
    PARTISAN = "partisan"
    MONITOR = "monitor"
    LEAK = "leak"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    PORT = "port"
    AIRPORT = "airport"
    BASE = "base"
    BORDER_CROSSING = "border crossing"
    STRAIT = "strait"
    CANAL = "canal"
    SEA = "sea"
    ISLAND = "island"
    MARKET = "market"
    INDUSTRIAL_ZONE = "industrial zone"
