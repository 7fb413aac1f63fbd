"""A proposed mapping as the YAML that a person reads, corrects and keeps in data/mappings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from baocao.definitions.areas.model import AdminUnit
from baocao.submissions.mapped.model import Meaning, Rows
from baocao.submissions.mapped.propose import HeaderProposal, SheetProposal


def mapping_text(
    file: str, province: str, unit: AdminUnit, sheets: Sequence[SheetProposal], *, has_day: bool
) -> str:
    """The text of the mapping's file; what is not certain carries a remark to check it.

    `file` is the workbook's name, `province` a slug; `has_day` says whether the workbook's
    titles name the day of its figures.
    """
    lines = [
        f"# Ánh xạ của {PurePosixPath(file).name}; lập bằng baocao map, cần người kiểm tra lại.",
        f"applies_to: [{_quoted(_pattern(file))}]",
        f"unit: {_quoted(unit.code)}",
        f"unit_name: {_quoted(unit.name)}  # sửa lại cho đúng tên đơn vị",
        f"province: {province}",
    ]
    if not has_day:
        lines.append("as_of: {sheet: TRANG, cell: A1}  # ô ghi ngày số liệu, hoặc một ngày")
    lines.append("sheets:")
    for sheet in sheets:
        if sheet.header is not None or sheet.held is not None:
            lines += _sheet(sheet)
    return "\n".join(lines) + "\n"


def _sheet(sheet: SheetProposal) -> Iterator[str]:
    yield f"  - sheet: {_quoted(sheet.name)}"
    if sheet.header is None:
        todo = "ghi header, hoặc ignore: true kèm reason"
        yield f'    ignore: "?"  # không thấy bảng số liệu; có {sheet.held}: {todo}'
        return
    if sheet.hidden:
        yield '    ignore: "?"  # trang tính đang ẩn: false để đọc; true kèm reason để bỏ qua'
    if sheet.rows is not Rows.AREAS:
        yield f"    rows: {sheet.rows.value}"
    if sheet.tables == 1:  # where there are several, each is found by its own words
        yield f"    header: [{sheet.header.first + 1}, {sheet.header.last + 1}]"
    if sheet.given.options:
        yield f"    options: {_options(sheet.given)}  # theo tên trang tính và tiêu đề bảng"
    yield from _headers(sheet)
    yield from _areas(sheet)


def _headers(sheet: SheetProposal) -> Iterator[str]:
    """What is certain; what is not with a mark, and below it the nearest names as remarks."""
    field = "lines" if sheet.rows is Rows.ELEMENTS else "columns"
    yield f"    {field}:" if sheet.headers else f"    {field}: []"
    for header in sheet.headers:
        yield f"      - {_header(header)}"
        if header.meaning is None:
            for near in header.candidates:
                yield f"      #   gần giống {near.score}%: {_meaning(near.meaning)}"


def _areas(sheet: SheetProposal) -> Iterator[str]:
    if sheet.unknown_areas:
        yield "    areas:"
    for _, label, near in sheet.unknown_areas:
        yield f'      {_quoted(label)}: "?"  # mã địa bàn, total, hoặc {{ignore: lý do}}; {near}'


def _header(proposal: HeaderProposal) -> str:
    if proposal.ignored:
        reason = _quoted(proposal.reason)
        return f"{{header: {_quoted(proposal.header)}, ignore: true, reason: {reason}}}"
    if proposal.meaning is None:
        todo = "ghi element, hoặc ignore: true kèm reason"
        return f'{{header: {_quoted(proposal.header)}, element: "?"}}  # {todo}'
    return f"{{header: {_quoted(proposal.header)}, {_meaning(proposal.meaning)}}}"


def _meaning(meaning: Meaning) -> str:
    options = f", options: {_options(meaning)}" if meaning.options else ""
    return f"element: {meaning.element}{options}"


def _options(meaning: Meaning) -> str:
    return "{" + ", ".join(f"{c}: {_quoted(option)}" for c, option in meaning.options) + "}"


def _pattern(file: str) -> str:
    """The workbook's name with every number left open: the next period's file fits too."""
    return re.sub(r"\d+", "*", PurePosixPath(file).name)


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)
