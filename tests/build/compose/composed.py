"""Whole documents of the repository's own data, without charts: those take the time."""

from __future__ import annotations

from functools import cache

from baocao.build.compose.load import load_inputs
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import Project
from baocao.document.assemble import assemble
from baocao.document.blocks import AdministrativeDocument
from baocao.document.context import Context
from baocao.document.narrative.words import words_of
from baocao.document.sections.appendices import appendices, referring_to
from baocao.document.sections.direction import direction, proposals
from baocao.document.sections.outlook import next_period
from baocao.document.sections.overall import difficulties
from baocao.document.sections.results import results
from baocao.document.sections.situation import situation
from baocao.results.report_data import build_report_data
from tests.conftest import ROOT

PROJECT = Project(ROOT)
TEMPLATE = PROJECT.templates / "administrative_report.docx"
SECTIONS = (situation, direction, results, difficulties, next_period, proposals)


@cache
def context_of(province: str, period: str) -> Context:
    """Results and words of one report."""
    data = build_report_data(load_inputs(report_meant(PROJECT, province, period)))
    context = Context(words_of(data, load_phrases(PROJECT, data.inputs.programme)))
    return referring_to(context, appendices(context))


@cache
def document_of(province: str, period: str) -> AdministrativeDocument:
    """One report as the notebook composes it."""
    context = context_of(province, period)
    sections = [section(context) for section in SECTIONS]
    return assemble(context, sections, appendices(context))
