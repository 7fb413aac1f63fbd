"""Documents each of which breaks one rule: (clean document, rule, what is done to it)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from baocao.review.decree30.rule import LookRule
from tests.review.decree30.checking import RULES
from tests.review.decree30.edits import (
    FOOT_TABLE,
    FOOTER,
    PAGE,
    Edit,
    both,
    everywhere,
    in_two_rows,
    look,
    looks,
    mirrored,
    move,
    move_below,
    numbered_below,
    remove,
    remove_next,
    ruled_below,
    say,
    section,
    set_up,
    style,
    swap,
    unnumbered,
    without,
)

Mutation = tuple[str, str, Edit]

TEXT = "Từ ngày 15 tháng 12"
LAST = "Trên đây là"
BASIS_1, BASIS_2 = "Căn cứ Nghị quyết", "Căn cứ Chỉ thị"
NUMBER, DATE = "Số: 05", "Lạng Sơn, ngày"
MOTTO, SUBJECT = "Độc lập", "Kết quả thực hiện công tác"
TITLE, DEPUTY, NAME = "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"
NOTICE = both(everywhere("BÁO CÁO", "THÔNG BÁO"), everywhere("/BC-", "/TB-"))
ADDRESSEES = ("Kính gửi", "- Bộ Y tế;", "- Ủy ban nhân dân tỉnh Lạng Sơn.")

# Where each component of the full report begins.
STARTS = {
    "state_name": "CỘNG HÒA",
    "motto": MOTTO,
    "parent_body": "TỈNH LẠNG SƠN",
    "issuing_body": "SỞ Y TẾ",
    "number": NUMBER,
    "place_date": DATE,
    "urgency": "HỎA TỐC",
    "type_name": "BÁO CÁO",
    "subject": SUBJECT,
    "addressee": "Kính gửi",
    "addressee_item": "- Bộ Y tế;",
    "legal_basis": BASIS_1,
    "section_heading": "II. CÔNG TÁC",
    "item_heading": "1. Kết quả chung",
    "letter": "a) Theo nhóm tuổi",
    "signer_title": TITLE,
    "signer_name": NAME,
    "recipients_title": "Nơi nhận",
    "recipient": "- UBND",
    "appendix_number": "Phụ lục II",
    "appendix_title": "NGUỒN SỐ LIỆU",
    "appendix_reference": "(Kèm theo",
    "page_number": PAGE,
}
# Components of the other clean documents: (document, where it begins).
ELSEWHERE = {
    "letter_subject": ("letter", "V/v"),
    "authority": ("decision", "GIÁM ĐỐC SỞ"),
    "enacting": ("decision", "QUYẾT ĐỊNH:"),
    "part_word": ("decision", "Mục 1"),
    "part_title": ("decision", "PHẠM VI"),
    "article_heading": ("decision", "Điều 2. Thời gian"),
    "circulation": ("decision", "LƯU HÀNH"),
    "typist": ("decision", "NVA"),
    "contact": ("decision", FOOTER),
    "copy_form": ("decision", "SAO Y"),
    "copy_body": ("decision", "TRUNG TÂM"),
    "copy_number": ("decision", "Số: 07"),
    "copy_place_date": ("decision", "Cao Lộc, ngày"),
    "signature_data": ("appendix", "19/TB"),
    "copy_data": ("copied", "SAO Y"),
}


def component_looks() -> Iterator[Mutation]:
    """Every look that a rule wants of a component, broken; the letter has its own subject."""
    wanted = [rule for rule in RULES.rules if isinstance(rule, LookRule)]
    for component in dict.fromkeys(rule.component for rule in wanted):
        names = tuple(
            rule.check for rule in wanted if rule.component == component and rule.check != "size"
        )
        document, start = ELSEWHERE.get(component) or ("report", STARTS[component])
        for name, edit in looks(start, names):
            yield document, f"{component}_{name}", edit


def _margin(side: str, twips: int) -> Edit:
    return section(0, f'<w:pgMar w:{side}="{twips}"/>')


WHOLE: list[Mutation] = [
    ("report", "component_order", move(MOTTO, "CỘNG HÒA")),
    ("report", "component_order", both(move(BASIS_1, "Kính gửi"), move(BASIS_2, "Kính gửi"))),
    ("report", "font", look(TEXT, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    ("report", "font", look("Bảng 1", '<w:rFonts w:ascii="Tinos" w:hAnsi="Tinos"/>')),
    ("report", "font", style("BCOChu", '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>')),
    (
        "tabs",
        "font",
        look("Kính gửi", '<w:rFonts w:hAnsiTheme="majorHAnsi"/>'),
    ),
    ("report", "font", look(PAGE, '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/>')),
    ("report", "colour", look(TEXT, '<w:color w:val="FF0000"/>')),
    ("report", "colour", style("BCMuc1", '<w:color w:val="2F5496" w:themeColor="accent1"/>')),
    ("report", "unicode_composed", say(TEXT, normalize("NFD", "Toàn tỉnh ghi nhận ca mắc mới."))),
    ("report", "unicode_lookalikes", say(TEXT, "Huyện Ðình Lập ghi nhận ca mắc mới.")),
    ("report", "paper_size", section(0, '<w:pgSz w:w="12240" w:h="15840"/>')),
    ("letter", "page_direction", section(0, '<w:pgSz w:w="16840" w:h="11907"/>')),
    ("report", "margin_top", _margin("top", 850)),
    ("report", "margin_bottom", _margin("bottom", 1700)),
    ("report", "margin_left", _margin("left", 1134)),
    ("report", "margin_right", _margin("right", 1440)),
    ("report", "margin_left", section(1, '<w:pgMar w:gutter="600"/>')),
    ("report", "page_number_missing", unnumbered),
    ("report", "page_number_place", numbered_below),
    ("report", "page_number_centred", set_up(PAGE, '<w:jc w:val="right"/>')),
    ("report", "page_number_first_page", without("titlePg")),
    ("report", "page_number_arabic", section(0, '<w:pgNumType w:fmt="lowerRoman"/>')),
    ("report", "page_number_start", section(0, '<w:pgNumType w:start="3"/>')),
]
HEAD: list[Mutation] = [
    ("report", "state_name_missing", remove("CỘNG HÒA")),
    ("report", "state_name_wording", say("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM")),
    ("report", "motto_missing", remove(MOTTO)),
    ("report", "motto_wording", say(MOTTO, "Độc lập - Tự do - Hạnh Phúc")),
    ("report", "motto_hyphens", say(MOTTO, "Độc lập – Tự do – Hạnh phúc")),
    ("report", "motto_hyphens", say(MOTTO, "Độc lập-Tự do-Hạnh phúc")),
    ("tabs", "motto_hyphens", swap("SỞ Y TẾ", " - ", " — ")),
    ("report", "motto_rule", remove_next(MOTTO)),
    ("report", "issuing_body_missing", remove("ỦY BAN NHÂN DÂN", "TỈNH LẠNG", "SỞ Y TẾ")),
    ("report", "issuing_body_rule", remove_next("SỞ Y TẾ")),
    ("report", "number_missing", remove(NUMBER)),
    ("report", "number_form", say(NUMBER, "Số 05/BC-SYT")),
    ("report", "number_form", say(NUMBER, "Số: 05-BC-SYT")),
    ("report", "number_form", say(NUMBER, "Số: 05/BC–SYT")),
    ("report", "number_spaces", say(NUMBER, "Số: 05 / BC-SYT")),
    ("report", "number_spaces", say(NUMBER, "Số: 05/BC - SYT")),
    ("report", "number_zero", say(NUMBER, "Số: 5/BC-SYT")),
    ("report", "number_type", everywhere("/BC-SYT", "/KH-SYT")),
    ("letter", "number_type", say("Số: 12", "Số: 12/TB-SYT")),
    ("report", "number_beside_date", move_below(DATE, MOTTO)),
    ("report", "state_name_side", mirrored(0)),
    ("report", "place_date_missing", remove(DATE)),
    ("report", "date_form", say(DATE, "Lạng Sơn ngày 05 tháng 02 năm 2022")),
    ("report", "date_form", say(DATE, "Lạng Sơn, ngày 05/02/2022")),
    ("report", "date_form", everywhere("ngày 05 tháng 02", "ngày 30 tháng 02")),
    ("report", "date_form", say(DATE, "lạng sơn, ngày 05 tháng 02 năm 2022")),
    ("report", "date_zero", say(DATE, "Lạng Sơn, ngày 5 tháng 02 năm 2022")),
    ("report", "date_zero", everywhere("ngày 05 tháng 02", "ngày 05 tháng 03")),
    ("tabs", "date_zero", swap("Số: 05", "tháng 01", "tháng 1")),
]
OPENING: list[Mutation] = [
    ("report", "type_name_missing", remove("BÁO CÁO")),
    ("report", "subject_missing", remove(SUBJECT)),
    ("report", "subject_rule", remove_next(SUBJECT)),
    ("report", "addressee_missing", both(remove(*ADDRESSEES), remove("- Như trên"))),
    ("letter", "addressee_missing", both(remove("Kính gửi"), remove("- Như trên"))),
    ("report", "addressee_colon", say("Kính gửi", "Kính gửi")),
    ("report", "addressee_single", remove("- Bộ Y tế;")),
    (
        "report",
        "addressees_apart",
        both(
            say("Kính gửi", "Kính gửi: Bộ Y tế; Ủy ban nhân dân tỉnh Lạng Sơn"),
            remove(*ADDRESSEES[1:]),
        ),
    ),
    ("report", "addressee_dash", say("- Bộ Y tế;", "Bộ Y tế;")),
    ("report", "addressee_end", say("- Bộ Y tế;", "- Bộ Y tế.")),
    ("report", "addressee_end", say("- Bộ Y tế;", "- Bộ Y tế")),
    ("report", "legal_basis_end", swap(BASIS_1, "19;", "19.")),
    ("report", "legal_basis_end", swap(BASIS_2, "chống dịch.", "chống dịch;")),
    ("report", "date_zero_cited", swap(BASIS_1, "tháng\u00a03", "tháng 03")),
    ("report", "date_zero_cited", swap(BASIS_1, "ngày 17", "ngày 7")),
    ("tabs", "date_zero_cited", swap("Căn cứ Kế hoạch", "tháng 9", "tháng 09")),
    (
        "report",
        "legal_basis_lines",
        both(swap(BASIS_1, "19;", "19; Căn cứ Luật Dược."), remove(BASIS_2)),
    ),
]
BODY: list[Mutation] = [
    ("report", "section_numbering", swap("III. KẾT QUẢ", "III.", "IV.")),
    ("report", "section_numbering", remove("IV. KHÓ KHĂN")),
    ("report", "section_numbering", swap("IV. KHÓ KHĂN", "IV.", "IIII.")),
    ("report", "item_numbering", swap("2. Tiêm vắc xin", "2.", "3.")),
    ("report", "item_numbering", swap("2. Tiêm vắc xin", "2.", "1.")),
    ("report", "letter_numbering", swap("đ) Kiểm tra", "đ)", "e)")),
    ("report", "letter_numbering", swap("đ) Kiểm tra", "đ)", "đ.")),
    ("report", "section_numbering", swap("III. KẾT QUẢ", "III.", "III/")),
    ("report", "letter_numbering", swap("c) Hậu cần", "c)", "d)")),
    ("report", "body_size", look(TEXT, '<w:sz w:val="24"/>')),
    ("report", "body_size", look(TEXT, '<w:sz w:val="30"/>')),
    ("tabs", "body_size", look("Thực hiện", '<w:sz w:val="24"/>')),
    ("report", "body_upright", look(TEXT, "<w:i/>")),
    ("report", "body_justified", set_up(TEXT, '<w:jc w:val="left"/>')),
    ("report", "body_justified", set_up("- Hoàn thành", '<w:jc w:val="center"/>')),
    ("report", "body_indent", set_up(TEXT, '<w:ind w:firstLine="0"/>')),
    ("report", "body_indent", set_up(TEXT, '<w:ind w:left="400" w:firstLine="720"/>')),
    ("report", "body_spacing", set_up(TEXT, '<w:spacing w:before="60" w:after="0"/>')),
    ("report", "body_spacing", set_up("Số liệu chi tiết", "<w:contextualSpacing/>")),
    ("report", "body_line_spacing", set_up(TEXT, '<w:spacing w:line="480"/>')),
    ("report", "body_line_spacing", set_up(TEXT, '<w:spacing w:line="200"/>')),
    ("report", "body_line_spacing", set_up(TEXT, '<w:spacing w:line="240" w:lineRule="exact"/>')),
    ("report", "closing", swap(LAST, "./.", ".")),
    ("letter", "closing", swap("Đề nghị", "./.", "/.")),
]
FOOT: list[Mutation] = [
    ("report", "signer_missing", remove(TITLE, DEPUTY)),
    ("report", "signer_authority", say(TITLE, "KT GIÁM ĐỐC")),
    ("report", "signer_authority", say(TITLE, "KT.GIÁM ĐỐC")),
    ("report", "signer_authority", say(TITLE, "K/T. GIÁM ĐỐC")),
    ("report", "signer_title_below", remove(DEPUTY)),
    ("report", "signer_deputy", remove(TITLE)),
    ("report", "signer_deputy", say(DEPUTY, "GIÁM ĐỐC")),
    ("report", "signer_academic_title", say(NAME, "TS. Nguyễn Văn An")),
    ("report", "signer_academic_title", say(NAME, "BSCKII. Nguyễn Văn An")),
    ("report", "signer_academic_title", say(NAME, "Thạc sĩ Nguyễn Văn An")),
    ("report", "signer_side", mirrored(FOOT_TABLE)),
    ("report", "recipients_beside_signer", in_two_rows),
    ("report", "recipients_missing", remove("Nơi nhận")),
    ("report", "recipients_title_wording", say("Nơi nhận", "Nơi nhận")),
    ("report", "recipient_dash", say("- UBND", "UBND các huyện, thành phố;")),
    ("report", "recipient_dash", say("- UBND", "+ UBND các huyện, thành phố;")),
    ("report", "recipient_end", say("- UBND", "- UBND các huyện, thành phố.")),
    ("report", "recipient_end", say("- Lưu", "- Lưu: VT, NVY;")),
    ("report", "recipient_as_above", remove("- Như trên")),
    (
        "report",
        "recipient_above_whom",
        both(remove(*ADDRESSEES), NOTICE),
    ),
    (
        "report",
        "archive_last",
        both(remove("- Lưu"), say("- UBND", "- Văn phòng UBND tỉnh.")),
    ),
    ("report", "archive_form", say("- Lưu", "- Lưu VT, NVY.")),
    ("report", "archive_form", say("- Lưu", "- Lưu: NVY.")),
    ("tabs", "archive_form", swap("- Lưu", "VT, NVY", "VT")),
]
APPENDICES: list[Mutation] = [
    ("report", "appendix_numbering", swap("Phụ lục II", "II", "2")),
    ("report", "appendix_numbering", say("Phụ lục II", "Phụ lục")),
    ("report", "appendix_own_line", say("Phụ lục II", "Phụ lục II. Nguồn số liệu")),
    ("report", "appendix_attached", remove("(Kèm theo")),
    ("report", "appendix_symbol", swap("(Kèm theo", "BC-SYT", "BC-SNV")),
    ("report", "appendix_symbol", swap("(Kèm theo", "05/", "06/")),
    ("report", "appendix_symbol", swap("(Kèm theo", "ngày 05", "ngày 06")),
    ("report", "appendix_mentioned", swap("Số liệu chi tiết", "Phụ lục\u00a0II", "bảng cuối")),
    ("report", "appendix_pages", without("pgNumType", 1)),
    ("report", "date_zero", swap("(Kèm theo", "ngày 05", "ngày 5")),
]
LINES: list[Mutation] = [
    ("report", "motto_rule_length", ruled_below(MOTTO, 1500)),
    ("report", "issuing_body_rule_length", ruled_below("SỞ Y TẾ", 200)),
    ("report", "subject_rule_length", ruled_below(SUBJECT, -800)),
    ("report", "state_name_spacing", set_up(MOTTO, '<w:spacing w:line="360"/>')),
    ("report", "bodies_spacing", set_up("SỞ Y TẾ", '<w:spacing w:line="360"/>')),
    ("letter", "letter_subject_spacing", set_up("V/v", '<w:spacing w:before="0"/>')),
]
CITED = "Điều 1. Ban hành"
CITATIONS: list[Mutation] = [
    (
        "report",
        "basis_whole",
        swap(BASIS_1, " ban hành Chương trình phòng, chống dịch", ""),
    ),
    (
        "tabs",
        "basis_whole",
        swap("Căn cứ Kế hoạch", " của Ủy ban nhân dân tỉnh về phòng, chống dịch", ""),
    ),
    (
        "tabs",
        "citation_number",
        swap("Căn cứ Kế hoạch", " số 2478/KH-UBND ngày 27 tháng 9 năm 2022", ""),
    ),
    (
        "tabs",
        "citation_open",
        swap("Căn cứ Kế hoạch", "số 2478/KH-UBND ngày 27 tháng 9 năm 2022", "số … ngày …"),
    ),
    ("decision", "citation_first", swap(CITED, " ngày 17 tháng 3 năm 2015", "")),
    ("decision", "citation_first", swap(CITED, " của Bộ Y tế hướng dẫn chế độ trực", "")),
    (
        "decision",
        "citation_later",
        swap("Điều 2. Quyết định", "TT-BYT.", "TT-BYT ngày 17 tháng 3 năm 2015."),
    ),
]
DIVISIONS: list[Mutation] = [
    ("decision", "part_numbering", say("Chương II", "Chương III")),
    ("decision", "part_numbering", say("Mục 1", "Mục I")),
    ("decision", "part_numbering", say("Chương I", "Chương 1")),
    ("decision", "part_title_missing", remove("PHẠM VI")),
    ("decision", "part_own_line", both(say("Mục 1", "Mục 1. Phạm vi"), remove("PHẠM VI"))),
    ("decision", "article_numbering", swap("Điều 3. Hiệu lực", "Điều 3", "Điều 4")),
    ("decision", "article_form", swap("Điều 3. Hiệu lực", "Điều 3.", "Điều 3:")),
    ("decision", "article_title_missing", say("Điều 3. Hiệu lực", "Điều 3.")),
    ("decision", "item_form", swap("2. Lãnh đạo", "2.", "2/")),
    ("decision", "item_form", swap("2. Lãnh đạo", "2.", "2)")),
]
COPIES: list[Mutation] = [
    ("decision", "copy_form", say("SAO Y", "SAO Y BẢN CHÍNH")),
    ("decision", "copy_number", say("Số: 07", "Số: 07/SL-TTYT")),
    ("decision", "copy_number_missing", remove("Số: 07")),
    ("decision", "copy_place_date_missing", remove("Cao Lộc, ngày")),
    ("decision", "copy_body_missing", remove("TRUNG TÂM", "HUYỆN CAO")),
    ("appendix", "signature_data_form", say("19/TB", "19/TB-SYT 13/01/2023 10:22")),
    ("copied", "copy_data_form", say("16/01", "16/01/2023 08:15")),
]
SPELLING: list[Mutation] = [
    ("report", "capital_sentence", swap(TEXT, ". ", ". toàn tỉnh ")),
    ("report", "capital_signer", say(NAME, "Nguyễn văn An")),
    ("report", "capital_place_date", both(swap(DATE, "Lạng Sơn", "Lạng sơn"))),
]
MUTATIONS = [
    *WHOLE,
    *HEAD,
    *OPENING,
    *BODY,
    *FOOT,
    *APPENDICES,
    *LINES,
    *CITATIONS,
    *DIVISIONS,
    *COPIES,
    *SPELLING,
    *component_looks(),
]
