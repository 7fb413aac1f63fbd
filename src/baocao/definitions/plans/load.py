"""Loads a programme's plans and report profiles; wrong files raise all their problems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import ProgrammeFolders, data_name
from baocao.core.report_key import UNIT, place_options
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.check import PlanReader, check_versions, plan_paths, profile_paths
from baocao.definitions.plans.model import Plan
from baocao.definitions.plans.profile import ReportProfile
from baocao.definitions.programmes.model import ReportType


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


def load_profile(folders: ProgrammeFolders, province: str, on: date | None = None) -> ReportProfile:
    """Load how a province's Department of Health signs and sends a programme's reports.

    The fields of the programme's own file stand instead of those of the province's; what both
    leave to the report type `completed` fills in. Raises `BaocaoError` with every problem; what
    to do where there is no profile names the day `on`, for places that are no more.
    """
    paths = profile_paths(folders, province)
    if not paths[0].is_file():
        options = place_options(province).removeprefix("--province ")
        day = f" --day {short_date(on)}" if on else ""
        todo = f"chạy baocao new province {options}{day}"
        whose = "đơn vị" if UNIT in province else "tỉnh"
        what = f"{whose} chưa có thông tin trình bày báo cáo"
        raise BaocaoError(Problem(what, data_name(paths[0]), todo))
    reader = PlanReader(data_name)
    profile = reader.profile(paths)
    raise_all(reader.problems)
    assert profile is not None
    return profile


def completed(profile: ReportProfile, report: ReportType, province: AdminUnit) -> ReportProfile:
    """A profile with the addressee and subject of a report type where it has no others."""
    name = lower_first(province.name)
    return replace(
        profile,
        addressees=profile.addressees or (report.addressee.format(province=name),),
        report_subject=profile.report_subject or report.subject.replace("{province}", name),
    )
