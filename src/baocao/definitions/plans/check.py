"""Checks plans and profiles, all files and all problems at once; `load` builds models of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem
from baocao.core.yaml_source import Record, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.plan_rules import check_plan, check_spelling
from baocao.definitions.plans.profile_schema import ProfileRecord
from baocao.definitions.plans.schema import PlanRecord
from baocao.definitions.plans.versions import PlanFile, check_versions

PROFILE = "profile.yaml"
Naming = Callable[[Path], str]


def check_plans(
    paths: Iterable[Path], catalogue: IndicatorCatalogue, *, name: Naming = Path.as_posix
) -> tuple[Problem, ...]:
    """Check plan and profile files; nothing is raised.

    Other plans in the files' folders are read as well, but only to know which versions
    exist. `name` is how messages call a file.
    """
    given = list(dict.fromkeys(paths))
    reader = PlanReader(name)
    files = reader.plans([path for path in given if path.name != PROFILE], catalogue)
    for path in given:
        if path.name == PROFILE:
            reader.profile(path)
    others = PlanReader(name).plans(_siblings(given), catalogue)
    return (*reader.problems, *check_versions(files, others))


def plan_paths(folder: Path) -> tuple[Path, ...]:
    """The plans of one province's folder, sorted by name; the profile is none of them."""
    return tuple(path for path in sorted(folder.glob("*.y*ml")) if path.name != PROFILE)


@dataclass(frozen=True)
class PlanReader:
    """Reads files one by one and keeps the problems of all of them."""

    name: Naming
    problems: list[Problem] = field(default_factory=list)

    def plans(self, paths: Iterable[Path], catalogue: IndicatorCatalogue) -> list[PlanFile]:
        """The plans of `paths`, less those where a field is wrong."""
        files = []
        for path in paths:
            if found := self._read(path, PlanRecord):
                self.problems.extend(check_plan(*found, catalogue))
                files.append(PlanFile(path, *found))
        return files

    def profile(self, path: Path) -> ProfileRecord | None:
        """One profile, or None where a field is wrong."""
        found = self._read(path, ProfileRecord)
        if found is None:
            return None
        source, record = found
        if record.province != path.parent.name:
            what = f"tỉnh “{record.province}” không phải tỉnh của thư mục “{path.parent.name}”"
            self.problems.append(Problem(what, source.where("province"), "sửa mã tỉnh"))
        return record

    def _read(self, path: Path, schema: type[Record]) -> tuple[YamlSource, Record] | None:
        try:
            source = read_yaml(path, name=self.name(path))
            self.problems.extend(check_spelling(source))
            return source, validate_yaml(source, schema)
        except BaocaoError as error:
            self.problems.extend(error.problems)
            return None


def _siblings(paths: Sequence[Path]) -> list[Path]:
    folders = dict.fromkeys(path.parent for path in paths)
    return [path for folder in folders for path in plan_paths(folder) if path not in paths]
