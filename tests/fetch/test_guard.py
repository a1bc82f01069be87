"""No spelling of a forbidden address passes the guard."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.fetch.guard import Destination, Guard, Objection, ipv4_of
from waybill.fetch.networks import objection

FORBIDDEN = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:808:808::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"]


def answering(*addresses: str) -> Callable[[str, int], tuple[str, ...]]:
    return lambda host, port: addresses


def silent(host: str, port: int) -> tuple[str, ...]:
    raise OSError("Name or service not known")


@pytest.mark.parametrize("address", FORBIDDEN)
def test_a_forbidden_address_is_refused_under_any_name(address: str) -> None:
    admitted = Guard(resolver=answering(address)).admit("news.example", 443)
    assert isinstance(admitted, Objection)
    assert address in admitted.detail
    assert not admitted.is_unknown


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_admitted(address: str) -> None:
    assert Guard(resolver=answering(address)).admit("news.example", 443) == Destination((address,))


@pytest.mark.parametrize(
    "spelling",
    [
        "2130706433",
        "0x7f000001",
        "0X7F.1",
        "017700000001",
        "0177.0.0.1",
        "0177.0.0.01",
        "127.1",
        "127.0.1",
        "0x7f.0x0.0x0.0x1",
        "127.0.0.1.",
    ],
)
def test_loopback_is_refused_in_any_spelling_before_anybody_is_asked(spelling: str) -> None:
    admitted = Guard(resolver=silent).admit(spelling, 80)
    assert isinstance(admitted, Objection)
    assert "127.0.0.1, which is loopback" in admitted.detail


@pytest.mark.parametrize("host", ["256.1.1.1", "1.2.3.4.5", "09.0.0.1", "1.2.3.0x100", "4294967296", "a.1", "1..2"])
def test_what_ends_in_a_number_and_is_no_address_is_refused(host: str) -> None:
    assert isinstance(Guard(resolver=answering("8.8.8.8")).admit(host, 80), Objection)


def test_one_forbidden_address_spoils_the_answer() -> None:
    assert isinstance(Guard(resolver=answering("8.8.8.8", "10.0.0.1")).admit("mixed.example", 80), Objection)


def test_a_name_that_leads_nowhere_is_told_apart() -> None:
    admitted = Guard(resolver=silent).admit("nowhere.example", 80)
    assert isinstance(admitted, Objection)
    assert admitted.is_unknown


def test_ports_of_other_services_are_refused() -> None:
    assert isinstance(Guard(resolver=answering("8.8.8.8")).admit("news.example", 25), Objection)
    assert Guard(resolver=answering("8.8.8.8")).admit("news.example", 8080) == Destination(("8.8.8.8",))


def test_an_allowed_server_is_allowed_at_its_port_only() -> None:
    guard = Guard(resolver=answering("127.0.0.1"), allowed=frozenset({("127.0.0.1", 4321)}))
    assert guard.admit("localhost", 4321) == Destination(("127.0.0.1",))
    assert isinstance(guard.admit("localhost", 4322), Objection)


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.data())
def test_every_spelling_of_an_ipv4_address_means_it(value: int, parts: int, data: st.DataObject) -> None:
    octets = list(value.to_bytes(4, "big"))
    numbers = [*octets[: parts - 1], int.from_bytes(bytes(octets[parts - 1 :]), "big")]
    written = [data.draw(st.sampled_from([str(each), hex(each), f"0{each:o}"])) for each in numbers]
    assert ipv4_of(".".join(written)) == str(IPv4Address(value))


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_ipv4_in_ipv6_is_judged_by_the_ipv4_in_it(address: IPv4Address) -> None:
    mapped = IPv6Address((0xFFFF << 32) + int(address))
    translated = IPv6Address((0x64FF9B << 96) + int(address))
    assert objection(str(mapped)) == objection(str(translated)) == objection(str(address))


@given(st.ip_addresses().map(str))
def test_what_python_calls_private_is_never_public(address: str) -> None:
    parsed = IPv6Address(address) if ":" in address else IPv4Address(address)
    if parsed.is_loopback or parsed.is_link_local or parsed.is_multicast or parsed.is_unspecified:
        assert objection(address) is not None
