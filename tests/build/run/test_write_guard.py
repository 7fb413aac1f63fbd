"""What a report's process may write."""

from __future__ import annotations

import os
import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from threading import Event

import pytest

from baocao.build.run.isolation import CAN_FORK, ProcessLimits, run_isolated
from baocao.build.run.write_guard import write_only_in
from baocao.core.project import Project

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")


def import_guarded(root: str, _: object) -> None:
    folder = Path(root)
    write_only_in(Project(folder), folder / "reports")
    sys.dont_write_bytecode = False
    sys.path.insert(0, root)
    invalidate_caches()
    import_module("imported_by_a_report")


def test_a_report_keeps_what_python_compiled(tmp_path: Path) -> None:
    """A module of the project that a report imports first is compiled once, not by each report."""
    (tmp_path / "imported_by_a_report.py").write_text("A = 1\n", encoding="utf-8")
    run_isolated(import_guarded, os.fspath(tmp_path), ProcessLimits(300), lambda _: None, Event())
    assert list((tmp_path / "__pycache__").glob("imported_by_a_report.*.pyc"))
