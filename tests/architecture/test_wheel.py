"""What is installed is all that the package has: tables, templates, maps and the model included."""

import zipfile
from pathlib import Path
from typing import Final

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "src"
LEFT_OUT: Final = {"__pycache__", ".mypy_cache", ".ruff_cache"}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Names of the files of a wheel that is built from this checkout."""
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    with zipfile.ZipFile(wheel) as file:
        return frozenset(file.namelist())


def test_the_wheel_has_every_file_of_the_package(packed: frozenset[str]) -> None:
    files = (path for path in (SOURCE / "waybill").rglob("*") if path.is_file())
    wanted = {str(path.relative_to(SOURCE)) for path in files if LEFT_OUT.isdisjoint(path.parts)}
    assert wanted - packed == set()


@pytest.mark.parametrize(
    "name",
    [
        "waybill/py.typed",
        "waybill/export/case_file.typ",
        "waybill/atlas/world.json",
        "waybill/ontology/tables/places.json",
        "waybill/web/templates/base.html",
        "waybill/ledger/migrations/env.py",
    ],
)
def test_the_wheel_has_what_is_no_code(name: str, packed: frozenset[str]) -> None:
    assert name in packed


def test_the_wheel_has_the_model_and_no_tests(packed: frozenset[str]) -> None:
    assert any(each.startswith("waybill/neural/model/") for each in packed)
    assert not any(each.startswith(("tests/", "resources/", "training/")) for each in packed)
