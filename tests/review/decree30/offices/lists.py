"""What follows a signed document without being an appendix: lists, blank forms."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, enact, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Paper
from tests.review.decree30.offices.sample import document


@document()
def list_behind_a_plain_foot() -> bytes:
    """A list of names on the next page, behind a foot of plain lines: none of them signs."""
    paper = Paper()
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|HUYỆN CHI LĂNG",
            "Số: 58/QĐ-TTYT",
            "Chi Lăng, ngày 03 tháng 4 năm 2023",
            parent="SỞ Y TẾ LẠNG SƠN",
            rules="shape",
        ),
    )
    title(paper, "Quyết định", "Cử viên chức đi đào tạo", rules="shape")
    enact(paper, "GIÁM ĐỐC TRUNG TÂM Y TẾ", "Theo đề nghị của Trưởng phòng Tổ chức - Hành chính.")
    paper.text(
        "**Điều 1.** Cử 03 viên chức có tên trong danh sách đi đào tạo.",
        "**Điều 2.** Các khoa, phòng và viên chức có tên tại Điều 1 chịu trách nhiệm thi hành./.",
    )
    sign(
        paper, Foot("- Như Điều 2;|- Lưu: VT, TCHC.", "GIÁM ĐỐC", "Lương Văn Thành", layout="plain")
    )
    paper.page_break()
    paper.line("DANH SÁCH VIÊN CHỨC ĐI ĐÀO TẠO", CENTRED)
    paper.line(
        "(Kèm theo Quyết định số 58/QĐ-TTYT ngày 03 tháng 4 năm 2023)",
        replace(PLAIN, italic=True, align="centre"),
    )
    for name in ("Hoàng Thị Thu", "Vi Văn Minh", "Nông Thị Hạnh"):
        paper.line(name, PLAIN)
    return paper.content()


@document()
def blank_form_behind_a_letter() -> bytes:
    """A form with its own Quốc hiệu and dots to be filled in: nothing is asked of it."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 640/SYT-QLHN",
            "Cao Bằng, ngày 17 tháng 4 năm 2023",
            parent="UBND TỈNH CAO BẰNG",
            rules="shape",
            about="V/v gửi mẫu đơn đăng ký",
        ),
    )
    paper.line("Kính gửi: Các phòng khám tư nhân", replace(PLAIN, align="centre", before=6))
    paper.text(
        "Sở Y tế gửi mẫu đơn đăng ký để các phòng khám sử dụng từ ngày 02 tháng 5 năm 2023./."
    )
    sign(
        paper,
        Foot("- Như trên;|- Lưu: VT, QLHN.", "TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG", "Hoàng Thị Phương"),
    )
    paper.page_break()
    paper.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", replace(CENTRED, size=12))
    paper.line("Độc lập - Tự do - Hạnh phúc", CENTRED)
    paper.line("ĐƠN ĐĂNG KÝ", CENTRED)
    paper.line("Tên phòng khám: ....................................", PLAIN)
    paper.line("Người đứng đầu: ....................................", PLAIN)
    return paper.content()


@document(("subject_rule_length", "Phòng, chống"))
def rules_anchored_elsewhere() -> bytes:
    """Lines anchored at other paragraphs of the head; a part of the body's name underlined."""
    paper = Paper()
    put(paper, Head("", "", "", rules="", layout="table", state="", motto=""))
    table = paper.file.add_table(1, 2)
    left, right = table.rows[0].cells
    name = paper.line("", replace(PLAIN, size=13, align="centre"), into=left)
    bold = replace(PLAIN, size=13, bold=True)
    for words, underlined in (("TRẠM ", False), ("Y TẾ XÃ", True), (" YÊN PHÚC", False)):
        paper.run(name, words, replace(bold, underlined=underlined))
    paper.line("Số: 16/KH-TYT", replace(PLAIN, size=13, align="centre"), into=left)
    paper.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", replace(bold, align="centre"), into=right)
    motto = replace(bold, size=14, align="centre", underlined=True)
    paper.line("Độc lập - Tự do - Hạnh phúc", motto, into=right)
    paper.line(
        "Yên Phúc, ngày 04 tháng 5 năm 2023",
        replace(PLAIN, italic=True, align="centre"),
        into=right,
    )
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)
    title(paper, "Kế hoạch", "Phòng, chống sốt xuất huyết năm 2023", rules="underline")
    paper.text("1. Diệt lăng quăng tại 100% hộ gia đình.", "2. Báo cáo hằng tháng./.")
    sign(paper, Foot("- TTYT huyện (b/c);|- Lưu: VT, TYT.", "TRƯỞNG TRẠM", "Hoàng Thị Bích"))
    return paper.content()
