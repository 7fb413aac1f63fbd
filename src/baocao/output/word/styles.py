"""Which style of the template each component of the document has.

The template is the clerk's: sizes and spacing are changed there, in Word. Word makes up
new ids when it saves a file, so a style is found by its name; `resolve` puts the
template's own ids in. How the styles look is not here (see scripts/make_template.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from baocao.core.errors import BaocaoError, Problem
from baocao.core.word_file import Element, qualified


class Style(Enum):
    """A component's style: the id that the renderer writes, and the name seen in Word."""

    STATE_NAME = ("BCQuocHieu", "BC Quốc hiệu")
    MOTTO = ("BCTieuNgu", "BC Tiêu ngữ")
    PARENT_BODY = ("BCCoQuanChuQuan", "BC Cơ quan chủ quản")
    ISSUING_BODY = ("BCCoQuanBanHanh", "BC Cơ quan ban hành")
    RULE = ("BCDuongKe", "BC Đường kẻ")
    SYMBOL = ("BCSoKyHieu", "BC Số và ký hiệu")
    PLACE_AND_DATE = ("BCDiaDanhThoiGian", "BC Địa danh và thời gian")
    URGENCY = ("BCDoKhan", "BC Độ khẩn")
    TYPE_NAME = ("BCTenLoai", "BC Tên loại")
    SUBJECT = ("BCTrichYeu", "BC Trích yếu")
    ADDRESSEE = ("BCKinhGui", "BC Kính gửi")
    ADDRESSEES = ("BCKinhGuiNhieuNoi", "BC Kính gửi nhiều nơi")
    ADDRESSEE_ITEM = ("BCNoiKinhGui", "BC Nơi kính gửi")
    LEGAL_BASIS = ("BCCanCu", "BC Căn cứ")
    NOTICE = ("BCLuuY", "BC Lưu ý")
    BODY = ("BCNoiDung", "BC Nội dung")
    ITEM = ("BCGachDauDong", "BC Gạch đầu dòng")
    PLACEHOLDER = ("BCChoBoSung", "BC Chờ bổ sung")
    HEADING_1 = ("BCPhanI", "BC Phần I")
    HEADING_2 = ("BCMuc1", "BC Mục 1")
    HEADING_3 = ("BCDiemA", "BC Điểm a")
    TABLE_CAPTION = ("BCTenBang", "BC Tên bảng")
    TABLE_HEAD = ("BCDauBang", "BC Đầu bảng")
    CELL_LEFT = ("BCOChu", "BC Ô chữ")
    CELL_CENTRE = ("BCOGiua", "BC Ô giữa")
    CELL_RIGHT = ("BCOSo", "BC Ô số")
    SMALL_HEAD = ("BCDauBangNho", "BC Đầu bảng nhỏ")
    SMALL_LEFT = ("BCOChuNho", "BC Ô chữ nhỏ")
    SMALL_CENTRE = ("BCOGiuaNho", "BC Ô giữa nhỏ")
    SMALL_RIGHT = ("BCOSoNho", "BC Ô số nhỏ")
    NOTE = ("BCGhiChu", "BC Ghi chú")
    PICTURE = ("BCHinh", "BC Hình")
    PICTURE_CAPTION = ("BCTenHinh", "BC Tên hình")
    RECIPIENTS_TITLE = ("BCNoiNhan", "BC Nơi nhận")
    RECIPIENT = ("BCDanhSachNoiNhan", "BC Danh sách nơi nhận")
    SIGNER_TITLE = ("BCChucVu", "BC Chức vụ người ký")
    SIGNER_NAME = ("BCHoTen", "BC Họ tên người ký")
    APPENDIX_NUMBER = ("BCPhuLuc", "BC Phụ lục")
    APPENDIX_TITLE = ("BCTenPhuLuc", "BC Tên phụ lục")
    APPENDIX_REFERENCE = ("BCKemTheo", "BC Kèm theo")
    PAGE_NUMBER = ("BCSoTrang", "BC Số trang")
    SECTION_END = ("BCHetPhan", "BC Hết phần")
    LAYOUT_TABLE = ("BCBangKhongVien", "BC Bảng không viền")
    GRID_TABLE = ("BCBangCoVien", "BC Bảng có viền")

    @property
    def id(self) -> str:
        return self.value[0]

    @property
    def style_name(self) -> str:
        return self.value[1]


def ids_by_name(styles: Element) -> dict[str, str]:
    """Read the styles part of a template: each style's name with its id."""
    found = {}
    for style in styles.iter(qualified("w:style")):
        name = style.find(qualified("w:name"))
        if name is not None:
            found[name.get(qualified("w:val"), "")] = style.get(qualified("w:styleId"), "")
    return found


OURS_AGAIN = "đổi tên tệp này, rồi lấy lại tệp của gói bằng lệnh: baocao upgrade --yes"


def check_template(names: Mapping[str, str], template: str) -> None:
    """Raise `BaocaoError` with a problem for each style that the template has lost."""
    missing = [style for style in Style if style.style_name not in names]
    if missing:
        raise BaocaoError(
            *(
                Problem(
                    f"thiếu kiểu trình bày “{style.style_name}”",
                    template,
                    OURS_AGAIN,
                )
                for style in missing
            )
        )


def resolve(body: Element, names: Mapping[str, str]) -> None:
    """Replace the ids that the renderer wrote by those of the template at hand."""
    other = {s.id: names[s.style_name] for s in Style if s.id != names[s.style_name]}
    if not other:  # as in the template that came with the package
        return
    for tag in ("w:pStyle", "w:tblStyle"):
        for reference in body.iter(qualified(tag)):
            written = reference.get(qualified("w:val"), "")
            reference.set(qualified("w:val"), other.get(written, written))
