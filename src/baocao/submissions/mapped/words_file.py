"""Reads the words of tables: data/mappings/words.yaml, and what a programme's own words.yaml
adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from baocao.core.errors import Problem
from baocao.core.project import data_name
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.mapped.words import Multiples, OtherTable, TableWords, spaced
from baocao.submissions.workbooks.cells import clean_text, fold_text

FILE = "words.yaml"


class LookRecord(YamlRecord):
    name: str
    headers: tuple[str, ...]


Words = tuple[str, ...] | dict[str, str]


class WordsFile(YamlRecord):
    order: tuple[str, ...]
    area: tuple[str, ...]
    commune: tuple[str, ...]
    label: tuple[str, ...]
    value: tuple[str, ...]
    other: tuple[str, ...]
    nothing: tuple[str, ...]
    total: tuple[str, ...]
    sums: tuple[str, ...]
    groups: tuple[str, ...]
    group_words: tuple[str, ...]
    communes: tuple[str, ...]
    prefixes: tuple[str, ...]
    missing: tuple[str, ...]
    units: tuple[str, ...]
    thousands: tuple[str, ...]
    millions: tuple[str, ...]
    fillers: tuple[str, ...]
    spellings: dict[str, str]
    either_side: tuple[str, ...]
    people: tuple[str, ...]
    narrowing: tuple[str, ...]
    narrowing_titles: tuple[str, ...]
    cumulative: tuple[str, ...]
    headings: tuple[str, ...]
    within: tuple[str, ...]
    planned: tuple[str, ...]
    no_results: tuple[str, ...]
    negations: tuple[str, ...]
    personal: tuple[str, ...]
    looks: tuple[LookRecord, ...]


class OwnWords(YamlRecord):
    """What the tables of one programme say besides."""

    area: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    cumulative: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    no_results: tuple[str, ...] = ()
    narrowing_titles: tuple[str, ...] = ()
    spellings: dict[str, str] = Field(default_factory=dict)


def load_words(folder: Path, home: Path | None = None) -> TableWords:
    """Read words.yaml of the mappings' folder, and that of a programme's `home` where it has one.

    Raises `BaocaoError` with all the problems of a file.
    """
    record = validate_yaml(_source(folder), WordsFile)
    if home and (home / FILE).is_file():
        own = validate_yaml(_source(home), OwnWords)
        more = {name: _joined(getattr(record, name), added) for name, added in own}
        record = record.model_copy(update=more)
    return TableWords(
        order=_keys(record.order),
        area=_keys((*record.area, *record.commune)),
        commune=_keys(record.commune),
        label=_keys(record.label),
        value=_keys(record.value),
        other=_keys(record.other),
        nothing=_keys(record.nothing),
        total=_keys(record.total),
        sums=_longest_first(record.sums),
        groups=_longest_first(record.groups),
        group_words=_keys(record.group_words),
        communes=_spaced(record.communes),
        prefixes=_longest_first(record.prefixes),
        missing=frozenset(clean_text(word).casefold() for word in record.missing),
        units=frozenset(clean_text(word).casefold() for word in record.units),
        multiples=Multiples(record.thousands, record.millions),
        fillers=_keys(record.fillers),
        spellings={fold_text(own): fold_text(same) for own, same in record.spellings.items()},
        either_side=_keys(record.either_side),
        people=_keys(record.people),
        narrowing=_longest_first(record.narrowing),
        narrowing_titles=_spaced(record.narrowing_titles),
        cumulative=_keys(record.cumulative),
        headings=_keys(record.headings),
        within=_spaced(record.within),
        planned=_spaced(record.planned),
        no_results=_spaced(record.no_results),
        negations=_keys(record.negations),
        personal=_keys(record.personal),
        looks=tuple(OtherTable(look.name, _keys(look.headers)) for look in record.looks),
    )


def _joined(common: Words, own: Words) -> Words:
    if isinstance(common, dict) and isinstance(own, dict):
        return {**common, **own}
    return (*common, *own)


def clashes(folder: Path, catalogue: IndicatorCatalogue) -> Iterator[Problem]:
    """Headings of columns without data that are names of data elements: a column so headed
    would not be read."""
    names = {
        fold_text(name): element.id
        for element in catalogue.elements.values()
        for name in (element.name, *element.aliases)
    }
    source = _source(folder)
    record = validate_yaml(source, WordsFile)
    for field in ("order", "area", "label", "value", "other"):
        for place, word in enumerate(getattr(record, field)):
            if (element := names.get(fold_text(word))) is not None:
                what = f"“{word}” cũng là tên của thành phần số liệu “{element}”"
                todo = "bỏ chữ này, hoặc đổi tên gọi khác của thành phần số liệu"
                yield Problem(what, source.where(field, place), todo)


def _source(folder: Path) -> YamlSource:
    return read_yaml(folder / FILE, name=data_name(folder / FILE))


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(fold_text, words), key=len, reverse=True))


def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_text, words))


def _spaced(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(spaced, words))
