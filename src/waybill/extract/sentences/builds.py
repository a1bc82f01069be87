"""Ways in which a sentence sets parts in parallel, as patterns over its shape.

A part is what is told of one transfer: "tanks to Chile" and "rifles to Cuba". It is given by its stretches of the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from waybill.core.mention import Role

Stretches: TypeAlias = tuple[tuple[int, int], ...]
_GOODS: Final = r"I(?: (?:, and|, or|,|and|or|plus|as well as) I)*"
_WHO: Final = r"(?:each of )?P(?:(?: ,)? and P| , P(?: , P)* and P)?"
_PARTIES: Final = r"P(?: , P)*(?: ,)? and P"
_ASIDE: Final = r"(?: ,(?: [^\sIONTV;:(]\S*){1,9}?)?"
"""What may be said of a part in passing, between commas: "from Peru, which had no use for them, and ...".
Goods, numbers and sums are never said in passing."""
_BARE: Final = r"N(?= [^a-z]| and| but| while| in| on| by| to| from| for| last| this|\Z)"
"""A number of what was named before: no other thing follows it."""
_LINK: Final = r"(?: (?:,|;|and|while|whereas|but|plus|then|also|later|D))+ "
_SUBJECT: Final = r"P(?: [a-z']+){0,4} T"
_AGAIN: Final = r"(?:(?: (?:is|are|was|were|has|have|had|been|also|then|later))* T)?"
"""A verb said anew, with all that goes before it."""
_HOW: Final = r"(?: by (?:air|land|post|rail|road|sea|ship|train))?(?: D)?"
_TO: Final = "(?P<by>to|for|from|by)"
_SIDES: Final = {"to": Role.RECIPIENT, "for": Role.RECIPIENT, "from": Role.SUPPLIER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """Parts in parallel.

    Attributes:
        role: of the parties, where their preposition says it.
        only: the role that the model has to see the parties of further parts in; None if any will do.
        least: how sure it has to be that they are told of a transfer, which they multiply.
    """

    parts: tuple[Stretches, ...]
    role: Role | None = None
    only: Role | None = None
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Build:
    """A pattern of the first part, and of each part behind it; ``(?P=by)`` is the preposition of the first.

    Attributes:
        only: the role that the model has to see the parties of further parts in; None if any will do.
        role: what the parties play where only one reading makes sense; None if their preposition or the model says it.
    """

    first: str
    further: str
    only: Role | None = None
    role: Role | None = None

    def parallels(self, line: str) -> Iterator[Parallel]:
        """Where a line is built so."""
        for match in re.finditer(rf"\b{self.first}(?:{_ASIDE}{_LINK}{self.further})+(?!\w)", line):
            by = match.groupdict().get("by")
            further = self.further.replace("(?P=by)", by or "")
            head = re.compile(rf"{self.first}(?={_ASIDE}{_LINK}{further})").match(line, match.start())
            tail = re.compile(rf"{_ASIDE}({_LINK}{further})(?={_ASIDE}{_LINK}{further}|\Z)")
            places = [head.span()] if head else []
            while places and (found := tail.match(line[: match.end()], places[-1][1])):
                places.append(found.span(1))
            if len(places) > 1:
                yield Parallel(
                    parts=tuple((each,) for each in places), role=self.role or _SIDES.get(by or ""), only=self.only
                )


BUILDS: Final = (
    Build(rf"{_GOODS}{_AGAIN} {_TO} {_WHO}{_HOW}", rf"{_GOODS}{_AGAIN} (?P=by) {_WHO}{_HOW}"),
    Build(rf"P : {_GOODS}", rf"P : {_GOODS}"),
    Build(rf"(?:I|N){_AGAIN} {_TO} P(?: D)?", rf"N{_AGAIN} (?P=by) P(?: D)?"),
    Build(rf"(?P<by>from) P P T {_GOODS}", rf"(?P=by) P {_GOODS}"),
    Build(rf"{_TO} P(?: T| came| went)? {_GOODS}", rf"(?P=by) P {_GOODS}"),
    Build(rf"(?P<by>with) P for {_GOODS}", rf"(?P=by) P for {_GOODS}"),
    Build(rf"O {_GOODS}", rf"(?:to |from |for )?O {_GOODS}"),
    Build(r"P \( N \)", r"P \( N \)"),
    Build(rf"P \( {_GOODS} \)", rf"P \( {_GOODS} \)"),
    Build(r"(?:N|I) T (?P<by>by) P", r"N (?P=by) P"),
    Build(r"(?P<by>to|for|from|by) P D", r"(?P=by) P D"),
    Build(rf"{_GOODS}(?: (?:to|for|from|by) P)? D", rf"(?:{_GOODS}|N) D"),
    Build("N D", "N D"),
    Build("D", "(?:once )?again D"),
    Build(rf"{_SUBJECT} {_GOODS} to P", rf"P{_AGAIN} {_GOODS} to P"),
    Build(rf"{_SUBJECT} {_GOODS} to P", rf"P(?: ,)? (?:{_GOODS}|{_BARE})(?! to P)", role=Role.SUPPLIER),
    Build(rf"{_SUBJECT} (?:about|on|for) {_GOODS}", rf"P (?:about|on|for) {_GOODS}"),
    Build(rf"{_SUBJECT} {_GOODS} from P", rf"P(?: ,)? (?:{_GOODS}|{_BARE})(?! from P)", role=Role.RECIPIENT),
    Build(rf"T P with {_GOODS}", rf"P with {_GOODS}", role=Role.RECIPIENT),
    Build(rf"T P {_GOODS}", rf"P(?: ,)? {_GOODS}", Role.RECIPIENT),
    Build(rf"{_SUBJECT}(?: P)? {_GOODS}", rf"P(?: ,)? (?:{_GOODS}|{_BARE})"),
)
"""Goods to each; numbers to each; to each goods; whose goods; numbers or goods in brackets; to each on its date; goods
on their dates; numbers on theirs; again on another date; and what leaves out the verb that was said of the first: "Peru
sold tanks, Chile rifles", "and Cuba six"."""
_SUM: Final = rf"V(?: (?:in|of|worth of)(?: [a-z-]+){{0,2}}? {_GOODS})?{_AGAIN}"
_MORE: Final = "(?:for |worth |a further |another |to |a total of )?"
_WHILE: Final = r"(?:since|total|in total|so far|to date|(?:in just )?D)(?: [^\s,;:]+){0,6}?"
SUMS: Final = (
    Build(rf"{_SUM} {_TO} {_WHO}(?: D)?", rf"{_MORE}{_SUM} (?P=by) {_WHO}(?: D)?"),
    Build(rf"{_SUM}(?: {_TO} P)? {_WHILE}", rf"{_MORE}{_SUM} {_WHILE}"),
)
"""Sums to each, and sums of other times: "12 million dollars in arms to Chad and eight million to Mali"."""
_EACH: Final = re.compile(rf"({_PARTIES})(?: [a-z']+){{0,3}} each\b")
_LEAST_OF_EACH: Final = 0.8
"""Nothing but one word tells these parts apart, and a claim that is none would become several."""
_RESPECTIVELY: Final = re.compile(rf"({_PARTIES}) .*?\b({_GOODS}) respectively")


def parallels(line: str) -> Iterator[Parallel]:
    """What stands in parallel in the line of a shape, the surest build first."""
    for build in BUILDS:
        yield from build.parallels(line)
    for match in _RESPECTIVELY.finditer(line):
        who, goods = (_places(match, group, sign) for group, sign in ((1, "P"), (2, "I")))
        if len(who) == len(goods):
            yield Parallel(parts=tuple(zip(who, goods, strict=True)))
    for match in _EACH.finditer(line):
        yield Parallel(parts=tuple((place,) for place in _places(match, 1, "P")), least=_LEAST_OF_EACH)


def sums(line: str) -> Iterator[Parallel]:
    """What is told of sums of money in parallel in the line of a shape that has them."""
    for build in SUMS:
        yield from build.parallels(line)


def _places(match: re.Match[str], group: int, sign: str) -> list[tuple[int, int]]:
    """Where a sign stands in a group of a match."""
    return [found.span() for found in re.compile(rf"\b{sign}\b").finditer(match.string, *match.span(group))]
