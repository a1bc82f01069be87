"""Texts of a public collection as documents that passages are cut from: ``python -m training.public_texts --help``.

Tokenised sentences are put back as they are printed; they are all that is kept of paragraphs.

Source: FrameNet 1.5, CC BY 3.0.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from waybill.core.ids import sha256

_SPACES: Final = (
    (re.compile(r"``\s*|\s*''"), '"'),
    (re.compile(r"\s+([.,;:!?%)\]]|n't\b|'(?:s|S|re|ve|ll|d|m)\b|'(?=\s|$))"), r"\1"),
    (re.compile(r"([(\[$£#])\s+"), r"\1"),
    (re.compile(r"(?<=\w) (-|/) (?=\w)"), r"\1"),
    (re.compile(r"(?<=\d) ?, (?=\d{3}\b)"), ","),
)
_ENDS: Final = re.compile(r"[.!?:;][\"')\]]*$")
_QUOTE: Final = re.compile(r'\s*"\s*')


def printed(tokens: str) -> str:
    """A sentence as it is printed, from its words with spaces between."""
    text = " ".join(tokens.split())
    for pattern, put in _SPACES:
        text = pattern.sub(put, text)
    opens = False

    def quote(match: re.Match[str]) -> str:
        nonlocal opens
        opens = not opens
        found, first, last = match[0], match.start() == 0, match.end() == len(text)
        return (" " if opens and not first else "") + '"' + ("" if opens or last or not found[-1:].isspace() else " ")

    return _QUOTE.sub(quote, text) if text.count('"') % 2 == 0 else text


def joined(sentences: Iterable[str]) -> str:
    """Sentences as one text: headings and other lines that end without a stop stand apart."""
    text = ""
    for each in sentences:
        text += (" " if _ENDS.search(text) else "\n\n" if text else "") + each
    return text


def framenet(folder: Path) -> Iterator[dict[str, Any]]:
    """Whole texts of FrameNet, then its single sentences, as documents."""
    with (folder / "fulltext_all.jsonl").open(encoding="utf-8") as lines:
        for name, rows in groupby(map(json.loads, lines), key=lambda row: row["doc"]):
            yield _document(f"framenet/{name}", [printed(row["text"]) for row in rows])
    seen: set[str] = set()
    with (folder / "lu_transfer_annotations.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["text"] not in seen:
                seen.add(row["text"])
                yield _document(f"framenet/sentence/{sha256(row['text'].encode())[:16]}", [printed(row["text"])])


def _document(name: str, sentences: list[str]) -> dict[str, Any]:
    return {"id": name, "sentences": sentences, "url": None, "publisher": None, "date": None, "title": ""}


def main() -> None:
    """Write the documents, a JSON a line."""
    parser = argparse.ArgumentParser(prog="python -m training.public_texts", description=__doc__)
    parser.add_argument("--framenet", type=Path, required=True, help="folder of FrameNet")
    parser.add_argument("--out", type=Path, required=True, help="file for the documents")
    given = parser.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with given.out.open("w", encoding="utf-8") as out:
        for document in framenet(given.framenet):
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
