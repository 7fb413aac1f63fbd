"""`baocao check`: what is wrong with the units' workbooks, cell by cell."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baocao.apps.cli.findings_shown import NOT_READ_NAME, few_of_each, print_findings
from baocao.apps.cli.messages import fail, print_json
from baocao.apps.cli.options import NamedReport
from baocao.build.workspace.door import Scope, report_meant
from baocao.build.workspace.findings import Checked, check_files, check_period
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project, find_project
from baocao.core.rules import Severity
from baocao.definitions.periods.naming import period_name
from baocao.submissions.validation.model import Finding

NOT_READ = "not_read"  # stands in JSON for what no rule is about


def run_check(
    files: list[Path],
    named: NamedReport,
    copies: Path | None = None,
    out: Path | None = None,
    *,
    as_json: bool,
) -> int:
    """List all findings of a period or of the given files; 1 if any of them stops the report.

    With `copies`, a folder, annotated copies of the workbooks go there, also of workbooks
    that cannot be read in full; `out` is an xlsx file for the list of all that was found.
    """
    project = find_project()
    _check_usage(files, named)
    if out:
        _check_target(out)
    scope = None if files else report_meant(project, *named)
    try:
        with _keeping_all():
            checked = check_period(scope) if scope else check_files(project, files, named.programme)
    except UsageError:
        raise
    except BaocaoError as error:
        _annotate(project, Checked((), error.problems), copies)
        _write(out, scope, files, Checked((), error.problems))
        if as_json:
            raise
        raise BaocaoError(*few_of_each(error.problems)) from None
    _print(checked, as_json=as_json)
    fail(few_of_each(checked.problems), 1)
    _annotate(project, checked, copies)
    _write(out, scope, files, checked)
    return 1 if checked.stops else 0


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Nothing that a check makes is thrown away before its end, so Python need not look for it,
    which takes a quarter of the time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _check_usage(files: list[Path], named: NamedReport) -> None:
    province, period, _ = named
    if files and (province or period):
        raise UsageError(
            Problem("nêu cả tệp lẫn tỉnh, kỳ", "", "nêu tệp, hoặc nêu --province và --period")
        )
    if not files and not (province and period):
        raise UsageError(
            Problem("chưa nêu tệp hoặc kỳ", "", "nêu tệp, hoặc nêu cả --province và --period")
        )


# What writes workbooks is imported where one is asked for: it takes longer than many a check.
def _check_target(path: Path) -> None:
    from baocao.apps.cli.findings_file import check_target

    check_target(path)


def _annotate(project: Project, checked: Checked, folder: Path | None) -> None:
    """Write the copies and say where; on standard error, beside JSON."""
    if folder is not None:
        from baocao.build.workspace.annotate import (
            annotate,
            marks_of_findings,
            marks_of_problems,
        )

        marks = (*marks_of_findings(checked.findings), *marks_of_problems(checked.problems))
        annotated = annotate(project, marks, folder)
        for path in annotated.paths:
            print(f"Đã ghi bản chú thích: {path.as_posix()}", file=sys.stderr)
        if not annotated.paths and not annotated.problems:
            print("Không có ô nào cần chú thích.", file=sys.stderr)
        fail(annotated.problems, 0)


def _write(out: Path | None, scope: Scope | None, files: list[Path], checked: Checked) -> None:
    """Write the list to hand over and say where; on standard error, beside JSON."""
    if out:
        from baocao.apps.cli.findings_file import write_findings

        subject = (
            f"{scope.province.name}, {period_name(scope.period)}"
            if scope
            else f"Tệp: {', '.join(path.name for path in files)}"
        )
        write_findings(out, subject, checked)
        print(f"Đã ghi danh sách: {out.as_posix()}", file=sys.stderr)


def _print(checked: Checked, *, as_json: bool) -> None:
    findings = checked.findings
    if as_json:
        print_json([*map(_record, findings), *map(_unread, checked.problems)])
    elif findings or checked.problems:
        print_findings(findings, checked.problems)
    else:
        print("Số liệu không có điểm nào cần lưu ý.")


def _record(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "rule_name": finding.rule_name,
        "severity": finding.severity.value,
        "where": str(finding.source or ""),
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "todo": finding.todo,
        "confirmed": finding.confirmed,
    }


def _unread(problem: Problem) -> dict[str, str]:
    """What could not be read, in the shape of a finding."""
    said = {"where": problem.where, "message": problem.what, "todo": problem.todo}
    blank = {"found": "", "expected": "", "confirmed": ""}
    return {
        "rule": NOT_READ,
        "rule_name": NOT_READ_NAME,
        "severity": Severity.ERROR.value,
        **blank,
        **said,
    }
