"""What is wanted of the package's speed, and whether the numbers of a run keep it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Facts = dict[str, float]
"""The measured numbers that targets are judged by, under the names that targets use."""


@dataclass(frozen=True)
class Target:
    """A bound for one fact: not under `least`, not over `most`."""

    words: str
    fact: str
    least: float | None = None
    most: float | None = None

    def kept(self, value: float) -> bool:
        low = self.least is None or value >= self.least
        return low and (self.most is None or value <= self.most)


TARGETS = (
    Target("(a) takes at least 18 times as long as (c)", "a / c", least=18),
    Target("(e) takes at least 18 times as long as (c)", "e / c", least=18),
    Target("(b) takes at least 5 times as long as (c)", "b / c", least=5),
    Target("(c) takes at most 0.8 times as long as (d)", "c / d", most=0.8),
    Target("peak memory of the tree, MB", "peak", most=700),
    Target("cost of each of 700 reports to each of 70, by CPU", "growth", least=0.85, most=1.15),
    Target("the same by wall time", "growth by wall", least=0.85, most=1.15),
    Target("700 reports complete; number of failures", "failures", most=0),
    Target("baocao --help, s of CPU", "baocao --help", most=0.3),
    Target("baocao report --help, s of CPU", "baocao report --help", most=0.3),
    Target("a wrong option, s of CPU", "a wrong option", most=0.3),
    Target("a wrong period, s of CPU", "a wrong period", most=0.3),
    Target(
        "baocao status of all reports, beyond Python's start, s of CPU", "baocao status", most=2
    ),
    Target("baocao next, the same", "baocao next", most=2),
    Target("nothing to do for one report, s", "nothing to do for one report", most=0.17),
    Target("nothing to do for a period, s", "nothing to do for a period", most=0.57),
    Target(
        "a report from nothing, times as fast as papermill", "papermill / first report", least=4
    ),
    Target(
        "the same, as the first edition's papermill command",
        "first edition / first report",
        least=4,
    ),
    Target(
        "fresh clone to first report, to the first edition",
        "fresh clone / first edition",
        most=0.5,
    ),
    Target(
        "a report after a changed word, times as fast as papermill",
        "baocao report, changed word",
        least=8,
    ),
    Target(
        "the same, as the first edition's papermill command",
        "baocao report, changed word, first edition",
        least=8,
    ),
    Target(
        "a changed word, saved while --watch runs",
        "save while baocao report --watch runs, changed word",
        least=8,
    ),
    Target("check of 168 filled forms, to pandas reading", "check of forms / pandas", most=0.3),
    Target("the same, checked again", "check of forms again / pandas", most=0.3),
    Target("check of 168 smallest workbooks, to the same", "check / pandas", most=0.3),
    Target("the same, checked again", "check again / pandas", most=0.3),
    Target("the 52nd week of 168 units, to that of 12", "week of many units", most=2),
    Target("a province's cost among 34, to that among 4", "country, --jobs 2", most=1.15),
    Target("the same on a Dask cluster of two workers", "country, Dask, 2 workers", most=1.15),
    Target("lines that check prints of 168 forms", "lines of check of forms", most=200),
)


def judged(facts: Mapping[str, float]) -> Iterator[str]:
    """The targets as a table; what was not measured in this run says so."""
    yield "| target | measured | kept |"
    yield "|---|---|---|"
    for target in TARGETS:
        value = facts.get(target.fact)
        if value is None:
            yield f"| {target.words} | not in this run | |"
        else:
            yield f"| {target.words} | {value:.2f} | {'yes' if target.kept(value) else '**no**'} |"
