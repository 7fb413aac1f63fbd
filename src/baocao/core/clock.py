"""The day that it is."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Today where the command runs."""
    return datetime.now(UTC).astimezone().date()
