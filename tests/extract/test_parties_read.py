"""Who gives and who gets, as the trained reader tells it."""

import pytest
from extracted import report

from waybill.core.claim import Stage
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import Ontology, load


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="module")
def tagger(ontology: Ontology) -> TrainedTagger:
    return TrainedTagger(ontology)


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        (
            "North Korea has sold mortars to Chad, Niger, Mali and Burkina Faso since 2015.",
            ["North Korea"],
            ["Chad", "Niger", "Mali", "Burkina Faso"],
        ),
        ("Pakistan obtained ballistic missiles from China and North Korea.", ["China", "North Korea"], ["Pakistan"]),
        ("Libya has given us 40 missiles, the President of Chad said.", ["Libya"], ["Chad"]),
        ("FRANCE SOLD US FIVE HELICOPTERS, THE PRESIDENT OF CHAD SAID.", ["FRANCE"], ["CHAD"]),
        ("South Africa sold artillery shells to President Mobutu of Zaire.", ["South Africa"], ["Zaire"]),
        (
            "The government of Mali got 12 helicopters from the government of Russia.",
            ["government of Russia"],
            ["government of Mali"],
        ),
        (
            "According to the waybill the cargo was spare parts; it consisted of 40 tons of mortar ammunition for "
            "the Libyan National Army.",
            [],
            ["Libyan National Army"],
        ),
        ("Uganda gave mortars to rebels operating in southern Sudan.", ["Uganda"], ["rebels"]),
        ("A Soviet ship unloaded 12 tanks for the Nicaraguan army at Corinto.", [], ["Nicaraguan army"]),
        ("North Korea exported rockets to several states, including Libya.", ["North Korea"], ["Libya"]),
        (
            "The Lithuanian Ministry of National Defence bought 40 rifles from Chile.",
            ["Chile"],
            ["Lithuanian Ministry of National Defence"],
        ),
        ("The gendarmes seized 200 grenades concealed in a bus from Mali.", [], []),
        ("Turkish gendarmes seized 900 detonators in a truck bound for Syria.", [], ["Syria"]),
        ("The army captured 40 rifles from the rebels at Zella.", ["rebels"], ["army"]),
        ("Chile sold 12 tanks to the Ministry of Industry and Trade.", ["Chile"], ["Ministry of Industry and Trade"]),
        ("Saab was awarded a contract by Sweden for 12 armoured vehicles.", ["Saab"], ["Sweden"]),
        ("Kolvik Systems has received an order from Hungary for 36 tanks.", ["Kolvik Systems"], ["Hungary"]),
        ("BAE Systems won a $200 million contract from Qatar to supply 24 tanks.", ["BAE Systems"], ["Qatar"]),
        (
            "The Peruvian navy awarded the contract for two frigates to Kolvik Systems.",
            ["Kolvik Systems"],
            ["Peruvian navy"],
        ),
        ("The Pentagon awarded Kolvik Systems a contract for 180 missiles for Taiwan.", ["Kolvik Systems"], ["Taiwan"]),
        ("Peru received its order of 12 helicopters from Russia.", ["Russia"], ["Peru"]),
        (
            "Russia supplies helicopters to African governments, among them Mali and Niger.",
            ["Russia"],
            ["Mali", "Niger"],
        ),
        (
            "The United States backs Peru. The State Department has approved a sale of 40 howitzers to Peru.",
            ["United States"],
            ["Peru"],
        ),
        ("The United States has approved a request from Peru to buy 12 helicopters.", ["United States"], ["Peru"]),
        ("Moscow condemned the delivery of missiles to Ukraine.", [], ["Ukraine"]),
    ],
)
def test_parties_are_read(
    text: str, supplier: list[str], recipient: list[str], tagger: TrainedTagger, ontology: Ontology
) -> None:
    claim = extract(report(text), tagger=tagger, ontology=ontology).claims[0]
    assert ([each.text for each in claim.supplier], [each.text for each in claim.recipient]) == (supplier, recipient)


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "intermediary"),
    [
        (
            "Jose Abad, Jr., and Jose Abad, Sr., pleaded guilty to selling 50 rifles to a cartel in Sonora.",
            ["Jose Abad, Jr.", "Jose Abad, Sr."],
            ["cartel in Sonora"],
            [],
        ),
        ("Poland sold 40 mortars to the Karvian army and the Karvian police.", ["Poland"], ["army", "police"], []),
        (
            "North Korea used a front company in Singapore, Norvane Trading, to sell military radios to Eritrea.",
            ["North Korea"],
            ["Eritrea"],
            ["Norvane Trading"],
        ),
        (
            "The sale of 200 machine guns by Bulgaria to Niger was brokered by Lomax Holdings.",
            ["Bulgaria"],
            ["Niger"],
            ["Lomax Holdings"],
        ),
    ],
)
def test_members_of_a_list_and_helpers_are_told_apart(
    text: str,
    supplier: list[str],
    recipient: list[str],
    intermediary: list[str],
    tagger: TrainedTagger,
    ontology: Ontology,
) -> None:
    (claim,) = extract(report(text), tagger=tagger, ontology=ontology).claims
    assert [each.text for each in claim.supplier] == supplier
    assert [each.text.removeprefix("Karvian ") for each in claim.recipient] == recipient
    assert [each.text for each in claim.intermediary] == intermediary


def test_weapons_stopped_at_sea_are_a_claim_without_parties(tagger: TrainedTagger, ontology: Ontology) -> None:
    (claim,) = extract(
        report("French forces seized 1,000 rifles from a dhow off Oman."), tagger=tagger, ontology=ontology
    ).claims
    assert (claim.stage, claim.supplier, claim.recipient) == (Stage.INTERCEPTED, (), ())
