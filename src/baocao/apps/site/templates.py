"""Fragments of HTML from templates/site; every text is escaped as it enters a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from baocao.apps.site.page import Html
from baocao.apps.site.pieces import pieces_html
from baocao.apps.site.trace import script_json
from baocao.archive.built.content import PictureContent, TableContent
from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import upper_first
from baocao.core.vietnamese.numbers import format_number

FOLDER = "site"


@dataclass(frozen=True)
class Templates:
    """The templates of one project."""

    environment: Environment

    def html(self, name: str, **values: Any) -> Html:
        """The fragment templates/site/<name>.html.j2, filled in."""
        return Html(self.text(name, **values))

    def end(self, root: str, scripts: Sequence[str], trace: str = "") -> Html:
        """What each page ends with: its scripts, and the file with where its figures are from."""
        return self.html("page_end", root=root, scripts=scripts, trace=trace)

    def text(self, name: str, **values: Any) -> str:
        return self.environment.get_template(f"{name}.html.j2").render(**values).strip()


@dataclass(frozen=True)
class HeaderCell:
    """A heading of a table; `index` is its column, None over several columns."""

    title: str
    width: int = 1
    height: int = 1
    index: int | None = None


def load_templates(project: Project) -> Templates:
    """The templates with their filters."""
    environment = Environment(
        loader=FileSystemLoader(project.templates / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        day=short_date,
        upper_first=upper_first,
        number=format_number,
        header=header_rows,
        chart_table=chart_table,
        script_json=lambda data: Markup(script_json(data)),
        pieces=pieces_html,
        plan_path=lambda plan, programme: plan_path(programme, plan.id),
        indicator_path=lambda indicator, programme: indicator_path(programme, indicator),
    )
    return Templates(environment)


def plan_path(programme: str, plan: str) -> str:
    """The place of a plan's page."""
    return f"ke-hoach/{quote(f'{programme}-{plan}', safe='')}.html"


def indicator_path(programme: str, indicator: str) -> str:
    """The place of an indicator's page."""
    return f"chi-so/{quote(f'{programme}-{indicator}', safe='')}.html"


def province_path(programme: str, province: str) -> str:
    """The place of the tasks of a programme and province (slug)."""
    return f"nhiem-vu/{quote(f'{programme}-{province}', safe='')}.html"


def header_rows(table: TableContent) -> list[list[HeaderCell]]:
    """The heading of a table: one row, or two where columns stand under a common title."""
    columns = table.columns
    if not any(column.group for column in columns):
        return [[HeaderCell(c.title, index=i) for i, c in enumerate(columns)]]
    top: list[HeaderCell] = []
    low: list[HeaderCell] = []
    for i, column in enumerate(columns):
        if not column.group:
            top.append(HeaderCell(column.title, height=2, index=i))
            continue
        low.append(HeaderCell(column.title, index=i))
        if i and columns[i - 1].group == column.group:
            top[-1] = HeaderCell(column.group, width=top[-1].width + 1)
        else:
            top.append(HeaderCell(column.group))
    return [top, low]


def chart_table(picture: PictureContent) -> Mapping[str, Any] | None:
    """The values of a chart that travel with it; None where none do or they are broken."""
    usermeta = (picture.spec or {}).get("usermeta")
    table = usermeta.get("table") if isinstance(usermeta, dict) else None
    whole = isinstance(table, dict) and table.get("headings") and table.get("rows")
    return table if whole else None
