"""Clean documents in the layouts of other offices: tabs, text boxes, plain lines, a letter."""

from __future__ import annotations

from collections.abc import Iterator

from tests.review.decree30.word import (
    SECTION,
    centred,
    listed,
    paragraph,
    run,
    size,
    text,
    word_file,
)

BOLD, ITALIC, CAPITALS = "<w:b/>", "<w:i/>", "<w:caps/>"
STATE_NAME = run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look=BOLD + size(13))
MOTTO = run("Độc lập - Tự do - Hạnh phúc", look=BOLD + size(14))
DATE = run("Cao Bằng, ngày 05 tháng 01 năm 2023", look=ITALIC + size(14))
NUMBER = run("Số: 05/BC-SYT", look=size(13))
_SUBJECT = "Kết quả phòng, chống dịch COVID-19 năm 2022"
_LINE = '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr>'
_THIRD = _LINE + '<w:ind w:left="3300" w:right="3300"/>'  # as long as 2/5 of the subject
_TABS = '<w:tabs><w:tab w:val="center" w:pos="1701"/><w:tab w:val="center" w:pos="6804"/></w:tabs>'
_SENTENCE = "Sở Y tế đã chỉ đạo các đơn vị thực hiện đầy đủ các biện pháp phòng, chống dịch. "


def _tabbed(left: str, right: str) -> str:
    return paragraph("\t", left, "\t", right, set_up=_TABS)


def _bold(words: str, points: int = 14) -> str:
    return run(words, look=BOLD + size(points))


def _body() -> Iterator[str]:
    """Automatic numbers, a data table with letters of its own size, a caption, a note."""
    yield listed("TÌNH HÌNH DỊCH", 0, "de")
    yield text(_SENTENCE * 8)
    yield listed("KẾT QUẢ THỰC HIỆN", 0, "de")
    yield listed("Tiêm vắc xin", 1, "de")
    yield listed("Nhóm từ 18 tuổi trở lên", 2)
    yield text(_SENTENCE)
    yield centred(run("Bảng 1. Kết quả tiêm vắc xin", look=BOLD + size(12)))
    yield _table([["TT", "Huyện"], ["1.", "Hà Quảng"], ["2.", "Bảo Lâm"]])
    yield paragraph(run("Ghi chú: số liệu đến ngày 14/12/2022.", look=ITALIC + size(11)))
    yield listed("Nhóm từ 12 đến 17 tuổi", 2)
    yield text(_SENTENCE * 8)
    yield listed("Điều trị", 1, "de")
    yield text(_SENTENCE * 8)
    yield text("Sở Y tế báo cáo Ủy ban nhân dân tỉnh Cao Bằng./.")


def _table(rows: list[list[str]]) -> str:
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{centred(run(words, look=size(10)))}</w:tc>" for words in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{cells}</w:tbl>"


def _title() -> Iterator[str]:
    yield centred(_bold("BÁO CÁO"))
    yield centred(_bold(_SUBJECT))
    yield paragraph(set_up=_THIRD)


def tabs() -> bytes:
    """Head and foot set with tabs on shared lines; no table but the data's."""
    body = [
        _tabbed(
            run("ỦY BAN NHÂN DÂN TỈNH", look=size(12)),
            run("Cộng hòa xã hội chủ nghĩa Việt Nam", look=BOLD + CAPITALS + size(12)),
        ),
        _tabbed(_bold("SỞ Y TẾ", 12), run("Độc lập - Tự do - Hạnh phúc", look=BOLD + size(13))),
        _tabbed(run("-" * 5), run("-" * 35)),
        _tabbed(NUMBER, DATE),
        *_title(),
        centred("Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng."),
        paragraph(
            run("Căn cứ Luật Phòng, chống bệnh truyền nhiễm;", look=ITALIC),
            set_up='<w:pStyle w:val="than"/>',
        ),
        paragraph(
            run(
                "Căn cứ Kế hoạch số 2478/KH-UBND ngày 27 tháng 9 năm 2022 của Ủy ban nhân dân tỉnh"
                " về phòng, chống dịch.",
                look=ITALIC,
            ),
            set_up='<w:pStyle w:val="than"/>',
        ),
        text("Thực hiện các văn bản trên, Sở Y tế báo cáo như sau:"),
        *_body(),
        _tabbed(run("Nơi nhận:", look=BOLD + ITALIC + size(12)), _bold("KT. GIÁM ĐỐC")),
        _tabbed(run("- Như trên;", look=size(11)), _bold("PHÓ GIÁM ĐỐC")),
        _tabbed(run("- Bộ Y tế (b/c);", look=size(11)), run("(đã ký)")),
        paragraph("\t", run("- Lưu: VT, NVY.", look=size(11)), set_up=_TABS),
        paragraph("\t\t", _bold("Nguyễn Văn An"), set_up=_TABS),
        SECTION,
    ]
    return word_file(body)


def _box(*content: str) -> str:
    """A text box as Word saves it: DrawingML, and VML for older programs."""
    inner = "".join(content)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{_vml(inner)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _vml(inner: str) -> str:
    return (
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def boxes() -> bytes:
    """The head in two text boxes, one of them of an older Word; the foot in text boxes too."""
    left = (
        centred(run("ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG", look=size(13))),
        centred(_bold("SỞ Y TẾ", 13)),
        paragraph(set_up=_LINE),
        centred(NUMBER),
    )
    right = "".join((centred(STATE_NAME), centred(MOTTO), paragraph(set_up=_LINE), centred(DATE)))
    recipients = [
        paragraph(run(words, look=size(11)))
        for words in ("- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, KHTC(03).")
    ]
    body = [
        paragraph(_box(*left), f"<w:r>{_vml(right)}</w:r>"),
        *_title(),
        paragraph("Kính gửi:", set_up='<w:ind w:left="1701"/>'),
        paragraph("- Bộ Y tế;", set_up='<w:ind w:left="2835"/>'),
        paragraph("- Ủy ban nhân dân tỉnh Cao Bằng.", set_up='<w:ind w:left="2835"/>'),
        text("Sở Y tế báo cáo kết quả phòng, chống dịch năm 2022 như sau:"),
        *_body(),
        paragraph(
            _box(
                paragraph(run("Nơi nhận:", look=BOLD + ITALIC + size(12))),
                *recipients,
            ),
            _box(centred(_bold("TM. BAN CHỈ ĐẠO")), centred(_bold("PHÓ TRƯỞNG BAN"))),
        ),
        SECTION,
    ]
    return word_file(body)


def plain() -> bytes:
    """Every component on a line of its own, as pages copied from the web have it."""
    body = [
        centred(run("SỞ Y TẾ CAO BẰNG", look=size(13))),
        centred(_bold("TRUNG TÂM KIỂM SOÁT BỆNH TẬT", 13)),
        paragraph(run("-" * 24), set_up='<w:jc w:val="center"/>'),
        centred(STATE_NAME),
        centred(MOTTO),
        paragraph(run("-" * 40), set_up='<w:jc w:val="center"/>'),
        paragraph(run("Số:      /KH-KSBT", look=size(13))),
        paragraph(
            run("Cao Bằng, ngày      tháng      năm 2023", look=ITALIC),
            set_up='<w:jc w:val="right"/>',
        ),
        centred(_bold("KẾ HOẠCH")),
        centred(_bold(_SUBJECT)),
        paragraph(set_up=_THIRD),
        text("Thực hiện nhiệm vụ được giao, Trung tâm xây dựng kế hoạch như sau:"),
        *_body(),
        paragraph(run("Nơi nhận:", look=BOLD + ITALIC + size(12))),
        paragraph(run("- Sở Y tế (b/c);", look=size(11))),
        paragraph(run("- Lưu: VT, KH.", look=size(11))),
        paragraph(_bold("Q. GIÁM ĐỐC"), set_up='<w:jc w:val="right"/>'),
        paragraph(),
        paragraph(_bold("Nông Thị Bình"), set_up='<w:jc w:val="right"/>'),
        SECTION,
    ]
    return word_file(body)


def _shape(points: int) -> str:
    """A drawn line of this length."""
    return f'<w:r><w:pict><v:line from="0,3pt" to="{points}pt,3pt"/></w:pict></w:r>'


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def letter() -> bytes:
    """An official letter: no type, "V/v" under the number; a table of one row for the head."""
    names = centred(run("UBND TỈNH CAO BẰNG", look=size(13))) + centred(
        run("SỞ Y TẾ", look=BOLD + size(13)) + _shape(22)
    )
    subject = paragraph(
        run("V/v báo cáo số liệu tiêm chủng", look=size(12)),
        set_up='<w:jc w:val="center"/><w:spacing w:before="120"/>',
    )
    left = names + centred(run("Số: 12/SYT-NVY", look=size(13))) + subject
    state = centred(STATE_NAME) + centred(
        run("Độc lập - Tự do - Hạnh phúc", look=BOLD + '<w:u w:val="single"/>')
    )
    recipients = (
        paragraph(run("Nơi nhận:", look=BOLD + ITALIC + size(12)))
        + paragraph(run("- Như trên;", look=size(11)))
        + paragraph(run("- Lưu: VT, NVY.", look=size(11)))
    )
    signer = centred(_bold("TL. GIÁM ĐỐC")) + centred(_bold("TRƯỞNG PHÒNG NGHIỆP VỤ Y"))
    body = [
        f"<w:tbl><w:tblPr/>{_row(left, state + centred(DATE))}</w:tbl>",
        centred("Kính gửi: Trung tâm Y tế các huyện, thành phố"),
        text(_SENTENCE),
        text("Đề nghị các đơn vị gửi báo cáo trước ngày 15 tháng 01 năm 2023./."),
        f"<w:tbl><w:tblPr/>{_row(recipients, signer)}</w:tbl>",
        paragraph(),
        SECTION,
    ]
    return word_file(body)


LAYOUTS = {"tabs": tabs, "boxes": boxes, "plain": plain, "letter": letter}
