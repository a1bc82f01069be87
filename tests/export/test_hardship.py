"""What every exporter does with a disk that is full, and with names that nobody would choose."""

import csv
import json
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyarrow.parquet
import pytest
from lxml import etree

from waybill.errors import ExportError
from waybill.export import EXPORTERS
from waybill.export.exporting import Exporter, export
from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace

ANY = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
NOON: Final = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)
NAMES: Final = (
    "Sons \u200b| Daughters",
    "=1+1\u2028Group",
    "\ufeffMarked Brigade",
    "\u202eelttaB\u202c Group",
    "كتيبة الشمال",
    "'\"><svg onload=alert(1)>",
    "]]> & <!-- Group",
    "\U000e0041Tagged \U0001f6a2 Line",
    "Long " + "very " * 120 + "Group",
    "Back\\slash\x07 \x7f Group",
)


@contextmanager
def full_disk(most_bytes: int) -> Iterator[None]:
    """No file can grow beyond a size, as if the disk were full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(scope="module")
def wild(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A ledger with a report for each name, in which it gives and gets, sends from and to, and speaks."""
    folder = tmp_path_factory.mktemp("wild")
    lines = []
    for number, name in enumerate(NAMES):
        sentence = f"{name} sent 12 mortars to the town of {name} in May 2021, {name} said."
        claim = {
            "id": "c1",
            "evidence": [sentence],
            "stage": "delivered",
            "supplier": [name],
            "recipient": [name],
            "destination": [name],
            "items": [{"text": "mortars", "class": "light_weapon", "quantity": {"value": 12, "bound": "exact"}}],
            "date": "2021-05",
            "sources": [[{"text": name, "kind": "person", "named": True}]],
        }
        document = {"id": f"wild-{number}", "text": sentence, "publisher": name, "title": name, "claims": [claim]}
        lines.append(json.dumps({**document, "published": "2021-06-01"}))
    (folder / "wild.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Workspace(open_ledger(str(folder / "ledger.db"), create=True), clock=lambda: NOON) as workspace:
        assert not workspace.import_([str(folder / "wild.jsonl")]).rejections
        yield workspace


@pytest.mark.parametrize(
    ("exporter", "most_bytes"),
    # Of what nobody has reviewed, the format training writes nothing, so that there is no middle to stop in.
    [(each, size) for each in EXPORTERS for size in (0, 700) if (each.name, size) != ("training", 700)],
    ids=lambda each: getattr(each, "name", each),
)
def test_a_disk_that_fills_up_leaves_nothing_behind_and_is_told(
    exporter: Exporter, most_bytes: int, filled: Workspace, tmp_path: Path
) -> None:
    selection = filled.selection()
    with full_disk(most_bytes), pytest.raises(ExportError, match="too large"):
        export(exporter, selection, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@ANY
def test_any_name_gives_files_that_can_be_read(exporter: Exporter, wild: Workspace, tmp_path: Path) -> None:
    done = export(exporter, wild.selection(), tmp_path / "out")
    files = [done.target] if done.target.is_file() else sorted(done.target.iterdir())
    assert files
    for file in files:
        read_back(exporter.name, file)


def read_back(name: str, file: Path) -> None:
    """Read a file as those do whom it is for."""
    if file.suffix == ".parquet":
        assert pyarrow.parquet.read_table(file).num_columns > 0
    elif file.suffix == ".pdf":
        assert file.read_bytes().startswith(b"%PDF-")
    elif file.suffix == ".html":
        for svg in re.findall(r"<svg.*?</svg>", file.read_text(encoding="utf-8"), re.DOTALL):
            etree.fromstring(svg)
        assert "<svg onload" not in file.read_text(encoding="utf-8")
    elif file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as opened:
            assert len({len(row) for row in csv.reader(opened)}) == 1
    elif name == "graphml":
        etree.parse(str(file))
    elif file.suffix == ".jsonl" or name in ("json", "training") or file.name == "entities.ftm.json":
        assert all(isinstance(json.loads(line), dict) for line in file.read_bytes().splitlines())
    elif file.name != "notes.txt":
        json.loads(file.read_bytes())
