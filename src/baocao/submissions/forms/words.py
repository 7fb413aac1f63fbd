"""The Vietnamese of the forms and how each theme is divided into tables (templates/forms.yaml).

Says nothing of cells; what the tables hold comes from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from string import Formatter

from pydantic import ConfigDict, Field

from baocao.core.errors import Problem, raise_all
from baocao.core.quantities import Unit
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue

CHECKS = (
    *("dose_order", "cumulative_falls", "share_above_limit"),
    *("part_above_whole", "elements_against_total", "rate_above_limit"),
)
"""The validation rules that a form evaluates itself, by formulas."""

PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "province_unit": ("area",),
    "district_unit": ("area",),
    "heading": ("unit", "period", "start", "end"),
    "again": ("reason",),
    "unit": ("title", "unit"),
}


@dataclass(frozen=True)
class FormTexts:
    """Single texts of a form."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: str
    province_unit: str
    district_unit: str
    heading: str
    legend: str
    instructions: str
    confirmations: str
    number: str
    area: str
    check: str
    again: str
    current: str
    previous: str
    unit: str
    rest: str
    sum: str
    sum_check: str
    apart: str
    as_of: str
    provider: str
    definition: str
    tasks_sheet: str
    tasks_legend: str
    clause: str
    content: str
    lead: str
    due: str
    state: str
    done_on: str
    evidence: str
    note: str
    other_legend: str
    footer: str
    wrong: str
    wrong_count: str
    wrong_amount: str
    wrong_rate: str
    wrong_date: str
    wrong_choice: str


@dataclass(frozen=True)
class TableSpec:
    """One table of a theme: its elements in order; `totals` are asked for without a split."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: str
    elements: tuple[str, ...]
    totals: tuple[str, ...] = ()
    province_only: bool = False


@dataclass(frozen=True)
class FormWords:
    """Everything of templates/forms.yaml."""

    texts: FormTexts
    tables: Mapping[str, tuple[TableSpec, ...]]
    province_options: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    checks: Mapping[str, str]
    instructions: tuple[str, ...]

    def unit(self, unit: Unit) -> str:
        return self.units[unit.value]


class _FormsFile(YamlRecord):
    texts: FormTexts
    tables: dict[str, tuple[TableSpec, ...]]
    province_options: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    units: dict[str, str]
    checks: dict[str, str]
    instructions: tuple[str, ...]


def load_form_words(path: Path, catalogue: IndicatorCatalogue, *, name: str) -> FormWords:
    """Read templates/forms.yaml; `name` is how messages call it.

    Raises `BaocaoError` for unknown themes, elements, options and placeholders, all at once.
    """
    source = read_yaml(path, name=name)
    file = validate_yaml(source, _FormsFile)
    raise_all(_problems(source, file, catalogue))
    return FormWords(
        texts=file.texts,
        tables=file.tables,
        province_options=file.province_options,
        units=file.units,
        checks=file.checks,
        instructions=file.instructions,
    )


def _problems(
    source: YamlSource, file: _FormsFile, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
    yield from _placeholders(source, file.texts)
    yield from _unlike(source, "units", file.units, [unit.value for unit in Unit])
    yield from _unlike(source, "checks", file.checks, CHECKS)
    for theme, tables in file.tables.items():
        known = [e.id for e in catalogue.elements.values() if e.theme == theme]
        for number, table in enumerate(tables):
            for element in (*table.elements, *table.totals):
                if element not in known:
                    where = source.where("tables", theme, number, "elements")
                    todo = f"chọn một trong: {', '.join(known) or 'không có'}"
                    yield Problem(f"lĩnh vực không có thành phần số liệu “{element}”", where, todo)
    for category, options in file.province_options.items():
        found = catalogue.categories.get(category)
        valid = [option.id for option in found.options] if found else []
        for option in set(options) - set(valid):
            where = source.where("province_options", category)
            todo = f"chọn một trong: {', '.join(valid) or 'không có'}"
            yield Problem(f"phân tổ không có giá trị “{option}”", where, todo)


def _placeholders(source: YamlSource, texts: FormTexts) -> Iterator[Problem]:
    for field in fields(texts):
        where = source.where("texts", field.name)
        allowed = PLACEHOLDERS.get(field.name, ())
        try:
            parsed = [name for _, name, _, _ in Formatter().parse(getattr(texts, field.name))]
        except ValueError:
            yield Problem("dấu ngoặc nhọn không khép kín", where, "ghi dạng {area}")
            continue
        for name in sorted({name for name in parsed if name is not None} - set(allowed)):
            todo = f"chỉ dùng: {', '.join(allowed) or 'không có tên nào'}"
            yield Problem(f"không có từ {{{name}}} cho câu này", where, todo)


def _unlike(
    source: YamlSource, field: str, given: Mapping[str, str], names: Sequence[str]
) -> Iterator[Problem]:
    for name in sorted(set(names) ^ set(given)):
        todo = f"ghi đủ và đúng: {', '.join(names)}"
        what = f"thiếu “{name}”" if name in names else f"tên lạ “{name}”"
        yield Problem(what, source.where(field), todo)
