"""Decisions, resolutions and what is issued with them: quy chế, quy định."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, enact, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Paper
from tests.review.decree30.offices.sample import document


@document()
def appointment() -> bytes:
    """A decision on a person, "Theo đề nghị …" as the last ground."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 215/QĐ-SYT",
            "Cao Bằng, ngày 14 tháng 3 năm 2023",
            parent="UBND TỈNH CAO BẰNG",
        ),
    )
    title(paper, "Quyết định", "Về việc điều động viên chức")
    enact(
        paper,
        "GIÁM ĐỐC SỞ Y TẾ TỈNH CAO BẰNG",
        "Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010;",
        "Căn cứ Nghị định số 115/2020/NĐ-CP ngày 25 tháng 9 năm 2020 của Chính phủ quy định về tuyển dụng, sử dụng và quản lý viên chức;",
        "Xét Đơn xin chuyển công tác của bà Nông Thị Hà;",
        "Theo đề nghị của Trưởng phòng Tổ chức cán bộ.",
    )
    paper.text(
        "**Điều 1.** Điều động bà Nông Thị Hà, điều dưỡng hạng IV, từ Trung tâm Y tế huyện Bảo Lạc đến nhận công tác tại Trung tâm Y tế huyện Hòa An kể từ ngày 01 tháng 4 năm 2023.",
        "**Điều 2.** Lương và phụ cấp của bà Nông Thị Hà do đơn vị mới chi trả theo quy định hiện hành.",
        "**Điều 3.** Chánh Văn phòng Sở, Giám đốc hai Trung tâm và bà Nông Thị Hà chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(paper, Foot("- Như Điều 3;|- Giám đốc Sở;|- Lưu: VT, TCCB.", "GIÁM ĐỐC", "Lục Văn Tiến"))
    return paper.content()


@document()
def commune_allowance() -> bytes:
    """A commune, head set with tabs, "Xét đề nghị …" as the last ground, foot with tabs."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|XÃ VÂN NHAM",
            "Số: 41/QĐ-UBND",
            "Vân Nham, ngày 09 tháng 5 năm 2023",
            layout="tabs",
            rules="shape",
        ),
    )
    title(paper, "Quyết định", "Về việc hưởng trợ cấp xã hội hằng tháng", rules="shape")
    enact(
        paper,
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÂN NHAM",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội đối với đối tượng bảo trợ xã hội;",
        "Xét đề nghị của công chức Văn hóa - Xã hội.",
    )
    paper.text(
        "**Điều 1.** Trợ cấp hằng tháng đối với ông Hoàng Văn Sinh, sinh năm 1941, trú tại thôn Toàn Tâm, mức 360.000 đồng.",
        "**Điều 2.** Thời gian hưởng kể từ tháng 5 năm 2023.",
        "**Điều 3.** Văn phòng, công chức Tài chính - Kế toán và ông Hoàng Văn Sinh chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        paper,
        Foot(
            "- Như Điều 3;|- Phòng LĐTBXH huyện;|- Lưu: VT, VHXH.",
            "CHỦ TỊCH",
            "Vi Thị Lương",
            layout="tabs",
        ),
    )
    return paper.content()


def _rules_of_work(paper: Paper) -> None:
    paper.part("Chương I", "QUY ĐỊNH CHUNG")
    paper.article(
        "Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định việc quản lý, sử dụng hệ thống họp trực tuyến của ngành y tế.",
    )
    paper.article(
        "Điều 2. Nguyên tắc",
        "1. Mỗi phòng họp có một người phụ trách.",
        "2. Việc đăng ký thực hiện trước ít nhất 02 ngày làm việc, trừ họp khẩn.",
    )
    paper.part("Chương II", "TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ")
    paper.article(
        "Điều 3. Văn phòng Sở",
        "1. Lập lịch họp.",
        "2. Bảo đảm điều kiện kỹ thuật, gồm:",
        "a) Đường truyền;",
        "b) Thiết bị âm thanh, hình ảnh;",
        "c) Nguồn điện dự phòng.",
    )
    paper.article("Điều 4. Đơn vị dự họp", "Cử người trực kỹ thuật suốt thời gian họp.")
    paper.part("Chương III", "TỔ CHỨC THỰC HIỆN")
    paper.article("Điều 5. Hiệu lực", "Quy chế này áp dụng từ ngày ký quyết định ban hành.")


@document()
def decision_with_rules() -> bytes:
    """A decision and its quy chế in one file, the quy chế with a head of its own."""
    paper = Paper()
    head = Head(
        "SỞ Y TẾ",
        "Số: 87/QĐ-SYT",
        "Lạng Sơn, ngày 06 tháng 02 năm 2023",
        parent="ỦY BAN NHÂN DÂN|TỈNH LẠNG SƠN",
    )
    put(paper, head)
    title(paper, "Quyết định", "Ban hành Quy chế quản lý hệ thống họp trực tuyến")
    enact(
        paper,
        "GIÁM ĐỐC SỞ Y TẾ",
        "Căn cứ Quyết định số 35/2021/QĐ-UBND ngày 20 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh Lạng Sơn quy định chức năng, nhiệm vụ của Sở Y tế;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    )
    paper.text(
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế quản lý, sử dụng hệ thống họp trực tuyến của ngành y tế.",
        "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.",
        "**Điều 3.** Chánh Văn phòng Sở, Trưởng các phòng và Thủ trưởng các đơn vị trực thuộc chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        paper,
        Foot(
            "- Như Điều 3;|- UBND tỉnh (b/c);|- Lưu: VT, VP.",
            "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC",
            "Đàm Quang Lộc",
        ),
    )
    paper.new_section()
    put(paper, replace(head, number="", date=""))
    title(paper, "Quy chế", "Quản lý, sử dụng hệ thống họp trực tuyến của ngành y tế", rules="")
    paper.line(
        "(Ban hành kèm theo Quyết định số 87/QĐ-SYT ngày 06 tháng 02 năm 2023 của Giám đốc Sở Y tế)",
        replace(PLAIN, italic=True, align="centre"),
    )
    paper.gap()
    _rules_of_work(paper)
    return paper.content()


@document(
    ("part_title_missing", "Chương II"),
    ("part_numbering", "Chương 3"),
    ("article_numbering", "Điều 6"),
    ("article_title_missing", "Điều 4."),
    ("letter_numbering", "e)"),
)
def faulty_regulation() -> bytes:
    """A quy định in a file of its own: a chapter without title, Arabic number, a lost article."""
    paper = Paper(size=13)
    put(paper, Head("BAN QUẢN LÝ|KHU CÁCH LY SỐ 2", "", "", rules="shape"))
    title(paper, "Quy định", "Về ra vào khu cách ly", rules="")
    paper.line(
        "(Ban hành kèm theo Quyết định của Trưởng ban)",
        replace(PLAIN, size=13, italic=True, align="centre"),
    )
    paper.part("Chương I", "NHỮNG QUY ĐỊNH CHUNG")
    paper.article(
        "Điều 1. Đối tượng áp dụng",
        "Quy định này áp dụng đối với người cách ly, người phục vụ và khách liên hệ.",
    )
    paper.article(
        "Điều 2. Giải thích từ ngữ",
        "Trong Quy định này, cửa kiểm soát là nơi duy nhất được ra vào.",
    )
    paper.part("Chương II", "")
    paper.article(
        "Điều 3. Người cách ly",
        "1. Không rời phòng sau 22 giờ.",
        "2. Được nhận đồ gửi trong các trường hợp:",
        "a) Thuốc theo đơn;",
        "b) Đồ dùng trẻ em;",
        "c) Sách, báo;",
        "d) Quần áo;",
        "e) Thực phẩm đóng gói.",
    )
    paper.text("**Điều 4.** Người phục vụ mặc trang phục phòng hộ khi vào buồng.")
    paper.part("Chương 3", "ĐIỀU KHOẢN THI HÀNH")
    paper.article("Điều 6. Thi hành", "Đội bảo vệ tổ chức thực hiện Quy định này.")
    return paper.content()


@document(
    ("enacting_bold", "QUYẾT ĐỊNH:"),
    ("enacting_centred", "QUYẾT ĐỊNH:"),
    ("legal_basis_end", "Sở Nội vụ"),
    ("signer_authority", "TM UBND"),
    ("capital_clause", "Khoản"),
)
def province_council_of_awards() -> bytes:
    """A province's decision: the word that enacts is neither bold nor centred."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|TỈNH ĐỒNG THÁP",
            "Số: 1302/QĐ-UBND-HC",
            "Đồng Tháp, ngày 28 tháng 11 năm 2022",
            rules="shape",
        ),
    )
    title(paper, "Quyết định", "Thành lập Hội đồng xét tặng danh hiệu", rules="shape")
    paper.line("ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", CENTRED)
    paper.gap()
    paper.text(
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Theo đề nghị của Giám đốc Sở Nội vụ",
        italic=True,
    )
    paper.line("QUYẾT ĐỊNH:", replace(PLAIN, before=6))
    paper.text(
        "**Điều 1.** Thành lập Hội đồng xét tặng danh hiệu thầy thuốc tiêu biểu cấp Tỉnh gồm 07 thành viên.",
        "**Điều 2.** Hội đồng làm việc theo nguyên tắc tập trung dân chủ; danh sách theo Khoản 1 Điều 2 Quyết định này.",
        "**Điều 3.** Giám đốc Sở Nội vụ và các thành viên Hội đồng chịu trách nhiệm thi hành./.",
    )
    sign(paper, Foot("- Như Điều 3;|- Lưu: VT, NC.", "TM UBND TỈNH|CHỦ TỊCH", "Đặng Hữu Phát"))
    return paper.content()
