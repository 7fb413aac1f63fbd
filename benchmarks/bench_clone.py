"""From a fresh clone to the first report, beside the first edition of this project.

`python -m benchmarks.bench_clone` prints both; `lines` is for other benchmarks. Both are cloned
from this repository, and both fetch all packages from the same index: nothing that was fetched
before is taken over.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.first_edition import FIRST_EDITION, clone_of
from benchmarks.measure import Measured, measure
from benchmarks.targets import Facts

EDITIONS = {"first edition": FIRST_EDITION, "now": "HEAD"}
COMMAND = ("make", "report", "PROVINCE=lang-son", "PERIOD=2022-Q4")
ALONE = {"PIP_NO_CACHE_DIR": "1", "UV_NO_CACHE": "1", "PYTHONPATH": ""}


def main() -> None:
    for line in lines({}):
        print(line, flush=True)


def lines(facts: Facts) -> Iterator[str]:
    """A table; `facts` gets the time that is needed now, to that of the first edition."""
    yield "| fresh clone to first report | wall, s | CPU, s |"
    yield "|---|---|---|"
    walls = {}
    for name, revision in EDITIONS.items():
        run = _first_report(revision)
        walls[name] = run.wall
        yield f"| {name} | {run.wall:.1f} | {run.cpu:.1f} |"
    facts["fresh clone / first edition"] = walls["now"] / walls["first edition"]


def _first_report(revision: str) -> Measured:
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        return measure(COMMAND, clone_of(revision, Path(folder)), ALONE)


if __name__ == "__main__":
    main()
