"""The report's content for web pages (content.json), from its document and its results.

Only what the document prints or the results say is here; pages decide how it looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.archive.built.content import (
    VERSION,
    Content,
    IndicatorContent,
    PeriodContent,
    Piece,
    PlanContent,
    ProvinceContent,
    TargetContent,
    TaskContent,
)
from baocao.build.compose.content_parts import parts_of, pieces
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.periods.naming import period_name
from baocao.definitions.plans.model import Plan
from baocao.document.blocks import AdministrativeDocument
from baocao.document.context import cell
from baocao.document.narrative.phrases import Sentence
from baocao.document.narrative.targets import required
from baocao.document.narrative.tasks import due_month
from baocao.document.narrative.words import Words
from baocao.document.tables import value_with_unit
from baocao.results.model import TargetResult, TaskResult
from baocao.results.report_data import ReportData


def content_of(document: AdministrativeDocument, words: Words) -> Content:
    """All that the pages of a report show."""
    data = words.data
    province = data.inputs.province
    return Content(
        version=VERSION,
        title=document.subject,
        synthetic=data.inputs.synthetic,
        province=ProvinceContent(province.slug, province.code, province.name),
        period=_period(data),
        areas={unit.code: unit.name for unit in (province, *data.inputs.districts)},
        expected_units=tuple(unit.name for unit in data.inputs.completeness.expected),
        missing_units=tuple(unit.name for unit in data.inputs.completeness.missing),
        themes=data.inputs.catalogue.themes,
        plans=tuple(map(_plan, data.inputs.plans)),
        indicators=tuple(_indicators(words)),
        targets=tuple(_target(words, judged) for judged in data.targets),
        tasks=tuple(_task(words, judged) for judged in data.tasks),
        parts=parts_of(document, words.phrases),
    )


def _period(data: ReportData) -> PeriodContent:
    period = data.inputs.period
    return PeriodContent(
        period.key,
        period_name(period),
        period.start,
        period.end,
        period.cutoff,
        data.inputs.deadline,
    )


def _plan(plan: Plan) -> PlanContent:
    return PlanContent(
        plan.id, plan.version, plan.title, plan.citation, plan.short_citation,
        plan.valid_from, plan.valid_to,
    )  # fmt: skip


def _indicators(words: Words) -> Iterator[IndicatorContent]:
    """The indicators with a result for any area of the report."""
    splits: dict[str, dict[Disaggregation, None]] = {}
    for result in words.data.results:
        splits.setdefault(result.indicator.id, {})[result.disaggregation] = None
    for id_, found in splits.items():
        yield _indicator(words, words.catalogue.indicators[id_], found)


def _indicator(
    words: Words, indicator: Indicator, splits: Iterable[Disaggregation]
) -> IndicatorContent:
    return IndicatorContent(
        id=indicator.id,
        name=indicator.name,
        theme=indicator.theme,
        formula=indicator.formula,
        definition=indicator.definition,
        source=indicator.source,
        direction=indicator.direction.value,
        unit=indicator.unit.value,
        splits={split_key(split): words.name(indicator, split) for split in splits},
    )


def _target(words: Words, judged: TargetResult) -> TargetContent:
    target, result, indicator = judged.target, judged.result, judged.indicator
    return TargetContent(
        plan=judged.plan.id,
        id=target.id,
        clause=target.clause,
        name=target.name,
        required=_plain(required(words, judged)),
        result=_result(words, judged),
        deadline=target.deadline or judged.plan.valid_to,
        status=judged.status.value,
        status_text=words.phrases[f"target_status.{judged.status.value}"],
        indicator=target.indicator or "",
        unit=indicator.unit.value if indicator else "",
        operator=target.operator.value if target.operator else "",
        bound=result.quantity.bound.value if result else "=",
        value=float(result.quantity.value) if result else None,
        asked=float(judged.value) if judged.value is not None else None,
    )


def _result(words: Words, judged: TargetResult) -> tuple[Piece, ...]:
    """The value as the tables print it, else the document that was named as evidence."""
    if judged.result:
        return pieces(cell(value_with_unit(words, judged.result)))
    named = judged.evidence.evidence if judged.evidence else ""
    return (Piece(named),) if named else ()


def _plain(sentence: Sentence) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in sentence)


def _task(words: Words, judged: TaskResult) -> TaskContent:
    task = judged.task
    return TaskContent(
        plan=judged.plan.id,
        id=task.id,
        clause=task.clause,
        name=task.name,
        lead=task.lead,
        supporting=task.supporting,
        due=task.due,
        due_text=due_month(judged) or "",
        status=judged.status.value,
        status_text=words.phrases[f"task_status.{judged.status.value}"],
        days_overdue=judged.days_overdue,
    )
