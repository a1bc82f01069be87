"""The tree of a case's origins: from each root down to those who repeat it, and why each is taken to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from waybill.cli.output import visible
from waybill.cli.render import Trimmed
from waybill.core.case import Case, Origin, Teller, Tie, TieKind
from waybill.core.claim import ClaimRef
from waybill.core.speaker import SpeakerKind
from waybill.telling import wording

MOST_BRANCHES: Final = 8
"""Of one teller; JSON has them all."""

_COPIES: Final = frozenset({TieKind.NEAR_COPY, TieKind.VERSION, TieKind.TRANSLATION})


def origins_tree(case: Case) -> Iterator[Trimmed]:
    """A tree for each origin."""
    tellers = {teller.id: teller for teller in case.tellers}
    copying = {tie.teller for tie in case.ties if tie.kind in _COPIES}
    repeating: dict[str, list[Tie]] = defaultdict(list)
    # Who prints another's text is shown below that one rather than beside it.
    for tie in sorted(case.ties, key=lambda tie: (tie.teller in copying, tie.teller)):
        repeating[tie.source].append(tie)
    for origin in case.origins:
        tree = Tree(Text(visible(_root(origin))), guide_style="dim")
        heads = [name for name in origin.tellers if name in tellers]
        shown = set(heads)
        for head in heads:
            _grow(tree, head, tellers, repeating, shown)
        if not heads:
            tree.add(Text(visible(_claims(origin.claims)), style="dim"))
        yield Trimmed(Padding(tree, (0, 0, 0, 2)))


def _grow(
    tree: Tree, source: str, tellers: Mapping[str, Teller], repeating: Mapping[str, Sequence[Tie]], shown: set[str]
) -> None:
    """Add those who repeat a teller, each once, so that a circle ends."""
    ties = [tie for tie in repeating.get(source, ()) if tie.teller in tellers and tie.teller not in shown]
    new = list({tie.teller: tie for tie in ties}.values())
    for tie in new[:MOST_BRANCHES]:
        if tie.teller in shown:
            continue
        shown.add(tie.teller)
        branch = tree.add(Text(visible(_branch(tellers[tie.teller], tie))))
        _grow(branch, tie.teller, tellers, repeating, shown)
    if len(new) > MOST_BRANCHES:
        tree.add(Text(f"and {len(new) - MOST_BRANCHES:,} more", style="dim"))


def _root(origin: Origin) -> str:
    standing = [wording.label(origin.kind)] if origin.kind is not SpeakerKind.UNKNOWN else []
    standing += [] if origin.named else ["unnamed"]
    standing += ["on record"] if origin.on_record else []
    circle = ", several that cite each other" if len(origin.tellers) > 1 else ""
    return f"{origin.text} ({', '.join(standing) or 'unknown kind'}{circle})"


def _branch(teller: Teller, tie: Tie) -> str:
    return f"{teller.text} · {wording.tie(tie)} · {_claims(teller.claims)}"


def _claims(claims: Iterable[ClaimRef]) -> str:
    listed = [f"{ref.document} {ref.claim}" for ref in claims]
    more = [f"and {len(listed) - MOST_BRANCHES:,} more"] if len(listed) > MOST_BRANCHES else []
    return ", ".join([*listed[:MOST_BRANCHES], *more])
