"""What styles of tables, widths of cells and marks of notes do to a number: named, none falsely."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.document import Document

from baocao.archive.built.folder import PublishedReport
from baocao.core.word_file import Element, qualified
from baocao.review.verify import objects
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.conftest import WordForWord
from tests.review.verify.drawn import cell_setting, holds
from tests.review.verify.test_edited_files import (
    CASES_,
    D1,
    DEATHS,
    NONE_LINE,
    Case,
    Expected,
    deleted,
    expect_named,
    unmatched,
    verify,
    wording,
)
from tests.review.verify.test_what_readers_see import unread, unseen

NARROW = "ô quá hẹp"
STACKED = "xếp thành hai dòng nhỏ hoặc xoay ngang"


def note(kind: str = "footnote", look: str = '<w:vertAlign w:val="superscript"/>') -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:{kind}Reference w:id="2"/></w:r>'


OWN_MARK = (
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
)


def width(twips: str, kind: str = "dxa") -> e.Edit:
    """Say how wide the cell of the first dose is."""

    def change(document: Document) -> None:
        (said,) = _around(document, "w:tc").iterfind(f"{qualified('w:tcPr')}/{qualified('w:tcW')}")
        said.set(qualified("w:w"), twips)
        said.set(qualified("w:type"), kind)

    return change


def margins(twips: int) -> e.Edit:
    sides = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    return cell_setting(f"<w:tcMar>{sides}</w:tcMar>")


def behind_narrow_columns(document: Document) -> None:
    """Begin the row of the first dose behind twenty columns of the grid that nothing stands in."""
    grid = _around(document, "w:tbl").find(qualified("w:tblGrid"))
    assert grid is not None
    for _ in range(20):
        grid.insert(0, u.xml('<w:gridCol w:w="1"/>'))
    free = u.xml('<w:trPr><w:gridBefore w:val="20"/></w:trPr>')
    _around(document, "w:tr").insert(0, free)


def in_style(look: str, *formats: str) -> e.Edit:
    """Give the table of the first dose a style of its own with conditional formats."""

    def change(document: Document) -> None:
        properties = _around(document, "w:tbl").find(qualified("w:tblPr"))
        assert properties is not None
        for name in ("w:tblStyle", "w:tblLook"):
            for old in properties.findall(qualified(name)):
                properties.remove(old)
        properties.insert(0, u.xml('<w:tblStyle w:val="t"/>'))
        properties.append(u.xml(f"<w:tblLook {look}/>"))
        made = f'<w:style w:type="table" w:styleId="t"><w:name w:val="T"/>{"".join(formats)}'
        document.styles.element.append(u.xml(f"{made}</w:style>"))

    return change


def _around(document: Document, name: str) -> Element:
    return next(e.control(document, D1).iterancestors(qualified(name)))


def when(condition: str, letters: str, cell: str = "") -> str:
    inside = f"<w:rPr>{letters}</w:rPr><w:tcPr>{cell}</w:tcPr>"
    return f'<w:tblStylePr w:type="{condition}">{inside}</w:tblStylePr>'


STRIKE = "<w:strike/>"
WHITE = '<w:color w:val="FFFFFF"/>'
LIGHT = '<w:shd w:val="clear" w:fill="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
NOT_STRUCK = '<w:strike w:val="0"/>'

EDITS: list[Case] = [
    *(
        (f"a note's mark {how}", [holds(figure, *content)], [unread(objects.NOTE_MARK)])
        for how, figure, content in (
            ("inside a number", CASES_, ("6.5", note(), "32")),
            ("before a point", CASES_, ("6", note(), ".532")),
            ("behind a point", CASES_, ("6.", note("endnote"), "532")),
            ("before a percent sign", D1, ("99,82", note(), "%")),
            ("before a number", DEATHS, (note(), "21")),
            ("behind a number, as large as it", DEATHS, ("21", note(look=""))),
        )
    ),
    ("a note's mark behind a number", [holds(DEATHS, "21", note())], []),
    ("a note's mark behind a share", [holds(D1, "99,82%", note("endnote"))], []),
    ("a note's mark behind words", [u.add(NONE_LINE, note())], []),
    (
        "a note's mark of one's own behind words",
        [u.add(NONE_LINE, OWN_MARK)],
        [wording("có số liệu.", "có số liệu.1")],
    ),
    *(
        (
            f"letters {how}",
            [u.looks(DEATHS, f"<w:eastAsianLayout w:id='1' {mark}/>")],
            [unseen(DEATHS, "21", STACKED)],
        )
        for how, mark in (("two lines high", 'w:combine="1"'), ("lying", 'w:vert="true"'))
    ),
    ("letters in one line", [u.looks(DEATHS, "<w:eastAsianLayout w:combine='0'/>")], []),
    *(
        (f"a cell {how}", [done], [unseen(D1, "99,82%", NARROW)])
        for how, done in (
            ("one twip wide", width("1")),
            ("without room beside its margins", margins(5000)),
            ("of a hundredth of a percent", width("1", "pct")),
        )
    ),
    ("a cell as wide as its column", [width("0", "auto")], []),
    ("a cell in a row that begins later", [width("0", "auto"), behind_narrow_columns], []),
    ("a cell of a tenth of its table", [width("500", "pct")], []),
]  # fmt: skip


@pytest.mark.parametrize(("done", "expected"), [c[1:] for c in EDITS], ids=[c[0] for c in EDITS])
def test_every_edit_is_named_and_nothing_else(
    file: Path,
    report: PublishedReport,
    done: Sequence[e.Edit],
    expected: Sequence[Expected],
    word_for_word: WordForWord,
) -> None:
    """What was done is what verifying says was done."""
    word_for_word(expect_named(file, report, done, expected))


BANDED = 'w:val="0000" w:firstRow="1"'  # the share stands in a first band of rows, below the head


@pytest.mark.parametrize(
    ("look", "formats", "why"),
    [
        (BANDED, [when("band1Horz", STRIKE)], "gạch ngang"),
        (BANDED, [when("band2Vert", WHITE)], "cùng màu nền"),
        ('w:val="0020"', [when("band1Horz", STRIKE)], "gạch ngang"),
        ('w:val="0600"', [when("wholeTable", STRIKE)], "gạch ngang"),
        (BANDED, [when("wholeTable", WHITE, DARK), when("band1Horz", "", LIGHT)], "cùng màu nền"),
        (BANDED, [when("band1Horz", WHITE, DARK)], None),
        (BANDED, [when("band2Horz", STRIKE), when("band1Vert", STRIKE)], None),
        ('w:val="0620"', [when("band1Horz", STRIKE), when("band2Vert", STRIKE)], None),
        (BANDED, [when("wholeTable", STRIKE), when("band1Horz", NOT_STRUCK)], None),
        (BANDED, [when("firstRow", STRIKE), when("lastCol", STRIKE)], None),
    ],
)
def test_a_style_of_a_table_hides_the_cells_that_it_has_formats_for(
    file: Path, report: PublishedReport, look: str, formats: Sequence[str], why: str | None
) -> None:
    """As the table's look switches the formats; letters on a shade of their own can be read."""
    e.edit(file, in_style(look, *formats))
    found = [c for c in verify(file, report).changes if c.figure == D1]
    expected = [unseen(D1, "99,82%", why)] if why else []
    assert unmatched(found, expected) == []


def test_hidden_by_a_style_of_its_table(file: Path, report: PublishedReport) -> None:
    """What the style hides is not in the file for any reader."""
    e.edit(file, in_style(BANDED, when("band1Horz", "<w:vanish/>")))
    found = verify(file, report)
    assert deleted(D1, "99,82%").kind in {c.kind for c in found.changes if c.figure == D1}
    assert not found.stands
