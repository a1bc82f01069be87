"""The command that finds cases, claims, documents and entities by their words."""

from enum import StrEnum
from typing import Annotated, Final

import typer

from waybill.cli.options import Catalogue, Format, InFormat, Ledger
from waybill.cli.output import print_json, tell
from waybill.cli.progress import bar
from waybill.cli.status import DONE
from waybill.settings import DEFAULT_LEDGER
from waybill.telling.visible import count


class Kind(StrEnum):
    """What can be found."""

    CASES = "cases"
    CLAIMS = "claims"
    DOCUMENTS = "documents"
    ENTITIES = "entities"


_ONE: Final = {Kind.CASES: "case", Kind.CLAIMS: "claim", Kind.DOCUMENTS: "document", Kind.ENTITIES: "entity"}


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help='Words, all of which must be there; "in a row", begun*, OR, NOT.'),
    ] = None,
    like: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Find what says much the same as a text, also in other words.")
    ] = None,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    kind: Annotated[Kind, typer.Option(metavar="KIND", help=f"What to find: {', '.join(Kind)}.")] = Kind.CLAIMS,
    limit: Annotated[int, typer.Option(min=1, max=10_000, metavar="N", help="How many to show, the best first.")] = 20,
    format_: InFormat = Format.TABLE,
) -> int:
    """Find what holds certain words, the best first."""
    from waybill.errors import UsageError
    from waybill.text.questions import question
    from waybill.workspace.alike import alike
    from waybill.workspace.finding import finder
    from waybill.workspace.hits import hit, hit_to_json
    from waybill.workspace.holding import hold

    if bool(words) == bool(like):
        raise UsageError(problem="give words to look for, or a text with --like")
    with hold(ledger, catalogue=catalogue) as holding:
        held = holding.now()
        if like:
            with bar():
                same = alike(held).found(kind.value, like, waits=True)
                numbers = {each: alike(held).number(each, like, waits=True) for each in map(str, Kind)}
            hits = [hit(each, same.asked) for each in same.things[:limit]]
        else:
            found, asked = finder(held), question(" ".join(words or ()))
            hits = [hit(each, asked) for each in found.found(kind.value, asked, most=limit)]
            numbers = {each: found.number(each, asked) for each in map(str, Kind)}
    if format_ is Format.JSON:
        for each in hits:
            print_json(hit_to_json(each))
    else:
        from waybill.cli.render_hits import show_hits

        show_hits(hits)
    others = ", ".join(_number(numbers[each], each) for each in Kind if each != kind)
    tell(f"{len(hits):,} of {_number(numbers[kind], kind)} shown; also found: {others}")
    return DONE


def _number(number: int, kind: Kind) -> str:
    return count(number, _ONE[kind], kind.value)
