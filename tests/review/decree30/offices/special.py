"""Copies, documents of the Party and the Youth Union, appendices that travel alone."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, dashes, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Look, Paper
from tests.review.decree30.offices.sample import document


def _party(paper: Paper, bodies: tuple[str, str], number: str, date: str, name: str) -> None:
    """A head by Hướng dẫn 36-HD/VPTW: a star below the body, the Party's name on the right."""
    table = paper.file.add_table(1, 2)
    left, right = table.rows[0].cells
    paper.line(bodies[0], Look(size=14, align="centre"), into=left)
    paper.line(bodies[1], Look(size=14, align="centre", bold=True), into=left)
    paper.line("*", Look(size=14, align="centre"), into=left)
    paper.line(number, Look(size=14, align="centre"), into=left)
    paper.line(name, Look(size=15, align="centre", bold=True, underlined=True), into=right)
    paper.line(date, Look(size=14, align="centre", italic=True), into=right)


@document(("party_document", ""))
def party_directive() -> bytes:
    """A district party committee's directive: other numbers, other signers."""
    paper = Paper(size=15)
    _party(
        paper,
        ("ĐẢNG BỘ TỈNH LẠNG SƠN", "HUYỆN ỦY CHI LĂNG"),
        "Số 11-CT/HU",
        "Chi Lăng, ngày 15 tháng 3 năm 2022",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    )
    paper.line("CHỈ THỊ", replace(CENTRED, size=16))
    paper.line("về tăng cường lãnh đạo công tác tiêm chủng", replace(CENTRED, size=15))
    paper.text(
        "1- Các chi bộ, đảng bộ trực thuộc quán triệt Chỉ thị này.",
        "2- Ban Tuyên giáo Huyện ủy hướng dẫn tuyên truyền.",
    )
    sign(
        paper,
        Foot(
            "- Ban Thường vụ Tỉnh ủy,|- Lưu Văn phòng Huyện ủy.",
            "T/M BAN THƯỜNG VỤ|BÍ THƯ",
            "Vi Nông Trường",
            title="Nơi nhận:",
        ),
    )
    return paper.content()


@document(("party_document", ""))
def party_letter_without_title() -> bytes:
    """The Party's name was left off; number and body still tell whose document it is."""
    paper = Paper()
    _party(
        paper,
        ("TỈNH ỦY CAO BẰNG", "BAN TUYÊN GIÁO"),
        "Số 214-CV/BTGTU",
        "Cao Bằng, ngày 09 tháng 8 năm 2022",
        "",
    )
    paper.text("Ban Tuyên giáo đề nghị các đồng chí báo cáo trước ngày 20/8/2022.")
    sign(paper, Foot("- Như trên,|- Lưu.", "K/T TRƯỞNG BAN|PHÓ TRƯỞNG BAN", "Nông Thị Tươi"))
    return paper.content()


@document(("party_document", ""))
def youth_union_plan() -> bytes:
    """The Youth Union writes under its own name, not under the Quốc hiệu."""
    paper = Paper()
    _party(
        paper,
        ("TỈNH ĐOÀN VĨNH PHÚC", "BCH ĐOÀN HUYỆN YÊN LẠC"),
        "Số: 35-KH/ĐTN",
        "Yên Lạc, ngày 02 tháng 6 năm 2023",
        "ĐOÀN TNCS HỒ CHÍ MINH",
    )
    paper.line("KẾ HOẠCH", CENTRED)
    paper.text("1. Tổ chức 02 đợt hiến máu.")
    return paper.content()


def _decision(paper: Paper) -> None:
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 19/TB-SYT",
            "Lạng Sơn, ngày 13 tháng 01 năm 2023",
            parent="UBND TỈNH LẠNG SƠN",
            rules="shape",
        ),
    )
    title(paper, "Thông báo", "Lịch trực Tết Quý Mão năm 2023", rules="shape")
    paper.text("1. Các đơn vị trực 24/24 giờ.", "2. Báo cáo hằng ngày trước 15 giờ./.")
    sign(paper, Foot("- Các đơn vị trực thuộc;|- Lưu: VT, NVY.", "GIÁM ĐỐC", "Hoàng Văn Bình"))


def _copied(paper: Paper, form: str, number: str, **look: object) -> None:
    """The block of a copy, below a line across the page."""
    dashes(paper, 60)
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|HUYỆN CAO LỘC",
            number,
            "Cao Lộc, ngày 16 tháng 01 năm 2023",
            state=form,
            motto="",
            rules="shape",
            layout="one-row",
        ),
    )
    sign(paper, Foot("- Các Trạm Y tế;|- Lưu: VT, HC.", "GIÁM ĐỐC", "Hứa Thị Nga"))


@document()
def true_copy() -> bytes:
    """SAO Y below the document, with number, signer and recipients of its own."""
    paper = Paper()
    _decision(paper)
    _copied(paper, "SAO Y", "Số: 07/SY-TTYT")
    return paper.content()


@document(("copy_form", "SAO Y BẢN CHÍNH"), ("copy_number", "Số: 08/BS-TTYT"))
def copy_in_the_old_words() -> bytes:
    """Words and symbol of before 2020."""
    paper = Paper()
    _decision(paper)
    _copied(paper, "SAO Y BẢN CHÍNH", "Số: 08/BS-TTYT")
    return paper.content()


@document()
def electronic_copy() -> bytes:
    """The data of a copy stand at the top right of the first page, in 10 pt."""
    paper = Paper()
    look = Look(size=10, align="right")
    for words in ("SAO Y", "Trung tâm Y tế huyện Cao Lộc", "16/01/2023 08:15:20 +07:00"):
        paper.line(words, look)
    _decision(paper)
    return paper.content()


@document()
def appendix_alone() -> bytes:
    """An appendix in a file of its own with the signing data: no head, no signer is missed."""
    paper = Paper()
    paper.line("19/TB-SYT 13/01/2023 10:22:05 +07:00", Look(size=10, align="right"))
    paper.appendix(
        "Phụ lục",
        "LỊCH TRỰC LÃNH ĐẠO",
        "(Kèm theo Thông báo số 19/TB-SYT ngày 13 tháng 01 năm 2023 của Sở Y tế)",
    )
    paper.table([["Ngày", "Người trực"], ["21/01", "Hoàng Văn Bình"]])
    return paper.content()


@document(
    ("signature_data_size", "14"),
    ("signature_data_form", "19/TB-SYT"),
    ("appendix_attached", "Phụ lục I"),
)
def appendix_alone_with_faults() -> bytes:
    """The signing data without the zone of time, in the size of the text."""
    paper = Paper()
    paper.line("19/TB-SYT, ngày 13/01/2023 10:22", Look(size=14, align="right"))
    paper.appendix("Phụ lục I", "DANH SÁCH SỐ ĐIỆN THOẠI TRỰC", "")
    paper.table([["Đơn vị", "Số điện thoại"], ["Bệnh viện", "02053.000.000"]])
    return paper.content()


@document()
def internal_use() -> bytes:
    """Marks beside the text: for internal use, the typist's sign, the address below."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 40/TB-SYT",
            "Đồng Tháp, ngày 18 tháng 5 năm 2023",
            parent="UBND TỈNH ĐỒNG THÁP",
            rules="shape",
            stamp="LƯU HÀNH NỘI BỘ",
        ),
    )
    title(paper, "Thông báo", "Kết quả kiểm tra nội bộ", rules="shape")
    paper.text("1. Hồ sơ đầy đủ.", "2. Sổ sách rõ ràng./.")
    sign(paper, Foot("- Các phòng;|- Lưu: VT, TTra.|NVT.(12)", "CHÁNH THANH TRA", "Võ Thị Diễm"))
    footer = paper.file.sections[0].first_page_footer.paragraphs[0]
    paper.run(
        footer,
        "Địa chỉ: số 5 đường Võ Trường Toản, thành phố Cao Lãnh; điện thoại: 0277.000.000",
        replace(PLAIN, size=11),
    )
    return paper.content()
