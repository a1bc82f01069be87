"""Who says so: from the publisher's first source to the origin."""

import pytest
from extracted import chains, claim, claims, kinds


def test_what_the_publisher_says_itself_has_no_chain() -> None:
    assert chains(claim("Iran sent Sudan ten Mohajer-6 drones.")) == []


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Iran sent Sudan ten drones, according to a Ukrainian official.", "a Ukrainian official", "government"),
        ("According to Reuters, Iran sent Sudan ten drones.", "Reuters", "outlet"),
        ("Iran sent Sudan ten drones, a rebel commander said.", "a rebel commander", "armed_group"),
        ("Iran sent Sudan ten drones, Amnesty International said.", "Amnesty International", "ngo"),
        ("A dock worker said that Iran had sent Sudan ten drones.", "A dock worker", "witness"),
        ("The Sudanese army said that Iran had sent it ten drones.", "Sudanese army", "military"),
        (
            "Western intelligence services said Iran sent Sudan ten drones.",
            "Western intelligence services",
            "intelligence",
        ),
        ("The indictment says that Iran sent Sudan ten drones.", "indictment", "document"),
        ("Colonel Jan Brandt said that Iran had sent Sudan ten drones.", "Colonel Jan Brandt", "military"),
        ("UN experts reported that Iran had sent Sudan ten drones.", "UN experts", "igo"),
    ],
)
def test_one_speaker_is_a_chain_of_one(text: str, words: str, kind: str) -> None:
    told = claim(text)
    assert kinds(told) == [[kind]]
    assert [[each.lower().removeprefix("a ") for each in chain] for chain in chains(told)] == [
        [words.lower().removeprefix("a ")]
    ]


def test_what_somebody_told_an_outlet_leads_through_it() -> None:
    told = claim("Iran sent Sudan ten drones, a dock worker told Reuters.")
    assert kinds(told) == [["outlet", "witness"]]
    assert chains(told) == [["Reuters", "a dock worker"]]


def test_an_outlet_that_cites_somebody_leads_to_him() -> None:
    told = claim("Iran sent Sudan ten drones, Reuters reported, citing two Ukrainian officials.")
    assert chains(told) == [["Reuters", "two Ukrainian officials"]]


def test_an_outlet_that_cites_a_source_that_cites_a_document_leads_to_the_document() -> None:
    told = claim("Iran sent Sudan ten drones, a Ukrainian official told Reuters, citing a customs ledger.")
    assert chains(told) == [["Reuters", "a Ukrainian official", "a customs ledger"]]
    assert kinds(told) == [["outlet", "government", "document"]]


def test_two_sources_side_by_side_are_two_chains() -> None:
    told = claim("Iran sent Sudan ten drones, according to a dock worker as well as Western intelligence services.")
    assert chains(told) == [["a dock worker"], ["Western intelligence services"]]


def test_a_name_is_named_and_a_description_is_not() -> None:
    told = claim("Iran sent Sudan ten drones, a dock worker told Reuters.")
    assert [[node.named for node in chain] for chain in told.sources] == [[True, False]]


def test_he_said_goes_back_to_who_spoke_before() -> None:
    told = claim("General Omar Nur spoke in Khartoum, General Omar Nur said. Iran had sent Sudan ten drones, he said.")
    assert chains(told) == [["General Omar Nur"]]


def test_what_he_goes_on_to_tell_is_his() -> None:
    found = claims(
        "A dock worker said that Iran had sent Sudan ten drones. He also saw how Turkey delivered howitzers to Mali."
    )
    assert [chains(told) for told in found] == [[["A dock worker"]], [["A dock worker"]]]


def test_a_new_paragraph_without_a_speaker_is_the_publishers() -> None:
    found = claims("A dock worker said that Iran had sent Sudan ten drones.\n\nTurkey delivered howitzers to Mali.")
    assert [len(told.sources) for told in found] == [1, 0]


def test_a_quotation_belongs_to_who_speaks_it() -> None:
    told = claim("“Iran has sent Sudan ten drones,” said the Ukrainian ambassador.")
    assert kinds(told) == [["government"]]


def test_turns_of_a_transcript_belong_to_who_has_the_floor() -> None:
    text = "MR. BRANDT: Good morning. Iran has sent Sudan ten drones.\n\nQ: Thank you.\n\nMR. BRANDT: Have a good day."
    told = claim(text)
    assert [chain[-1].text for chain in told.sources] == ["MR. BRANDT"]


def test_remarks_before_the_first_question_belong_to_who_answers() -> None:
    text = "Iran has sent Sudan ten drones.\n\nQ Thank you.\n\nMR. BRANDT: Have a good day."
    assert chains(claim(text)) == [["MR. BRANDT"]]


def test_who_asks_by_another_name_holds_no_floor() -> None:
    text = (
        "Question (Harbour Post): Why?\n\nMR. BRANDT: Iran has sent Sudan ten drones.\n\n"
        "Question (Harbour Post): Has Iran sent Sudan five helicopters?\n\nMR. BRANDT: Have a good day."
    )
    told = claims(text)
    assert [chains(each) for each in told] == [[["MR. BRANDT"]], [["MR. BRANDT"]]]


def test_a_turn_may_belong_to_an_office_of_several_words() -> None:
    told = claim(
        "The Secretary for Ports: Iran sent Sudan ten drones. Nobody asked.\n\nMr Holm: Why?\n\n"
        "The Secretary for Ports: I do not know."
    )
    assert chains(told) == [["The Secretary for Ports"]]


def test_a_transcript_changes_its_speaker_with_the_turn() -> None:
    text = (
        "GENERAL MORA: Iran has sent Sudan ten drones.\n\nMR. BRANDT: Turkey has delivered howitzers to Mali.\n\n"
        "GENERAL MORA: Thank you.\n\nMR. BRANDT: Thank you."
    )
    assert [[chain[-1].text for chain in told.sources] for told in claims(text)] == [["GENERAL MORA"], ["MR. BRANDT"]]


def test_the_accuser_is_the_source_of_the_accusation() -> None:
    told = claim("Kyiv accused Belarus of supplying Russia with shells.")
    assert (chains(told), kinds(told)) == ([["Kyiv"]], [["government"]])


def test_the_speaker_of_a_claim_is_not_the_speaker_of_the_next() -> None:
    found = claims("Iran sent Sudan ten drones, Kyiv said. Turkey delivered howitzers to Mali, Paris said.")
    assert [chains(told) for told in found] == [[["Kyiv"]], [["Paris"]]]


def test_an_outlet_and_its_source_in_a_neighbouring_clause_make_one_chain() -> None:
    told = claim("Citing a customs officer, The Guardian reported that Iran had sent Sudan ten drones.")
    assert [[each.lower().removeprefix("the ") for each in chain] for chain in chains(told)] == [
        ["guardian", "a customs officer"]
    ]


@pytest.mark.parametrize(
    ("paper", "words", "kind"),
    [
        ("a report by researcher Ada Holm", "Ada Holm", "researcher"),
        ("a report by UN experts", "UN experts", "igo"),
        ("a confidential memo by the Defence Ministry", "Defence Ministry", "government"),
        ("a 2019 study by the Harbour Institute", "Harbour Institute", "researcher"),
        ("a report prepared by the police", "police", "government"),
        ("a letter from Amnesty International", "Amnesty International", "ngo"),
        ("a report obtained by the police", "a report obtained by the police", "document"),
        ("a report from the scene", "a report from the scene", "document"),
        ("records of the Defence Ministry", "records of the Defence Ministry", "document"),
    ],
)
def test_of_a_report_its_author_speaks_rather_than_the_paper(paper: str, words: str, kind: str) -> None:
    told = claim(f"According to {paper}, Chile sold 40 tanks to Peru.")
    assert (chains(told), kinds(told)) == ([[words]], [[kind]])
