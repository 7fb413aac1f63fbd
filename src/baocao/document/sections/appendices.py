"""Appendices: figures by district, all tasks, sources and findings."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.document.additions import labels_of
from baocao.document.blocks import Align, Appendix, Block, Column, Row, Table
from baocao.document.context import Context, cell
from baocao.document.tables import districts_table, tasks_table
from baocao.indicators.model import Disaggregation, Indicator
from baocao.narrative.data_notes import finding_sentence
from baocao.narrative.phrases import Sentence
from baocao.vietnamese.dates import short_date

COLUMNS_A_PAGE = 10  # indicator columns that stay legible across a landscape page

Measure = tuple[Indicator, Disaggregation]


def appendices(context: Context) -> tuple[Appendix, ...]:
    """All appendices that have something to say, in printing order."""
    candidates = (_districts(context), _tasks(context), _sources(context))
    return tuple(appendix for appendix in candidates if appendix.blocks)


def appendix_labels(context: Context) -> dict[str, str]:
    """How the body refers to each appendix: a Roman number where there are two or more."""
    return labels_of([appendix.id for appendix in appendices(context)], context.phrases)


def _districts(context: Context) -> Appendix:
    blocks = tuple(
        districts_table(context, title, chunk)
        for theme, title in context.data.catalogue.themes.items()
        for chunk in _chunks(_measures(context, theme))
    )
    return Appendix("districts", context.phrases["appendices.districts"], blocks, landscape=True)


def _measures(context: Context, theme: str) -> list[Measure]:
    """The theme's indicators and splits that at least one district has a figure for."""
    districts = {unit.code for unit in context.data.districts}
    seen = {
        (r.indicator.id, r.disaggregation) for r in context.data.results if r.area.code in districts
    }
    return [
        (indicator, split)
        for indicator in context.data.catalogue.indicators.values()
        if indicator.theme == theme
        for split in indicator.splits
        if (indicator.id, split) in seen
    ]


def _chunks(measures: Sequence[Measure]) -> list[Sequence[Measure]]:
    """Parts of about equal size that each fit a page's width."""
    if not measures:
        return []
    pages = -(-len(measures) // COLUMNS_A_PAGE)
    size = -(-len(measures) // pages)
    return [measures[start : start + size] for start in range(0, len(measures), size)]


def _tasks(context: Context) -> Appendix:
    dated = [t for t in context.data.tasks if t.task.due is not None]
    title = context.phrases["tables.tasks"]
    blocks = (tasks_table(context, title, dated),) if dated else ()
    return Appendix("tasks", context.phrases["appendices.tasks"], blocks, landscape=True)


def _sources(context: Context) -> Appendix:
    findings = (_findings_table(context),) if context.data.findings else ()
    blocks: tuple[Block, ...] = (_files_table(context), *findings)
    return Appendix("sources", context.phrases["appendices.sources"], blocks, landscape=True)


def _files_table(context: Context) -> Table:
    words = context.phrases
    columns = (
        Column(words["columns.order"], 5, Align.CENTRE),
        Column(words["columns.unit"], 25),
        Column(words["columns.file"], 30),
        Column(words["columns.as_of"], 12, Align.CENTRE),
        Column(words["columns.origin"], 28),
    )
    names = {unit.code: unit.name for unit in (context.data.province, *context.data.districts)}
    rows = tuple(
        Row(
            (
                cell(str(number)),
                cell(names.get(sent.unit, sent.unit)),
                cell(_short_path(context, sent.file)),
                cell(short_date(sent.as_of) if sent.as_of else ""),
                cell(sent.origin),
            )
        )
        for number, sent in enumerate(context.data.submissions, start=1)
    )
    return Table(words["tables.sources"], columns, rows)


def _findings_table(context: Context) -> Table:
    words = context.phrases
    columns = (
        Column(words["columns.order"], 5, Align.CENTRE),
        Column(words["columns.severity"], 10, Align.CENTRE),
        Column(words["columns.sheet_cell"], 25),
        Column(words["columns.finding"], 60),
    )
    rows = tuple(
        Row((cell(str(number)), *(cell(content) for content in _finding(context, number - 1))))
        for number in range(1, len(context.data.findings) + 1)
    )
    return Table(words["tables.findings"], columns, rows)


def _finding(context: Context, position: int) -> tuple[Sentence | str, ...]:
    finding = context.data.findings[position]
    source = finding.source
    place = ""
    if source:
        place = f"{_short_path(context, source.file)}, {source.sheet}, ô {source.cell}"
    severity = context.phrases[f"severity.{finding.severity.value}"]
    return severity, place, finding_sentence(context.words, finding, position + 1)


def _short_path(context: Context, file: str) -> str:
    """A workbook's name, with its quarter's folder where files of several quarters meet."""
    parts = 2 if context.data.quarters else 1
    return "/".join(file.rsplit("/", parts)[-parts:])
