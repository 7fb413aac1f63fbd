"""Reads the words of tables: data/mappings/words.yaml, and what a programme's own words.yaml
adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from baocao.core.errors import Problem
from baocao.core.project import data_name
from baocao.core.yaml_source import YamlModel, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.mapped.words import Cleaned, Keys, Spaced, Spellings, TableWords
from baocao.submissions.workbooks.cells import fold_text

FILE = "words.yaml"


@dataclass(frozen=True)
class OwnWords(YamlModel):
    """What the tables of one programme say besides."""

    area: Keys = frozenset()
    units: Cleaned = frozenset()
    fillers: Keys = frozenset()
    cumulative: Keys = frozenset()
    headings: Keys = frozenset()
    people: Keys = frozenset()
    value: Keys = frozenset()
    within: Spaced = ()
    planned: Spaced = ()
    no_results: Spaced = ()
    narrowing_titles: Spaced = ()
    subjects: Spaced = ()
    row_words: Keys = frozenset()
    spellings: Spellings = field(default_factory=dict)


def load_words(folder: Path, home: Path | None = None) -> TableWords:
    """Read words.yaml of the mappings' folder, and that of a programme's `home` where it has one.

    Raises `BaocaoError` with all the problems of a file.
    """
    words = validate_yaml(_source(folder), TableWords)
    if home and (home / FILE).is_file():
        own = validate_yaml(_source(home), OwnWords)
        more = {name: _joined(getattr(words, name), added) for name, added in vars(own).items()}
        words = replace(words, **more)
    return replace(words, area=words.area | words.commune)


def _joined(common: Any, own: Any) -> Any:
    return (*common, *own) if isinstance(common, tuple) else common | own


def clashes(folder: Path, catalogue: IndicatorCatalogue) -> Iterator[Problem]:
    """Headings of columns without data that are names of data elements: a column so headed
    would not be read."""
    names = {
        fold_text(name): element.id
        for element in catalogue.elements.values()
        for name in (element.name, *element.aliases)
    }
    source = _source(folder)
    validate_yaml(source, TableWords)
    for name in ("order", "area", "label", "value", "other"):
        for place, word in enumerate(source.data[name]):
            if (element := names.get(fold_text(word))) is not None:
                what = f"“{word}” cũng là tên của thành phần số liệu “{element}”"
                todo = "bỏ chữ này, hoặc đổi tên gọi khác của thành phần số liệu"
                yield Problem(what, source.where(name, place), todo)


def _source(folder: Path) -> YamlSource:
    return read_yaml(folder / FILE, name=data_name(folder / FILE))
