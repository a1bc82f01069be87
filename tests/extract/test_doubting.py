"""What somebody only says that he does not know."""

import pytest
from extracted import claims, report

from waybill.extract.denials.doubting import doubted, never_seen
from waybill.extract.sentences.sentence import read_sentences
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
        ("It was never proved that Peru sold tanks.", "sold"),
        ("He would neither confirm nor deny the sale of tanks.", "sale"),
        ("There is no evidence that Peru sold tanks.", "sold"),
        ("There was no hard evidence of a sale of tanks.", "sale"),
        ("We have no evidence that Peru sold tanks.", "sold"),
        ("We don't have any indication at this time that Peru sold tanks.", "sold"),
        ("The general did not say whether Peru had sold tanks.", "sold"),
        ("He declined to say if Peru had sold tanks.", "sold"),
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
        ("There is no evidence that tanks sold by Peru were used.", "sold"),
        ("He did not say that Peru had sold tanks.", "sold"),
        ("He refused to say if the tanks sold to Peru were new.", "sold"),
        ("He did not rule out that Peru had sold tanks.", "sold"),
    ],
)
def test_what_is_denied_or_told_by_others_is_more_than_doubted(text: str, motion: str) -> None:
    assert not is_doubted(text, motion)


def is_unseen(text: str, motion: str) -> bool:
    start = text.index(motion)
    found = [told for each in read_sentences(report(text), load()) if (told := never_seen(each)) is not None]
    return any(told.start <= start < told.end for told in found)


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("We have seen no evidence that Peru sent tanks to Chile.", "sent"),
        ("We’ve detected no sign that Peru is providing tanks to Chile.", "providing"),
        ("The mission has not detected any sign of shipments of tanks.", "shipments"),
        ("THE PANEL FOUND NO EVIDENCE THAT PERU HAD SHIPPED TANKS.", "SHIPPED"),
    ],
)
def test_what_nobody_has_seen_a_sign_of_is_unseen(text: str, motion: str) -> None:
    assert is_unseen(text, motion)


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("I have seen evidence that Peru sold tanks to Chile.", "sold"),
        ("There is no evidence that Peru sold tanks.", "sold"),
        ("We have not seen any proof of payment for the tanks that Peru delivered to Chile.", "delivered"),
        ("The panel has not found evidence that tanks supplied by Peru were used.", "supplied"),
        ("Peru sold tanks, but we have seen no evidence that they were used.", "sold"),
    ],
)
def test_what_goes_without_saying_is_not_unseen(text: str, motion: str) -> None:
    assert not is_unseen(text, motion)
