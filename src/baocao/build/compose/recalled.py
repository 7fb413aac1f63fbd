"""A report's data and charts, kept until something else changes than what people write for it.

What asks other periods' workbooks, and the table of all units, is not kept: it is put in again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from shutil import rmtree
from typing import Any

from baocao.build.compose.pictures import ReportChart
from baocao.build.workspace.door import Scope
from baocao.build.workspace.processes import beside, may_fork
from baocao.core.data_json import dump_data, load_data
from baocao.core.taken_over import Keeper, keep_in, keeper
from baocao.definitions.areas.crosswalk import NO_PASSAGES
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.earlier import made_anew
from baocao.results.earlier_terms import terms_made_anew
from baocao.results.report_data import ReportData
from baocao.submissions.workbooks.model import Submission

DATA = "data.json"
LATEST = 20  # reports that are kept; one of a week of 168 units takes 8 MB and more
_finish: ContextVar[Callable[[], object]] = ContextVar("finish", default=lambda: None)
_FUNCTIONS = ("parts", "beside", "computed", "recall", "recall_terms")
_NOT_KEPT: Mapping[str, Any] = {
    **dict.fromkeys(_FUNCTIONS),
    **{name: {} for name in ("history", "sent_before")},
    "crosswalk": NO_PASSAGES,
}


@dataclass(frozen=True)
class ReportBasis:
    """What a report is composed of beside what people write: its data and its charts."""

    data: ReportData
    charts: tuple[ReportChart, ...]


@dataclass(frozen=True)
class _Kept:
    """A basis without what asks for earlier submissions, and the periods that it asks for."""

    basis: ReportBasis
    history: tuple[ReportingPeriod, ...]
    sent_before: tuple[ReportingPeriod, ...]


def recalled(scope: Scope, make: Callable[[], ReportBasis]) -> ReportBasis:
    """What was kept, else what `make` returns, which is kept then, on another core where there is
    one: `finish_keeping` waits for it. Where it cannot be kept, or the inputs change meanwhile,
    nothing that goes with it is kept or taken over either."""
    asked = keeper()
    if asked is None:
        return make()
    kept_by = replace(asked, first=DATA)
    keep_in(kept_by)
    content = kept_by.find(DATA)
    found = None if content is None else _opened(content)
    if found is not None:
        return _put_in(scope, found)
    made = make()
    kept = _taken_out(made)
    if kept is None:
        keep_in(None)
    else:
        home = scope.project.basis(scope.key).parents[2]
        _begin_to_keep(partial(_keep, kept_by, kept, home))
    return made


def finish_keeping() -> None:
    """Wait for what is kept beside the work of this process, with which it would end."""
    _finish.get()()


def _begin_to_keep(keep: Callable[[], bool]) -> None:
    if may_fork():
        _finish.set(beside(keep))
    else:
        keep()  # before what goes with it


def _keep(kept_by: Keeper, kept: _Kept, home: Path) -> bool:
    """Whether it could be kept; a report that holds what is no data is not."""
    try:
        is_kept = kept_by.keep(DATA, dump_data(kept))
    except (TypeError, ValueError, RecursionError):
        return False
    _leave_latest(home)
    return is_kept


def _leave_latest(home: Path) -> None:
    """Of all reports of a project those that were made last; they are in folders of programme,
    province and period."""
    with suppress(OSError):  # another command may be at it
        made = sorted(home.glob(f"*/*/*/{DATA}"), key=lambda data: data.stat().st_mtime)
        for data in made[:-LATEST]:
            rmtree(data.parent)


def _taken_out(made: ReportBasis) -> _Kept | None:
    """What is kept; None of a report that is made from others."""
    from baocao.build.workspace.history import History  # known where anything was made

    inputs = made.data.inputs
    history, before = inputs.history, inputs.sent_before
    if not (isinstance(history, History) and isinstance(before, History)):
        return None
    basis = replace(made, data=replace(made.data, inputs=replace(inputs, **_NOT_KEPT)))
    return _Kept(basis, history.periods, before.periods)


def _put_in(scope: Scope, kept: _Kept) -> ReportBasis:
    data, areas = kept.basis.data, scope.definitions.areas
    own = replace(
        data.inputs,
        history=SentLater(scope, kept.history),
        sent_before=SentLater(scope, kept.sent_before),
        crosswalk=areas.crosswalk,
        parts=areas.parts,
        beside=areas.beside,
        recall=made_anew,
        recall_terms=terms_made_anew,
    )
    return replace(kept.basis, data=replace(data, inputs=own))


class SentLater(Mapping[str, tuple[Submission, ...]]):
    """What was sent for earlier periods, by key; it is looked at when the first is asked for."""

    def __init__(self, scope: Scope, periods: Sequence[ReportingPeriod]) -> None:
        self._scope, self._periods = scope, periods

    @cached_property
    def _history(self) -> Mapping[str, tuple[Submission, ...]]:
        from baocao.build.workspace.history import History

        return History(self._scope.definitions, self._scope.province, self._periods)

    def __getitem__(self, key: str) -> tuple[Submission, ...]:
        return self._history[key]

    def __iter__(self) -> Iterator[str]:
        return (period.key for period in self._periods)

    def __len__(self) -> int:
        return len(self._periods)


def _opened(content: bytes) -> _Kept | None:
    """What was kept; None where it is anything else."""
    try:
        found = load_data(content)
    except ValueError:
        return None
    return found if isinstance(found, _Kept) else None
