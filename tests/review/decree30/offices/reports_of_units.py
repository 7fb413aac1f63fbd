"""Reports of schools, hospitals and steering committees."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, address, put, title
from tests.review.decree30.offices.paper import PLAIN, Paper
from tests.review.decree30.offices.sample import document


@document(
    ("appendix_numbering", "PHỤ LỤC 1"),
    ("appendix_number_sentence_case", "PHỤ LỤC 1"),
    ("appendix_attached", "PHỤ LỤC 2"),
    ("appendix_numbering", "PHỤ LỤC 2"),
    ("appendix_number_sentence_case", "PHỤ LỤC 2"),
    ("appendix_pages", "PHỤ LỤC 1"),
    ("appendix_pages", "PHỤ LỤC 2"),
    ("appendix_mentioned", "PHỤ LỤC 2"),
    ("page_number_place", "lề dưới"),
)
def report_with_poor_appendices() -> bytes:
    """Appendices in capitals with Arabic numbers, on pages that count on; numbers below."""
    paper = Paper(page_number="bottom")
    put(
        paper,
        Head(
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG|DỊCH COVID-19",
            "Số: 31/BC-BCĐ",
            "Lạng Sơn, ngày 17 tháng 8 năm 2022",
            parent="UBND TỈNH LẠNG SƠN",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "Tình hình dịch tuần 32", rules="shape")
    address(paper, "Ban Chỉ đạo quốc gia phòng, chống dịch COVID-19")
    paper.text(
        "1. Trong tuần có 84 ca mắc mới, chi tiết ở Phụ lục 1.",
        "2. Không có ca tử vong.",
        "Ban Chỉ đạo tỉnh báo cáo./.",
    )
    sign(
        paper,
        Foot("- Như trên;|- Lưu: VT, SYT.", "TL. TRƯỞNG BAN|ỦY VIÊN THƯỜNG TRỰC", "Nông Minh Đức"),
    )
    paper.page_break()
    paper.appendix(
        "PHỤ LỤC 1",
        "SỐ CA MẮC MỚI",
        "(Kèm theo Báo cáo số 31/BC-BCĐ ngày 17 tháng 8 năm 2022 của Ban Chỉ đạo)",
    )
    paper.table([["Huyện", "Số ca"], ["Cao Lộc", "31"]])
    paper.page_break()
    paper.appendix("PHỤ LỤC 2", "SỐ GIƯỜNG BỆNH", "")
    paper.table([["Bệnh viện", "Số giường"], ["Đa khoa tỉnh", "700"]])
    return paper.content()


@document()
def school_report() -> bytes:
    """A school, two addressees, list of points under letters, tabs after the numbers."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "TRƯỜNG TIỂU HỌC|ĐỒNG ĐĂNG",
            "Số: 14/BC-TH",
            "Đồng Đăng, ngày 08 tháng 9 năm 2023",
            parent="PHÒNG GD&ĐT CAO LỘC",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "Công tác y tế trường học đầu năm học 2023 - 2024", rules="shape")
    address(paper, "- Phòng Giáo dục và Đào tạo huyện Cao Lộc;", "- Trạm Y tế thị trấn Đồng Đăng.")
    paper.item("1.\tCơ sở vật chất")
    paper.text("a)\tPhòng y tế: 01 phòng, 24 m2;", "b)\tTủ thuốc: 02 tủ.")
    paper.item("2.\tKhám sức khỏe")
    paper.text("Đã khám 612 học sinh. Có 45 em cần theo dõi thêm về mắt.")
    paper.table([["Khối", "Số khám"], ["1", "130"], ["2", "122"]])
    paper.line("Ghi chú: số liệu đến ngày 07/9/2023.", replace(PLAIN, size=11, italic=True))
    paper.text("Nhà trường báo cáo để Phòng Giáo dục và Đào tạo, Trạm Y tế nắm được./.")
    sign(
        paper, Foot("- Như trên;|- Lưu: VT, YT.", "HIỆU TRƯỞNG", "Triệu Thị Mai", layout="two-rows")
    )
    return paper.content()


@document(
    ("number_spaces", "Số: 21 / BC-BVĐK"),
    ("motto_hyphens", "Độc lập – Tự do"),
    ("recipient_end", "Lưu: VT, KHTH"),
    ("recipient_as_above", "Sở Y tế"),
    ("signer_academic_title", "BSCKII. Lương Văn Hải"),
    ("font", "Arial"),
    ("colour", "FF0000"),
    ("item_form", "1/"),
    ("item_form", "2/"),
)
def hospital_report_with_faults() -> bytes:
    """A hospital's monthly report, soft breaks in the head, red words, 1/ and 2/."""
    paper = Paper()
    put(
        paper,
        Head(
            "BỆNH VIỆN ĐA KHOA|TỈNH CAO BẰNG",
            "Số: 21 / BC-BVĐK",
            "Cao Bằng, ngày 03 tháng 02 năm 2023",
            parent="SỞ Y TẾ CAO BẰNG",
            motto="Độc lập – Tự do – Hạnh phúc",
            layout="breaks",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "Hoạt động tháng 01 năm 2023", rules="shape")
    address(paper, "Sở Y tế tỉnh Cao Bằng")
    paper.text("1/ Khám bệnh: 12.480 lượt.", "2/ Điều trị nội trú: 2.105 lượt.")
    paper.text("Công suất giường bệnh đạt 94%.", font="Arial")
    paper.text("Chưa đủ thuốc gây mê.", colour="FF0000")
    paper.text("Bệnh viện báo cáo Sở Y tế./.")
    sign(paper, Foot("- Sở Y tế;|- Lưu: VT, KHTH", "GIÁM ĐỐC", "BSCKII. Lương Văn Hải"))
    return paper.content()
