"""What says much the same lies near, whatever its words, and vectors are compared as they should be."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.errors import ModelError
from waybill.neural.gist import SIZE, Gists, load_seer, open_seer, see

ASKED = "Tehran gave choppers to Muscat."
SAID = "Iran has handed eight helicopters over to the army of Oman, the ministry said."
OTHERS = (
    "A judge in Haiti sent two men to prison for shipping pistols in a piano.",
    "Sweden will buy howitzers from France, according to the defence committee.",
    "The ministry said that the army parade had to be put off.",
)
VECTORS = st.lists(st.binary(min_size=SIZE, max_size=SIZE), max_size=12)


def test_what_says_the_same_in_other_words_is_nearest() -> None:
    seer = load_seer()
    gists = Gists([see(each, seer) for each in (*OTHERS, SAID)])
    asked = see(ASKED, seer)
    assert gists.nearest(asked, 1)[0][0] == 3
    assert max(gists.likeness(asked)) == pytest.approx(gists.nearest(asked, 4)[0][1])


def test_a_text_is_seen_the_same_whatever_was_seen_before() -> None:
    seer = load_seer()
    first = see(SAID, seer)
    for each in OTHERS:
        see(each, seer)
    assert see(SAID, seer) == first
    assert len(first) == SIZE


@pytest.mark.parametrize("nothing", ["", " \n\t"])
def test_a_text_without_words_is_like_nothing(nothing: str) -> None:
    seer = load_seer()
    vector = see(nothing, seer)
    assert vector == bytes(SIZE)
    assert Gists([vector, see(SAID, seer)]).likeness(see(ASKED, seer))[0] == 0.0


def test_half_a_character_hurts_nobody() -> None:
    assert see("Rifles went ashore \ud83d.", load_seer()) == see("Rifles went ashore ?.", load_seer())


def test_a_text_of_any_length_is_seen() -> None:
    assert len(see("Forty crates of rifles went ashore. " * 2000, load_seer())) == SIZE


@given(VECTORS, st.binary(min_size=SIZE, max_size=SIZE), st.integers(min_value=0, max_value=15))
def test_the_nearest_are_those_of_the_greatest_likeness(vectors: list[bytes], asked: bytes, most: int) -> None:
    gists = Gists(vectors)
    likeness = gists.likeness(asked)
    wanted = sorted(range(len(vectors)), key=lambda each: (-likeness[each], each))[:most]
    assert [number for number, _ in gists.nearest(asked, most)] == wanted
    assert all(-1.001 <= each <= 1.001 for each in likeness)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "gists"
    shutil.copytree(str(files("waybill.neural") / "gists"), folder)
    return folder


def test_a_layer_that_was_changed_is_refused(copied: Path) -> None:
    with (copied / "gist.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match=r"gist\.onnx: it is not the file that its card names"):
        open_seer(copied)


def test_a_layer_over_another_model_is_refused(copied: Path) -> None:
    card = json.loads((copied / "card.json").read_text())
    (copied / "card.json").write_text(json.dumps({**card, "lower": "0" * 64}))
    with pytest.raises(ModelError, match=r"gist\.onnx: it was trained over another lower\.onnx"):
        open_seer(copied)


def test_a_layer_that_is_missing_is_named(copied: Path) -> None:
    (copied / "gist.onnx").unlink()
    with pytest.raises(ModelError, match=r"gist\.onnx: it cannot be read"):
        open_seer(copied)


def test_the_layer_and_the_model_are_no_larger_than_thirty_megabytes_together() -> None:
    folders = [Path(str(files("waybill.neural") / name)) for name in ("model", "gists")]
    assert sum(path.stat().st_size for folder in folders for path in folder.iterdir()) < 30_000_000
