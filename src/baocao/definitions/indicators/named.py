"""What other files name of the catalogue: rules, roles, forms and settings.

A name that the catalogue does not have is a problem at its line; nothing is raised here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from baocao.core.errors import Problem
from baocao.core.yaml_source import YamlSource
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.indicators.sources import RecordPlace


@dataclass(frozen=True)
class NamesFile:
    """A file whose names are looked up; each method yields a problem at `path`, or nothing."""

    source: YamlSource
    catalogue: IndicatorCatalogue

    def elements(self, ids: Iterable[str], *path: str | int) -> Iterator[Problem]:
        for place, id_ in enumerate(ids):
            yield from self.element(id_, *path, place)

    def element(self, id_: str, *path: str | int) -> Iterator[Problem]:
        yield from self._one("thành phần số liệu", id_, self.catalogue.elements, *path)

    def indicators(self, ids: Iterable[str], *path: str | int) -> Iterator[Problem]:
        for place, id_ in enumerate(ids):
            yield from self.indicator(id_, *path, place)

    def indicator(self, id_: str, *path: str | int) -> Iterator[Problem]:
        yield from self._one("chỉ số", id_, self.catalogue.indicators, *path)

    def category(self, id_: str, *path: str | int) -> Iterator[Problem]:
        yield from self._one("cách phân tách", id_, self.catalogue.categories, *path)

    def theme(self, id_: str, *path: str | int) -> Iterator[Problem]:
        yield from self._one("lĩnh vực", id_, self.catalogue.themes, *path)

    def options(self, category: str, ids: Iterable[str], *path: str | int) -> Iterator[Problem]:
        """Options of a category; of one that does not exist nothing is said of them."""
        if category in self.catalogue.categories:
            known = [option.id for option in self.catalogue.categories[category].options]
            for id_ in ids:
                yield from self._one("lựa chọn", id_, known, *path)

    def splits(self, options: Mapping[str, str], *path: str | int) -> Iterator[Problem]:
        """Categories with one option each."""
        for category, option in options.items():
            yield from self.category(category, *path, category)
            yield from self.options(category, (option,), *path, category)

    def split(self, indicator: str, key: str, *path: str | int) -> Iterator[Problem]:
        """An indicator with one of its splits as a word, "18plus/d3"; fields of one record."""
        yield from self.indicator(indicator, *path, "indicator")
        if indicator in self.catalogue.indicators:
            splits = map(split_key, self.catalogue.indicators[indicator].splits)
            yield from self._one("nhóm", key, splits, *path, "split")

    def split_by(
        self, element: str, categories: Iterable[str], *path: str | int
    ) -> Iterator[Problem]:
        """An element that has to be reported by these categories, where all of them exist."""
        known = self.catalogue.elements.get(element)
        for category in categories if known else ():
            if known and category in self.catalogue.categories and category not in known.categories:
                what = f"số liệu “{element}” không phân tách theo “{category}”"
                todo = "chọn số liệu khác hoặc cách phân tách khác"
                yield RecordPlace(self.source, path).problem(what, todo)

    def _one(
        self, kind: str, id_: str, known: Iterable[str], *path: str | int
    ) -> Iterator[Problem]:
        names = tuple(known)
        if id_ not in names:
            yield RecordPlace(self.source, path).unknown(kind, id_, names)
