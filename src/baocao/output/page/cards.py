"""A report at a glance: targets and tasks, the main figures with their thresholds and the unit
that is worst off, its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.core.quantities import Bound
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.indicators.model import Direction
from baocao.definitions.programmes.model import MainIndicator
from baocao.document.content import TargetContent, ThresholdContent
from baocao.document.sections.sources import SOURCES
from baocao.output.page.late import UnitFigure, late_targets, untold
from baocao.output.page.page import heading_id
from baocao.output.page.sparks import Spark
from baocao.output.page.thresholds import threshold_lines
from baocao.output.page.view import PrintedChange, ReportView, ValueKey, with_enough_events
from baocao.results.measured import URGENCY
from baocao.results.model import TargetStatus, TaskStatus

JUDGED = (TargetStatus.NOT_MET, TargetStatus.BEHIND, TargetStatus.ON_TRACK)
UNJUDGED = (TargetStatus.NOT_DUE, TargetStatus.NOT_REPORTED, TargetStatus.NOT_ASSESSABLE)
KINDS = {TargetStatus.NOT_MET: "bad", TargetStatus.BEHIND: "late", TargetStatus.MET: "good"}


@dataclass(frozen=True)
class WorstUnit:
    """The unit with the lowest value, or the highest where less is better; `others` are as low.
    `of` names the rate that stands for a count, "" for the figure itself."""

    unit: UnitFigure
    lowest: bool
    others: int
    of: str = ""


@dataclass(frozen=True)
class Card:
    """One number at a glance; `kind` is good, bad, late or "" and colours its edge, `place` is
    where on the page more of it stands. `unasked` is a value that no target asks for."""

    label: str
    value: str
    note: str = ""
    kind: str = ""
    figure: str = ""
    place: str = ""
    change: PrintedChange | None = None
    spark: Spark | None = None
    threshold: ThresholdContent | None = None
    worst: WorstUnit | None = None
    target: TargetContent | None = None
    unasked: bool = False


def cards(
    view: ReportView, main: Sequence[MainIndicator], sparks: Mapping[ValueKey, Spark]
) -> list[Card]:
    """What is above its threshold; targets and tasks where a plan has any, the other main figures,
    and the report's data."""
    found = [*_plan_cards(view), *_main_cards(view, main, sparks)]
    found.sort(key=lambda card: not (card.threshold and card.threshold.is_above))
    findings = len(view.findings)
    kind, place = ("late", f"#{heading_id(SOURCES)}") if findings else ("", "")
    label = "Điểm cần lưu ý về số liệu"
    return [*found, Card(label, format_number(findings), kind=kind, place=place)]


def _main_cards(
    view: ReportView, main: Sequence[MainIndicator], sparks: Mapping[ValueKey, Spark]
) -> Iterator[Card]:
    """The chosen indicators, and what else is above its threshold."""
    content = view.content
    thresholds = {(t.indicator, t.split): t for t in content.thresholds}
    chosen = {(one.indicator, one.split): one for one in main}
    others = threshold_lines(content.thresholds, view.values, content.indicators, main)
    labels = {key: one.label for key, one in chosen.items()} | {
        (line.threshold.indicator, line.threshold.split): line.name
        for line in others
        if line.threshold.is_above
    }
    for key, label in labels.items():
        value = view.values.get(key)
        if value is not None:
            threshold, target = thresholds.get(key), _judging(view, key)
            yield Card(
                label,
                value.text,
                f"số liệu ngày {short_date(value.as_of)}" if value.as_of else "",
                _kind_of(target, threshold),
                value.figure,
                change=value.change,
                spark=sparks.get(key),
                threshold=threshold,
                worst=_worst(view, key, chosen.get(key)),
                target=target,
                unasked=target is None and not (threshold and threshold.limit),
            )


def other_worst(view: ReportView, main: Sequence[MainIndicator]) -> Iterator[tuple[str, WorstUnit]]:
    """The unit that is worst off in each figure that the scorecard lacks, under the figure's name;
    what a target asks for first, of that what is missed by most."""
    known = {(one.indicator, one.split) for one in main}
    known |= {(one.by_units.indicator, one.split) for one in main if one.by_units}
    names = {(i.id, s): name for i in view.content.indicators for s, name in i.splits.items()}
    late = [late.target for late in late_targets(view)]
    asked = [(t.indicator, t.split) for t in (*late, *view.content.targets) if not t.ended]
    first = {key: place for place, key in reversed(list(enumerate(asked)))}
    for key, name in sorted(names.items(), key=lambda named: first.get(named[0], len(asked))):
        worst = None if key in known else _worst(view, key, None)
        if worst:
            yield name, worst


def _worst(view: ReportView, key: ValueKey, main: MainIndicator | None) -> WorstUnit | None:
    """None where fewer than two units have a value of enough events, all have the same, or one has
    a mere limit.

    Of a count its rate by units says it, or nothing: the largest unit counts most.
    """
    rate = main.by_units if main else None
    rated = (rate.indicator, key[1]) if rate else key
    of, key = (rate.label, rated) if rate and rated in view.units else ("", key)
    shown = [i for i in view.content.indicators if i.id == key[0]]
    if any(i.counts for i in shown):
        return None
    figures = with_enough_events(view.units.get(key, ()))
    if len({f.text for f in figures}) < 2 or any(f.bound is not Bound.EXACT for f in figures):
        return None
    lowest = any(i.direction == Direction.HIGHER_IS_BETTER.value for i in shown)
    pick = min if lowest else max
    worst = pick(figures, key=lambda figure: figure.value)
    others = sum(figure.text == worst.text for figure in figures) - 1
    return WorstUnit(UnitFigure(view.content.areas[worst.area or ""], worst), lowest, others, of)


def _judging(view: ReportView, key: ValueKey) -> TargetContent | None:
    """The target with the most urgent verdict on a value; None where no target asks for it."""
    found = {
        t.status: t
        for t in reversed(view.content.targets)
        if (t.indicator, t.split) == key and not t.ended
    }
    order = (status.value for status in (*KINDS, *URGENCY))
    return next((found[status] for status in order if status in found), None)


def _kind_of(target: TargetContent | None, threshold: ThresholdContent | None) -> str:
    """The colour of the verdict on a value; "" without one that is good or bad."""
    if threshold and threshold.is_above:
        return "bad"
    return KINDS.get(TargetStatus(target.status), "") if target else ""


def _plan_cards(view: ReportView) -> Iterator[Card]:
    met, failed, behind = (
        view.targets_in(status)
        for status in (TargetStatus.MET, TargetStatus.NOT_MET, TargetStatus.BEHIND)
    )
    overdue = view.tasks_in(TaskStatus.OVERDUE)
    kind = "bad" if failed else "late" if behind else "good" if met else ""
    if total := view.targets_in(*TargetStatus):
        told = _standing(view)
        yield Card("Chỉ tiêu đạt", f"{met}/{total}", told, kind, place="#chi-tieu")
    if view.content.tasks:
        doubted = untold(view.content.tasks, view.content.period.cutoff)
        if overdue or not doubted:
            kind, place = ("bad", "#qua-han") if overdue else ("good", "")
            yield Card("Nhiệm vụ quá hạn", format_number(overdue), kind=kind, place=place)
        if doubted:
            label = "Nhiệm vụ đã đến hạn, chưa có báo cáo"
            yield Card(label, format_number(doubted), kind="late", place="#chua-bao-cao")


def _standing(view: ReportView) -> str:
    """How the things stand that targets ask for and that are not met, and why some are not judged:
    with those that are met they are all."""
    words = {t.status: t.status_text for t in view.content.targets}
    judged, open_ = (
        [
            f"{format_number(count)} {lower_first(words[status.value])}"
            for status in statuses
            if (count := view.targets_in(status))
        ]
        for statuses in (JUDGED, UNJUDGED)
    )
    unjudged = view.targets_in(*UNJUDGED)
    why = [f"{format_number(unjudged)} chưa đánh giá ({', '.join(open_)})"] if unjudged else []
    return ", ".join([*judged, *why])
