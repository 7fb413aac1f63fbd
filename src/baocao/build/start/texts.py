"""Fills in the texts of templates/new: what `baocao new` writes for people to go on with."""

from __future__ import annotations

import json
from functools import partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from baocao.core.errors import refusal
from baocao.core.project import Project

FOLDER = "new"


def filled(project: Project, template: str, /, **values: object) -> str:
    """The text of a template with its values.

    Raises `BaocaoError` where the project lacks the template.
    """
    folder = project.templates / FOLDER
    path = folder / f"{template}.j2"
    if not path.is_file():
        todo = "chạy baocao upgrade để lấy lại mẫu từ gói cài đặt"
        raise refusal("thiếu mẫu", project.name(path), todo)
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # YAML and Markdown, no page
    )
    environment.filters["quoted"] = partial(json.dumps, ensure_ascii=False)
    return environment.get_template(path.name).render(**values)
