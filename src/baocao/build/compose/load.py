"""From a project's folders to the inputs of one report."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path

from baocao.archive.issued.locks import changes_under_lock
from baocao.build.compose.corrections import find_corrections, results_by_figure
from baocao.build.compose.reasons import as_text
from baocao.build.compose.yearly_values import load_yearly_values
from baocao.build.workspace.added_up import needed_before, periods_added_up
from baocao.build.workspace.baselines import known_counts
from baocao.build.workspace.collect import Collected, collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import Scope
from baocao.build.workspace.earlier_kept import EarlierKept
from baocao.build.workspace.history import History
from baocao.build.workspace.sent import folders_sent, no_data, parts_sent, sent_for
from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import Project
from baocao.definitions.periods.calendar import previous, same_period_last_year
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.looked_back import earlier
from baocao.definitions.plans.in_force import amendments_until, in_force, measured_by
from baocao.results.asked_of_parts import asked_of_parts
from baocao.results.inputs import Inputs
from baocao.results.model import ReferenceValue
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.model import SourceCell


def load_inputs(scope: Scope) -> Inputs:
    """Read, validate and gather everything one report is made from.

    Raises `BaocaoError` with all problems where a file cannot be read or a finding of
    severity error stands, and where the period has no data at all.
    """
    definitions, province, period = scope.definitions, scope.province, scope.period
    submissions = sent_for(definitions, province, period)
    if not submissions:
        raise no_data(definitions, province, period)
    collected = collect(definitions, province, period, submissions)
    raise_all(_stopping(collected.findings))
    own, parts = definitions.folders, parts_sent(definitions, province, period).every
    read = (period, *earlier(period), *periods_added_up(own, province.slug, period, parts))
    folders = [f for p in dict.fromkeys(read) for f in folders_sent(definitions, province, p)]
    raise_all(changes_under_lock(own.project, own.programme, province.slug, folders))
    return inputs_of(definitions, collected, scope.type)


def inputs_of(definitions: Definitions, collected: Collected, type_: str = "") -> Inputs:
    """What a report is made from, with the plans, references and corrections of its period.

    This does not ask whether the findings allow a report. Raises `BaocaoError` where plans,
    profile, references or the register cannot be read.
    """
    project, province, period = definitions.project, collected.province, collected.period
    themes = definitions.programme.report_type(period, type_).themes
    catalogue = definitions.catalogue.about(themes)
    plans = definitions.load_plans(province.slug)
    if themes:
        plans = tuple(measured_by(plan, catalogue) for plan in plans)
    made_of = parts_sent(definitions, province, period)
    inputs = Inputs(
        key=definitions.key(province, period, type_),
        programme=definitions.programme,
        province=province,
        districts=collected.districts,
        reporting_units=collected.units,
        period=period,
        deadline=deadline(period, definitions.working_days),
        profile=definitions.profile(province, definitions.programme.report_type(period, type_)),
        plans=in_force(plans, period),
        catalogue=catalogue,
        submissions=collected.submissions,
        history=collected.history,
        previous=previous(period).key,
        last_year=same_period_last_year(period).key,
        references=load_references(project),
        findings=collected.findings,
        period_parts=collected.period_parts,
        made_of=made_of,
        crosswalk=definitions.areas.crosswalk,
        parts=definitions.areas.parts,
        beside=definitions.areas.beside,
        computed=None if themes else collected.results,  # those are of every theme
        known_counts=known_counts(definitions, province, period),
    )
    kept = EarlierKept(definitions, province, inputs.districts, inputs.plans, themes)
    recall = kept.recall(earlier(period), (inputs.previous, inputs.last_year))
    added_up = needed_before(inputs.plans, period, made_of.every)
    before = History(definitions, province, added_up)
    amendments = amendments_until(plans, period.cutoff)
    years = load_yearly_values(project, inputs.key, definitions.catalogue, province.code)
    inputs = replace(
        inputs,
        recall=recall,
        sent_before=before,
        recall_terms=kept.recall_terms(added_up, asked_of_parts(inputs)),
        amendments=amendments,
        yearly_values=years,
    )
    return replace(inputs, corrections=find_corrections(project, inputs))


def load_references(project: Project) -> tuple[ReferenceValue, ...]:
    """Published comparison values; each must give its day and source (rule 8 of the design)."""
    path = project.references / "comparison_values.csv"
    name = project.name(path)
    content = _read(path, name)
    digest = hashlib.sha256(content.encode()).hexdigest()
    values: list[ReferenceValue] = []
    problems: list[Problem] = []
    for line, row in enumerate(csv.DictReader(StringIO(content, newline="")), start=2):
        try:
            values.append(_reference(row, SourceCell(name, digest, "", f"dòng {line}")))
        except (KeyError, TypeError, ValueError, InvalidOperation):
            todo = "ghi đủ cột id, value (43.6), as_of (2023-04-11), source"
            problems.append(Problem("giá trị so sánh ghi sai", f"{name}, dòng {line}", todo))
    raise_all(problems)
    return tuple(values)


def _read(path: Path, name: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise BaocaoError(Problem("không tìm thấy tệp", name, "khôi phục tệp này")) from None
    except UnicodeDecodeError:
        todo = "lưu lại tệp với bảng mã UTF-8"
        raise BaocaoError(Problem("tệp không phải UTF-8", name, todo)) from None


def _reference(row: dict[str, str], source: SourceCell) -> ReferenceValue:
    value = Decimal(row["value"])
    if not (row["id"] and row["source"] and value.is_finite()):
        raise ValueError
    return ReferenceValue(row["id"], value, date.fromisoformat(row["as_of"]), row["source"], source)


def _stopping(findings: tuple[Finding, ...]) -> list[Problem]:
    return [
        Problem(finding.message, str(finding.source or ""), finding.todo)
        for finding in findings
        if finding.stops
    ]


def locked_values(scope: Scope) -> dict[str, str] | None:
    """The period's results by the ids that they have as figures of its report; None where its
    data cannot be read, or has errors."""
    try:
        inputs = load_inputs(scope)
    except BaocaoError:
        return None
    found = results_by_figure(inputs, inputs.period, inputs.submissions)
    return {id_: as_text(result.quantity) for id_, result in found.items()}
