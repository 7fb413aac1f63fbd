"""Edited Word files: verifying finds every planted change, and nothing else.

Each case is one published file, what was done to it, and all that has to be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from baocao.archive.built.folder import PublishedReport
from baocao.review.verify import verify as verifying
from baocao.review.verify.model import Change, ChangeKind, Verification
from baocao.review.verify.slots import SlotFinder
from baocao.review.verify.text import FileText
from baocao.review.verify.verify import built_text, verify_against
from baocao.review.verify.word_file import WordFile, open_word_file
from tests.review.verify import edits as e
from tests.review.verify.conftest import WordForWord

CASES_ = "cases_cumulative.20.value"
DEATHS = "deaths_cumulative.20.value"
FATALITY = "case_fatality.20.value"
DEATHS_OF = "case_fatality.20.num"
CASES_OF = "case_fatality.20.den"
D1, D2, D3 = (f"coverage.18plus.d{dose}.20.value" for dose in (1, 2, 3))
GOOD = "good_prognosis_share.20.value"
HOME = "home_treatment_share.20.value"
FACILITY = "facility_treatment_share.20.value"
DOCUMENTS = "documents.20.count"
ICU = "lang-son-ke-hoach-2022-2023.icu-beds.target"

# Where the cases are planted: words of some passages.
CASES_LINE = "số ca mắc COVID-19 cộng dồn"  # and the deaths, in one sentence
RATE_LINE = "Tỷ lệ tử vong trên số ca mắc"
CARE_LINE = "Tỷ lệ người bệnh có tiên lượng tốt"
DOCUMENTS_LINE = "chỉ tiêu đánh giá bằng văn bản"
NONE_LINE = "Không có chỉ tiêu nào không đạt"
CASES_TEXT, RATE_TEXT = "text.situation.1", "text.situation.2"
CARE_TEXT, DOCUMENTS_TEXT = "text.results.5", "text.results.3"
NONE_TEXT = "text.difficulties.2"
ICU_TEXT, NOT_DUE_ROW = "text.table-3.16", "text.table-2.2"
FIRST_CLAUSE = "Mục II.2.a, gạch đầu dòng thứ nhất"  # of the first row of Table 2
FIRST_PLACEHOLDER = "bổ sung: nhận định tình hình dịch]"
PLACEHOLDERS = 6


@dataclass(frozen=True)
class Expected:
    """A change that has to be found; of wording, `old` and `new` are parts of what is shown."""

    kind: ChangeKind
    figure: str = ""
    old: str = ""
    new: str = ""
    pending: bool = False

    def is_met_by(self, change: Change) -> bool:
        same = (self.kind, self.figure, self.pending) == (
            change.kind,
            change.figure,
            change.pending,
        )
        if self.kind in (ChangeKind.WORDING_CHANGED, ChangeKind.TEXT_CHANGED):
            parts = ((self.old, change.old), (self.new, change.new))
            return same and all(bool(a) == bool(b) and a in b for a, b in parts)
        return same and (self.old, self.new) == (change.old, change.new)


def changed(figure: str, old: str, new: str, *, pending: bool = False) -> Expected:
    return Expected(ChangeKind.FIGURE_CHANGED, figure, old, new, pending)


def deleted(figure: str, old: str, *, pending: bool = False) -> Expected:
    return Expected(ChangeKind.FIGURE_DELETED, figure, old, "", pending)


def copied(figure: str, text: str) -> Expected:
    return Expected(ChangeKind.FIGURE_COPIED, figure, text, text)


def typed(new: str, old: str = "", *, pending: bool = False) -> Expected:
    return Expected(ChangeKind.NUMBER_TYPED, "", old, new, pending)


def known(new: str) -> Expected:
    return Expected(ChangeKind.NUMBER_KNOWN, new=new)


def wording(old: str = "", new: str = "", *, pending: bool = False) -> Expected:
    return Expected(ChangeKind.WORDING_CHANGED, "", old, new, pending)


def text(id_: str, old: str = "", new: str = "", *, pending: bool = False) -> Expected:
    """Computed words that changed: those of a verdict, a label, a day."""
    return Expected(ChangeKind.TEXT_CHANGED, id_, old, new, pending)


Case = tuple[str, Sequence[e.Edit], Sequence[Expected]]

HARMLESS: list[Case] = [
    ("not edited at all", [], []),
    ("controls removed, bookmarks kept", [e.unwrap], []),
    ("bookmarks removed, controls kept", [e.drop_bookmarks], []),
    ("controls and bookmarks removed", [e.drop_marks], []),
    ("a figure split into runs", [e.split_runs(D3, "8", "3", ",1", "5%")], []),
    (
        "a figure split into runs, without marks",
        [e.split_runs(CASES_, "6", ".", "532"), e.drop_marks],
        [],
    ),
    ("letters decomposed", [e.every_text(e.decomposed)], []),
    ("no-break spaces lost", [e.every_text(lambda t: t.replace("\u00a0", " "))], []),
    ("spaces doubled", [e.every_text(lambda t: t.replace(" ", "  "))], []),
    ("invisible characters", [e.every_text(lambda t: t.replace("a", "a\u200b\u00ad"))], []),
    ("a paragraph moved", [e.move_after(CASES_LINE, NONE_LINE)], []),
    ("a paragraph moved, without marks", [e.move_after(RATE_LINE, NONE_LINE), e.drop_marks], []),
    ("a paragraph split", [e.split(RATE_LINE, " (")], []),
    ("a paragraph split, without marks", [e.split(RATE_LINE, " ("), e.drop_marks], []),
    ("two paragraphs joined", [e.join(CASES_LINE, RATE_LINE)], []),
    ("two paragraphs joined, without marks", [e.join(CASES_LINE, RATE_LINE), e.drop_marks], []),
    ("a link around a sentence", [e.wrap(CARE_LINE, "smartTag", "hyperlink")], []),
    ("a page number", [e.add_field(NONE_LINE, " PAGE \\* MERGEFORMAT ", "12")], []),
    ("a bookmark of one's own", [e.add_bookmark(NONE_LINE, "_GoBack", "")], []),
]

CHANGED: list[Case] = [
    ("typed over in its control", [e.write(HOME, "91%")], [changed(HOME, "90%", "91%")]),
    (
        "typed over, without marks",
        [e.write(HOME, "91%"), e.drop_marks],
        [changed(HOME, "90%", "91%")],
    ),
    (
        "typed over in a table",
        [e.write(D2, "98,9%"), e.drop_marks],
        [changed(D2, "98,09%", "98,9%")],
    ),
    (
        "both printings typed over",
        [e.write(D1, "99%"), e.write(D1, "99,9%", 2)],
        [changed(D1, "99,82%", "99%"), changed(D1, "99,82%", "99,9%")],
    ),
    ("a digit before it", [e.beside(HOME, "1")], [changed(HOME, "90%", "190%")]),
    ("a digit after it", [e.beside(DEATHS, after="0")], [changed(DEATHS, "21", "210")]),
    (
        "a digit after it, without marks",
        [e.beside(DEATHS, after="0"), e.drop_marks],
        [changed(DEATHS, "21", "210")],
    ),
    ("a minus before it", [e.beside(DEATHS, "-")], [changed(DEATHS, "21", "-21")]),
    ("thousands dropped", [e.write(CASES_, "6532")], [changed(CASES_, "6.532", "6532")]),
    ("percent sign dropped", [e.write(HOME, "90")], [changed(HOME, "90%", "90")]),
    ("made thousands", [e.beside(DEATHS, after=" nghìn")], [changed(DEATHS, "21", "21 nghìn")]),
    ("a bound dropped", [e.write(GOOD, "99%")], [changed(GOOD, "trên 99%", "99%")]),
    (
        "a bound dropped, without marks",
        [e.write(GOOD, "99%"), e.drop_marks],
        [changed(GOOD, "trên 99%", "99%")],
    ),
    ("a bound changed", [e.write(GOOD, "gần 99%")], [changed(GOOD, "trên 99%", "gần 99%")]),
    ("a bound added", [e.beside(HOME, "hơn ")], [changed(HOME, "90%", "hơn 90%")]),
    (
        "two controls in each other's place",
        [e.swap(D1, D2)],
        [changed(D1, "99,82%", "98,09%"), changed(D2, "98,09%", "99,82%")],
    ),
    (
        "one of three figures of a sentence, without marks",
        [e.write(CASES_OF, "6.523"), e.drop_marks],
        [changed(CASES_OF, "6.532", "6.523")],
    ),
    (
        "changed in a sentence written anew, without marks",
        [
            e.drop_marks,
            e.rewrite(
                DOCUMENTS_LINE, "Chưa có báo cáo của 17 chỉ tiêu đánh giá bằng văn bản, việc làm."
            ),
        ],
        [changed(DOCUMENTS, "18", "17"), wording("đánh giá bằng", "Chưa có báo cáo của")],
    ),
    (
        "changed in a copied control",
        [e.copy_control(D3, NONE_LINE, "Nhắc lại: mũi 3 đạt ", "."), e.write(D3, "80%", 3)],
        [changed(D3, "83,15%", "80%"), wording("", "Nhắc lại")],
    ),
    (
        "typed over with changes tracked",
        [e.tracked_write(CASES_, "6.600")],
        [changed(CASES_, "6.532", "6.600", pending=True)],
    ),
    (
        "typed over with changes tracked, then accepted",
        [e.tracked_write(CASES_, "6.600"), e.accept_all],
        [changed(CASES_, "6.532", "6.600")],
    ),
    (
        "one tracked, one not",
        [e.tracked_write(CASES_, "6.600"), e.write(HOME, "91%")],
        [changed(CASES_, "6.532", "6.600", pending=True), changed(HOME, "90%", "91%")],
    ),
]

DELETED: list[Case] = [
    ("control emptied", [e.empty(HOME)], [deleted(HOME, "90%")]),
    ("number deleted", [e.write(HOME, "")], [deleted(HOME, "90%")]),
    ("number deleted, without marks", [e.write(HOME, ""), e.drop_marks], [deleted(HOME, "90%")]),
    ("formatted as hidden", [e.hide(DEATHS)], [deleted(DEATHS, "21")]),
    (
        "one of three figures, without marks",
        [e.write(DEATHS_OF, ""), e.drop_marks],
        [deleted(DEATHS_OF, "21")],
    ),
    (
        "its paragraph",
        [e.delete("w:p", CARE_LINE)],
        [
            deleted(GOOD, "trên 99%"),
            deleted(HOME, "90%"),
            deleted(FACILITY, "10%"),
            text(CARE_TEXT, CARE_LINE),
        ],
    ),
    (
        "its paragraph, without marks",
        [e.drop_marks, e.delete("w:p", RATE_LINE)],
        [
            deleted(FATALITY, "0,32%"),
            deleted(DEATHS_OF, "21"),
            deleted(CASES_OF, "6.532"),
            text(RATE_TEXT, "Tỷ lệ tử vong"),
        ],
    ),
    (
        "its row of a table",
        [e.delete("w:tr", "Số giường hồi sức tích cực")],
        [deleted(ICU, "100%"), text(ICU_TEXT, "Số giường hồi sức")],
    ),
    (
        "its paragraph, tracked",
        [e.tracked_paragraph_delete(CASES_LINE)],
        [
            deleted(CASES_, "6.532", pending=True),
            deleted(DEATHS, "21", pending=True),
            text(CASES_TEXT, "số ca tử vong", pending=True),
        ],
    ),
    (
        "its row, tracked",
        [e.tracked_row_delete("Số giường hồi sức tích cực")],
        [deleted(ICU, "100%", pending=True), text(ICU_TEXT, "Số giường hồi sức", pending=True)],
    ),
]

COPIED: list[Case] = [
    (
        "a paragraph copied whole",
        [e.copy_after("w:p", DOCUMENTS_LINE, NONE_LINE)],
        [copied(DOCUMENTS, "18"), wording("", DOCUMENTS_LINE)],
    ),
    (
        "a control copied into a new sentence",
        [e.copy_control(D3, NONE_LINE, "Nhắc lại: mũi 3 đạt ", " như trên.")],
        [copied(D3, "83,15%"), wording("", "Nhắc lại")],
    ),
    (
        "a figure of another report",
        [e.foreign_figure(NONE_LINE, " Nơi khác đạt 77%.")],
        [Expected(ChangeKind.FIGURE_UNKNOWN, new="77%"), wording("có số liệu.", "Nơi khác đạt")],
    ),
]

TYPED: list[Case] = [
    (
        "in a new paragraph",
        [e.insert_after(CASES_LINE, "Trong kỳ tăng 512 ca, tại 7 huyện.")],
        [typed("512"), typed("7"), wording("", "Trong kỳ tăng")],
    ),
    (
        "in place of a placeholder",
        [e.rewrite(FIRST_PLACEHOLDER, "Dịch giảm 45% so với kỳ trước.")],
        [typed("45%"), wording("", "Dịch giảm")],
    ),
    (
        "at the end of a sentence",
        [e.beside(CASES_, after=" (tăng 512)")],
        [typed("512"), wording("6.532 ca", "(tăng 512)")],
    ),
    (
        "equal to a figure of the ledger",
        [e.insert_after(CASES_LINE, "Mũi 3 đạt 83,15%, còn thấp.")],
        [known("83,15%"), wording("", "còn thấp")],
    ),
    (
        "over a number of the text",
        [e.replace("trên 100.000 dân", "trên 10.000 dân")],
        [typed("trên 10.000", "trên 100.000")],
    ),
    (
        "over a number of the text, equal to a figure of the ledger",
        [e.replace("trên 100.000 dân", "trên 99%")],
        [typed("trên 99%", "100.000"), text("text.table-3.12", "dân", "trên 99%")],
    ),
    (
        "a share that looks like a day",
        [e.insert_after(CASES_LINE, "Có 7/13 huyện giảm.")],
        [typed("7"), typed("13"), wording("", "huyện giảm")],
    ),
    (
        "in a cell of a table",
        [e.replace("chưa có giá trị so sánh trong kỳ", "25,4 ca")],
        [typed("25,4"), text("text.table-3.12", "chưa có giá trị so sánh", "ca")],
    ),
    (
        "in a text box",
        [e.text_box(NONE_LINE, "Lưu ý: còn 300 liều")],
        [typed("300"), wording("", "Lưu ý")],
    ),
    ("in a page header", [e.header("Còn 300 liều")], [typed("300"), wording("", "Còn 300")]),
    (
        "as the result of a field",
        [e.add_field(NONE_LINE, " =40+2 ", " 42")],
        [typed("42"), Expected(ChangeKind.UNREAD, new="trường tự tính lại khi mở hoặc in: =")],
    ),
    (
        "with changes tracked",
        [e.tracked_insert(NONE_LINE, " Còn 300 liều.")],
        [typed("300", pending=True), wording("có số liệu.", "Còn 300 liều.", pending=True)],
    ),
]

WORDED: list[Case] = [
    (
        "a sentence written anew around its figure",
        [e.rewrite(DOCUMENTS_LINE, "Các cơ quan chưa có báo cáo về ", "{}", " chỉ tiêu.")],
        [wording("18 chỉ tiêu đánh giá", "chưa có báo cáo về 18")],
    ),
    (
        "a sentence turned around, without marks",
        [
            e.drop_marks,
            e.rewrite(
                RATE_LINE,
                "- Có 21/6.532 ca, tỷ lệ tử vong trên số ca mắc là 0,32% (ngày 12/02/2022).",
            ),
        ],
        [wording("là 0,32%", "Có 21/6.532")],
    ),
    (
        "a word",
        [e.replace("cần xác nhận trước", "cần kiểm tra trước")],
        [wording("cần xác nhận trước", "cần kiểm tra trước")],
    ),
    (
        "a verdict",
        [e.replace_in_row("Chưa đến hạn", "Đạt", FIRST_CLAUSE)],
        [text(NOT_DUE_ROW, "Chưa đến hạn", "Đạt")],
    ),
    (
        "a heading",
        [e.replace("a) Tiêm chủng", "a) Kết quả tiêm chủng")],
        [wording("a) Tiêm chủng", "a) Kết quả tiêm chủng")],
    ),
    (
        "a paragraph deleted",
        [e.delete("w:p", NONE_LINE)],
        [text(NONE_TEXT, "Không có chỉ tiêu nào")],
    ),
    (
        "number and day of issue, dates, documents and ordinals",
        [
            e.replace("Số: /BC-SYT".replace(": ", ":      "), "Số: 05/BC-SYT"),
            e.insert_after(
                NONE_LINE,
                "1. Ngày 25 tháng 3 năm 2022, Sở Y tế có Công văn số 1234/SYT-NVY về mũi 3 cho "
                "người từ 12 đến 17 tuổi, quý 2 năm 2022 (Bảng 2, Điều 5), dịch COVID-19.",
            ),
        ],
        [wording("Số: /BC-SYT", "Số: 05/BC-SYT"), wording("", "Công văn số 1234")],
    ),
    (
        "another day",
        [e.replace("12/02/2022", "13/02/2022", CASES_LINE)],
        [text(CASES_TEXT, "12/02/2022", "13/02/2022")],
    ),
]

ALL = [
    (f"{group}: {name}", done, found)
    for group, cases in (
        ("harmless", HARMLESS), ("changed", CHANGED), ("deleted", DELETED),
        ("copied", COPIED), ("typed", TYPED), ("worded", WORDED),
    )
    for name, done, found in cases
]  # fmt: skip


def verify(file: Path, report: PublishedReport) -> Verification:
    return verified(report, open_word_file(file, file.name))


def verified(report: PublishedReport, file: WordFile) -> Verification:
    """The report as built is read once for all its edited files."""
    with patch.object(verifying, "built_text", built_once):
        return verify_against(report, file)


_BUILT: dict[Path, FileText] = {}


def built_once(report: PublishedReport, finder: SlotFinder) -> FileText:
    """Of a report that no test changes."""
    if report.folder not in _BUILT:
        _BUILT[report.folder] = built_text(report, finder)
    return _BUILT[report.folder]


def unmatched(found: Sequence[Change], expected: Sequence[Expected]) -> list[object]:
    """What was found and not planted, or planted and not found."""
    extra, missing = list(found), []
    for planted in expected:
        met = next((change for change in extra if planted.is_met_by(change)), None)
        if met is None:
            missing.append(planted)
        else:
            extra.remove(met)
    return [*extra, *missing]


def expect_named(
    file: Path, report: PublishedReport, done: Sequence[e.Edit], expected: Sequence[Expected]
) -> Verification:
    """Edit the file; what was planted is what verifying names, and all that it names."""
    e.edit(file, *done)
    found = verify(file, report)
    assert unmatched(found.changes, expected) == []
    assert found.stands == (not any(planted.kind.fails for planted in expected))
    return found


def test_there_are_at_least_forty_edited_files() -> None:
    """The suite is as large as was promised, and no case stands in it twice."""
    assert len(ALL) >= 40
    assert len({name for name, _, _ in ALL}) == len(ALL)


@pytest.mark.parametrize(("done", "expected"), [c[1:] for c in ALL], ids=[c[0] for c in ALL])
def test_every_planted_change_is_found_and_nothing_else(
    file: Path,
    report: PublishedReport,
    done: Sequence[e.Edit],
    expected: Sequence[Expected],
    word_for_word: WordForWord,
) -> None:
    """What was done to the file is what verifying says was done; the file is not touched."""
    e.edit(file, *done)
    before = file.read_bytes()
    found = verify(file, report)
    assert unmatched(found.changes, expected) == []
    word_for_word(found)
    assert found.stands == (not any(planted.kind.fails for planted in expected))
    assert (found.tracked > 0) == any(planted.pending for planted in expected)
    assert file.read_bytes() == before


def test_the_file_as_built_stands(report: PublishedReport) -> None:
    """Byte for byte as published: every figure is looked for, and each stands."""
    found = verify(report.folder / "bao-cao.docx", report)
    assert found.changes == ()
    assert found.stands
    assert found.figures > len(report.ledger.figures) > 30


def test_placeholders_left_are_listed(file: Path, report: PublishedReport) -> None:
    """Wording that nobody has written yet is named with its section, and fails nothing."""
    e.edit(file, e.rewrite(FIRST_PLACEHOLDER, "Tình hình dịch ổn định."))
    found = verify(file, report)
    assert len(found.placeholders) == PLACEHOLDERS - 1
    assert found.placeholders[0].section.startswith("II. ")
    assert found.stands


def test_places_name_section_table_and_words(file: Path, report: PublishedReport) -> None:
    """A reader finds the place in the document from its headings, table and first words."""
    e.edit(file, e.write(D3, "84%"), e.write(HOME, "91%"))
    in_table, in_text = verify(file, report).changes
    assert in_table.place.section.startswith("III. ")
    assert in_table.place.table.startswith("Bảng 1.")
    assert in_text.place.section.endswith("b) Ca bệnh và điều trị")
    assert CARE_LINE in str(in_text.place)
