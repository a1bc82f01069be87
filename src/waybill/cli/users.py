"""Commands for accounts: who may use the pages where others can come to them."""

import getpass
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from waybill.cli.options import Format, InFormat, Ledger
from waybill.cli.output import count, print_json, tell
from waybill.cli.status import DONE
from waybill.core.person import Role
from waybill.errors import UsageError
from waybill.settings import DEFAULT_LEDGER, Settings

if TYPE_CHECKING:
    from waybill.accounts.accounts import Accounts

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose account, as the ledger will name them.")]


def add(
    name: Name,
    role: Annotated[Role, typer.Option(metavar="ROLE", help=f"What they may do: {', '.join(Role)}.")] = Role.READER,
    ledger: Ledger = DEFAULT_LEDGER,
) -> int:
    """Make an account; its password is asked for twice, or read from standard input."""
    accounts = _accounts(ledger)
    accounts.refuse_taken(name)
    made = accounts.add(name, role, _password(), by=_by())
    tell(f"{made.name} has an account, as {made.role}")
    return DONE


def list_(ledger: Ledger = DEFAULT_LEDGER, format_: InFormat = Format.TABLE) -> int:
    """Show who has an account."""
    from waybill.cli.render_people import show_accounts

    found = _accounts(ledger).listed()
    if format_ is Format.JSON:
        for each in found:
            last = each.last_login_at
            print_json(
                {
                    "name": each.name,
                    "role": each.role.value,
                    "disabled": each.is_disabled,
                    "made_at": each.made_at.isoformat(),
                    "last_login_at": None if last is None else last.isoformat(),
                }
            )
    else:
        show_accounts(found)
    tell(count(len(found), "account"))
    return DONE


def role(
    name: Name,
    given: Annotated[Role, typer.Argument(metavar="ROLE", help=f"What they may do: {', '.join(Role)}.")],
    ledger: Ledger = DEFAULT_LEDGER,
) -> int:
    """Let somebody do more, or less; they have to log in again."""
    _accounts(ledger).give_role(name, given, by=_by())
    tell(f"{name} is {given} now")
    return DONE


def password(name: Name, ledger: Ledger = DEFAULT_LEDGER) -> int:
    """Give an account another password, asked for twice or read from standard input."""
    _accounts(ledger).give_password(name, _password(), by=_by())
    tell(f"{name} has another password")
    return DONE


def disable(name: Name, ledger: Ledger = DEFAULT_LEDGER) -> int:
    """Let somebody in no longer, at once; their account stays."""
    _accounts(ledger).disable(name, by=_by())
    tell(f"{name} is let in no longer")
    return DONE


def enable(name: Name, ledger: Ledger = DEFAULT_LEDGER) -> int:
    """Let somebody in again."""
    _accounts(ledger).enable(name, by=_by())
    tell(f"{name} is let in again")
    return DONE


def remove(name: Name, ledger: Ledger = DEFAULT_LEDGER) -> int:
    """Take an account away with its password; what its person recorded stays."""
    _accounts(ledger).remove(name, by=_by())
    tell(f"{name} has no account any more")
    return DONE


def _accounts(ledger: str) -> "Accounts":
    from waybill.ledger.store import open_ledger
    from waybill.workspace.people import people_of

    # Opened to see that it is a ledger: accounts beside a mistyped path would let nobody in.
    with open_ledger(ledger, create=False) as opened:
        return people_of(opened.location).accounts


def _by() -> str:
    from waybill.workspace.judging import person

    return person(Settings.of(os.environ).person).name


def _password() -> str:
    """A password from the person at the terminal, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise UsageError(problem="the two passwords are not the same; nothing was changed")
    return first
