"""`baocao check`: what is wrong with the units' workbooks, cell by cell."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.cli.messages import fail, print_json
from baocao.errors import BaocaoError, Problem, UsageError
from baocao.project import Project, find_project
from baocao.reporting.annotate import Mark, annotate, marks_of_findings, marks_of_problems
from baocao.reporting.findings import check_files, check_period
from baocao.validation.model import Finding, Severity

_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xác nhận", Severity.NOTE: "Lưu ý"}


def run_check(
    files: list[Path],
    province: str | None,
    period: str | None,
    copies: Path | None = None,
    *,
    as_json: bool,
) -> int:
    """List all findings of a period or of the files named; 1 where one stops the report.

    With `copies`, a folder, annotated copies of the workbooks go there, also of workbooks
    that cannot be read in full.
    """
    project = find_project()
    _check_usage(files, province, period)
    try:
        if files:
            findings = check_files(project, files)
        else:
            findings = check_period(project, str(province), str(period))
    except UsageError:
        raise
    except BaocaoError as error:
        _annotate(project, marks_of_problems(error.problems), copies)
        raise
    _print(findings, as_json=as_json)
    _annotate(project, marks_of_findings(findings), copies)
    return 1 if any(finding.stops for finding in findings) else 0


def _check_usage(files: list[Path], province: str | None, period: str | None) -> None:
    if files and (province or period):
        raise UsageError(
            Problem("nêu cả tệp lẫn tỉnh, kỳ", "", "nêu tệp, hoặc nêu --province và --period")
        )
    if not files and not (province and period):
        raise UsageError(
            Problem("chưa nêu tệp hoặc kỳ", "", "nêu tệp, hoặc nêu cả --province và --period")
        )


def _annotate(project: Project, marks: Iterable[Mark], folder: Path | None) -> None:
    """Write the copies and say where; on standard error, beside JSON."""
    if folder is not None:
        annotated = annotate(project, marks, folder)
        for path in annotated.paths:
            print(f"Đã ghi bản chú thích: {path.as_posix()}", file=sys.stderr)
        if not annotated.paths and not annotated.problems:
            print("Không có ô nào cần chú thích.", file=sys.stderr)
        fail(annotated.problems, 0)


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
