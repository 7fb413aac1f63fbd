"""A small plan in the forms that real ones have, worded for these tests, as every kind of file."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import docx

from baocao.core.project import Project
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.reading.model import FoundTarget, PlanProposal
from baocao.definitions.plans.reading.read_plan import read_plan
from baocao.definitions.plans.reading.wording import load_plan_words

ROOT = Path(__file__).parents[4]
HEADS = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Bắt đầu", "Hoàn thành")
TASKS = (
    ("1", "Tiêm chủng và giám sát", "", "", "", ""),
    (
        *("1.1", "Tổ chức các điểm tiêm lưu động ở thôn, bản xa", "Sở Y tế"),
        *("UBND các huyện, thành phố; Sở TT&TT", "Tháng 4/2022", "Tháng 6/2022"),
    ),
    (
        *("1.2", "Đưa tin về lịch tiêm trên loa truyền thanh", "Sở TTTT"),
        *("Các Sở, ngành liên quan", "Tháng 4/2022", "Tháng 12/2023"),
    ),
    ("2", "Hậu cần", "", "", "", ""),
    (
        *("2.1", "Lập dự toán mua vật tư cho các trạm y tế", "Sở Tài chính"),
        *("Sở Y tế, Bảo hiểm xã hội tỉnh", "Tháng 5/2022", "Tháng 9/2022"),
    ),
)
PARAGRAPHS = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH LẠNG SƠN",
    "Số: 77/KH-UBND",
    "Lạng Sơn, ngày 05 tháng 4 năm 2022",
    "KẾ HOẠCH",
    "PHÒNG DỊCH COVID-19 TRÊN ĐỊA BÀN TỈNH LẠNG SƠN GIAI ĐOẠN 2022-2023",
    "Căn cứ Nghị quyết số 38/NQ-CP ngày 17/3/2022 của Chính phủ,"
    " Ủy ban nhân dân tỉnh Lạng Sơn lập kế hoạch:",
    "I. MỤC TIÊU",
    "1. Mục tiêu chung",
    "Giữ cho người dân trên địa bàn tỉnh Lạng Sơn khỏe mạnh và an toàn trước dịch bệnh.",
    "2. Mục tiêu cụ thể",
    "a) Về tiêm chủng",
    "- Đến hết tháng 6 năm 2022: ít nhất 95% người từ 18 tuổi trở lên đã tiêm mũi 3;"
    " trên 90% trẻ từ 12 đến 17 tuổi đã tiêm đủ 2 mũi.",
    "- Trong quý III năm 2022 hoàn thành tiêm mũi 2 cho trẻ từ 5 đến dưới 12 tuổi.",
    "b) Về điều trị",
    "- Mọi ca bệnh nặng, nguy kịch đều được điều trị theo quy định.",
    "- Số ca tử vong trên 100.000 dân thấp hơn mức trung bình của cả nước.",
    "- Xây dựng phương án huy động nhân lực khi dịch lan rộng.",
    "II. NHIỆM VỤ, GIẢI PHÁP",
    "Có Phụ lục kèm theo.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Y tế",
    "- Theo dõi việc thực hiện, mỗi quý báo cáo một lần.",
    "2. Công an tỉnh",
    "- Giữ trật tự ở các điểm tiêm.",
    "Nơi nhận:",
    "- Bộ Y tế;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "PHỤ LỤC",
)


def read(
    text: str | bytes, name: str = "ke-hoach.txt", programme: str = "covid-19"
) -> PlanProposal:
    """What is read of a document."""
    folders = Project(ROOT).of(programme)
    content = text.encode() if isinstance(text, str) else text
    return read_plan(content, name, load_plan_words(folders), load_catalogue(folders.indicators))


def goals(*items: str, programme: str = "covid-19") -> list[FoundTarget]:
    """The targets of a plan whose goals are these sentences."""
    lines = (*PARAGRAPHS[:7], "I. MỤC TIÊU CỤ THỂ", *(f"- {item}" for item in items))
    return list(read("\n\n".join(lines), programme=programme).targets)


def as_text() -> str:
    """A cell a line, as copied from a web page; the empty cells of titles are gone."""
    cells = (cell for row in (HEADS, *TASKS) for cell in row if cell)
    return "\n\n".join((*PARAGRAPHS, *cells))


def as_tabs() -> str:
    return "\n".join((*PARAGRAPHS, *("\t".join(row) for row in (HEADS, *TASKS))))


def as_html() -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in (HEADS, *TASKS))
    furniture = "<nav><p>Trang chủ</p></nav><script>var a = 100;</script>"
    end = "<p>Tải văn bản</p><div>Văn bản liên quan</div><p>100% mọi người xem tin này.</p>"
    return f"<html><body>{furniture}{paragraphs}<table>{rows}</table>{end}</body></html>"


def as_docx(*, tabs: bool = False) -> bytes:
    document = docx.Document()
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    if tabs:
        for row in (HEADS, *TASKS):
            document.add_paragraph("\t".join(row))
    else:
        table = document.add_table(rows=0, cols=len(HEADS))
        table.style = "Table Grid"
        for row in (HEADS, *TASKS):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document: object) -> bytes:
    file = BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def as_pdf(content: bytes, folder: Path) -> bytes:
    """A Word file as LibreOffice prints it."""
    source = folder / "ke-hoach.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder.as_posix()}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)
    return source.with_suffix(".pdf").read_bytes()
