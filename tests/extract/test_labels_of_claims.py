"""How far it came, on what terms, in secret or not, and how firmly it is said."""

import pytest
from extracted import chains, claim, claims, parties


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Spain asked Norway for 20 mortars.", "sought"),
        ("Spain persuaded Norway to send it 20 mortars.", "agreed"),
        ("Spain plans to buy 20 mortars from Norway.", "sought"),
        ("Spain is considering buying 20 mortars from Norway.", "sought"),
        ("Spain wants to buy 20 mortars from Norway.", "sought"),
        ("Spain is negotiating the purchase of 20 mortars from Norway.", "sought"),
        ("Norway offered Spain 20 mortars.", "offered"),
        ("Norway offered to sell Spain 20 mortars.", "offered"),
        ("Norway pledged 20 mortars to Spain.", "offered"),
        ("Norway plans to send Spain 20 mortars.", "offered"),
        ("Norway will send Spain 20 mortars.", "offered"),
        ("Norway decided to give Spain 20 mortars.", "offered"),
        ("Norway agreed to sell Spain 20 mortars.", "agreed"),
        ("Norway approved the sale of 20 mortars to Spain.", "agreed"),
        ("Norway sold Spain 20 mortars.", "agreed"),
        ("Spain bought 20 mortars from Norway.", "agreed"),
        ("Norway has shipped 20 mortars to Spain.", "dispatched"),
        ("Norway is sending 20 mortars to Spain.", "dispatched"),
        ("Twenty mortars are on their way to Spain.", "dispatched"),
        ("Norway delivered 20 mortars to Spain.", "delivered"),
        ("Spain has received 20 mortars from Norway.", "delivered"),
        ("Twenty mortars reached Spain.", "delivered"),
        ("Customs officers seized 20 mortars bound for Spain.", "intercepted"),
        ("Norway refused to sell Spain 20 mortars.", "blocked"),
        ("Norway suspended the delivery of 20 mortars to Spain.", "blocked"),
        ("Norway cancelled the sale of 20 mortars to Spain.", "blocked"),
        ("Norway will not sell mortars to Spain.", "blocked"),
        ("Norway halted shipments of mortars to Spain.", "blocked"),
    ],
)
def test_the_stage_is_what_verb_and_control_say(text: str, stage: str) -> None:
    told = claim(text)
    assert (told.stage, told.polarity) == (stage, "affirmed")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Norway sold Spain 20 mortars.", "sale"),
        ("Norway delivered 20 mortars to Spain under a contract.", "sale"),
        ("Norway donated 20 mortars to Spain.", "grant"),
        ("Norway delivered 20 mortars to Spain as military aid.", "grant"),
        ("Norway delivered 20 mortars to Spain as a gift.", "grant"),
        ("Norway lent Spain 20 mortars.", "loan"),
        ("Spain leased 20 helicopters from Norway.", "loan"),
        ("Norway bartered 20 mortars with Spain for olive oil.", "exchange"),
        ("Norway delivered 20 mortars to Spain in exchange for olive oil.", "exchange"),
        ("Rebels captured 20 mortars from the Sylvanian army.", "taking"),
        ("Looters stole 20 mortars from the Sylvanian army.", "taking"),
        ("Norway delivered 20 mortars to Spain.", "unknown"),
    ],
)
def test_the_basis_is_what_the_words_say(text: str, basis: str) -> None:
    assert claim(text).basis == basis


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian sailors smuggled 20 mortars to Spain.",
        "Norway secretly delivered 20 mortars to Spain.",
        "Norway illegally shipped 20 mortars to Spain.",
        "Norway delivered 20 mortars to Spain in breach of the arms embargo.",
        "Norway delivered 20 mortars hidden under fish to Spain.",
        "A clandestine shipment of 20 mortars from Norway reached Spain.",
        "Norway delivered sanctioned radars to Spain.",
    ],
)
def test_what_is_called_secret_or_unlawful_is_covert(text: str) -> None:
    assert claim(text).covert


@pytest.mark.parametrize(
    "text",
    ["Norway delivered 20 mortars to Spain.", "Gunmen stole 90 pistols from the Sylvanian police."],
)
def test_an_open_transfer_and_a_bare_theft_are_not_covert(text: str) -> None:
    assert not claim(text).covert


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Norway delivered 20 mortars to Spain.", "stated"),
        ("A Spanish minister said that Norway had delivered 20 mortars to Spain.", "stated"),
        ("Norway reportedly delivered 20 mortars to Spain.", "alleged"),
        ("Norway allegedly delivered 20 mortars to Spain.", "alleged"),
        ("Norway is suspected of shipping 20 mortars to Spain.", "alleged"),
        ("Norway is believed to have delivered 20 mortars to Spain.", "alleged"),
        ("Portugal accused Norway of shipping 20 mortars to Spain.", "alleged"),
        ("Portugal claimed that Norway had delivered 20 mortars to Spain.", "alleged"),
        ("Norway may have delivered 20 mortars to Spain.", "possible"),
        ("Norway could send Spain 20 mortars.", "possible"),
        ("Norway might sell 20 mortars to Spain.", "possible"),
    ],
)
def test_the_certainty_is_how_firmly_it_is_said(text: str, certainty: str) -> None:
    told = claim(text)
    assert (told.certainty, told.polarity) == (certainty, "affirmed")


def test_the_month_of_may_makes_nothing_doubtful() -> None:
    assert claim("On 3 May, Norway delivered 20 mortars to Spain.").certainty == "stated"


def test_a_bare_condition_is_no_claim() -> None:
    assert claims("If Norway sends mortars to Spain, Portugal will protest.") == ()


def test_a_denial_of_an_accusation_takes_its_slots_and_disputes_it() -> None:
    charge, denial = claims("Ukraine accused Belarus of supplying Russia with shells. Minsk denied the accusation.")
    assert (charge.polarity, denial.polarity) == ("affirmed", "denied")
    assert denial.disputes == charge.id
    assert parties(denial) == parties(charge) == (["Belarus"], ["Russia"])
    assert [[node.text for node in chain] for chain in denial.sources] == [["Minsk"]]


def test_a_denial_is_not_as_covert_as_what_it_denies() -> None:
    charge, denial = claims("Ukraine accused Belarus of smuggling shells to Russia. Minsk rejected the allegation.")
    assert (charge.covert, denial.covert) == (True, False)


def test_a_denial_is_said_flatly() -> None:
    charge, denial = claims("Ukraine accused Belarus of supplying Russia with shells. Minsk denied it.")
    assert (charge.certainty, denial.certainty) == ("alleged", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Belarus denied that it had sent shells to Russia.",
        "Belarus denied sending shells to Russia.",
        "Belarus denies having supplied Russia with shells.",
        "Belarus has not sent shells to Russia, a Belarusian spokesman said.",
        "Belarus has never sent shells to Russia, a Belarusian spokesman said.",
    ],
)
def test_a_denial_in_its_own_words_has_its_own_slots(text: str) -> None:
    told = claim(text)
    assert (told.polarity, parties(told)) == ("denied", (["Belarus"], ["Russia"]))


def test_a_denial_in_its_own_words_disputes_what_was_said_before() -> None:
    first, second = claims(
        "Belarus sent shells to Russia, Kyiv said. Belarus denied that it had sent shells to Russia."
    )
    assert (second.polarity, second.disputes) == ("denied", first.id)


@pytest.mark.parametrize(
    "doubt",
    [
        "A spokesman in Warsaw said he could not confirm the report.",
        "A spokesman in Warsaw said he had no knowledge of it.",
        "A spokesman in Warsaw declined to comment.",
        "A spokesman in Warsaw expressed doubt.",
    ],
)
def test_doubt_and_silence_are_no_denials(doubt: str) -> None:
    told = claim(f"Ukraine accused Belarus of supplying Russia with shells. {doubt}")
    assert (told.polarity, told.certainty) == ("affirmed", "alleged")


def test_a_denial_of_nothing_that_the_text_tells_is_no_claim() -> None:
    assert claims("The minister denied the accusation.") == ()


@pytest.mark.parametrize(
    "supposition",
    [
        "Portugal will protest if Norway sends mortars to Spain.",
        "Nobody knows whether Norway sent mortars to Spain.",
        "Unless Norway sends mortars to Spain, Portugal will leave.",
    ],
)
def test_what_is_only_supposed_is_no_claim(supposition: str) -> None:
    assert claims(supposition) == ()


@pytest.mark.parametrize(
    "denial",
    [
        "Neither Iran nor Syria has supplied rockets to Hezbollah.",
        "Iran has neither sold nor given rockets to Hezbollah.",
        "No state has supplied rockets to Hezbollah.",
        "The claim that Iran supplied rockets to Hezbollah is false, Tehran said.",
        "Claims on social media that Iran supplied rockets to Hezbollah are untrue.",
        "Rumours in papers of the capital that Iran had supplied rockets to Hezbollah were wrong.",
        "Iran's foreign ministry called reports that it had supplied rockets to Hezbollah baseless.",
        "Tehran dismissed allegations that Iran had supplied rockets to Hezbollah.",
    ],
)
def test_what_is_told_to_be_untrue_is_denied(denial: str) -> None:
    *charges, denied = claims(denial)
    assert denied.polarity == "denied"
    assert all(each.id == denied.disputes for each in charges)


@pytest.mark.parametrize(
    "told",
    [
        "The claim that Iran supplied rockets to Hezbollah is not false.",
        "Claims on social media that Iran supplied rockets to Hezbollah are alarming.",
        "The report that Iran supplied rockets to Hezbollah lay on the wrong desk.",
    ],
)
def test_what_is_told_without_being_called_untrue_is_affirmed(told: str) -> None:
    assert {each.polarity for each in claims(told)} == {"affirmed"}


def test_whom_a_buyer_wants_to_sell_is_the_supplier() -> None:
    told = claim("Poland wants South Korea to sell it 40 tanks.")
    assert (told.stage, parties(told)) == ("sought", (["South Korea"], ["Poland"]))


def test_a_refusal_blocks() -> None:
    told = claim("Berlin's refusal to deliver Taurus missiles to Ukraine angered Kyiv.")
    assert (told.stage, parties(told)) == ("blocked", (["Berlin"], ["Ukraine"]))


@pytest.mark.parametrize(
    "text",
    [
        "The Group found no evidence that Iran sent drones to Sudan.",
        "Nothing suggests that Iran sent drones to Sudan.",
        "The sale of rifles by Chad to Sudan never took place.",
    ],
)
def test_what_nothing_speaks_for_is_denied(text: str) -> None:
    assert claim(text).polarity == "denied"


def test_what_nothing_speaks_for_denies_no_other_clause() -> None:
    told = claim("Nothing suggests that it was ever paid, but Iran sent drones to Sudan.")
    assert told.polarity == "affirmed"


def test_who_fails_to_deliver_blocks() -> None:
    assert claim("Iran failed to deliver 40 tanks to Sudan.").stage == "blocked"


@pytest.mark.parametrize(
    "question",
    ["Officials asked if Norway had sent rifles to Chad.", "Oslo did not confirm whether it had sent rifles."],
)
def test_a_question_is_no_claim(question: str) -> None:
    assert claims(question) == ()


def test_a_denial_is_firm_however_the_charge_was_hedged() -> None:
    _, told = claims("Iran rejected claims that it sent rifles to Sudan.")
    assert (told.polarity, told.certainty, chains(told)) == ("denied", "stated", [["Iran"]])


def test_what_is_not_true_is_denied() -> None:
    assert claim("It is not true that Iran sent rifles to Sudan.").polarity == "denied"


def test_who_takes_something_from_place_to_place_carries_it() -> None:
    told = claim("Smugglers took 300 rifles from Libya to Chad.")
    assert (told.basis, parties(told)[0]) == ("unknown", [])


@pytest.mark.parametrize(
    "hope", ["hopes Germany will send it", "hopes that Germany will send it", "wishes Germany to send it"]
)
def test_what_a_taker_hopes_for_is_sought(hope: str) -> None:
    told = claim(f"Ukraine {hope} Taurus missiles.")
    assert (told.stage, parties(told)) == ("sought", (["Germany"], ["Ukraine"]))


def test_what_a_giver_hopes_to_do_is_offered() -> None:
    told = claim("Germany hopes to send Ukraine Taurus missiles.")
    assert (told.stage, parties(told)) == ("offered", (["Germany"], ["Ukraine"]))
