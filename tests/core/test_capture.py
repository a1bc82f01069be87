from datetime import UTC, datetime

from waybill.core.capture import Capture

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 1, 2, 12, tzinfo=UTC)


def test_the_bytes_name_the_capture() -> None:
    capture = Capture(content=b"Arms.", address="reports/a.txt", captured_at=NOON)
    assert capture.id == "capture-5185bdaf18ee70a8"


def test_the_same_bytes_found_again_are_the_same_capture() -> None:
    here = Capture(content=b"Arms.", address="a.txt", captured_at=NOON)
    there = Capture(content=b"Arms.", address="https://a.example", captured_at=LATER, media_type="text/plain")
    other = Capture(content=b"Arms!", address="a.txt", captured_at=NOON)
    assert here.id == there.id
    assert here.id != other.id


def test_a_capture_tells_all_but_its_bytes() -> None:
    capture = Capture(content=b"Arms.", address="a.txt", captured_at=NOON, media_type="text/plain")
    assert capture.to_json() == {
        "id": "capture-5185bdaf18ee70a8",
        "sha256": "5185bdaf18ee70a8fffbbfd4bc296713e7249aa0587ea30ed7552044b630718a",
        "size_bytes": 5,
        "address": "a.txt",
        "captured_at": "2024-01-01T12:00:00+00:00",
        "media_type": "text/plain",
    }
