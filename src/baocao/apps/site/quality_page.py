"""The quality of the data: who has sent, what validation found, what is left to write."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.apps.site.overview import Overview
from baocao.core.vietnamese.names import sort_key
from baocao.output.page.page import Page, page_items
from baocao.output.page.templates import Templates

KIND = "chất lượng số liệu"
PATH = "chat-luong.html"
SCRIPTS = ("tables.js",)


def quality_page(reports: Sequence[Overview], templates: Templates) -> Page:
    """One line a report, a province's newest first."""
    ordered = sorted(reports, key=lambda r: (sort_key(r.province.name), -r.period.end.toordinal()))
    content = [
        templates.html("quality", reports=ordered),
        templates.end("", SCRIPTS),
    ]
    lead = "Mức đầy đủ của số liệu và kết quả kiểm tra số liệu của từng báo cáo."
    return Page(PATH, "Chất lượng số liệu", lead, KIND, page_items(content))
