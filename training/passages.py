"""Real passages that we annotated, from texts that are not ours to ship: ``python -m training.passages --help``.

``passages.json`` holds our annotation without a word of the texts: which paragraphs of which document, a digest of
them, and for every string of a claim where it stands. With the documents at hand this gives annotated reports in the
guide's shape.

Source of the texts: official statements of 2021 to 2023, CC0; country reports, newspapers and books in FrameNet 1.5,
CC BY 3.0 (as ``training.public_texts`` writes them).
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeAlias

from training.public_texts import joined
from training.splitting import is_kept
from waybill.core.ids import sha256
from waybill.errors import UsageError

ANNOTATION: Final = Path(__file__).parent / "passages.json"
_Json: TypeAlias = Any
_NAMES: Final = ("supplier", "recipient", "intermediary", "origin", "via", "destination", "evidence", "triggers")
_RULE: Final = re.compile(r"[-#\s]+")
_MARKS: Final = re.compile(r"\*\*?|\\(?=[^u])")
_ESCAPED: Final = re.compile(r"\\u([0-9a-f]{4})")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a document, without marks of layout."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    found = (" ".join(_MARKS.sub("", part).split()) for part in re.split(r"\n\s*\n", plain))
    return [each for each in found if each and not _RULE.fullmatch(each)]


def unpacked(annotation: Sequence[Mapping[str, _Json]], *documents: Path) -> Iterator[dict[str, _Json]]:
    """Annotated reports in the guide's shape.

    Args:
        annotation: as ``passages.json`` holds it.
        documents: files with a document a line.

    Raises:
        UsageError: a document is missing or is not the one that was annotated.
    """
    lines = chain.from_iterable(path.read_text("utf-8").split("\n") for path in documents)
    known = {named(each["id"]): each for each in map(json.loads, filter(None, lines))}
    for passage in annotation:
        document = known.get(passage["document"])
        first, last = passage["paragraphs"]
        text = "" if document is None else passage_of(document, first, last)
        if document is None or sha256(text.encode()) != passage["sha256"]:
            listed = ", ".join(map(str, documents))
            raise UsageError(problem=f"{listed}: the text that passage {passage['id']} is of is not there")
        yield {
            "id": passage["id"],
            "url": document["url"],
            "publisher": document.get("publisher", "The White House"),
            "published": passage.get("published", document["date"]),
            "language": "en",
            "title": document["title"],
            "text": text,
            "claims": [_with(claim, partial(_words, text)) for claim in passage["claims"]],
        }


def passage_of(document: Mapping[str, _Json], first: int, last: int) -> str:
    """The text of some paragraphs of a document, or of some sentences where that is how it is kept."""
    if "sentences" in document:
        return joined(document["sentences"][first:last])
    return "\n\n".join(paragraphs(document["text"])[first:last])


def named(document: str) -> str:
    """What stands for a document's id, which holds the words of its title."""
    return sha256(document.encode())[:16]


def _words(text: str, span: tuple[int, int]) -> str:
    return text[slice(*span)]


def packed(report: Mapping[str, _Json], *, document: str, first: int, last: int) -> dict[str, _Json]:
    """The annotation of a report without its words.

    Args:
        report: in the guide's shape.
        document: id of the one that it is a passage of.
        first: number of its first paragraph there.
        last: of the one behind its last.
    """
    text = report["text"]

    def place(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    return {
        "id": report["id"],
        "document": named(document),
        "paragraphs": [first, last],
        "sha256": sha256(text.encode()),
        "claims": [_with(claim, place) for claim in report["claims"]],
    }


def _with(claim: Mapping[str, _Json], change: Any) -> dict[str, _Json]:
    """A claim with all strings that stand in the text changed."""
    return {
        **claim,
        **{name: [change(each) for each in claim[name]] for name in _NAMES},
        "items": [{**item, "text": change(item["text"])} for item in claim["items"]],
        "sources": [[{**node, "text": change(node["text"])} for node in chain] for chain in claim["sources"]],
    }


def main() -> None:
    """Write the annotated passages into a folder, those that are kept for measuring into another one or nowhere."""
    parser = argparse.ArgumentParser(prog="python -m training.passages", description=__doc__)
    parser.add_argument(
        "--documents", type=Path, nargs="+", required=True, help="files of documents, a JSON a line each"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the reports to train on")
    parser.add_argument("--kept", type=Path, help="folder for those that only measure")
    given = parser.parse_args()
    for report in unpacked(json.loads(ANNOTATION.read_text("utf-8")), *given.documents):
        folder = given.kept if is_kept(report["id"]) else given.out
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
            (folder / f"{report['id']}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
