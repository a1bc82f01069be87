"""What was found, for people, drawn with Rich."""

from collections.abc import Iterable

from rich.padding import Padding
from rich.text import Text

from waybill.cli.output import visible
from waybill.cli.render import Trimmed, screen
from waybill.workspace.hits import Hit


def show_hits(hits: Iterable[Hit]) -> None:
    """Each in a few lines: its id, what it is, and the words around what was looked for."""
    console = screen()
    for hit in hits:
        console.print(Text(visible(hit.id), style="cyan"))
        lines = [Text(visible(hit.title), style="bold"), Text(visible(hit.note), style="dim"), _excerpt(hit)]
        for line in lines:
            if line:
                console.print(Trimmed(Padding(line, (0, 0, 0, 2))))
        console.print()


def _excerpt(hit: Hit) -> Text:
    return Text.assemble(*((visible(each.text), "bold yellow" if each.is_found else "") for each in hit.excerpt))
