"""The report as a notebook composes it: open, add section by section, write.

The notebook holds the order of the sections; each cell adds one and shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from baocao.document.assemble import assemble
from baocao.document.blocks import AdministrativeDocument, Appendix, Section
from baocao.document.context import Context
from baocao.document.sections import appendices as appendix_sections
from baocao.document.sections.direction import direction, proposals
from baocao.document.sections.outlook import difficulties, next_period
from baocao.document.sections.results import results
from baocao.document.sections.situation import situation
from baocao.narrative.words import words_of
from baocao.project import Project, find_project
from baocao.render.html import blocks_html
from baocao.reporting.load import load_inputs
from baocao.reporting.output import run_facts, write_outputs
from baocao.reporting.pictures import draw_pictures, load_chart_words
from baocao.reporting.sources import report_sources
from baocao.reporting.words_files import load_phrases, load_wording
from baocao.results.model import ReportData
from baocao.results.report_data import build_report_data


@dataclass(frozen=True)
class Shown:
    """What a cell shows: HTML in a notebook, plain text elsewhere."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


class Report:
    """One report being composed. Sections are made from the same results as the figures."""

    def __init__(self, project: Project, context: Context, output_dir: Path) -> None:
        self._project = project
        self._context = context
        self._output_dir = output_dir
        # By id: a cell that is run again replaces what it added.
        self._sections: dict[str, Section] = {}
        self._appendices: dict[str, Appendix] = {}

    def _repr_html_(self) -> str:
        """Who reports on what, as the first cell shows it."""
        notices = self.document().notices
        return blocks_html(self.title, (*notices, *self.document().opening))

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
        """Section IV: targets that fail or lag, the quality of the data."""
        return difficulties(self._context)

    def next_period(self) -> Section:
        """Section V: what falls due next."""
        return next_period(self._context)

    def proposals(self) -> Section:
        """Section VI: proposals and the closing sentence."""
        return proposals(self._context)

    def appendices(self) -> tuple[Appendix, ...]:
        """Figures by district, tasks, sources and findings."""
        return appendix_sections.appendices(self._context)

    def add(self, content: Section | Sequence[Appendix]) -> Shown:
        """Put a section or the appendices into the report, and show them."""
        if isinstance(content, Section):
            self._sections[content.id] = content
            return Shown(blocks_html(content.title, content.blocks), content.title)
        self._appendices |= {appendix.id: appendix for appendix in content}
        html = "".join(blocks_html(part.title, part.blocks) for part in content)
        return Shown(html, ", ".join(part.title for part in content))

    def document(self) -> AdministrativeDocument:
        """The whole report as it stands."""
        sections, appendices = self._sections.values(), self._appendices.values()
        return assemble(self._context, tuple(sections), tuple(appendices))

    def write(self) -> Shown:
        """Write the Word files, the workbook, the ledger and the charts into the output folder.

        What is shown holds the sources of all figures too, for the page made of the notebook.
        """
        document = self.document()
        written = write_outputs(self._project, self._context, document, self._output_dir)
        run = run_facts(document, self.data)
        sources = report_sources(self._project, document, self.data, run)
        lines = "".join(f"<li>{name}</li>" for name in written)
        return Shown(f"{self._draft_note()}<ul>{lines}</ul>{sources}", ", ".join(written))

    def _draft_note(self) -> str:
        """Where a draft lies; nothing for a report, which is published elsewhere."""
        if not self._output_dir.is_relative_to(self._project.drafts):
            return ""
        return f"<p>Bản nháp: {escape(self._project.name(self._output_dir))}</p>"


def open_report(province: str, period: str, output_dir: str | Path = "") -> Report:
    """Read, validate and compute everything for one report.

    `province` is a slug, code or name; `period` a key such as 2022-Q1. Without an
    `output_dir` a draft is written to reports/.nhap/<province>/<period>: only the runner
    publishes, in one step and never over a file that a person edited.
    """
    project = find_project()
    inputs = load_inputs(project, province, period)
    data = build_report_data(inputs)
    phrases = load_phrases(project)
    words = words_of(data, phrases)
    context = Context(
        words,
        draw_pictures(words, load_chart_words(project, phrases)),
        load_wording(project, data.province, data.period),
    )
    context = replace(context, appendix_labels=appendix_sections.appendix_labels(context))
    draft = project.drafts / data.province.slug / data.period.key
    return Report(project, context, Path(output_dir) if output_dir else draft)
