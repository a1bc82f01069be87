"""The model's files are the ones that its card names."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from waybill.errors import ModelError
from waybill.neural.weights import load_weights, model_digest, open_weights


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(str(files("waybill.neural") / "model"), folder)
    return folder


def test_the_shipped_model_is_named_by_its_card() -> None:
    assert load_weights().digest == model_digest()
    assert len(load_weights().trained_on) == 12


def test_the_shipped_model_is_no_larger_than_thirty_megabytes() -> None:
    folder = Path(str(files("waybill.neural") / "model"))
    assert sum(path.stat().st_size for path in folder.iterdir()) < 30_000_000


def test_a_file_that_was_changed_is_refused(copied: Path) -> None:
    with (copied / "upper.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match=r"upper\.onnx: it is not the file that the model's card names"):
        open_weights(copied)


def test_a_file_that_is_missing_is_named(copied: Path) -> None:
    (copied / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json: it cannot be read"):
        open_weights(copied)
