"""Who has an account, for people, drawn with Rich."""

from collections.abc import Iterable

from rich.table import Table

from waybill.accounts.account import Account
from waybill.cli.output import visible
from waybill.cli.render import screen


def show_accounts(accounts: Iterable[Account]) -> None:
    """One line for each."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("name", "role", "since", "last logged in"):
        table.add_column(head, overflow="fold")
    for each in accounts:
        last = each.last_login_at
        table.add_row(
            visible(each.name),
            f"{each.role.value}{', disabled' if each.is_disabled else ''}",
            f"{each.made_at:%Y-%m-%d}",
            "never" if last is None else f"{last:%Y-%m-%d %H:%M} UTC",
        )
    screen().print(table)
