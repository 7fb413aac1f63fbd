"""Rows of what was computed: results, targets, tasks, counts of several providers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from baocao.apps.notebook.columns import Row
from baocao.definitions.indicators.naming import full_name, short_label, split_key
from baocao.document.frames.figures import INDEX, result_key
from baocao.document.narrative.phrases import Phrases
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.model import Amount, IndicatorResult, TargetResult, TaskResult
from baocao.results.report_data import ReportData


@dataclass(frozen=True)
class ResultRows:
    """The rows of one report's data; texts are those that the report prints."""

    data: ReportData
    phrases: Phrases

    @property
    def _figures(self) -> Figures:
        return figures_of(self.data)

    @property
    def _key(self) -> Row:
        return {
            "province": self.data.inputs.province.slug,
            "province_name": self.data.inputs.province.name,
            "period": self.data.inputs.period.key,
            "period_end": self.data.inputs.period.end,
            "synthetic": self.data.inputs.synthetic,
        }

    def results(self) -> Iterator[Row]:
        """Every indicator in every split for the province and its districts."""
        figures = self._figures
        for result in self.data.results:
            before = result.previous
            figure = figures.of_result(result).id
            yield {
                **self._key,
                INDEX: result_key(
                    self.data.inputs.province.slug, self.data.inputs.period.key, figure
                ),
                **self._result(result, figures),
                "area": result.area.code,
                "area_name": result.area.name,
                "level": result.area.level.value,
                "label": short_label(
                    result.indicator, result.disaggregation, self.data.inputs.catalogue
                ),
                "direction": result.indicator.direction.value,
                "numerator": _count(result.numerator),
                "denominator": _count(result.denominator),
                "provider": result.denominator.provider if result.denominator else "",
                "definition": result.denominator.definition if result.denominator else "",
                "reported": result.reported,
                "complete": result.is_complete,
                "previous": float(before.quantity.value) if before else None,
                "change": _float(before.change) if before else None,
                "rank": result.rank,
            }

    def targets(self) -> Iterator[Row]:
        figures = self._figures
        for judged in self.data.targets:
            yield {**self._key, **self._target(judged, figures)}

    def tasks(self) -> Iterator[Row]:
        for judged in self.data.tasks:
            yield {**self._key, **self._task(judged)}

    def denominators(self) -> Iterator[Row]:
        """The province's results by each provider's count, side by side."""
        figures = self._figures
        for source in self.data.denominators:
            below = source.result.denominator
            yield {
                **self._key,
                **self._result(source.result, figures),
                "provider": below.provider if below else "",
                "definition": below.definition if below else "",
                "as_of": source.as_of,
                "denominator": _count(below),
                "used": source.used,
            }

    def _result(self, result: IndicatorResult, figures: Figures) -> Row:
        indicator, split = result.indicator, result.disaggregation
        return {
            "indicator": indicator.id,
            "split": split_key(split),
            "name": full_name(indicator, split, self.data.inputs.catalogue),
            "value": float(result.quantity.value),
            "bound": result.quantity.bound.value,
            "text": figures.of_result(result).text,
            "unit": indicator.unit.value,
            "as_of": result.as_of,
        }

    def _target(self, judged: TargetResult, figures: Figures) -> Row:
        target, result = judged.target, judged.result
        return {
            "plan": judged.plan.id,
            "target": target.id,
            "clause": target.clause,
            "target_name": target.name,
            "indicator": target.indicator or "",
            "split": split_key(target.disaggregation),
            "operator": target.operator.value if target.operator else "",
            "asked": _float(judged.value),
            "value": float(result.quantity.value) if result else None,
            "bound": result.quantity.bound.value if result else "",
            "text": figures.of_result(result).text if result else "",
            "unit": judged.indicator.unit.value if judged.indicator else "",
            "deadline": judged.stated_deadline,
            "status": judged.status.value,
            "status_name": self.phrases[f"target_status.{judged.status.value}"],
            "gap": _float(judged.gap),
            "gap_people": judged.gap_people,
            "days_left": judged.days_left,
        }

    def _task(self, judged: TaskResult) -> Row:
        task = judged.task
        return {
            "plan": judged.plan.id,
            "task": task.id,
            "clause": task.clause,
            "task_name": task.name,
            "lead": task.lead,
            "supporting": "; ".join(task.supporting),
            "due": task.due,
            "status": judged.status.value,
            "status_name": self.phrases[f"task_status.{judged.status.value}"],
            "days_overdue": judged.days_overdue,
        }


def _count(amount: Amount | None) -> float | None:
    return _float(amount.value) if amount else None


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
