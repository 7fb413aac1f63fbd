"""The Vietnamese of the forms (templates/forms.yaml), and how a programme divides each theme into
tables (its own forms.yaml).

Says nothing of cells; what the tables hold comes from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from string import Formatter

from pydantic import Field

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.quantities import COMMON_UNITS, Unit
from baocao.core.vietnamese.names import lower_first
from baocao.core.yaml_source import YamlModel, YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.programmes.model import Programme
from baocao.submissions.forms.model import LONGEST_NAME
from baocao.submissions.workbooks import layout

CHECKS = (
    *("options_in_order", "cumulative_falls", "share_above_limit"),
    *("part_above_whole", "elements_against_total", "rate_above_limit"),
)
"""The checks of validation that a form makes itself, by formulas."""

FILE = "forms.yaml"
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "province_unit": ("area",),
    "district_unit": ("area",),
    "commune_unit": ("area",),
    "heading": ("unit", "period", "start", "end"),
    "again": ("reason",),
    "synthetic": ("text",),
    "unit": ("title", "unit"),
    "continued": ("title",),
}


@dataclass(frozen=True)
class FormTexts(YamlModel):
    """Single texts of a form."""

    province_unit: str
    district_unit: str
    commune_unit: str
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
    previous_synthetic: str
    synthetic: str
    unit: str
    rest: str
    alone: str
    continued: str
    sum: str
    sum_communes: str
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
class TableSpec(YamlModel):
    """One table of a theme: its elements in order; `totals` are asked for without a split."""

    title: str
    elements: tuple[str, ...]
    totals: tuple[str, ...] = ()
    province_only: bool = False


@dataclass(frozen=True)
class FormWords:
    """Everything of both files; `checks` are reasons to look again, by check, `sheets` short names
    of themes whose own names are too long for a sheet.
    """

    title: str
    texts: FormTexts
    sheets: Mapping[str, str]
    tables: Mapping[str, tuple[TableSpec, ...]]
    province_options: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    checks: Mapping[str, str]
    instructions: tuple[str, ...]

    def unit(self, unit: Unit) -> str:
        return unit.name or self.units[unit.value]

    def called(self, unit: AdminUnit) -> str:
        """Who reports on an area, by its level: "Trạm Y tế xã Hội Hoan"; an institution itself."""
        if unit.level is AreaLevel.INSTITUTION:
            return unit.name
        own = {
            AreaLevel.PROVINCE: self.texts.province_unit,
            AreaLevel.COMMUNE: self.texts.commune_unit,
        }
        pattern = own.get(unit.level, self.texts.district_unit)
        return pattern.format(area=lower_first(unit.name))


class _TemplateFile(YamlRecord):
    texts: FormTexts
    units: dict[str, str]
    checks: dict[str, str]
    instructions: tuple[str, ...]


class _OwnFile(YamlRecord):
    """What is the programme's; `checks` may word some in its own way."""

    sheets: dict[str, str] = Field(default_factory=dict)
    tables: dict[str, tuple[TableSpec, ...]] = Field(default_factory=dict)
    province_options: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    checks: dict[str, str] = Field(default_factory=dict)


def load_form_words(
    project: Project, programme: Programme, catalogue: IndicatorCatalogue
) -> FormWords:
    """Read the common words and the programme's tables; without the latter, a table a theme.

    Raises `BaocaoError` for unknown themes, elements, options and placeholders, all at once.
    """
    source = read_yaml(project.templates / FILE, name=project.name(project.templates / FILE))
    file = validate_yaml(source, _TemplateFile)
    path = project.of(programme.id).home / FILE
    own_source = read_yaml(path, name=project.name(path)) if path.is_file() else None
    own = validate_yaml(own_source, _OwnFile) if own_source else _OwnFile()
    problems = list(_common(source, file))
    if own_source:
        problems += _sheets(own_source, own, catalogue)
        problems += [*_tables(own_source, own, catalogue), *_options(own_source, own, catalogue)]
        problems += _strange(own_source, "checks", own.checks, CHECKS)
    raise_all(problems)
    return FormWords(
        title=layout.title(programme.phrases.work),
        texts=file.texts,
        sheets=own.sheets,
        tables=own.tables,
        province_options=own.province_options,
        units=file.units,
        checks={**file.checks, **own.checks},
        instructions=file.instructions,
    )


def _common(source: YamlSource, file: _TemplateFile) -> Iterator[Problem]:
    yield from _placeholders(source, file.texts)
    for field, given, names in (
        ("units", file.units, [unit.value for unit in COMMON_UNITS]),
        ("checks", file.checks, list(CHECKS)),
    ):
        yield from _strange(source, field, given, names)
        for name in sorted(set(names) - set(given)):
            todo = f"ghi đủ và đúng: {', '.join(names)}"
            yield Problem(f"thiếu “{name}”", source.where(field), todo)


def _strange(
    source: YamlSource, field: str, given: Mapping[str, object], names: Sequence[str]
) -> Iterator[Problem]:
    for name in sorted(set(given) - set(names)):
        todo = f"chọn trong: {', '.join(names)}"
        yield Problem(f"tên lạ “{name}”", source.where(field, name), todo)


def _sheets(source: YamlSource, file: _OwnFile, catalogue: IndicatorCatalogue) -> Iterator[Problem]:
    yield from _strange(source, "sheets", file.sheets, list(catalogue.themes))
    for theme, name in file.sheets.items():
        if not 0 < len(name) <= LONGEST_NAME:
            todo = f"ghi từ 1 đến {LONGEST_NAME} ký tự"
            what = f"tên trang tính “{name}” có {len(name)} ký tự"
            yield Problem(what, source.where("sheets", theme), todo)


def _tables(source: YamlSource, file: _OwnFile, catalogue: IndicatorCatalogue) -> Iterator[Problem]:
    yield from _strange(source, "tables", file.tables, list(catalogue.themes))
    for theme, tables in file.tables.items():
        known = [e.id for e in catalogue.elements.values() if e.theme == theme]
        for number, table in enumerate(tables):
            for element in (*table.elements, *table.totals):
                if theme in catalogue.themes and element not in known:
                    where = source.where("tables", theme, number, "elements")
                    todo = f"chọn một trong: {', '.join(known) or 'không có'}"
                    yield Problem(f"lĩnh vực không có thành phần số liệu “{element}”", where, todo)


def _options(
    source: YamlSource, file: _OwnFile, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
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
