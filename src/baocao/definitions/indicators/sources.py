"""The files of a programme's indicators as parsed, and where each record stands in them.

Shared by the checks; nothing is judged here but whether a category and its option exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from pydantic import Field

from baocao.core.errors import Problem
from baocao.core.quantities import COMMON_UNITS, Unit
from baocao.core.yaml_nodes import FieldPath
from baocao.core.yaml_source import Text, YamlRecord, YamlSource
from baocao.definitions.indicators.model import (
    Category,
    DataElement,
    Disaggregation,
    Id,
    Indicator,
)


class CategoriesFile(YamlRecord):
    categories: tuple[Category, ...]


class ThemeRecord(YamlRecord):
    id: Id
    name: Text


class ThemesFile(YamlRecord):
    themes: tuple[ThemeRecord, ...]


class UnitRecord(YamlRecord):
    """A unit that templates have no word for, {id: outings, name: chuyến}, or another word.

    A rate says of how many it is: {id: per_1k, name: "trên 1.000 trẻ", per: 1000}.
    """

    id: Id
    name: Text
    persons: bool = False
    per: Annotated[int, Field(gt=0)] | None = None

    def unit(self, common: Unit) -> Unit:
        """What it is, with what a common unit of that id says where this does not."""
        return Unit(self.id, self.name, self.persons or common.persons, self.per or common.per)


class UnitsFile(YamlRecord):
    units: tuple[UnitRecord, ...]


class ThemeFile(YamlRecord):
    theme: str
    elements: tuple[DataElement, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class RecordPlace:
    """A record's place in its file."""

    source: YamlSource
    path: FieldPath

    def problem(self, what: str, todo: str, *field: str | int) -> Problem:
        return Problem(what, self.source.where(*self.path, *field), todo)

    def unknown(self, kind: str, name: str, known: Iterable[str], *field: str | int) -> Problem:
        """The problem of a name that no record has, with the names that exist."""
        listed = ", ".join(sorted(known)) or "(không có)"
        todo = f"chọn một trong: {listed}" if len(listed) <= 300 else "xem lại mã trong thư mục"
        return self.problem(f"không có {kind} “{name}”", todo, *field)


@dataclass(frozen=True)
class Sources:
    """All files with their records, and the look-ups that the checks share."""

    categories: tuple[YamlSource, CategoriesFile]
    themes: tuple[YamlSource, ThemesFile]
    files: tuple[tuple[YamlSource, ThemeFile], ...] = field(default=())
    own_units: tuple[YamlSource, UnitsFile] | None = None

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The common units, with the names that the programme gives them, and its own."""
        common = {unit.value: unit for unit in COMMON_UNITS}
        own = self.own_units[1].units if self.own_units else ()
        return common | {one.id: one.unit(common.get(one.id, Unit(one.id))) for one in own}

    @cached_property
    def options(self) -> dict[str, set[str]]:
        records = self.categories[1].categories
        return {record.id: {option.id for option in record.options} for record in records}

    @cached_property
    def overlapping(self) -> set[str]:
        """The categories with options that one person may have several of."""
        return {record.id for record in self.categories[1].categories if record.overlaps}

    @cached_property
    def elements(self) -> dict[str, DataElement]:
        return {record.id: record for _, record in self.placed_elements()}

    def placed_elements(self) -> Iterator[tuple[RecordPlace, DataElement]]:
        for source, file in self.files:
            for i, record in enumerate(file.elements):
                yield RecordPlace(source, ("elements", i)), record

    def placed_indicators(self) -> Iterator[tuple[RecordPlace, Indicator]]:
        for source, file in self.files:
            for i, record in enumerate(file.indicators):
                yield RecordPlace(source, ("indicators", i)), record


def check_options(
    place: RecordPlace, options: Disaggregation, sources: Sources, *path: str | int
) -> Iterator[Problem]:
    for category, option in options:
        known = sources.options.get(category)
        if known is None:
            yield place.unknown("cách phân tách", category, sources.options, *path, category)
        elif option not in known:
            yield place.unknown("lựa chọn", option, known, *path, category)
