"""What import-linter cannot see: sizes, names, and where everything may be caught."""

import ast
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from httpcore2 import NetworkStream

SOURCE: Final = Path(__file__).resolve().parents[2] / "src" / "waybill"
MODULES: Final = sorted(SOURCE.rglob("*.py"))
MOST_LINES: Final = 400
NAMELESS: Final = {"utils", "util", "misc", "common", "helpers", "helper", "base"}
VAGUE: Final = ("get", "process", "handle", "manage")
CATCHERS: Final = {"cli", "web", "batch", "pipeline"}
"""Parts that may catch whatever comes: the edges, and the boundary of a worker."""
HEAVY: Final = (
    "alembic",
    "argon2",
    "charset_normalizer",
    "fsspec",
    "httpcore2",
    "httpx2",
    "jinja2",
    "numpy",
    "onnxruntime",
    "protego",
    "rapidfuzz",
    "rich",
    "rustworkx",
    "sqlalchemy",
    "starlette",
    "text_to_num",
    "tokenizers",
    "typer",
    "uvicorn",
)

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@each_module
def test_a_module_fits_in_one_reading(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@each_module
def test_a_module_is_named_after_an_idea(module: Path) -> None:
    assert not NAMELESS & set(module.relative_to(SOURCE).with_suffix("").parts)


@each_module
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(tree_of(module)), "it has no docstring"


@each_module
def test_functions_are_verbs_of_the_domain(module: Path) -> None:
    names = [node.name for node in ast.walk(tree_of(module)) if isinstance(node, ast.FunctionDef)]
    ours = [name for name in names if not any(hasattr(other, name) for other in (HTMLParser, Mapping, NetworkStream))]
    assert [name for name in ours if name.strip("_").split("_")[0] in VAGUE] == []


@pytest.mark.parametrize("module", sorted((SOURCE / "core").glob("*.py")), ids=lambda path: str(path.name))
def test_the_core_needs_only_the_standard_library(module: Path) -> None:
    imported = {name.split(".")[0] for name in imports_of(tree_of(module))}
    assert imported <= {"waybill", *sys.stdlib_module_names}


def imports_of(tree: ast.Module) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names


def test_everything_is_caught_only_at_the_edges() -> None:
    catching = {
        str(module.relative_to(SOURCE).with_suffix("").parts[0])
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    }
    assert catching <= CATCHERS


def catches_everything(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)


def test_the_contents_of_the_reader_name_each_of_its_folders() -> None:
    contents = ast.get_docstring(tree_of(SOURCE / "extract" / "__init__.py")) or ""
    folders = {module.parent.name for module in (SOURCE / "extract").glob("*/__init__.py")}
    assert {line.split()[0] for line in contents.splitlines() if line.startswith("    ")} == folders


def test_type_checkers_may_trust_the_annotations() -> None:
    assert (SOURCE / "py.typed").is_file()


def test_importing_waybill_loads_no_heavy_library() -> None:
    code = f"import sys, waybill; print(*(name for name in {HEAVY} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
