"""What begins beside the command before it knows what each report is made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from baocao.apps.cli import serving
from baocao.apps.cli.asked import DASK, LOCAL, Order, ReportCall
from baocao.apps.cli.options import NamedReport
from baocao.build.run.isolation import PRELOAD
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

KEYS = [ReportKey("covid-19", "lang-son", f"2022-Q{quarter}") for quarter in (1, 2, 3)]


@pytest.mark.parametrize(
    ("built", "executor", "begun"),
    [
        (0, LOCAL, ("drawing for 2", "all at once")),
        (2, LOCAL, ("drawing for 1", "all at once")),
        (3, LOCAL, ("all for the first report",)),
        (0, DASK, ("all for the first report",)),
    ],
    ids=["none-built", "one-missing", "all-built", "other-machines"],
)
def test_what_begins_for_many_reports(
    built: int,
    executor: str,
    begun: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a report was never built, what makes and draws reports gets ready at once, for as many
    as are made at a time; where all were, it waits until one has to be made."""
    told: list[str] = []

    def serve(preload: Sequence[str], at_once: Sequence[str] = ()) -> None:
        told.extend("all at once" for name in at_once if name in PRELOAD)
        told.extend("all for the first report" for name in preload if name in PRELOAD)

    monkeypatch.setattr(serving, "_is_command", lambda: True)
    monkeypatch.setattr(serving, "fork_server", serve)
    monkeypatch.setattr(
        "baocao.build.run.local.begin_to_draw", lambda slots: told.append(f"drawing for {slots}")
    )
    project = Project(tmp_path)
    for key in KEYS[:built]:
        project.report(key).mkdir(parents=True)
    call = ReportCall(NamedReport("lang-son", "", "covid-19"), jobs=2, executor=executor)
    serving.begin_to_build(Order(project, KEYS, call))
    assert tuple(told) == begun
