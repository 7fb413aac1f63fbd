"""A proposed mapping as the YAML that a person reads, corrects and keeps in data/mappings.

What a person has to decide carries the mark "?", and at the end of its line what it may be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from baocao.definitions.areas.model import AdminUnit
from baocao.submissions.mapped.model import Meaning, Rows, Scale
from baocao.submissions.mapped.proposal import HeaderProposal, SheetProposal
from baocao.submissions.mapped.unconfirmed import MARK
from baocao.submissions.workbooks.cell_names import column_letters

_OPEN = json.dumps(MARK)


def mapping_text(
    file: str,
    province: str,
    unit: AdminUnit,
    sheets: Sequence[SheetProposal],
    *,
    has_day: bool,
    period_end: date | None = None,
) -> str:
    """The text of the mapping's file.

    `file` is the workbook's name, `province` a slug; `has_day` says whether the workbook's titles
    name the day of its figures, `period_end` is the last day of its period where that is known.
    """
    lines = [
        f"# Ánh xạ của {PurePosixPath(file).name}, lập bằng baocao map.",
        f"# Chỗ ghi {_OPEN} là chưa rõ: thay bằng giá trị đúng; còn chỗ như vậy thì chưa đọc tệp.",
        f"applies_to: [{_quoted(_pattern(file))}]",
        f"unit: {_quoted(unit.code)}",
        f"unit_name: {_quoted(unit.name)}  # sửa lại cho đúng tên đơn vị",
        f"province: {province}",
    ]
    if not has_day:
        near = f"ngày cuối kỳ là {period_end.isoformat()}; " if period_end else ""
        todo = f"{near}ghi ngày số liệu, hoặc {{sheet: TRANG, cell: A1}} là ô ghi ngày đó"
        lines.append(f"as_of: {_OPEN}  # các bảng không nêu ngày số liệu; {todo}")
    lines.append("sheets:")
    for sheet in sheets:
        if sheet.tables or sheet.held is not None:
            lines += _sheet(sheet)
    return "\n".join(lines) + "\n"


def _sheet(sheet: SheetProposal) -> Iterator[str]:
    yield f"  - sheet: {_quoted(sheet.name)}"
    if sheet.ignored:
        yield "    ignore: true"
        yield f"    reason: {_quoted(sheet.reason)}"
        return
    if not sheet.tables:
        todo = "ghi header, hoặc true và thêm reason"
        yield f"    ignore: {_OPEN}  # không thấy bảng số liệu; có {sheet.held}: {todo}"
        return
    if sheet.hidden:
        todo = "ghi false để đọc, hoặc true và thêm reason"
        yield f"    ignore: {_OPEN}  # trang tính đang ẩn: {todo}"
    yield from _rows(sheet)
    yield from _place(sheet)
    if sheet.given.options:
        yield f"    options: {_options(sheet.given)}  # theo tên trang tính và tiêu đề bảng"
    yield from _headers(sheet)
    yield from _areas(sheet)


def _rows(sheet: SheetProposal) -> Iterator[str]:
    """What the rows are; the default is not written."""
    if sheet.rows is None:
        todo = "total: đọc dòng tổng; sum: cộng các dòng xã"
        yield f"    rows: {_OPEN}  # bảng của các xã trong một huyện; {todo}"
    elif sheet.rows is not Rows.AREAS:
        yield f"    rows: {sheet.rows.value}"
    if sheet.asks_area:
        todo = "ghi mã này nếu là số của riêng huyện đó, mã của đơn vị nếu không"
        yield f"    area: {_OPEN}  # tiêu đề hoặc tên trang tính nêu địa bàn {sheet.area}; {todo}"
    elif sheet.area:
        yield f"    area: {_quoted(sheet.area)}"
    if sheet.left_out:
        names = "[" + ", ".join(setting.value for setting, _ in sheet.left_out) + "]"
        rows = "; ".join(f"{rows.rows} dòng: {rows.named}" for _, rows in sheet.left_out)
        if all(rows.is_certain for _, rows in sheet.left_out):
            yield f"    leave_out: {names}  # không đọc {rows}"
        else:
            todo = (
                f"{names} nếu đã tính trong số của huyện ({rows}); nếu không, [] và ghi vào areas"
            )
            yield f"    leave_out: {_OPEN}  # {todo}"


def _place(sheet: SheetProposal) -> Iterator[str]:
    """Where the table is; of several each is found by its own words."""
    if len(sheet.tables) == 1:
        (table,) = sheet.tables
        yield f"    header: [{table.first + 1}, {table.last + 1}]"
        yield f"    label: {column_letters(table.label)}"
    if sheet.scale is not None:
        yield f"    scale: {sheet.scale.value}"


def _headers(sheet: SheetProposal) -> Iterator[str]:
    """What is certain; what is not with a mark, and below it the nearest names as remarks."""
    is_lines = sheet.rows is Rows.ELEMENTS
    yield from _list("columns", sheet.columns if is_lines else sheet.headers, is_lines=is_lines)
    if is_lines:
        yield from _list("lines", sheet.headers, is_lines=False)


def _list(field: str, headers: Sequence[HeaderProposal], *, is_lines: bool) -> Iterator[str]:
    if headers:
        yield f"    {field}:"
    for header in headers:
        yield f"      - {_header(header, 'area' if is_lines else 'element')}"
        if header.meaning is None and not header.ignored:
            for near in header.candidates:
                yield f"      #   gần giống {near.score}%: {_meaning(near.meaning)}"


def _areas(sheet: SheetProposal) -> Iterator[str]:
    if sheet.unknown_areas:
        yield "    areas:"
    for area in sheet.unknown_areas:
        todo = f"mã địa bàn, total, hoặc {{ignore: lý do}}; {area.near}"
        yield f"      {_quoted(area.label)}: {_OPEN}  # {todo}"


def _header(proposal: HeaderProposal, field: str) -> str:
    """One header as a YAML group on one line, with a remark on what is open or whence it is."""
    parts = [f"header: {_quoted(proposal.header)}"]
    if proposal.column:
        parts.append(f"column: {proposal.column}")
    if proposal.table:
        parts.append(f"table: {proposal.table}")
    remark = f"  # theo {proposal.origin}" if proposal.origin else ""
    if proposal.ignored:
        parts += ["ignore: true", f"reason: {_quoted(proposal.reason)}"]
    elif proposal.meaning is None:
        parts.append(f"{field}: {_OPEN}")
        remark = f"  # ghi {field}, hoặc thay bằng ignore: true, reason: lý do"
    else:
        parts.append(_meaning(proposal.meaning))
    if proposal.scale is None:
        parts.append(f"scale: {_OPEN}")
        remark = f"  # {_scales(proposal)}"
    elif proposal.scale is not Scale.AS_IS:
        parts.append(f"scale: {proposal.scale.value}")
    return "{" + ", ".join(parts) + "}" + remark


def _scales(proposal: HeaderProposal) -> str:
    example = proposal.examples[0] if proposal.examples else ""
    return f"{example} là phần của 1 (fraction) hay đúng là phần trăm (percent)?"


def _meaning(meaning: Meaning) -> str:
    options = f", options: {_options(meaning)}" if meaning.options else ""
    return f"element: {meaning.element}{options}"


def _options(meaning: Meaning) -> str:
    """Each category with its option, or with several in brackets."""
    named: dict[str, list[str]] = {}
    for category, option in meaning.options:
        named.setdefault(category, []).append(_quoted(option))
    return "{" + ", ".join(f"{c}: {_one_or_more(options)}" for c, options in named.items()) + "}"


def _one_or_more(options: Sequence[str]) -> str:
    return options[0] if len(options) == 1 else "[" + ", ".join(options) + "]"


def _pattern(file: str) -> str:
    """The workbook's name with every number left open: the next period's file fits too."""
    return re.sub(r"\d+", "*", PurePosixPath(file).name)


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)
