"""The checker finds what is wrong with an affair."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from corpus.check_affairs import affair_problems

PATH: Final = Path("a900.json")


def a_claim(name: str, **fields: object) -> dict[str, Any]:
    return {
        "id": name, "evidence": ["Arden sent Belmark rifles"], "basis": "unknown", "covert": False,
        "stage": "dispatched", "polarity": "affirmed", "certainty": "stated", "supplier": ["Arden"],
        "recipient": ["Belmark"], "intermediary": [], "origin": [], "via": [], "destination": [], "transport": [],
        "items": [{"text": "rifles", "class": "small_arm", "quantity": None}], "date": None, "value": None,
        "sources": [], "part_of": None, "disputes": None, **fields,
    }  # fmt: skip


def a_document(name: str, *claims: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": name, "invented": True, "url": None, "publisher": "The Post", "published": "2021-05-10",
        "language": "en", "title": "Rifles", "text": "Arden sent Belmark rifles.", "claims": list(claims),
        "copy_of": None, "version_of": None,
    }  # fmt: skip


def an_affair() -> dict[str, Any]:
    origins = [{"name": "The Post", "claims": ["a900-d1#c1"]}]
    return {
        "id": "a900",
        "invented": True,
        "documents": [a_document("a900-d1", a_claim("c1")), a_document("a900-d2", a_claim("c1", polarity="denied"))],
        "cases": [
            {
                "id": "a900-k1",
                "kind": "transfer",
                "claims": ["a900-d1#c1", "a900-d2#c1"],
                "origins": origins,
                "disputed": True,
            }
        ],
    }


def test_nothing_is_wrong_with_a_sound_affair() -> None:
    assert list(affair_problems(PATH, an_affair())) == []


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda affair: affair.update(id="a901"), "its id is 'a901'; name it after its file"),
        (lambda affair: affair["documents"][0].update(published="2021-05"), "a900-d1: it was published '2021-05'"),
        (
            lambda affair: affair["documents"][0].update(copy_of="a900-d2"),
            "a900-d1: copy_of names no document before it",
        ),
        (lambda affair: affair["documents"][0]["claims"][0].update(evidence=["Arden sent"]), None),
        (lambda affair: affair["documents"][0]["claims"][0].update(evidence=["Arden gave"]), "a900-d1: "),
        (
            lambda affair: affair["documents"][0]["claims"][0].update(part_of="c9"),
            "a900-d1: document, claim c1: it points to c9",
        ),
        (lambda affair: affair["cases"][0]["claims"].pop(), "a900-d2#c1 stands in 0 cases"),
        (lambda affair: affair["cases"].append(copy.deepcopy(affair["cases"][0])), "a900-d1#c1 stands in 2 cases"),
        (
            lambda affair: affair["cases"][0]["claims"].append("a900-d3#c1"),
            "a900-d3#c1 is in a case and in no document",
        ),
        (lambda affair: affair["cases"][0].update(kind="pattern"), "a900-k1: its kind is 'pattern'"),
        (lambda affair: affair["cases"][0].update(disputed=False), "a900-k1: it is disputed where it holds a denial"),
        (lambda affair: affair["cases"][0].update(origins=[]), "a900-k1: a900-d1#c1 goes back to no origin"),
        (
            lambda affair: affair["cases"][0]["origins"][0]["claims"].append("a900-d2#c1"),
            "a900-k1: a900-d2#c1 cannot go back to an origin",
        ),
        (
            lambda affair: affair["cases"][0]["origins"].append({"name": "A clerk", "claims": ["a900-d1#c1"]}),
            "a900-k1: a900-d1#c1 goes back to more origins than it has chains",
        ),
    ],
)
def test_what_is_wrong_is_found(spoil: Callable[[dict[str, Any]], object], expected: str | None) -> None:
    affair = an_affair()
    spoil(affair)
    found = list(affair_problems(PATH, affair))
    assert (found == []) is (expected is None)
    assert expected is None or found[0].startswith(expected)
