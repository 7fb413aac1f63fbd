"""Official letters, telegrams, invitations, submissions (tờ trình)."""

from __future__ import annotations

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, address, put, title
from tests.review.decree30.offices.paper import Look, Paper
from tests.review.decree30.offices.sample import document


@document()
def plain_letter() -> bytes:
    """A letter to one body, borderless table."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 1204/SYT-NVY",
            "Cao Bằng, ngày 08 tháng 6 năm 2023",
            parent="UBND TỈNH CAO BẰNG",
            about="V/v tăng cường phòng, chống bệnh tay chân miệng",
        ),
    )
    address(paper, "Trung tâm Y tế các huyện, thành phố")
    paper.text(
        "Từ đầu tháng 5 đến nay, số ca bệnh tay chân miệng tăng ở 04 huyện. Sở Y tế đề nghị các đơn vị thực hiện các nội dung sau:",
        "1. Giám sát tại trường mầm non, nhóm trẻ.",
        "2. Dự phòng thuốc, dịch truyền.",
        "3. Báo cáo trước 15 giờ ngày 15 tháng 6 năm 2023./.",
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Giám đốc Sở;|- Lưu: VT, NVY.",
            "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC",
            "Trần Thị Vân",
        ),
    )
    return paper.content()


@document()
def letter_to_many() -> bytes:
    """Three addressees, one a line; grid drawn; signed by order."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "VĂN PHÒNG",
            "Số: 3321/VP-VX",
            "Đồng Tháp, ngày 24 tháng 10 năm 2022",
            parent="ỦY BAN NHÂN DÂN|TỈNH ĐỒNG THÁP",
            layout="grid",
            rules="shape",
            about="V/v chuẩn bị nội dung họp giao ban",
        ),
    )
    address(paper, "- Sở Y tế;", "- Sở Tài chính;", "- Ủy ban nhân dân các huyện, thành phố.")
    paper.text(
        "Thực hiện ý kiến của Phó Chủ tịch Ủy ban nhân dân tỉnh Đoàn Tấn Bửu, Văn phòng đề nghị các cơ quan gửi báo cáo trước ngày 28 tháng 10 năm 2022./."
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Lãnh đạo Văn phòng;|- Lưu: VT, VX.",
            "TL. CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG KHOA GIÁO - VĂN XÃ",
            "Huỳnh Văn Út",
        ),
    )
    return paper.content()


@document(
    ("number_type", "CV"),
    ("addressees_apart", "Kính gửi"),
    ("letter_subject_size", "14"),
    ("recipients_title_wording", "NƠI NHẬN"),
    ("archive_last", "Phòng Y tế"),
    ("capital_legal_text", "quyết định số"),
    ("citation_first", "quyết định số 2671/QĐ-BYT"),
)
def letter_with_faults() -> bytes:
    """CV in the symbol, two addressees on one line, no line of archives."""
    paper = Paper()
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|HUYỆN LẤP VÒ",
            "Số: 88/CV-TTYT",
            "Lấp Vò, ngày 12 tháng 9 năm 2022",
            parent="SỞ Y TẾ ĐỒNG THÁP",
        ),
    )
    paper.line("V/v hướng dẫn giám sát sốt xuất huyết", Look(size=14, align="centre", before=6))
    address(paper, "Trạm Y tế các xã; Phòng khám đa khoa khu vực")
    paper.text(
        "Đề nghị các đơn vị giám sát theo quyết định số 2671/QĐ-BYT, báo cáo trước 16 giờ hằng ngày./."
    )
    sign(
        paper, Foot("- Như trên;|- Phòng Y tế.", "GIÁM ĐỐC", "Lê Thị Cẩm Nhung", title="NƠI NHẬN:")
    )
    return paper.content()


@document()
def telegram() -> bytes:
    """A telegram names its addressees after "điện:", with no Kính gửi."""
    paper = Paper()
    put(
        paper,
        Head(
            "CHỦ TỊCH|ỦY BAN NHÂN DÂN TỈNH",
            "Số: 06/CĐ-CTUBND",
            "Lạng Sơn, ngày 30 tháng 8 năm 2023",
            rules="shape",
            stamp="HỎA TỐC",
        ),
    )
    title(paper, "Công điện", "Về việc ứng phó mưa lũ, bảo đảm công tác y tế", rules="shape")
    paper.line("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:", Look(size=14, before=6, left=1.27))
    for name in ("- Giám đốc Sở Y tế;", "- Chủ tịch Ủy ban nhân dân các huyện, thành phố."):
        paper.line(name, Look(size=14, left=3))
    paper.text(
        "Mưa lớn kéo dài đã làm ngập 03 Trạm Y tế. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Di chuyển thuốc, vắc xin đến nơi an toàn.",
        "2. Trực cấp cứu 24/24 giờ./.",
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Thủ tướng Chính phủ (để b/c);|- Lưu: VT, KGVX.",
            "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH",
            "Dương Xuân Huyên",
        ),
    )
    return paper.content()


@document()
def invitation() -> bytes:
    """An invitation: short lines "Thời gian", "Địa điểm"."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 45/GM-SYT",
            "Vĩnh Phúc, ngày 16 tháng 5 năm 2023",
            parent="UBND TỈNH VĨNH PHÚC",
        ),
    )
    title(paper, "Giấy mời", "Dự hội nghị sơ kết tiêm chủng mở rộng")
    paper.text(
        "Sở Y tế tỉnh Vĩnh Phúc trân trọng kính mời: Đại diện lãnh đạo Ủy ban nhân dân các huyện, thành phố.",
        "Tới dự: Hội nghị sơ kết công tác tiêm chủng mở rộng.",
        "Chủ trì: Giám đốc Sở Y tế.",
        "Thời gian: 08 giờ 00 ngày 24 tháng 5 năm 2023.",
        "Địa điểm: Phòng họp số 1, Sở Y tế./.",
    )
    sign(
        paper, Foot("- Như trên;|- Lưu: VT, NVY.", "TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG", "Phùng Thị Kim")
    )
    return paper.content()


@document(
    ("addressee_missing", ""),
    ("date_form", "ngày 31 tháng 6"),
    ("signer_title_below", "TM. UBND HUYỆN"),
    ("capital_body", "hội đồng nhân dân huyện"),
)
def submission_without_addressee() -> bytes:
    """A tờ trình goes up always; its date is not in the calendar."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|HUYỆN BÌNH XUYÊN",
            "Số: 61/TTr-UBND",
            "Bình Xuyên, ngày 31 tháng 6 năm 2023",
            rules="shape",
        ),
    )
    title(
        paper,
        "Tờ trình",
        "Về việc đề nghị bổ sung kinh phí mua sắm trang thiết bị y tế",
        rules="shape",
    )
    paper.text(
        "Căn cứ nhu cầu thực tế, Ủy ban nhân dân huyện trình hội đồng nhân dân huyện xem xét bổ sung 2,1 tỷ đồng để mua sắm trang thiết bị y tế cho 13 Trạm Y tế.",
        "Kính trình Hội đồng nhân dân huyện xem xét./.",
    )
    sign(
        paper,
        Foot("- Thường trực Huyện ủy;|- Lưu: VT, TCKH.", "TM. UBND HUYỆN", "Nguyễn Minh Trung"),
    )
    return paper.content()


@document()
def submission() -> bytes:
    """A tờ trình by the book, plain head, foot below one another."""
    paper = Paper()
    put(
        paper,
        Head(
            "CHI CỤC|DÂN SỐ - KẾ HOẠCH HÓA GIA ĐÌNH",
            "Số: 27/TTr-CCDS",
            "Lạng Sơn, ngày 10 tháng 11 năm 2022",
            parent="SỞ Y TẾ LẠNG SƠN",
            rules="shape",
        ),
    )
    title(paper, "Tờ trình", "Về việc phê duyệt kế hoạch truyền thông năm 2023", rules="shape")
    address(paper, "Giám đốc Sở Y tế")
    paper.text(
        "Chi cục kính trình Giám đốc Sở Y tế phê duyệt kế hoạch truyền thông năm 2023 với các nội dung chính:"
    )
    paper.item("1. Mục tiêu")
    paper.text("Phủ kín 200 xã, phường, thị trấn.")
    paper.item("2. Kinh phí")
    paper.text("420 triệu đồng từ ngân sách tỉnh.", "Kính trình Giám đốc Sở xem xét./.")
    sign(
        paper,
        Foot("- Như trên;|- Lưu: VT, TTGD.", "Q. CHI CỤC TRƯỞNG", "Hà Thị Loan", layout="plain"),
    )
    return paper.content()


@document(
    ("letter_subject_spacing", "V/v"),
    ("addressee_single", "Kính gửi"),
    ("margin_left", "24,99"),
    ("capital_foreign_body", "Tổ chức Y tế Thế giới"),
    ("capital_holiday", "thầy thuốc Việt Nam"),
    ("capital_weekday", "thứ hai"),
)
def university_letter() -> bytes:
    """A university writes: margins of its own, capitals of its own."""
    paper = Paper(margins=(20, 20, 25, 15))
    put(
        paper,
        Head(
            "TRƯỜNG ĐẠI HỌC Y DƯỢC",
            "Số: 702/ĐHYD-ĐT",
            "Thái Nguyên, ngày 13 tháng 02 năm 2023",
            parent="ĐẠI HỌC THÁI NGUYÊN",
            about="V/v cử giảng viên dự tập huấn",
            about_gap=0,
        ),
    )
    paper.line("Kính gửi:", Look(size=14, left=4, before=6))
    paper.line("- Sở Y tế tỉnh Lạng Sơn.", Look(size=14, left=5))
    paper.text(
        "Theo khuyến cáo của Tổ chức Y tế Thế giới, Trường mở lớp tập huấn vào sáng thứ hai, ngày 27 tháng 02 năm 2023, đúng ngày thầy thuốc Việt Nam. Đề nghị Sở Y tế cử 02 giảng viên tham dự./."
    )
    sign(
        paper,
        Foot("- Như trên;|- Lưu: VT, ĐT.", "KT. HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG", "Đào Thu Trang"),
    )
    return paper.content()


@document()
def letter_with_box() -> bytes:
    """Head in text boxes, the body's numbers are Word's own lists of no number."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "CÔNG TY TNHH MTV|MÔI TRƯỜNG ĐÔ THỊ",
            "Số: 510/MTĐT-KD",
            "Thành phố Hồ Chí Minh, ngày 19 tháng 12 năm 2022",
            layout="boxes",
            rules="shape",
            about="V/v thu gom chất thải y tế",
        ),
    )
    address(paper, "Bệnh viện Nhi đồng 1")
    paper.text(
        "Công ty nhận được Công văn số 1188/BVNĐ1-QTTB ngày 12 tháng 12 năm 2022 của Bệnh viện Nhi đồng 1 về việc tăng tần suất thu gom. Từ ngày 02 tháng 01 năm 2023, Công ty thu gom 02 lượt mỗi ngày./."
    )
    sign(paper, Foot("- Như trên;|- Lưu: VT, KD.", "TỔNG GIÁM ĐỐC", "Lâm Quốc Cường"))
    return paper.content()
