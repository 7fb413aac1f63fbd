"""`baocao plan check` and `baocao plan list`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.apps.cli.messages import fail, print_json
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import programme_of_file, programmes_meant
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import ProgrammeFolders, Project, find_project
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.plans.check import check_plans, check_profiles
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Plan
from baocao.definitions.plans.profile_load import profile_paths


def run_plan_check(files: list[Path], programme: str, *, as_json: bool) -> int:
    """List every problem of the plans and report profiles, and of what else a programme has as
    data where no file is named; 1 where there is one."""
    project = find_project()
    asked = _given(project, files, programme) if files else _all(project, programme)
    found = [_problems(project.of(id_), paths) for id_, paths in asked.items()]
    if not files:
        from baocao.apps.cli.definition_check import definition_problems  # it loads the charts

        found += [definition_problems(Definitions(project, id_)) for id_ in asked]
    problems = tuple(dict.fromkeys(problem for each in found for problem in each))
    if as_json:
        print_json({"problems": problems})
    elif problems:
        fail(problems, 1)
    else:
        count = len({path for paths in asked.values() for path in paths})
        print(f"{count} tệp kế hoạch và thông tin trình bày không có lỗi.")
        if not files:
            print("Danh mục, vai trò, quy tắc, biểu mẫu, câu chữ, ánh xạ không có lỗi.")
    return 1 if problems else 0


def run_plan_list(programme: str, *, as_json: bool) -> int:
    """List the plans and when they are in force."""
    project = find_project()
    plans = [
        (
            id_,
            path.parent.name,
            load_plan(path, catalogue, regimes_of(project), name=project.name(path)),
        )
        for id_ in programmes_meant(project, programme)
        for catalogue in [load_catalogue(project.of(id_).indicators)]
        for path in plan_files(project.of(id_))
    ]
    if as_json:
        print_json([_record(*plan) for plan in plans])
    else:
        Console().print(_table(plans, several=len(project.programmes) > 1))
    return 0


def plan_files(folders: ProgrammeFolders) -> list[Path]:
    """The file of every plan of a programme."""
    return sorted(folders.plans.glob("*/*.yaml"))


def _all(project: Project, programme: str) -> dict[str, list[Path]]:
    """The plans of each programme with the profiles of their provinces."""
    found: dict[str, list[Path]] = {}
    for id_ in programmes_meant(project, programme):
        plans = plan_files(project.of(id_))
        provinces = dict.fromkeys(path.parent.name for path in plans)
        profiles = (profile_paths(project.of(id_), province) for province in provinces)
        found[id_] = [*plans, *(path for paths in profiles for path in paths)]
    return found


def _given(project: Project, files: list[Path], programme: str) -> dict[str, list[Path]]:
    """The files by their programme: that of their folder, else the one that is named."""
    found: dict[str, list[Path]] = {}
    for path in files:
        for id_ in programmes_of(project, path, programme):
            found.setdefault(id_, []).append(path)
    return found


def programmes_of(project: Project, path: Path, programme: str) -> Sequence[str]:
    """A province's profile is checked as each programme has it."""
    whole = path.resolve()
    homes = [i for i in project.programmes if whole.is_relative_to(project.of(i).home.resolve())]
    if homes:
        return homes
    if whole.parent == project.provinces.resolve():
        return programmes_meant(project, programme)
    return [programme_of_file(project, programme, path)]


def _problems(folders: ProgrammeFolders, paths: Sequence[Path]) -> tuple[Problem, ...]:
    name = folders.project.name
    plans = [path for path in paths if path.parent.name != folders.project.provinces.name]
    provinces = [path.stem for path in paths if path not in plans]
    try:
        found = check_plans(
            plans, load_catalogue(folders.indicators), regimes_of(folders.project), name=name
        )
    except BaocaoError as error:  # the plans are held against the catalogue
        found = error.problems
    return (*found, *check_profiles(folders, provinces, name=name))


def _record(programme: str, province: str, plan: Plan) -> dict[str, object]:
    return {
        "programme": programme,
        "province": province,
        "id": plan.id,
        "version": plan.version,
        "citation": plan.citation,
        "valid_from": plan.valid_from,
        "valid_to": plan.valid_to,
        "targets": len(plan.targets),
        "tasks": len(plan.tasks),
        "file": plan.file,
    }


def _table(plans: Sequence[tuple[str, str, Plan]], *, several: bool) -> Table:
    first = ["Chương trình"] if several else []
    table = Table(*first, "Tỉnh", "Văn bản", "Phiên bản", "Hiệu lực", "Chỉ tiêu", "Nhiệm vụ")
    for programme, province, plan in plans:
        start = plan.effective_from or plan.valid_from
        validity = f"{short_date(start)} - {short_date(plan.valid_to)}"
        counts = str(len(plan.targets)), str(len(plan.tasks))
        of = [programme] if several else []
        table.add_row(*of, province, plan.short_citation, str(plan.version), validity, *counts)
    return table
