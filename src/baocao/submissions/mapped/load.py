"""Reads data/mappings/*.yaml, checks what they name, and finds the one for a workbook, in it
the rule for a sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import data_name
from baocao.core.vietnamese.names import clean, fold
from baocao.core.yaml_nodes import FieldPath
from baocao.core.yaml_source import YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import Category, Disaggregation
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import (
    IGNORE,
    TOTAL,
    CellsRule,
    HeaderRule,
    IgnoredLabel,
    Mapping,
    SheetRule,
)
from baocao.submissions.mapped.unconfirmed import unconfirmed, without_marks
from baocao.submissions.mapped.words_file import FILE

REGISTER = "register"


def load_mappings(folder: Path, lexicon: Lexicon, programme: str = "") -> tuple[Mapping, ...]:
    """All mappings of a project but those of other programmes, by file name.

    Raises `BaocaoError` with all their problems.
    """
    problems: list[Problem] = []
    found: list[Mapping] = []
    for path in _paths(folder):
        try:
            stated = _stated(path)
            if stated.get("kind") != REGISTER and _is_of(stated, programme):
                found.append(load_mapping(path, lexicon))
        except BaocaoError as error:
            problems.extend(error.problems)
    raise_all(problems)
    return tuple(found)


def register_mappings(folder: Path, programme: str) -> tuple[Path, ...]:
    """The files of a folder that map a register of persons for a programme."""
    stated = {path: _stated(path) for path in _paths(folder)}
    return tuple(
        path for path, of in stated.items() if of.get("kind") == REGISTER and _is_of(of, programme)
    )


def _paths(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if path.name != FILE)


def _stated(path: Path) -> dict[str, object]:
    """What a file says of itself before it is known what it maps."""
    data = read_yaml(path, name=data_name(path)).data
    return data if isinstance(data, dict) else {}


def _is_of(stated: dict[str, object], programme: str) -> bool:
    """Whether a mapping is for a programme; one that names none is for all."""
    return stated.get("programme") in (None, "", programme) or not programme


def load_mapping(path: Path, lexicon: Lexicon) -> Mapping:
    """One mapping; raises `BaocaoError` with each wrong field at its line.

    What is not confirmed yet is no error here: only its own workbook cannot be read.
    """
    written = read_yaml(path, name=data_name(path))
    source = without_marks(written)
    mapping = validate_yaml(source, Mapping)
    raise_all(_problems(source, mapping, lexicon))
    confirmations = (
        replace(reason, line=source.line("confirmations", i))
        for i, reason in enumerate(mapping.confirmations)
    )
    return replace(
        mapping,
        sheets=tuple(_placed(source, i, mapping) for i in range(len(mapping.sheets))),
        confirmations=tuple(confirmations),
        file=source.file,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        unconfirmed=unconfirmed(written),
    )


def _placed(source: YamlSource, place: int, mapping: Mapping) -> SheetRule:
    """A rule with its line and those of its headers, and with the unit's area if it has none."""
    sheet = mapping.sheets[place]

    def lined(field: str, rules: Sequence[HeaderRule]) -> tuple[HeaderRule, ...]:
        path = ("sheets", place, field)
        return tuple(replace(r, line=source.line(*path, i)) for i, r in enumerate(rules))

    return replace(
        sheet,
        line=source.line("sheets", place),
        area=sheet.area or mapping.unit,
        columns=lined("columns", sheet.columns),
        lines=lined("lines", sheet.lines),
    )


def mapping_for(mappings: Sequence[Mapping], file: str, province: str | None) -> Mapping | None:
    """The mapping whose pattern a workbook's file name fits, in its province where it is known.

    Raises `BaocaoError` where two do.
    """
    name = clean(PurePosixPath(file).name).casefold()
    fitting = [
        mapping
        for mapping in mappings
        if province in (None, mapping.province)
        and any(fnmatchcase(name, clean(p).casefold()) for p in mapping.applies_to)
    ]
    if len(fitting) > 1:
        what = f"có {len(fitting)} tệp ánh xạ cùng nhận tệp này"
        files = ", ".join(mapping.file for mapping in fitting)
        raise BaocaoError(Problem(what, file, f"sửa applies_to của một trong các tệp: {files}"))
    return fitting[0] if fitting else None


def _problems(source: YamlSource, record: Mapping, lexicon: Lexicon) -> Iterator[Problem]:
    yield from _unit(source, record, lexicon)
    for place, sheet in enumerate(record.sheets):
        yield from _sheet(source, place, sheet, lexicon)


def _unit(source: YamlSource, record: Mapping, lexicon: Lexicon) -> Iterator[Problem]:
    try:
        province = lexicon.areas.province(record.province)
        unit = lexicon.areas.get(record.unit)
    except BaocaoError as error:
        field = "province" if error.exit_code == 2 else "unit"
        yield from (Problem(p.what, source.where(field), p.todo) for p in error.problems)
        return
    if province.slug != record.province:
        yield Problem("tỉnh ghi sai cách", source.where("province"), f"ghi {province.slug}")
    if province.slug not in {above.slug for above in lexicon.areas.upward(unit)}:
        what = f"{unit.name} không thuộc {province.name}"
        yield Problem(what, source.where("unit"), "sửa mã đơn vị hoặc tỉnh")


def _sheet(source: YamlSource, place: int, sheet: SheetRule, lexicon: Lexicon) -> Iterator[Problem]:
    path: FieldPath = ("sheets", place)
    if sheet.header and sheet.header[0] > sheet.header[1]:
        yield Problem(
            "dòng đầu đứng sau dòng cuối",
            source.where(*path, "header"),
            "ghi [dòng đầu, dòng cuối]",
        )
    yield from _reason(source, path, sheet)
    yield from _meaning(source, path, sheet, lexicon)
    for field in ("columns", "lines"):
        rules: tuple[HeaderRule, ...] = getattr(sheet, field)
        for i, record in enumerate(rules):
            if not record.header and not record.column:
                where = source.where(*path, field, i, "header")
                todo = "ghi tiêu đề, hoặc thêm column: chữ cái của cột không có tiêu đề"
                yield Problem("không được để trống tiêu đề", where, todo)
            yield from _reason(source, (*path, field, i), record)
            yield from _meaning(source, (*path, field, i), record, lexicon)
    yield from _areas(source, path, sheet, lexicon)


def _areas(
    source: YamlSource, path: FieldPath, sheet: SheetRule, lexicon: Lexicon
) -> Iterator[Problem]:
    for name, code in sheet.areas:
        if code == IGNORE:
            where = source.where(*path, "areas", name)
            todo = f'ghi "{name}": {{ignore: "lý do"}}'
            yield Problem("bỏ qua một địa bàn mà không nêu lý do", where, todo)
    codes = [code for _, code in sheet.areas if not isinstance(code, IgnoredLabel)]
    codes += [sheet.area] if sheet.area else []
    codes += [record.area for record in sheet.columns if record.area]
    for code in codes:
        if code not in (IGNORE, TOTAL) and not _is_area(code, lexicon):
            todo = f'ghi mã trong areas.csv, hoặc {TOTAL}, hoặc {{ignore: "lý do"}}'
            yield Problem(f"không có địa bàn mã “{code}”", source.where(*path), todo)


def _reason(source: YamlSource, path: FieldPath, record: CellsRule) -> Iterator[Problem]:
    if record.ignore and not record.reason.strip():
        todo = 'thêm reason: "lý do" để người đọc sau biết vì sao không lấy số liệu này'
        yield Problem("bỏ qua mà không nêu lý do", source.where(*path, "ignore"), todo)


def _meaning(
    source: YamlSource,
    path: FieldPath,
    record: CellsRule,
    lexicon: Lexicon,
) -> Iterator[Problem]:
    catalogue = lexicon.catalogue
    if record.element is not None and record.element not in catalogue.elements:
        todo = "chọn một mã trong indicators của chương trình; baocao map gợi ý mã gần nhất"
        what = f"không có thành phần số liệu mã “{record.element}”"
        yield Problem(what, source.where(*path, "element"), todo)
        return
    element = catalogue.elements.get(record.element or "")
    for category in dict.fromkeys(category for category, _ in record.options):
        known = catalogue.categories.get(category)
        where = source.where(*path, "options", category)
        if known is None:
            names = ", ".join(catalogue.categories)
            yield Problem(f"không có phân tổ “{category}”", where, f"chọn một trong: {names}")
        elif unknown := _unknown(record.options, known):
            names = ", ".join(o.id for o in known.options)
            yield Problem(f"không có giá trị “{unknown}”", where, f"chọn một trong: {names}")
        elif element is not None and category not in element.categories:
            what = f"thành phần số liệu {element.id} không phân theo {known.name}"
            yield Problem(what, where, "xóa phân tổ này")


def _unknown(options: Disaggregation, category: Category) -> str:
    """The first option that a category does not have, "" where it has all."""
    known = {option.id for option in category.options}
    named = (option for own, option in options if own == category.id)
    return next((option for option in named if option not in known), "")


def _is_area(code: str, lexicon: Lexicon) -> bool:
    return lexicon.areas.has(code)


def rule_for(name: str, mapping: Mapping) -> SheetRule | None:
    """The first rule whose pattern fits the sheet's name."""
    key = fold(name)
    fitting = (rule for rule in mapping.sheets if fnmatchcase(key, _pattern(rule.sheet)))
    return next(fitting, None)


def _pattern(text: str) -> str:
    return "*".join(fold(part) for part in text.split("*")) if fold(text) else text
