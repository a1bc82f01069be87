"""Compile the outlines of the world's countries into the base map that Waybill ships.

python resources/compile_map.py              fetches the pinned package with npm and writes the base map
python resources/compile_map.py PACKAGE.tgz  takes the package from a file instead
python resources/compile_map.py --check      writes nothing; exit status 1 if the committed base map is stale

Source: Natural Earth 1:50m (https://www.naturalearthdata.com), in the public domain, as the npm package world-atlas
carries it. Outlines that two countries share are simplified once, so that no gap opens between them.
"""

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias, cast

from outlining import Ring, Spot, anchor, area, cut, holds, kept, path

from waybill.atlas.projection import HEIGHT, NORTH, SOUTH, project
from waybill.ontology import load
from waybill.ontology.kinds import PlaceKind

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src" / "waybill" / "atlas" / "world.json"
PACKAGE: Final = "world-atlas@2.0.2"
DIGEST: Final = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
"""SHA-256 of the package."""
MEMBER: Final = "package/countries-50m.json"

FAR: Final = 0.9
"""Area of the smallest corner that a small map shows, in square units of the map."""
NEAR: Final = 0.1
"""The same of a map that can be looked at closely."""
SMALLEST_ISLAND: Final = 0.25
"""Area of the smallest further part of a country that is drawn; its largest part always is."""
LEFT_OUT: Final = frozenset({"AQ"})
DISPUTED: Final[Spot] = (34.4, 45.3)
"""A place in Crimea: the part that holds it is land of no state here, as are those that Natural Earth gives no code."""

Parts: TypeAlias = list[list[list[int]]]
"""Of a country: its parts, each a ring and the holes in it, each a list of arcs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the base map, or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", nargs="?", type=Path, help="the package, where it is here already")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if the committed base map is stale")
    given = parser.parse_args(arguments)
    packed = given.package.read_bytes() if given.package else _fetched()
    if hashlib.sha256(packed).hexdigest() != DIGEST:
        print(f"this is not {PACKAGE}: its SHA-256 is not {DIGEST}", file=sys.stderr)
        return 1
    text = compiled(packed)
    is_current = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text
    if given.check:
        return 0 if is_current else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _fetched() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603
            ["npm", "pack", PACKAGE, "--silent", "--pack-destination", folder],  # noqa: S607
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return next(Path(folder).iterdir()).read_bytes()


def compiled(packed: bytes) -> str:
    """The base map as it is shipped, of the package."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as package:
        member = package.extractfile(MEMBER)
        assert member is not None
        topology = json.load(member)
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    lines = {level: [_simplified(arc, size) for arc in arcs] for level, size in (("far", FAR), ("near", NEAR))}
    parts_of = _parts(topology["objects"]["countries"]["geometries"], arcs)
    countries = {code: _country(parts_of[code], arcs, lines) for code in sorted(parts_of)}
    world = {"source": f"Natural Earth 1:50m, npm {PACKAGE}", "digest": DIGEST, "sea": _sea(), "countries": countries}
    return json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n"


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> list[Spot]:
    """An arc as longitudes and latitudes."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    spots: list[Spot] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        spots.append((x * scale_x + left, y * scale_y + bottom))
    return spots


def _simplified(arc: Sequence[Spot], smallest: float) -> list[Spot]:
    return [arc[at] for at in kept(_projected(arc), smallest)]


def _projected(spots: Sequence[Spot]) -> Ring:
    places = (project(latitude, longitude) for longitude, latitude in spots)
    return [(place.x, place.y) for place in places]


def _parts(geometries: Sequence[dict[str, object]], arcs: Sequence[list[Spot]]) -> dict[str, Parts]:
    """The parts of each country by its code; the code of land of no state is empty."""
    with (HERE / "map" / "names.csv").open(encoding="utf-8", newline="") as lines:
        codes = {row["name"]: row["country"] for row in csv.DictReader(lines)}
    found: dict[str, Parts] = defaultdict(list)
    for each in geometries:
        name = cast(dict[str, str], each["properties"])["name"]
        code = codes[name] if name in codes else _code(name)
        if code not in LEFT_OUT:
            for part in cast(Parts, [each["arcs"]] if each["type"] == "Polygon" else each["arcs"]):
                is_disputed = holds([_line(part[0], arcs)], DISPUTED)
                found["" if is_disputed else code].append(part)
    return found


def _code(name: str) -> str:
    places = load().places.named(name)
    codes = {each.country for each in places if load().place(each.id) is PlaceKind.COUNTRY}
    if len(codes) != 1:
        raise SystemExit(f"no country is called {name!r} alone; give its code in map/names.csv")
    return str(codes.pop())


def _country(parts: Parts, arcs: Sequence[list[Spot]], lines: dict[str, list[list[Spot]]]) -> dict[str, object]:
    """Its outlines, and where and how deep within its largest part its anchor lies, with the ends of that part."""
    by_size = sorted(parts, key=lambda part: -max(map(area, _rings(part[0], arcs))))
    outer = max(_rings(by_size[0][0], arcs), key=area)
    holes = [ring for hole in by_size[0][1:] for ring in _rings(hole, arcs)]
    x, y, depth = anchor([outer, *holes])
    xs, ys = [spot[0] for spot in outer], [spot[1] for spot in outer]
    drawn: dict[str, object] = {level: path(_drawn(by_size, arcs, each)) for level, each in lines.items()}
    ends = [min(xs), min(ys), max(xs), max(ys)]
    return {
        **drawn,
        "anchor": [round(x, 1), round(y, 1), round(max(0.1, depth), 1)],
        "box": [round(e, 1) for e in ends],
    }


def _drawn(parts: Parts, arcs: Sequence[list[Spot]], lines: Sequence[list[Spot]]) -> Iterator[Ring]:
    for number, part in enumerate(parts):
        for rank, ring in enumerate(part):
            full, is_main = max(_rings(ring, arcs), key=area), number == rank == 0
            simple = _rings(ring, lines) if area(full) >= SMALLEST_ISLAND else []
            # Nothing may be left of the largest part of a country but its place.
            yield from simple if path(simple) or not is_main else [_speck(full)]


def _speck(ring: Ring) -> Ring:
    """A very small country, large enough to be seen."""
    x, y = sum(spot[0] for spot in ring) / len(ring), sum(spot[1] for spot in ring) / len(ring)
    return [(x - 0.3, y), (x, y - 0.3), (x + 0.3, y), (x, y + 0.3)]


def _rings(numbers: Sequence[int], lines: Sequence[list[Spot]]) -> list[Ring]:
    """Arcs one after the other, on the map; a negative number stands for an arc that is gone back."""
    return [_projected(ring) for ring in cut(_line(numbers, lines))]


def _line(numbers: Sequence[int], lines: Sequence[list[Spot]]) -> Ring:
    spots: Ring = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        spots += line[1:] if spots else line
    return spots


def _sea() -> str:
    """The outline of the map itself, whose sides bend."""
    latitudes = [SOUTH + (NORTH - SOUTH) * step / 40 for step in range(41)]
    west, east = ([project(latitude, side) for latitude in latitudes] for side in (-180, 180))
    assert abs(west[0].y - HEIGHT) < 1e-9
    return path([[*west, *reversed(east)]])


if __name__ == "__main__":
    sys.exit(main())
