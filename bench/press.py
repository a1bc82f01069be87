"""A day of an invented press: pages with the markup that pages have, one in a hundred of them about arms transfers.

Of the others most have nothing to do with arms, though some tell of goods that change hands. Where it is asked for, one
in fifteen is of crime, war or history, full of words of arms. All texts are invented, here or in ``corpus/``.
"""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

REPORTS: Final = Path(__file__).parents[1] / "corpus" / "reports"
RELEVANT: Final = 100
"""One page in so many holds a report with claims."""

_TOPICS: Final = {
    "town": (70, """The council of {town} has voted for a new bridge over the river after {n} years of talks.
The mayor of {town} said the work would cost {n} million and begin in {month}.
Residents of the old quarter complained about noise, dust and the smell of the {thing} market.
A spokeswoman for the railway said that trains to {town} would run every {n} minutes from {month}.
The school in {town} has taken on {n} teachers and still looks for a head.
"The {thing} was never meant to stay this long," said {name}, who has lived there for {n} years.
The budget leaves {n} million for roads, parks and a new roof over the {thing} hall."""),
    "sport": (70, """{name} scored twice in the last {n} minutes and sent {town} to the final.
The side from {town} have won {n} of their last games and lead the table by two points.
Coach {name} said his players had given everything on a wet pitch.
The match was stopped for {n} minutes when a {thing} flew over the stand.
{name} will miss the start of the season with a torn muscle, the club said in {month}.
Tickets for the return match went on sale on Monday and were gone in {n} hours."""),
    "money": (70, """Shares in the {thing} maker fell by {n} per cent after it cut its forecast for {month}.
The central bank left its rate unchanged and said prices would rise by {n} per cent this year.
{name}, who runs the chain of {n} shops, said customers were buying less and later.
The company has opened a plant near {town} that makes {n} thousand tonnes of {thing} a year.
Exports of {thing} grew for the third month, the statistics office in {town} said.
Analysts had expected a profit of {n} million; the board will propose a dividend in {month}."""),
    "life": (70, """Peel the {thing}, cut it into {n} pieces and let it rest for an hour.
The film by {name} opens in {month} and runs for {n} minutes too long.
Rain will reach {town} by evening, with winds of up to {n} kilometres an hour on the coast.
Readers who sleep less than {n} hours should see a doctor, said {name} of the clinic in {town}.
The museum shows {n} paintings, among them a {thing} that was lost for a century.
New phones will get the update in {month}; it mends {n} faults and moves the search bar."""),
    "goods": (12, """The port of {town} has sent {n} tonnes of wheat to the islands since {month}.
A ship with {n} containers of {thing} was held at {town} because its papers were false.
The charity delivered blankets, {thing} and {n} boxes of medicine to villages cut off by the flood.
Customs officers in {town} seized {n} thousand cigarettes that had been smuggled in a cargo of {thing}.
The two governments signed a contract for {n} trams, to be supplied from {month}."""),
    "crime": (8, """Police in {town} arrested a man of {n} after shots were heard near the {thing} market.
Officers said a pistol was found under the seat of the car.
A court in {town} sentenced {name} to {n} years for the robbery of a {thing} shop.
The victim, who was {n}, had been hit by a single bullet and died in hospital.
A guard said the men had worn masks and carried a shotgun and a {thing}."""),
    "war": (8, """Shelling near {town} killed {n} people on Sunday, residents said.
Two tanks burned on the road to {town} and the bridge was down.
The army said it had shot down {n} drones over the coast in {month}.
Families who fled {town} sleep in the {thing} hall, {n} to a room.
Talks on a ceasefire will go on in {month}, said {name}, who leads the mediators."""),
    "past": (4, """The museum of {town} has a cannon of the old fort and a {thing} of the same age.
{name} was {n} when the first aircraft crossed the bay.
The battle of {town} lasted {n} days and is played again each {month} by clubs with wooden rifles."""),
}  # fmt: skip
_HARD: Final = ("crime", "war", "past")
_TOWNS: Final = ("Aldermoor", "Brackwater", "Castelon", "Dunholm", "Eskeria", "Fallowgate", "Grenmark", "Harrowby")
_NAMES: Final = ("Ada Brink", "Tom Calder", "Ines Dorr", "Jonas Ferrow", "Maya Grell", "Otto Hald", "Lena Isk")
_THINGS: Final = ("fish", "pumpkin", "carpet", "timber", "glass", "flower", "violin", "copper", "kite", "bicycle")
_MONTHS: Final = ("January", "March", "April", "June", "September", "October")
_SCRIPT: Final = (
    "!function(e,t){var n=t.createElement('script');n.async=1;n.src=e.u;window.q=window.q||[];"
    "for(var i=0;i<e.length&&i>-1;i++){q.push({event:'view',id:e[i].id,slot:'top-'+i,send:true})}}(cfg,document);\n"
)


class Page(NamedTuple):
    """A page; whether it holds a report with claims."""

    markup: bytes
    is_relevant: bool


def pages(count: int, seed: int, *, hard: bool) -> Iterator[Page]:
    """Pages in no order, always the same ones; ``hard`` ones are of crime, war and history."""
    chance = random.Random(seed)
    texts = [json.loads(path.read_text("utf-8")) for path in sorted(REPORTS.glob("*.json"))]
    reports = [each["text"] for each in texts if each["claims"]]
    headlines = [" ".join(_sentence(chance).split()[:8]) for _ in range(400)]
    for number in range(count):
        is_relevant = number % RELEVANT == RELEVANT // 2
        body = (
            [_story(chance), chance.choice(reports), _story(chance)]
            if is_relevant
            else [_story(chance, 12, 26, hard=hard)]
        )
        yield Page(_page("\n".join(body), headlines, chance).encode(), is_relevant)


def archive(path: Path, count: int, seed: int, *, hard: bool) -> None:
    """Write a WARC of so many pages, each in a record of its own, packed by gzip."""
    with path.open("wb") as file:
        for number, page in enumerate(pages(count, seed, hard=hard)):
            address = f"https://press.example/{'r' if page.is_relevant else 'n'}/{number}"
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.markup
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-01T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6))


def _story(chance: random.Random, least: int = 5, most: int = 8, *, hard: bool = False) -> str:
    topic = _topic(chance, hard=hard)
    return "\n".join(_sentence(chance, topic) for _ in range(chance.randint(least, most)))


def _topic(chance: random.Random, *, hard: bool) -> str:
    shares = {name: share for name, (share, _) in _TOPICS.items() if hard or name not in _HARD}
    return chance.choices(list(shares), list(shares.values()))[0]


def _sentence(chance: random.Random, topic: str | None = None) -> str:
    return chance.choice(_TOPICS[topic or _topic(chance, hard=True)][1].split("\n")).format(
        town=chance.choice(_TOWNS),
        name=chance.choice(_NAMES),
        thing=chance.choice(_THINGS),
        month=chance.choice(_MONTHS),
        n=chance.randint(2, 90),
    )


def _page(text: str, headlines: list[str], chance: random.Random) -> str:
    title = text.partition("\n")[0]
    links = "".join(
        f'<li class="nav__item nav__item--{n}"><a class="nav__a" href="/s/{n}" data-t="nav-{n}">Section {n}</a></li>\n'
        for n in range(120)
    )
    related = "".join(
        f'<div class="card card--s"><a href="/n/{chance.randint(1, 9999)}"><img src="/i/{n}.jpg" alt="" loading="lazy">'
        f'<h3 class="card__title">{chance.choice(headlines)}</h3></a></div>\n'
        for n in range(16)
    )
    ad = f'<div class="ad ad--mpu" id="ad-{chance.randint(1, 99)}"><script>{_SCRIPT * 4}</script></div>'
    body = "".join(
        f'<p class="article__p">{line}</p>\n{ad if n % 4 == 3 else ""}' for n, line in enumerate(text.split("\n"))
    )
    meta = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": "2026-03-01"})
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Post</title>'
        f'<meta property="og:site_name" content="The Post">'
        f'<meta property="article:published_time" content="2026-03-01">'
        f'<script type="application/ld+json">{meta}</script><style>{".a{color:#123;margin:0 4px}" * 500}</style>'
        f"<script>{_SCRIPT * 60}</script></head><body><header><nav><ul>{links}</ul></nav></header>"
        f'<main><article class="article"><h1>{title}</h1><div class="byline">By {chance.choice(_NAMES)}</div>{body}'
        f"</article><aside><h2>More</h2>{related}</aside></main><footer><ul>{links}</ul><p>All rights reserved. "
        f"Sign up for our letter.</p></footer><script>{_SCRIPT * 40}</script></body></html>"
    )
