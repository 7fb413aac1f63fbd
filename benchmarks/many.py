"""Builds the reports that are named, in one run, as `baocao report` does.

python -m benchmarks.many PROJECT JOBS PROVINCE,PERIOD …
"""

from __future__ import annotations

import sys
from pathlib import Path

from baocao.build.run.job import Built
from baocao.build.run.local import make_here
from baocao.build.run.parallel import Board, build_all, builder
from baocao.core.project import Project
from baocao.core.report_key import ReportKey


def _show(_: Board) -> None:
    pass


def main(project: str, jobs: str, *reports: str) -> int:
    """Build them all; 1 where one failed."""
    keys = [ReportKey("covid-19", *report.split(",")) for report in reports]
    build = builder(Project(Path(project)), make_here, force=False)
    outcomes = build_all(build, keys, int(jobs), _show)
    failed = [outcome for outcome in outcomes if not isinstance(outcome, Built)]
    print(*failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
