"""All commands in one table, and what happens when one of them goes wrong."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Annotated, Final, NoReturn

import typer
from typer.exceptions import TyperException

from waybill import __version__
from waybill.cli.answering import mcp
from waybill.cli.asking import case, cases, claims, lookup
from waybill.cli.catalogue import stats
from waybill.cli.checking import evaluate, stamp, verify
from waybill.cli.comparing import compare
from waybill.cli.exporting import export
from waybill.cli.judging import judge
from waybill.cli.original import original
from waybill.cli.output import let_write_all, tell
from waybill.cli.reading import add, import_, read
from waybill.cli.reviewing import review
from waybill.cli.searching import search
from waybill.cli.serving import serve
from waybill.cli.status import DONE, INTERNAL_ERROR, WRONG_USAGE
from waybill.cli.users import add as add_user
from waybill.cli.users import disable, enable, password, remove, role
from waybill.cli.users import list_ as list_users
from waybill.cli.versions import versions
from waybill.cli.watching import watch
from waybill.errors import CatalogueError, OverrideError, WaybillError
from waybill.settings import DEBUG_VARIABLE, Settings

COMMANDS: Final[tuple[tuple[str, Callable[..., int], str], ...]] = (
    ("read", read, "waybill read report.txt --published 2022-04-12 --publisher Times"),
    ("add", add, "waybill add reports/ --ledger transfers.db"),
    ("import", import_, "waybill import coded.jsonl --maker 'Ada Example'"),
    ("watch", watch, "waybill watch watch.toml --once --feed cases.atom"),
    ("claims", claims, "waybill claims --supplier Iran --stage delivered --format json"),
    ("cases", cases, "waybill cases --recipient Russia --disputed"),
    ("search", search, "waybill search 'drones NOT \"air defence\"' --kind documents"),
    ("case", case, "waybill case case-1a2b3c4d5e6f"),
    ("compare", compare, "waybill compare trade-register.csv --ledger transfers.db"),
    ("export", export, "waybill export csv --output tables --recipient Russia"),
    ("judge", judge, "waybill judge north#c1 south#c2 same --reason 'Both name the same ship.'"),
    ("review", review, "waybill review north#c1 --set supplier=Norway --reason 'Named in line 3.'"),
    ("lookup", lookup, "waybill lookup 'Bavar 373'"),
    ("catalogue stats", stats, "waybill catalogue stats --format json"),
    ("evaluate", evaluate, "waybill evaluate annotated/ --errors"),
    ("original", original, "waybill original document-1a2b3c4d5e6f --output report.html"),
    ("versions", versions, "waybill versions document-1a2b3c4d5e6f --format json"),
    ("serve", serve, "waybill serve --ledger transfers.db"),
    ("user add", add_user, "waybill user add 'Ada Example' --role reviewer --ledger transfers.db"),
    ("user list", list_users, "waybill user list --format json"),
    ("user role", role, "waybill user role 'Ada Example' administrator"),
    ("user password", password, "waybill user password 'Ada Example'"),
    ("user disable", disable, "waybill user disable 'Ada Example'"),
    ("user enable", enable, "waybill user enable 'Ada Example'"),
    ("user remove", remove, "waybill user remove 'Ada Example'"),
    ("mcp", mcp, "waybill mcp --ledger transfers.db"),
    ("stamp", stamp, "waybill stamp --authority https://freetsa.org/tsr --trust freetsa.pem"),
    ("verify", verify, "waybill verify --ledger transfers.db"),
)

GROUPS: Final = {
    "catalogue": "Show what the catalogues hold.",
    "user": "Say who may use the pages where others can come to them.",
}
"""Help of the commands whose names have two words, by the first."""


def application() -> typer.Typer:
    """The commands of the table, put together."""
    built = typer.Typer(
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help="Reads reports of arms transfers: who claims what, from how many independent origins, how reliably.",
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    built.callback()(_options)
    groups = {"": built}
    for name, command, example in COMMANDS:
        group, _, own_name = name.rpartition(" ")
        if group not in groups:
            groups[group] = typer.Typer(rich_markup_mode=None)
            built.add_typer(groups[group], name=group, help=GROUPS[group], epilog=f"Example:  {example}")
        groups[group].command(own_name, epilog=f"Example:  {example}")(command)
    return built


def _print_version(asked: bool) -> None:
    if asked:
        print(f"waybill {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    pass


app: Final = application()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line, the process's own if none is given, and exit with its status."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, which without arguments asks for help; its exit status."""
    let_write_all(sys.stdout)
    let_write_all(sys.stderr)
    try:
        status = app(
            list(sys.argv[1:] if arguments is None else arguments) or ["--help"],
            prog_name="waybill",
            standalone_mode=False,
        )
        if sys.stdout is not None:
            sys.stdout.flush()
        return int(status or DONE)
    except TyperException as error:
        tell(f"error: {error.format_message()}", "see waybill --help, or the --help of the command")
        return WRONG_USAGE
    except WaybillError as error:
        tell(f"error: {error}", error.remedy)
        is_ours = isinstance(error, CatalogueError) and not isinstance(error, OverrideError)
        return INTERNAL_ERROR if is_ours else WRONG_USAGE
    except (BrokenPipeError, SystemExit):
        return _close_quietly()
    except OSError as error:
        tell(f"error: {error}", "check the path, its permissions, and the space on its disk")
        return INTERNAL_ERROR
    except Exception as error:
        return _tell_unexpected(error)


def _close_quietly() -> int:
    """Whoever read the output has stopped reading, which is his right; what is buffered goes nowhere.

    Typer and Rich turn a broken pipe into ``SystemExit``, and nothing else does in a command.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _tell_unexpected(error: Exception) -> int:
    if Settings.of(os.environ).debug:
        traceback.print_exception(error)
    tell(
        f"internal error: {type(error).__name__}: {error}",
        f"this is a defect of Waybill; set {DEBUG_VARIABLE}=1 to see where, and report it with the command",
    )
    return INTERNAL_ERROR
