"""What changed of a report's data although it is issued or locked; asked each time."""

from __future__ import annotations

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import folders_sent
from baocao.core.errors import Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey


def changed_under_lock(project: Project, key: ReportKey) -> tuple[Problem, ...]:
    """Every file of the report's period, or of its parts, that is not as it was locked."""
    own = project.of(key.programme)
    frozen = (*own.locks.glob(f"{key.province}/*.jsonl"), *own.issued.glob(f"{key.province}/*/"))
    if not frozen:  # as most are: no need to read what the programme is
        return ()
    from baocao.archive.issued.locks import changes_under_lock

    definitions = Definitions(project, key.programme)
    period = definitions.period(key.days, key.province)
    province = definitions.areas.province(key.province, on=period.end)
    folders = folders_sent(definitions, province, period)
    return changes_under_lock(project, key.programme, key.province, folders)
