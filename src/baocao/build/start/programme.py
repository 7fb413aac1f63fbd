"""A programme of a project's own: a small catalogue to be gone on with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.build.start.project import add_programme, is_shipped
from baocao.build.start.texts import filled
from baocao.build.start.written import Written, write_new
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.periods.regimes_file import Regimes, regimes_of

FILES = {
    "programme.yaml": "programme.yaml",
    "indicators/themes.yaml": "themes.yaml",
    "indicators/categories.yaml": "categories.yaml",
    "indicators/units.yaml": "units.yaml",
    "indicators/results.yaml": "results.yaml",
    "rules/validation.yaml": "validation.yaml",
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class ProgrammeAsked:
    """What a programme is written from; `name` is needed only for one that the package lacks."""

    id: str
    name: str = ""
    cadence: Sequence[str] = ("quarter",)


def new_programme(project: Project, asked: ProgrammeAsked) -> Written:
    """Write the catalogue of a programme: the package's, or a small one to be changed.

    Raises `UsageError` where the project has it, for what is no id or has no name, and for a
    period that no regime has.
    """
    if is_shipped(asked.id):
        return add_programme(project, asked.id)
    if not _ID.fullmatch(asked.id):
        todo = "dùng chữ thường không dấu, số và dấu gạch nối, ví dụ suc-khoe-sinh-san"
        raise UsageError(Problem(f"“{asked.id}” không dùng làm mã chương trình được", "", todo))
    if not asked.name:
        todo = "ghi ví dụ --name 'Chăm sóc sức khỏe sinh sản'"
        raise UsageError(Problem("chương trình mới cần có tên", "--name", todo))
    home = project.name(project.of(asked.id).home)
    reports = _reports(regimes_of(project), asked.cadence)
    values = {"id": asked.id, "name": asked.name, "work": lower_first(asked.name)}
    texts = {
        f"{home}/{place}": filled(project, template, **values, reports=reports)
        for place, template in FILES.items()
    }
    return write_new(project, texts)


def _reports(regimes: Regimes, asked: Sequence[str]) -> Mapping[str, list[str]]:
    """The periods asked for, each once, by the first regime that has them: each is a type of
    report. Raises `UsageError` for one that none has."""
    homes = {
        type_.value: regime.id
        for regime in reversed([*regimes.every.values()])
        for type_ in regime.types
    }
    strange = ", ".join(one for one in asked if one not in homes)
    if strange:
        known = ", ".join(type_.value for type_ in PeriodType if type_.value in homes)
        what = f"không có chế độ báo cáo nào có kỳ “{strange}”"
        raise UsageError(Problem(what, "--cadence", f"chọn trong: {known}"))
    found: dict[str, list[str]] = {}
    for period in dict.fromkeys(asked):
        found.setdefault(homes[period], []).append(period)
    return found
