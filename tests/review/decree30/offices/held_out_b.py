"""Documents that were put aside while the rules were written: letters, minutes, the rest."""

from __future__ import annotations

from dataclasses import replace

from docx.shared import Cm

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, address, dashes, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Look, Paper
from tests.review.decree30.offices.sample import document

GROUP = "held_out"


@document(
    ("addressee_dash", "Bệnh viện Phục hồi"),
    ("addressee_end", "Bệnh viện Phục hồi"),
    ("number_zero", "7"),
    group=GROUP,
)
def reminder_letter() -> bytes:
    """A reminder with a soft break in its subject; the list of addressees is uneven."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 7/SYT-KHTC",
            "Vĩnh Phúc, ngày 04 tháng 01 năm 2023",
            parent="UBND TỈNH VĨNH PHÚC",
            about="V/v đôn đốc báo cáo\nnăm 2022",
            rules="shape",
        ),
    )
    address(
        paper,
        "- Bệnh viện Đa khoa tỉnh;",
        "Bệnh viện Phục hồi chức năng",
        "- Trung tâm Kiểm soát bệnh tật.",
    )
    paper.text(
        "Đến nay Sở Y tế chưa nhận được báo cáo năm của các đơn vị. Đề nghị gửi trước ngày 10 tháng 01 năm 2023./."
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Lưu: VT, KHTC.",
            "TL. GIÁM ĐỐC|TRƯỞNG PHÒNG KẾ HOẠCH - TÀI CHÍNH",
            "Phan Thế Anh",
        ),
    )
    return paper.content()


@document(
    ("capital_facility", "trạm y tế"),
    ("capital_people", "nhân dân"),
    ("capital_unit_noun", "Xã Bình Minh"),
    ("urgency_bold", "HỎA TỐC"),
    ("signer_deputy", "GIÁM ĐỐC"),
    group=GROUP,
)
def urgent_letter() -> bytes:
    """Urgent, with a pale stamp and names in the wrong case."""
    paper = Paper()
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|THÀNH PHỐ SA ĐÉC",
            "Số: 51/TTYT-KSBT",
            "Sa Đéc, ngày 22 tháng 7 năm 2022",
            parent="SỞ Y TẾ ĐỒNG THÁP",
            about="V/v xử lý ổ dịch sốt xuất huyết",
            rules="shape",
        ),
    )
    paper.line("HỎA TỐC", Look(size=13, align="left"))
    address(paper, "Ủy ban nhân dân các xã, phường")
    paper.text(
        "Ngày 21 tháng 7 năm 2022, trạm y tế xã Bình Hòa và Xã Bình Minh báo cáo 03 ca bệnh. Đề nghị vận động nhân dân diệt lăng quăng trong 03 ngày./."
    )
    sign(paper, Foot("- Như trên;|- Lưu: VT, KSBT.", "KT. GIÁM ĐỐC|GIÁM ĐỐC", "Trịnh Ngọc Hân"))
    return paper.content()


@document(group=GROUP)
def commune_letter_with_table() -> bytes:
    """A commune's letter with a table in the text and a note below it."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|PHƯỜNG HOÀNG VĂN THỤ",
            "Số: 203/UBND-VHXH",
            "Lạng Sơn, ngày 29 tháng 9 năm 2022",
            rules="shape",
            about="V/v cung cấp số liệu trẻ em",
            layout="tabs",
        ),
    )
    address(paper, "Trung tâm Y tế thành phố Lạng Sơn")
    paper.text("Ủy ban nhân dân phường Hoàng Văn Thụ cung cấp số liệu trẻ em trên địa bàn như sau:")
    paper.table([["Khối phố", "Số trẻ"], ["Khối 1", "112"], ["Khối 2", "98"]], size=11)
    paper.line("Nguồn: sổ theo dõi của Trạm Y tế.", replace(PLAIN, size=11, italic=True))
    paper.text("Đề nghị Trung tâm tổng hợp./.")
    sign(
        paper,
        Foot(
            "- Như trên;|- Lưu: VT, VHXH.",
            "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
            "Chu Thị Hạnh",
            layout="tabs",
        ),
    )
    return paper.content()


@document(
    ("page_number_centred", ""),
    ("recipient_above_whom", "Như trên"),
    ("type_name_centred", "THÔNG BÁO"),
    group=GROUP,
)
def hospital_notice() -> bytes:
    """A hospital's notice set in a font that is bold by name; page number on the right."""
    paper = Paper(bold_font="TimesNewRomanPS-BoldMT", page_number="right")
    put(
        paper,
        Head(
            "BỆNH VIỆN Y DƯỢC CỔ TRUYỀN",
            "Số: 90/TB-YDCT",
            "Cao Bằng, ngày 18 tháng 4 năm 2023",
            parent="SỞ Y TẾ CAO BẰNG",
            rules="shape",
        ),
    )
    paper.line("THÔNG BÁO", replace(CENTRED, align="left"))
    paper.line("Về việc đổi giờ khám bệnh", CENTRED)
    dashes(paper, 14)
    paper.text(
        "1. Giờ khám mùa hè: 06 giờ 30 đến 16 giờ 30. Người bệnh lấy số từ 06 giờ 00.",
        "2. Áp dụng từ ngày 24 tháng 4 năm 2023./.",
    )
    sign(paper, Foot("- Như trên;|- Lưu: VT, KHTH.", "GIÁM ĐỐC", "Lâm Đăng Khoa"))
    return paper.content()


@document(group=GROUP)
def draft_submission() -> bytes:
    """A draft: DỰ THẢO above the head, number and day open."""
    paper = Paper()
    paper.line("DỰ THẢO", Look(size=14, bold=True))
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số:       /TTr-SYT",
            "Lạng Sơn, ngày     tháng     năm 2023",
            parent="ỦY BAN NHÂN DÂN|TỈNH LẠNG SƠN",
            rules="shape",
        ),
    )
    title(paper, "Tờ trình", "Về việc ban hành Kế hoạch phòng, chống dịch năm 2024", rules="shape")
    address(paper, "Ủy ban nhân dân tỉnh Lạng Sơn")
    paper.text(
        "Sở Y tế trình Ủy ban nhân dân tỉnh dự thảo Kế hoạch phòng, chống dịch năm 2024, gồm:"
    )
    paper.section("I. SỰ CẦN THIẾT")
    paper.text("Kế hoạch hiện hành hết hiệu lực ngày 31/12/2023.")
    paper.section("II. NỘI DUNG CHÍNH")
    paper.text("Dự thảo có 05 mục, 03 phụ lục./.")
    sign(paper, Foot("- Như trên;|- Lưu: VT, NVY.", "GIÁM ĐỐC", ""))
    return paper.content()


@document(group=GROUP)
def acceptance_minutes() -> bytes:
    """Minutes of acceptance: three parties sign, in a table of three columns."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "BAN QUẢN LÝ DỰ ÁN|Y TẾ CƠ SỞ",
            "Số: 17/BB-BQLDA",
            "",
            parent="SỞ Y TẾ ĐỒNG THÁP",
            rules="shape",
        ),
    )
    title(paper, "Biên bản", "Nghiệm thu, bàn giao nhà Trạm Y tế xã Phú Cường", rules="shape")
    paper.text(
        "Thời gian bắt đầu: 14 giờ 00, ngày 28 tháng 9 năm 2022.",
        "Địa điểm: Trạm Y tế xã Phú Cường.",
        "1. Công trình hoàn thành đúng thiết kế.",
        "2. Tồn tại: sơn lại tường phía Đông.",
        "Biên bản kết thúc lúc 16 giờ 00, ngày 28 tháng 9 năm 2022./.",
    )
    table = paper.file.add_table(1, 3)
    people = (
        ("ĐẠI DIỆN BAN", "Lê Minh Tâm"),
        ("ĐẠI DIỆN NHÀ THẦU", "Hồ Thị Thu"),
        ("TRƯỞNG TRẠM", "Mai Văn Út"),
    )
    for (role, name), cell in zip(people, table.rows[0].cells, strict=True):
        cell.width = Cm(5.3)
        for words in (role, "", "", name):
            paper.line(words, Look(size=13, bold=True, align="centre"), into=cell)
        cell._tc.remove(cell.paragraphs[0]._p)
    paper.line("Nơi nhận:", Look(size=12, bold=True, italic=True))
    paper.line("- Sở Y tế;", Look(size=11))
    paper.line("- Lưu: VT, Hồ sơ.", Look(size=11))
    return paper.content()


@document(
    ("place_date_missing", ""),
    ("recipients_title_italic", "Nơi nhận:"),
    ("closing", "trân trọng"),
    group=GROUP,
)
def invitation_with_faults() -> bytes:
    """An invitation without place and date."""
    paper = Paper()
    put(paper, Head("HỘI CHỮ THẬP ĐỎ|TỈNH LẠNG SƠN", "Số: 11/GM-CTĐ", "", rules="shape"))
    title(paper, "Giấy mời", "Dự lễ phát động hiến máu", rules="shape")
    paper.text(
        "Hội Chữ thập đỏ tỉnh kính mời Sở Y tế dự lễ phát động.",
        "Thời gian: 07 giờ 30 ngày 07 tháng 4 năm 2023.",
        "Địa điểm: Quảng trường Hùng Vương, thành phố Lạng Sơn.",
        "Xin trân trọng cảm ơn.",
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Lưu: VT, CTXH.",
            "TM. BAN THƯỜNG VỤ|CHỦ TỊCH",
            "Nguyễn Thị Hà",
            title_look=Look(size=12, bold=True),
        ),
    )
    return paper.content()


@document(
    ("state_name_size", "14"), ("number_form", "Số 02"), ("subject_bold", "Về việc"), group=GROUP
)
def telegram_with_faults() -> bytes:
    """A telegram with a number that has no colon and a big Quốc hiệu."""
    paper = Paper()
    head = Head(
        "BỘ Y TẾ", "Số 02/CĐ-BYT", "Hà Nội, ngày 10 tháng 9 năm 2022", rules="shape", state=""
    )
    table = paper.file.add_table(1, 2)
    del head
    for lines, cell, width in (
        (
            (
                ("BỘ Y TẾ", Look(size=13, bold=True, align="centre", underlined=False)),
                ("Số 02/CĐ-BYT", Look(size=13, align="centre")),
            ),
            table.rows[0].cells[0],
            5,
        ),
        (
            (
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(size=14, bold=True, align="centre")),
                (
                    "Độc lập - Tự do - Hạnh phúc",
                    Look(size=14, bold=True, align="centre", underlined=True),
                ),
                ("Hà Nội, ngày 10 tháng 9 năm 2022", Look(size=14, italic=True, align="centre")),
            ),
            table.rows[0].cells[1],
            11,
        ),
    ):
        cell.width = Cm(width)
        for number, (words, look) in enumerate(lines):
            paper.line(words, look, into=cell)
            if words == "BỘ Y TẾ":
                dashes(paper, 4, into=cell)
            del number
        cell._tc.remove(cell.paragraphs[0]._p)
    paper.line("CÔNG ĐIỆN", replace(CENTRED, before=6))
    paper.line("Về việc phòng, chống dịch sau bão", replace(CENTRED, bold=False))
    dashes(paper, 18)
    paper.line("BỘ TRƯỞNG BỘ Y TẾ điện:", Look(size=14, left=2, before=6))
    paper.line("- Giám đốc Sở Y tế các tỉnh, thành phố.", Look(size=14, left=3))
    paper.text("Bộ trưởng Bộ Y tế yêu cầu chuẩn bị cơ số thuốc, hóa chất xử lý nước./.")
    sign(paper, Foot("- Như trên;|- Lưu: VT, MT.", "BỘ TRƯỞNG", "Phạm Thị Hồng"))
    return paper.content()
