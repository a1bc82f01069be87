"""Who may import whom: the contracts of .importlinter hold, and each of them can fail."""

import subprocess
import sys
from pathlib import Path

import pytest

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.argv = ['lint-imports', '--no-cache']; "
PARTS = ("core", "text", "ontology", "neural", "ingest", "extract", "ledger", "accounts", "workspace", "web", "cli")
FOLDERS = ("extract/sentences", "extract/claims")


def lint(folder: Path, *path: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with the contracts in a folder."""
    return subprocess.run(
        [sys.executable, "-c", LINT + "lint_imports_command()"],
        cwd=folder,
        env={"PYTHONPATH": ":".join(map(str, path)), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_import_keeps_the_contracts(root: Path) -> None:
    result = lint(root, root / "src")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def toy(tmp_path: Path, root: Path) -> Path:
    """A small package of the same layers, under the same contracts, which they all keep."""
    for part in (*PARTS, *FOLDERS):
        (tmp_path / "waybill" / part).mkdir(parents=True)
        (tmp_path / "waybill" / part / "__init__.py").touch()
    (tmp_path / "waybill" / "__init__.py").touch()
    (tmp_path / "waybill" / "errors.py").touch()
    (tmp_path / "waybill" / "ledger" / "__init__.py").write_text("import sqlalchemy, alembic")
    (tmp_path / "waybill" / "neural" / "__init__.py").write_text("import numpy, onnxruntime, tokenizers")
    (tmp_path / "waybill" / "accounts" / "__init__.py").write_text("import argon2")
    (tmp_path / "waybill" / "cli" / "__init__.py").write_text("import typer, rich, waybill.workspace")
    (tmp_path / "waybill" / "web" / "__init__.py").write_text("import starlette, jinja2, uvicorn, waybill.workspace")
    (tmp_path / ".importlinter").write_text((root / ".importlinter").read_text())
    return tmp_path


def test_a_package_of_the_right_form_keeps_the_contracts(toy: Path) -> None:
    result = lint(toy, toy)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("core/upwards.py", "import waybill.text"),
        ("ingest/sideways.py", "import waybill.extract"),
        ("core/lazily.py", "def later():\n    import waybill.cli"),
        ("ingest/type_only.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import waybill.extract"),
        ("extract/sentences/upwards.py", "import waybill.extract.claims"),
        ("extract/in_no_folder.py", ""),
        ("extract/claims/stored.py", "import sqlalchemy"),
        ("workspace/printed.py", "from rich.table import Table"),
        ("workspace/shown.py", "import starlette"),
        ("extract/claims/counted.py", "import numpy"),
        ("extract/trained.py", "import torch"),
        ("elsewhere.py", ""),
    ],
)
def test_a_forbidden_import_is_found(toy: Path, module: str, source: str) -> None:
    (toy / "waybill" / module).write_text(source)
    assert lint(toy, toy).returncode == 1
