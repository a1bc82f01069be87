"""Denials, as the trained reader tells them."""

import pytest
from extracted import report

from waybill.core.claim import Claim, Polarity
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import Ontology, load


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="module")
def tagger(ontology: Ontology) -> TrainedTagger:
    return TrainedTagger(ontology)


def denials(text: str, tagger: TrainedTagger, ontology: Ontology) -> list[Claim]:
    claims = extract(report(text), tagger=tagger, ontology=ontology).claims
    return [each for each in claims if each.polarity is Polarity.DENIED]


@pytest.mark.parametrize(
    "text",
    [
        "The mission has not detected any sign of shipments of ammunition from Rwanda to the M23.",
    ],
)
def test_what_nobody_has_seen_a_sign_of_is_denied(text: str, tagger: TrainedTagger, ontology: Ontology) -> None:
    assert len(denials(text, tagger, ontology)) == 1


def test_which_goods_are_meant_is_not_denied_with_what_nobody_has_seen(
    tagger: TrainedTagger, ontology: Ontology
) -> None:
    text = "The Group has not found evidence that ammunition supplied by Serbia to Burkina Faso in 2015 was diverted."
    assert denials(text, tagger, ontology) == []


@pytest.mark.parametrize(
    ("told", "denied", "who"),
    [
        ("Chile lent Bolivia four helicopters, La Razon said.", "“It’s not true,” said a colonel.", "a colonel"),
        ("Cuba sent the ELN 500 rifles, El Tiempo said.", "The minister would have none of it.", "minister"),
        ("Peru sold Chile 40 tanks, El Tiempo said.", "There was no truth in that, Lima said.", "Lima"),
        ("Serbia sold Libya 200 rifles, a Dutch paper said.", "Belgrade said it had not.", "Belgrade"),
        ("Cuba has armed the ELN with mortars, El Tiempo said.", "Cuba insists that it has not done so.", "Cuba"),
        ("Peru sold Chile 40 tanks, El Tiempo said.", "A Chilean admiral waved the story away.", "A Chilean admiral"),
        ("Peru sold Chile 40 tanks, El Tiempo said.", "Lima brushed all this aside.", "Lima"),
        ("Peru sold Chile 40 tanks, El Tiempo said.", "Lima says there is nothing in the story.", "Lima"),
        ("Peru sold Chile 40 tanks, El Tiempo said.", "Lima insists it had no hand in the sale.", "Lima"),
    ],
)
def test_set_phrases_deny_what_was_told_before(
    told: str, denied: str, who: str, tagger: TrainedTagger, ontology: Ontology
) -> None:
    (denial,) = denials(f"{told} {denied}", tagger, ontology)
    assert denial.disputes is not None
    assert [[node.text for node in chain] for chain in denial.sources] == [[who]]


def test_denials_in_one_breath_are_one(tagger: TrainedTagger, ontology: Ontology) -> None:
    text = (
        "Q  The paper says the Taliban got 400 rifles from Pakistan.\n\n"
        "MS. ADAMS: This is a farce. That’s just not accurate."
    )
    (denial,) = denials(text, tagger, ontology)
    assert [quote.text for quote in denial.triggers] == ["is", "That’s"]


@pytest.mark.parametrize(
    "text",
    [
        "No mortars went up to the M23, the minister said.",
        "No Peruvian has driven a tank into Chile for the rebels.",
    ],
)
def test_unusual_motions_that_are_surely_denied_are_told(text: str, tagger: TrainedTagger, ontology: Ontology) -> None:
    assert len(denials(text, tagger, ontology)) == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The idea that Peru sold rifles to Chile is absurd, the minister said.", ["minister"]),
        ("The idea that Norway has withheld shells from Ukraine is nonsense.", []),
        ("Paris dismissed as baseless the idea that it had given Chad mortars.", ["Paris"]),
        ("The general ruled out the possibility that Cuba had sold rifles to the gang.", ["general"]),
    ],
)
def test_an_idea_that_is_called_false_is_denied_and_nobody_said_it(
    text: str, who: list[str], tagger: TrainedTagger, ontology: Ontology
) -> None:
    (claim,) = extract(report(text), tagger=tagger, ontology=ontology).claims
    assert (claim.polarity, claim.disputes) == (Polarity.DENIED, None)
    assert [node.text for chain in claim.sources for node in chain] == who


@pytest.mark.parametrize(
    "text",
    [
        "He rejected the idea that Chile should send tanks to Peru.",
        "The idea that Peru sells tanks to Chile is old.",
        "The judge did not dismiss the theory that Novak sold rifles to the gang.",
    ],
)
def test_an_idea_of_what_is_to_be_done_is_not_denied(text: str, tagger: TrainedTagger, ontology: Ontology) -> None:
    assert denials(text, tagger, ontology) == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Cuba sent the MLN neither rifles nor grenades, the ambassador said.", ["rifles", "grenades"]),
        ("The dealer shipped neither the rifles nor the pistols to Yemen.", ["rifles", "pistols"]),
        ("Neither tanks nor aircraft were sold to Peru, he said.", ["tanks", "aircraft"]),
        ("Iran has delivered no missiles to Russia, which has no helicopters.", ["missiles"]),
    ],
)
def test_goods_that_are_named_as_none_did_not_move(
    text: str, items: list[str], tagger: TrainedTagger, ontology: Ontology
) -> None:
    (denial,) = denials(text, tagger, ontology)
    assert [item.text for item in denial.items] == items


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nowhere did the firm deliver shells to Yemen, it said.", 1),
        ("Under no circumstances did we sell drones to Sudan, the minister said.", 1),
        ("Chile sold Peru 40 tanks; at no point was money paid.", 0),
    ],
)
def test_a_negation_that_turns_the_verb_round_denies(
    text: str, count: int, tagger: TrainedTagger, ontology: Ontology
) -> None:
    assert len(denials(text, tagger, ontology)) == count


def test_what_somebody_says_of_something_else_denies_nothing(tagger: TrainedTagger, ontology: Ontology) -> None:
    told = "Togo gave the rebels mortars, diplomats believe."
    others = (
        "They said it was not, in their view, an isolated case.",
        "There is nothing in the report about missiles.",
        "Benin has no role in that, officials said.",
    )
    assert [denials(f"{told} {other}", tagger, ontology) for other in others] == [[], [], []]


@pytest.mark.parametrize(
    "text",
    [
        "It is laughable that Peru sold 40 tanks to Chile, a nun said.",
        "It was wrong that Peru gave rockets to Chile, a nun said.",
        "The judge saw no truth in claims by Lima that the guns were toys; Peru had sold 90 of them to Chile.",
    ],
)
def test_a_deed_that_is_only_blamed_or_told_in_another_clause_is_not_denied(
    text: str, tagger: TrainedTagger, ontology: Ontology
) -> None:
    assert denials(text, tagger, ontology) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The general said there was no truth in reports by Radio Uno that Peru had sold Chile tanks.", "general"),
        ("Lima took issue with a report in Radio Uno that Peru had sold Chile tanks.", "Lima"),
        ("Reports that Peru sold Chile tanks are wide of the mark, the general said.", "general"),
        ("El Tiempo is mistaken in saying that Peru sold Chile tanks, the general said.", "general"),
    ],
)
def test_a_charge_and_its_denial_are_told_by_one_motion(
    text: str, who: str, tagger: TrainedTagger, ontology: Ontology
) -> None:
    told, denial = extract(report(text), tagger=tagger, ontology=ontology).claims
    assert (told.polarity, denial.disputes) == (Polarity.AFFIRMED, told.id)
    assert [chain[-1].text for chain in denial.sources] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The general calls it a lie that Peru gave rockets to Chile.",
        "Far from having sold tanks to Chile, Peru bought some, a general said.",
    ],
)
def test_what_is_a_lie_or_far_from_done_is_denied(text: str, tagger: TrainedTagger, ontology: Ontology) -> None:
    assert len(denials(text, tagger, ontology)) == 1
