"""States at which a journey only starts or ends: "on its way from Chad to Mali" names nobody who gives or gets."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from waybill.core.claim import Filler
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.neural.reader import Guess, Scene

_ENDS: Final = {
    Role.SUPPLIER: (Role.ORIGIN, re.compile(r"\b(?:from|out\s+of)\s+(?:the\s+)?\Z", re.IGNORECASE)),
    Role.RECIPIENT: (Role.DESTINATION, re.compile(r"\bto\s+(?:the\s+)?\Z", re.IGNORECASE)),
}
"""Who may be only a place, as what, and what then stands before each of his names."""
_SURE: Final = 0.65
"""From how probable on a party is one, whatever else its name is."""
_LONGEST_CHARS: Final = 20


class Register(Protocol):
    """Whom a document's words mean."""

    def meant(self, words: Span) -> Filler | None:
        """The party that words mean; None where they mean nobody."""

    def is_same(self, left: Filler, right: Filler) -> bool:
        """Whether two fillers are one party."""

    def is_known(self, party: Filler) -> bool:
        """Whether the catalogues know a party."""


def without_endpoints(
    roles: Sequence[Mention],
    scenes: Sequence[Scene],
    register: Register,
    *,
    text: str,
    ruled: Mapping[Role, Sequence[Span]],
    least: float,
) -> list[Mention]:
    """Parties without those whom the model rather takes for places, and who are named as nothing else.

    Args:
        roles: parties of a transfer.
        scenes: of the transfer.
        register: of the document's parties.
        text: of the document.
        ruled: the words that the rules give each role; whom they name is a party.
        least: the probability from which on a place counts.
    """
    return [each for each in roles if not _is_endpoint(each, scenes, register, text=text, ruled=ruled, least=least)]


def _is_endpoint(
    party: Mention,
    scenes: Sequence[Scene],
    register: Register,
    *,
    text: str,
    ruled: Mapping[Role, Sequence[Span]],
    least: float,
) -> bool:
    filler, role = register.meant(party.span), Role(party.label)
    is_sure = role not in _ENDS or (party.score or 0.0) >= _SURE
    if filler is None or is_sure or not register.is_known(filler):
        return False
    if any(_means(span, filler, register) for span in ruled.get(role, ())):
        return False
    end, before = _ENDS[role]
    seen, placed = (_guesses(scenes, each, filler, register) for each in (role, end))
    likelihood = max((each.probability for each in placed), default=0.0)
    is_rather_place = likelihood > max([least, *(each.probability for each in seen)])
    starts = [each.span.start for each in seen]
    return is_rather_place and all(before.search(text, max(0, start - _LONGEST_CHARS), start) for start in starts)


def _guesses(scenes: Sequence[Scene], role: Role, filler: Filler, register: Register) -> list[Guess]:
    return [guess for scene in scenes for guess in scene.roles[role] if _means(guess.span, filler, register)]


def _means(words: Span, filler: Filler, register: Register) -> bool:
    meant = register.meant(words)
    return meant is not None and register.is_same(meant, filler)
