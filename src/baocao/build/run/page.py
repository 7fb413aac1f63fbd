"""The executed notebook as one HTML page that needs no internet."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter, TemplateExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

TITLE = "Báo cáo"
INJECTED = "injected-parameters"
NO_SCRIPTS = {
    "mathjax_url": "",
    "require_js_url": "",
    "jquery_url": "",
    "jupyter_widgets_base_url": "",
}


class PageExporter(HTMLExporter):
    """Exports without a last pass over the whole page.

    That pass makes cells of JupyterLab reachable by keyboard and names pictures without
    alternative text in English; the page has no such cells, and its pictures have their own.
    It took as long as all the rest.
    """

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        page: tuple[str, dict[str, Any]]
        page = TemplateExporter.from_notebook_node(self, nb, resources, **options)
        return page


@cache
def page_exporter() -> PageExporter:
    """The exporter with its templates, which take longer to read than a page to write."""
    exporter = PageExporter(  # type: ignore[no-untyped-call]
        template_name="baocao",
        extra_template_basedirs=[str(files("baocao.build.run") / "page_template")],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    exporter.register_filter("highlight_code", _plain)  # type: ignore[no-untyped-call]
    return exporter


def blank_page() -> str:
    """A page of one line: making it loads the templates, so that later pages need not."""
    words = new_notebook(cells=[new_markdown_cell("# A")])
    body, _ = page_exporter().from_notebook_node(words)
    return body


def _plain(source: str, **_: Any) -> str:
    """Replaces the filter that highlights code, which no page shows."""
    return source


def write_page(notebook: Path, page: Path) -> None:
    """Write `notebook` as `page`: outputs only, style embedded, no outside address."""
    node = nbformat.read(notebook, as_version=4)
    # Papermill gives its cell another id each time, which would make each page another.
    node.cells = [cell for cell in node.cells if INJECTED not in cell.metadata.get("tags", [])]
    body, _ = page_exporter().from_notebook_node(node, {"metadata": {"name": TITLE}})
    page.write_text(body, encoding="utf-8")
