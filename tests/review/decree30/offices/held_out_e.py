"""Ten forms that nobody handed, written when the rules were done: papers of every day."""

from __future__ import annotations

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, address, put, title
from tests.review.decree30.offices.paper import Paper
from tests.review.decree30.offices.sample import document

GROUP = "held_out"


def _centre(number: str, date: str) -> Head:
    return Head("TRUNG TÂM KIỂM SOÁT BỆNH TẬT", number, date, parent="SỞ Y TẾ LẠNG SƠN")


@document(group=GROUP)
def project_paper() -> bytes:
    """A đề án: Phần with a Roman number, sections below, money and shares in the text."""
    paper = Paper()
    put(paper, _centre("Số: 15/ĐA-KSBT", "Lạng Sơn, ngày 20 tháng 02 năm 2023"))
    title(paper, "Đề án", "Nâng cao năng lực xét nghiệm giai đoạn 2023 - 2025", rules="shape")
    paper.part("Phần I", "SỰ CẦN THIẾT")
    paper.section("I. CƠ SỞ THỰC TIỄN")
    paper.text("Năm 2022, Trung tâm thực hiện 46.500 xét nghiệm, tăng 12,5% so với năm 2021.")
    paper.part("Phần II", "NỘI DUNG")
    paper.section("I. MỤC TIÊU")
    paper.text("Đến năm 2025 có 02 phòng xét nghiệm an toàn sinh học cấp II.")
    paper.section("II. KINH PHÍ")
    paper.text("Tổng kinh phí 12,8 tỷ đồng, trong đó năm 2023 là 4,2 tỷ đồng./.")
    sign(paper, Foot("- Sở Y tế (b/c);|- Lưu: VT, XN.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()


@document(group=GROUP)
def contingency_plan() -> bytes:
    """A phương án with situations in items and a table of forces."""
    paper = Paper()
    put(paper, _centre("Số: 31/PA-KSBT", "Lạng Sơn, ngày 06 tháng 3 năm 2023"))
    title(paper, "Phương án", "Ứng phó với dịch bệnh mùa lũ", rules="shape")
    paper.item("1. Tình huống 1: chưa có ca bệnh")
    paper.text("a) Giám sát tại 11 huyện, thành phố;", "b) Dự trữ hóa chất.")
    paper.item("2. Tình huống 2: có ca bệnh")
    paper.text("Huy động lực lượng theo bảng sau:")
    paper.table([["TT", "Lực lượng", "Số người"], ["1", "Đội cơ động", "12"]])
    paper.text("Trung tâm báo cáo Sở Y tế hằng ngày./.")
    sign(paper, Foot("- Sở Y tế (b/c);|- Lưu: VT, PCBTN.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()


@document(group=GROUP)
def press_release() -> bytes:
    """A thông cáo: signed by order, no addressee."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 02/TC-SYT",
            "Vĩnh Phúc, ngày 17 tháng 4 năm 2023",
            parent="ỦY BAN NHÂN DÂN|TỈNH VĨNH PHÚC",
        ),
    )
    title(paper, "Thông cáo", "Tình hình dịch sau kỳ nghỉ lễ", rules="shape")
    paper.text(
        "Từ ngày 10 đến ngày 16 tháng 4 năm 2023, tỉnh ghi nhận 58 ca mắc COVID-19, không có ca tử vong.",
        "Sở Y tế đề nghị Nhân dân tiêm vắc xin đủ liều, đúng lịch./.",
    )
    sign(
        paper, Foot("- Báo Vĩnh Phúc;|- Lưu: VT, VP.", "TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG", "Trần Thanh")
    )
    return paper.content()


@document(("number_zero", "9"), group=GROUP)
def week_programme() -> bytes:
    """A chương trình of work for a week: mornings and afternoons, hours with "giờ"; a number without its zero."""
    paper = Paper(size=13)
    put(paper, _centre("Số: 9/CTr-KSBT", "Lạng Sơn, ngày 10 tháng 3 năm 2023"))
    title(paper, "Chương trình", "Công tác tuần 11 năm 2023", rules="shape")
    paper.item("1. Thứ Hai, ngày 13 tháng 3")
    paper.text("- 8 giờ 00: giao ban;", "- 14 giờ 00: họp Hội đồng khoa học.")
    paper.item("2. Thứ Ba, ngày 14 tháng 3")
    paper.text("- 7 giờ 30: kiểm tra tại huyện Cao Lộc./.")
    sign(paper, Foot("- Các khoa, phòng;|- Lưu: VT, TCHC.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()


@document(group=GROUP)
def leave_paper() -> bytes:
    """A giấy nghỉ phép: no subject below its name."""
    paper = Paper()
    put(paper, _centre("Số: 44/GNP-KSBT", "Lạng Sơn, ngày 21 tháng 3 năm 2023"))
    title(paper, "Giấy nghỉ phép", "")
    paper.text(
        "Xét Đơn đề nghị nghỉ phép của bà Hoàng Thị Mai, Trung tâm Kiểm soát bệnh tật cấp cho bà Hoàng Thị Mai, viên chức Khoa Xét nghiệm, nghỉ phép năm 2023 trong thời gian 05 ngày, kể từ ngày 27 tháng 3 năm 2023 đến hết ngày 31 tháng 3 năm 2023 tại thành phố Lạng Sơn./."
    )
    sign(paper, Foot("- Bà Hoàng Thị Mai;|- Lưu: VT, TCHC.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()


@document(group=GROUP)
def memorandum() -> bytes:
    """A bản ghi nhớ of two bodies with clauses, signed side by side."""
    paper = Paper()
    put(paper, _centre("Số: 03/BGN-KSBT", "Lạng Sơn, ngày 04 tháng 5 năm 2023"))
    title(paper, "Bản ghi nhớ", "Hợp tác giám sát bệnh truyền nhiễm vùng biên", rules="shape")
    paper.text(
        "Hai bên thống nhất:",
        "1. Trao đổi số liệu hằng tháng.",
        "2. Phối hợp điều tra ổ dịch trong 24 giờ./.",
    )
    sign(paper, Foot("- Hai bên;|- Lưu: VT, PCBTN.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()


@document(("number_type", "KHLN"), group=GROUP)
def joint_plan() -> bytes:
    """A plan by two departments: its symbol has no sign of the decree's list."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ - SỞ GIÁO DỤC|VÀ ĐÀO TẠO",
            "Số: 120/KHLN-YT-GDĐT",
            "Cao Bằng, ngày 12 tháng 9 năm 2022",
            parent="ỦY BAN NHÂN DÂN|TỈNH CAO BẰNG",
        ),
    )
    title(paper, "Kế hoạch", "Liên ngành về y tế trường học năm học 2022 - 2023", rules="shape")
    paper.item("1. Mục tiêu")
    paper.text("100% trường học có nhân viên phụ trách y tế.")
    paper.item("2. Phân công")
    paper.text("a) Sở Y tế hướng dẫn chuyên môn;", "b) Sở Giáo dục và Đào tạo kiểm tra./.")
    sign(paper, Foot("- Các huyện, thành phố;|- Lưu: VT, NVY.", "GIÁM ĐỐC", "Nông Tuấn Phong"))
    return paper.content()


@document(group=GROUP)
def transfer_slip() -> bytes:
    """A phiếu chuyển: one sentence and whom it goes to."""
    paper = Paper()
    put(paper, _centre("Số: 18/PC-KSBT", "Lạng Sơn, ngày 02 tháng 6 năm 2023"))
    title(paper, "Phiếu chuyển", "Đơn kiến nghị của công dân", rules="shape")
    address(paper, "Trung tâm Y tế huyện Chi Lăng.")
    paper.text(
        "Ngày 01 tháng 6 năm 2023, Trung tâm nhận được đơn của ông Vi Văn Thắng về vệ sinh nguồn nước. Trung tâm chuyển đơn để giải quyết theo thẩm quyền./."
    )
    sign(paper, Foot("- Như trên;|- Ông Vi Văn Thắng;|- Lưu: VT, TCHC.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()


@document(
    ("letter_numbering", "c)"),
    ("archive_form", "Lưu: VT"),
    ("signer_name_bold", "Lý Kim Soi"),
    group=GROUP,
)
def faulty_contingency_plan() -> bytes:
    """A letter left out, nobody named who wrote it, a pale name."""
    paper = Paper()
    put(paper, _centre("Số: 32/PA-KSBT", "Lạng Sơn, ngày 07 tháng 3 năm 2023"))
    title(paper, "Phương án", "Bảo đảm y tế cho lễ hội", rules="shape")
    paper.item("1. Lực lượng")
    paper.text("a) Đội cấp cứu: 06 người;", "c) Đội giám sát: 04 người.")
    paper.item("2. Trực")
    paper.text("Trực 24 giờ trong ngày lễ hội./.")
    sign(
        paper,
        Foot("- Sở Y tế (b/c);|- Lưu: VT.", "GIÁM ĐỐC", "Lý Kim Soi", name_bold=False),
    )
    return paper.content()


@document(
    ("capital_law_name", "luật phòng"),
    ("item_numbering", "1.3"),
    group=GROUP,
)
def faulty_project_paper() -> bytes:
    """A law in small letters; a section number that was left out."""
    paper = Paper()
    put(paper, _centre("Số: 16/ĐA-KSBT", "Lạng Sơn, ngày 22 tháng 02 năm 2023"))
    title(paper, "Đề án", "Quản lý trang thiết bị", rules="shape")
    paper.item("1. Cơ sở")
    paper.text("1.1. Thực hiện luật phòng, chống bệnh truyền nhiễm.", "1.3. Nhu cầu của đơn vị.")
    paper.item("2. Giải pháp")
    paper.text("Bảo dưỡng định kỳ 06 tháng một lần./.")
    sign(paper, Foot("- Sở Y tế (b/c);|- Lưu: VT, VTTB.", "GIÁM ĐỐC", "Lý Kim Soi"))
    return paper.content()
