"""The executed notebook as one HTML page that needs no internet."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

TITLE = "Báo cáo"
NO_SCRIPTS = {
    "mathjax_url": "",
    "require_js_url": "",
    "jquery_url": "",
    "jupyter_widgets_base_url": "",
}


def write_page(notebook: Path, page: Path) -> None:
    """Write `notebook` as `page`: outputs only, style embedded, no outside address."""
    node = nbformat.read(notebook, as_version=4)
    exporter = HTMLExporter(
        template_name="baocao",
        extra_template_basedirs=[str(files("baocao.runner") / "page_template")],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    body, _ = exporter.from_notebook_node(node, {"metadata": {"name": TITLE}})
    page.write_text(body, encoding="utf-8")
