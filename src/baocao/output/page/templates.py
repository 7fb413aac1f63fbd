"""Fragments of HTML from templates/site; every text is escaped as it enters a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first, upper_first
from baocao.core.vietnamese.numbers import format_number
from baocao.core.yaml_source import OLDER
from baocao.document.blocks import Inline
from baocao.document.contents import text_of
from baocao.output.page.files import FOLDER
from baocao.output.page.html import inlines_html
from baocao.output.page.page import Html


@dataclass(frozen=True)
class Templates:
    """The templates of one project."""

    project: Project
    environment: Environment

    def html(self, name: str, **values: Any) -> Html:
        """The fragment templates/site/<name>.html.j2, filled in; raises as `render` does."""
        return Html(self.render(name, **values))

    def end(self, root: str, scripts: Sequence[str], trace: str = "") -> Html:
        """What each page of the site ends with: its scripts, and the file with where its figures
        are from."""
        return self.html("page_end", root=root, scripts=scripts, trace=trace)

    def render(self, name: str, **values: Any) -> str:
        """The template filled in. Raises `BaocaoError` where it is gone, or wrong since somebody
        edited it."""
        file = f"{name}.html.j2"
        try:
            return _filled(self.environment.get_template(file), values).strip()
        except TemplateSyntaxError as error:
            raise self._wrong(
                error.message or "", f"{error.name or file}, dòng {error.lineno}"
            ) from None
        except TemplateNotFound as error:
            raise self._gone(str(error.name or file)) from None
        except TemplateError as error:
            raise self._wrong(error.message or "", file) from None
        except (
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
        ) as error:  # it expects other values
            raise self._wrong(str(error), file) from None

    def compile(self, names: Iterable[str]) -> None:
        """Have templates ready that pages will be made from. Raises `TemplateError`."""
        for name in names:
            self.environment.get_template(f"{name}.html.j2")

    def file(self, name: str) -> str:
        """A script or style of templates/site as it is; raises `BaocaoError` where it is gone."""
        try:
            return (self.project.templates / FOLDER / name).read_text(encoding="utf-8")
        except OSError:
            raise self._gone(name) from None

    def _wrong(self, what: str, place: str) -> BaocaoError:
        where = f"{self.project.name(self.project.templates)}/{FOLDER}/{place}"
        todo = f"sửa mẫu này, hoặc lấy lại từ lịch sử của dự án; {OLDER}"
        return BaocaoError(Problem(f"mẫu trang viết sai: {what}", where, todo))

    def _gone(self, name: str) -> BaocaoError:
        where = f"{self.project.name(self.project.templates)}/{FOLDER}/{name}"
        todo = f"lấy lại tệp này từ lịch sử của dự án; {OLDER}"
        return BaocaoError(Problem("không đọc được mẫu trang", where, todo))


def load_templates(project: Project, **filters: Callable[..., str]) -> Templates:
    """The templates with the filters that all pages use, and further ones."""
    environment = Environment(
        loader=FileSystemLoader(project.templates / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
    )
    common: Mapping[str, Callable[..., str]] = {
        "day": short_date,
        "upper_first": upper_first,
        "lower_first": lower_first,
        "number": format_number,
        "inlines": _inlines,
        "plain": text_of,
    }
    environment.filters.update({**common, **filters})
    return Templates(project, environment)


@lru_cache(maxsize=2)
def shared_templates(project: Project) -> Templates:
    """The templates with those filters alone. Each is compiled once for all pages of this process
    and of its copies, and anew where its file changed."""
    return load_templates(project)


def _filled(template: Template, values: dict[str, Any]) -> str:
    """What the template makes of the values, which nothing holds afterwards: a macro of a template
    holds its context, and the context the macro."""
    context = template.new_context(values)
    try:
        return template.environment.concat(template.root_render_func(context))
    finally:
        context.vars.clear()


def _inlines(inlines: Iterable[Inline]) -> Markup:
    return Markup(inlines_html(inlines))
