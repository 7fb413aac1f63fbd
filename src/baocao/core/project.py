"""Where a project's folders are. The only module that knows the names of the folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from baocao.core.earlier_layout import earlier_places
from baocao.core.errors import BaocaoError, Problem
from baocao.core.report_key import ReportKey


@dataclass(frozen=True)
class ProjectPlace:
    """What has its place below a folder of whoever has it; `told` is for the reference of files."""

    below: str
    told: str = ""
    folder: Callable[[Any], Path] = attrgetter("root")

    def __get__(self, owner: object, _: type[object]) -> Path:
        return self.folder(owner) / self.below


@dataclass(frozen=True)
class Project:
    """The folders of one baocao project."""

    root: Path

    crosswalk_file = ProjectPlace("data/crosswalk.csv")
    institutions_file = ProjectPlace(
        "data/reporting_units.csv", "Reporting units that are no areas; there may be none."
    )
    regimes_file = ProjectPlace("data/regimes.yaml", "Reporting regimes by decree and circular.")
    tiles_file = ProjectPlace(
        "data/tiles.csv", "Where units stand on the maps of tiles; a project may have none."
    )
    boundaries = ProjectPlace(
        "data/boundaries",
        "Borders of units with their licences, which are drawn instead of tiles; there may be"
        " none.",
    )
    holidays_file = ProjectPlace(
        "data/holidays.yaml",
        "Days off and swapped working days that the library lacks; there may be none.",
    )
    areas_file = ProjectPlace("data/areas.csv")
    provinces = ProjectPlace("data/provinces", "The report profiles of all provinces.")
    references = ProjectPlace("data/references")
    yearly_values = ProjectPlace(
        "data/references/yearly_values.csv",
        "Values of earlier years that relative targets are compared with; there may be none.",
    )
    rules = ProjectPlace("data/rules", "Rules that are no programme's: those of Decree 30.")
    submissions = ProjectPlace("data/submissions", "What units sent, of all programmes.")
    issued = ProjectPlace("data/issued", "The register of issued reports, of all programmes.")
    mappings = ProjectPlace("data/mappings")
    templates = ProjectPlace("templates")
    notebooks = ProjectPlace("notebooks")
    reports = ProjectPlace("reports")
    drafts = ProjectPlace(
        "reports/.nhap", "What a notebook writes that is run by hand; never a published report."
    )
    cache = ProjectPlace(".cache", "What can be made again: read workbooks.")
    turns = ProjectPlace(
        ".khoa",
        "Whose turn it is at what: apart from the cache, which may be deleted at any time.",
    )

    def of(self, programme: str) -> ProgrammeFolders:
        """The folders of one programme. Raises `BaocaoError` for what is no name of a folder."""
        return ProgrammeFolders(self, _name(programme))

    @property
    def programmes(self) -> tuple[str, ...]:
        """The ids of all programmes, sorted: each is a folder of data/programmes."""
        folders = (self.root / "data" / "programmes").glob("[!.]*/")
        return tuple(sorted(folder.name for folder in folders))

    def called(self, key: ReportKey) -> str:
        """A report as tables and messages call it: the programme only where there are several."""
        return f"{key.programme} {key}" if len(self.programmes) > 1 else str(key)

    def options(self, key: ReportKey) -> str:
        """The options that mean a report in whichever programme, data or none."""
        return key.options + self.programme_option(key.programme)

    def programme_option(self, programme: str) -> str:
        """The option that names a programme, after others; "" where there is but one."""
        return f" --programme {programme}" if len(self.programmes) > 1 else ""

    def boundaries_file(self, province: str) -> Path:
        """The borders of a province's units, by its official code."""
        return self.boundaries / f"{province}.geojson"

    def report(self, key: ReportKey) -> Path:
        """The published report."""
        return self.reports / _path(key)

    def replaced(self, key: ReportKey) -> Path:
        """What people may miss of the last folders of a report that others took the place of."""
        return self.reports / ".ban-cu" / _path(key)

    def letters(self, key: ReportKey) -> Path:
        """Letters to units, beside the reports: a build makes a report's own folder anew."""
        return self.reports / ".nhac" / _path(key)

    def packed(self, key: ReportKey) -> Path:
        """What is handed to the clerk, a zip file beside the reports."""
        name = f"bao-cao-{_name(key.province)}-{_name(key.period)}.zip"
        return self.reports / ".goi-gui" / _name(key.programme) / name

    def basis(self, key: ReportKey) -> Path:
        """What is kept of a report until something else changes than what people write for it."""
        return self.cache / "basis" / _path(key)

    def draft(self, key: ReportKey) -> Path:
        return self.drafts / _path(key)

    def failed(self, key: ReportKey) -> Path:
        """What is left of a report that could not be built."""
        return self.reports / ".failed" / _path(key)

    def sent(self, key: ReportKey) -> Path:
        """What units sent for the period itself."""
        return self.submissions / _path(replace(key, province=key.home, period=key.days))

    def narrative(self, key: ReportKey) -> Path:
        """The words that people write for a report."""
        home = self.of(key.programme).narratives
        return home / _name(key.province) / f"{_name(key.period)}.md"

    def issued_documents(self, key: ReportKey) -> Path:
        """The documents of direction issued in the period, which section II lists."""
        return self.narrative(key).with_suffix(".yaml")

    def name(self, path: Path | str) -> str:
        """A path as messages and the ledger print it: posix, from the project's root.

        A file that a folder of the project links to is called by its place in the project.
        """
        written, root = os.fspath(path).replace(os.sep, "/"), f"{self.root.as_posix()}/"
        if written.startswith(root) and "/.." not in written:  # the disk need not be asked
            return written.removeprefix(root)
        resolved, whole = Path(path).resolve(), self.root.resolve()
        inside = resolved.is_relative_to(whole)
        return (resolved.relative_to(whole) if inside else resolved).as_posix()


def _home(folders: ProgrammeFolders) -> Path:
    return folders.home


@dataclass(frozen=True)
class ProgrammeFolders:
    """Where a project keeps what is one programme's."""

    project: Project
    programme: str

    @property
    def home(self) -> Path:
        """The programme as data: what it counts, its rules, its plans."""
        return self.project.root / "data" / "programmes" / self.programme

    indicators = ProjectPlace("indicators", folder=_home)
    rules = ProjectPlace("rules", folder=_home)
    baselines = ProjectPlace(
        "baselines",
        "Counts of earlier years that thresholds are computed from, one file a province.",
        folder=_home,
    )
    plans = ProjectPlace("plans", folder=_home)

    def baseline(self, province: str) -> Path:
        """The file of one province, which it may lack."""
        return self.baselines / f"{province}.csv"

    @property
    def submissions(self) -> Path:
        return self.project.submissions / self.programme

    @property
    def narratives(self) -> Path:
        return self.project.root / "data" / "narratives" / self.programme

    @property
    def issued(self) -> Path:
        return self.project.issued / self.programme

    @property
    def locks(self) -> Path:
        return self.project.root / "data" / "locks" / self.programme

    def profiles(self, province: str) -> tuple[Path, Path]:
        """A province's profile for all programmes, and what this programme has otherwise."""
        name = f"{province}.yaml"
        return self.project.provinces / name, self.home / "provinces" / name


def data_name(path: Path) -> str:
    """A path as messages call it where only its place below the folder data is known."""
    parts = path.parts
    last = max((i for i, part in enumerate(parts) if part == "data"), default=0)
    return Path(*parts[last:]).as_posix()


def _path(key: ReportKey) -> Path:
    return Path(*map(_name, (key.programme, key.province, key.period)))


def _name(text: str) -> str:
    """One name of a folder, wherever it was read from: it leads to no other place."""
    if text in (".", "..") or set(text) & set("/\\\0"):
        todo = "tên chương trình, tỉnh, kỳ không có dấu /, \\ và không là . hay .."
        raise BaocaoError(Problem(f"“{text}” không phải tên thư mục", "", todo))
    return text


def find_project(start: Path | None = None) -> Project:
    """The project around `start` (default: BAOCAO_ROOT, then the working folder).

    Raises `BaocaoError` where no folder upwards holds data/areas.csv, and for a project that is
    still laid out as by version 0.1.
    """
    project = find_any_project(start)
    places = earlier_places(project.root, project.programmes)
    if places:
        names = sorted({"/".join(project.name(path).split("/")[:2]) for path in places})
        what = f"dự án còn theo bố cục của phiên bản 0.1: {', '.join(names)}"
        todo = "chạy baocao migrate: lệnh cho xem những gì sẽ chuyển rồi mới chuyển"
        raise BaocaoError(Problem(what, "", todo))
    return project


def find_any_project(start: Path | None = None) -> Project:
    """As `find_project`, in whichever layout."""
    origin = start or Path(os.environ.get("BAOCAO_ROOT") or Path.cwd())
    found = project_around(origin)
    if found is None:
        todo = (
            "chạy lệnh trong thư mục của dự án, nơi có data/areas.csv; "
            "chưa có dự án thì chạy baocao new project <thư mục>"
        )
        raise BaocaoError(Problem("không tìm thấy dự án baocao", origin.as_posix(), todo))
    return found


def project_around(folder: Path) -> Project | None:
    """The project that a folder is of or lies in; None where there is none."""
    whole = folder.resolve()
    homes = (home for home in (whole, *whole.parents) if (home / "data" / "areas.csv").is_file())
    return next((Project(home) for home in homes), None)
