"""Documents that were put aside while the rules were written: decisions, reports, plans."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Look, Paper
from tests.review.decree30.offices.sample import document

GROUP = "held_out"


@document(group=GROUP)
def reward() -> bytes:
    """A district rewards; "Xét thành tích …" among the grounds, a list annexed."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|HUYỆN VĂN LÃNG",
            "Số: 1877/QĐ-UBND",
            "Na Sầm, ngày 23 tháng 12 năm 2022",
            rules="shape",
        ),
    )
    title(paper, "Quyết định", "Về việc tặng Giấy khen", rules="shape")
    paper.line("CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN VĂN LÃNG", replace(CENTRED, before=6))
    paper.text(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Xét thành tích của các tập thể, cá nhân;",
        "Theo đề nghị của Trưởng phòng Nội vụ huyện.",
        italic=True,
    )
    paper.line("QUYẾT ĐỊNH:", replace(CENTRED, before=6))
    paper.text(
        "**Điều 1.** Tặng Giấy khen cho 04 tập thể, 11 cá nhân đã có thành tích xuất sắc trong phòng, chống dịch (có danh sách ở Phụ lục).",
        "**Điều 2.** Tiền thưởng trích từ quỹ thi đua, khen thưởng của huyện.",
        "**Điều 3.** Chánh Văn phòng, Trưởng phòng Nội vụ và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(paper, Foot("- Như Điều 3;|- Lưu: VT, NV.", "CHỦ TỊCH", "Đoàn Thanh Công"))
    paper.new_section()
    paper.appendix(
        "Phụ lục",
        "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN",
        "(Kèm theo Quyết định số 1877/QĐ-UBND ngày 23 tháng 12 năm 2022 của Chủ tịch Ủy ban nhân dân huyện)",
    )
    paper.table([["TT", "Họ và tên"], ["1", "Lương Thị Đào"], ["2", "Hà Văn Sáu"]])
    return paper.content()


@document(group=GROUP)
def decision_with_statute() -> bytes:
    """A decision and a điều lệ that follows on the next page without a head of its own."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "BỘ NỘI VỤ",
            "Số: 640/QĐ-BNV",
            "Hà Nội, ngày 30 tháng 6 năm 2022",
            rules="shape",
            layout="one-row",
        ),
    )
    title(paper, "Quyết định", "Phê duyệt Điều lệ Hội Điều dưỡng", rules="shape")
    paper.gap()
    paper.line("BỘ TRƯỞNG BỘ NỘI VỤ", replace(CENTRED, size=13))
    paper.gap()
    paper.text(
        "Căn cứ Nghị định số 45/2010/NĐ-CP ngày 21 tháng 4 năm 2010 của Chính phủ quy định về tổ chức, hoạt động và quản lý hội;",
        "Xét đề nghị của Chủ tịch Hội Điều dưỡng và Vụ trưởng Vụ Tổ chức phi chính phủ.",
        italic=True,
    )
    paper.line("QUYẾT ĐỊNH:", replace(CENTRED, size=13))
    paper.text(
        "**Điều 1.** Phê duyệt Điều lệ của Hội Điều dưỡng ban hành kèm theo Quyết định này.",
        "**Điều 2.** Quyết định có hiệu lực kể từ ngày ký.",
        "**Điều 3.** Chủ tịch Hội Điều dưỡng chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        paper,
        Foot(
            "- Như Điều 3;|- Bộ Y tế;|- Lưu: VT, TCPCP.",
            "KT. BỘ TRƯỞNG|THỨ TRƯỞNG",
            "Vũ Chiến Thắng",
        ),
    )
    paper.page_break()
    paper.line("ĐIỀU LỆ", replace(CENTRED, size=13))
    paper.line("HỘI ĐIỀU DƯỠNG", replace(CENTRED, size=13))
    paper.line(
        "(Được phê duyệt kèm theo Quyết định số 640/QĐ-BNV ngày 30 tháng 6 năm 2022 của Bộ trưởng Bộ Nội vụ)",
        replace(PLAIN, size=13, italic=True, align="centre"),
    )
    paper.part("Chương I", "QUY ĐỊNH CHUNG")
    paper.article(
        "Điều 1. Tên gọi", "1. Tên tiếng Việt: Hội Điều dưỡng.", "2. Hội có biểu tượng riêng."
    )
    paper.article("Điều 2. Tôn chỉ", "Hội tập hợp người làm nghề điều dưỡng.")
    paper.part("Chương II", "HỘI VIÊN")
    paper.article("Điều 3. Tiêu chuẩn", "a) Là công dân Việt Nam;", "b) Có bằng điều dưỡng.")
    return paper.content()


@document(
    ("date_zero", "tháng 03"),
    ("issuing_body_bold", "SỞ Y TẾ"),
    ("legal_basis_italic", "Căn cứ Nghị định"),
    ("legal_basis_end", "Theo đề nghị"),
    ("part_title_capitals", "Quy định chung"),
    ("article_heading_bold", "Điều 2"),
    group=GROUP,
)
def decision_with_faulty_rules() -> bytes:
    """A decision whose quy định has a chapter's title in small letters and a pale article."""
    paper = Paper()
    head = Head(
        "SỞ Y TẾ",
        "Số: 301/QĐ-SYT",
        "Vĩnh Phúc, ngày 16 tháng 03 năm 2023",
        parent="UBND TỈNH VĨNH PHÚC",
        body_bold=False,
    )
    put(paper, head)
    title(paper, "Quyết định", "Ban hành Quy định về giao ban trực tuyến")
    paper.gap()
    paper.line("GIÁM ĐỐC SỞ Y TẾ", CENTRED)
    paper.text(
        "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ quy định tổ chức các cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh;"
    )
    paper.text("Theo đề nghị của Chánh Văn phòng Sở;", italic=True)
    paper.line("QUYẾT ĐỊNH:", CENTRED)
    paper.text(
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy định về giao ban trực tuyến.",
        "**Điều 2.** Chánh Văn phòng và các đơn vị chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(paper, Foot("- Như Điều 2;|- Lưu: VT, VP.", "GIÁM ĐỐC", "Lê Hồng Trung"))
    paper.page_break()
    paper.line("QUY ĐỊNH", CENTRED)
    paper.line("Về giao ban trực tuyến", CENTRED)
    paper.line(
        "(Ban hành kèm theo Quyết định số 301/QĐ-SYT ngày 16 tháng 3 năm 2023 của Giám đốc Sở Y tế)",
        replace(PLAIN, italic=True, align="centre"),
    )
    paper.part("Chương I", "Quy định chung")
    paper.article("Điều 1. Phạm vi", "Quy định này áp dụng cho 21 đơn vị.")
    paper.text("Điều 2. Giờ giao ban", "Giao ban lúc 07 giờ 30 thứ Hai hằng tuần.")
    return paper.content()


@document(group=GROUP)
def resolution_of_a_province() -> bytes:
    """A People's Council's resolution; articles with clauses and points."""
    paper = Paper()
    put(
        paper,
        Head(
            "HỘI ĐỒNG NHÂN DÂN|TỈNH ĐỒNG THÁP",
            "Số: 22/NQ-HĐND",
            "Đồng Tháp, ngày 09 tháng 12 năm 2022",
            rules="shape",
        ),
    )
    title(paper, "Nghị quyết", "Về hỗ trợ nhân viên y tế thôn, ấp", rules="shape")
    paper.gap()
    paper.line("HỘI ĐỒNG NHÂN DÂN TỈNH ĐỒNG THÁP", CENTRED)
    paper.line("KHÓA X, KỲ HỌP THỨ NĂM", CENTRED)
    paper.gap()
    paper.text(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Xét Tờ trình số 98/TTr-UBND ngày 15 tháng 11 năm 2022 của Ủy ban nhân dân tỉnh về việc hỗ trợ nhân viên y tế; Báo cáo thẩm tra của Ban Văn hóa - Xã hội; ý kiến thảo luận của đại biểu.",
        italic=True,
    )
    paper.line("QUYẾT NGHỊ:", replace(CENTRED, before=6))
    paper.text(
        "**Điều 1. Mức hỗ trợ**",
        "1. Đối tượng gồm:",
        "a) Nhân viên y tế ấp;",
        "b) Cô đỡ thôn, bản.",
        "2. Mức hỗ trợ: 0,5 mức lương cơ sở mỗi tháng.",
        "**Điều 2.** Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết./.",
    )
    sign(paper, Foot("- UBTVQH;|- Chính phủ;|- Lưu: VT, VHXH.", "CHỦ TỊCH", "Phan Văn Thắng"))
    return paper.content()


@document(
    ("addressee_missing", ""),
    ("appendix_symbol", "Kèm theo Báo cáo số 412"),
    ("capital_clause", "Khoản"),
    ("subject_sentence_case", "TÌNH HÌNH"),
    group=GROUP,
)
def province_to_government() -> bytes:
    """A province reports to the Government, so says its last line, without Kính gửi."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|TỈNH LẠNG SƠN",
            "Số: 421/BC-UBND",
            "Lạng Sơn, ngày 20 tháng 12 năm 2022",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "TÌNH HÌNH THỰC HIỆN PHÒNG, CHỐNG DỊCH NĂM 2022", rules="shape")
    paper.section("I. KẾT QUẢ")
    paper.text(
        "Tỉnh đã tiêm 1,9 triệu liều vắc xin theo Khoản 2 Điều 5 Nghị quyết số 38/NQ-CP ngày 17 tháng 3 năm 2022 của Chính phủ ban hành Chương trình phòng, chống dịch COVID-19 (số liệu ở Phụ lục)."
    )
    paper.section("II. KIẾN NGHỊ")
    paper.text(
        "Đề nghị Bộ Y tế cấp bổ sung thuốc.",
        "Ủy ban nhân dân tỉnh Lạng Sơn báo cáo Chính phủ, Bộ Y tế xem xét, chỉ đạo./.",
    )
    sign(
        paper,
        Foot(
            "- Chính phủ (b/c);|- Bộ Y tế (b/c);|- Lưu: VT, KGVX.",
            "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH",
            "Dương Xuân Huyên",
        ),
    )
    paper.new_section()
    paper.appendix(
        "Phụ lục",
        "SỐ LIỀU VẮC XIN ĐÃ TIÊM",
        "(Kèm theo Báo cáo số 412/BC-UBND ngày 20 tháng 12 năm 2022 của Ủy ban nhân dân tỉnh)",
    )
    paper.table([["Huyện", "Số liều"], ["Bắc Sơn", "140.221"]])
    return paper.content()


@document(
    ("body_spacing", "Tháng này"),
    ("place_date_italic", "Yên Thạch"),
    ("motto_rule_length", "Độc lập"),
    ("capital_place_name", "tỉnh Vĩnh phúc"),
    group=GROUP,
)
def station_report() -> bytes:
    """A commune station, everything centred line by line, a short rule under the motto."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "TRẠM Y TẾ XÃ YÊN THẠCH",
            "Số: 09/BC-TYT",
            "Yên Thạch, ngày 02 tháng 8 năm 2022",
            parent="TRUNG TÂM Y TẾ HUYỆN SÔNG LÔ",
            rules="shape",
            layout="plain",
            shares=(0.4, 0.4, 0.4),
            date_italic=False,
        ),
    )
    title(paper, "Báo cáo", "Công tác tháng 7 năm 2022", rules="shape")
    paper.line("Kính gửi: Trung tâm Y tế huyện Sông Lô", Look(size=13, align="centre", before=6))
    paper.item("1. Khám bệnh")
    paper.text("Tháng này khám 412 lượt, có 02 người từ ngoài tỉnh Vĩnh phúc.", before=0)
    paper.item("2. Tiêm chủng")
    paper.text("Tiêm 38 trẻ. Không có phản ứng sau tiêm./.")
    sign(paper, Foot("- Như trên;|- Lưu: VT, TYT.", "TRƯỞNG TRẠM", "Khổng Thị Lụa"))
    return paper.content()
