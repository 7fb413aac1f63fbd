"""`baocao map`: what the columns of a unit's own workbook mean, seen before it is written."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.table import Table
from rich.text import Text

from baocao.apps.cli.map_view import ProposalView, view_of
from baocao.apps.cli.messages import agreed, is_terminal, print_json
from baocao.apps.cli.options import WorkbookSender
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.findings import programme_around
from baocao.build.workspace.mapping import Proposed, propose
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project, find_project
from baocao.core.whole_file import write_whole, writing_to
from baocao.submissions.mapped.mapping_text import mapping_text
from baocao.submissions.mapped.model import Meaning
from baocao.submissions.mapped.proposal import HeaderProposal

TEMPLATE = "map.html.j2"


@dataclass(frozen=True)
class MapCall:
    """What the command line said."""

    file: Path
    sender: WorkbookSender
    write: Path | None
    yes: bool
    as_json: bool


def run_map(asked: MapCall) -> int:
    """Show the proposed mapping of a workbook and write it where asked to; 0 when done.

    Raises `BaocaoError` where the workbook has no table, and with all that is left to decide
    where the answer to every question was to be yes.
    """
    project = find_project()
    sender = asked.sender
    definitions = Definitions(project, programme_around(project, asked.file, sender.programme))
    proposed = propose(definitions, asked.file, sender.province or None, sender.unit or None)
    view = view_of(proposed)
    _refuse(asked, proposed, view)
    if asked.as_json:
        _write_all(asked, project, proposed, view)
        print_json(_records(proposed))
        return 0
    _show(view)
    if asked.write is not None:
        _finish(asked, project, proposed, view)
    return 0


def _refuse(asked: MapCall, proposed: Proposed, view: ProposalView) -> None:
    """What stops everything: no table, a file that is there, questions without an answer."""
    if not proposed.has_tables:
        todo = "đề nghị đơn vị gửi lại bảng số liệu, hoặc dùng biểu mẫu (baocao form)"
        raise BaocaoError(Problem(proposed.looks.rstrip("."), proposed.file, todo))
    if asked.write is not None and asked.write.exists():
        todo = "chọn tên khác, hoặc sửa tệp đang có"
        raise UsageError(Problem("tệp ánh xạ đã có", asked.write.as_posix(), todo))
    if asked.yes and view.open:
        todo = "bỏ --yes, xem bản xem trước rồi trả lời từng chỗ ghi ? trong tệp ánh xạ"
        raise BaocaoError(*(Problem(f"chưa rõ: {what}", proposed.file, todo) for what in view.open))


def _finish(asked: MapCall, project: Project, proposed: Proposed, view: ProposalView) -> None:
    """Let a person at a terminal see the page and say yes; then write."""
    assert asked.write is not None
    page = _write_page(asked.write, project, view)
    if not asked.yes and not _confirmed(page, asked.write):
        print("Chưa ghi gì; thêm --yes để ghi không hỏi.")
        return
    _write_mapping(asked.write, proposed)
    print(f"Đã ghi {asked.write.as_posix()}; bản xem trước: {page.as_posix()}.")
    if view.open:
        print(f"Còn {len(view.open)} chỗ ghi ? phải trả lời trong tệp này trước khi đọc được tệp.")


def _confirmed(page: Path, mapping: Path) -> bool:
    """Open the preview and ask; where nobody sits at a terminal the mapping is only a proposal."""
    if not is_terminal():
        return True
    webbrowser.open(page.resolve().as_uri())
    return agreed(f"Đã xem, ghi vào {mapping.as_posix()}?")


def _write_all(asked: MapCall, project: Project, proposed: Proposed, view: ProposalView) -> None:
    if asked.write is not None:
        _write_page(asked.write, project, view)
        _write_mapping(asked.write, proposed)


def _write_mapping(path: Path, proposed: Proposed) -> None:
    text = mapping_text(
        proposed.file,
        proposed.province.slug,
        proposed.unit,
        proposed.sheets,
        has_day=proposed.has_day,
        period_end=proposed.period_end,
    )
    _write(path, text)


def _write_page(mapping: Path, project: Project, view: ProposalView) -> Path:
    """The preview beside the mapping's file; every text in it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(project.templates), autoescape=True, undefined=StrictUndefined
    )
    page = mapping.with_suffix(".html")
    _write(page, environment.get_template(TEMPLATE).render(view=view))
    return page


def _write(path: Path, text: str) -> None:
    with writing_to(path):
        write_whole(path, text)


def _show(view: ProposalView) -> None:
    console = Console()
    print(f"{view.file}: {view.unit}. {view.day}.")
    console.print(_table(view))
    for line in _below(view):
        console.print(line, markup=False, highlight=False)


def _table(view: ProposalView) -> Table:
    table = Table(
        *("Trang tính", "Ô", "Tiêu đề", "Ý nghĩa", "Nhóm", "Giá trị đầu", "Cách nhận"),
        safe_box=True,
    )
    for sheet in view.sheets:
        if not sheet.lines:
            table.add_row(Text(sheet.name), "", f"({sheet.rows})", "", "", "", "")
        for line in sheet.lines:
            words = (line.cell, line.header, line.meaning, line.group)
            cells = (sheet.name, *words, "; ".join(line.examples), line.how)
            table.add_row(*map(Text, cells))  # what units write is no markup
    return table


def _below(view: ProposalView) -> Iterator[str]:
    """What is not read, what the unit's mapping names in vain, what is left to decide."""
    for sheet in view.sheets:
        yield from (f"Không đọc: {sheet.name} › {what}" for what in sheet.unread)
    yield from view.unused
    yield from (f"Chưa rõ: {what}" for what in view.open)
    if not view.open:
        yield "Mọi tiêu đề và địa bàn đều đã rõ."


def _records(proposed: Proposed) -> dict[str, object]:
    return {
        "file": proposed.file,
        "province": proposed.province.slug,
        "unit": proposed.unit.code,
        "confirmed": proposed.is_confirmed,
        "headers": [
            _record(header)
            for sheet in proposed.sheets
            for header in (*sheet.columns, *sheet.headers)
        ],
        "unknown_areas": [
            {
                "sheet": area.source.sheet,
                "cell": area.source.cell,
                "label": area.label,
                "nearest": area.near,
            }
            for sheet in proposed.sheets
            for area in sheet.unknown_areas
        ],
        "unused": proposed.unused,
    }


def _record(header: HeaderProposal) -> dict[str, object]:
    return {
        "sheet": header.source.sheet,
        "cell": header.source.cell,
        "header": header.header,
        "column": header.column,
        "how": header.how,
        "ignored": header.ignored,
        "meaning": _as_data(header.meaning) if header.meaning else None,
        "scale": header.scale,
        "examples": header.examples,
        "candidates": [{**_as_data(c.meaning), "score": c.score} for c in header.candidates],
    }


def _as_data(meaning: Meaning) -> dict[str, object]:
    """An element with its options, of which a category may have several."""
    options: dict[str, list[str]] = {}
    for category, option in meaning.options:
        options.setdefault(category, []).append(option)
    return {"element": meaning.element, "options": options}
