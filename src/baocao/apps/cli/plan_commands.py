"""`baocao plan check` and `baocao plan list`."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.apps.cli.messages import as_records, fail, print_json
from baocao.core.project import Project, find_project
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.check import check_plans
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Plan


def run_plan_check(files: list[Path], *, as_json: bool) -> int:
    """List every problem of the plans; 1 where there is one."""
    project = find_project()
    paths = files or plan_files(project)
    problems = check_plans(paths, load_catalogue(project.indicators), name=project.name)
    if as_json:
        print_json({"problems": as_records(problems)})
    elif problems:
        fail(problems, 1)
    else:
        print(f"{len(paths)} tệp kế hoạch không có lỗi.")
    return 1 if problems else 0


def run_plan_list(*, as_json: bool) -> int:
    """What plans there are, with their validity."""
    project = find_project()
    catalogue = load_catalogue(project.indicators)
    plans = [
        (path.parent.name, load_plan(path, catalogue, name=project.name(path)))
        for path in plan_files(project)
    ]
    if as_json:
        print_json([_record(province, plan) for province, plan in plans])
    else:
        Console().print(_table(plans))
    return 0


def plan_files(project: Project) -> list[Path]:
    """Every plan's file; the report profiles beside them are none."""
    return sorted(p for p in project.plans.glob("*/*.yaml") if p.name != "profile.yaml")


def _record(province: str, plan: Plan) -> dict[str, object]:
    return {
        "province": province,
        "id": plan.id,
        "version": plan.version,
        "citation": plan.citation,
        "valid_from": plan.valid_from.isoformat(),
        "valid_to": plan.valid_to.isoformat(),
        "targets": len(plan.targets),
        "tasks": len(plan.tasks),
        "file": plan.file,
    }


def _table(plans: list[tuple[str, Plan]]) -> Table:
    table = Table("Tỉnh", "Văn bản", "Phiên bản", "Hiệu lực", "Chỉ tiêu", "Nhiệm vụ")
    for province, plan in plans:
        validity = f"{short_date(plan.valid_from)} - {short_date(plan.valid_to)}"
        counts = str(len(plan.targets)), str(len(plan.tasks))
        table.add_row(province, plan.short_citation, str(plan.version), validity, *counts)
    return table
