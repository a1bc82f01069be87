"""What servers may do, and what becomes of it."""

import gzip
import socket
import time
import zlib
from pathlib import Path

import pytest

from trickster import MISSING, NOON, Trickster, Watchmaker, fetcher_for, onward, page, playing
from waybill.core.capture import Capture
from waybill.core.outcome import Reason, Rejection
from waybill.fetch.fetcher import Fetcher
from waybill.fetch.guard import Guard
from waybill.fetch.kept import Kept
from waybill.fetch.limits import Limits
from waybill.fetch.transport import Answer

REPORT = b"<html><body><p>Norway has given Moldova 20 trucks.</p></body></html>"


def captured(found: Capture | Rejection) -> Capture:
    assert isinstance(found, Capture), found
    return found


def rejected(found: Capture | Rejection, reason: Reason) -> Rejection:
    assert isinstance(found, Rejection)
    assert found.reason is reason, found
    assert found.remedy
    return found


def test_a_page_is_captured_with_how_it_came(server: Trickster) -> None:
    address = server.on("/trucks?page=1", page(REPORT, "Content-Type: text/html; charset=utf-8"))
    found = captured(fetcher_for(server, contact="desk@example.org").fetch(address + "#top"))
    assert (found.content, found.address, found.captured_at) == (REPORT, address, NOON)
    assert found.media_type == "text/html; charset=utf-8"
    assert found.exchange is not None
    assert found.exchange.server == "127.0.0.1"
    assert found.exchange.request.startswith(b"GET /trucks?page=1 HTTP/1.1\r\nHost: news.example:")
    assert found.exchange.request.decode() == server.heads[-1]
    assert found.exchange.response.startswith(b"HTTP/1.1 200 OK\r\nContent-Length: 68\r\n")
    assert (found.exchange.body, found.exchange.hops) == (None, ())


def test_we_say_who_we_are(server: Trickster) -> None:
    fetcher_for(server, contact="desk@example.org\r\nEvil: yes (x)").fetch(server.on("/a", page(REPORT)))
    assert "User-Agent: Waybill/0.1.0 (reads reports of arms transfers; " in server.heads[-1]
    assert "desk@example.orgEvil: yes x)" in server.heads[-1]
    assert "\nEvil" not in server.heads[-1]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(REPORT)),
        ("x-gzip", gzip.compress(REPORT[:9]) + gzip.compress(REPORT[9:])),
        ("deflate", zlib.compress(REPORT)),
        ("deflate", zlib.compress(REPORT, wbits=-15)),
    ],
)
def test_a_packed_answer_is_unpacked_and_kept_as_it_came(server: Trickster, encoding: str, body: bytes) -> None:
    found = captured(fetcher_for(server).fetch(server.on("/a", page(body, f"Content-Encoding: {encoding}"))))
    assert found.content == REPORT
    assert found.exchange is not None
    assert found.exchange.body == body


def test_an_answer_in_chunks_is_put_together(server: Trickster) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nNorw\r\n2\r\nay\r\n0\r\n\r\n"
    assert captured(fetcher_for(server).fetch(server.on("/a", chunked))).content == b"Norway"


def test_redirects_are_followed_and_remembered(server: Trickster) -> None:
    server.on("/b", onward("c", "301 Moved Permanently"))
    server.on("/c", page(REPORT))
    found = captured(fetcher_for(server).fetch(server.on("/a", onward(f"//other.example:{server.port}/b"))))
    assert found.address == server.at("/c", "other.example")
    assert found.exchange is not None
    assert found.exchange.hops == (server.at("/a"), server.at("/b", "other.example"))


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://１２７。0。0。1/",
        "http://user:word@news.example/",
        "ftp://news.example/",
        "file:///etc/passwd",
        "gopher://news.example/",
        "http://news.example:22/",
    ],
)
def test_no_redirect_leads_where_nobody_is_let(server: Trickster, target: str) -> None:
    found = rejected(fetcher_for(server).fetch(server.on("/a", onward(target))), Reason.REFUSED_ADDRESS)
    assert found.subject == server.at("/a")
    rejected(fetcher_for(server).fetch(target), Reason.REFUSED_ADDRESS)


@pytest.mark.parametrize(
    "address", ["http://", "", "news.example", "http://a b/", "https:news", "http://[::1/", "x" * 70_000]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    rejected(Fetcher().fetch(address), Reason.REFUSED_ADDRESS)


def test_a_name_that_changes_its_answer_is_asked_once_a_question(server: Trickster) -> None:
    answers = [("127.0.0.1",), ("127.0.0.1",), ("10.0.0.1",)]
    guard = Guard(resolver=lambda host, port: answers.pop(0), allowed=frozenset({("127.0.0.1", server.port)}))
    captured(fetcher_for(server, guard=guard).fetch(server.on("/a", page(REPORT))))
    assert answers == [("10.0.0.1",)]
    rejected(fetcher_for(server, guard=guard).fetch(server.on("/a", page(REPORT))), Reason.REFUSED_ADDRESS)


def test_the_usual_guard_lets_nobody_to_this_computer(server: Trickster) -> None:
    rejected(
        Fetcher().fetch(server.on("/a", page(REPORT)).replace("news.example", "localhost")), Reason.REFUSED_ADDRESS
    )
    assert server.heads == []


def test_redirects_end(server: Trickster) -> None:
    found = rejected(fetcher_for(server).fetch(server.on("/a", onward("/a"))), Reason.TOO_MANY_REDIRECTS)
    assert server.asked() == ["/a"] * 6
    assert "more than 5 times" in found.detail


def test_robots_are_heeded_on_every_hop(server: Trickster) -> None:
    server.on("/robots.txt", page(b"User-agent: waybill\nDisallow: /private*/x$\n\nUser-agent: *\nDisallow: /\n"))
    server.on("/private/x", page(REPORT))
    assert captured(fetcher_for(server).fetch(server.on("/open", page(REPORT)))).content == REPORT
    found = rejected(fetcher_for(server).fetch(server.on("/a", onward("/private/x"))), Reason.ROBOTS)
    assert found.detail.startswith(server.at("/private/x"))
    assert "/private/x" not in server.asked()


def test_a_robots_file_that_is_not_there_allows_everything(server: Trickster) -> None:
    server.on("/robots.txt", MISSING)
    captured(fetcher_for(server).fetch(server.on("/a", page(REPORT))))


def test_a_robots_file_that_cannot_be_had_forbids_everything(server: Trickster) -> None:
    server.on("/robots.txt", page(b"", status="503 Service Unavailable"))
    found = rejected(fetcher_for(server).fetch(server.on("/a", page(REPORT))), Reason.ROBOTS)
    assert "fault of the server" in found.detail
    assert server.asked() == []


def test_a_robots_file_is_asked_for_once(server: Trickster) -> None:
    fetcher = fetcher_for(server)
    for _ in range(3):
        captured(fetcher.fetch(server.on("/a", page(REPORT))))
    assert sum("robots.txt" in head for head in server.heads) == 1


def test_a_host_is_asked_once_a_second(server: Trickster) -> None:
    watch = Watchmaker()
    fetcher = fetcher_for(server, clock=watch, sleep=watch.sleep)
    for _ in range(2):
        captured(fetcher.fetch(server.on("/a", page(REPORT))))
    assert watch.naps == [1.0, 1.0]


def test_a_host_that_wants_longer_pauses_gets_them(server: Trickster) -> None:
    server.on("/robots.txt", page(b"User-agent: *\nCrawl-delay: 7\n"))
    watch = Watchmaker()
    fetcher = fetcher_for(server, clock=watch, sleep=watch.sleep)
    captured(fetcher.fetch(server.on("/a", page(REPORT))))
    assert watch.naps == [7.0]


def test_hosts_do_not_wait_for_one_another(server: Trickster) -> None:
    watch = Watchmaker()
    fetcher = fetcher_for(server, clock=watch, sleep=watch.sleep, pause_s=100.0)
    server.on("/a", page(REPORT))
    captured(fetcher.fetch(server.at("/a", "one.example")))
    captured(fetcher.fetch(server.at("/a", "two.example")))
    assert watch.naps == [100.0, 100.0]


def test_a_passing_failure_is_tried_again_later_and_later(server: Trickster) -> None:
    busy = page(b"", status="503 Service Unavailable")
    watch = Watchmaker()
    fetcher = fetcher_for(server, clock=watch, sleep=watch.sleep, pause_s=0.0)
    captured(fetcher.fetch(server.on("/a", busy, busy, page(REPORT))))
    assert watch.naps == [1.0, 2.0]


def test_a_server_that_asks_for_patience_gets_it(server: Trickster) -> None:
    tired = page(b"", "Retry-After: 20", status="429 Too Many Requests")
    until = page(b"", "Retry-After: Mon, 01 Jan 2024 12:00:30 GMT", status="503 Service Unavailable")
    watch = Watchmaker()
    fetcher = fetcher_for(server, clock=watch, sleep=watch.sleep, pause_s=0.0)
    captured(fetcher.fetch(server.on("/a", tired, until, page(REPORT))))
    assert watch.naps == [20.0, 30.0]


def test_a_server_that_asks_for_hours_is_left_alone(server: Trickster) -> None:
    tired = page(b"", "Retry-After: 7200", status="429 Too Many Requests")
    found = rejected(fetcher_for(server).fetch(server.on("/a", tired)), Reason.HTTP_STATUS)
    assert "429, and to be left alone for 7,200 s" in found.detail
    assert server.asked() == ["/a"]


def test_a_failure_that_stays_is_told(server: Trickster) -> None:
    found = rejected(fetcher_for(server).fetch(server.on("/a", page(b"", status="500 Oh"))), Reason.HTTP_STATUS)
    assert server.asked() == ["/a"] * 3
    assert "500" in found.detail
    rejected(fetcher_for(server).fetch(server.at("/nowhere")), Reason.HTTP_STATUS)
    assert server.asked() == ["/a"] * 3 + ["/nowhere"]


@pytest.mark.parametrize(
    "answer",
    [b"", b"220 mail.example ESMTP\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nNor", b"\0" * 200_000],
    ids=["nothing", "another protocol", "cut off", "noise"],
)
def test_an_answer_that_is_none_is_tried_thrice(server: Trickster, answer: bytes) -> None:
    rejected(fetcher_for(server).fetch(server.on("/a", answer)), Reason.UNREACHABLE)
    assert server.asked() == ["/a"] * 3


def test_nobody_at_home_is_told(server: Trickster) -> None:
    address = server.on("/a", page(REPORT))
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    guard = Guard(resolver=lambda host, at: ("127.0.0.1",), allowed=frozenset({("127.0.0.1", port)}))
    found = fetcher_for(server, guard=guard).fetch(address.replace(str(server.port), str(port)))
    rejected(found, Reason.UNREACHABLE)


def drip(connection: socket.socket) -> None:
    """A byte at a time, for ever."""
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def drip_a_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    drip(connection)


def drip_a_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    drip(connection)


def flood(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def stall(connection: socket.socket) -> None:
    """Always about to answer."""
    while True:
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        time.sleep(0.05)


@pytest.mark.parametrize("play", [drip_a_body, drip_a_head, stall])
def test_a_server_that_drips_is_cut_off_by_the_time_for_all(server: Trickster, play: object) -> None:
    fetcher = fetcher_for(server, Limits(total_s=0.5, silence_s=5.0), clock=time.monotonic)
    began = time.monotonic()
    rejected(fetcher.fetch(server.on("/a", play)), Reason.TIMED_OUT)  # type: ignore[arg-type]
    assert time.monotonic() - began < 5.0


def test_a_server_that_is_silent_is_cut_off(server: Trickster) -> None:
    fetcher = fetcher_for(server, Limits(silence_s=0.2), clock=time.monotonic)
    rejected(fetcher.fetch(server.on("/a", lambda _: time.sleep(0.5))), Reason.TIMED_OUT)


def test_the_time_is_for_all_hops_together(server: Trickster) -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(onward("/a"))

    fetcher = fetcher_for(server, Limits(total_s=0.5, redirects=50), clock=time.monotonic)
    rejected(fetcher.fetch(server.on("/a", slowly)), Reason.TIMED_OUT)
    assert len(server.asked()) <= 3


def test_an_endless_answer_is_cut_off(server: Trickster) -> None:
    found = rejected(fetcher_for(server, Limits(max_bytes=1 << 20)).fetch(server.on("/a", flood)), Reason.TOO_LARGE)
    assert "at most 1 MiB" in found.detail


def test_a_large_answer_is_not_even_begun(server: Trickster) -> None:
    large = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"
    assert "99,999,999,999" in rejected(fetcher_for(server).fetch(server.on("/a", large)), Reason.TOO_LARGE).detail


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_not_unpacked(server: Trickster, times: int) -> None:
    bomb = gzip.compress(b"\0" * (20 << 20)) * times
    found = fetcher_for(server).fetch(server.on("/a", page(bomb, "Content-Encoding: gzip")))
    rejected(found, Reason.TOO_LARGE)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(REPORT)[:-9]), ("gzip", REPORT), ("br", REPORT), ("gzip, gzip", gzip.compress(REPORT))],
)
def test_what_is_not_packed_as_told_is_rejected(server: Trickster, encoding: str, body: bytes) -> None:
    found = fetcher_for(server).fetch(server.on("/a", page(body, f"Content-Encoding: {encoding}")))
    rejected(found, Reason.UNREADABLE)


def test_what_has_not_changed_is_given_back(server: Trickster) -> None:
    before = Capture(content=b"as it was", address=server.at("/a"), captured_at=NOON)
    kept = Kept(etag='"v1"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT", recall=lambda: before)
    address = server.on("/a", page(b"", status="304 Not Modified"))
    assert fetcher_for(server).fetch(address, kept={address: kept}.get) is before
    assert 'If-None-Match: "v1"\r\nIf-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT\r\n' in server.heads[-1]


def test_what_has_changed_is_captured(server: Trickster) -> None:
    kept = Kept(etag='"v1"\r\nEvil: 1', last_modified=None, recall=lambda: pytest.fail("it has changed"))
    address = server.on("/a", page(REPORT))
    assert captured(fetcher_for(server).fetch(address, kept={address: kept}.get)).content == REPORT
    assert "If-None-Match" not in server.heads[-1]


def test_nothing_has_not_changed_where_nothing_is_kept(server: Trickster) -> None:
    rejected(fetcher_for(server).fetch(server.on("/a", page(b"", status="304 Not Modified"))), Reason.HTTP_STATUS)


def test_a_header_that_is_no_ascii_is_read(server: Trickster) -> None:
    server.on("/%C3%A9t%C3%A9", page(REPORT))
    captured(fetcher_for(server).fetch(server.on("/a", onward("/été"))))
    answer = Answer(status=200, head=b"", request=b"", body=b"", server="", headers=(("A", "1"), ("a", "2")))
    assert answer.header("a") == "1, 2"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    import ssl
    import subprocess

    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "certificate.pem")]
    try:
        subprocess.run([*made, *names, *files], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no openssl here to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    trusting = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
    with playing(context) as server:
        address = server.on("/a", page(REPORT))
        rejected(fetcher_for(server).fetch(address), Reason.UNREACHABLE)
        assert server.heads == []
        assert captured(fetcher_for(server, certificates=trusting).fetch(address)).content == REPORT
        other = server.at("/a", "other.example")
        rejected(fetcher_for(server, certificates=trusting).fetch(other), Reason.UNREACHABLE)
