"""Epidemic curves: what is said of them names what is drawn, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.core.quantities import Quantity
from baocao.definitions.periods.regimes import parse_period
from baocao.document.charts.curve import describe_epidemic, epidemic_chart, lines_beside
from baocao.results.curves import CurvePoint, EpidemicCurve
from baocao.results.report_data import ReportData
from tests.document.charts import sample, spec
from tests.regimes import DISEASE

WEEKS = ("2022-W34", "2022-W35")
KEYS = {
    "limit": "Đường đứt sẫm: ngưỡng cảnh báo.",
    "last year": "Đường nhạt: cùng kỳ năm trước.",
    "gap": "Chỗ trống: chưa có số liệu.",
}

Point = tuple[int | None, int | None, int | None]
"""A week's count, threshold and count of the year before."""


def data(*diseases: tuple[Point, Point]) -> ReportData:
    """A report of the last week, each disease with its points."""
    periods = [parse_period(week, DISEASE) for week in WEEKS]
    curves = tuple(
        EpidemicCurve(
            sample.CASES,
            split,
            tuple(
                CurvePoint(
                    period,
                    None if count is None else Quantity(Decimal(count)),
                    None if limit is None else Decimal(limit),
                    None if last_year is None else Decimal(last_year),
                )
                for period, (count, limit, last_year) in zip(periods, points, strict=True)
            ),
        )
        for split, points in zip(sample.SPLITS, diseases, strict=False)
    )
    base = sample.report()
    return replace(base, inputs=replace(base.inputs, period=periods[-1]), curves=curves)


@pytest.mark.parametrize(
    ("points", "keys", "beside"),
    [
        (((5, None, None), (9, None, None)), (), ""),
        (((5, 7, None), (9, 8, None)), ("limit",), " so với ngưỡng cảnh báo"),
        (((5, None, 2), (9, None, 3)), ("last year",), " so với cùng kỳ năm trước"),
        (
            ((5, 7, 2), (9, 8, 3)),
            ("limit", "last year"),
            " so với ngưỡng cảnh báo và cùng kỳ năm trước",
        ),
        (((None, None, None), (9, None, None)), ("gap",), ""),
        (((5, 7, None), (9, None, None)), ("limit", "gap"), " so với ngưỡng cảnh báo"),
    ],
)
def test_the_key_the_title_and_the_words_name_the_lines_that_are_drawn(
    points: tuple[Point, Point], keys: tuple[str, ...], beside: str
) -> None:
    """The key of the chart, its title, its words for who does not see it, and its table."""
    report, words = data(points), sample.words()
    chart = epidemic_chart(report, words)
    assert spec.notes(chart) == " ".join(["Cột: số của từng tuần.", *(KEYS[key] for key in keys)])
    titled = f"theo thời gian{beside}"
    assert " ".join(spec.spec(chart)["title"]["text"]).endswith(titled)
    assert f"{titled}. " in describe_epidemic(report, words)
    assert lines_beside(report, words) == beside
    named = {"limit": "Ngưỡng cảnh báo", "last year": "Cùng kỳ năm trước"}
    headings = spec.spec(chart)["usermeta"]["table"]["headings"]
    assert headings == ["Chỉ số", "Tuần", "Kết quả", *(named[k] for k in keys if k in named)]


def test_a_line_of_one_disease_alone_is_named_and_its_lack_elsewhere_is_a_gap() -> None:
    report = data(((5, 7, None), (9, 8, None)), ((1, None, None), (2, None, None)))
    expected = " ".join(["Cột: số của từng tuần.", KEYS["limit"], KEYS["gap"]])
    assert spec.notes(epidemic_chart(report, sample.words())) == expected
