"""Where a journey only starts or ends, and nobody gives or gets."""

import pytest
from scenes import guess, scene

from waybill.core.claim import Filler
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.endpoints import without_endpoints

TEXT = "Rifles on the way from Chad to Mali, sold by Togo, and mortars from Wadai."


class Register:
    """Whom the words of the text mean."""

    def meant(self, words: Span) -> Filler | None:
        return Filler(text=words.of(TEXT), span=words)

    def is_same(self, left: Filler, right: Filler) -> bool:
        return left.text == right.text

    def is_known(self, party: Filler) -> bool:
        return party.text != "Wadai"


def kept(role: Role, name: str, end: Role, *, place: float = 0.9, score: float = 0.5, is_ruled: bool = False) -> bool:
    told = scene(TEXT, "way", roles={role.value: (guess(TEXT, name, 0.6),), end.value: (guess(TEXT, name, place),)})
    ruled = {role: [guess(TEXT, name).span]} if is_ruled else {}
    party = Mention(span=guess(TEXT, name).span, label=role, score=score)
    return without_endpoints([party], [told], Register(), text=TEXT, ruled=ruled, least=0.5) == [party]


@pytest.mark.parametrize(
    ("role", "name", "end"),
    [(Role.SUPPLIER, "Chad", Role.ORIGIN), (Role.RECIPIENT, "Mali", Role.DESTINATION)],
)
def test_a_state_that_is_rather_a_place_neither_gives_nor_gets(role: Role, name: str, end: Role) -> None:
    assert not kept(role, name, end)
    assert kept(role, name, end, place=0.55)
    assert kept(role, name, end, score=0.8)
    assert kept(role, name, end, is_ruled=True)


def test_who_is_named_as_more_than_a_place_gives() -> None:
    assert kept(Role.SUPPLIER, "Togo", Role.ORIGIN)


def test_an_unknown_name_may_be_anybodys() -> None:
    assert kept(Role.SUPPLIER, "Wadai", Role.ORIGIN)
