"""Checks plans and profiles, all files and all problems at once; `load` builds models of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import ProgrammeFolders
from baocao.core.yaml_source import Record, YamlSource, merged, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.confirmation import open_fields
from baocao.definitions.plans.plan_rules import check_plan, check_spelling
from baocao.definitions.plans.profile_schema import ProfileRecord
from baocao.definitions.plans.schema import PlanRecord
from baocao.definitions.plans.versions import PlanFile, check_versions

Naming = Callable[[Path], str]


def check_plans(
    paths: Iterable[Path],
    catalogue: IndicatorCatalogue,
    regimes: Regimes,
    *,
    name: Naming = Path.as_posix,
) -> tuple[Problem, ...]:
    """Check plans; nothing is raised.

    Other plans in the files' folders are read as well, but only to know which versions
    exist. `name` is how messages call a file.
    """
    given = list(dict.fromkeys(paths))
    reader = PlanReader(name)
    files = reader.plans(given, catalogue, regimes)
    others = PlanReader(name).plans(_siblings(given), catalogue, regimes)
    return (*reader.problems, *check_versions(files, others))


def check_profiles(
    folders: ProgrammeFolders, provinces: Iterable[str], *, name: Naming = Path.as_posix
) -> tuple[Problem, ...]:
    """Check the profiles of these provinces as a programme has them; nothing is raised."""
    reader = PlanReader(name)
    for province in dict.fromkeys(provinces):
        reader.profile(profile_paths(folders, province))
    return tuple(reader.problems)


def profile_paths(folders: ProgrammeFolders, province: str) -> Sequence[Path]:
    """The files of a province's profile: that of all programmes, then the programme's own."""
    every, own = folders.profiles(province)
    return (every, own) if own.is_file() else (every,)


def plan_paths(folder: Path) -> tuple[Path, ...]:
    """The plans of one province's folder, sorted by name."""
    return tuple(sorted(folder.glob("*.y*ml")))


@dataclass(frozen=True)
class PlanReader:
    """Reads files one by one and keeps the problems of all of them."""

    name: Naming
    problems: list[Problem] = field(default_factory=list)

    def plans(
        self, paths: Iterable[Path], catalogue: IndicatorCatalogue, regimes: Regimes
    ) -> list[PlanFile]:
        """The plans of `paths`, less those where a field is wrong."""
        files = []
        for path in paths:
            if found := self._read([path], PlanRecord):
                self.problems.extend(check_plan(*found, catalogue, regimes))
                files.append(PlanFile(path, *found))
        return files

    def profile(self, paths: Sequence[Path]) -> ProfileRecord | None:
        """The profile of one file, or of two whose second goes first; None where it is wrong."""
        found = self._read(paths, ProfileRecord)
        if found is None:
            return None
        source, record = found
        if record.province != paths[0].stem:
            what = f"tỉnh “{record.province}” không phải tỉnh của tệp “{paths[0].name}”"
            self.problems.append(Problem(what, source.where("province"), "sửa mã tỉnh"))
        return record

    def _read(
        self, paths: Sequence[Path], schema: type[Record]
    ) -> tuple[YamlSource, Record] | None:
        """The record of a file, or of a file with another's fields over it."""
        try:
            sources = [read_yaml(path, name=self.name(path)) for path in paths]
            for each in sources:
                self.problems.extend(check_spelling(each))
            source = reduce(merged, sources)
            raise_all(open_fields(source))
            return source, validate_yaml(source, schema)
        except BaocaoError as error:
            self.problems.extend(error.problems)
            return None


def _siblings(paths: Sequence[Path]) -> list[Path]:
    folders = dict.fromkeys(path.parent for path in paths)
    return [path for folder in folders for path in plan_paths(folder) if path not in paths]
