"""`baocao reproduce`: whether the same inputs still give the same report."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from baocao.apps.cli.messages import print_json
from baocao.build.run.reproduce import Reproduction, reproduce
from baocao.core.project import find_project


def run_reproduce(run: Path, *, as_json: bool) -> int:
    """Build the report again and compare; 1 if a file differs."""
    folder = run if run.is_dir() else run.parent
    project = find_project()
    found = reproduce(project, folder)
    if as_json:
        print_json(_record(found))
    else:
        _print(found, project.called(found.key))
    return 0 if found.succeeded else 1


def _print(found: Reproduction, report: str) -> None:
    print(f"Dựng lại báo cáo {report}:")
    for name in found.same:
        print(f"  giống hệt  {name}")
    for name in found.different:
        print(f"  khác       {name}")
    if found.inputs:
        print("Đầu vào không còn như lần dựng trước:")
    for name in found.inputs:
        print(f"  {name}")


def _record(found: Reproduction) -> dict[str, object]:
    return {
        **asdict(found.key),
        "same": found.same,
        "different": found.different,
        "changed_inputs": found.inputs,
    }
