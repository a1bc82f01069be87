"""What somebody only says that he does not know."""

import pytest
from extracted import claims, report

from waybill.extract.doubting import doubted
from waybill.extract.sentence import read_sentences
from waybill.ontology import load


def is_doubted(text: str, motion: str) -> bool:
    start = text.index(motion)
    found = [doubt for each in read_sentences(report(text), load()) if (doubt := doubted(each)) is not None]
    return any(doubt.start <= start < doubt.end for doubt in found)


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("We don't have any knowledge of a sale of tanks.", "sale"),
        ("He had no knowledge of any sale of tanks by Peru.", "sale"),
        ("Lima could not confirm that tanks had been sold.", "sold"),
        ("The panel was unable to verify that Peru sent tanks.", "sent"),
        ("The Group has not been able to establish whether Peru sent tanks.", "sent"),
        ("I AM NOT AWARE OF ANY SHIPMENT OF TANKS.", "SHIPMENT"),
        ("Lima has no independent confirmation that Peru sold tanks.", "sold"),
        ("He doubted that Peru had sold tanks.", "sold"),
        ("He knew of no deliveries of tanks.", "deliveries"),
        ("Lima did not deny that it had sold tanks.", "sold"),
        ("It is unclear whether Peru sold tanks.", "sold"),
    ],
)
def test_what_nobody_knows_is_only_doubted(text: str, motion: str) -> None:
    assert is_doubted(text, motion)
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Peru denied that it had sold tanks.", "sold"),
        ("Peru sold tanks, and there is no evidence that it was paid.", "sold"),
        ("Peru could not confirm reports that Chile had sold tanks.", "sold"),
        ("Peru has no knowledge of its rivals, but Chile sold tanks to Cuba.", "sold"),
        ("We have not seen the tanks that Peru sold to Cuba.", "sold"),
        ("Peru has not sold tanks.", "sold"),
        ("We have not seen Peru provide tanks to Cuba.", "provide"),
        ("We have seen no evidence that Peru sent tanks.", "sent"),
        ("Peru had no doubt: Chile had sold tanks.", "sold"),
    ],
)
def test_what_is_denied_or_told_by_others_is_more_than_doubted(text: str, motion: str) -> None:
    assert not is_doubted(text, motion)
