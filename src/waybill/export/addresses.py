"""Addresses of the web, as other tools take them: what merely looks like one is none."""

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

SCHEMES: Final = {"http", "https"}

_LABEL: Final = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_SPACE: Final = re.compile(r"\s")


def web_address(text: str) -> str | None:
    """The address, with a path of at least ``/``; None of paths of files, ``javascript:``, and hosts that cannot be."""
    try:
        split = urlsplit(text)
        is_one = split.scheme.lower() in SCHEMES and _is_host(split)
    except ValueError:  # a port that is no number, or brackets around no address
        return None
    if not is_one or _SPACE.search(text):
        return None
    return split._replace(scheme=split.scheme.lower(), path=split.path or "/").geturl()


def _is_host(split: SplitResult) -> bool:
    host, _ = split.hostname or "", split.port
    try:
        ip_address(host)
        return True
    except ValueError:
        labels = host.rstrip(".").split(".")
    last = labels[-1]
    return all(map(_LABEL.fullmatch, labels)) and len(labels) > 1 and len(last) > 1 and not last.isdigit()
