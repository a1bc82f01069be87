"""Questions for yes or no that get neither."""

import pytest
from extracted import report

from waybill.extract.denials.answering import Answer, answers, only_asked, said_no_to
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load


def answered(text: str) -> Answer | None:
    """What is said to the question that a text opens with."""
    return answers(text, read_sentences(report(text), load())).get(0)


@pytest.mark.parametrize(
    "text",
    [
        "Did Peru sell shells to Cuba? I have no knowledge of that.",
        "Is Peru supplying rifles to Cuba? I refer you to Lima.",
        "Q: And has Peru sold tanks?\n\nMS. HOLM: I've seen the reports. I have nothing for you on that.",
        "Has Peru sold tanks? We can't confirm that.",
        "Will Peru sell tanks? No decision has been made.",
        "Will Peru sell tanks? We haven't made any decision on that.",
        "Are you selling tanks to Cuba? I have nothing to announce.",
        "Will Peru sell tanks? We’ll see.",
    ],
)
def test_a_question_that_is_put_off_is_not_answered(text: str) -> None:
    assert answered(text) is Answer.NEITHER


@pytest.mark.parametrize(
    "text",
    [
        "Did Peru sell shells to Cuba? No. I have no knowledge of that.",
        "Did Peru sell shells to Cuba? Yes, and I refer you to Lima for details.",
        "Peru sold shells to Cuba? I have no comment on that.",
        "Have you anything on a rumour that Peru sold tanks? I have nothing on that.",
        "Did Peru sell tanks? The minister laughed.",
        "Did Peru sell tanks?",
    ],
)
def test_what_is_answered_or_told_in_asking_stands(text: str) -> None:
    assert answered(text) is not Answer.NEITHER


@pytest.mark.parametrize(
    "text",
    [
        "Did Peru sell tanks to Cuba?\n\nMR. SOTO: Yes. Twelve.",
        "Has Peru sold tanks? That's right.",
        "Has Peru sold tanks? It has.",
        "Has Peru sold tanks? Yes, and I refer you to Lima for the rest.",
    ],
)
def test_a_question_that_is_granted_is_told(text: str) -> None:
    assert answered(text) is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "Has Peru sold tanks? No.",
        "Has Peru sold tanks? Yes and no.",
        "Do you deny that Peru sold tanks? Yes.",
        "Has Peru sold tanks? It is raining.",
    ],
)
def test_what_grants_nothing_is_no_yes(text: str) -> None:
    assert answered(text) is not Answer.YES


def asked(text: str) -> list[str]:
    return [span.of(text) for span in only_asked(text, read_sentences(report(text), load()))]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Has Peru asked for tanks? Our ties with Peru are good.", "Has Peru asked for tanks?"),
        ("Q: Is Peru sending tanks? Anything? MS. HOLM: You would have to ask Lima.", "Is Peru sending tanks?"),
        ("Can Peru give the army tanks when it wants them? The army is brave.", "Can Peru give the army tanks"),
        ("Where did the rebels get their rifles? Nobody would say.", "did the rebels get their rifles?"),
        ("Does Peru ship rifles to Cuba?", "Does Peru ship rifles to Cuba?"),
        ("Can you confirm that Peru sold tanks? Ask Lima.", "Can you confirm that Peru sold tanks?"),
        ("Minister, is it true that Peru sold tanks? We have sold rifles.", "is it true that Peru sold tanks?"),
        ("Isn't it true that Peru sold tanks? We are watching.", "Isn't it true that Peru sold tanks?"),
        ("Q: Any tanks sold to Peru? MS. HOLM: It is raining.", "Any tanks sold to Peru?"),
        ("Have you sold tanks to Peru? We do not discuss that.", "Have you sold tanks to Peru?"),
    ],
)
def test_what_is_only_asked_is_the_main_clause_of_a_question_for_yes_or_no(text: str, stretch: str) -> None:
    assert asked(text)[0] == stretch


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Q What did you tell Peru about sending tanks? MS. HOLM: That is private.", "sending"),
        ("Why is Peru against sending tanks? It needs them.", "sending"),
        ("How do you see the possibility of providing tanks? We talk.", "providing"),
    ],
)
def test_what_other_questions_only_conceive_of_is_only_asked(text: str, act: str) -> None:
    assert asked(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "What do you know about the sale of tanks? Nothing.",
        "What did you say about sending tanks? Yes, we will.",
        "He asked what Peru said about sending tanks.",
    ],
)
def test_what_other_questions_take_for_granted_is_not(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Has Peru sold tanks? Yes, twelve.",
        "Has Peru sold tanks? It has not.",
        "Has Peru sold tanks? We did, in May.",
        "Has Peru sold tanks? I can confirm that.",
        "Would Peru sell them the tanks? MS. HOLM: We’ve offered them.",
        "Does Peru give the rebels rifles? This accusation has no ground.",
        "What has Peru sold? Twelve tanks.",
        "Have you heard that Peru sold tanks? The minister laughed.",
        "Peru has sold tanks. The minister laughed.",
    ],
)
def test_what_is_answered_or_taken_for_granted_is_not_only_asked(text: str) -> None:
    assert asked(text) == []


def test_what_a_question_takes_for_granted_stands_outside_its_main_clause() -> None:
    text = "Are you concerned about the sale of tanks? I have seen the reports."
    assert asked(text) == ["Are you concerned"]


def refused(text: str) -> list[str]:
    return [span.of(text) for span in said_no_to(text, read_sentences(report(text), load()))]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Is it true that Peru sold tanks? No, it is not.", "Is it true that Peru sold tanks?"),
        ("Q: Is Peru selling tanks?\n\nMS. HOLM: No, we're not.", "Is Peru selling tanks?"),
        ("Has Peru sold tanks? That is simply not true.", "Has Peru sold tanks?"),
    ],
)
def test_what_a_question_is_told_no_to_is_denied(text: str, stretch: str) -> None:
    assert refused(text) == [stretch]


@pytest.mark.parametrize(
    "text",
    [
        "Has Peru sold tanks? No decision was taken.",
        "Has Peru sold tanks? No, the deal was cancelled.",
        "Has Peru stopped the sale of tanks? No.",
        "Are you concerned about the sale of tanks? Not that I know.",
    ],
)
def test_no_other_answer_denies_what_was_asked(text: str) -> None:
    assert refused(text) == []
