"""The table of several counts of one group, as readers see it."""

from __future__ import annotations

from baocao.document.blocks import FigureText, Table
from baocao.document.sections.outlook import difficulties
from tests.document.sample import context, lines
from tests.results.sample import plan, submission
from tests.results.test_denominators import CENSUS, counts


def test_the_reports_data_part_shows_every_count() -> None:
    """Group, provider, day, count, rate, and which of them the report goes by."""
    composed = context(submission(*counts()), plans=[plan(denominator_provider=CENSUS)])
    section = difficulties(composed)
    found = lines(section.blocks)
    start = found.index("Mẫu số theo các nguồn")
    assert f"báo cáo tính theo số của {CENSUS}" in found[start - 1]
    assert found[start + 1 : start + 3] == [
        "18+, mũi 3 | Sổ tiêm chủng | 14/12/2022 | 1.000 | 90% | ",
        "18+, mũi 3 | Tổng điều tra dân số | 1/4/2022 | 1.200 | 75% | Có",
    ]


def test_each_count_and_rate_is_a_figure_of_its_own() -> None:
    """The ledger tells them from the report's own result."""
    section = difficulties(context(submission(*counts())))
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    figures = [
        inline.figure
        for row in table.rows
        for cell in row.cells
        for inline in cell
        if isinstance(inline, FigureText)
    ]
    assert len({figure.id for figure in figures}) == 4
    assert all(figure.id.startswith("by-source.") for figure in figures)
    assert all(figure.sources for figure in figures)


def test_where_no_plan_names_a_provider_the_report_says_what_it_went_by() -> None:
    """The reader need not guess why the newest count was taken."""
    section = difficulties(context(submission(*counts())))
    assert any("theo số có ngày gần nhất" in line for line in lines(section.blocks))


def test_without_a_second_count_there_is_no_table() -> None:
    """Most reports have none."""
    section = difficulties(context(submission(*counts()[:2])))
    assert not any(isinstance(block, Table) for block in section.blocks)
