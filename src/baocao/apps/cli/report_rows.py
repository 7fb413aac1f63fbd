"""What became of a report, in words: its state, its row of the table, what to know of it."""

from __future__ import annotations

from baocao.apps.cli.carried_notes import carried_notes
from baocao.apps.cli.report_table import UNCHANGED
from baocao.build.run.job import Built, Failed, Outcome
from baocao.core.project import Project


def state(outcome: Outcome) -> str:
    """The outcome of a report, in words."""
    if isinstance(outcome, Built):
        return "đã dựng" if outcome.fresh else UNCHANGED
    return "lỗi" if isinstance(outcome, Failed) else "chưa dựng"


def row(project: Project, outcome: Outcome) -> tuple[str, ...]:
    """A report's row of the table."""
    return project.called(outcome.key), *_cells(project, outcome)


def _cells(project: Project, outcome: Outcome) -> tuple[str, ...]:
    if not isinstance(outcome, Built):
        colour = "red" if isinstance(outcome, Failed) else "yellow"
        return f"[{colour}]{state(outcome)}[/]", "", "", "", ""
    run = outcome.run
    counts = (run.figures, sum(run.findings.values()), run.placeholders)
    shown = ("" if count is None else str(count) for count in counts)
    return (state(outcome), *shown, project.name(outcome.folder))


def notes_of(project: Project, built: Built) -> list[str]:
    """What a person has to know about a report: files that were kept, outdated quotes."""
    return [*carried_notes(project, built)] + [
        f"lời văn nhắc số {quote.number}, số liệu nay in là {quote.now or 'không còn'}: "
        f"“{quote.text}”"
        for quote in built.run.stale_quotes
    ]
