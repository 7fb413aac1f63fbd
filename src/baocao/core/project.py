"""Where a project's folders are. The only module that knows the names of the folders."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem


@dataclass(frozen=True)
class Project:
    """The folders of one baocao project."""

    root: Path

    @property
    def areas_file(self) -> Path:
        return self.root / "data" / "areas.csv"

    @property
    def indicators(self) -> Path:
        return self.root / "data" / "indicators"

    @property
    def plans(self) -> Path:
        return self.root / "data" / "plans"

    @property
    def references(self) -> Path:
        return self.root / "data" / "references"

    @property
    def rules(self) -> Path:
        return self.root / "data" / "rules"

    @property
    def submissions(self) -> Path:
        return self.root / "data" / "submissions"

    @property
    def issued(self) -> Path:
        return self.root / "data" / "issued"

    @property
    def locks(self) -> Path:
        return self.root / "data" / "locks"

    @property
    def narratives(self) -> Path:
        return self.root / "data" / "narratives"

    @property
    def mappings(self) -> Path:
        return self.root / "data" / "mappings"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def letters(self) -> Path:
        """Letters to units, beside the reports: a build makes a report's own folder anew."""
        return self.reports / ".nhac"

    @property
    def drafts(self) -> Path:
        """What a notebook writes that is run by hand; never a published report."""
        return self.reports / ".nhap"

    @property
    def cache(self) -> Path:
        """What can be made again: read workbooks, locks of running builds."""
        return self.root / ".cache"

    def name(self, path: Path) -> str:
        """A path as messages and the ledger print it: posix, from the project's root.

        A file that a folder of the project links to is called by its place in the project.
        """
        written, root = path.as_posix(), f"{self.root.as_posix()}/"
        if written.startswith(root) and "/.." not in written:  # the disk need not be asked
            return written.removeprefix(root)
        resolved, whole = path.resolve(), self.root.resolve()
        inside = resolved.is_relative_to(whole)
        return (resolved.relative_to(whole) if inside else resolved).as_posix()


def find_project(start: Path | None = None) -> Project:
    """The project around `start` (default: BAOCAO_ROOT, then the working folder).

    Raises `BaocaoError` where no folder upwards holds data/areas.csv.
    """
    origin = start or Path(os.environ.get("BAOCAO_ROOT") or Path.cwd())
    for folder in (origin.resolve(), *origin.resolve().parents):
        if (folder / "data" / "areas.csv").is_file():
            return Project(folder)
    todo = "chạy lệnh trong thư mục của dự án, nơi có data/areas.csv"
    raise BaocaoError(Problem("không tìm thấy dự án baocao", origin.as_posix(), todo))
