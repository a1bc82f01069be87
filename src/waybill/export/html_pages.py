"""Pages as HTML files that stand alone: no script, nothing loaded from elsewhere, every text escaped."""

from collections.abc import Iterable
from html import escape
from typing import Final
from urllib.parse import quote

from waybill.export.blocks import Block, Contents, Grid, Heading, Node, Page, Paragraph, Rows, Tree, Words
from waybill.telling.visible import visible_lines

_STYLE: Final = """
body { font: 16px/1.5 Georgia, serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; }
h1, h2, h3 { font-family: sans-serif; line-height: 1.2; } h2 { border-bottom: 1px solid #bbb; margin-top: 2.5rem; }
blockquote { border-left: 3px solid #888; margin: .8rem 0; padding-left: 1rem; white-space: pre-line; }
table { border-collapse: collapse; margin: .8rem 0; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .2rem .8rem .2rem 0; overflow-wrap: anywhere; }
th { font: bold 14px sans-serif; min-width: 8rem; } thead th { border-bottom: 1px solid #888; }
footer { border-top: 1px solid #bbb; margin-top: 3rem; font-size: 13px; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html(page: Page) -> str:
    """The page as one HTML file."""
    body = "\n".join(map(_block, page.blocks))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1 dir="auto">{_text(page.title)}</h1>\n{body}\n<footer>{_text(page.foot)}</footer>\n</body>\n</html>\n'
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<h{block.level} dir="auto">{_text(block.text)}</h{block.level}>'
        case Paragraph():
            return f'<p dir="auto">{_text(block.text)}</p>'
        case Words():
            return f'<blockquote dir="auto">{_text(block.text)}</blockquote>'
        case Rows():
            return _table("", (_row(f'<th scope="row">{_text(name)}</th>', [value]) for name, value in block.rows))
        case Grid():
            head = "".join(f'<th scope="col">{_text(each)}</th>' for each in block.headings)
            return _table(f"<thead><tr>{head}</tr></thead>", (_row("", cells) for cells in block.rows))
        case Tree():
            return _nodes(block.roots)
        case Contents():
            return _table("", (_row(f'<th scope="row">{_file(name)}</th>', [line]) for name, line in block.files))


def _table(head: str, rows: Iterable[str]) -> str:
    return f"<table>{head}<tbody>\n{chr(10).join(rows)}\n</tbody></table>"


def _row(head: str, cells: Iterable[str]) -> str:
    shown = "".join(f'<td dir="auto">{_linked(cell)}</td>' for cell in cells)
    return f"<tr>{head}{shown}</tr>"


def _nodes(nodes: Iterable[Node]) -> str:
    shown = (f"<li><bdi>{_text(each.text)}</bdi>{_nodes(each.below) if each.below else ''}</li>" for each in nodes)
    return f"<ul>\n{chr(10).join(shown)}\n</ul>"


def _file(name: str) -> str:
    return f'<a href="{escape(quote(name))}.html">{_text(name)}</a>'


def _linked(cell: str) -> str:
    """A cell, a link where all of it is a web address."""
    is_address = cell.startswith(("http://", "https://")) and not any(map(str.isspace, cell))
    return f'<a href="{_text(cell)}" rel="noreferrer">{_text(cell)}</a>' if is_address else _text(cell)


def _text(text: str) -> str:
    return escape(visible_lines(text))
