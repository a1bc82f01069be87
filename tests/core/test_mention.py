from dataclasses import replace

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span

# Aland sent rifles and mines to Bland.
FRAME = Frame(
    trigger=Mention(span=Span(6, 10), label="trigger"),
    roles=(
        Mention(span=Span(0, 5), label=Role.SUPPLIER),
        Mention(span=Span(11, 17), label=Role.ITEM),
        Mention(span=Span(22, 27), label=Role.ITEM, score=0.5),
        Mention(span=Span(31, 36), label=Role.RECIPIENT),
    ),
    basis=Basis.UNKNOWN,
    stage=Stage.DELIVERED,
    polarity=Polarity.AFFIRMED,
    certainty=Certainty.STATED,
    covert=False,
)


def test_a_frame_gives_the_spans_of_a_role_in_the_order_of_the_text() -> None:
    assert FRAME.spans(Role.ITEM) == (Span(11, 17), Span(22, 27))
    assert FRAME.spans(Role.SUPPLIER) == (Span(0, 5),)
    assert FRAME.spans(Role.VIA) == ()


def test_a_mention_that_rules_found_has_full_score() -> None:
    assert FRAME.trigger.score == 1.0


def test_a_frame_gives_all_its_motions_the_first_one_first() -> None:
    assert replace(FRAME, further=(Span(40, 44),)).motions == (Span(6, 10), Span(40, 44))


def test_mentions_are_ordered_by_the_text_then_by_their_labels() -> None:
    giver, place = (Mention(span=Span(0, 5), label=label) for label in (Role.SUPPLIER, Role.ORIGIN))
    assert ordered([FRAME.roles[1], giver, place]) == (place, giver, FRAME.roles[1])
