"""Code blocks of the manual, and what a reader who copies them would see."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FENCE: Final = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block. ``info`` is what follows its first fence: ``python``, ``console exits-1``."""

    info: tuple[str, ...]
    body: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A ``$ waybill …`` line with the output that the manual shows below it; empty where it shows none."""

    arguments: tuple[str, ...]
    saved_as: str | None
    shown: str
    exits: int


def blocks(page: Path) -> list[Block]:
    """All fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(info=tuple(match["info"].split()), body=match["body"], line=text[: match.start()].count("\n") + 1)
        for match in FENCE.finditer(text)
    ]


def commands(block: Block) -> list[Command]:
    """The commands of a console block, in order; ``> FILE`` at their end says where the output goes."""
    statuses = [int(word.removeprefix("exits-")) for word in block.info if word.startswith("exits-")]
    found = []
    for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        words = shlex.split(line)
        saved_as = words[words.index(">") + 1] if ">" in words else None
        arguments = words[1 : words.index(">")] if ">" in words else words[1:]
        assert words[0] == "waybill", f"not a command of ours: {line}"
        found.append(
            Command(arguments=tuple(arguments), saved_as=saved_as, shown=shown.strip(), exits=(statuses or [0])[0])
        )
    return found


def shows(shown: str, output: str) -> bool:
    """Whether an output is what the manual shows; ``…`` in the manual stands for anything."""
    pattern = ".*".join(re.escape(trimmed(part)) for part in shown.split(ANYTHING))
    return re.fullmatch(pattern, trimmed(output), re.DOTALL) is not None


def trimmed(text: str) -> str:
    """Text without blanks at the ends of its lines and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
