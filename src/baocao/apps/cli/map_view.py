"""What a person sees of a proposed mapping before confirming it: in the terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baocao.build.workspace.mapping import Proposed
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import clean
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.naming import options_label
from baocao.submissions.mapped.model import LeftOut, Meaning, Rows, Scale
from baocao.submissions.mapped.proposal import HeaderProposal, How, SheetProposal

HOW = {
    How.MAPPING: "tệp ánh xạ",
    How.NEIGHBOUR: "ánh xạ khác",
    How.DICTIONARY: "từ điển",
    How.BESIDE: "cột bên cạnh",
    How.UNKNOWN: "chưa rõ",
}
_SCALES = {
    Scale.FRACTION: "phần của 1, nhân 100",
    Scale.PERCENT: "phần trăm như ghi",
    Scale.THOUSAND: "đơn vị nghìn, nhân 1.000",
    Scale.MILLION: "đơn vị triệu, nhân 1.000.000",
    Scale.THOUSANDS_DOT: "mất dấu chấm hàng nghìn, nhân 1.000",
}
_LEFT_OUT = {LeftOut.PROVINCES: "tỉnh khác", LeftOut.COMMUNES: "xã, phường, thị trấn"}
_ROWS = {
    Rows.AREAS: "mỗi dòng một địa bàn",
    Rows.TOTAL: "mỗi dòng một xã; chỉ đọc dòng tổng",
    Rows.SUM: "mỗi dòng một xã; cộng các dòng",
    Rows.ELEMENTS: "mỗi dòng một chỉ tiêu",
    None: "mỗi dòng một xã; chưa rõ đọc dòng tổng hay cộng các dòng",
}


@dataclass(frozen=True)
class ViewLine:
    """One column, or one line of a table of elements, in words."""

    cell: str
    header: str
    meaning: str
    group: str
    examples: tuple[str, ...]
    how: str
    is_open: bool


@dataclass(frozen=True)
class SheetView:
    """One sheet: what its rows are, its columns, and what is not read of it."""

    name: str
    rows: str
    lines: tuple[ViewLine, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class ProposalView:
    """A whole proposal; `open` are what a person has to decide, each in a sentence."""

    file: str
    unit: str
    day: str
    sheets: tuple[SheetView, ...]
    open: tuple[str, ...]
    unused: tuple[str, ...]


def view_of(proposed: Proposed) -> ProposalView:
    """What is proposed, in words."""
    return ProposalView(
        file=proposed.file,
        unit=proposed.unit.name,
        day=_day(proposed),
        sheets=tuple(_sheet(sheet, proposed.catalogue) for sheet in proposed.sheets),
        open=tuple(_open(proposed)),
        unused=tuple(f"Tệp ánh xạ ghi mà tệp không có: {what}" for what in proposed.unused),
    )


def _day(proposed: Proposed) -> str:
    if proposed.has_day:
        (day,) = proposed.days
        return f"Số liệu đến ngày {short_date(day)}"
    return "Chưa rõ ngày số liệu"


def _sheet(sheet: SheetProposal, catalogue: IndicatorCatalogue) -> SheetView:
    headers = (*sheet.columns, *sheet.headers)
    return SheetView(
        name=clean(sheet.name),
        rows=_ROWS[sheet.rows] if sheet.tables else "không thấy bảng số liệu",
        lines=tuple(_line(header, catalogue) for header in headers),
        unread=tuple(_unread(sheet)),
    )


def _line(header: HeaderProposal, catalogue: IndicatorCatalogue) -> ViewLine:
    meaning = "(bỏ qua)" if header.ignored else ""
    if header.meaning is not None:
        meaning = element_name(header.meaning, catalogue)
    elif header.candidates and not header.ignored:
        near = ", ".join(
            f"{element_name(c.meaning, catalogue)} {c.score}%" for c in header.candidates
        )
        meaning = f"? gần nhất: {near}"
    scale = _SCALES.get(header.scale, "") if header.scale else "chưa rõ phần trăm hay phần của 1"
    group = options_label(header.meaning.options, catalogue) if header.meaning else ""
    return ViewLine(
        cell=header.source.cell,
        header=header.header or "(trống)",
        meaning=f"{meaning} ({scale})" if scale and header.meaning else meaning,
        group=group,
        examples=header.examples,
        how=f"{HOW[header.how]} {header.origin}".strip(),
        is_open=not header.is_confirmed,
    )


def element_name(meaning: Meaning, catalogue: IndicatorCatalogue) -> str:
    """The element's Vietnamese name with the id that a mapping names it by."""
    return f"{catalogue.elements[meaning.element or ''].name} ({meaning.element})"


def _unread(sheet: SheetProposal) -> Iterator[str]:
    """What is set aside, what is missing, and what lies in a sheet without a table."""
    if sheet.ignored:
        yield f"cả trang tính, vì: {sheet.reason}"
    elif not sheet.tables:
        yield f"{sheet.held}" if sheet.held else "trang tính không có ô số nào"
    for setting, rows in sheet.left_out:
        yield f"{rows.rows} dòng của {_LEFT_OUT[setting]}: {rows.named}"
    for header in (*sheet.columns, *sheet.headers):
        if header.ignored:
            yield f"cột hoặc dòng “{header.header}”, vì: {header.reason}"
    if sheet.missing:
        yield f"bảng không có dòng của {', '.join(sheet.missing)}"


def _open(proposed: Proposed) -> Iterator[str]:
    """What a person has to decide, with its place."""
    if not proposed.has_day and any(sheet.tables for sheet in proposed.sheets):
        end = f" (ngày cuối kỳ: {short_date(proposed.period_end)})" if proposed.period_end else ""
        yield f"Ngày số liệu: các bảng không nêu một ngày; ghi vào as_of{end}"
    for sheet in proposed.sheets:
        yield from (f"{clean(sheet.name)} › {what}" for what in _open_in(sheet))


def _open_in(sheet: SheetProposal) -> Iterator[str]:
    if sheet.ignored:
        return
    yield from _open_sheet(sheet)
    for setting, rows in sheet.left_out:
        if not rows.is_certain:
            yield f"{rows.rows} dòng của {_LEFT_OUT[setting]} ({rows.named}): đã tính trong huyện?"
    for header in (*sheet.columns, *sheet.headers):
        if not header.is_confirmed:
            what = "tỷ lệ là phần trăm hay phần của 1?" if header.meaning else "chưa rõ nghĩa"
            yield f"{header.source.cell}: {header.header or '(trống)'}: {what}"
    for area in sheet.unknown_areas:
        yield f"{area.source.cell}: {area.label}: không rõ địa bàn; {area.near}"


def _open_sheet(sheet: SheetProposal) -> Iterator[str]:
    """What is to be decided of a sheet as a whole."""
    if not sheet.tables and sheet.held is not None:
        yield f"không thấy bảng số liệu, có {sheet.held}: bỏ qua hay đọc?"
    if sheet.hidden and sheet.tables:
        yield "trang tính đang ẩn: bỏ qua hay đọc?"
    if sheet.asks_area:
        yield f"tiêu đề nêu địa bàn {sheet.area}: số liệu là của địa bàn này hay của cả đơn vị?"
    if sheet.rows is None:
        yield "bảng của các xã: đọc dòng tổng (total) hay cộng các dòng (sum)?"
