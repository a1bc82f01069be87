"""Who publishes what is found at an address, by the catalogue of outlets."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from waybill.ontology import load


def publisher_of(site_name: str | None, address: str | None) -> str | None:
    """The outlet: the site's own name where the catalogue knows it, else the outlet of its host, else its own name.

    None where neither is known.
    """
    if site_name and load().outlets.named(site_name):
        return site_name
    return _outlet_at(host_of(address)) or site_name


def outlet_at(host: str) -> str | None:
    """Name of the outlet that publishes at a host or at one that it belongs to; None where the catalogue has none."""
    return _outlet_at(host)


def host_of(address: str | None) -> str:
    """Host of a web address; empty where there is none."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def _outlet_at(host: str) -> str | None:
    labels = host.lower().split(".")
    return next((name for start in range(len(labels) - 1) if (name := _outlets().get(".".join(labels[start:])))), None)


@cache
def _outlets() -> Mapping[str, str]:
    """Names of outlets by domain; of several at one domain the first by id."""
    ontology = load()
    names: dict[str, str] = {}
    for entity_id in ontology.outlets.ids():
        facts, entity = ontology.outlet(entity_id), ontology.outlets.entity(entity_id)
        if facts is not None and facts.domain and entity is not None:
            names.setdefault(facts.domain.lower().removeprefix("www."), entity.name)
    return names
