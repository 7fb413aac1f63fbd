"""What is in the project of version 0.1 that the tests migrate, and how it is compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from tests.conftest import BUILT

ISSUED, EDITED = BUILT, replace(BUILT, period="2022-Q2")
AT = datetime(2022, 6, 20, tzinfo=UTC)
NARRATIVE = "## II. Công tác chỉ đạo\n\nĐã họp giao ban hằng tuần.\n"
TYPED = "Câu do người soạn thảo thêm."


def type_in(path: Path) -> None:
    """Write a sentence into the Word file, as a person does."""
    file = docx.Document(str(path))
    file.paragraphs[-1].add_run(f" {TYPED}")
    file.save(str(path))


def placed(project: Project) -> dict[str, str]:
    """What all files of data and reports hold, by their places."""
    paths = [path for name in ("data", "reports") for path in (project.root / name).rglob("*")]
    return {project.name(path): file_hash(path) for path in paths if path.is_file()}


def contents(project: Project) -> Counter[str]:
    """What all files of data and reports hold, wherever they lie."""
    return Counter(placed(project).values())
