"""Annotation without the words that it is of."""

import json
from pathlib import Path

import pytest
from training.passages import ANNOTATION, packed, paragraphs, unpacked
from training.splitting import is_kept

from waybill.errors import UsageError

DOCUMENT = "**Statement**\n\n-----\n\nNorland  sent\nSuderia 40 howitzers,\\u2014 the minister said.\n\nGoodbye.\n"
CLAIM = {
    "id": "c1", "evidence": ["Norland sent Suderia 40 howitzers"], "triggers": ["sent"], "supplier": ["Norland"],
    "recipient": ["Suderia"], "intermediary": [], "origin": [], "via": [], "destination": [],
    "items": [{"text": "howitzers", "class": "artillery", "quantity": {"value": 40, "unit": None, "bound": "exact"}}],
    "sources": [[{"text": "the minister", "kind": "government", "named": False}]], "stage": "dispatched",
}  # fmt: skip
REPORT = {"id": "w1", "text": "Norland sent Suderia 40 howitzers,— the minister said.", "claims": [CLAIM]}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    path.write_text(json.dumps({"id": "d", "url": "u", "date": "2023-05-02", "title": "t", "text": DOCUMENT}) + "\n")
    return path


def test_paragraphs_lose_marks_of_layout() -> None:
    assert paragraphs(DOCUMENT) == ["Statement", REPORT["text"], "Goodbye."]


def test_what_is_packed_holds_no_word_of_the_text_and_comes_back_whole(documents: Path) -> None:
    held = packed(REPORT, document="d", first=1, last=2)
    assert not any(word in json.dumps(held) for word in ("Norland", "Suderia", "howitzers", "minister"))
    (report,) = unpacked([held], documents)
    assert (report["text"], report["claims"], report["published"]) == (REPORT["text"], [CLAIM], "2023-05-02")


def test_another_text_is_refused(documents: Path) -> None:
    held = packed(REPORT, document="d", first=0, last=2)
    with pytest.raises(UsageError, match="passage w1"):
        list(unpacked([held], documents))


def test_passages_of_single_sentences_come_back_as_they_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    listed = ["Purchases", "Norland sent Suderia 40 howitzers,\u2014 the minister said.", "Goodbye."]
    document = {"id": "s", "sentences": listed, "url": None, "publisher": None, "date": None, "title": ""}
    path.write_text(json.dumps(document, ensure_ascii=False) + "\n", "utf-8")
    report = {**REPORT, "text": f"Purchases\n\n{REPORT['text']} Goodbye."}
    (found,) = unpacked([packed(report, document="s", first=0, last=3)], path)
    assert (found["text"], found["publisher"], found["claims"]) == (report["text"], None, [CLAIM])


def test_some_passages_are_kept_for_measuring() -> None:
    ids = [each["id"] for each in json.loads(ANNOTATION.read_text("utf-8"))]
    assert (len(ids), sum(map(is_kept, ids))) == (828, 62)
