"""Writes what a report consists of: Word file, ledger, charts, and the facts of the run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from baocao.archive.built.content import CONTENT_FILE, dump_content
from baocao.archive.built.folder import LEDGER_FILE, RUN_FILE, WORD_FILE
from baocao.build.compose.companions import companions
from baocao.build.compose.content import content_of
from baocao.build.workspace.words_files import narrative_file
from baocao.core.project import Project
from baocao.document.blocks import AdministrativeDocument
from baocao.document.contents import figures_in, pictures_in, placeholders_in
from baocao.document.context import Context
from baocao.output.word import render_word
from baocao.results.ledger.write import ledger_json
from baocao.results.model import Completeness, Quarter, ReportData
from baocao.review.keep.files import read_quotes, stale_quotes
from baocao.review.keep.mark import StaleQuote
from baocao.submissions.validation.model import Finding, Severity

PACKAGES = (
    "XlsxWriter", "altair", "baocao", "pandas", "papermill", "python-docx", "resvg",
    "vl-convert-python",
)  # fmt: skip


def write_outputs(
    project: Project, context: Context, document: AdministrativeDocument, folder: Path
) -> tuple[str, ...]:
    """Write every output into `folder` and name them; run.json comes last."""
    data = context.data
    document = replace(document, identifier=f"{data.province.slug}/{data.period.key}")
    figures = figures_in(document)
    template = project.templates / "administrative_report.docx"
    word = render_word(document, template, created=_created(data))
    outputs = {
        WORD_FILE: word,
        LEDGER_FILE: ledger_json(data.province.slug, data.period, figures).encode(),
        CONTENT_FILE: dump_content(content_of(document, context.words)),
    }
    stale = stale_in(project, document, data)
    outputs |= companions(context, document, word, template, _created(data), stale)
    for picture in pictures_in(document):
        outputs[f"figures/{picture.name}.svg"] = picture.svg
        outputs[f"figures/{picture.name}.png"] = picture.png
    outputs[RUN_FILE] = _json(run_facts(document, data, stale))
    for name, content in outputs.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(outputs)


def _created(data: ReportData) -> datetime:
    """The moment in the file's properties: the report's deadline, so equal inputs give
    equal bytes."""
    return datetime.combine(data.deadline, time(), UTC)


def stale_in(
    project: Project, document: AdministrativeDocument, data: ReportData
) -> tuple[StaleQuote, ...]:
    """Numbers that people's kept wording quotes and that the report prints otherwise now."""
    path = narrative_file(project, data.province, data.period)
    if not path.is_file():
        return ()
    texts = {figure.id: figure.text for figure in figures_in(document)}
    return stale_quotes(read_quotes(path), path.read_text(encoding="utf-8"), texts)


def run_facts(
    document: AdministrativeDocument, data: ReportData, stale: Sequence[StaleQuote] = ()
) -> dict[str, Any]:
    """What run.json says before the runner adds the hashes of inputs and outputs."""
    return {
        "parameters": {"province": data.province.slug, "period": data.period.key},
        "plans": [
            {"id": plan.id, "version": plan.version, "file": plan.file, "sha256": plan.sha256}
            for plan in data.plans
        ],
        "submissions": [
            {"file": sent.file, "sha256": sent.sha256, "synthetic": sent.synthetic}
            for sent in data.submissions
        ],
        **_completeness(data.completeness),
        "quarters": [_quarter(quarter) for quarter in data.quarters],
        "missing_quarters": list(data.missing_quarters),
        "versions": {name: version(name) for name in PACKAGES},
        "figures": len({figure.id for figure in figures_in(document)}),
        "placeholders": placeholders_in(document),
        "stale_quotes": [_stale(found) for found in stale],
        "findings": {
            severity.value: sum(f.severity is severity for f in data.findings)
            for severity in Severity
        },
        "finding_list": [_finding(finding) for finding in data.findings],
    }


def _completeness(completeness: Completeness) -> dict[str, list[str]]:
    """The codes of the units that have to report, and of those that did."""
    return {
        "expected": [unit.code for unit in completeness.expected],
        "received": [unit.code for unit in completeness.received],
    }


def _quarter(quarter: Quarter) -> dict[str, Any]:
    own = {"period": quarter.key, "synthetic": quarter.synthetic}
    return own | _completeness(quarter.completeness)


def _stale(found: StaleQuote) -> dict[str, str]:
    quote = found.quote
    return {
        "section": quote.section,
        "text": quote.text,
        "number": quote.number,
        "now": found.now,
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": str(finding.source or ""),
        "message": finding.message,
        "confirmed": finding.confirmed,
    }


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
