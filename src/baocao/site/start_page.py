"""The start page: which report there is for which province and period, and their main figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.results.model import TargetStatus
from baocao.site.arrange import PeriodColumn, columns_of, latest_of, provinces_of
from baocao.site.choices import Choices
from baocao.site.folders import Unusable
from baocao.site.overview import Overview, Value
from baocao.site.page import Content, Heading, Page, page_content
from baocao.site.settings import Written
from baocao.site.templates import Templates

KIND = "trang chính"
PATH = "index.html"
SCRIPTS = ("tables.js",)


@dataclass(frozen=True)
class Cell:
    """One province in one period; with neither report nor problem nothing was built."""

    report: Overview | None = None
    problem: Unusable | None = None

    @property
    def met(self) -> int:
        return self.report.targets_in(TargetStatus.MET) if self.report else 0

    @property
    def failed(self) -> int:
        return self.report.targets_in(TargetStatus.NOT_MET) if self.report else 0

    @property
    def behind(self) -> int:
        return self.report.targets_in(TargetStatus.BEHIND) if self.report else 0


@dataclass(frozen=True)
class Latest:
    """The last report of a province with its main figures, None where it has no such figure."""

    report: Overview
    values: tuple[Value | None, ...]


def start_page(
    reports: Sequence[Overview],
    unusable: Sequence[Unusable],
    written: Written,
    choices: Choices,
    templates: Templates,
) -> Page:
    """Provinces by periods, the latest figures, and what cannot be shown."""
    columns = columns_of(reports)
    items: list[Content | None] = [
        *written.content,
        Heading(2, "Báo cáo theo tỉnh và kỳ", "bao-cao"),
        templates.html("start_matrix", columns=columns, rows=_rows(reports, unusable, columns)),
        Heading(2, "Số liệu chính của báo cáo mới nhất", "so-lieu-chinh"),
        templates.html("start_latest", headlines=choices.headlines, rows=_latest(reports, choices)),
        *_problems(unusable, templates),
        templates.html("page_end", root="", scripts=SCRIPTS, trace=""),
    ]
    return Page(PATH, written.title, "", KIND, page_content(items))


def _problems(unusable: Sequence[Unusable], templates: Templates) -> list[Content]:
    if not unusable:
        return []
    return [
        Heading(2, "Thư mục báo cáo không dùng được", "khong-dung-duoc"),
        templates.html("start_problems", unusable=unusable),
    ]


def _rows(
    reports: Sequence[Overview], unusable: Sequence[Unusable], columns: Sequence[PeriodColumn]
) -> list[tuple[str, list[Cell]]]:
    cells = {(r.province.slug, r.period.key): Cell(report=r) for r in reports}
    broken = {(u.province, u.period): Cell(problem=u) for u in unusable}
    names = {p.slug: p.name for p in provinces_of(reports)}
    names |= {u.province: u.province for u in unusable if u.province not in names}
    return [
        (name, [(broken | cells).get((slug, c.period.key), Cell()) for c in columns])
        for slug, name in names.items()
    ]


def _latest(reports: Sequence[Overview], choices: Choices) -> list[Latest]:
    keys = [(headline.indicator, headline.split) for headline in choices.headlines]
    return [Latest(r, tuple(r.values.get(key) for key in keys)) for r in latest_of(reports)]
