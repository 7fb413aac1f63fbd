"""Reads a programme from its folder; a wrong file raises all its problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from baocao.core.errors import Problem, raise_all
from baocao.core.project import data_name
from baocao.core.report_key import AGAIN
from baocao.core.yaml_source import YamlSource, read_yaml, validate_yaml
from baocao.definitions.programmes.model import Programme, ReportType, SectionId

PROGRAMME = "programme.yaml"
# What each pattern of a report type has to have filled in, once; all may name the province.
SLOTS = {"subject": ["period"], "addressee": []}
_PROVINCE = "province"
_SLOT = re.compile(r"\{([^}]*)\}?|\}")
_AS_AGAIN = re.compile(rf".*{AGAIN}\d+")


def load_programme(folder: Path) -> Programme:
    """The programme of `folder`, which bears its id: data/programmes/covid-19.

    What it says of the catalogue is not checked here. Raises `BaocaoError` with every problem.
    """
    return read_programme(folder)[1]


def read_programme(folder: Path) -> tuple[YamlSource, Programme]:
    """The programme with the places of its fields; raises as `load_programme`."""
    path = folder / PROGRAMME
    source = read_yaml(path, name=data_name(path))
    programme = validate_yaml(source, Programme)
    raise_all(_problems(source, programme, folder.name))
    return source, programme


def _problems(source: YamlSource, programme: Programme, folder: str) -> Iterator[Problem]:
    if programme.id != folder:
        what = f"mã chương trình “{programme.id}” khác tên thư mục “{folder}”"
        yield Problem(what, source.where("id"), f"ghi id: {folder}")
    for id_, times in Counter(report.id for report in programme.reports).items():
        if times > 1:
            what = f"mã loại báo cáo “{id_}” ghi {times} lần"
            yield Problem(what, source.where("reports"), "đặt mã khác")
    for number, report in enumerate(programme.reports):
        yield from _report(source, number, report)


def _in_order(source: YamlSource, number: int, report: ReportType) -> Iterator[Problem]:
    """Sections stand once each, in the order in which reports are composed."""
    wanted = [section for section in get_args(SectionId) if section in report.sections]
    if list(report.sections) != wanted:
        where = source.where("reports", number, "sections")
        what = "các mục ghi lặp hoặc không theo thứ tự của báo cáo"
        yield Problem(what, where, f"ghi [{', '.join(wanted)}]")


def _parts(source: YamlSource, number: int, report: ReportType) -> Iterator[Problem]:
    """People write a part in a section of the report; in no other would it be asked for."""
    for place, part in enumerate(report.parts):
        if part.section not in report.sections:
            where = source.where("reports", number, "parts", place, "section")
            todo = f"chọn một trong: {', '.join(report.sections)}"
            yield Problem(f"báo cáo không có mục {part.section}", where, todo)


def _report(source: YamlSource, number: int, report: ReportType) -> Iterator[Problem]:
    if _AS_AGAIN.fullmatch(f"-{report.id}"):
        what = f"mã loại báo cáo “{report.id}” có phần cuối dành cho báo cáo phát hành lại"
        todo = "bỏ “lan-<số>” ở cuối mã, ví dụ ghi bo-sung-2"
        yield Problem(what, source.where("reports", number, "id"), todo)
    yield from _in_order(source, number, report)
    yield from _parts(source, number, report)
    for name, wanted in SLOTS.items():
        slots = [slot[1] or "" for slot in _SLOT.finditer(getattr(report, name))]
        if sorted(slot for slot in slots if slot != _PROVINCE) != wanted:
            listed = " và ".join(f"{{{slot}}}" for slot in wanted) or "không có chỗ điền nào"
            what = f"chỗ điền không đúng (đang ghi: {getattr(report, name)})"
            todo = f"ghi đúng một lần: {listed}; có thể thêm {{{_PROVINCE}}}"
            yield Problem(what, source.where("reports", number, name), todo)
