"""Reads reports of arms transfers and keeps what they claim accountable."""
