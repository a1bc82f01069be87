"""What can be chosen by name: built-ins in a tuple here, third parties by entry point.

A third party's package declares, in the group ``waybill.taggers``, a callable that takes the catalogues and returns a
``Tagger``; in the group ``waybill.exporters``, an ``Exporter``. Only the one that is asked for is imported.
"""

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final, TypeAlias

from waybill.core.ports import Tagger
from waybill.errors import UsageError
from waybill.extract.rules import RuleTagger
from waybill.ontology import Ontology

if TYPE_CHECKING:
    from waybill.export.exporting import Exporter

TaggerFactory: TypeAlias = Callable[[Ontology], Tagger]


def _trained(ontology: Ontology) -> Tagger:
    # Late: numbers and models take a third of a second to import, and the rules do without.
    from waybill.extract.trained import TrainedTagger

    return TrainedTagger(ontology)


TAGGERS: Final[tuple[tuple[str, TaggerFactory], ...]] = (("trained", _trained), ("rules", RuleTagger))
DEFAULT_TAGGER: Final = "trained"
GROUP: Final = "waybill.taggers"
EXPORTER_GROUP: Final = "waybill.exporters"


def tagger(name: str, ontology: Ontology) -> Tagger:
    """The tagger of that name; a built-in one wins over a third party's.

    Raises:
        UsageError: there is none of that name.
    """
    factory = dict(TAGGERS).get(name) or _third_party(name)
    return factory(ontology)


def _third_party(name: str) -> TaggerFactory:
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        known = ", ".join([*dict(TAGGERS), *sorted(found)])
        raise UsageError(problem=f"there is no reader {name!r}; there are {known}")
    factory: TaggerFactory = found[name].load()
    return factory


def exporter(name: str) -> "Exporter":
    """The exporter of that name; a built-in one wins over a third party's.

    Raises:
        UsageError: there is none of that name.
    """
    from waybill.export import EXPORTERS

    built_in = {each.name: each for each in EXPORTERS}
    if name in built_in:
        return built_in[name]
    found = {point.name: point for point in entry_points(group=EXPORTER_GROUP)}
    if name not in found:
        known = ", ".join([*built_in, *sorted(found)])
        raise UsageError(problem=f"there is no format {name!r}; there are {known}")
    loaded: Exporter = found[name].load()
    return loaded
