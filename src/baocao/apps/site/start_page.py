"""The start page and its like for each period: how each province stands, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.apps.site.addresses import period_path
from baocao.apps.site.arrange import AllReports, columns_of, latest_of
from baocao.apps.site.changes import changes_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.overview import Overview
from baocao.apps.site.provinces import province_cards
from baocao.apps.site.settings import WrittenPage
from baocao.core.vietnamese.names import upper_first
from baocao.document.content import PeriodContent
from baocao.output.page.page import Page, PageHeading, PageItem, page_items
from baocao.output.page.templates import Templates

KIND = "trang chính"
PATH = "index.html"
SCRIPTS = ("start.js", "tables.js")


@dataclass(frozen=True)
class StartPages:
    """Makes the start page and one for each period; `signs` stand for
    the four steps."""

    every: AllReports
    choices: Choices
    templates: Templates
    signs: Sequence[str]

    def pages(self, written: WrittenPage) -> Iterator[Page]:
        """The newest report of each province after what people wrote, then period by period."""
        notes = self.templates.html(
            "start_notes", unusable=self.every.unusable, reports=self.every.reports
        )
        latest = latest_of(self.every.reports)
        items = [*written.content, notes, *self._items(latest, "", "Kỳ mới nhất")]
        yield Page(PATH, written.title, "", KIND, page_items(items))
        for period in self._periods:
            shown = [report for report in self.every.reports if report.period.key == period.key]
            name = upper_first(period.name)
            items = self._items(shown, "../", name, period.key)
            yield Page(
                period_path(period.key),
                f"Các tỉnh, {period.name}",
                "",
                "kỳ báo cáo",
                page_items(items),
            )

    @property
    def _periods(self) -> list[PeriodContent]:
        """The periods of the reports, the newest first."""
        return [column.period for column in columns_of(r.period for r in self.every.reports)][::-1]

    def _items(
        self, shown: Sequence[Overview], root: str, caption: str, period: str = ""
    ) -> list[PageItem]:
        cards = list(province_cards(shown, self.every, self.choices))
        changes = changes_of(shown, self.every.reports, self.choices)
        compared = {one.report.key for one in changes}
        items: list[PageItem] = []
        if cards:
            items = [
                PageHeading(2, "Các tỉnh", "cac-tinh"),
                self.templates.html(
                    "start_choices",
                    cards=cards,
                    periods=self._periods,
                    shown=period,
                    root=root,
                    changed=bool(changes),
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
        return [*items, self.templates.end(root, SCRIPTS)]
