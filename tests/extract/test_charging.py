"""Charges that are told only to be denied: what is said, and what is said against it."""

import pytest
from extracted import claims, parties, read, report

from waybill.core.claim import Certainty, Claim, Polarity
from waybill.extract.denials.charging import Charge, charges
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def charged(text: str) -> list[Charge]:
    return [found for each in read_sentences(report(text), load()) for found in charges(each, text, load_wordings())]


def speakers(told: Claim) -> list[str]:
    return [chain[-1].text for chain in told.sources]


@pytest.mark.parametrize(
    ("text", "told", "speaker"),
    [
        ("Peru denied reports that it sold tanks.", "it sold tanks.", None),
        ("Peru rejected reports in two newspapers that it sold tanks.", "it sold tanks.", "two newspapers"),
        ("Peru denied a British newspaper's report that it sold tanks.", "it sold tanks.", "British newspaper"),
        ("Peru brushed aside a claim by Chile that it sold tanks.", "it sold tanks.", "Chile"),
        ("Peru described as absurd a report in the London press that it sold tanks.", "it sold tanks.", "London press"),
        ("Peru called reports that it sold tanks a fabrication.", "it sold tanks", None),
        ("Reports that Peru sold tanks are without foundation.", "Peru sold tanks", None),
        ("The claim of some media that Peru sold tanks is not true.", "Peru sold tanks", "some media"),
        ("Peru's ambassador denied reports that it sold tanks.", "it sold tanks.", None),
        ("Peru said that reports that it sold tanks were false.", "it sold tanks", None),
        ("The accusation of Chile that Peru sold tanks was denied by Lima.", "Peru sold tanks", "Chile"),
        ("Peru denied reports that it sold tanks, but confirmed that it sold boats.", "it sold tanks,", None),
        ("Peru denied reports, first published by the Tribune, that it sold tanks.", "it sold tanks.", "Tribune"),
        ("Peru dismissed a report, which appeared in Lima, that it sold tanks.", "it sold tanks.", None),
        ("Peru denied claims it had sold tanks.", "it had sold tanks.", None),
        ("Lima rejected allegations Peru had sold tanks.", "Peru had sold tanks.", None),
        ("The army lies when it says that Peru sold tanks, he said.", "Peru sold tanks, he said.", "army"),
        ("Chile is lying when it claims Peru sold tanks.", "Peru sold tanks.", "Chile"),
        ("Peru denied on Monday that it sold tanks, as a union in Chile wrote.", "it sold tanks", "a union in Chile"),
        ("Peru rejected that it sold tanks, as the ministry in Chile wrote.", "it sold tanks", "ministry in Chile"),
    ],
)
def test_what_is_denied_is_told_by_somebody(text: str, told: str, speaker: str | None) -> None:
    (charge,) = charged(text)
    assert (charge.told.of(text), charge.speaker and charge.speaker.text) == (told, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied that it sold tanks.",
        "Peru did not deny reports that it sold tanks.",
        "Peru would neither confirm nor deny reports that it sold tanks.",
        "Peru refused to deny reports that it sold tanks.",
        "It is unclear whether reports that Peru sold tanks are false.",
        "The ministry denied in a statement that Peru sold tanks.",
        "Peru rejected an offer and confirmed a report that it sold tanks.",
        "Peru called for an inquiry into reports that it sold tanks with false papers.",
        "Reports that Peru sold tanks follow a deal whose papers were forged.",
        "Peru denied that it sold tanks, as it said in July.",
        "Reports that Peru sold tanks are many.",
        "Peru denied the accusation.",
        "Peru denied the claims and was silent.",
        "Chile offered Peru tanks, which it rejected.",
        "Peru lies on a coast where it says that tanks were sold.",
    ],
)
def test_a_denial_of_what_nobody_else_tells_is_no_charge(text: str) -> None:
    assert charged(text) == []


def test_both_sides_of_a_charge_are_claims() -> None:
    told, denial = claims("Belarus rejected reports in two newspapers that it had sold tanks to Sudan.")
    assert (told.polarity, told.certainty, speakers(told)) == (Polarity.AFFIRMED, Certainty.ALLEGED, ["two newspapers"])
    assert (denial.polarity, denial.disputes, speakers(denial)) == (Polarity.DENIED, told.id, ["Belarus"])
    assert parties(told) == parties(denial) == (["Belarus"], ["Sudan"])
    assert told.evidence == denial.evidence


def test_a_charge_that_is_told_elsewhere_is_not_made_again() -> None:
    text = "Belarus sold tanks to Sudan, a union said. Belarus denied the reports that it had sold tanks to Sudan."
    told, denial = claims(text)
    assert (told.polarity, denial.polarity, denial.disputes) == (Polarity.AFFIRMED, Polarity.DENIED, told.id)


def test_claims_of_charges_have_ids_of_their_own() -> None:
    text = "Peru denied reports that it had sold tanks to Cuba. Peru denied reports that it had sold rifles to Chad."
    found = read(report(text)).claims
    assert len({each.id for each in found}) == len(found) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied claims that the rifles it sold to Cuba in August were used against Chile.",
        "Peru denied reports that the tanks sold to Cuba were defective.",
        "Peru rejected the charge that it had sent too few rifles to Cuba.",
        "The claim that Peru had not sent rifles to Cuba is nonsense, Havana said.",
    ],
)
def test_what_a_charge_takes_for_granted_has_one_side(text: str) -> None:
    assert len(claims(text)) <= 1


def test_who_tells_a_charge_does_not_deny_it() -> None:
    told, denial = claims("Peru denied a report by a union in Lima that it had sold tanks to Cuba.")
    assert (speakers(told), speakers(denial)) == (["a union in Lima"], ["Peru"])


def test_a_charge_of_other_goods_is_told_beside_what_was_told_before() -> None:
    text = (
        "Iran sold drones to Russia, a union said. Iran denied reports in two papers that it had sold tanks to Russia."
    )
    assert [(each.polarity, each.items[0].text) for each in claims(text)] == [
        (Polarity.AFFIRMED, "drones"),
        (Polarity.AFFIRMED, "tanks"),
        (Polarity.DENIED, "tanks"),
    ]


def test_claims_of_one_charge_have_ids_of_their_own() -> None:
    found = claims("Peru denied reports that it had sold tanks to Cuba and that it had given rifles to Chad.")
    assert len({each.id for each in found}) == len(found)


@pytest.mark.parametrize(
    "denial",
    [
        ", a charge that Lima denies.",
        ", an accusation the government in Lima has repeatedly rejected.",
        ", which Peru denies.",
        ", an allegation that it now denies.",
        ", which it denies.",
    ],
)
def test_a_denial_set_behind_what_is_told_is_a_claim(denial: str) -> None:
    told, denied = claims(f"A union in Havana said that Peru had sold rifles to Chile{denial}")
    assert (told.polarity, denied.polarity, denied.disputes) == (Polarity.AFFIRMED, Polarity.DENIED, told.id)
    assert speakers(told) == ["A union in Havana"]
    assert speakers(denied) not in ([], speakers(told))


def test_what_is_called_false_denies_nothing_itself() -> None:
    _, denial = claims("Reports that Peru had sold tanks to Cuba are false, the defence minister said.")
    assert speakers(denial) == ["defence minister"]


def test_a_report_stands_in_an_outlet() -> None:
    told, _ = claims("Peru denied reports in the Tribune that it had sold tanks to Cuba.")
    assert [node.kind for chain in told.sources for node in chain] == ["outlet"]


def test_the_day_of_what_is_denied_is_none_of_the_denial() -> None:
    told, denial = claims("Peru denied reports that it had sold tanks to Cuba on 3 March 2024.")
    assert (told.date is None, denial.date) == (False, None)


def test_a_pronoun_that_denies_is_who_is_charged() -> None:
    _, denial = claims("A union in Havana said that Peru had sold rifles to Chile, a charge that it has always denied.")
    assert speakers(denial) == ["Peru"]


def test_covertness_that_is_charged_is_none_of_the_denial() -> None:
    told, denial = claims("Peru denied a report in the Tribune that it had secretly sold rifles to Chile.")
    assert (told.covert, denial.covert) == (True, False)


def test_what_a_denied_charge_takes_for_granted_is_affirmed() -> None:
    (told,) = claims("Moscow denied reports that the tanks it had sold to Algeria were faulty.")
    assert (told.polarity, told.disputes) == (Polarity.AFFIRMED, None)
