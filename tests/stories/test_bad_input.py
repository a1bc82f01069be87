"""Input that will not do is named with its reason and a remedy; everything else is read."""

import json
import os
from pathlib import Path

import pytest
from told import Waybill

GOOD = "Norway has given Moldova 20 trucks and two radars.\n"


def test_an_empty_file_is_rejected_and_the_rest_is_read(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(GOOD)
    told = waybill("read", "empty.txt", "good.txt", "--format", "json")
    assert told.status == 1
    assert len(told.lines) == 1
    assert told.err.startswith("rejected: empty.txt: ")
    assert "[empty]" in told.err


def test_a_binary_file_is_rejected(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "picture.bin").write_bytes(bytes(range(256)) * 8)
    told = waybill("read", "picture.bin")
    assert told.status == 1
    assert told.out == ""
    assert told.err.startswith("rejected: picture.bin: ")
    assert "Traceback" not in told.err


def test_a_text_in_no_known_encoding_is_rejected_or_read_but_never_an_error(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(b"\x81\x8d\x8f\x90\x9d" * 20 + b" weapons \xff\xfe\xfd")
    told = waybill("read", "odd.txt")
    assert told.status == 1
    assert "rejected: odd.txt: " in told.err


def test_a_folder_with_what_cannot_be_read_gives_the_rest(waybill: Waybill, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "nowhere.txt").symlink_to("does-not-exist")
    (folder / "loop").symlink_to(".")
    told = waybill("read", "mixed", "--format", "json")
    assert told.status == 1
    assert len(told.lines) == 1
    assert "mixed/nowhere.txt" in told.err
    assert "mixed/loop" in told.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_rejected(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "secret.txt").chmod(0)
    told = waybill("read", "secret.txt")
    assert told.status == 1
    assert "[unreadable]" in told.err


def test_a_broken_line_is_named_and_the_others_are_read(waybill: Waybill, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"d{number}", "text": "Nothing was sent."}) for number in range(1, 1_001)]
    lines[6] = '{"id": "d7", "text": '
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    told = waybill("read", "many.jsonl", "--format", "json")
    assert told.status == 1
    assert len(told.lines) == 999
    assert "rejected: many.jsonl:7: " in told.err
    assert "[invalid_json]" in told.err


def test_a_document_with_a_date_that_does_not_exist_is_rejected(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "dated.json").write_text(json.dumps({"text": GOOD, "published": "2022-02-30"}))
    told = waybill("read", "dated.json")
    assert told.status == 1
    assert "2022-02-30" in told.err


def test_a_date_option_that_does_not_exist_is_wrong_usage(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    told = waybill("read", "good.txt", "--published", "2022-02-30")
    assert told.status == 2
    assert told.out == ""
    assert "--published" in told.err
    assert "'2022-02-30' is not an existing date" in told.err


def test_an_input_that_is_not_there_is_rejected(waybill: Waybill) -> None:
    told = waybill("read", "nowhere.txt")
    assert told.status == 1
    assert "nowhere.txt" in told.err
    assert "[not_found]" in told.err


def test_documents_of_one_id_and_two_texts_conflict(waybill: Waybill, tmp_path: Path) -> None:
    (tmp_path / "first.json").write_text(json.dumps({"id": "r1", "text": GOOD}))
    (tmp_path / "second.json").write_text(json.dumps({"id": "r1", "text": "Sweden has given Moldova ten radars."}))
    assert waybill("add", "first.json").status == 0
    told = waybill("add", "second.json")
    assert told.status == 1
    assert "[conflicting_id]" in told.err
    again = waybill("add", "second.json", "first.json", "--format", "json")
    assert again.lines[0]["documents"] == []
    assert waybill("verify").status == 0
