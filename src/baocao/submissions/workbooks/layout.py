"""The canonical workbook's words: sheets, columns, labels, states, bounds.

The reader and the writer share them, so what one writes the other reads. No reading here.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.core.quantities import Bound

FORM_VERSION = "1"
FORM_SHEETS_VERSION = "B1"  # the form with sheets by theme and a hidden map


@dataclass(frozen=True)
class Column:
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
    Column("unit_name", "Đơn vị báo cáo", required=True),
    Column("unit", "Mã đơn vị", required=True),
    Column("province", "Tỉnh", required=True),
    Column("period", "Kỳ báo cáo", required=True),
    Column("as_of", "Ngày chốt số liệu", required=True),
    Column("prepared_by", "Người lập biểu"),
    Column("synthetic", "Số liệu mô phỏng", required=True),
    Column("origin", "Nguồn gốc số liệu"),
    Column("version", "Phiên bản biểu mẫu", required=True),
)

CONFIRMATIONS = (
    Column("rule", "Quy tắc", required=True),
    Column("sheet", "Trang tính", required=True),
    Column("cell", "Ô", required=True),
    Column("reason", "Lý do", required=True),
)

# The categories' own columns stand between these two groups, headed by the category's name.
OBSERVATION_KEYS = (
    # Workbooks of before called a data element "chỉ số", which is an indicator.
    Column(
        "element",
        "Mã thành phần số liệu",
        required=True,
        width=26,
        aliases=("Thành phần số liệu", "Mã chỉ số", "Chỉ số"),
    ),
    Column("name", "Tên thành phần số liệu", width=48, aliases=("Tên chỉ số",)),
    Column("area", "Địa bàn", required=True, width=24),
)
OBSERVATION_VALUES = (
    Column("value", "Giá trị", required=True),
    Column("bound", "Giới hạn", width=10),
    Column("as_of", "Ngày số liệu", width=13),
    Column("as_of_time", "Giờ", width=8),
    Column("provider", "Nguồn số liệu", width=34, aliases=("Đơn vị cung cấp",)),
    Column("definition", "Định nghĩa", width=40),
    Column("note", "Ghi chú", width=48),
)
CATEGORY_WIDTH = 22

PROGRESS = (
    Column("plan", "Văn bản", required=True, width=26),
    Column("item", "Mã nhiệm vụ", required=True, width=26, aliases=("Mã nhiệm vụ, chỉ tiêu",)),
    Column("name", "Nội dung", width=60),
    Column("state", "Trạng thái", required=True, width=18),
    Column("done_on", "Ngày hoàn thành", width=16),
    Column("evidence", "Văn bản chứng minh", width=36),
    Column("note", "Ghi chú", width=40),
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
