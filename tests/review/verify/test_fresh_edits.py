"""Edits as other programs make them, of kinds that nobody handed in: each is named, and harmless
ones are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx.document import Document
from lxml import etree

from baocao.archive.built.folder import PublishedReport
from baocao.core.word_file import Element, qualified
from baocao.review.verify import objects
from baocao.review.verify.model import ChangeKind
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.conftest import WordForWord
from tests.review.verify.drawn import cell, cell_setting, field, holds, level
from tests.review.verify.making import w
from tests.review.verify.test_edited_files import (
    CASES_,
    CASES_LINE,
    D1,
    DEATHS,
    NONE_LINE,
    Case,
    Expected,
    changed,
    deleted,
    expect_named,
    text,
    wording,
)
from tests.review.verify.test_other_kinds import AWAY, SCRIPT, made_anew
from tests.review.verify.test_what_readers_see import faint, replaced, unread, unseen

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SOFT = (
    '<a:effectLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:softEdge rad="2000000"/></a:effectLst>'
)
BOTH_AWAY = [unseen(CASES_, "6.532", AWAY), unseen(DEATHS, "21", AWAY)]
DOSES, CASES_TABLE = "Bảng 4. Tiêm chủng", "Bảng 5. Ca bệnh và điều trị"
FOREIGN = '<z:x xmlns:z="urn:z"><w:r><w:t>{}</w:t></w:r></z:x>'
CHOICE = (
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="21"/><w:listEntry w:val="99"/></w:ddList>'
)


def ruby(base: str, above: str) -> str:
    parts = ("rt", above), ("rubyBase", base)
    runs = "".join(f"<w:{n}><w:r><w:t>{t}</w:t></w:r></w:{n}>" for n, t in parts)
    return f"<w:r><w:ruby>{runs}</w:ruby></w:r>"


def small(digit: str, place: int) -> str:
    look = f'<w:position w:val="{place}"/><w:sz w:val="14"/>'
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{digit}</w:t></w:r>"


def hint(words: str) -> str:
    content = f"<w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent>"
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"


def chosen(document: Document) -> None:
    """A list to choose from as Word 2003 has it: what is shown stands in no run."""
    marks = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{CHOICE}</w:ffData></w:fldChar></w:r>',
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    e.paragraph(document, NONE_LINE).extend(map(u.xml, marks))


def sections(mark: str) -> e.Edit:
    """Set something of every section."""

    def change(document: Document) -> None:
        made = u.xml(mark)
        for section in document.element.body.iter(qualified("w:sectPr")):
            for old in section.findall(made.tag):
                section.remove(old)
            section.append(u.xml(mark))

    return change


def numbered(document: Document) -> None:
    """A list whose numbers stand right before those of a cell."""
    level("decimal", "%1")(document)
    paragraph = e.paragraph(document, CASES_LINE)
    (list_,) = paragraph.iter(qualified("w:numPr"))
    inside = next(cell(document).iter(qualified("w:p")))
    properties = inside.find(qualified("w:pPr"))
    if properties is None:
        properties = w("pPr")
        inside.insert(0, properties)
    properties.append(list_)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/numbering.xml":
            part._blob = part.blob.replace(b"<w:lvlText", b'<w:suff w:val="nothing"/><w:lvlText')


def table_of(document: Document, row: str) -> Element:
    return next(e.row(document, row).iterancestors(qualified("w:tbl")))


def into_another_table(document: Document) -> None:
    """The row of a dose goes among those of cases."""
    rows = list(document.element.body.iter(qualified("w:tbl")))
    rows[-1].append(e.row(document, "18+, mũi 3"))


def exchange(one: Callable[[Document], Element], other: Callable[[Document], Element]) -> e.Edit:
    def change(document: Document) -> None:
        first, second, mark = one(document), other(document), w("p")
        first.addprevious(mark)
        second.addprevious(first)
        mark.addprevious(second)
        e.remove(mark)

    return change


def picture(name: str, attribute: str, value: str) -> e.Edit:
    """Set something of the first picture."""

    def change(document: Document) -> None:
        found = next(iter(document.element.body.iter(qualified("pic:pic"))))
        part = found.find(f".//{DRAWING}{name}")
        assert part is not None
        part.set(attribute, value)

    return change


def soft(document: Document) -> None:
    found = next(iter(document.element.body.iter(qualified("pic:pic"))))
    outline = found.find(f".//{DRAWING}prstGeom")
    assert outline is not None
    outline.addnext(etree.fromstring(SOFT))


NAMED: list[Case] = [
    ("a number above a number", [holds(DEATHS, ruby("21", "99"))], [changed(DEATHS, "21", "9921")]),
    ("a list to choose from", [chosen], [made_anew("FORMDROPDOWN")]),
    ("a hint with a number", [u.add(CASES_LINE, hint("Thêm 512 ca"))], [unread(objects.HINT)]),
    (
        "a figure as a hint",
        [holds(DEATHS, hint("21"))],
        [deleted(DEATHS, "21")],
    ),
    *(
        (f"a page without room: {how}", [sections(mark)], [unread(objects.NO_ROOM)])
        for how, mark in (
            ("margins", '<w:pgMar w:left="11500" w:right="900" w:top="900" w:bottom="900"/>'),
            ("above", '<w:pgMar w:left="1700" w:right="900" w:top="8500" w:bottom="8500"/>'),
            ("paper", '<w:pgSz w:w="2500" w:h="16838"/>'),
            ("columns", '<w:cols w:num="40"/>'),
        )
    ),
    *(
        (f"without room: {how}", [u.paragraph_setting(CASES_LINE, mark)], BOTH_AWAY)
        for how, mark in (
            ("a low frame", '<w:framePr w:w="9000" w:h="20" w:hRule="exact" w:x="1" w:y="1"/>'),
            ("a narrow frame", '<w:framePr w:w="40" w:x="1" w:y="1"/>'),
            ("a hanging line", '<w:ind w:hanging="30000"/>'),
            ("an indent on the right", '<w:ind w:right="30000"/>'),
        )
    ),
    (
        "a font of signs for digits alone",
        [u.looks(DEATHS, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Times New Roman"/>')],
        [deleted(DEATHS, "21"), wording("là 21 ca", "là □□ ca")],
    ),
    (
        "a share from right to left",
        [u.looks(D1, "<w:rtl/>")],
        [unseen(D1, "99,82%", "đảo chiều chữ")],
    ),
    *(
        (f"a digit {how} by hand", [holds(CASES_, "6.53", small("2", place))], expected)
        for how, place, expected in (
            ("raised", 12, [unseen(CASES_, "6.532", SCRIPT)]),
            ("sunk", -10, [unseen(CASES_, "6.532", SCRIPT)]),
            ("raised a little", 2, []),
        )
    ),
    ("a list's number before a figure", [numbered], [unread(objects.LIST_LABEL)]),
    *(
        (f"counted by {kind}", [holds(DEATHS, field(f" {kind} x ", "21"))], [made_anew(kind)])
        for kind in ("SEQ", "PAGEREF", "NOTEREF", "STYLEREF")
    ),
    ("a page's number in words", [u.add(NONE_LINE, field(" PAGEREF x ", " trang"))], [
        wording("có số liệu.", "trang")
    ]),
    (
        "a figure within what is another program's",
        [holds(DEATHS, FOREIGN.format("21"))],
        [deleted(DEATHS, "21"), unread(objects.OTHERWISE)],
    ),
    (
        "words of another program's",
        [u.add(CASES_LINE, FOREIGN.format(" và 512 ca"))],
        [unread(objects.OTHERWISE)],
    ),
    (
        "a cell merged into the one before",
        [cell_setting('<w:hMerge w:val="continue"/>')],
        [unseen(D1, "99,82%", "ô gộp vào ô trên")],
    ),
    (
        "a row in another table",
        [into_another_table],
        [text("text.table-4.caption", DOSES, CASES_TABLE)],
    ),
    (
        "two captions exchanged",
        [exchange(lambda d: e.paragraph(d, "Bảng 4."), lambda d: e.paragraph(d, "Bảng 5."))],
        [
            text("text.table-4.caption", DOSES, CASES_TABLE),
            text("text.table-5.caption", CASES_TABLE, DOSES),
        ],
    ),
    (
        "two tables exchanged",
        [
            exchange(
                lambda d: table_of(d, "18+, mũi 3"),
                lambda d: table_of(d, "Điều trị tại nhà"),
            )
        ],
        [
            text("text.table-5.caption", CASES_TABLE, DOSES),
            text("text.table-4.caption", DOSES, CASES_TABLE),
        ],
    ),
    (
        "a sign around a digit",
        [e.beside(DEATHS, after="\u0489")],
        [wording("là 21 ca", "là 21\u0489 ca"), unseen(DEATHS, "21", "có dấu đè lên")],
    ),
    *(
        (f"behind it {pattern}", [u.looks(DEATHS, mark)], expected)
        for pattern, expected in (("pct95", [faint(DEATHS, "21")]), ("pct10", []))
        for mark in (f'<w:shd w:val="{pattern}" w:color="000000" w:fill="FFFFFF"/>',)
    ),
]  # fmt: skip
HARMLESS: list[Case] = [
    ("where a page ended", [holds(DEATHS, "2", "<w:r><w:lastRenderedPageBreak/></w:r>", "1")], []),
    ("spelling", [holds(DEATHS, "2", '<w:proofErr w:type="spellStart"/>', "1")], []),
    ("a tag", [holds(DEATHS, "<w:smartTag><w:r><w:t>21</w:t></w:r></w:smartTag>")], []),
    *(
        (f"letters: {mark}", [u.looks(DEATHS, mark)], [])
        for mark in (
            *('<w:u w:val="single"/>', '<w:em w:val="dot"/>', '<w:bdr w:val="single" w:sz="4"/>'),
            *("<w:smallCaps/>", '<w:kern w:val="28"/>', '<w:rtl w:val="0"/>'),
            '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>',
        )
    ),
    *(
        (f"a cell: {mark}", [cell_setting(mark)], [])
        for mark in ('<w:vAlign w:val="bottom"/>', "<w:hideMark/>", '<w:hMerge w:val="restart"/>')
    ),
    *(
        (f"a page: {mark}", [sections(mark)], [])
        for mark in (
            '<w:pgMar w:left="2268" w:right="1134" w:top="1134" w:bottom="1134"/>',
            '<w:cols w:num="1"/>',
            '<w:lnNumType w:countBy="1"/>',
        )
    ),
    ("an empty hint", [u.add(NONE_LINE, hint("[bổ sung]"))], []),
    ("a frame", [u.paragraph_setting(CASES_LINE, '<w:framePr w:w="9000" w:x="1" w:y="1"/>')], []),
]
ALL = [*NAMED, *HARMLESS]


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


@pytest.mark.parametrize(
    ("done", "is_named"),
    [
        (picture("xfrm", "rot", "10800000"), True),
        (picture("xfrm", "flipH", "1"), True),
        (picture("prstGeom", "prst", "ellipse"), True),
        (picture("fillRect", "l", "60000"), True),
        (soft, True),
        (picture("xfrm", "rot", "0"), False),
        (picture("prstGeom", "prst", "roundRect"), False),
    ],
)
def test_a_picture_that_is_turned_or_cut_to_a_shape(
    tmp_path: Path, charted: PublishedReport, done: e.Edit, *, is_named: bool
) -> None:
    file = tmp_path / "da-sua.docx"
    file.write_bytes((charted.folder / "bao-cao.docx").read_bytes())
    shown = u.captions(file)[0]
    expect_named(file, charted, [done], [replaced(shown, "bị che, cắt")] if is_named else [])


def test_a_table_under_its_own_caption_is_no_matter(file: Path, report: PublishedReport) -> None:
    """Its words may be edited, and the table moved along with it."""
    edits = [e.replace(DOSES, f"{DOSES} theo nhóm tuổi")]
    expect_named(file, report, edits, [text("text.table-4.caption", DOSES, "theo nhóm tuổi")])
    assert ChangeKind.TEXT_CHANGED.fails
