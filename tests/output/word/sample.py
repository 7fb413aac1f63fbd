"""A report as the package makes it, with every kind of block, for the tests of its renderers."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from baocao.document.blocks import (
    AdministrativeDocument,
    Align,
    Appendix,
    Block,
    Column,
    FigureText,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Picture,
    Row,
    Section,
    SignatureBlock,
    Table,
    Text,
)
from baocao.results.ledger.model import Figure, stated

DISTRICTS = (
    ("Thành phố Lạng Sơn", 70_214, 69_881),
    ("Huyện Bắc Sơn", 47_305, 46_220),
    ("Huyện Bình Gia", 36_012, 34_903),
    ("Huyện Cao Lộc", 54_166, 53_480),
    ("Huyện Chi Lăng", 51_890, 50_644),
    ("Huyện Đình Lập", 18_733, 18_120),
    ("Huyện Hữu Lũng", 81_245, 80_307),
    ("Huyện Lộc Bình", 58_902, 57_441),
    ("Huyện Tràng Định", 42_118, 41_300),
    ("Huyện Văn Lãng", 33_650, 32_915),
    ("Huyện Văn Quan", 36_470, 35_218),
)


def figure(id: str, text: str, formula: str = "") -> FigureText:
    """Make a printed figure; its value is read back from its text."""
    digits = text.rstrip("%").replace(".", "").replace(",", ".")
    value = Decimal(digits) if digits.replace(".", "").isdigit() else Decimal(0)
    return FigureText(Figure(id, text, value, "percent", stated(formula)))


COVERAGE = figure(
    "coverage.lang-son.18plus.d3", "83,15%", "số người tiêm mũi nhắc lại 1 / số người cần tiêm"
)


def words(*parts: Inline | str) -> tuple[Inline, ...]:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def body(*parts: Inline | str, kind: ParagraphKind = ParagraphKind.BODY) -> Paragraph:
    return Paragraph(words(*parts), kind)


def targets_table() -> Table:
    """A table without groups of columns, with a group's row and figures."""
    columns = (
        Column("TT", 5, Align.CENTRE),
        Column("Chỉ tiêu", 40),
        Column("Mức cần đạt", 15, Align.CENTRE),
        Column("Kết quả", 15, Align.RIGHT),
        Column("Thời hạn", 14, Align.CENTRE),
        Column("Đánh giá", 16, Align.CENTRE),
    )
    rows = [Row((words("Kế hoạch phòng, chống dịch giai đoạn 2022-2023"),), bold=True, spans=True)]
    names = (
        ("Người từ 18 tuổi trở lên tiêm mũi 1", "99,82%", "Đạt"),
        ("Người từ 18 tuổi trở lên tiêm mũi 2", "98,09%", "Chưa đạt"),
        ("Người từ 18 tuổi trở lên tiêm mũi nhắc lại 1", "83,15%", "Đúng tiến độ"),
        ("Trẻ từ 12 đến 17 tuổi tiêm mũi 1", "98,55%", "Chưa đạt"),
        ("Trẻ từ 12 đến 17 tuổi tiêm mũi 2", "94,79%", "Chậm tiến độ"),
    )
    for number, (name, text, status) in enumerate(names, start=1):
        cells = (str(number), name, "100%", figure(f"target.{number}", text), "31/3/2022", status)
        rows.append(Row(tuple(words(cell) for cell in cells)))
    note = words("Ghi chú: số liệu tính đến ngày ", figure("cutoff", "15/3/2022"), ".")
    return Table("Bảng 1. Kết quả thực hiện các chỉ tiêu", columns, tuple(rows), note)


def districts_table(copies: int = 1) -> Table:
    """A table whose columns stand in groups, with a total; `copies` makes it longer."""
    columns = (
        Column("TT", 5, Align.CENTRE),
        Column("Địa bàn", 25),
        Column("Số người", 14, Align.RIGHT, "Tiêm mũi 1"),
        Column("Tỷ lệ", 11, Align.RIGHT, "Tiêm mũi 1"),
        Column("Số người", 14, Align.RIGHT, "Tiêm mũi 2"),
        Column("Tỷ lệ", 11, Align.RIGHT, "Tiêm mũi 2"),
    )
    rows = [_district_row(n, *DISTRICTS[n % len(DISTRICTS)]) for n in range(11 * copies)]
    total = Row(
        words_each(
            "", "Toàn tỉnh", figure("all.d1", "530.705"), "", figure("all.d2", "520.429"), ""
        ),
        bold=True,
    )
    return Table("Bảng 2. Tiêm vắc xin theo huyện", columns, (*rows, total))


def _district_row(number: int, name: str, first: int, second: int) -> Row:
    def count(dose: str, value: int) -> FigureText:
        return figure(f"district.{number}.{dose}", f"{value:,}".replace(",", "."))

    def rate(dose: str, value: int) -> FigureText:
        return figure(f"district.{number}.{dose}.rate", f"{value / 711:.2f}%".replace(".", ","))

    return Row(
        words_each(
            str(number + 1),
            name,
            count("d1", first),
            rate("d1", first),
            count("d2", second),
            rate("d2", second),
        )
    )


def words_each(*cells: Inline | str) -> tuple[tuple[Inline, ...], ...]:
    return tuple(words(cell) for cell in cells)


def chart() -> Picture:
    """A drawing of 800 x 300 dots, as SVG and PNG."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="300">'
        b'<rect width="800" height="300" fill="#d0d0d0"/></svg>'
    )
    return Picture(
        name="coverage",
        svg=svg,
        png=_grey_png(800, 300),
        width_mm=150,
        alt="Biểu đồ cột: tỷ lệ tiêm các mũi so với chỉ tiêu",
        caption="Hình 1. Tỷ lệ bao phủ vắc xin so với chỉ tiêu",
    )


def _grey_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    dots = zlib.compress((b"\0" + b"\xd0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def sections() -> Iterator[Section]:
    """Six sections with headings of every level and blocks of every kind."""
    yield Section("situation", "TÌNH HÌNH DỊCH", tuple(_situation()))
    yield Section(
        "direction",
        "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        (
            body("Nội dung chỉ đạo, điều hành trong kỳ", kind=ParagraphKind.PLACEHOLDER),
            body("Kế hoạch số 62 đã được ban hành.", kind=ParagraphKind.ITEM),
        ),
    )
    yield Section("results", "KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU", tuple(_results()))
    yield Section(
        "difficulties",
        "KHÓ KHĂN, TỒN TẠI, NGUYÊN NHÂN",
        (
            body(
                "Số liệu về đối tượng cần tiêm giữa các nguồn chưa thống nhất; một số huyện gửi báo"
                " cáo chậm so với thời hạn, ảnh hưởng đến việc tổng hợp của Sở Y tế."
            ),
        ),
    )
    yield Section(
        "next_period",
        "NHIỆM VỤ TRỌNG TÂM KỲ TỚI",
        (
            body(
                "Hoàn thành tiêm mũi nhắc lại cho người từ 18 tuổi trở lên;",
                kind=ParagraphKind.ITEM,
            ),
            body("Rà soát đối tượng từ 5 đến dưới 12 tuổi.", kind=ParagraphKind.ITEM),
        ),
    )
    yield Section("proposals", "KIẾN NGHỊ, ĐỀ XUẤT", tuple(_proposals()))


def _situation() -> Iterator[Block]:
    yield body(
        "Từ ngày 15 tháng 12 năm 2021 đến ngày 14 tháng 3 năm 2022, toàn tỉnh ghi nhận ",
        figure("new_cases", "46.213"),
        " ca mắc mới, tăng ",
        figure("new_cases.change", "44.871"),
        " ca so với kỳ trước; ",
        figure("deaths", "52"),
        " ca tử vong. Tỷ lệ tử vong trên số ca mắc là ",
        figure("fatality", "0,11%"),
        ", thấp hơn bình quân chung của cả nước.",
    )
    yield body(
        "Số liệu chi tiết theo huyện ở Phụ lục I; nguồn số liệu ở Phụ lục II.",
    )


def _results() -> Iterator[Block]:
    yield Heading(2, "1.", "Kết quả chung")
    yield body(
        "Tỷ lệ người từ 18 tuổi trở lên đã tiêm mũi nhắc lại lần 1 đạt ",
        COVERAGE,
        ", còn thiếu ",
        figure("gap", "16,85"),
        " điểm phần trăm so với mức 100% của kế hoạch.",
    )
    yield targets_table()
    yield Heading(2, "2.", "Tiêm vắc xin")
    yield Heading(3, "a)", "Theo nhóm tuổi")
    yield body("Mũi 3 của nhóm từ 18 tuổi trở lên đạt ", COVERAGE, ".")
    yield chart()
    yield Heading(3, "b)", "Theo huyện")
    yield districts_table()
    yield body("Ba huyện có tỷ lệ thấp nhất được nhắc bằng văn bản riêng.")


def _proposals() -> Iterator[Block]:
    yield body(
        "Đề nghị Ủy ban nhân dân tỉnh chỉ đạo các huyện, thành phố thống nhất số đối tượng cần tiêm"
        " trước ngày 05 tháng 4 năm 2022."
    )
    yield body(
        "Trên đây là báo cáo kết quả thực hiện công tác phòng, chống dịch COVID-19 quý I năm 2022,"
        " Sở Y tế tỉnh Lạng Sơn trân trọng báo cáo Ủy ban nhân dân tỉnh Lạng Sơn."
    )


def report() -> AdministrativeDocument:
    """The first quarter of 2022 of Lạng Sơn, not yet issued, with two appendices."""
    return AdministrativeDocument(
        parent_body=("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"),
        issuing_body=("SỞ Y TẾ",),
        symbol="BC-SYT",
        number=None,
        place="Lạng Sơn",
        issued_on=None,
        year=2022,
        type_name="BÁO CÁO",
        subject=(
            "Kết quả thực hiện công tác phòng, chống dịch COVID-19 quý I năm 2022"
            " trên địa bàn tỉnh Lạng Sơn"
        ),
        addressees=("Ủy ban nhân dân tỉnh Lạng Sơn",),
        legal_bases=(
            "Căn cứ Nghị quyết số 38/NQ-CP ngày 17 tháng 3 năm 2022 của Chính phủ ban hành Chương"
            " trình phòng, chống dịch COVID-19",
            "Căn cứ Chỉ thị số 11-CT/TU ngày 29 tháng 3 năm 2022 của Tỉnh ủy Lạng Sơn về công tác"
            " phòng, chống dịch",
        ),
        opening=(
            body(
                "Sở Y tế tỉnh Lạng Sơn báo cáo kết quả thực hiện công tác phòng, chống dịch từ ngày"
                " 15/12/2021 đến ngày 14/3/2022 như sau:"
            ),
        ),
        sections=tuple(sections()),
        signature=SignatureBlock(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        recipients=("Như trên", "Bộ Y tế (b/c)", "UBND các huyện, thành phố", "Lưu: VT, NVY"),
        appendices=(
            Appendix("districts", "Số liệu theo huyện", (districts_table(4),), landscape=True),
            Appendix("sources", "Nguồn số liệu", (body("Các đơn vị đã gửi số liệu đầy đủ."),)),
        ),
        issuer_name="Sở Y tế tỉnh Lạng Sơn",
        identifier="lang-son/2022-Q1",
        notices=(
            body(
                "Báo cáo này lập từ dữ liệu tổng hợp để thử nghiệm, không phải số liệu thật.",
                kind=ParagraphKind.NOTICE,
            ),
        ),
    )


ISSUED_ON = date(2022, 2, 5)
