"""What claims and documents are called."""

from dataclasses import replace

import pytest

from claim_builder import a_document
from waybill.telling.titles import document_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Guns on the quay\n\n*Invented.* A ship came in.", "Guns on the quay"),
        ("A ship came\nin with guns.", "A ship came in with guns."),
        ("#\nA ship came in.", "# A ship came in."),
        (f"{'guns ' * 20}", "guns guns guns guns guns guns guns guns guns guns guns guns guns guns …"),
    ],
)
def test_a_document_without_a_title_is_called_by_its_first_words(text: str, title: str) -> None:
    document = replace(a_document("quay", text=text), title=None)
    assert document_title(document) == title
    assert document_title(replace(document, title="Of the press")) == "Of the press"
