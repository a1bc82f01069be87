"""Pages as HTML files that stand alone: no script, nothing loaded from elsewhere, every text escaped."""

from collections.abc import Iterable
from html import escape
from typing import Final
from urllib.parse import quote

from waybill.export.blocks import (
    Block,
    Cell,
    Claims,
    Contents,
    Drawing,
    Grid,
    Heading,
    Node,
    Page,
    Paragraph,
    Rows,
    Steps,
    Tree,
    Words,
)
from waybill.telling.visible import visible_lines

_STYLE: Final = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b;
  background: #fff; }
h1, h2, h3, th, figcaption, .about { font-family: system-ui, sans-serif; } h1, h2, h3 { line-height: 1.2; }
h1 { font-size: 1.5rem; } h2 { border-bottom: 1px solid #bbb; margin-top: 2.5rem; font-size: 1.25rem; }
h3 { font-size: 1rem; margin-top: 1.8rem; } .lead { font-size: 1.25rem; line-height: 1.4; }
blockquote { border-left: 3px solid #1f5a8c; margin: .8rem 0; padding: .1rem 0 .1rem 1rem; white-space: pre-line;
  background: #f4f6f8; }
table { border-collapse: collapse; margin: .8rem 0; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .2rem .8rem .2rem 0; overflow-wrap: anywhere; }
th { font-weight: 600; font-size: 14px; min-width: 7rem; overflow-wrap: normal; }
thead th { border-bottom: 1px solid #6a6a6a; min-width: 0; }
tbody th { color: #4a4a4a; }
figure { margin: 1rem 0; } figure svg { width: 100%; height: auto; }
figcaption, .about { font-size: 13px; color: #555; }
.tree > li { margin-top: .6rem; } .tree > li > bdi { font-weight: bold; }
.tree, .tree ul { list-style: none; padding-left: 0; } .tree ul { margin-left: .5rem; border-left: 1px solid #999; }
.tree ul li { padding-left: 1.2rem; position: relative; }
.tree ul li::before { content: ""; position: absolute; left: 0; top: .75rem; width: .9rem; border-top: 1px solid #999; }
.tree ul li:last-child::after { content: ""; position: absolute; left: -1px; top: calc(.75rem + 1px); bottom: 0;
  width: 1px; background: #fff; }
footer { border-top: 1px solid #bbb; margin-top: 3rem; font-size: 13px; overflow-wrap: anywhere; }
:target { background: #fff6d6; } a { color: #1f5a8c; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2, h3 { break-after: avoid; }
  tr, figure, blockquote { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html(page: Page) -> str:
    """The page as one HTML file."""
    body = "\n".join(map(_block, page.blocks))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1 dir="auto">{_text(page.title)}</h1>\n{body}\n</main>\n<footer>{_text(page.foot)}</footer>\n'
        "</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            anchor = "" if block.claim is None else f' id="claim-{block.claim}"'
            return f'<h{block.level}{anchor} dir="auto">{_text(block.text)}</h{block.level}>'
        case Paragraph():
            leads = ' class="lead"' if block.leads else ""
            return f'<p{leads} dir="auto">{_text(block.text)}</p>'
        case Words():
            return f'<blockquote dir="auto">{_text(block.text)}</blockquote>'
        case Rows():
            return _table("", (_row(f'<th scope="row">{_text(name)}</th>', [value]) for name, value in block.rows))
        case Grid():
            head = "".join(f'<th scope="col">{_text(each)}</th>' for each in block.headings)
            shares = (f'<col style="width: {100 * each // sum(block.widths)}%">' for each in block.widths)
            head = f"<colgroup>{''.join(shares)}</colgroup><thead><tr>{head}</tr></thead>"
            return _table(head, (_row("", cells) for cells in block.rows))
        case Tree():
            return _nodes(block.roots, ' class="tree"')
        case Steps():
            return f"<ol>\n{chr(10).join(f'<li>{_text(each)}</li>' for each in block.steps)}\n</ol>"
        case Drawing():
            svg = block.svg.replace("<svg ", f'<svg role="img" aria-label="{_text(block.says)}" ', 1)
            return f"<figure>{svg}<figcaption>{_text(block.caption)}</figcaption></figure>"
        case Contents():
            return _table("", (_row(f'<th scope="row">{_file(name)}</th>', [line]) for name, line in block.files))


def _table(head: str, rows: Iterable[str]) -> str:
    return f"<table>{head}<tbody>\n{chr(10).join(rows)}\n</tbody></table>"


def _row(head: str, cells: Iterable[Cell]) -> str:
    shown = "".join(f'<td dir="auto">{_cell(cell)}</td>' for cell in cells)
    return f"<tr>{head}{shown}</tr>"


def _nodes(nodes: Iterable[Node], style: str = "") -> str:
    shown = (
        f'<li><bdi>{_text(each.text)}</bdi> <span class="about">{_text(each.about)}, '
        f"{'claim' if len(each.claims.numbers) == 1 else 'claims'} {_cell(each.claims)}</span>"
        f"{_nodes(each.below) if each.below else ''}</li>"
        for each in nodes
    )
    return f"<ul{style}>\n{chr(10).join(shown)}\n</ul>"


def _file(name: str) -> str:
    return f'<a href="{escape(quote(name))}.html">{_text(name)}</a>'


def _cell(cell: Cell) -> str:
    """A cell, a link where all of it is a web address or where it names claims."""
    if isinstance(cell, Claims):
        links = (f'<a href="#claim-{each}">{each}</a>' for each in cell.numbers)
        return ", ".join(links) or _text(cell.otherwise)
    is_address = cell.startswith(("http://", "https://")) and not any(map(str.isspace, cell))
    return f'<a href="{_text(cell)}" rel="noreferrer">{_text(cell)}</a>' if is_address else _text(cell)


def _text(text: str) -> str:
    return escape(visible_lines(text))
