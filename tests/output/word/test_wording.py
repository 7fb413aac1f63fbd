"""Spaces that do not break, list marks, line lengths and breaks of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.output.word.metrics import bold_width
from baocao.output.word.titles import break_title
from baocao.output.word.wording import HYPHEN, as_dashes, as_list, bind, hold_hyphens

WIDTH = 9354


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("ngày 05 tháng 01 năm 2023", "ngày 05_tháng_01 năm 2023"),
        ("dịch COVID-19 ngày 23 tháng 02 năm 2022", "dịch COVID-19 ngày 23_tháng_02 năm 2022"),
        ("đến ngày 14/3/2022 và", "đến ngày 14/3/2022 và"),
        ("Kế hoạch số 62/KH-UBND của", "Kế hoạch số 62/KH-UBND của"),
        ("điểm a khoản 2 Điều 103", "điểm a khoản_2 Điều_103"),
        ("quý I năm 2022", "quý_I năm 2022"),
        ("Phụ lục II kèm theo", "Phụ lục_II kèm theo"),
        ("12 người và 3 trường hợp nặng", "12_người và 3_trường hợp nặng"),
        ("trong ngày thứ hai", "trong ngày thứ hai"),
        ("năm Ất Dậu", "năm Ất Dậu"),
    ],
)
def test_what_a_line_may_not_part_is_bound(words: str, bound: str) -> None:
    """Day and month, numbers with labels and units; other spaces stay ("_" is no-break)."""
    assert bind(words).replace("\u00a0", "_") == bound


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("COVID-19, Covid-19", "COVID~19, Covid~19"),
        ("SARS-CoV-2", "SARS-CoV~2"),
        ("số 38/NQ-CP, 12-17, 2022-2023", "số 38/NQ-CP, 12-17, 2022-2023"),
        ("vi-rút, so-y-te-178-ba-be.xlsx", "vi-rút, so-y-te-178-ba-be.xlsx"),
        ("2022 - 2023, giảm -3", "2022 - 2023, giảm -3"),
    ],
)
def test_the_hyphen_before_the_number_of_a_name_ends_no_line(words: str, held: str) -> None:
    """Others may, as word processors part them ("~" is no-break)."""
    assert hold_hyphens(words).replace(HYPHEN, "~") == held


@given(st.text(alphabet="ngày thág năm số 0123456789 Iquý\n"))
def test_binding_changes_nothing_but_spaces(words: str) -> None:
    """With ordinary spaces put back the words are the same."""
    assert bind(words).replace("\u00a0", " ") == words


def test_lists_have_one_end_mark_each() -> None:
    """ ";" but for the last, which has "."; marks and dashes are never doubled."""
    assert as_list(["a", "b;", "c."]) == ["a;", "b;", "c."]
    assert as_dashes(["- a;", "b"]) == ["- a;", "- b."]
    assert as_list([]) == []


@pytest.mark.parametrize(
    ("words", "points", "length"),
    [
        ("Độc lập - Tự do - Hạnh phúc", 14, 171.4),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 271.2),
        ("trương hợp Ươi ƯƠ", 14, 120.5),
    ],
)
def test_lengths_are_those_of_the_font(words: str, points: int, length: float) -> None:
    """Points, added up from the advance widths in the font's own file (Tinos Bold)."""
    assert bold_width(words, points) / 20 == pytest.approx(length, abs=0.2)


def test_letters_in_decomposed_form_are_as_long() -> None:
    """A name typed with combining marks makes the same rule."""
    assert bold_width("Huye\u0323\u0302n Ơ\u0309", 14) == bold_width("Huyện Ở", 14)


def test_a_short_title_stays_on_one_line() -> None:
    """No break is made where none is needed."""
    assert break_title("Số liệu theo huyện", WIDTH, 14) == ["Số liệu theo huyện"]


def test_a_persons_own_break_is_kept() -> None:
    """The profile may say where the title breaks."""
    assert break_title("Kết quả\nquý I", WIDTH, 14) == ["Kết quả", "quý I"]


def test_lines_of_a_long_title_fit_and_end_where_a_person_would_end_them() -> None:
    """Never after "tỉnh" or "phòng,", never within "Lạng Sơn" or "năm 2022"."""
    title = (
        "Kết quả thực hiện công tác phòng, chống dịch COVID-19 6 tháng đầu năm 2022 và nhiệm vụ"
        " trọng tâm 6 tháng cuối năm 2022 trên địa bàn tỉnh Lạng Sơn"
    )
    lines = break_title(title, WIDTH, 14)
    assert len(lines) == 3
    assert " ".join(lines).replace("\u00a0", " ") == title
    assert all(bold_width(line, 14) <= WIDTH for line in lines)
    assert not [line for line in lines if line.split()[-1] in ("tỉnh", "phòng,", "trên", "và")]
    assert any("Lạng Sơn" in line for line in lines)


SUBJECTS = {
    "a quarter": (
        "Kết quả thực hiện công tác phòng, chống dịch COVID-19",
        "quý IV năm 2022 và phương hướng, nhiệm vụ quý I năm 2023",
        "trên địa bàn tỉnh Lạng Sơn",
    ),
    "half a year": (
        "Kết quả thực hiện công tác",
        "phòng, chống dịch COVID-19 6 tháng cuối năm 2022",
        "và phương hướng, nhiệm vụ 6 tháng đầu năm 2023",
        "trên địa bàn tỉnh Đồng Tháp",
    ),
    "a year": (
        "Kết quả công tác phòng, chống bệnh truyền nhiễm năm 2024",
        "và phương hướng, nhiệm vụ năm 2025 trên địa bàn tỉnh Bình Thuận",
    ),
    "a month": (
        "Tình hình bệnh truyền nhiễm và công tác phòng, chống dịch",
        "tháng 8 năm 2023 và phương hướng, nhiệm vụ tháng 9 năm 2023",
        "trên địa bàn tỉnh Bà Rịa - Vũng Tàu",
    ),
    "a week": (
        "Tình hình bệnh truyền nhiễm và công tác phòng, chống dịch",
        "tuần 35 năm 2023 (từ ngày 28/8/2023 đến ngày 03/9/2023)",
        "và phương hướng, nhiệm vụ tuần 36 năm 2023",
        "trên địa bàn tỉnh Bà Rịa - Vũng Tàu",
    ),
}


@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_period_keeps_its_year_and_the_coming_one_its_tasks(kind: str) -> None:
    """The subjects of all kinds of reports, as a clerk sets them."""
    lines = break_title(" ".join(SUBJECTS[kind]), WIDTH, 14)
    assert [line.replace("\u00a0", " ") for line in lines] == list(SUBJECTS[kind])
