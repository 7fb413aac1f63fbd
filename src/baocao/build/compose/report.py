"""The report as a notebook composes it: open, add section by section, write.

The notebook holds the order of the sections; each cell adds one and shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from baocao.build.compose.additions import Addition, Additions
from baocao.build.compose.output import write_outputs
from baocao.build.compose.pictures import Pictures, load_maps
from baocao.build.compose.recalled import ReportBasis, recalled
from baocao.build.compose.running_cell import in_shell
from baocao.build.compose.shown import ShownCell, show_now
from baocao.build.workspace.door import Scope, report_meant
from baocao.build.workspace.issued_file import load_issued
from baocao.build.workspace.sent import was_sent
from baocao.build.workspace.words_files import load_phrases, load_wording
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project, find_project
from baocao.definitions.areas.model import AreaLevel
from baocao.document.assemble import assemble
from baocao.document.blocks import AdministrativeDocument, Appendix, Block, Section
from baocao.document.charts.export import draw_ahead
from baocao.document.context import Context
from baocao.document.issued_documents import with_issued
from baocao.document.narrative.words import words_of
from baocao.document.references import labels_of, referring
from baocao.document.sections.amendments import with_amendments
from baocao.document.sections.appendices import appendices, referring_to
from baocao.document.sections.direction import direction, proposals
from baocao.document.sections.outlook import next_period
from baocao.document.sections.overall import difficulties
from baocao.document.sections.results import results, with_reference
from baocao.document.sections.situation import situation
from baocao.document.wording import SECTION_ORDER
from baocao.output.page.html import blocks_html
from baocao.output.page.notebook_style import STYLE
from baocao.results.report_data import ReportData

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from baocao.document.frames.figures import Known


class Report:
    """One report being composed. Sections are made from the same results as the figures."""

    def __init__(
        self,
        project: Project,
        context: Context,
        appendices: tuple[Appendix, ...],
        output_dir: Path,
    ) -> None:
        self._project = project
        self._context = context
        self._made_appendices = appendices
        self._output_dir = output_dir
        # By id: a cell that is run again replaces what it added.
        self._sections: dict[str, Section] = {}
        self._appendices: dict[str, Appendix] = {}
        self._added = Additions(project, self._known)

    def __repr__(self) -> str:
        return self.title

    def _repr_html_(self) -> str:
        """What the first cell shows: who reports on what."""
        notices = self.document().notices
        return STYLE + blocks_html(self.title, (*notices, *self.document().opening))

    @property
    def title(self) -> str:
        """ "BÁO CÁO Kết quả … quý I năm 2022"."""
        document = self.document()
        return f"{document.type_name}: {document.subject}"

    @property
    def data(self) -> ReportData:
        """All results of the report."""
        return self._context.data

    def situation(self) -> Section:
        """Section I: the course of the epidemic."""
        return situation(self._context)

    def direction(self) -> Section:
        """Section II: direction and management."""
        return direction(self._context)

    def results(self) -> Section:
        """Section III: results against the plans' targets."""
        return results(self._context)

    def difficulties(self) -> Section:
        """Section IV: what went well, what did not, what the figures are made from."""
        return difficulties(self._context)

    def next_period(self) -> Section:
        """Section V: what falls due next."""
        return next_period(self._context)

    def proposals(self) -> Section:
        """Section VI: proposals."""
        return proposals(self._context)

    def appendices(self) -> tuple[Appendix, ...]:
        """Figures by district, tasks, sources and findings."""
        return self._made_appendices

    def add(
        self,
        content: Section | Sequence[Appendix] | str | pd.DataFrame | alt.TopLevelMixin,
        caption: str = "",
        *,
        alternative: str = "",
        decimals: int = 2,
    ) -> ShownCell:
        """Put content into the report, and show it as the report prints it.

        A section or the appendices stand where they are added. A text (Markdown: paragraphs,
        lists, bold), a data frame or an Altair chart stands at the end of the section that was
        added before it; frames and charts need a `caption` and are numbered with the others.
        `alternative` says what a chart shows to readers who do not see it; `decimals` are the
        most that a frame's numbers get. A frame that is too wide or long for the text becomes
        an appendix. A section that this kind of report does not have is left out. Raises
        `BaocaoError` for what cannot be printed.
        """
        if isinstance(content, Section) and not self._has(content):
            return show_now(ShownCell("", content.title))
        if isinstance(content, Section):
            content = with_reference(self._context, with_amendments(self._context, content))
            self._sections[content.id] = content
            blocks = self._with_references(content.blocks)
            return show_now(ShownCell(blocks_html(content.title, blocks), content.title))
        if _are_appendices(content):
            self._appendices |= {appendix.id: appendix for appendix in content}
            html = "".join(blocks_html(part.title, part.blocks) for part in content)
            return show_now(ShownCell(html, ", ".join(part.title for part in content)))
        section = self._last_section()
        made = self._added.add(content, section, caption, alternative, decimals)
        html = blocks_html("", self._as_printed(made))
        return show_now(ShownCell(html, caption or str(content)))

    def document(self) -> AdministrativeDocument:
        """The whole report as it stands."""
        appendices = (*self._appendices.values(), *self._added.appendices)
        sections = [
            replace(section, blocks=(*section.blocks, *self._added.within(section.id)))
            for section in self._sections.values()
        ]
        return assemble(self._context, sections, appendices)

    def _with_references(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """A section as a cell shows it, before the appendices are there."""
        phrases = self._context.phrases
        printed = [appendix.id for appendix in self._made_appendices if not appendix.working]
        labels = labels_of(printed, phrases)
        return referring(blocks, labels, phrases)

    def _known(self) -> Known:
        """The figures of the report's results, for frames that hold them."""
        from baocao.document.frames.figures import known_results

        return known_results(self.data, self._context.words.figures)

    def _has(self, section: Section) -> bool:
        """Whether the report has a section: those of its kind, and an analyst's own."""
        return (
            section.id in self.data.inputs.report_type.sections or section.id not in SECTION_ORDER
        )

    def _last_section(self) -> str:
        if not self._sections:
            todo = "đặt ô này sau một ô thêm mục, ví dụ report.add(report.results())"
            raise UsageError(Problem("báo cáo chưa có mục nào", "report.add", todo))
        return next(reversed(self._sections))

    def _as_printed(self, made: Addition) -> tuple[Block, ...]:
        """The blocks of an addition with their numbers in the report."""
        document = self.document()
        if made.appendix:
            appendix = next(a for a in document.appendices if a.id == made.appendix.id)
            return appendix.blocks
        section = next(s for s in document.sections if s.id == made.section)
        # The sentence that closes the report stands below whatever was added.
        end = len(section.blocks) - (section is document.sections[-1])
        return section.blocks[end - len(made.blocks) : end]

    def write(self) -> ShownCell:
        """Write the Word files, the page, the workbook, the ledger and the charts into the output
        folder."""
        document = self.document()
        written = write_outputs(self._project, self._context, document, self._output_dir)
        lines = "".join(f"<li>{name}</li>" for name in written)
        return ShownCell(f"{self._draft_note()}<ul>{lines}</ul>", ", ".join(written))

    def _draft_note(self) -> str:
        """Where a draft lies; nothing for a report, which is published elsewhere."""
        if not self._output_dir.is_relative_to(self._project.drafts):
            return ""
        return f"<p>Bản nháp: {escape(self._project.name(self._output_dir))}</p>"


def _are_appendices(content: object) -> TypeGuard[Sequence[Appendix]]:
    return isinstance(content, list | tuple) and all(isinstance(c, Appendix) for c in content)


def _need(province: str, period: str) -> None:
    """In a notebook run by hand the parameters may still be None."""
    named = ((province, "province", '"lang-son"'), (period, "period", '"2022-Q4"'))
    problems = [
        Problem(f"chưa nêu {name}", "open_report", f"ghi ở ô tham số, ví dụ {name} = {example}")
        for value, name, example in named
        if not value
    ]
    if problems:
        raise UsageError(*problems)


def _basis(scope: Scope) -> ReportBasis:
    from baocao.build.compose.charts import SHOWN, load_chart_words, report_charts

    data, project = data_of(scope), scope.project
    phrases = load_phrases(project, data.inputs.programme)
    maps = load_maps(project, data.inputs.province.official_code)
    words = load_chart_words(project, phrases)
    charts = report_charts(words_of(data, phrases), words, maps)
    draw_ahead([chart.spec for chart in charts if chart.name in SHOWN])
    return ReportBasis(data, charts)


def data_of(scope: Scope) -> ReportData:
    """What a report is made from: the workbooks that were sent; of the country the provinces'
    reports where nobody sent any."""
    country = scope.province.level is AreaLevel.COUNTRY
    if country and not was_sent(scope.definitions, scope.province, scope.period):
        from baocao.build.compose.country import country_data

        return country_data(scope)
    from baocao.build.compose.load import load_inputs
    from baocao.build.workspace.earlier_ahead import begin_to_read, begin_to_work_out, is_first
    from baocao.build.workspace.earlier_kept import EarlierKept
    from baocao.results.report_data import build_report_data

    definitions = scope.definitions
    first = is_first(definitions, scope.province)
    if first:
        begin_to_read(definitions, scope.province, scope.period)
    inputs = load_inputs(scope)
    if first:
        begin_to_work_out(inputs)
    data = build_report_data(inputs)
    themes = inputs.report_type.themes
    EarlierKept(definitions, inputs.province, inputs.districts, inputs.plans, themes).keep(data)
    return data


def open_report(
    province: str, period: str, output_dir: str | Path = "", *, programme: str = ""
) -> Report:
    """Read, validate and compute everything for one report.

    `province` is a slug, code or name; `period` a key such as 2022-Q1; `programme` may be left
    out where province and period leave only one. Without an `output_dir` a draft is written to
    reports/.nhap/<programme>/<province>/<period>: only the runner publishes, in one step and
    never over a file that a person edited.
    """
    _need(province, period)
    if in_shell():
        from baocao.document.frames.display import show_charts_as_pictures

        show_charts_as_pictures()
    project = find_project()
    scope = report_meant(project, province, period, programme)
    basis = recalled(scope, partial(_basis, scope))
    inputs = basis.data.inputs
    phrases = load_phrases(project, inputs.programme)
    wording = load_wording(project, inputs.key, inputs.report_type.sections)
    issued = load_issued(project, inputs.key, inputs.period)
    context = Context(
        words_of(basis.data, phrases),
        Pictures(basis.charts),
        with_issued(wording, issued, phrases),
    )
    made = appendices(context)
    folder = Path(output_dir) if output_dir else project.draft(inputs.key)
    return Report(project, referring_to(context, made), made, folder)
