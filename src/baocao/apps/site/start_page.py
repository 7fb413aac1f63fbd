"""The start page and its like for each period: how each province stands, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from baocao.apps.site.addresses import period_path
from baocao.apps.site.arrange import AllReports, by_programme, columns_of, latest_of
from baocao.apps.site.assets import EARLY
from baocao.apps.site.changes import changes_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.needs import needs_of
from baocao.apps.site.overview import Overview
from baocao.apps.site.provinces import province_cards
from baocao.apps.site.settings import WrittenPage
from baocao.apps.site.status_page import named
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import upper_first
from baocao.document.content import PeriodContent
from baocao.output.page.page import MakePage, Page, PageHeading, PageItem, page_items
from baocao.output.page.templates import Templates

KIND = "trang chính"
PATH = "index.html"
NEWEST = "Báo cáo mới nhất của từng tỉnh"


@dataclass(frozen=True)
class StartPages:
    """Makes the start page and one for each period; `signs` stand for
    the four steps."""

    every: AllReports
    choices: Choices
    templates: Templates
    signs: Sequence[str]

    def pages(self, written: WrittenPage) -> Iterator[MakePage]:
        """The newest report of each province after what people wrote, then period by period."""
        yield partial(self._newest, written)
        for period in self._periods:
            yield partial(self._of_period, period)

    def _newest(self, written: WrittenPage) -> Page:
        notes = self.templates.html(
            "start_notes", unusable=self.every.unusable, reports=self.every.reports
        )
        latest = latest_of(self.every.reports)
        items = [notes, *self._items(latest, "", NEWEST, written=written.content)]
        return Page(PATH, written.title, self._lead(latest), KIND, page_items(items), early=EARLY)

    def _of_period(self, period: PeriodContent) -> Page:
        shown = [report for report in self.every.reports if report.period.key == period.key]
        items = page_items(self._items(shown, "../", upper_first(period.name), period.key))
        path, title = period_path(period.key), f"Các tỉnh, {period.name}"
        return Page(path, title, "", "kỳ báo cáo", items, early=EARLY)

    def _lead(self, shown: Sequence[Overview]) -> str:
        """The day that the page was made on, and up to when the data of each programme reach."""
        made = f"Cập nhật ngày {short_date(self.every.progress.day)}"
        told = []
        for programme, own in by_programme(shown).items():
            last = max(own, key=lambda report: report.period.end).period
            several = len(self.choices.programmes) > 1
            of = f" {self.choices.short_name(programme)}" if several else ""
            told.append(f"số liệu{of} đến {last.name}, chốt ngày {short_date(last.cutoff)}")
        return "; ".join([made, *told]) + "."

    @property
    def _periods(self) -> list[PeriodContent]:
        """The periods of the reports, the newest first."""
        return [column.period for column in columns_of(r.period for r in self.every.reports)][::-1]

    def _items(
        self,
        shown: Sequence[Overview],
        root: str,
        caption: str,
        period: str = "",
        written: Sequence[PageItem] = (),
    ) -> list[PageItem]:
        """What is asked first, what people wrote, the provinces, what changed."""
        cards = list(province_cards(shown, self.every, self.choices))
        changes = changes_of(shown, self.every.reports, self.choices)
        compared = {one.report.key for one in changes}
        items = list(written)
        if cards:
            items = [
                self.templates.html(
                    "start_needs",
                    caption=caption,
                    needs=needs_of(shown, self.every.reports, changes, self.choices),
                    shown=shown,
                    owing=named(self.every.progress.owing(period), self.every, self.choices),
                    root=root,
                ),
                *written,
                PageHeading(2, "Các tỉnh", "cac-tinh"),
                self.templates.html(
                    "start_choices",
                    cards=cards,
                    periods=self._periods,
                    shown=period,
                    root=root,
                ),
            ]
        alone = len(cards) == 1
        items += [
            self.templates.html(
                "start_latest", card=card, alone=alone, signs=self.signs, root=root, caption=caption
            )
            for card in cards
        ]
        if changes:
            items += [
                PageHeading(2, "Thay đổi so với kỳ trước", "thay-doi"),
                self.templates.html(
                    "start_changes",
                    changes=changes,
                    alone=[report for report in shown if report.key not in compared],
                    root=root,
                ),
            ]
        return items
