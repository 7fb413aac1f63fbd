"""Reads the catalogue of data elements and indicators from its folder of YAML files.

`categories.yaml` and `themes.yaml` come first, and `units.yaml` where a programme has units of
its own; every other file is one theme. How records
must fit together is the matter of `check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import data_name
from baocao.core.yaml_source import Record, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.check import check_sources
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.sources import (
    CategoriesFile,
    Sources,
    ThemeFile,
    ThemesFile,
    UnitsFile,
)

CATEGORIES = "categories.yaml"
THEMES = "themes.yaml"
UNITS = "units.yaml"


def load_catalogue(folder: Path) -> IndicatorCatalogue:
    """Read all categories, data elements and indicators, once as long as the files hold the same:
    each report of a run asks for them.

    Raises `BaocaoError` with every problem at once: wrong fields of all files, or, where
    all fields are right, everything in which the records contradict each other.
    """
    with suppress(OSError):  # what cannot be opened is told below
        files = sorted(folder.glob("*.yaml"))
        return _load_once(folder, tuple((path.name, path.read_bytes()) for path in files))
    return _load(folder)


@lru_cache(maxsize=8)
def _load_once(folder: Path, _files: tuple[tuple[str, bytes], ...]) -> IndicatorCatalogue:
    return _load(folder)


def _load(folder: Path) -> IndicatorCatalogue:
    sources = _read(folder)
    raise_all(check_sources(sources))
    return _catalogue(sources)


def _read(folder: Path) -> Sources:
    reader = _CatalogueReader(folder, [])
    categories = reader.read(CATEGORIES, CategoriesFile)
    themes = reader.read(THEMES, ThemesFile)
    units = reader.read(UNITS, UnitsFile) if (folder / UNITS).is_file() else None
    files = [reader.read(name, ThemeFile) for name in _theme_files(folder)]
    raise_all(reader.problems)
    assert categories is not None
    assert themes is not None
    read = tuple(file for file in files if file is not None)
    return Sources(categories, themes, read, units)


def _theme_files(folder: Path) -> Iterable[str]:
    names = sorted(path.name for path in folder.glob("*.yaml"))
    return (name for name in names if name not in (CATEGORIES, THEMES, UNITS))


@dataclass(frozen=True)
class _CatalogueReader:
    """Reads the files of one folder and keeps the problems of all of them."""

    folder: Path
    problems: list[Problem]

    def read(self, name: str, schema: type[Record]) -> tuple[YamlSource, Record] | None:
        """One file with its record; None where it has problems."""
        path = self.folder / name
        try:
            source = read_yaml(path, name=data_name(path))
            return source, validate_yaml(source, schema)
        except BaocaoError as error:
            self.problems.extend(error.problems)
            return None


def _catalogue(sources: Sources) -> IndicatorCatalogue:
    themes = [theme.id for theme in sources.themes[1].themes]
    files = sorted((file for _, file in sources.files), key=lambda file: themes.index(file.theme))
    units = sources.units
    return IndicatorCatalogue(
        categories={category.id: category for category in sources.categories[1].categories},
        elements={
            one.id: replace(one, theme=file.theme, unit=units[one.unit.value])
            for file in files
            for one in file.elements
        },
        indicators={
            one.id: replace(one, theme=file.theme, unit=units[one.unit.value])
            for file in files
            for one in file.indicators
        },
        units={unit.value: unit for unit in units.values() if unit.name},
        themes={theme.id: theme.name for theme in sources.themes[1].themes},
    )
