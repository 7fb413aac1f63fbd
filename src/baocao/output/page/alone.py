"""A report's page as one file: scripts, styles, pictures and traces are in it, no request leaves.

Charts stand as the printed pictures, with their values as tables: what draws them anew on the
web pages is as large as ten such files.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from markupsafe import Markup

from baocao.archive.issued.issued import EarlierFigures
from baocao.core.taken_over import taken_over
from baocao.definitions.programmes.model import MainIndicator
from baocao.output.page.files import SCRIPTS, STYLES
from baocao.output.page.html import PagePictures, for_page, picture_in_page
from baocao.output.page.report_page import ReportPages, page_of
from baocao.output.page.script import script_in_page, script_json
from baocao.output.page.templates import Templates
from baocao.output.page.traces import traces_of
from baocao.output.page.view import ReportView
from baocao.output.page.writing import contents_of, items_html


def page_alone(
    view: ReportView,
    told: Collection[str],
    main: Sequence[MainIndicator],
    earlier: EarlierFigures,
    templates: Templates,
) -> str:
    """The page of a report; `told` are the ids of the figures that stand on it, `main` the
    indicators that it shows first, `earlier` is what issued reports printed of its figures.

    Nothing is said of how far the report is: the page outlives that.
    """

    def traces() -> bytes:
        figures = tuple(figure for figure in view.figures if figure.id in told)
        return script_json(traces_of(replace(view, figures=figures), earlier)).encode()

    blocks = for_page(PagePictures(picture_in_page, drawn=False))
    pages = ReportPages(templates, main, blocks)
    items = pages.items(
        view,
        status=None,
        outdated=False,
        past=False,
        changed=(),
        downloads=(),
        figures="",
        figures_name="",
    )
    page = page_of(view, items)
    return templates.render(
        "alone",
        page=page,
        root="",
        toc=contents_of(page),
        body=items_html(page.items),
        styles=[Markup(templates.file(name)) for name in STYLES],
        scripts=[script_in_page(templates.file(name)) for name in SCRIPTS],
        # No word that people write is in it.
        traces=Markup(taken_over("traces.json", traces).decode()),
    )
