"""Computed words are protected as figures are; people's wording stays free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport
from baocao.review.verify.model import ChangeKind
from baocao.review.verify.verify import verify_against
from baocao.review.verify.word_file import open_word_file
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.conftest import WordForWord
from tests.review.verify.test_edited_files import (
    CARE_LINE,
    CARE_TEXT,
    CASES_LINE,
    CASES_TEXT,
    D3,
    FIRST_CLAUSE,
    NONE_LINE,
    NONE_TEXT,
    NOT_DUE_ROW,
    RATE_LINE,
    RATE_TEXT,
    Case,
    Expected,
    changed,
    expect_named,
    text,
    typed,
    wording,
)

SUMMARY_LINE = "chỉ tiêu định lượng, trong đó"
UNREPORTED_LINE = "Chưa có số liệu của"
TASKS_LINE = "Chưa tổng hợp được tiến độ"
SUMMARY = "text.results.1"
FINDING = "Tỷ lệ tiêm do đơn vị"

PROTECTED: list[Case] = [
    (
        "a verdict",
        [e.replace_in_row("Chưa đến hạn", "Đạt", FIRST_CLAUSE)],
        [text("text.table-2.2", "Chưa đến hạn", "Đạt")],
    ),
    (
        "a verdict over the rows of a table",
        [e.replace("Chưa đến hạn", "Đạt")],
        [text("text.table-1.1", "Chưa đến hạn", "Đạt")],
    ),
    (
        "a verdict that begins a sentence",
        [e.replace("Chưa có số liệu", "Đạt", UNREPORTED_LINE)],
        [text("text.results.2", "Chưa có số liệu", "Đạt")],
    ),
    (
        "a verdict, without marks",
        [e.drop_marks, e.replace_in_row("Chưa đến hạn", "Đạt", FIRST_CLAUSE)],
        [text(NOT_DUE_ROW, "Chưa đến hạn", "Đạt")],
    ),
    (
        "a verdict, tracked",
        [e.tracked_replace("Chưa đến hạn", "Đạt")],
        [text("text.table-1.1", "Chưa đến hạn", "Đạt", pending=True)],
    ),
    (
        "a dose in a row",
        [e.replace("18+, mũi 3", "18+, mũi 4")],
        [text("text.table-4.4", "18+, mũi 3", "18+, mũi 4")],
    ),
    (
        "an age in a row",
        [e.replace("12-17, mũi 2", "12-15, mũi 2")],
        [typed("15", "17")],
    ),
    (
        "a deadline in a row",
        [e.replace("30/6/2022", "30/9/2022")],
        [text("text.table-1.2", "30/6/2022", "30/9/2022")],
    ),
    (
        "a clause in a row",
        [e.replace("Mục II.2.a, gạch đầu dòng thứ nhất", "Mục II.2.b, gạch đầu dòng thứ nhất")],
        [text(NOT_DUE_ROW, "II.2.a", "II.2.b")],
    ),
    (
        "words between a figure's",
        [e.replace("Tiên lượng tốt", "Tiên lượng xấu")],
        [text("text.table-5.4", "Tiên lượng tốt", "Tiên lượng xấu")],
    ),
    (
        "labels of two rows, swapped",
        [
            e.replace("18+, mũi 1", "18+, mũi X"),
            e.replace("18+, mũi 2", "18+, mũi 1"),
            e.replace("18+, mũi X", "18+, mũi 2"),
        ],
        [text("text.table-4.2", "mũi 1", "mũi 2"), text("text.table-4.3", "mũi 2", "mũi 1")],
    ),
    (
        "a header",
        [e.replace("Thời hạn", "Ngày đạt")],
        [text("text.table-1.header-1", "Thời hạn", "Ngày đạt")],
    ),
    (
        "a caption",
        [e.replace("Bảng 5. Ca bệnh và điều trị", "Bảng 5. Ca nặng và điều trị")],
        [text("text.table-5.caption", "Ca bệnh", "Ca nặng")],
    ),
    (
        "a picture's caption",
        [e.replace("theo nhóm tuổi và mũi so với chỉ tiêu", "theo huyện so với chỉ tiêu")],
        [text("text.picture-1", "theo nhóm tuổi và mũi", "theo huyện")],
    ),
    (
        "a note",
        [e.replace("tỷ lệ do đơn vị báo cáo tự tính", "tỷ lệ do Bộ Y tế tính")],
        [text("text.table-1.note", "đơn vị báo cáo tự tính", "Bộ Y tế tính")],
    ),
    (
        "the period in the subject",
        [e.replace("quý I năm 2022", "quý II năm 2022")],
        [text("text.subject", "quý I năm", "quý II năm")],
    ),
    (
        "the area in the subject",
        [e.replace("trên địa bàn tỉnh Lạng Sơn", "trên địa bàn tỉnh Cao Bằng")],
        [text("text.subject", "Lạng Sơn", "Cao Bằng")],
    ),
    (
        "a day of the opening",
        [e.replace("14/3/2022", "31/3/2022")],
        [text("text.opening.1", "14/3/2022", "31/3/2022")],
    ),
    (
        "the period of the opening",
        [e.replace("quý I năm 2022", "quý III năm 2022", "kỳ báo cáo từ ngày")],
        [text("text.opening.1", "quý I năm", "quý III năm")],
    ),
    (
        "a place in a sentence",
        [e.replace("tại nhà", "tại cơ sở", CARE_LINE)],
        [text(CARE_TEXT, "tại nhà", "tại cơ sở")],
    ),
    (
        "a group in a sentence",
        [e.replace("người mắc", "người nghi mắc", CARE_LINE)],
        [text(CARE_TEXT, "người mắc", "người nghi mắc")],
    ),
    (
        "what is counted",
        [e.replace("số ca tử vong", "số ca nặng", CASES_LINE)],
        [text(CASES_TEXT, "tử vong", "nặng")],
    ),
    ("a unit", [e.replace(" ca", " người", CASES_LINE)], [text(CASES_TEXT, "số ca", "số người")]),
    (
        "the unit after a figure",
        [u.unit_after("deaths_cumulative.20.value", " người")],
        [text(CASES_TEXT, "21 ca", "21 người")],
    ),
    (
        "another day",
        [e.replace("12/02/2022", "14/3/2022", CASES_LINE)],
        [text(CASES_TEXT, "12/02/2022", "14/3/2022")],
    ),
    (
        "a verdict in a sentence",
        [e.replace("chưa có số liệu", "đạt", SUMMARY_LINE)],
        [text(SUMMARY, "chưa có số liệu", "đạt")],
    ),
    (
        "verdicts of a sentence, swapped",
        [
            e.replace("chưa đến hạn", "chưa X", SUMMARY_LINE),
            e.replace("chưa có số liệu", "chưa đến hạn", SUMMARY_LINE),
            e.replace("chưa X", "chưa có số liệu", SUMMARY_LINE),
        ],
        [text(SUMMARY, "chưa đến hạn; 15", "chưa có số liệu; 15")],
    ),
    (
        "a verdict denied",
        [e.replace("chưa đến hạn", "không chưa đến hạn", SUMMARY_LINE)],
        [text(SUMMARY, "chưa đến hạn", "không chưa đến hạn")],
    ),
    (
        "a plan in a sentence",
        [e.replace("2022 - 2023", "2021 - 2022", TASKS_LINE)],
        [text("text.results.6", "2022 - 2023", "2021 - 2022")],
    ),
    (
        "a statement without a number",
        [e.replace("Không có chỉ tiêu nào không đạt", "Có chỉ tiêu không đạt")],
        [text(NONE_TEXT, "Không có", "Có")],
    ),
    (
        "a row deleted",
        [e.delete("w:tr", "Có quy chế phối hợp liên ngành")],
        [text("text.table-3.14", "Có quy chế phối hợp")],
    ),
    (
        "a row typed in",
        [e.new_row("Có quy chế phối hợp liên ngành", "Chỉ tiêu khác", "Đạt")],
        [text("", "", "Chỉ tiêu khác")],
    ),
    (
        "who has reported",
        [e.replace("tỉnh Lạng Sơn", "tỉnh Cao Bằng", "Chưa có đơn vị nào")],
        [text("text.difficulties.3", "Lạng Sơn", "Cao Bằng")],
    ),
    (
        "a source's name",
        [e.replace("Chỉ thị số 11-CT/TU", "Chỉ thị số 12-CT/TU", "Nguồn số liệu")],
        [text("text.difficulties.3", "11-CT/TU", "12-CT/TU")],
    ),
    (
        "a struck verdict",
        [u.cell_looks("Chưa đến hạn", "<w:strike/>")],
        [
            Expected(
                ChangeKind.FIGURE_UNSEEN,
                "text.table-1.1",
                "Chưa đến hạn",
                "Chưa đến hạn (gạch ngang)",
            )
        ],
    ),
    (
        "a figure and its label",
        [e.replace("18+, mũi 3", "18+, mũi 4"), e.write(D3, "88%", 5)],
        [changed(D3, "83,15%", "88%"), text("text.table-4.4", "mũi 3", "mũi 4")],
    ),
]

FREE: list[Case] = [
    (
        "a sentence's own words",
        [e.replace(" là ", " đã lên đến ", CASES_LINE)],
        [wording("cộng dồn là", "đã lên đến")],
    ),
    (
        "a sentence that goes on",
        [e.insert_words(CASES_LINE, " Đây là điều đáng tiếc.")],
        [wording("12/02/2022).", "đáng tiếc")],
    ),
    (
        "clauses in another order",
        [
            e.rewrite(
                SUMMARY_LINE,
                "Trong ",
                "{}",
                " chỉ tiêu định lượng, có ",
                "{}",
                " chỉ tiêu chưa đến hạn và ",
                "{}",
                " chỉ tiêu chưa có số liệu.",
            )
        ],
        [wording("trong đó", "có")],
    ),
    (
        "a day left out",
        [e.replace("; số liệu ngày ", "", RATE_LINE), e.replace("12/02/2022", "", RATE_LINE)],
        [wording("số liệu ngày 12/02/2022).", "6.532).")],
    ),
    (
        "a heading",
        [e.replace("1. Tồn tại, hạn chế", "1. Khó khăn, hạn chế")],
        [wording("Tồn tại", "Khó khăn")],
    ),
    (
        "a caption's number",
        [e.replace("Bảng 5. Ca bệnh", "Bảng 6. Ca bệnh")],
        [wording("Bảng 5.", "Bảng 6.")],
    ),
    (
        "where the details are",
        [e.delete("w:p", "Số liệu chi tiết nêu tại")],
        [wording("Số liệu chi tiết nêu tại Phụ lục")],
    ),
    (
        "to whom it goes",
        [e.replace("Kính gửi: Ủy ban nhân dân", "Kính gửi: Thường trực Tỉnh ủy,")],
        [wording("Ủy ban nhân dân", "Thường trực Tỉnh ủy,")],
    ),
    ("rows in another order", [e.move_row("18+, mũi 3", "12-17, mũi 2")], []),
    (
        "a paragraph of one's own",
        [e.insert_after(NONE_LINE, "Các đơn vị tiếp tục thực hiện, chưa đến hạn thì chuẩn bị.")],
        [wording("", "Các đơn vị tiếp tục")],
    ),
    (
        "a table of one's own",
        [e.own_table(NONE_LINE, "Việc", "Đạt")],
        [wording("", "Việc | Đạt")],
    ),
]

ALL = [
    (f"{group}: {name}", done, found)
    for group, cases in (("protected", PROTECTED), ("free", FREE))
    for name, done, found in cases
]


@pytest.mark.parametrize(("done", "expected"), [c[1:] for c in ALL], ids=[c[0] for c in ALL])
def test_computed_words_fail_and_others_are_named(
    file: Path,
    report: PublishedReport,
    done: Sequence[e.Edit],
    expected: Sequence[Expected],
    word_for_word: WordForWord,
) -> None:
    """A changed verdict, label, unit, day or area is an error; a changed sentence is not."""
    word_for_word(expect_named(file, report, done, expected))


def test_a_ledger_without_texts_verifies_as_before(file: Path, report: PublishedReport) -> None:
    """Version 0.1 listed none: a verdict is wording then, and no mark is a stranger's."""
    old = replace(report, ledger=replace(report.ledger, texts=()))
    assert verify_against(old, open_word_file(file, file.name)).changes == ()
    e.edit(file, e.replace("Chưa đến hạn", "Đạt", "Chưa đến hạn"))
    (change,) = verify_against(old, open_word_file(file, file.name)).changes
    assert change.kind is ChangeKind.WORDING_CHANGED


def test_the_ledger_lists_what_is_marked(report: PublishedReport) -> None:
    """Every text once, with its figures in the ledger and its place told."""
    ledger = report.ledger
    ids = [computed.id for computed in ledger.texts]
    assert len(ids) == len(set(ids)) > 80
    assert all(ledger.find(id_) for computed in ledger.texts for id_ in computed.figures)
    assert [t.id for t in ledger.texts if not t.place] == ["text.subject", "text.opening.1"]
    row = next(t for t in ledger.texts if t.id == NOT_DUE_ROW)
    assert row.place == "Bảng 2. Kết quả từng chỉ tiêu theo văn bản"
    assert row.text.endswith("| 98,55% | 1,45 điểm phần trăm | 30/6/2022 | Chưa đến hạn")
    verdict = row.parts[-1].verdict
    assert verdict is not None
    assert (row.parts[-1].text, verdict.status) == ("Chưa đến hạn", "NOT_DUE")
    sentence = next(t for t in ledger.texts if t.id == CASES_TEXT)
    assert [part.kind for part in sentence.parts] == ["label", "unit", "date"] * 2
    assert [t.id for t in ledger.texts if t.id == RATE_TEXT] == [RATE_TEXT]
