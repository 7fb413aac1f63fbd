"""The table that sets each option of a category beside earlier periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from baocao.definitions.programmes.model import ComparedRole, Programme
from baocao.document.blocks import Table
from baocao.document.compared import compared_table
from baocao.document.context import Context
from baocao.document.narrative.nothing import nothing_sentence
from baocao.document.sections.appendices import appendices
from baocao.document.sections.situation import situation
from baocao.submissions.workbooks.model import Submission
from tests.document.narrative.sample import text, words
from tests.document.sample import context, lines
from tests.results.sample import CAO_LOC, CITY, DINH_LAP, PROGRAMME, obs, submission

ROLE = ComparedRole(category="test_method", indicators=("tests_done", "test_positivity"))


def with_role(role: ComparedRole | None) -> Programme:
    roles = PROGRAMME.roles.model_copy(update={"compared": role})
    return PROGRAMME.model_copy(update={"roles": roles})


def sent(pcr: int, rapid: int, positive: int) -> Submission:
    counts = [("tests", "pcr", pcr), ("tests", "rapid", rapid), ("tests_positive", "pcr", positive)]
    return submission(*(obs(e, value, split=(("test_method", m),)) for e, m, value in counts))


def told(
    now: Submission,
    role: ComparedRole | None = ROLE,
    history: Mapping[str, tuple[Submission, ...]] | None = None,
) -> list[str]:
    composed = context(now, programme=with_role(role), history=history)
    return lines(compared_table(composed))


NOW, BEFORE, LAST_YEAR = sent(90, 400, 9), sent(120, 100, 30), sent(60, 400, 9)


def test_each_option_stands_beside_both_earlier_periods() -> None:
    found = told(NOW, history={"2022-Q3": (BEFORE,), "2021-Q4": (LAST_YEAR,)})
    assert found[1:] == [
        "Số mẫu xét nghiệm trong kỳ",
        "1 | PCR | 90 | 120 | giảm 25% | 60 | tăng 50%",
        "2 | xét nghiệm nhanh | 400 | 100 | gấp 4 lần | 400 | không đổi",
        "Tỷ lệ mẫu xét nghiệm dương tính",
        "1 | PCR | 10% | 25% | giảm 60% | 15% | giảm 33,3%",
    ]


def test_columns_name_their_periods_and_empty_ones_are_left_out() -> None:
    composed = context(NOW, programme=with_role(ROLE), history={"2022-Q3": (BEFORE,)})
    (table,) = compared_table(composed)
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "TT",
        "Phương pháp xét nghiệm",
        "Quý IV năm 2022",
        "Quý III năm 2022",
        "So với kỳ trước",
    ]


def test_blanks_beside_earlier_values_are_explained_once() -> None:
    """Of the period before only counts are known, no rates; what has no column needs no word."""
    counts = submission(obs("tests", 120, split=(("test_method", "pcr"),)))
    found = told(NOW, history={"2022-Q3": (counts,)})
    assert "1 | PCR | 10% |  | " in found
    assert found[-1] == (
        "Ô để trống: chưa có số liệu của kỳ so sánh về số mẫu xét nghiệm trong kỳ"
        " (xét nghiệm nhanh); tỷ lệ mẫu xét nghiệm dương tính."
    )
    assert not told(NOW)[-1].startswith("Ô để trống")


def test_zero_in_every_period_is_named_in_the_note_and_has_no_row() -> None:
    found = told(sent(0, 400, 0), history={"2022-Q3": (sent(0, 100, 0),)})
    assert not any("| PCR |" in line for line in found)
    assert (
        found[-1] == "Bằng 0 ở mọi kỳ có số liệu nêu trong bảng: số mẫu xét nghiệm trong kỳ (PCR)."
    )


def test_options_that_are_zero_of_several_indicators_are_named_once() -> None:
    """What a count and its rate lack alike is one list and not two."""
    written = words(sent(0, 400, 0))
    of_one = [r for r in written.data.of_province("tests_done") if r.disaggregation]
    of_both = [
        *of_one,
        *(replace(r, indicator=replace(r.indicator, id="b", name="Tỷ lệ")) for r in of_one),
    ]
    zeros = [r for r in of_both if not r.quantity.value]
    assert text(nothing_sentence(written, "tables.nothing_reported", zeros, of_both)) == (
        "Bằng 0 trong kỳ: số mẫu xét nghiệm trong kỳ, tỷ lệ (PCR)."
    )


def test_an_indicator_that_is_zero_all_over_is_named_alone() -> None:
    """Also beside no earlier period, of which a single zero is told as it is; where nothing else
    is there, without a table of heads alone."""
    assert "1 | PCR | 0" in told(sent(0, 400, 0))
    assert told(sent(0, 0, 0)) == ["[body] Bằng 0 trong kỳ: số mẫu xét nghiệm trong kỳ."]


def test_what_is_zero_in_every_area_is_a_sentence_of_the_appendices() -> None:
    """No table of zeros, neither of the province nor of its areas; some are told as they are."""
    none, some = (_appendix(context(by_area(rapid), programme=with_role(None))) for rapid in (0, 4))
    assert "[body] Bằng 0 trong kỳ: số mẫu xét nghiệm trong kỳ." in none
    assert "[body] Bằng 0 ở mọi địa bàn có số liệu: số mẫu xét nghiệm trong kỳ." in none
    assert not any(" | 0" in line for line in none)
    assert any(" | 0" in line for line in some)
    assert not any("Bằng 0" in line for line in some)


def test_a_table_over_pages_has_no_column_of_zeros(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is zero of an indicator that is not is named with the other zeros, and counted."""
    monkeypatch.setattr("baocao.document.sections.appendices.ROWS_A_PAGE", 2)
    composed = context(by_area(4), programme=with_role(None))
    found = _appendix(composed)
    assert "[body] Bằng 0 ở mọi địa bàn có số liệu: số mẫu xét nghiệm trong kỳ (PCR)." in found
    (row,) = [line for line in found if "Huyện Cao Lộc | " in line and " | 4" in line]
    assert " | 0" not in row
    assert [line for line in _working(composed) if "RT-PCR trong kỳ | 3 | " in line]


def test_zeros_of_areas_that_make_no_sum_are_told_too() -> None:
    """Rates that units gave are never added up: the province has none of them."""
    rates = (obs("severe_treated_rate", 0, area) for area in (CITY, CAO_LOC))
    found = _appendix(context(submission(*rates), programme=with_role(None)))
    assert [line for line in found if "Bằng 0 ở mọi địa bàn có số liệu" in line]


def test_each_zero_that_a_sentence_tells_stands_in_a_working_paper() -> None:
    """One by one of the province, counted of its areas: each is in the ledger with its cell."""
    none, some = (context(by_area(rapid), programme=with_role(None)) for rapid in (0, 4))
    assert [line for line in _working(none) if "RT-PCR trong kỳ | 3 | " in line]
    assert not any("RT-PCR" in line for line in _working(some))
    (paper,) = [one for one in appendices(none) if one.id == "zeros"]
    zeros = [f for f in paper.figures if f.area == CAO_LOC and f.indicator == "tests_done"]
    assert [(f.text, len(f.sources)) for f in zeros] == [("0", 2), ("0", 1), ("0", 1)]
    before = {"2022-Q3": (sent(0, 100, 0),)}
    compared = context(sent(0, 400, 0), programme=with_role(ROLE), history=before)
    assert " | PCR | 0 mẫu | 0 | không đổi | 14/12/2022" in _working(compared)


def by_area(rapid: int) -> Submission:
    """No area did a PCR test; so many of the others in each, and a case."""
    counts, areas = [("pcr", 0), ("rapid", rapid)], (CITY, CAO_LOC, DINH_LAP)
    return submission(
        *(obs("new_cases", 1, area) for area in areas),
        *(
            obs("tests", value, area, (("test_method", method),))
            for area in areas
            for method, value in counts
        ),
    )


def test_so_few_cases_are_no_proportion() -> None:
    """One after two is one less, and not a fall by half."""
    found = told(sent(1, 400, 0), history={"2022-Q3": (sent(2, 100, 0),)})
    assert "1 | PCR | 1 | 2 | giảm 1 mẫu" in found


def test_what_rose_from_zero_is_told_as_it_is() -> None:
    """There is no proportion of nothing, and a blank would say that nothing is known."""
    found = told(sent(40, 400, 0), history={"2022-Q3": (sent(0, 100, 0),)})
    assert "1 | PCR | 40 | 0 | tăng 40 mẫu" in found


def test_what_the_table_shows_is_not_shown_again() -> None:
    """Section I has it; the appendix of the province's figures has the rest."""
    composed = context(NOW, programme=with_role(ROLE))
    first = lines(situation(composed).blocks)
    assert any("xét nghiệm nhanh | 400" in line for line in first)
    assert not any("xét nghiệm nhanh | " in line for line in _appendix(composed))
    plain = context(NOW, programme=with_role(None))
    assert any("xét nghiệm nhanh | " in line for line in _appendix(plain))


def _appendix(composed: Context) -> list[str]:
    return [line for one in appendices(composed) if not one.working for line in lines(one.blocks)]


def _working(composed: Context) -> list[str]:
    return [line for one in appendices(composed) if one.working for line in lines(one.blocks)]


@pytest.mark.parametrize("role", [None, ComparedRole(category="dose", indicators=("coverage",))])
def test_without_the_role_or_its_data_there_is_no_table(role: ComparedRole | None) -> None:
    assert told(NOW, role) == []
