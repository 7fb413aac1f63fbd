"""The canonical workbook's words: sheets, columns, labels, states, bounds.

The reader and the writer share them, so what one writes the other reads. No reading here.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.core.quantities import Bound

FORM_VERSION = "1"
FORM_SHEETS_VERSION = "B1"  # the form with sheets by theme and a hidden map


@dataclass(frozen=True)
class SheetColumn:
    """A column (or a labelled line) of a sheet, found by its header, never by its position."""

    id: str
    header: str
    required: bool = False
    width: int = 14
    aliases: tuple[str, ...] = ()


TITLE = "Biểu báo cáo số liệu {work}"  # printed in capitals
METADATA_SHEET = "Thông tin"
OBSERVATION_SHEET = "Số liệu"
PROGRESS_SHEET = "Tiến độ"
OTHER_SHEET = "Số liệu khác"  # the free rows of a form: as "Số liệu", for what has no cell

METADATA = (
    SheetColumn("unit_name", "Đơn vị báo cáo", required=True),
    SheetColumn("unit", "Mã đơn vị", required=True),
    SheetColumn("province", "Tỉnh", required=True),
    SheetColumn("period", "Kỳ báo cáo", required=True),
    SheetColumn("as_of", "Ngày chốt số liệu", required=True),
    SheetColumn("prepared_by", "Người lập biểu"),
    SheetColumn("synthetic", "Số liệu mô phỏng", required=True),
    SheetColumn("origin", "Nguồn gốc số liệu"),
    SheetColumn("version", "Phiên bản biểu mẫu", required=True),
)

CONFIRMATIONS = (
    SheetColumn("rule", "Quy tắc", required=True),
    SheetColumn("sheet", "Trang tính", required=True),
    SheetColumn("cell", "Ô", required=True),
    SheetColumn("reason", "Lý do", required=True),
)

# The categories' own columns stand between these two groups, headed by the category's name.
OBSERVATION_KEYS = (
    # Workbooks of before called a data element "chỉ số", which is an indicator.
    SheetColumn(
        "element",
        "Mã thành phần số liệu",
        required=True,
        width=26,
        aliases=("Thành phần số liệu", "Mã chỉ số", "Chỉ số"),
    ),
    SheetColumn("name", "Tên thành phần số liệu", width=48, aliases=("Tên chỉ số",)),
    SheetColumn("area", "Địa bàn", required=True, width=24),
)
OBSERVATION_VALUES = (
    SheetColumn("value", "Giá trị", required=True),
    SheetColumn("bound", "Giới hạn", width=10),
    SheetColumn("as_of", "Ngày số liệu", width=13),
    SheetColumn("as_of_time", "Giờ", width=8),
    SheetColumn("provider", "Nguồn số liệu", width=34, aliases=("Đơn vị cung cấp",)),
    SheetColumn("definition", "Định nghĩa", width=40),
    SheetColumn("note", "Ghi chú", width=48),
)
CATEGORY_WIDTH = 22

PROGRESS = (
    SheetColumn("plan", "Văn bản", required=True, width=26),
    SheetColumn("item", "Mã nhiệm vụ", required=True, width=26, aliases=("Mã nhiệm vụ, chỉ tiêu",)),
    SheetColumn("name", "Nội dung", width=60),
    SheetColumn("state", "Trạng thái", required=True, width=18),
    SheetColumn("done_on", "Ngày hoàn thành", width=16),
    SheetColumn("evidence", "Văn bản chứng minh", width=36),
    SheetColumn("note", "Ghi chú", width=40),
)

STATES = {
    "done": "Đã hoàn thành",
    "in_progress": "Đang thực hiện",
    "not_started": "Chưa thực hiện",
}

YES = "Có"
NO = "Không"

BOUNDS = {
    "=": Bound.EXACT,
    ">=": Bound.AT_LEAST,
    "≥": Bound.AT_LEAST,
    "từ": Bound.AT_LEAST,
    ">": Bound.ABOVE,
    "trên": Bound.ABOVE,
    "<=": Bound.AT_MOST,
    "≤": Bound.AT_MOST,
    "không quá": Bound.AT_MOST,
    "<": Bound.BELOW,
    "dưới": Bound.BELOW,
    "~": Bound.NEARLY,
    "gần": Bound.NEARLY,
}


def title(work: str) -> str:
    """The title of a workbook on a programme's work: "phòng, chống dịch COVID-19"."""
    return TITLE.format(work=work).upper()
