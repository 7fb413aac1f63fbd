"""Loads a programme's plans and report profiles; wrong files raise all their problems."""

from __future__ import annotations

from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import data_name
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.check import PlanReader, check_versions, plan_paths
from baocao.definitions.plans.model import Plan


def load_plan(
    path: Path, catalogue: IndicatorCatalogue, regimes: Regimes, *, name: str | None = None
) -> Plan:
    """Load one plan; `name` is how messages and the plan itself call the file.

    Raises `BaocaoError` with every problem of the file. Whether the version that it
    amends exists is known to `load_plans` only.
    """
    reader = PlanReader(lambda path: name or path.as_posix())
    files = reader.plans([path], catalogue, regimes)
    raise_all(reader.problems)
    return files[0].build(regimes)


def load_plans(
    folder: Path, province: str, catalogue: IndicatorCatalogue, regimes: Regimes
) -> tuple[Plan, ...]:
    """Load all versions of all plans of a province (by slug), sorted by file name.

    `folder` is the programme's folder of plans. Raises `BaocaoError` with the problems of all
    files, or where the province has no plan.
    """
    paths = plan_paths(folder / province)
    if not paths:
        todo = f"chạy baocao new plan --province {province}, hoặc baocao plan read <văn bản>"
        raise BaocaoError(Problem("không có kế hoạch nào", data_name(folder / province), todo))
    reader = PlanReader(data_name)
    files = reader.plans(paths, catalogue, regimes)
    raise_all([*reader.problems, *check_versions(files)])
    return tuple(file.build(regimes) for file in files)
