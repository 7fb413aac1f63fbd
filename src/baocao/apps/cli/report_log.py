"""The log of `baocao report --log`: one line a report, for runs that nobody watches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from baocao.apps.cli.report_rows import state
from baocao.build.run.job import Failed, Outcome
from baocao.core.turn import person
from baocao.core.whole_file import writing_to


def append_log(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Add a line for each report: when, who ran it, which report, what became of it.

    Raises `UsageError` where the file cannot be written.
    """
    now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    lines = [f"{now} {person()} {_line(outcome)}\n" for outcome in outcomes]
    with writing_to(path), path.open("a", encoding="utf-8") as file:
        file.writelines(lines)


def _line(outcome: Outcome) -> str:
    """The report, its state, and of a failed one the first thing that is wrong."""
    told = f"{outcome.key.programme} {outcome.key}: {state(outcome)}"
    if isinstance(outcome, Failed) and outcome.problems:
        told += f"; {' '.join(str(outcome.problems[0]).split())}"
    return told
