"""A province's first report: earlier periods are read and worked out beside it, on another core.

Both processes keep what they make and take over what the other has kept. The one beside begins at
the other end, so the two meet halfway.
"""

from __future__ import annotations

from functools import partial

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.earlier_kept import results_kept
from baocao.build.workspace.history import History
from baocao.build.workspace.processes import beside
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.looked_back import earlier
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.inputs import Inputs
from baocao.results.report_data import of_earlier


def is_first(definitions: Definitions, province: AdminUnit) -> bool:
    """Whether nothing is kept of the province."""
    return not results_kept(definitions, province).is_dir()


def begin_to_read(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> None:
    """Begin to read what was sent for earlier periods."""
    beside(partial(_read, definitions, province, period))


def _read(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> None:
    periods = earlier(period)
    history = History(definitions, province, periods)
    for one in reversed(periods):
        history.get(one.key)


def begin_to_work_out(inputs: Inputs) -> None:
    """Begin to work out the results of earlier periods."""
    beside(partial(_work_out, inputs))


def _work_out(inputs: Inputs) -> None:
    for period in reversed([*inputs.history]):
        inputs.recall(period, partial(of_earlier, inputs, period))
