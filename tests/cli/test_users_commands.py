"""Accounts from the command line."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from waybill.cli import users
from waybill.cli.commands import run
from waybill.ledger.store import open_ledger

SECRET, OTHER = "correct horse battery", "an umbrella in the rain"
Command: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def waybill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command beside an empty ledger: its status, and what it says."""
    monkeypatch.chdir(tmp_path)
    open_ledger("waybill.db", create=True).close()

    def command(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        status = run(arguments)
        return (status, *capsys.readouterr())

    return command


def listed(waybill: Command) -> list[tuple[str, str, bool]]:
    lines = map(json.loads, waybill("user", "list", "--format", "json")[1].splitlines())
    return [(each["name"], each["role"], each["disabled"]) for each in lines]


def test_accounts_are_made_changed_and_removed(waybill: Command) -> None:
    told = [
        waybill("user", "add", "Ada Example", "--role", "administrator", stdin=f"{SECRET}\n"),
        waybill("user", "add", "Rita Example", stdin=f"{SECRET}\r\n"),
        waybill("user", "role", "rita example", "reviewer"),
        waybill("user", "password", "Rita Example", stdin=OTHER),
        waybill("user", "disable", "Rita Example"),
        waybill("user", "list"),
    ]
    assert {status for status, _, _ in told} == {0}
    assert "reviewer, disabled" in told[-1][1]
    assert listed(waybill) == [("Ada Example", "administrator", False), ("Rita Example", "reviewer", True)]
    told += [waybill("user", "enable", "Rita Example"), waybill("user", "remove", "Ada Example")]
    assert listed(waybill) == [("Rita Example", "reviewer", False)]
    said = "".join(out + err for _, out, err in told)
    assert not any(each in said for each in (SECRET, OTHER, "$argon2id"))


@pytest.mark.parametrize(
    ("arguments", "stdin", "problem"),
    [
        (("add", "Ada"), "short", "a password has at least 12 characters"),
        (("add", "Ada"), "", "a password has at least 12 characters"),
        (("add", "<b>"), SECRET, "no '<'"),
        (("add", "Ada", "--role", "king"), SECRET, "king"),
        (("role", "Nobody", "reader"), "", "nobody called 'Nobody' has an account"),
        (("remove", "Nobody"), "", "nobody called 'Nobody' has an account"),
        (("list", "--ledger", "nowhere.db"), "", "there is no such file"),
    ],
)
def test_what_cannot_be_done_is_told(
    waybill: Command, tmp_path: Path, arguments: tuple[str, ...], stdin: str, problem: str
) -> None:
    status, out, err = waybill("user", *arguments, stdin=stdin)
    assert (status, out) == (2, "")
    assert problem in err
    assert not stdin or stdin not in err
    assert not (tmp_path / "waybill.db.people").exists()


def test_the_file_of_accounts_can_be_named(waybill: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYBILL_PEOPLE", str(tmp_path / "elsewhere"))
    assert waybill("user", "add", "Ada", stdin=SECRET)[0] == 0
    assert [(tmp_path / each).exists() for each in ("elsewhere", "waybill.db.people")] == [True, False]


@pytest.mark.parametrize(("again", "status"), [(SECRET, 0), (OTHER, 2)])
def test_at_a_terminal_a_password_is_asked_for_twice(
    waybill: Command, monkeypatch: pytest.MonkeyPatch, again: str, status: int
) -> None:
    typed = [SECRET, again]

    class Terminal:
        def isatty(self) -> bool:
            return True

    def ask(_: str) -> str:
        return typed.pop(0)

    monkeypatch.setattr(users.getpass, "getpass", ask)
    monkeypatch.setattr(users, "sys", type("Sys", (), {"stdin": Terminal()}))
    assert waybill("user", "add", "Ada")[0] == status
    assert typed == []


@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--name", "waybill.example")])
def test_others_are_not_served_before_there_is_an_account(waybill: Command, arguments: tuple[str, ...]) -> None:
    status, _, err = waybill("serve", "--port", "0", *arguments)
    assert status == 2
    assert "nobody has an account yet" in err
    assert "waybill user add NAME --role administrator" in err
    assert waybill("user", "add", "Ada", stdin=SECRET)[0] == 0
    assert waybill("user", "disable", "Ada")[0] == 0
    assert waybill("serve", "--port", "0", *arguments)[0] == 2


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--host", "no such host"), "is no address of this computer"),
        (("--host", "192.0.2.1"), "cannot be used"),
        (("--certificate", "missing.pem"), "the certificate or its key cannot be used"),
        (("--certificate", "waybill.db"), "the certificate or its key cannot be used"),
    ],
)
def test_an_address_or_a_certificate_that_will_not_do_is_told(
    waybill: Command, arguments: tuple[str, ...], problem: str
) -> None:
    assert waybill("user", "add", "Ada", stdin=SECRET)[0] == 0
    status, _, err = waybill("serve", "--port", "0", *arguments)
    assert (status, problem in err) == (2, True), err
