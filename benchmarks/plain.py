"""The floor: the same reports as a plain function on worker processes.

No notebook, no isolation, no publishing, no page; everything imported once in each worker.
"""

from __future__ import annotations

import argparse
import os
from multiprocessing import get_context
from pathlib import Path


def make_report(order: tuple[str, str, Path]) -> None:
    """Compose and write one report, as the notebook does."""
    from baocao import open_report

    province, period, folder = order
    folder.mkdir(parents=True)
    report = open_report(province, period, folder)
    report._repr_html_()
    sections = (
        report.situation,
        report.direction,
        report.results,
        report.difficulties,
        report.next_period,
        report.proposals,
        report.appendices,
    )
    for section in sections:
        report.add(section())
    report.write()


def main() -> None:
    """python -m benchmarks.plain PROJECT OUT JOBS PROVINCE,PERIOD …"""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("project")
    parser.add_argument("out", type=Path)
    parser.add_argument("jobs", type=int)
    parser.add_argument("reports", nargs="+")
    asked = parser.parse_args()
    os.environ["BAOCAO_ROOT"] = asked.project
    pairs = [report.split(",") for report in asked.reports]
    orders = [(province, period, asked.out / province / period) for province, period in pairs]
    with get_context("spawn").Pool(asked.jobs) as pool:
        pool.map(make_report, orders, chunksize=1)


if __name__ == "__main__":
    main()
