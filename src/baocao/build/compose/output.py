"""Writes what a report consists of: Word file, ledger, charts, and the facts of the run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from importlib.metadata import version
from pathlib import Path

from baocao.archive.built.folder import LEDGER_FILE, WORD_FILE
from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import (
    FindingFacts,
    PartFacts,
    PlanUsed,
    RunFacts,
    SentFile,
    StaleNumber,
    dump_run,
)
from baocao.archive.issued.issued import earlier_figures, issued_reports
from baocao.build.compose.companions import REVIEWER_COPY, reviewer_file, short_files
from baocao.build.compose.content import content_of
from baocao.build.compose.pictures import load_maps
from baocao.build.workspace.processes import beside
from baocao.core.project import Project
from baocao.core.rules import Severity
from baocao.core.vietnamese.labels import Labels
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.looked_back import earlier
from baocao.document.blocks import AdministrativeDocument
from baocao.document.computed import computed_in, in_plain_words, marked
from baocao.document.content import CONTENT_FILE, Content, dump_content
from baocao.document.contents import counted_in, figures_in, pictures_in, placeholders_in
from baocao.document.context import Context
from baocao.document.wording import wording_source
from baocao.output.page.alone import page_alone
from baocao.output.page.files import PAGE_FILE
from baocao.output.page.templates import shared_templates
from baocao.output.page.view import ReportView
from baocao.output.word import word_file
from baocao.results.ledger.model import Figure
from baocao.results.ledger.people import WrittenNumber
from baocao.results.ledger.write import ledger_json
from baocao.results.model import PeriodPart
from baocao.results.report_data import ReportData
from baocao.review.keep.files import read_quotes, stale_quotes
from baocao.review.keep.mark import StaleQuote
from baocao.review.keep.numbers import written_numbers
from baocao.submissions.validation.model import Finding

PACKAGES = (
    "XlsxWriter", "altair", "baocao", "pandas", "papermill", "python-docx", "resvg",
    "vl-convert-python",
)  # fmt: skip


def write_outputs(
    project: Project, context: Context, document: AdministrativeDocument, folder: Path
) -> tuple[str, ...]:
    """Write every output into `folder` and name them; run.json comes last."""
    data = context.data
    printed = marked(replace(document, identifier=data.inputs.key.identifier))
    template = project.templates / "administrative_report.docx"
    document, created = in_plain_words(printed), _created(data)
    stale = stale_in(project, document, data)
    run = run_facts(document, data, stale)
    screen = partial(_on_screen, project, context, printed, document, run)
    on_screen = beside(lambda: _saved(folder, screen()))  # tens of megabytes: written there
    word = word_file(printed, template, created=created)
    copy = beside(partial(reviewer_file, context, document, word, template, created, stale))
    report = word.content  # before `copy` is asked for, which goes on with the tree
    short = short_files(context, document, template, created)
    outputs = {REVIEWER_COPY: copy(), **short}
    for picture in pictures_in(document):
        outputs[f"figures/{picture.name}.svg"] = picture.svg
        outputs[f"figures/{picture.name}.png"] = picture.png
    outputs[RUN_FILE] = dump_run(run)
    first = _saved(folder, {WORD_FILE: report})
    return (*first, *on_screen(), *_saved(folder, outputs))


def _saved(folder: Path, outputs: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files into `folder`; their names."""
    for name, content in outputs.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(outputs)


def _on_screen(
    project: Project,
    context: Context,
    printed: AdministrativeDocument,
    document: AdministrativeDocument,
    run: RunFacts,
) -> dict[str, bytes]:
    """The files that are no Word's: the ledger, and the page with what it is made from; `document`
    is the one that is `printed`, in plain words."""
    data, words = context.data, context.words
    inputs = data.inputs
    told, texts = figures_in(printed), computed_in(printed)
    figures = (*told, *counted_in(printed))
    written = numbers_written(project, data, figures, words.labels)
    maps = load_maps(project, inputs.province.official_code)
    content = content_of(document, words, maps)
    return {
        LEDGER_FILE: ledger_json(inputs.key, inputs.period, figures, texts, written),
        CONTENT_FILE: dump_content(content),
        PAGE_FILE: _page(project, data, content, figures, told, run).encode(),
    }


def _page(
    project: Project,
    data: ReportData,
    content: Content,
    figures: Iterable[Figure],
    told: Iterable[Figure],
    run: RunFacts,
) -> str:
    """The report as a page; what is issued for later periods is unknown to it, as to the report."""
    inputs = data.inputs
    periods = {period.key for period in earlier(inputs.period)}
    issued = issued_reports(project, inputs.key.programme, inputs.key.province)
    unique = {figure.id: figure for figure in figures}
    view = ReportView(inputs.key, content, tuple(unique.values()), run.finding_list or ())
    before = earlier_figures([report for report in issued if report.key.days in periods])
    main = inputs.programme.main_indicators
    return page_alone(view, {f.id for f in told}, main, before, shared_templates(project))


def _created(data: ReportData) -> datetime:
    """The moment in the file's properties: the report's deadline, so equal inputs give
    equal bytes."""
    return datetime.combine(data.inputs.deadline, time(), UTC)


def stale_in(
    project: Project, document: AdministrativeDocument, data: ReportData
) -> tuple[StaleQuote, ...]:
    """Numbers quoted in people's wording that the report now prints differently."""
    path = project.narrative(data.inputs.key)
    if not path.is_file():
        return ()
    texts = {figure.id: figure.text for figure in figures_in(document)}
    return stale_quotes(read_quotes(path), path.read_text(encoding="utf-8"), texts)


def numbers_written(
    project: Project, data: ReportData, figures: Iterable[Figure], labels: Labels
) -> tuple[WrittenNumber, ...]:
    """The numbers in what people wrote for the report."""
    path = project.narrative(data.inputs.key)
    if not path.is_file():
        return ()
    name, text = project.name(path), path.read_text(encoding="utf-8")
    source = wording_source(text, name, data.inputs.report_type.sections)
    return written_numbers(source, name, labels, figures, read_quotes(path))


def run_facts(
    document: AdministrativeDocument, data: ReportData, stale: Sequence[StaleQuote] = ()
) -> RunFacts:
    """The facts of a run, before the runner adds the hashes of inputs and outputs."""
    return RunFacts(
        parameters=data.inputs.key,
        plans=tuple(PlanUsed(p.id, p.version, p.file, p.sha256) for p in data.inputs.plans),
        submissions=tuple(SentFile(s.file, s.sha256, s.synthetic) for s in data.inputs.submissions),
        expected=_codes(data.inputs.completeness.expected),
        received=_codes(data.inputs.completeness.received),
        through=_codes(data.inputs.completeness.through),
        period_parts=tuple(map(_part, data.inputs.period_parts)),
        missing_parts=data.inputs.missing_parts,
        versions={name: version(name) for name in PACKAGES},
        figures=len({f.id for f in (*figures_in(document), *counted_in(document))}),
        placeholders=placeholders_in(document),
        stale_quotes=tuple(map(_stale, stale)),
        findings={s.value: sum(f.severity is s for f in data.inputs.findings) for s in Severity},
        finding_list=tuple(map(_finding, data.inputs.findings)),
    )


def _codes(units: Iterable[AdminUnit]) -> tuple[str, ...]:
    return tuple(unit.code for unit in units)


def _part(part: PeriodPart) -> PartFacts:
    sent = part.completeness
    units = _codes(sent.expected), _codes(sent.received), _codes(sent.through)
    return PartFacts(part.key, part.synthetic, *units)


def _stale(found: StaleQuote) -> StaleNumber:
    quote = found.quote
    return StaleNumber(quote.section, quote.text, quote.number, found.now)


def _finding(finding: Finding) -> FindingFacts:
    return FindingFacts(
        rule=finding.rule,
        severity=finding.severity.value,
        where=str(finding.source or ""),
        message=finding.message,
        confirmed=finding.confirmed,
    )
