"""Values over time that make one line: periods of one length, all real or all synthetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.apps.site.overview import Overview
from baocao.document.charts.trends import FEWEST


def lines_of(reports: Iterable[Overview]) -> list[list[Overview]]:
    """The reports of one province that make a line of three points at least, oldest first; the
    longest line first."""
    found: dict[tuple[str, bool], list[Overview]] = {}
    for report in reports:
        found.setdefault(report.kind, []).append(report)
    long = (sorted(own, key=_end) for own in found.values() if len(own) >= FEWEST)
    return sorted(long, key=len, reverse=True)


def _end(report: Overview) -> int:
    return report.period.end.toordinal()


def latest_first(reports: Iterable[Overview]) -> Sequence[Overview]:
    """Reports by their last day, the newest first; the longer of two that end together first."""
    return sorted(reports, key=lambda r: (-r.period.end.toordinal(), r.period.start))
