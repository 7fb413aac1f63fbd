"""Kinds of edits beyond the handed ones: what fields, boxes, lists and other programs show.

Each row is one edit and all that has to be named; a row without names changes nothing that a
reader sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport
from baocao.review.verify import objects
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.conftest import WordForWord
from tests.review.verify.drawn import (
    DRAWN_BOX,
    boxed,
    carried,
    cell,
    cell_setting,
    either,
    field,
    holds,
    level,
    old_box,
    shape,
    table_setting,
    vml,
)
from tests.review.verify.test_edited_files import (
    CASES_,
    CASES_LINE,
    D1,
    DEATHS,
    NONE_LINE,
    Case,
    Expected,
    changed,
    copied,
    deleted,
    expect_named,
    text,
    typed,
    verify,
    wording,
)
from tests.review.verify.test_what_readers_see import unread, unseen

SCRIPT = "nâng lên hoặc hạ xuống như số mũ, chỉ số"
BOXED = "trong hộp chữ bị ẩn, quá nhỏ hoặc ngoài trang"
AWAY = "nằm ngoài chỗ của dòng chữ"
BY_STYLE = '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'
WHO = 'w:id="98" w:author="a" w:date="2022-03-26T08:00:00Z"'
WAS_HIDDEN = f"<w:trPrChange {WHO}><w:trPr><w:hidden/></w:trPr></w:trPrChange>"
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
COMMENT = '<w:commentRangeStart w:id="3"/>'
FAR = "<wp:posOffset>-20000000</wp:posOffset>"
NOT_SHOWN = [deleted(DEATHS, "21"), copied(DEATHS, "21"), unseen(DEATHS, "21", BOXED)]


def made_anew(kind: str) -> Expected:
    return unread(objects.FIELD.format(kind))


KINDS: list[Case] = [
    *(
        (f"typed: {new}", [e.write(DEATHS, new)], [changed(DEATHS, "21", new)])
        for new in ("21²", "21₃", "21½", "²21", "21①", "2l", "21O", "–21", "‐21", "２1", "٢١", "𝟐𝟏")
    ),
    ("half of it", [e.insert_after(NONE_LINE, "Còn ½ số xã.")], [typed("½"), wording("", "Còn ½")]),
    (
        "units of area, letters of names",
        [e.insert_after(NONE_LINE, "Phun nhiều m², km³; CO₂ và H₂O.")],
        [wording("", "m², km³")],
    ),
    ("an invisible sign", [e.write(DEATHS, "2\u2060\u200d1")], []),
    ("a soft hyphen", [holds(DEATHS, "2", "<w:r><w:softHyphen/></w:r>", "1")], []),
    (
        "a comment on one digit",
        [holds(DEATHS, "2", COMMENT, "1", COMMENT.replace("Start", "End"))],
        [],
    ),
    (
        "one digit as an exponent",
        [holds(CASES_, "6.53", f"<w:r><w:rPr>{RAISED}</w:rPr><w:t>2</w:t></w:r>")],
        [unseen(CASES_, "6.532", SCRIPT)],
    ),
    ("an index", [u.looks(DEATHS, LOWERED)], [unseen(DEATHS, "21", SCRIPT)]),
    ("on the line", [u.looks(DEATHS, RAISED.replace("superscript", "baseline"))], []),
    ("the day of today", [holds(DEATHS, field(" date ", "21"))], [made_anew("DATE")]),
    ("a sum", [holds(DEATHS, field("=20+1", "21"))], [made_anew("=")]),
    ("a property", [u.add(NONE_LINE, field(" DOCPROPERTY x "))], [made_anew("DOCPROPERTY")]),
    ("a reference", [holds(DEATHS, field(" REF x ", "21"))], []),
    ("the year of today", [u.add(NONE_LINE, "<w:r><w:yearLong/></w:r>")], [made_anew("DATE")]),
    (
        "a page number within a figure",
        [holds(DEATHS, "2", field(" PAGE ", "9"), "1")],
        [unread(objects.PAGE_FIELD)],
    ),
    (
        "a page number behind a figure",
        [holds(DEATHS, "21", "<w:r><w:pgNum/></w:r>")],
        [unread(objects.PAGE_FIELD)],
    ),
    ("a page number elsewhere", [u.add(NONE_LINE, field(" PAGE ", "9"))], []),
    ("two ways, one text", [holds(DEATHS, either("21", "21"))], []),
    ("two ways, two texts", [holds(DEATHS, either("21", "99"))], [unread(objects.OTHERWISE)]),
    *(
        (f"a shape {how}", [u.add(CASES_LINE, made)], [unread(objects.COVER)])
        for how, made in (
            ("filled by its style", shape(f"<wps:spPr/>{BY_STYLE}")),
            ("filled by colours that run", shape("<wps:spPr><a:gradFill/></wps:spPr>")),
            ("of 2007", vml("position:absolute;width:90pt;height:30pt", 'fillcolor="white"')),
        )
    ),
    *(
        (f"a shape {how}", [u.add(CASES_LINE, made)], [])
        for how, made in (
            ("that says it is empty", shape(f"<wps:spPr><a:noFill/></wps:spPr>{BY_STYLE}")),
            ("of an empty style", shape(f"<wps:spPr/>{BY_STYLE.replace('1', '0', 1)}")),
            ("of 2007, empty", vml("position:absolute;width:90pt;height:30pt", 'filled="f"')),
            ("of 2007, behind", vml("position:absolute;z-index:-5;width:90pt;height:30pt")),
            ("that is a rule of the text", vml("width:0;height:1.5pt", 'o:hr="t"')),
        )
    ),
    *(
        (f"in a box {how}", [boxed(box)], NOT_SHOWN)
        for how, box in (
            ("that is hidden", DRAWN_BOX.replace("<wp:docPr ", '<wp:docPr hidden="1" ')),
            ("without height", DRAWN_BOX.replace('cy="900000"', 'cy="100"')),
            ("beside the page", DRAWN_BOX.replace("<wp:anchor>", f"<wp:anchor>{FAR}")),
            ("of 2007, hidden", old_box("width:90pt;visibility:hidden")),
            ("of 2007, not displayed", old_box("width:90pt;display:none")),
            ("of 2007, without width", old_box("width:0;height:90pt")),
            ("of 2007, beside the page", old_box("width:90pt;margin-left:-2000pt")),
        )
    ),
    ("in a box", [boxed(DRAWN_BOX)], NOT_SHOWN[:2]),
    ("in a box of 2007", [boxed(old_box("width:90pt;height:30pt;margin-top:9pt"))], NOT_SHOWN[:2]),
    (
        "white by colours that run",
        [
            u.looks(
                DEATHS,
                "<w14:textFill><w14:gradFill><w14:gsLst>"
                + '<w14:gs><w14:srgbClr w14:val="FFFFFF"/></w14:gs>' * 2
                + "</w14:gsLst></w14:gradFill></w14:textFill>",
            )
        ],
        [unseen(DEATHS, "21", "cùng màu nền")],
    ),
    *(
        (f"a list: {label}", [level(kind, label)], found)
        for kind, label, found in (
            ("decimal", "512 ca. %1", [unread(objects.LIST_LABEL)]),
            ("bullet", "Không", [unread(objects.LIST_LABEL)]),
            ("bullet", "9", [unread(objects.LIST_LABEL)]),
            ("decimal", "%1.%2.", []),
            ("decimal", "Điều %1.", []),
            ("bullet", "-", []),
            ("bullet", "o", []),
        )
    ),
    ("carried into another sentence", [carried(tracked=False)], NOT_SHOWN[:2]),
    (
        "carried into another sentence, tracked",
        [carried(tracked=True)],
        [
            deleted(DEATHS, "21", pending=True),
            Expected(copied(DEATHS, "21").kind, DEATHS, "21", "21", pending=True),
        ],
    ),
    (
        "a cell taken out, tracked",
        [cell_setting(f"<w:cellDel {WHO}/>")],
        [
            deleted(D1, "99,82%", pending=True),
            text("text.table-1.5", "99,82%", "100%", pending=True),
        ],
    ),
    (
        "a cell taken out",
        [lambda document: e.remove(cell(document))],
        [deleted(D1, "99,82%"), text("text.table-1.5", "99,82%", "100%")],
    ),
    (
        "a row that was hidden before a tracked change",
        [u.row_setting("Điều trị tại nhà", WAS_HIDDEN)],
        [],
    ),
]  # fmt: skip


# Names within ASCII: `make mutants` collects twice in one process, and pytest would escape twice.
NAMES = [name.encode("ascii", "xmlcharrefreplace").decode() for name, _, _ in KINDS]


@pytest.mark.parametrize(("done", "expected"), [c[1:] for c in KINDS], ids=NAMES)
def test_every_edit_is_named_and_nothing_else(
    file: Path,
    report: PublishedReport,
    done: Sequence[e.Edit],
    expected: Sequence[Expected],
    word_for_word: WordForWord,
) -> None:
    """What was done is what verifying says was done."""
    word_for_word(expect_named(file, report, done, expected))


@pytest.mark.parametrize("mark", ['<w:tblpPr w:tblpX="-20000"/>', '<w:tblInd w:w="20000"/>'])
def test_a_table_beside_the_page_is_named(file: Path, report: PublishedReport, mark: str) -> None:
    """Each figure in it, and its computed words."""
    e.edit(file, table_setting(mark))
    found = verify(file, report).changes
    assert any(unseen(D1, "99,82%", AWAY).is_met_by(change) for change in found)
    assert {change.kind for change in found} == {unseen("", "", "").kind}
    assert {change.place.table[:7] for change in found} == {"Bảng 1."}
