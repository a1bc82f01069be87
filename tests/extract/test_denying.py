"""Denials that have no motion of their own, and what they deny."""

from dataclasses import replace

import pytest
from extracted import claims, names, read, report
from scenes import scene

from waybill.core.claim import Basis, Certainty, Claim, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.extract.claims.binding import Binder
from waybill.extract.composing import compose
from waybill.extract.denials.denying import bare_denials, can_deny, denier, flatly_denied
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.attribution import attribute
from waybill.extract.transfers.seconding import with_denial
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def denials(text: str) -> list[str]:
    """The words that deny in a text."""
    found = (frame for each in read_sentences(report(text), load()) for frame in bare_denials(each, load_wordings()))
    return [frame.trigger.span.of(text) for frame in found]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The government in Minsk denied the accusation.", "denied"),
        ("The ministry denied all of these allegations.", "denied"),
        ("The provincial police chief rejected this.", "rejected"),
        ('The defence force said that it "rejects this with contempt".', "rejects"),
        ("Minsk again denied it on Tuesday.", "denied"),
        ("An officer dismissed the suggestion.", "dismissed"),
        ("Oslo, he said, denies.", "denies"),
        ("His lawyer called this a fantasy.", "called"),
        ("The embassy described the reports as utterly false.", "described"),
        ("These allegations are baseless.", "are"),
        ("This is a fabrication.", "is"),
        ("All of this was untrue.", "was"),
        ("Lima calls the memo a fairy tale.", "calls"),
        ("Lima denied any link with the consignment.", "denied"),
        ("The rebels deny having had any involvement in that shipment.", "deny"),
        ("Lima denied having anything to do with the delivery.", "denied"),
        ("Lima called the list a forgery.", "called"),
        ('"A myth," said the minister.', "myth"),
        ("Pure nonsense.", "nonsense"),
        ("The talk of howitzers was a fairy tale.", "was"),
        ("Officers in Lima have called that report wrong.", "called"),
        ("“It’s not true,” a spokesman said.", "It’s"),
        ("Lima replied that this was simply not accurate.", "was"),
        ("There is no truth to that.", "no"),
        ("Nothing could be further from the truth, she said.", "Nothing"),
        ("LIMA RADIO CALLED THE REPORT A PACK OF LIES.", "CALLED"),
        ("Lima said the accusations lack any foundation.", "lack"),
        ("The story has no basis, he said.", "no"),
        ("He said that it never happened.", "never"),
        ("“We did nothing of the kind,” the dealer told the court.", "did"),
        ("The minister would have none of it.", "have"),
        ("Lima laughed off the accusation.", "laughed"),
        ("It was a bedtime story, he said.", "It"),
        ('"This is a fallacy," she said.', "is"),
        ("Pure propaganda, said the embassy.", "propaganda"),
    ],
)
def test_what_is_only_pointed_to_is_denied(text: str, word: str) -> None:
    assert denials(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry would neither confirm nor deny the report.",
        "A bow, which had nothing to do with the case, was shown.",
        "Fintan had nothing to do with the hearse.",
        "She waved the car away.",
        "He did not deny the report.",
        "The minister rejects that reading.",
        "The ministry rejected the allegation that the flight was a provocation.",
        "The parliament rejected the law.",
        "The ministry denied the report of a shipment of rifles to Chad.",
        "The newspaper called the general a hero.",
        "The reports are long.",
        "Lima calls the memo a secret.",
        "Lima denied any link with the sale of 40 rifles to Chad.",
        "Lies about the sale are many.",
        "The dispute, he said, is old.",
        "It is a myth that these tanks are slow.",
        "It was wrong to do so, the bishop said.",
        "It was wrong, the bishop said.",
        "It is not true that parliament was told.",
        "The price was made up of three parts.",
        "He laughed off questions about his health.",
        "The deal had no legal basis.",
        "There is no truth commission.",
        "The certificates were forged.",
        "They called this effort preposterous.",
    ],
)
def test_what_denies_nothing_or_tells_it_is_no_bare_denial(text: str) -> None:
    assert denials(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lima calls the memo a forgery.", "Lima"),
        ("In Lima, two officers have called that report wrong.", "two officers"),
        ("It called the memo a forgery.", None),
        ("The reports are false.", None),
    ],
)
def test_who_calls_something_false_denies_it(text: str, who: str | None) -> None:
    (sentence,) = read_sentences(report(text), load())
    (frame,) = bare_denials(sentence, load_wordings())
    found = denier(sentence, frame.trigger.span, text, load_wordings())
    assert (found and found.text) == who


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("No mortars went up to the M23.", True),
        ("There is no evidence that mortars went up to the M23.", False),
        ("Did no mortars go up to the M23?", False),
        ("Our mortars all went up.", False),
    ],
)
def test_only_words_that_deny_something_can_deny(text: str, can: bool) -> None:
    (sentence,) = read_sentences(report(text), load())
    assert can_deny(sentence) is can


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At no point did Chile hand tanks to Peru, Lima said.", "Chile hand tanks to Peru"),
        ("Far from having handed over tanks, Lima said, it kept them.", "having handed over tanks"),
        ("It is a complete lie that Peru handed over tanks, Lima said.", "Peru handed over tanks"),
        ("It is no lie that Peru handed over tanks.", None),
        ("Never had so many rifles been sent to Peru.", None),
        ("Never did it sell tanks?", None),
    ],
)
def test_a_clause_that_turns_its_verb_round_is_flatly_denied(text: str, words: str | None) -> None:
    (sentence,) = read_sentences(report(text), load())
    found = flatly_denied(sentence)
    assert (found and found.of(text)) == words


TEXT = (
    "Peru sent rifles to Chile on 3 May, a union said. Brazil sold tanks to Cuba. The ministry in Lima denied it. "
    "Brazil has given Cuba nothing, Brasilia said."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def frame(
    trigger: str,
    *,
    polarity: Polarity = Polarity.AFFIRMED,
    speaker: str = "",
    denies: str = "",
    **roles: str,
) -> Frame:
    said = Speaker(text=speaker, span=span(speaker), kind=SpeakerKind.GOVERNMENT, named=True) if speaker else None
    mentions = (Mention(span=span(words), label=Role(role)) for role, words in roles.items())
    return Frame(
        trigger=Mention(span=span(trigger), label="trigger"),
        roles=tuple(sorted(mentions, key=lambda each: each.span)),
        basis=Basis.UNKNOWN,
        stage=Stage.DISPATCHED,
        polarity=polarity,
        certainty=Certainty.STATED,
        covert=False,
        chains=() if said is None else ((said,),),
        denies=span(denies) if denies else None,
    )


def told(*frames: Frame) -> list[Claim]:
    """The claims that are made of frames."""
    sentences, wordings = read_sentences(report(TEXT), load()), load_wordings()
    binder = Binder(report(TEXT), sentences, attribute(TEXT, sentences, wordings=wordings), load(), wordings)
    return list(compose(report(TEXT), frames, sentences, binder, ontology=load()).claims)


RIFLES = frame("sent", supplier="Peru", recipient="Chile", item="rifles", date="3 May")
TANKS = frame("sold", supplier="Brazil", recipient="Cuba", item="tanks")


def test_a_denial_without_slots_takes_those_of_the_claim_that_the_denier_takes_part_in() -> None:
    rifles, _, denial = told(RIFLES, TANKS, frame("denied", polarity=Polarity.DENIED, speaker="Lima"))
    assert (denial.disputes, denial.polarity, denial.date) == (rifles.id, "denied", None)
    assert (names(denial.supplier), names(denial.recipient)) == (["Peru"], ["Chile"])
    assert ([item.text for item in denial.items], denial.stage) == (["rifles"], "dispatched")


def test_a_denial_that_names_no_weapons_is_of_the_claim_that_its_tagger_ties_it_to() -> None:
    _, tanks, denial = told(RIFLES, TANKS, frame("denied", polarity=Polarity.DENIED, speaker="Lima", denies="sold"))
    assert (denial.disputes, names(denial.supplier)) == (tanks.id, ["Brazil"])


def test_a_denial_that_names_who_gives_but_no_weapons_is_of_the_claim_with_that_giver() -> None:
    given = frame("given", polarity=Polarity.DENIED, speaker="Brasilia", supplier="Brazil")
    _, tanks, denial = told(RIFLES, TANKS, given)
    assert (denial.disputes, [item.text for item in denial.items]) == (tanks.id, ["tanks"])


def test_a_denial_of_nothing_that_is_told_is_set_aside() -> None:
    assert told(frame("denied", polarity=Polarity.DENIED, speaker="Lima")) == []


@pytest.mark.parametrize(
    "denial",
    ["The reports are false.", "These claims are baseless.", "This is a fabrication.", "We reject this accusation."],
)
def test_who_publishes_a_text_may_deny_in_it_what_others_say(denial: str) -> None:
    text = f"Peru bought tanks from Brazil. Newspapers reported that Peru sent rifles to Uganda. {denial}"
    _, told, denied = claims(text)
    assert (denied.polarity, denied.disputes, denied.sources) == ("denied", told.id, ())
    assert ([item.text for item in denied.items], names(denied.recipient)) == (["rifles"], ["Uganda"])


def test_nobody_denies_what_he_says_himself() -> None:
    assert [claim.polarity for claim in claims("Peru sent rifles to Uganda. The reports are false.")] == ["affirmed"]
    told, denied = claims("Newspapers claimed that Peru sent rifles to Uganda. This is untrue, Lima said.")
    assert ([each[-1].text for each in told.sources], [each[-1].text for each in denied.sources]) == (
        ["Newspapers"],
        ["Lima"],
    )


def test_of_what_others_say_a_publisher_denies_what_he_took_part_in() -> None:
    told = "Newspapers say that Peru sent rifles to Uganda. A union says that Chile sent tanks to Cuba."
    found = read(report(f"{told} The reports are false.", publisher="Government of Peru")).claims
    assert found[-1].disputes == found[0].id


@pytest.mark.parametrize(("seen", "read"), [(0.2, True), (0.05, True), (0.0, False)])
def test_what_the_rules_read_as_a_denial_is_one_unless_the_model_is_sure_that_it_is_none(
    seen: float, read: bool
) -> None:
    unsure = scene(TEXT, "denied")
    unsure.labels["polarity"].update({"affirmed": 1 - seen, "denied": seen})  # type: ignore[attr-defined]
    heard = with_denial(unsure, [frame("denied", polarity=Polarity.DENIED)])
    assert (heard.labels["polarity"]["denied"] > 0.5) is read


def test_what_the_rules_read_as_flatly_denied_is_not_hedged_by_what_is_denied() -> None:
    hedged = scene(TEXT, "denied", labels={"polarity": "denied", "certainty": "alleged"})
    heard = with_denial(hedged, [frame("denied", polarity=Polarity.DENIED)])
    assert heard.labels["certainty"] == {"stated": 1.0, "alleged": 0.0, "possible": 0.0}


def test_where_the_rules_read_no_denial_a_scene_stays_as_it_is() -> None:
    seen = scene(TEXT, "denied")
    assert with_denial(seen, [frame("denied"), frame("sold", polarity=Polarity.DENIED)]) is seen


def test_a_denial_of_rules_is_as_sure_as_what_it_denies() -> None:
    text = "Peru sent Chile howitzers. Lima denied the report."
    told = Frame(
        trigger=Mention(span=Span(5, 9), label="trigger", score=0.9),
        roles=(
            Mention(span=Span(0, 4), label=Role.SUPPLIER),
            Mention(span=Span(10, 15), label=Role.RECIPIENT),
            Mention(span=Span(16, 25), label=Role.ITEM),
        ),
        basis=Basis.UNKNOWN,
        stage=Stage.DELIVERED,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.STATED,
        covert=False,
        chains=(),
        score=0.8,
    )
    document, wordings = report(text), load_wordings()
    sentences = read_sentences(document, load())
    (denial,) = bare_denials(sentences[1], wordings)
    binder = Binder(document, sentences, attribute(text, sentences, wordings=wordings), load(), wordings)
    speaker = Speaker(text="Lima", span=Span(27, 31), kind=SpeakerKind.GOVERNMENT, named=True)
    frames = (told, replace(denial, chains=((speaker,),)))
    _, denied = compose(document, frames, sentences, binder, ontology=load()).claims
    assert (denied.polarity, denied.score) == (Polarity.DENIED, 0.8)
