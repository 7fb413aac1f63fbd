"""`baocao map`: what the columns of a unit's own workbook may mean, as a table and as YAML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.apps.cli.messages import print_json
from baocao.build.workspace.findings import programme_around
from baocao.build.workspace.mapping import Proposed, propose
from baocao.build.workspace.sent import Definitions
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.vietnamese.names import clean
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.naming import options_label
from baocao.submissions.mapped.mapping_text import mapping_text
from baocao.submissions.mapped.model import Meaning
from baocao.submissions.mapped.propose import HeaderProposal, How

_HOW = {
    How.MAPPING: "tệp ánh xạ",
    How.DICTIONARY: "từ điển",
    How.UNKNOWN: "chưa rõ",
}


@dataclass(frozen=True)
class Asked:
    """What the command line said."""

    file: Path
    province: str | None
    programme: str
    unit: str | None
    write: Path | None
    as_json: bool


def run_map(asked: Asked) -> int:
    """Show the proposed mapping of a workbook and write it if asked to; always 0."""
    project = find_project()
    programme = programme_around(project, asked.file, asked.programme)
    definitions = Definitions(project, programme)
    proposed = propose(definitions, asked.file, asked.province, asked.unit)
    if asked.write is not None:
        _write(asked.write, proposed)
    if asked.as_json:
        print_json(_records(proposed))
        return 0
    console = Console()
    console.print(_table(proposed))
    for line in _left_over(proposed):
        console.print(line, markup=False, highlight=False)
    if asked.write is not None:
        print(f"Đã ghi {asked.write}; kiểm tra lại từng dòng trước khi dùng.")
        if not proposed.has_day:
            print("Các bảng không nêu ngày số liệu: ghi ngày đó vào as_of của tệp này.")
    return 0


def _write(path: Path, proposed: Proposed) -> None:
    if path.exists():
        todo = "chọn tên khác, hoặc sửa tệp đang có"
        raise UsageError(Problem("tệp ánh xạ đã có", path.as_posix(), todo))
    unit: AdminUnit = proposed.unit
    text = mapping_text(
        proposed.file, proposed.province.slug, unit, proposed.sheets, has_day=proposed.has_day
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        problem = Problem("không ghi được tệp", path.as_posix(), "kiểm tra đường dẫn và quyền ghi")
        raise UsageError(problem) from None


def _table(proposed: Proposed) -> Table:
    table = Table("Trang tính", "Ô", "Tiêu đề", "Thành phần số liệu", "Nhóm", "Cách nhận")
    for sheet in proposed.sheets:
        if sheet.header is None:
            table.add_row(clean(sheet.name), "", "(không thấy bảng số liệu)", "", "", "")
        for header in sheet.headers:
            place = (clean(sheet.name), header.source.cell, header.header)
            table.add_row(*place, *_meant(header, proposed.catalogue))
    return table


def _meant(header: HeaderProposal, catalogue: IndicatorCatalogue) -> tuple[str, str, str]:
    how = _HOW[header.how]
    if header.ignored:
        return "(bỏ qua)", "", how
    if header.meaning is None:
        names = ((_element(c.meaning, catalogue), c.score) for c in header.candidates)
        near = ", ".join(f"{name} ({score}%)" for name, score in names)
        return "", "", f"{how}; gần nhất: {near}" if near else how
    options = options_label(header.meaning.options, catalogue)
    return _element(header.meaning, catalogue), options, how


def _element(meaning: Meaning, catalogue: IndicatorCatalogue) -> str:
    """The element's Vietnamese name, with its id in mappings."""
    if not meaning.element:
        return ""
    return f"{catalogue.elements[meaning.element].name} ({meaning.element})"


def _left_over(proposed: Proposed) -> list[str]:
    """What could not be mapped, and what the unit's mapping names but the workbook lacks."""
    lines = [
        f"Chưa rõ: {header.source.sheet} › {header.source.cell}: {header.header}"
        for sheet in proposed.sheets
        for header in sheet.headers
        if header.meaning is None
    ]
    lines += [
        f"Không rõ địa bàn: {source.sheet} › {source.cell}: {label} → {near}"
        for sheet in proposed.sheets
        for source, label, near in sheet.unknown_areas
    ]
    lines += [f"Tệp ánh xạ ghi mà tệp không có: {what}" for what in proposed.unused]
    if not lines:
        lines = ["Mọi tiêu đề và địa bàn đều đã rõ."]
    return lines


def _records(proposed: Proposed) -> dict[str, object]:
    return {
        "file": proposed.file,
        "province": proposed.province.slug,
        "unit": proposed.unit.code,
        "headers": [_record(header) for sheet in proposed.sheets for header in sheet.headers],
        "unknown_areas": [
            {"sheet": source.sheet, "cell": source.cell, "label": label, "nearest": near}
            for sheet in proposed.sheets
            for source, label, near in sheet.unknown_areas
        ],
        "unused": list(proposed.unused),
    }


def _record(header: HeaderProposal) -> dict[str, object]:
    return {
        "sheet": header.source.sheet,
        "cell": header.source.cell,
        "header": header.header,
        "how": header.how.value,
        "ignored": header.ignored,
        "candidates": [{**_as_data(c.meaning), "score": c.score} for c in header.candidates],
    }


def _as_data(meaning: Meaning) -> dict[str, object]:
    return {"element": meaning.element, "options": dict(meaning.options)}
