"""The command line: ``waybill``, and ``python -m waybill``."""

from waybill.cli.commands import app, main

__all__ = ["app", "main"]
