"""An authority's time stamp stands for the whole ledger, and for nothing else."""

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trickster import Trickster, fetcher_for, page, playing
from waybill.errors import UsageError
from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace

pytest.importorskip("rfc3161_client")
pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to play an authority with")

SETTINGS = """
[tsa]
default_tsa = authority
[authority]
dir = {folder}
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[stamping]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


@dataclass(frozen=True)
class Authority:
    """A certificate authority that signs time stamps, and gives them at an address."""

    folder: Path

    @property
    def root(self) -> str:
        return str(self.folder / "root.pem")

    def found(self, name: str) -> None:
        self.folder.mkdir()
        (self.folder / "settings").write_text(SETTINGS.format(folder=self.folder))
        (self.folder / "serial").write_text("01\n")
        key = ("-newkey", "rsa:2048", "-nodes")
        self.openssl("req", "-x509", *key, "-subj", f"/CN={name}", "-keyout", "root.key", "-out", "root.pem")
        self.openssl("req", "-new", *key, "-subj", f"/CN={name} stamps", "-keyout", "signer.key", "-out", "signer.csr")
        signed = ("-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "2", "-extfile", "settings")
        self.openssl("x509", "-req", "-in", "signer.csr", *signed, "-extensions", "stamping", "-out", "signer.pem")

    def stamp(self, query: bytes) -> bytes:
        (self.folder / "query").write_bytes(query)
        signer = ("-config", "settings", "-signer", "signer.pem", "-inkey", "signer.key")
        self.openssl("ts", "-reply", "-queryfile", "query", *signer, "-out", "reply")
        return (self.folder / "reply").read_bytes()

    def openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Authority, Authority]:
    """One that is asked, and another."""
    both = tuple(Authority(tmp_path_factory.mktemp("authorities") / name) for name in ("asked", "other"))
    for each in both:
        each.found(each.folder.name)
    return both[0], both[1]


@pytest.fixture
def server() -> Iterator[Trickster]:
    with playing() as trickster:
        yield trickster


@pytest.fixture
def workspace(tmp_path: Path, server: Trickster) -> Iterator[Workspace]:
    """A ledger with one document."""
    fetcher = fetcher_for(server)
    (tmp_path / "report.txt").write_text("Norway has given Moldova 20 trucks.")
    ledger = open_ledger(str(tmp_path / "ledger.db"), create=True)
    with Workspace(ledger, make_fetcher=lambda: fetcher) as opened:
        opened.add([str(tmp_path / "report.txt")])
        yield opened


def stamping(server: Trickster, authority: Authority, seen: Callable[[bytes], bytes] = bytes) -> str:
    """The address of an authority, which stamps what it sees of what is posted."""

    def play(connection: socket.socket) -> None:
        connection.sendall(page(authority.stamp(seen(server.bodies[-1])), "Content-Type: application/timestamp-reply"))

    return server.on("/stamps", play)


def flaws(workspace: Workspace, trusted: str | None = None) -> list[str]:
    return [problem.flaw.value for problem in workspace.verify(trusted=trusted)]


def test_a_stamp_holds(
    workspace: Workspace, server: Trickster, authorities: tuple[Authority, Authority], tmp_path: Path
) -> None:
    asked, other = authorities
    stamp = workspace.stamp(stamping(server, asked), trusted=asked.root)
    assert abs(stamp.stamped_at - datetime.now(UTC)).total_seconds() < 3600
    assert server.heads[-1].startswith("POST /stamps HTTP/1.1\r\n")
    assert "Content-Type: application/timestamp-query\r\n" in server.heads[-1]
    [kept] = (tmp_path / "ledger.db.captures" / "stamps").iterdir()
    assert kept.read_bytes() == stamp.token
    assert flaws(workspace) == flaws(workspace, asked.root) == []
    assert flaws(workspace, other.root) == ["stamp_wrong"]


def test_an_entry_is_stamped_once(
    workspace: Workspace, server: Trickster, authorities: tuple[Authority, Authority]
) -> None:
    asked, other = authorities
    first = workspace.stamp(stamping(server, asked))
    assert workspace.stamp(stamping(server, other), trusted=asked.root) == first
    assert len(server.asked()) == 1
    with pytest.raises(UsageError, match="the stamp that the last entry has does not hold: no authority in"):
        workspace.stamp(stamping(server, other), trusted=other.root)


def test_a_stamp_that_nobody_trusted_has_signed_is_not_kept(
    workspace: Workspace, server: Trickster, authorities: tuple[Authority, Authority], tmp_path: Path
) -> None:
    asked, other = authorities
    with pytest.raises(UsageError, match="has signed it") as raised:
        workspace.stamp(stamping(server, asked), trusted=other.root)
    assert str(raised.value).splitlines()[0].endswith("has signed it (unable to get local issuer certificate)")
    assert not (tmp_path / "ledger.db.captures" / "stamps").exists()


def test_a_stamp_of_something_else_is_not_kept(
    workspace: Workspace, server: Trickster, authorities: tuple[Authority, Authority]
) -> None:
    def other_imprint(query: bytes) -> bytes:
        return query[:-35] + bytes(32) + query[-3:]

    with pytest.raises(UsageError, match="stamps something else"):
        workspace.stamp(stamping(server, authorities[0], other_imprint))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page(b"<html>"), "is not kept: it is no answer of an authority"),
        (page(b"", status="403 Forbidden"), "403"),
        (page(b""), "is not kept: it is no answer of an authority"),
    ],
)
def test_an_answer_that_is_no_stamp_is_told(workspace: Workspace, server: Trickster, answer: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        workspace.stamp(server.on("/stamps", answer))


def test_an_authority_in_this_computer_is_not_asked(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="loopback"):
        workspace.stamp("http://127.0.0.1/stamps")


def test_a_ledger_made_anew_does_not_fit_its_stamps(
    workspace: Workspace, server: Trickster, authorities: tuple[Authority, Authority], tmp_path: Path
) -> None:
    workspace.stamp(stamping(server, authorities[0]))
    [kept] = (tmp_path / "ledger.db.captures" / "stamps").iterdir()
    (tmp_path / "other.txt").write_text("Smugglers shipped 300 assault rifles from Yemen to Somalia by sea.")
    with Workspace(open_ledger(str(tmp_path / "anew.db"), create=True)) as anew:
        anew.add([str(tmp_path / "other.txt")])
        (tmp_path / "anew.db.captures" / "stamps").mkdir()
        shutil.copy(kept, tmp_path / "anew.db.captures" / "stamps" / kept.name)
        assert flaws(anew) == ["stamp_wrong"]


def test_a_file_that_is_no_stamp_is_found(
    workspace: Workspace, server: Trickster, authorities: tuple[Authority, Authority], tmp_path: Path
) -> None:
    workspace.stamp(stamping(server, authorities[0]))
    [kept] = (tmp_path / "ledger.db.captures" / "stamps").iterdir()
    content = kept.read_bytes()
    kept.write_bytes(b"no stamp")
    assert flaws(workspace) == ["stamp_wrong"]
    kept.write_bytes(content)
    kept.with_name("notes.txt").write_text("put in")
    assert flaws(workspace) == ["capture_added"]


def test_nothing_is_not_stamped(server: Trickster, tmp_path: Path) -> None:
    empty = open_ledger(str(tmp_path / "empty.db"), create=True)
    with Workspace(empty) as workspace, pytest.raises(UsageError, match="nothing in this ledger"):
        workspace.stamp(server.at("/stamps"))
