"""`baocao check`: what is wrong with the units' workbooks, cell by cell."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.cli.messages import print_json
from baocao.errors import Problem, UsageError
from baocao.project import find_project
from baocao.reporting.findings import check_files, check_period
from baocao.validation.model import Finding, Severity

_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xác nhận", Severity.NOTE: "Lưu ý"}


def run_check(files: list[Path], province: str | None, period: str | None, *, as_json: bool) -> int:
    """List all findings of a period or of the files named; 1 where one stops the report."""
    project = find_project()
    if files and (province or period):
        raise UsageError(
            Problem("nêu cả tệp lẫn tỉnh, kỳ", "", "nêu tệp, hoặc nêu --province và --period")
        )
    if files:
        findings = check_files(project, files)
    elif province and period:
        findings = check_period(project, province, period)
    else:
        raise UsageError(
            Problem("chưa nêu tệp hoặc kỳ", "", "nêu tệp, hoặc nêu cả --province và --period")
        )
    _print(findings, as_json=as_json)
    return 1 if any(finding.stops for finding in findings) else 0


def _print(findings: tuple[Finding, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([_record(finding) for finding in findings])
    elif findings:
        Console().print(_table(findings))
    else:
        print("Số liệu không có điểm nào cần lưu ý.")


def _record(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": str(finding.source or ""),
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "todo": finding.todo,
        "confirmed": finding.confirmed,
    }


def _table(findings: tuple[Finding, ...]) -> Table:
    table = Table("Mức độ", "Vị trí", "Nội dung", "Cần làm", "Giải trình")
    for finding in findings:
        table.add_row(
            _SEVERITY[finding.severity],
            str(finding.source or ""),
            finding.message,
            finding.todo,
            finding.confirmed,
        )
    return table
