"""`baocao report`: which reports to build, the progress, the table at the end."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from baocao.cli.messages import as_records, print_json
from baocao.errors import BaocaoError, Problem, UsageError
from baocao.project import Project, find_project
from baocao.reporting.due import reports_due
from baocao.reporting.sent import Definitions
from baocao.runner.build import build_report, failed_notebook
from baocao.runner.job import Built, Failed, Outcome, ReportKey


def run_report(province: str | None, period: str | None, *, force: bool, as_json: bool) -> int:
    """Build the reports asked for; 1 where any failed."""
    project = find_project()
    keys = wanted(project, province, period)
    console = Console(stderr=as_json)
    outcomes = _build_all(project, keys, console, force=force)
    if as_json:
        print_json([_record(project, outcome) for outcome in outcomes])
    else:
        _print(project, console, outcomes)
    return 1 if any(isinstance(outcome, Failed) for outcome in outcomes) else 0


def wanted(project: Project, province: str | None, period: str | None) -> list[ReportKey]:
    """The one report that both options name, else every report that is due and matches."""
    if province and period:
        definitions = Definitions(project)
        unit = definitions.areas.province(province)
        return [ReportKey(unit.slug, definitions.period(unit, period).key)]
    found = [ReportKey(*due) for due in reports_due(project, province, period)]
    if not found:
        todo = "đặt tệp số liệu vào data/submissions/<tỉnh>/<kỳ>/"
        raise UsageError(Problem("không có số liệu nào khớp với yêu cầu", "", todo))
    return found


def _build_all(
    project: Project, keys: list[ReportKey], console: Console, *, force: bool
) -> list[Outcome]:
    outcomes: list[Outcome] = []
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        bar = progress.add_task("", total=len(keys))
        for key in keys:
            progress.update(bar, description=f"Đang dựng {key}")
            outcomes.append(_build_one(project, key, force=force))
            progress.advance(bar)
    return outcomes


def _build_one(project: Project, key: ReportKey, *, force: bool) -> Outcome:
    try:
        return build_report(project, key, force=force)
    except BaocaoError as error:
        return Failed(key, error.problems)


def _print(project: Project, console: Console, outcomes: list[Outcome]) -> None:
    built = [o for o in outcomes if isinstance(o, Built)]
    failed = [o for o in outcomes if isinstance(o, Failed)]
    console.print(_table(project, outcomes))
    for outcome in failed:
        for problem in outcome.problems:
            console.print(f"[red]Lỗi[/] {outcome.key}: ", end="")
            console.print(str(problem), markup=False)
        notebook = failed_notebook(project, outcome.key)
        if notebook.is_file():
            console.print(f"  Notebook đã chạy: {project.name(notebook)}", markup=False)
    if built and not failed and not any(o.fresh for o in built):
        console.print("Không có gì thay đổi, không dựng lại báo cáo nào.")


def _table(project: Project, outcomes: list[Outcome]) -> Table:
    table = Table("Báo cáo", "Kết quả", "Số liệu in", "Điểm cần lưu ý", "Còn phải viết", "Thư mục")
    for outcome in outcomes:
        table.add_row(str(outcome.key), *_cells(project, outcome))
    return table


def _cells(project: Project, outcome: Outcome) -> tuple[str, ...]:
    if isinstance(outcome, Failed):
        return "[red]lỗi[/]", "", "", "", ""
    run = outcome.run
    state = "đã dựng" if outcome.fresh else "không đổi"
    findings = sum(run.get("findings", {}).values())
    counts = run.get("figures", ""), findings, run.get("placeholders", "")
    return (state, *map(str, counts), project.name(outcome.folder))


def _record(project: Project, outcome: Outcome) -> dict[str, object]:
    base = {"province": outcome.key.province, "period": outcome.key.period}
    if isinstance(outcome, Failed):
        return {**base, "status": "failed", "problems": as_records(outcome.problems)}
    return {
        **base,
        "status": "built" if outcome.fresh else "current",
        "figures": outcome.run.get("figures"),
        "findings": outcome.run.get("findings"),
        "path": project.name(outcome.folder),
    }
