"""Loads plans and report profiles from data/plans; wrong files raise all their problems."""

from __future__ import annotations

from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.check import PROFILE, PlanReader, plan_paths
from baocao.definitions.plans.model import Plan, ReportProfile
from baocao.definitions.plans.versions import check_versions


def load_plan(path: Path, catalogue: IndicatorCatalogue, *, name: str | None = None) -> Plan:
    """Load one plan; `name` is how messages and the plan itself call the file.

    Raises `BaocaoError` with every problem of the file. Whether the version that it
    amends exists is known to `load_plans` only.
    """
    reader = PlanReader(lambda path: name or path.as_posix())
    files = reader.plans([path], catalogue)
    raise_all(reader.problems)
    return files[0].build()


def load_plans(folder: Path, province: str, catalogue: IndicatorCatalogue) -> tuple[Plan, ...]:
    """Load all versions of all plans of a province (by slug), sorted by file name.

    `folder` is the project's data/plans. Raises `BaocaoError` with the problems of all
    files, or where the province has no plan.
    """
    paths = plan_paths(folder / province)
    if not paths:
        todo = "thêm tệp kế hoạch của tỉnh vào thư mục này"
        raise BaocaoError(Problem("không có kế hoạch nào", _shown(folder / province), todo))
    reader = PlanReader(_shown)
    files = reader.plans(paths, catalogue)
    raise_all([*reader.problems, *check_versions(files)])
    return tuple(file.build() for file in files)


def load_profile(folder: Path, province: str) -> ReportProfile:
    """Load how a province's Department of Health signs and sends its report.

    `folder` is the project's data/plans. Raises `BaocaoError` with every problem.
    """
    path = folder / province / PROFILE
    if not path.is_file():
        todo = "tạo tệp này theo tệp cùng tên của một tỉnh khác"
        raise BaocaoError(Problem("tỉnh chưa có thông tin trình bày báo cáo", _shown(path), todo))
    reader = PlanReader(_shown)
    record = reader.profile(path)
    raise_all(reader.problems)
    assert record is not None
    return record.build()


def _shown(path: Path) -> str:
    """A path below data/plans as it stands from the project's root."""
    depth = 4 if path.suffix else 3
    return Path(*path.parts[-depth:]).as_posix()
