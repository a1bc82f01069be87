"""Transfers that one motion tells together, taken apart by the build of its sentence.

"Peru gave tanks to Chile and rifles to Cuba", "40 guns to Chile and 20 to Cuba", "from Peru came tanks, from Chile
rifles", "sold to Chile in 1982 and to Cuba in 1985", "arms for $3 million to Chile and $2 million to Cuba": what stands
in parallel is told of each by itself.

In:     a frame with the scenes that it is made of, and what is known of its document.
Out:    the frame as it is, or a frame for each part, in the order of the text, all with the frame's triggers.
Laws:   every part has words of its own;
        what stands outside of the parts belongs to each of them, but further items to the first alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.parties.casting import Register
from waybill.extract.sentences.builds import Parallel, Stretches, parallels, sums
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.shapes import DATE, ITEM, OWNER, PARTY, SUM, Element, Shape, shape
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.transfers.rows import listed
from waybill.neural.reader import Scene
from waybill.text.names import key

_ENDS: Final = (Role.SUPPLIER, Role.RECIPIENT)
_LEAST: Final = 0.5
"""How probably, by the model, one of the parties in parallel plays their part."""
_SCORE: Final = 0.5
"""Of words that stand in parallel to what the model sees: no more is known of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one of the parts names.

    Attributes:
        stretch: from its first word to its last.
        parties: who plays the role in which the parts differ.
        others: who plays the other role, where the parts name both who gives and who gets it.
        count: a number that belongs to what all parts speak of; None if there is none.
        value: what it costs or is worth; None where the parts are not told apart by that.
    """

    stretch: Span
    parties: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    items: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    count: Span | None = None
    value: Span | None = None

    @property
    def named(self) -> tuple[Span, ...]:
        """All words that fill a slot."""
        return (*self.parties, *self.others, *self.items, *self.dates, *((self.value,) if self.value else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A frame, and what bears out that its parts are what they seem.

    Attributes:
        others: motions of other transfers.
    """

    frame: Frame
    scenes: Sequence[Scene]
    trimmer: Trimmer
    register: Register
    others: Sequence[Span]

    def tells(self, stretch: Span) -> bool:
        """Whether no motion of another transfer stands in a stretch of the text."""
        return not stretch.meets(self.others)

    def probability(self, span: Span, role: Role) -> float:
        """How probably words play a role, by the scene that is surest of it."""
        guesses = (guess for scene in self.scenes for guess in scene.roles[role] if guess.span.overlaps(span))
        return max((guess.probability for guess in guesses), default=0.0)


def part(told: Told) -> list[Frame]:
    """The frames of the transfers that a frame's motions tell together; the frame alone where they tell of one."""
    for sentence in {each.number: each for each in map(told.trimmer.sentence, told.frame.motions)}.values():
        parts, role = _parts(told, sentence)
        if parts:
            return [_frame(told, own, parts, role) for own in parts]
    parts, role = _rows(told)
    return [_frame(told, own, parts, role) for own in parts if told.tells(own.stretch)] or [told.frame]


def _parts(told: Told, sentence: Sentence) -> tuple[list[Part], Role | None]:
    """The parts that a sentence's build shows, and what their parties play; none where nothing bears it out."""
    for finds, has_sums in ((parallels, False), (sums, True)):
        seen = shape(
            told.trimmer.text,
            sentence,
            motions=told.frame.motions,
            items=told.frame.spans(Role.ITEM),
            parties=(span for role in _ENDS for span in told.frame.spans(role)),
            has_sums=has_sums,
        )
        for parallel in finds(seen.line):
            parts = _alike([_part(seen, stretches) for stretches in parallel.parts])
            role = _role(parallel, parts, told)
            if (role is None) == (not parts[0].parties) and _is_borne_out(parallel, parts, told, sentence):
                return parts, role
    return [], None


def _is_borne_out(parallel: Parallel, parts: Sequence[Part], told: Told, sentence: Sentence) -> bool:
    """Whether parts are told by a frame's own motions, surely enough, of its goods, and each of something else."""
    is_sure = told.frame.score is None or told.frame.score >= parallel.least
    return is_sure and _is_own(parts, told, sentence) and _is_about(parts, told) and _differ(parts, told)


def _rows(told: Told) -> tuple[list[Part], Role | None]:
    """The rows of a list that a frame's last motion opens, and what their parties play; none without such a list."""
    motion = max(told.frame.motions)
    rows = listed(told.trimmer.text, motion, told.trimmer, told.frame.spans(Role.ITEM))
    if sum(told.tells(row.line) for row in rows) < 2 or any(motion < span < rows[0].line for span in told.others):
        return [], None
    parts = [Part(stretch=row.line, parties=(row.party,), items=row.items, count=row.count) for row in rows]
    role = _role(Parallel(parts=()), parts, told) or _open_end(parts, told)
    is_borne_out = role is not None and _is_about(parts, told) and _differ(parts, told)
    return (parts, role) if is_borne_out else ([], None)


def _open_end(parts: Sequence[Part], told: Told) -> Role | None:
    """Which of giver and taker a frame leaves open outside of its parts, if it names the other there."""
    named = {
        role: any(not span.overlaps(each.stretch) for span in told.frame.spans(role) for each in parts)
        for role in _ENDS
    }
    open_ends = [role for role in _ENDS if not named[role]]
    return open_ends[0] if len(open_ends) == 1 else None


def _alike(parts: Sequence[Part]) -> list[Part]:
    """The parts; where only the first names a party, it is told of all: "six from Peru in 1984 and ten in 1986"."""
    if parts[0].parties and not any(each.parties for each in parts[1:]):
        return [replace(each, parties=()) for each in parts]
    return list(parts)


def _part(seen: Shape, stretches: Stretches) -> Part:
    elements = [each for start, end in stretches for each in seen.within(start, end)]
    parties = tuple(each.span for each in elements if each.sign in (PARTY, OWNER))
    names_both = len(parties) > 1 and elements[0].sign == PARTY
    return Part(
        stretch=Span(elements[0].reach.start, elements[-1].reach.end),
        parties=parties[:1] if names_both else parties,
        others=parties[1:] if names_both else (),
        items=_spans(elements, ITEM),
        dates=_spans(elements, DATE),
        count=next((each.count.span for each in elements if each.count is not None), None),
        value=next(iter(_spans(elements, SUM)), None),
    )


def _spans(elements: Sequence[Element], sign: str) -> tuple[Span, ...]:
    return tuple(each.span for each in elements if each.sign == sign)


def _is_own(parts: Sequence[Part], told: Told, sentence: Sentence) -> bool:
    """Whether none of another transfer's motions stands among the parts, or nearer to them."""
    whole = Span(min(each.stretch.start for each in parts), max(each.stretch.end for each in parts))
    near = [span for span in told.others if sentence.span.overlaps(span)]
    nearest = min(whole.gap(span) for span in told.frame.motions)
    return all(whole.gap(span) > nearest for span in near)


def _is_about(parts: Sequence[Part], told: Told) -> bool:
    """Whether the parts' goods are those of the frame, where they name any."""
    items = [item for each in parts for item in each.items]
    known = told.frame.spans(Role.ITEM)
    return (
        not items
        or any(item.overlaps(span) for item in items for span in known)
        or any(told.probability(item, Role.ITEM) > _LEAST for item in items)
    )


def _role(parallel: Parallel, parts: Sequence[Part], told: Told) -> Role | None:
    """What the parts' parties play, by their build or by the model; None where it sees them in no part.

    None also where all that the first names gives to the others: "gave 60 to Panama, but ten were passed on to Chile".
    """
    givers, takers = (set(told.frame.spans(role)) for role in (Role.SUPPLIER, Role.RECIPIENT))
    if givers and givers == set(parts[0].parties) and takers == {span for each in parts[1:] for span in each.parties}:
        return None
    seen = {role: [_seen(each, role, told) for each in parts] for role in _ENDS}
    if parallel.only and any(sum(seen[role][1:]) > sum(seen[parallel.only][1:]) for role in _ENDS):
        return None
    role = parallel.role or parallel.only or max(_ENDS, key=lambda role: sum(seen[role]))
    return role if max(seen[role]) >= _LEAST else None


def _seen(own: Part, role: Role, told: Told) -> float:
    """How probably, by the model, a part's parties play a role."""
    return max((told.probability(span, role) for span in own.parties), default=0.0)


def _differ(parts: Sequence[Part], told: Told) -> bool:
    """Whether each part names another party, or where none names one, another sum or date."""
    if not parts[0].parties:
        named = [each.value or next(iter(each.dates), None) for each in parts]
        return len({key(told.trimmer.words(span)) for span in named if span is not None}) == len(parts)
    meant = [told.register.meant(each.parties[0]) for each in parts]
    known = [party for party in meant if party is not None]
    return len({key(party.text) for party in known}) == len(known) and not any(
        told.register.is_same(one, other) for one, other in pairwise(known)
    )


def _frame(told: Told, own: Part, parts: Sequence[Part], role: Role | None) -> Frame:
    """The frame of one part: its own words, and what the whole says outside of the parts."""
    shared = [each for each in told.frame.roles if _is_shared(each, own, parts, role)]
    goods = list(_goods(told, own.items or parts[0].items))
    goods += [each for each in shared if each.label == Role.ITEM]
    if own.count is not None and len(goods) == 1:
        goods = [replace(goods[0], count=own.count)]
    roles = (
        *(each for each in shared if each.label != Role.ITEM),
        *goods,
        *_inside(told.frame, own, role),
        *_named(told, own, parts[0], role),
    )
    return replace(told.frame, roles=ordered(roles))


def _goods(told: Told, items: Sequence[Span]) -> Iterator[Mention]:
    """The goods of a part, as the frame names them or else as its build shows them."""
    for span in items:
        known = [each for each in told.frame.roles if each.label == Role.ITEM and each.span.overlaps(span)]
        yield from known or [Mention(span=span, label=Role.ITEM, score=_SCORE)]


def _is_shared(mention: Mention, own: Part, parts: Sequence[Part], role: Role | None) -> bool:
    """Whether what the whole says belongs to a part though it stands in none: unless the part names that itself."""
    if mention.label in _ENDS and not parts[0].parties:
        return True
    if any(mention.span.overlaps(span) for each in parts for span in (each.stretch, *each.named)):
        return False
    if mention.label == role or (mention.label == _other_end(role) and parts[0].others):
        return False
    if mention.label == Role.DATE:
        return not own.dates
    if mention.label == Role.VALUE:
        return own.value is None
    return mention.label != Role.ITEM or not parts[0].items or own is parts[0]


def _other_end(role: Role | None) -> Role:
    """Who gets it where the parties give, and who gives it where they get it."""
    return Role.SUPPLIER if role is Role.RECIPIENT else Role.RECIPIENT


def _inside(frame: Frame, own: Part, role: Role | None) -> Iterator[Mention]:
    """What the whole says within a part, of other kinds than the parts name themselves."""
    for mention in frame.roles:
        is_named = mention.span.meets(own.named)
        others = (role, Role.ITEM, Role.DATE) if own.parties else (*_ENDS, Role.ITEM, Role.DATE)
        if mention.span.overlaps(own.stretch) and not is_named and mention.label not in others:
            yield mention


def _named(told: Told, own: Part, first: Part, role: Role | None) -> Iterator[Mention]:
    """The words of a part in the other roles; the other end is told of all parts if only the first names it."""
    for span in own.parties:
        if role is not None:
            score = max(_SCORE, told.probability(span, role))
            yield Mention(span=told.trimmer.party(span) or span, label=role, score=score)
    for span in own.others or first.others:
        yield Mention(span=told.trimmer.party(span) or span, label=_other_end(role), score=_SCORE)
    for span in own.dates:
        yield Mention(span=span, label=Role.DATE, score=_SCORE)
    if own.value is not None:
        yield Mention(span=own.value, label=Role.VALUE, score=_SCORE)
