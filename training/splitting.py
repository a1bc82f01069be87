"""Shares of the corpus, and what names a state of the training data."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from waybill.core.ids import sha256


def is_in_share(report_id: str, share: float) -> bool:
    """Whether a report is of a share of the rest, for learning curves: a larger share holds the smaller ones."""
    return int(hashlib.sha256(f"share {report_id}".encode()).hexdigest(), 16) % 1000 < 1000 * share


def is_kept(passage_id: str) -> bool:
    """Whether a passage is kept for measuring: one in five of those of country reports and newspapers, ``pa…``."""
    return passage_id.startswith("pa") and int(hashlib.sha256(passage_id.encode()).hexdigest(), 16) % 5 == 0


def version(folders: Iterable[Path]) -> str:
    """Twelve digits that change when any annotated report of the folders does."""
    listed = sorted(path for folder in folders for path in folder.glob("*.json"))
    return sha256("\n".join(sha256(path.read_bytes()) for path in listed).encode())[:12]
