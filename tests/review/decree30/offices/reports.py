"""Reports, of departments, districts, communes, hospitals and schools."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, address, put, title
from tests.review.decree30.offices.paper import Paper
from tests.review.decree30.offices.sample import document


@document()
def quarterly_report() -> bytes:
    """A department's report by the book, with an appendix on a page of its own."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 05/BC-SYT",
            "Lạng Sơn, ngày 05 tháng 01 năm 2023",
            parent="ỦY BAN NHÂN DÂN|TỈNH LẠNG SƠN",
        ),
    )
    title(
        paper,
        "Báo cáo",
        "Kết quả công tác phòng, chống dịch quý IV năm 2022|và phương hướng, nhiệm vụ quý I năm 2023",
    )
    address(paper, "Ủy ban nhân dân tỉnh Lạng Sơn")
    paper.text(
        "Thực hiện Kế hoạch số 58/KH-UBND ngày 16 tháng 3 năm 2022 của Ủy ban nhân dân tỉnh về phòng, chống dịch COVID-19 năm 2022, Sở Y tế báo cáo kết quả như sau:",
    )
    paper.section("I. TÌNH HÌNH DỊCH")
    paper.text(
        "Trong quý, toàn tỉnh ghi nhận 1.204 ca mắc, giảm 35,2% so với quý III. Dịch không lan rộng."
    )
    paper.section("II. KẾT QUẢ THỰC HIỆN")
    paper.item("1. Tiêm chủng")
    paper.text(
        "- Người từ 18 tuổi trở lên: 98,4% tiêm đủ 02 mũi;",
        "- Trẻ từ 5 đến dưới 12 tuổi: 91,7% tiêm đủ 02 mũi.",
    )
    paper.item("2. Điều trị")
    paper.text(
        "Tỷ lệ người bệnh nặng được điều trị đạt 100% theo Kế hoạch số 58/KH-UBND.",
        "Số liệu từng huyện ở Phụ lục.",
    )
    paper.section("III. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ I NĂM 2023")
    paper.text(
        "1. Hoàn thành tiêm mũi nhắc lại cho nhóm nguy cơ cao.",
        "2. Dự trữ thuốc, vật tư cho dịp Tết.",
    )
    paper.text("Sở Y tế kính báo cáo Ủy ban nhân dân tỉnh./.")
    sign(paper, Foot("- Như trên;|- Bộ Y tế (b/c);|- Lưu: VT, NVY.", "GIÁM ĐỐC", "Hoàng Văn Bình"))
    paper.new_section(landscape=True)
    paper.appendix(
        "Phụ lục",
        "KẾT QUẢ TIÊM CHỦNG THEO HUYỆN",
        "(Kèm theo Báo cáo số 05/BC-SYT ngày 05 tháng 01 năm 2023 của Sở Y tế)",
    )
    paper.table(
        [
            ["TT", "Huyện", "Mũi 1", "Mũi 2"],
            ["1", "Cao Lộc", "30.211", "29.876"],
            ["2", "Chi Lăng", "28.140", "27.655"],
        ]
    )
    return paper.content()


@document(("addressee_missing", ""), ("citation_open", "số … ngày"), ("closing", "."))
def commune_report_without_addressee() -> bytes:
    """A commune reports to its district and says to nobody that it does."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|XÃ MỸ XƯƠNG",
            "Số: 112/BC-UBND",
            "Mỹ Xương, ngày 20 tháng 6 năm 2023",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "Kết quả chiến dịch diệt lăng quăng đợt 1", rules="shape")
    paper.text(
        "Thực hiện Kế hoạch số … ngày … của Ủy ban nhân dân huyện Cao Lãnh về diệt lăng quăng, phòng, chống sốt xuất huyết, Ủy ban nhân dân xã báo cáo như sau:"
    )
    paper.section("I. KẾT QUẢ")
    paper.text(
        "1. Số hộ được vãng gia: 2.310/2.345 hộ.", "2. Số dụng cụ chứa nước được xử lý: 5.872."
    )
    paper.section("II. KHÓ KHĂN")
    paper.text(
        "Một số hộ đi làm ăn xa, nhà khóa cửa.",
        "Trên đây là kết quả đợt 1, Ủy ban nhân dân xã báo cáo Ủy ban nhân dân huyện xem xét.",
    )
    sign(
        paper,
        Foot(
            "- UBND huyện (b/c);|- Trung tâm Y tế huyện;|- Lưu: VT, TYT.",
            "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH",
            "Nguyễn Hữu Lộc",
        ),
    )
    return paper.content()


@document(("signer_deputy", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"))
def sub_items_without_blank() -> bytes:
    """Numbers run into their words: "2.1.Công tác"; the order of the numbers is right."""
    paper = Paper()
    put(
        paper,
        Head(
            "TRUNG TÂM KIỂM SOÁT|BỆNH TẬT",
            "Số: 230/BC-KSBT",
            "Cao Bằng, ngày 12 tháng 7 năm 2023",
            parent="SỞ Y TẾ CAO BẰNG",
        ),
    )
    title(paper, "Báo cáo", "Sơ kết công tác 6 tháng đầu năm 2023")
    address(paper, "Sở Y tế tỉnh Cao Bằng")
    paper.section("I. KẾT QUẢ")
    paper.item("1. Công tác chỉ đạo")
    paper.text("Ban hành 14 văn bản.")
    paper.item("2. Công tác chuyên môn")
    paper.text(
        "2.1.Công tác giám sát được duy trì tại 10 huyện, thành phố.",
        "2.2.Công tác xét nghiệm: thực hiện 4.120 mẫu.",
        "2.3.Công tác truyền thông có 320 tin, bài.",
    )
    paper.item("3. Công tác tài chính")
    paper.text("Giải ngân 48% dự toán.")
    paper.section("II. ĐỀ XUẤT")
    paper.text("Bổ sung 02 xe tiêm chủng lưu động./.")
    sign(
        paper,
        Foot(
            "- Như trên;|- Lưu: VT, KHNV.", "PHÓ GIÁM ĐỐC PHỤ TRÁCH", "Bế Thị Diễm", layout="tabs"
        ),
    )
    return paper.content()


@document(
    ("section_numbering", "III."),
    ("body_size", "12"),
    ("body_justified", "canh trái"),
    ("body_indent", "0"),
    ("capital_body", "Sở y tế"),
    ("capital_unit_noun", "Huyện Tam Đảo"),
    ("capital_people", "nhân dân"),
)
def hasty_report() -> bytes:
    """Pasted paragraphs of another look, a section left out, capitals by feeling."""
    paper = Paper()
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|HUYỆN TAM ĐẢO",
            "Số: 77/BC-TTYT",
            "Tam Đảo, ngày 15 tháng 12 năm 2022",
            parent="SỞ Y TẾ VĨNH PHÚC",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "Công tác y tế năm 2022", rules="shape")
    address(paper, "Sở Y tế tỉnh Vĩnh Phúc")
    paper.section("I. TÌNH HÌNH")
    paper.text(
        "Được sự quan tâm của Sở y tế, trên địa bàn Huyện Tam Đảo không có ổ dịch lớn. Sức khỏe của nhân dân được chăm lo."
    )
    paper.section("III. PHƯƠNG HƯỚNG")
    paper.line(
        "Tiếp tục tiêm vắc xin mũi nhắc lại cho người cao tuổi trên toàn huyện.",
        replace(paper.body, size=12, align="left", indent=0),
    )
    paper.text("Trung tâm báo cáo Sở Y tế./.")
    sign(paper, Foot("- Như trên;|- Lưu: VT, KHTH.", "GIÁM ĐỐC", "Dương Thị Hòa"))
    return paper.content()


@document(
    ("citation_first", "Công văn số 1910/SYT-NVY"),
    ("citation_later", "Công văn số 3456/BYT-DP"),
    ("issuing_body_rule_length", "PHÒNG Y TẾ"),
    ("state_name_spacing", "Độc lập"),
    ("bodies_spacing", "PHÒNG Y TẾ"),
)
def district_office_report() -> bytes:
    """A first citation without date and subject, a later one told whole once more."""
    paper = Paper()
    put(
        paper,
        Head(
            "PHÒNG Y TẾ",
            "Số: 19/BC-PYT",
            "Hòa An, ngày 22 tháng 02 năm 2023",
            parent="UBND HUYỆN HÒA AN",
            shares=(1.0, 1.0, 0.4),
            line=1.5,
        ),
    )
    title(paper, "Báo cáo", "Kiểm tra hành nghề y, dược tư nhân")
    address(paper, "Sở Y tế tỉnh Cao Bằng")
    paper.text(
        "Thực hiện Công văn số 3456/BYT-DP ngày 06 tháng 02 năm 2023 của Bộ Y tế về việc tăng cường kiểm tra hành nghề và Công văn số 1910/SYT-NVY, Phòng Y tế báo cáo như sau:",
    )
    paper.item("1. Số cơ sở được kiểm tra")
    paper.text(
        "Đã kiểm tra 24 cơ sở, nhắc nhở 03 cơ sở theo Công văn số 3456/BYT-DP ngày 06 tháng 02 năm 2023 của Bộ Y tế về việc tăng cường kiểm tra hành nghề."
    )
    paper.item("2. Kiến nghị")
    paper.text("Cấp lại phần mềm quản lý hành nghề./.")
    sign(paper, Foot("- Như trên;|- Lưu: VT, HN.", "TRƯỞNG PHÒNG", "Mã Văn Chí"))
    return paper.content()


@document()
def ministry_report() -> bytes:
    """A ministry to the Prime Minister; head in text boxes, automatic capitals."""
    paper = Paper(caps_style=True)
    put(
        paper,
        Head(
            "BỘ Y TẾ",
            "Số: 402/BC-BYT",
            "Hà Nội, ngày 11 tháng 4 năm 2023",
            layout="boxes",
            rules="shape",
        ),
    )
    title(paper, "Báo cáo", "Tình hình cung ứng vắc xin quý I năm 2023", rules="shape")
    address(paper, "Thủ tướng Chính phủ")
    paper.text("Bộ Y tế báo cáo Thủ tướng Chính phủ tình hình cung ứng vắc xin như sau:")
    paper.section("I. NHU CẦU")
    paper.text(
        "Các tỉnh, thành phố trực thuộc Trung ương đề nghị 3,1 triệu liều. Nhu cầu tập trung ở 12 tỉnh."
    )
    paper.section("II. CUNG ỨNG")
    paper.text(
        "Đã cấp 2,4 triệu liều (Chi tiết ở Phụ lục I và Phụ lục II).",
        "Bộ Y tế kính báo cáo Thủ tướng Chính phủ./.",
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Phó Thủ tướng Trần Hồng Hà (để b/c);|- Lưu: VT, DP.",
            "KT. BỘ TRƯỞNG|THỨ TRƯỞNG",
            "Đỗ Xuân Tuyên",
        ),
    )
    for number, name in (("I", "NHU CẦU CỦA CÁC TỈNH"), ("II", "SỐ LIỀU ĐÃ CẤP")):
        paper.new_section()
        paper.appendix(
            f"Phụ lục {number}",
            name,
            "(Kèm theo Báo cáo số 402/BC-BYT ngày 11 tháng 4 năm 2023 của Bộ Y tế)",
        )
        paper.table(
            [["TT", "Tỉnh", "Số liều"], ["1", "Cao Bằng", "12.000"], ["2", "Lạng Sơn", "15.500"]]
        )
    return paper.content()
