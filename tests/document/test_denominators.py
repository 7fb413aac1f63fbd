"""The table of several counts of one group, as readers see it."""

from __future__ import annotations

from baocao.document.blocks import Block, FigureText, Table
from baocao.document.context import Context
from baocao.document.narrative.data_notes import INDICATORS
from baocao.document.sections.appendices import appendices
from baocao.document.sections.overall import difficulties
from tests.document.sample import context, lines
from tests.results.sample import dose, obs, plan, submission
from tests.results.test_denominators import APRIL, CENSUS, counts


def test_the_reports_data_part_shows_every_count() -> None:
    """Group, provider, day, count, rate, and which of them the report goes by."""
    composed = context(submission(*counts()), plans=[plan(denominator_provider=CENSUS)])
    told = " ".join(lines(difficulties(composed).blocks))
    assert f"báo cáo tính theo số của {CENSUS}" in told
    assert "tỷ lệ theo từng nguồn nêu tại {indicators}" in told
    found = lines(_appendix(composed))
    start = found.index("Mẫu số theo các nguồn")
    assert found[start + 1 : start + 3] == [
        "18+, mũi 3 | Sổ tiêm chủng | 14/12/2022 | 1.000 | 90% | ",
        "18+, mũi 3 | Tổng điều tra dân số | 01/4/2022 | 1.200 | 75% | Có",
    ]


def test_each_count_and_rate_is_a_figure_of_its_own() -> None:
    """The ledger tells them from the report's own result."""
    *_, table = _appendix(context(submission(*counts())))
    assert isinstance(table, Table)
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
    """By name where it went by one provider's counts alone."""
    section = difficulties(context(submission(*counts())))
    assert any("báo cáo tính theo số của " in line for line in lines(section.blocks))


def test_a_count_without_a_provider_is_not_told_as_another_ones() -> None:
    """The report went by the register for one group and by an unnamed count for the other."""
    group = dose("12-17", "d2")
    children = (
        obs("vaccinated", 90, split=group),
        obs("eligible_population", 100, split=group),
        obs("eligible_population", 120, split=group, provider=CENSUS, as_of=APRIL),
    )
    section = difficulties(context(submission(*counts(), *children)))
    assert any("mỗi nhóm được tính theo số mới nhất" in line for line in lines(section.blocks))


def test_without_a_second_count_there_is_no_table() -> None:
    """Most reports have none."""
    composed = context(submission(*counts()[:2]))
    assert "Mẫu số theo các nguồn" not in lines(_appendix(composed))
    assert not any("nhiều nguồn" in line for line in lines(difficulties(composed).blocks))


def _appendix(composed: Context) -> tuple[Block, ...]:
    """The appendix with the figures of the whole province."""
    return next(one.blocks for one in appendices(composed) if one.id == INDICATORS)
