"""Reads all that the reports need that are named, and keeps it in the cache, as reports do.

python -m benchmarks.read PROJECT JOBS PROVINCE,PERIOD …
"""

from __future__ import annotations

import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from baocao.build.compose.load import load_inputs
from baocao.build.workspace.door import report_meant
from baocao.core.project import Project
from baocao.results.report_data import build_report_data


def read(project: Project, report: str) -> None:
    """Everything of one report but the report."""
    build_report_data(load_inputs(report_meant(project, *report.split(","))))


def main(root: str, jobs: str, *reports: str) -> None:
    """Read for all of them, several at a time."""
    with get_context("spawn").Pool(int(jobs)) as pool:
        pool.map(partial(read, Project(Path(root))), reports, chunksize=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
