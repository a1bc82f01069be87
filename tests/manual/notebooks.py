"""Notebooks, run from top to bottom beside the sample reports."""

import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import nbformat
from nbclient import NotebookClient

ROOT: Final = Path(__file__).resolve().parents[2]
NOTEBOOKS: Final = sorted((ROOT / "notebooks").glob("*.ipynb"))
_PATIENCE_S: Final = 300


def read(path: Path) -> Any:
    """A notebook as it is stored."""
    return nbformat.read(path, as_version=4)


def executed(path: Path, folder: Path) -> Any:
    """A notebook with what its cells show now; ``folder`` is a new one for what it reads and writes."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    (folder / "notebooks").mkdir()
    notebook = read(path)
    place = {"metadata": {"path": str(folder / "notebooks")}}
    client = NotebookClient(
        notebook, timeout=_PATIENCE_S, kernel_name="python3", coalesce_streams=True, resources=place
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata = {"tags": cell.metadata["tags"]} if "tags" in cell.metadata else {}  # not when it was run
    notebook.metadata.pop("language_info", None)  # by which Python
    return notebook


def refresh(path: Path) -> None:
    """Store with a notebook what its cells show now."""
    with tempfile.TemporaryDirectory() as folder:
        nbformat.write(executed(path, Path(folder)), path)


def outputs(notebook: Any) -> list[list[Any]]:
    """What its code cells show; of those with the tag ``reader``, which change with every model, only the kinds."""
    return [
        [sorted(each.data) if "reader" in cell.metadata.get("tags", ()) else _said(each) for each in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _said(output: Any) -> Any:
    return dict(output.data) if "data" in output else output.get("text", output.get("ename"))
