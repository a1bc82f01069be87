from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.case import TieKind
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.errors import ShapeError
from waybill.grade.printings import Printing, by_text, printings, texts
from waybill.grade.signatures import Signature, signature, signature_from_json, signature_to_json

PARAGRAPHS = (
    "The freighter Marisol tied up at the coal pier after dark on Thursday, and by dawn forty crates of rifles had "
    "gone ashore under tarpaulins, the harbour pilot said.",
    "Soldiers of the third brigade closed the road to the market while trucks were loaded. A customs clerk counted "
    "eleven of them and wrote down their plates before he was sent home.",
    "The shipping agent did not answer calls. The brigade says that it received tents and field kitchens from a donor "
    "abroad, and that the road was closed for repairs.",
)
ANOTHER = (
    "Rifles reached the third brigade by sea last week, two dock workers told this paper. They put their number at "
    "some four hundred, in long wooden boxes with rope handles, and said that an officer signed for each of them.\n\n"
    "A spokesman denied that any arms had come through the port this year."
)
SPEECH = (
    '"We have never sent one gun across that sea, and whoever says so wants to poison what two peoples have built up '
    'over forty years of honest trade and friendship," the minister said.'
)


def told(name: str, text: str, *, paper: str | None = None, day: int | None = None, url: str | None = None) -> Document:
    published = None if day is None else date(2020, 3, day)
    return Document(id=DocumentId(name), text=text, publisher=paper or f"Paper {name}", published=published, url=url)


ORIGINAL = told("wire", "\n\n".join(PARAGRAPHS), day=1)


def together(*documents: Document) -> list[list[str]]:
    return [list(group) for group in texts(documents)]


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPHS[0] + "\n\n" + PARAGRAPHS[1],
        PARAGRAPHS[2],
        "Our own fishermen tell much the same of the Marisol, which several of them met at sea that week.\n\n"
        + ORIGINAL.text,
        "PORT TOWN: Our readers have waited for news of the Marisol.\n\n" + PARAGRAPHS[1],
        ORIGINAL.text.replace("forty crates", "sixty crates").replace("eleven", "19"),
        ORIGINAL.text.upper().replace("\n\n", "\n"),
        ORIGINAL.text.replace("tied up", "moored").replace("gone ashore", "been landed").replace("closed", "blocked"),
        ORIGINAL.text.replace("rs", "r5").replace("li", "1i").replace("bo", "ho").replace("ed ", "cd "),
    ],
    ids=["cut", "end", "lede", "lede and cut", "numbers", "capitals", "reworded", "scanned"],
)
def test_a_printing_of_a_text_is_found(text: str) -> None:
    found = printings([ORIGINAL, told("paper", text, day=2)])[1]
    assert (found.of, found.kind) == ("wire", TieKind.NEAR_COPY)
    assert found.likeness > 0.2


def test_what_few_words_are_left_of_the_model_still_knows() -> None:
    text = (
        "The freighter Marisol moored at a coal pier late on Thursday; by dawn some forty crates with rifles were "
        "taken ashore beneath tarpaulins, according to the port pilot. Troops of the 3rd brigade shut the road to the "
        "market as lorries were loaded. One customs clerk counted eleven and noted their plates before being sent home."
    )
    found = printings([ORIGINAL, told("paper", text, day=2)])[1]
    assert (found.of, found.kind) == ("wire", TieKind.NEAR_COPY)


def test_two_reports_of_one_event_stay_apart() -> None:
    assert together(ORIGINAL, told("paper", ANOTHER)) == [["wire"], ["paper"]]


def test_a_speech_that_both_quote_makes_no_copy() -> None:
    left, right = (replace(each, text=f"{each.text}\n\n{SPEECH}") for each in (ORIGINAL, told("paper", ANOTHER)))
    assert together(left, right) == [["wire"], ["paper"]]


def test_a_long_text_that_takes_up_a_short_one_is_another_text() -> None:
    long_read = " ".join(f"Chapter {number} tells of how harbour {number * 7} was built." for number in range(120))
    assert together(told("flash", PARAGRAPHS[0], day=1), told("book", f"{long_read} {PARAGRAPHS[0]}", day=2)) == [
        ["flash"],
        ["book"],
    ]


def test_a_page_that_was_written_anew_is_a_version() -> None:
    page = "https://www.gazette.example/news/17"
    documents = [
        told("before", PARAGRAPHS[0], paper="The Gazette", day=1, url=page),
        told(
            "after", "This report has been withdrawn.", paper="Gazette", day=4, url="https://gazette.example/news/17/"
        ),
    ]
    assert printings(documents) == (
        Printing(document=DocumentId("before")),
        Printing(document=DocumentId("after"), of=DocumentId("before"), kind=TieKind.VERSION),
    )


@pytest.mark.parametrize("url", ["https://gazette.example/", "https://[broken", "no address"])
def test_what_a_site_shows_on_its_first_page_is_another_text_every_day(url: str) -> None:
    assert together(told("a", PARAGRAPHS[0], url=url), told("b", PARAGRAPHS[1], url=url)) == [["a"], ["b"]]


def test_a_paper_that_prints_its_own_text_again_has_a_new_version_of_it() -> None:
    longer = told("b", f"{PARAGRAPHS[0]}\n\n{ANOTHER}", paper="The Gazette", day=3)
    assert printings([told("a", PARAGRAPHS[0], paper="Gazette", day=1), longer])[1].kind is TieKind.VERSION


def test_parts_of_a_text_are_joined_by_the_whole() -> None:
    parts = [told(str(number), text, day=5) for number, text in enumerate(PARAGRAPHS)]
    assert together(*parts, ORIGINAL) == [["wire", "0", "1", "2"]]


def test_a_signature_is_used_where_it_is_known() -> None:
    other = told("paper", ANOTHER)
    known = {other.id: signature(ORIGINAL)}
    assert texts([ORIGINAL, other], known) == (("wire", "paper"),)


def test_a_signature_is_written_in_few_characters() -> None:
    assert signature_to_json(Signature(words=4, marks=(1, 258))) == {"words": 4, "marks": "AAAAAQAAAQI="}


@pytest.mark.parametrize(
    "shape",
    [
        None,
        {"words": 4},
        {"words": 4, "marks": "AAAAAQAAAA=="},
        {"words": 4, "marks": "?"},
        {"words": 4, "marks": "AAABAgAAAAE="},
    ],
)
def test_a_damaged_signature_is_not_read(shape: object) -> None:
    with pytest.raises(ShapeError):
        signature_from_json(shape)  # type: ignore[arg-type]


TEXTS = st.lists(st.sampled_from([*PARAGRAPHS, ANOTHER, "", "Arms.", "武器が港に着いた。", SPEECH]), max_size=3).map(
    "\n\n".join
)
SHELF = st.lists(TEXTS, max_size=6).map(
    lambda listed: [told(f"d{number}", text, day=1 + number % 2) for number, text in enumerate(listed)]
)


@given(documents=SHELF, data=st.data())
def test_every_document_comes_out_once_whatever_the_order(documents: list[Document], data: st.DataObject) -> None:
    found = printings(documents)
    assert sorted(each.document for each in found) == [each.id for each in documents]
    assert printings(data.draw(st.permutations(documents))) == found
    assert sorted(each for group in by_text(found) for each in group) == [each.id for each in documents]


@given(text=st.text() | TEXTS)
def test_a_signature_is_read_as_it_was_written(text: str) -> None:
    found = signature(told("d", text))
    assert signature_from_json(signature_to_json(found)) == found


@given(text=TEXTS)
def test_white_space_case_and_marks_do_not_count(text: str) -> None:
    assert signature(told("d", f"  {text.upper()};\n")) == signature(told("d", text))
