"""Clean documents that have every component which a report has not: mutations break them."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Look, Paper


def decision() -> bytes:
    """A decision for internal use, with its quy chế and a copy's block in one file."""
    paper = Paper()
    head = Head(
        "SỞ Y TẾ",
        "Số: 12/QĐ-SYT",
        "Lạng Sơn, ngày 05 tháng 01 năm 2023",
        parent="ỦY BAN NHÂN DÂN|TỈNH LẠNG SƠN",
        stamp="LƯU HÀNH NỘI BỘ",
    )
    put(paper, head)
    title(paper, "Quyết định", "Ban hành Quy chế trực")
    paper.gap()
    paper.line("GIÁM ĐỐC SỞ Y TẾ", CENTRED)
    paper.gap()
    paper.text(
        "Căn cứ Luật Khám bệnh, chữa bệnh;", "Theo đề nghị của Chánh Văn phòng.", italic=True
    )
    paper.line("QUYẾT ĐỊNH:", CENTRED)
    paper.text(
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế trực theo Thông tư số 05/2015/TT-BYT"
        " ngày 17 tháng 3 năm 2015 của Bộ Y tế hướng dẫn chế độ trực.",
        "**Điều 2.** Quyết định này thay thế quy định cũ nêu tại Thông tư số 05/2015/TT-BYT.",
        "**Điều 3.** Các đơn vị thi hành Quyết định này./.",
    )
    sign(paper, Foot("- Như Điều 3;|- Lưu: VT, VP.|NVA.(30)", "GIÁM ĐỐC", "Hoàng Văn Bình"))
    _rules(paper, head)
    _copy(paper)
    footer = paper.file.sections[0].first_page_footer.paragraphs[0]
    paper.run(footer, "Địa chỉ: số 50 đường Đinh Tiên Hoàng", replace(PLAIN, size=11))
    return paper.content()


def _rules(paper: Paper, head: Head) -> None:
    paper.new_section()
    put(paper, replace(head, number="", date="", stamp=""))
    title(paper, "Quy chế", "Trực lãnh đạo", rules="")
    attached = "(Ban hành kèm theo Quyết định số 12/QĐ-SYT ngày 05 tháng 01 năm 2023 của Sở Y tế)"
    paper.line(attached, replace(PLAIN, italic=True, align="centre"))
    paper.part("Chương I", "QUY ĐỊNH CHUNG")
    paper.part("Mục 1", "PHẠM VI")
    paper.article("Điều 1. Đối tượng", "1. Lãnh đạo Sở.", "2. Lãnh đạo Văn phòng.")
    paper.article("Điều 2. Thời gian", "Trực 24 giờ mỗi ngày.")
    paper.part("Chương II", "THI HÀNH")
    paper.article("Điều 3. Hiệu lực", "Áp dụng từ ngày ký.")
    sign(paper, Foot("- Các đơn vị;|- Lưu: VT, VP.", "GIÁM ĐỐC", "Hoàng Văn Bình"))


def _copy(paper: Paper) -> None:
    block = Head(
        "TRUNG TÂM Y TẾ|HUYỆN CAO LỘC",
        "Số: 07/SY-TTYT",
        "Cao Lộc, ngày 16 tháng 01 năm 2023",
        state="SAO Y",
        motto="",
        layout="one-row",
    )
    put(paper, block)
    sign(paper, Foot("- Các Trạm Y tế;|- Lưu: VT, HC.", "TRƯỞNG PHÒNG", "Hứa Thị Nga"))


def appendix() -> bytes:
    """An appendix in a file of its own, with the data of its signature."""
    paper = Paper()
    paper.line("19/TB-SYT 13/01/2023 10:22:05 +07:00", Look(size=10, align="right"))
    reference = "(Kèm theo Thông báo số 19/TB-SYT ngày 13 tháng 01 năm 2023 của Sở Y tế)"
    paper.appendix("Phụ lục", "LỊCH TRỰC", reference)
    paper.table([["Ngày", "Người trực"], ["21/01", "Hoàng Văn Bình"]])
    return paper.content()


def copied_file() -> bytes:
    """A notice as an electronic copy: the data of the copy above its head."""
    paper = Paper()
    for words in ("SAO Y", "Trung tâm Y tế huyện Cao Lộc", "16/01/2023 08:15:20 +07:00"):
        paper.line(words, Look(size=10, align="right"))
    put(paper, Head("SỞ Y TẾ", "Số: 19/TB-SYT", "Lạng Sơn, ngày 13 tháng 01 năm 2023"))
    title(paper, "Thông báo", "Lịch trực")
    paper.text("Các đơn vị trực 24 giờ mỗi ngày./.")
    sign(paper, Foot("- Các đơn vị;|- Lưu: VT, NVY.", "GIÁM ĐỐC", "Hoàng Văn Bình"))
    return paper.content()
