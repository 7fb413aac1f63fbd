"""The sources of each figure of a report, put into its notebook and page."""

from __future__ import annotations

from baocao.archive.built.run import RunFacts
from baocao.archive.issued.issued import issued_reports
from baocao.build.workspace.collect import earlier
from baocao.core.project import Project
from baocao.document.blocks import AdministrativeDocument
from baocao.document.contents import figures_in
from baocao.results.report_data import ReportData
from baocao.review.trace.trace import Tracer
from baocao.review.trace.words import load_statuses, sources_script


def report_sources(
    project: Project, document: AdministrativeDocument, data: ReportData, run: RunFacts
) -> str:
    """A script that holds the trace of every printed figure; `run` has its findings.

    Only reports issued for earlier periods are looked through: the report was made with them.
    """
    periods = {period.key for period in earlier(data.inputs.period)}
    every = issued_reports(project, data.inputs.key.programme, data.inputs.key.province)
    issued = [report for report in every if report.key.period in periods]
    figures = {figure.id: figure for figure in figures_in(document)}
    tracer = Tracer(project, data.inputs.plans, run, issued)
    return sources_script(map(tracer.trace, figures.values()), load_statuses(project))
