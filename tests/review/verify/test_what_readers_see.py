"""What a reader sees and words alone do not tell: each edit is named, and none falsely."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport
from baocao.review.verify import objects
from baocao.review.verify.model import ChangeKind
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.conftest import WordForWord
from tests.review.verify.test_edited_files import (
    CARE_LINE,
    CARE_TEXT,
    CASES_,
    CASES_LINE,
    D1,
    D2,
    D3,
    DEATHS,
    FACILITY,
    GOOD,
    HOME,
    ICU,
    ICU_TEXT,
    NONE_LINE,
    Case,
    Expected,
    changed,
    deleted,
    expect_named,
    text,
    typed,
    unmatched,
    verify,
    wording,
)

TURNED = "đảo chiều chữ"
WHITE = '<w:color w:val="FFFFFF"/>'
HIDDEN_CHARACTERS = '<w:rStyle w:val="x"/>'
PICTURE = "Hình 1. Tỷ lệ tiêm vắc xin theo nhóm tuổi và mũi so với chỉ tiêu"
ICU_ROW = "Số giường hồi sức tích cực"


def unseen(figure: str, text: str, why: str) -> Expected:
    return Expected(ChangeKind.FIGURE_UNSEEN, figure, text, f"{text} ({why})")


def struck(figure: str, text: str) -> Expected:
    return unseen(figure, text, "gạch ngang")


def faint(figure: str, text: str) -> Expected:
    return unseen(figure, text, "cùng màu nền")


def unread(name: str) -> Expected:
    return Expected(ChangeKind.UNREAD, new=name)


def replaced(caption: str, new: str) -> Expected:
    return Expected(ChangeKind.PICTURE_REPLACED, old=caption, new=new)


def moved(caption: str, new: str) -> Expected:
    return Expected(ChangeKind.PICTURE_MOVED, old=caption, new=new)


SYMBOLS: list[Case] = [
    ("at least", [u.sym_before(D3, "F0B3", printing=2)], [changed(D3, "83,15%", "≥83,15%")]),
    ("a minus", [u.sym_before(DEATHS, "F02D")], [changed(DEATHS, "21", "−21")]),
    (
        "a minus of a text font",
        [u.sym_before(DEATHS, "2212", "Arial")],
        [changed(DEATHS, "21", "−21")],
    ),
    ("a digit before", [u.sym_before(DEATHS, "F031")], [changed(DEATHS, "21", "121")]),
    ("a digit after", [u.sym_after(DEATHS, "F030")], [changed(DEATHS, "21", "210")]),
    (
        "a digit inside",
        [u.sym_within(CASES_, "6.", "F033", "32")],
        [changed(CASES_, "6.532", "6.332")],
    ),
    ("the same digit", [u.sym_within(CASES_, "6.", "F035", "32")], []),
    (
        "a digit after, without marks",
        [u.sym_after(DEATHS, "F030"), e.drop_marks],
        [changed(DEATHS, "21", "210")],
    ),
    (
        "typed in the font Symbol",
        [u.in_symbol_font(D3, "\uf0a3", 2)],
        [changed(D3, "83,15%", "≤83,15%")],
    ),
    (
        "a picture of Wingdings",
        [u.sym_before(DEATHS, "F04A", "Wingdings")],
        [wording("cộng dồn là 21", "là □21")],
    ),
]

HIDDEN: list[Case] = [
    (
        "a character style",
        [u.style("character", "<w:vanish/>"), u.looks(DEATHS, HIDDEN_CHARACTERS)],
        [deleted(DEATHS, "21")],
    ),
    (
        "a paragraph style",
        [
            u.style("paragraph", "<w:vanish/>"),
            u.paragraph_setting(CARE_LINE, '<w:pStyle w:val="x"/>'),
        ],
        [
            deleted(GOOD, "trên 99%"),
            deleted(HOME, "90%"),
            deleted(FACILITY, "10%"),
            text(CARE_TEXT, CARE_LINE),
        ],
    ),
    (
        "a row",
        [u.row_setting(ICU_ROW, "<w:hidden/>")],
        [deleted(ICU, "100%"), text(ICU_TEXT, ICU_ROW)],
    ),
    ("always hidden", [u.looks(DEATHS, "<w:specVanish/>")], [deleted(DEATHS, "21")]),
    (
        "hidden on the web",
        [u.looks(DEATHS, "<w:webHidden/>")],
        [unseen(DEATHS, "21", "ẩn khi xem dạng web")],
    ),
    ("struck through", [u.looks(D3, "<w:strike/>", printing=2)], [struck(D3, "83,15%")]),
    ("struck twice", [u.looks(D2, "<w:dstrike/>")], [struck(D2, "98,09%")]),
    (
        "struck by a style",
        [u.style("character", "<w:strike/>"), u.looks(D2, HIDDEN_CHARACTERS)],
        [struck(D2, "98,09%")],
    ),
    (
        "struck, without marks",
        [u.looks(D3, "<w:strike/>", printing=2), e.drop_marks],
        [struck(D3, "83,15%")],
    ),
    (
        "struck, in a changed sentence",
        [u.looks(CASES_, "<w:strike/>"), e.replace(" là ", " ở mức ", CASES_LINE)],
        [struck(CASES_, "6.532"), wording("cộng dồn là", "cộng dồn ở mức")],
    ),
    (
        "a struck number that somebody typed",
        [
            e.insert_after(CASES_LINE, "Trước đây 512 ca."),
            u.paragraph_setting("Trước đây", '<w:pStyle w:val="x"/>'),
            u.style("paragraph", "<w:strike/>"),
        ],
        [
            typed("512"),
            wording("", "Trước đây"),
            Expected(ChangeKind.FIGURE_UNSEEN, "", "512", "512 (gạch ngang)"),
        ],
    ),
    ("from right to left", [u.turned(DEATHS)], [unseen(DEATHS, "21", TURNED)]),
    (
        "from right to left, by signs in it",
        [e.write(DEATHS, "\u202e21\u202c")],
        [unseen(DEATHS, "21", TURNED)],
    ),
    (
        "from right to left, by signs around it",
        [e.beside(DEATHS, "\u202e", "\u202c")],
        [unseen(DEATHS, "21", TURNED)],
    ),
    (
        "with a stroke over a digit",
        [e.beside(DEATHS, after="\u0338")],
        [wording("là 21 ca", "là 21\u0338 ca"), unseen(DEATHS, "21", "có dấu đè lên")],
    ),
    ("white on white", [u.looks(D3, WHITE, printing=2)], [faint(D3, "83,15%")]),
    ("nearly white", [u.looks(D3, '<w:color w:val="F7F7F7"/>', printing=2)], [faint(D3, "83,15%")]),
    (
        "white of the theme",
        [u.looks(D3, '<w:color w:themeColor="background1"/>', printing=2)],
        [faint(D3, "83,15%")],
    ),
    (
        "the colour of its shading",
        [
            u.looks(
                D3,
                '<w:color w:val="00FF00"/>',
                '<w:shd w:val="clear" w:fill="00FF00"/>',
                printing=2,
            )
        ],
        [faint(D3, "83,15%")],
    ),
    (
        "the colour of its highlight",
        [u.looks(D3, '<w:color w:val="FFFF00"/>', '<w:highlight w:val="yellow"/>', printing=2)],
        [faint(D3, "83,15%")],
    ),
    (
        "the colour of its cell",
        [u.looks(D2, '<w:color w:val="000000"/>'), u.cell_shade(D2, "000000")],
        [faint(D2, "98,09%")],
    ),
    (
        "the colour of its page",
        [u.page_colour("C00000"), u.looks(DEATHS, '<w:color w:val="C00000"/>')],
        [faint(DEATHS, "21")],
    ),
    (
        "without a filling",
        [u.looks(DEATHS, "<w14:textFill><w14:noFill/></w14:textFill>")],
        [faint(DEATHS, "21")],
    ),
    (
        "one point small",
        [u.looks(DEATHS, '<w:sz w:val="2"/>')],
        [unseen(DEATHS, "21", "chữ quá nhỏ")],
    ),
    (
        "one percent wide",
        [u.looks(DEATHS, '<w:w w:val="1"/>')],
        [unseen(DEATHS, "21", "chữ quá nhỏ")],
    ),
    (
        "a line without height",
        [u.paragraph_setting(CASES_LINE, '<w:spacing w:line="20" w:lineRule="exact"/>')],
        [
            unseen(CASES_, "6.532", "dòng quá thấp"),
            unseen(DEATHS, "21", "dòng quá thấp"),
        ],
    ),
    (
        "a row without height",
        [u.row_setting("Điều trị tại nhà", '<w:trHeight w:val="20" w:hRule="exact"/>')],
        [unseen(HOME, "90%", "dòng quá thấp")],
    ),
    *(
        (f"white, {how}", [u.looks(DEATHS, mark)], [faint(DEATHS, "21")])
        for how, mark in (
            ("by the filling of its letters", u.filled('<w14:srgbClr w14:val="FFFFFF"/>')),
            ("by a filling of the theme", u.filled('<w14:schemeClr w14:val="bg1"/>')),
            ("by the theme, called black", '<w:color w:val="000000" w:themeColor="background1"/>'),
            ("by a tint", '<w:color w:val="FAFAFA" w:themeColor="text1" w:themeTint="05"/>'),
            (
                "by a filling that is seen through",
                u.filled(
                    '<w14:srgbClr w14:val="000000"><w14:alpha w14:val="95000"/></w14:srgbClr>'
                ),
            ),
        )
    ),
    *(
        (how, [u.looks(DEATHS, mark)], [unseen(DEATHS, "21", why)])
        for how, mark, why in (
            ("raised above the page", '<w:position w:val="900"/>', "nằm ngoài chỗ của dòng chữ"),
            ("sunk below the page", '<w:position w:val="-900"/>', "nằm ngoài chỗ của dòng chữ"),
            ("digit upon digit", '<w:spacing w:val="-300"/>', "chữ chồng lên nhau"),
            ("pressed into a point", '<w:fitText w:val="20"/>', "chữ chồng lên nhau"),
        )
    ),
    *(
        (
            how,
            [u.paragraph_setting(CASES_LINE, mark)],
            [
                unseen(CASES_, "6.532", "nằm ngoài chỗ của dòng chữ"),
                unseen(DEATHS, "21", "nằm ngoài chỗ của dòng chữ"),
            ],
        )
        for how, mark in (
            ("beside the page", '<w:ind w:left="30000"/>'),
            ("before the page", '<w:ind w:left="-30000"/>'),
            ("a frame beside the page", '<w:framePr w:w="900" w:x="-20000" w:y="1"/>'),
            ("a frame below the page", '<w:framePr w:w="900" w:x="1" w:y="31000"/>'),
        )
    ),
    (
        "a cell merged into the one above",
        [u.merged_into_the_cell_above(HOME, "Điều trị tại nhà")],
        [unseen(HOME, "90%", "ô gộp vào ô trên")],
    ),
]

SEEN: list[Case] = [
    (
        "letters with a filling of their own and no outline",
        [
            u.looks(
                DEATHS,
                u.filled('<w14:srgbClr w14:val="C00000"/>'),
                "<w14:textOutline><w14:noFill/></w14:textOutline>",
            )
        ],
        [],
    ),
    (
        "a shadow that is seen through",
        [
            u.looks(
                DEATHS,
                '<w14:glow><w14:srgbClr w14:val="0"><w14:alpha w14:val="90000"/>'
                "</w14:srgbClr></w14:glow>",
            )
        ],
        [],
    ),
    (
        "a grey of the theme",
        [u.looks(DEATHS, '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>')],
        [],
    ),
    (
        "drawn together and raised a little",
        [u.looks(DEATHS, '<w:spacing w:val="-20"/>', '<w:position w:val="6"/>')],
        [],
    ),
    (
        "white on black",
        [u.looks(D3, WHITE, '<w:shd w:val="clear" w:fill="000000"/>', printing=2)],
        [],
    ),
    (
        "red, bold, six points",
        [u.looks(D3, "<w:b/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="12"/>', printing=2)],
        [],
    ),
    (
        "switches that are off",
        [
            u.looks(
                D3,
                '<w:vanish w:val="0"/>',
                '<w:strike w:val="false"/>',
                '<w:dstrike w:val="off"/>',
                printing=2,
            )
        ],
        [],
    ),
    (
        "hidden by a style, shown again by one based on it",
        [
            u.style("character", "<w:vanish/>"),
            u.based_style('<w:vanish w:val="0"/>'),
            u.looks(D3, '<w:rStyle w:val="y"/>', printing=2),
        ],
        [],
    ),
    (
        "the automatic colour on a dark cell",
        [u.looks(D2, '<w:color w:val="auto"/>'), u.cell_shade(D2, "1F1F1F")],
        [],
    ),
    (
        "a row of a fixed height",
        [u.row_setting("Điều trị tại nhà", '<w:trHeight w:val="400" w:hRule="exact"/>')],
        [],
    ),
]

PICTURES: list[Case] = [
    ("another PNG", [u.replace_picture("png")], [replaced(PICTURE, "hình khác")]),
    ("another SVG", [u.replace_picture("svg")], [replaced(PICTURE, "hình khác")]),
    ("without their SVGs", [u.drop_svgs], []),
    ("cropped", [u.crop_picture], [replaced(PICTURE, "bị che, cắt")]),
    ("made white", [u.fade_picture], [replaced(PICTURE, "bị che, cắt")]),
    ("hidden", [u.hide_picture], [replaced(PICTURE, "bị che, cắt")]),
    ("made one point high", [u.shrink_picture], [replaced(PICTURE, "bị che, cắt")]),
    ("deleted", [u.delete_picture], [Expected(ChangeKind.PICTURE_DELETED, old=PICTURE)]),
    ("added", [u.add_picture(NONE_LINE)], [unread(objects.ADDED)]),
    ("moved with its caption", [u.move_with_caption(PICTURE, NONE_LINE)], []),
]

UNREAD: list[Case] = [
    ("a formula", [u.add(NONE_LINE, u.FORMULA)], [unread(objects.FORMULA)]),
    (
        "a formula of its own",
        [u.add(NONE_LINE, f"<m:oMathPara>{u.FORMULA}</m:oMathPara>")],
        [unread(objects.FORMULA)],
    ),
    ("a chart of Word", [u.add(NONE_LINE, u.CHART)], [unread(objects.CHART)]),
    ("SmartArt", [u.add(NONE_LINE, u.SMART_ART)], [unread(objects.SMART_ART)]),
    ("ink", [u.add(NONE_LINE, u.INK)], [unread(objects.INK)]),
    (
        "a drawing of another kind",
        [u.add(NONE_LINE, u.graphic("<a:x/>"))],
        [unread(objects.DRAWN)],
    ),
    ("an embedded workbook", [u.add(NONE_LINE, u.WORKBOOK)], [unread(objects.EMBEDDED)]),
    ("a linked workbook", [u.add(NONE_LINE, u.LINKED_WORKBOOK)], [unread(objects.EMBEDDED)]),
    ("a control", [u.add(NONE_LINE, u.CONTROL)], [unread(objects.CONTROL)]),
    (
        "another file",
        [u.add_block(NONE_LINE, '<w:altChunk r:id="rId1"/>')],
        [unread(objects.OTHER_FILE)],
    ),
    ("a white shape before the text", [u.add(CASES_LINE, u.shape("0"))], [unread(objects.COVER)]),
    ("a shape behind the text", [u.add(CASES_LINE, u.shape("1"))], []),
    (
        "data that the file fills in",
        [u.add(NONE_LINE, u.BOUND)],
        [unread(objects.BOUND), wording("có số liệu.", "như trên")],
    ),
    (
        "a watermark with a number",
        [u.add(NONE_LINE, u.WATERMARK)],
        [typed("512"), wording("có số liệu.", "Tăng")],
    ),
]

ALL = [
    (f"{group}: {name}", done, found)
    for group, cases in (
        ("symbol", SYMBOLS), ("hidden", HIDDEN), ("seen", SEEN),
        ("picture", PICTURES), ("unread", UNREAD),
    )
    for name, done, found in cases
]  # fmt: skip


@pytest.mark.parametrize(("done", "expected"), [c[1:] for c in ALL], ids=[c[0] for c in ALL])
def test_every_edit_is_named_and_nothing_else(
    file: Path,
    report: PublishedReport,
    done: Sequence[e.Edit],
    expected: Sequence[Expected],
    word_for_word: WordForWord,
) -> None:
    """What was done is what verifying says was done."""
    word_for_word(expect_named(file, report, done, expected))


def test_swapped_pictures_are_named(tmp_path: Path, charted: PublishedReport) -> None:
    """Each stands above the caption of the other."""
    file = tmp_path / "da-sua.docx"
    file.write_bytes((charted.folder / "bao-cao.docx").read_bytes())
    assert verify(file, charted).changes == ()
    e.edit(file, u.swap_pictures)
    first, second = u.captions(file)[:2]
    found = verify(file, charted)
    assert unmatched(found.changes, [moved(second, first), moved(first, second)]) == []
    assert not found.stands


def test_the_places_of_pictures_and_objects_are_named(file: Path, report: PublishedReport) -> None:
    """By the headings above them and the words beside them."""
    e.edit(file, u.crop_picture, u.add(NONE_LINE, u.FORMULA), u.looks(D1, "<w:strike/>"))
    figure, picture, formula = verify(file, report).changes
    assert figure.place.table.startswith("Bảng 1.")
    assert picture.place.words == PICTURE
    assert formula.place.section.startswith("IV. ")
    assert formula.place.words.startswith(NONE_LINE)
