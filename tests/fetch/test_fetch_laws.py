"""Whatever a server says, there is an end, and a capture or a rejection."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trickster import Trickster, Watchmaker, fetcher_for, onward, page, playing
from waybill.archive.sealing import seal, unseal
from waybill.core.capture import Capture
from waybill.core.outcome import Rejection
from waybill.core.packing import unpacked
from waybill.fetch.addresses import Address, address_of
from waybill.fetch.limits import Limits
from waybill.fetch.pace import Pace
from waybill.fetch.unpacking import PackingError, TooLargeError, unpack

TEXT = b"Norway has given Moldova 20 trucks. "


@pytest.fixture(scope="module")
def server() -> Iterator[Trickster]:
    with playing() as trickster:
        yield trickster


statuses = st.sampled_from(["200 OK", "204 No", "301 On", "304 Same", "404 Gone", "429 Wait", "500 Oh", "999 What"])
headers = st.sampled_from(
    [
        "Location: /x",
        "Location: //",
        "Location: \x7f",
        "Retry-After: -1",
        "Retry-After: 9e9",
        "Retry-After: Mon, 99",
        "Content-Encoding: gzip",
        "Content-Encoding: \xe9",
        "Transfer-Encoding: chunked",
        "Content-Type: text/\xe9",
        "ETag: \x01",
    ]
)
bodies = st.binary(max_size=60) | st.just(gzip.compress(TEXT)) | st.just(b"5\r\nhello\r\n0\r\n\r\n")
answers = st.builds(
    lambda body, lines, status: page(body, *lines, status=status), bodies, st.lists(headers, max_size=3), statuses
)


@st.composite
def plays(draw: st.DrawFn) -> bytes:
    """Answers, some of them broken."""
    answer = bytearray(draw(answers))
    for place in draw(st.lists(st.integers(0, len(answer) - 1), max_size=2)):
        answer[place] = draw(st.integers(0, 255))
    return bytes(answer[: draw(st.integers(0, len(answer)))]) if draw(st.booleans()) else bytes(answer)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(plays(), min_size=1, max_size=3), plays())
def test_every_address_gives_a_capture_or_a_rejection(
    server: Trickster, at_the_page: list[bytes], robots: bytes
) -> None:
    server.plays = {"/robots.txt": [robots], "/x": [onward("/x")]}
    found = fetcher_for(server).fetch(server.on("/a", *at_the_page))
    assert isinstance(found, Capture | Rejection)
    if isinstance(found, Capture):
        assert unseal(seal(found)) == found
    else:
        assert found.remedy


@given(st.text(max_size=30) | st.text(alphabet="htps:/@.[]%#?0x1", max_size=30).map(lambda rest: f"http:{rest}"))
def test_what_is_taken_for_an_address_is_asked_for_as_it_is_looked_at(written: str) -> None:
    address = address_of(written)
    if isinstance(address, Address):
        assert address.host
        assert address.text.isprintable()
        assert address.target.startswith("/")
        assert address_of(address.text) == address
    else:
        assert address


@given(bodies, st.sampled_from(["", "identity", "gzip", "x-gzip", "deflate", "br", "gzip, gzip"]))
def test_unpacking_ends_within_its_limits(body: bytes, encoding: str) -> None:
    with suppress(TooLargeError, PackingError):
        assert len(unpack(body, encoding, limits=Limits(max_bytes=50))) <= 50


@given(st.lists(st.binary(max_size=50), max_size=4))
def test_what_was_packed_in_parts_is_unpacked_whole(parts: list[bytes]) -> None:
    whole = b"".join(parts)
    assert b"".join(unpacked(b"".join(map(gzip.compress, parts)), "gzip")) == whole
    assert b"".join(unpacked(zlib.compress(whole), "deflate")) == whole


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5), st.floats(0, 3)), max_size=12))
def test_two_questions_to_one_host_are_never_closer_than_is_polite(questions: list[tuple[str, float, float]]) -> None:
    watch = Watchmaker()
    pace = Pace(1.0, clock=watch, sleep=watch.sleep)
    last: dict[str, float] = {}
    for host, pause_s, meanwhile_s in questions:
        pace.take_turn(host, pause_s=pause_s)
        assert watch.seconds - last.get(host, 0.0) >= max(1.0, pause_s) - 1e-6
        last[host] = watch.seconds
        watch.seconds += meanwhile_s
