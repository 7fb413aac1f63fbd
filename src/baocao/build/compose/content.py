"""The report's content for web pages (content.json), from its document and its results.

Only what the document prints or the results say is here; pages decide how it looks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from baocao.build.compose.score_content import score_content
from baocao.build.compose.trend_content import trend_contents
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbering import roman
from baocao.definitions.areas.tiles import NO_TILES, TileMaps
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.periods.naming import period_name
from baocao.definitions.plans.amendments import Amendment
from baocao.definitions.plans.model import Over, Plan
from baocao.document.blocks import AdministrativeDocument, FigureText, Inline, Text
from baocao.document.content import (
    VERSION,
    AmendmentContent,
    Content,
    IndicatorContent,
    Part,
    PeriodContent,
    PlanContent,
    ProvinceContent,
    TargetContent,
    TaskContent,
    ThresholdContent,
    WorsenedContent,
)
from baocao.document.contents import figures_in, text_of
from baocao.document.context import cell
from baocao.document.narrative.amendments import amendment_intro, amendment_items
from baocao.document.narrative.phrases import Phrases, as_read
from baocao.document.narrative.results import difference_word, unit_word
from baocao.document.narrative.targets import missing_words, required
from baocao.document.narrative.tasks import due_month
from baocao.document.narrative.verdicts import target_verdict, task_verdict
from baocao.document.narrative.words import Words
from baocao.document.references import labels_of
from baocao.document.tables import target_value
from baocao.document.thresholds import is_in_force, state_of
from baocao.results.grades import is_for_each, is_of_period, targets_of_units
from baocao.results.ledger.threshold_figures import of_limit
from baocao.results.measured import thing_key
from baocao.results.model import TargetResult, TaskResult
from baocao.results.report_data import ReportData
from baocao.results.thresholds import Threshold
from baocao.results.worsened import worsened


def content_of(
    document: AdministrativeDocument, words: Words, maps: TileMaps = NO_TILES
) -> Content:
    """All that the pages of a report show."""
    data = words.data
    province = data.inputs.province
    printed = {figure.id for figure in figures_in(document)}
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
        plans=tuple(_plan(words, plan) for plan in data.inputs.plans),
        indicators=tuple(_indicators(words)),
        targets=tuple(_targets(words, printed)),
        tasks=tuple(_task(words, judged) for judged in data.tasks),
        parts=tuple(_parts(document, words.phrases)),
        through_units=tuple(unit.name for unit in data.inputs.completeness.through),
        scorecard=score_content(words, maps, printed),
        trends=tuple(trend_contents(data)),
        thresholds=tuple(_threshold(words, one, printed) for one in data.thresholds),
        worsened=tuple(_worsened(words)),
    )


def _worsened(words: Words) -> Iterator[WorsenedContent]:
    for result in worsened(words.data):
        indicator, split = result.indicator_split
        name = words.page_label(result.indicator, split)
        yield WorsenedContent(indicator, split_key(split), name)


def _parts(document: AdministrativeDocument, phrases: Phrases) -> Iterator[Part]:
    """Opening, sections and appendices, numbered as the Word file numbers them."""
    yield Part("opening", "", (*document.notices, *document.opening))
    for number, section in enumerate(document.sections, start=1):
        yield Part(section.id, f"{roman(number)}. {section.title}", section.blocks)
    labels = labels_of([appendix.id for appendix in document.appendices], phrases)
    for appendix in document.appendices:
        yield Part(appendix.id, f"{labels[appendix.id]}. {appendix.title}", appendix.blocks)
    for paper in document.working:
        yield Part(paper.id, paper.title, paper.blocks)


def _called(data: ReportData) -> str:
    """The period's name, with that of the report's type where it is not the period's first."""
    name = period_name(data.inputs.period)
    return f"{name} ({lower_first(data.inputs.report_type.name)})" if data.inputs.key.type else name


def _period(data: ReportData) -> PeriodContent:
    period = data.inputs.period
    return PeriodContent(
        period.key,
        _called(data),
        period.start,
        period.end,
        period.cutoff,
        data.inputs.deadline,
    )


def _plan(words: Words, plan: Plan) -> PlanContent:
    amended = (one for one in words.data.inputs.amendments if one.after.id == plan.id)
    return PlanContent(
        plan.id, plan.version, plan.title, plan.citation, plan.short_citation,
        plan.valid_from, plan.valid_to, tuple(_amendment(words, one) for one in amended),
    )  # fmt: skip


def _amendment(words: Words, amendment: Amendment) -> AmendmentContent:
    """An amendment of this or an earlier period, in words."""
    items = amendment_items(words, amendment)
    return AmendmentContent(
        as_read(amendment_intro(words, amendment)), tuple(as_read(item) for item in items)
    )


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
        counts=indicator.is_count,
        difference=difference_word(words, indicator.unit),
        counted=unit_word(words, words.catalogue.elements[indicator.numerator[0].element].unit),
    )


def _targets(words: Words, printed: Collection[str]) -> Iterator[TargetContent]:
    held = targets_of_units(words.data)
    for judged in words.data.targets:
        of_units = any(judged is one for one in held)
        yield replace(_target(words, judged, printed), of_units=of_units)


def _target(words: Words, judged: TargetResult, printed: Collection[str]) -> TargetContent:
    target, result, indicator = judged.target, judged.result, judged.indicator
    return TargetContent(
        plan=judged.plan.id,
        id=target.id,
        clause=target.clause,
        name=target.name,
        required=as_read(required(words, judged)),
        result=_result(words, judged, printed),
        deadline=judged.stated_deadline,
        status=judged.status.value,
        status_text=as_read(target_verdict(words, judged)),
        indicator=target.indicator or "",
        unit=indicator.unit.value if indicator else "",
        operator=target.operator.value if target.operator else "",
        bound=result.quantity.bound.value if result else "=",
        value=float(result.quantity.value) if result else None,
        asked=float(judged.value) if judged.value is not None else None,
        thing=thing_key(judged),
        ended=target.ended_on is not None,
        split=split_key(target.disaggregation),
        of_period=is_of_period(judged),
        for_units=is_for_each(words.data, judged),
        given=_given(judged),
        gap=_printed(cell(missing_words(words, judged)), printed),
    )


def _given(judged: TargetResult) -> dict[str, float]:
    """What the plan gives units to reach by the period's value."""
    if judged.units is None or judged.target.over is not Over.PERIOD:
        return {}
    return {one.unit.code: float(one.value) for one in judged.units.given}


def _result(words: Words, judged: TargetResult, printed: Collection[str]) -> tuple[Inline, ...]:
    """The value as the tables print it, else the document that was named as evidence."""
    if judged.result or judged.units:
        return _printed(cell(target_value(words, judged)), printed)
    named = judged.evidence.evidence if judged.evidence else ""
    return cell(named or None)


def _printed(inlines: tuple[Inline, ...], printed: Collection[str]) -> tuple[Inline, ...]:
    """A figure that the report leaves out is in no ledger: it is words here."""
    known = all(i.figure.id in printed for i in inlines if isinstance(i, FigureText))
    return inlines if known else (Text(text_of(inlines)),)


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
        status_text=as_read(task_verdict(words, judged)),
        days_overdue=judged.days_overdue,
    )


def _threshold(words: Words, one: Threshold, printed: Collection[str]) -> ThresholdContent:
    limit = of_limit(one)
    return ThresholdContent(
        indicator=one.result.indicator.id,
        split=split_key(one.result.disaggregation),
        limit=limit.text if limit else "",
        figure=limit.id if limit and limit.id in printed else "",
        state=one.state.value,
        status_text=as_read(state_of(words, one)),
        in_force=is_in_force(one.rule, words.data.inputs.period),
        label=words.page_label(one.result.indicator, one.result.disaggregation),
    )
