"""A folder of workbooks, read as a period's is."""

from __future__ import annotations

from pathlib import Path

from baocao.core.errors import raise_all
from baocao.core.project import Project
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.read import ForeignReader, Reader
from baocao.submissions.workbooks.sent_files import sent_files


def read_folder(
    folder: Path,
    *,
    project: Project,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
    foreign: ForeignReader | None = None,
) -> tuple[Submission, ...]:
    """All workbooks of a folder, by name; raises `BaocaoError` with every problem of each."""
    reads = [*map(Reader(project, catalogue, areas, foreign), sent_files(folder))]
    raise_all(problem for read in reads for problem in read.problems)
    return tuple(read.submission for read in reads if read.submission)
