"""The page of one report: what is late and whose, at a glance, units, targets, files, then the
whole report as the Word file has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from baocao.core.quantities import Unit
from baocao.core.report_key import ReportKey
from baocao.definitions.programmes.model import MainIndicator
from baocao.document.blocks import Block, Heading, Paragraph, ParagraphKind
from baocao.document.content import Part, TargetContent, TaskContent, things_of
from baocao.output.page.cards import cards, other_worst
from baocao.output.page.html import BlocksHtml
from baocao.output.page.late import LateTarget, by_lead, late_of, late_targets, untold_of
from baocao.output.page.page import Html, Page, PageHeading, PageItem, heading_id, page_items
from baocao.output.page.sparks import Spark, sparks_of
from baocao.output.page.templates import Templates
from baocao.output.page.thresholds import ThresholdLine, threshold_lines
from baocao.output.page.view import ReportView, ValueKey
from baocao.results.measured import UNMET, URGENCY
from baocao.results.model import TargetStatus

KIND = "báo cáo"
SHOWN_WHOLE = 8  # things in need; of more those after the first are behind a tap
SHOWN_FIRST = 5
APART = 3.0  # hundredths of a bar's room that the eye tells apart
THRESHOLDS = "nguong"
CHANGES = "thay-doi"
PERCENT = Unit.PERCENT.value
WHOLE = "<div hidden data-folds></div>"  # what follows is folded on a phone


@dataclass(frozen=True)
class Bar:
    """A bar in hundredths of its room; `mark` is where the plan wants it to reach."""

    width: float
    mark: float | None
    kind: str


@dataclass(frozen=True)
class TargetLine:
    """What a target asks for, with the `others` that ask for the same."""

    target: TargetContent
    others: tuple[TargetContent, ...]
    bar: Bar | None
    spark: Spark | None


@dataclass(frozen=True)
class TargetGroup:
    """The targets of one status; those that need no one's hand now are folded."""

    status: str
    lines: tuple[TargetLine, ...]
    folded: bool
    ended: bool


@dataclass(frozen=True)
class Concerns:
    """What a report says of epidemic thresholds, what is late in it, and by lead agency the tasks
    whose day has passed that nobody told of."""

    thresholds: Sequence[ThresholdLine]
    targets: Sequence[LateTarget]
    tasks: Sequence[TaskContent]
    untold: Sequence[tuple[str, Sequence[TaskContent]]] = ()

    @property
    def above(self) -> list[ThresholdLine]:
        """The counts above their thresholds."""
        return [line for line in self.thresholds if line.threshold.is_above]


@dataclass(frozen=True)
class ReportPages:
    """Makes the pages of reports: the indicators that they show first, how their blocks are
    written, and the addresses of plans' and units' pages by their ids where there are any."""

    templates: Templates
    main: Sequence[MainIndicator]
    blocks: BlocksHtml
    plan_addresses: Mapping[str, str] = field(default_factory=dict)
    unit_addresses: Mapping[str, str] = field(default_factory=dict)

    def items(
        self, view: ReportView, changes: Html | None = None, **head: Any
    ) -> tuple[PageItem, ...]:
        """What the page of a report shows; `changes` is what changed since the period before,
        `head` fills what its template asks for more."""
        notices, parts = _without_notices(view.content.parts)
        sparks = sparks_of(view.content.trends, _asked(view))
        needs, shown = self._needs(view), cards(view, self.main, sparks)
        worst = {"thấp nhất" if c.worst.lowest else "cao nhất" for c in shown if c.worst}
        return page_items(
            [
                *(Html(self.blocks.block(notice)) for notice in notices),
                self.templates.html(
                    "report_head",
                    content=view.content,
                    needs=needs,
                    worst=worst,
                    changes=changes,
                    **head,
                ),
                *self._late(needs),
                PageHeading(2, "Tóm tắt", "tom-tat"),
                self.templates.html("cards", cards=shown),
                *_changed(changes),
                *self._thresholds(needs),
                *self._scorecard(view),
                *self._targets(view, sparks),
                PageHeading(2, "Tệp và kỳ báo cáo", "tep"),
                self.templates.html("report_files", content=view.content, **head),
                Html(WHOLE),
                PageHeading(2, "Toàn văn báo cáo", "toan-van"),
                *(item for part in parts for item in self._part(part)),
            ]
        )

    def _needs(self, view: ReportView) -> Concerns:
        content = view.content
        lines = threshold_lines(content.thresholds, view.values, content.indicators, self.main)
        untold = by_lead(untold_of(content.tasks, content.period.cutoff))
        return Concerns(lines, late_targets(view), late_of(content.tasks), untold)

    def _late(self, needs: Concerns) -> Iterator[PageItem]:
        if needs.above or needs.targets or needs.tasks or needs.untold:
            yield PageHeading(2, "Việc cần xử lý", "can-xu-ly")
            yield self.templates.html("late", needs=needs, first=SHOWN_FIRST, whole=SHOWN_WHOLE)

    def _thresholds(self, needs: Concerns) -> Iterator[PageItem]:
        if needs.thresholds:
            yield PageHeading(2, "Ngưỡng cảnh báo", THRESHOLDS)
            yield self.templates.html("thresholds", lines=needs.thresholds)

    def _scorecard(self, view: ReportView) -> Iterator[PageItem]:
        card = view.content.scorecard
        if card is not None:
            yield PageHeading(2, "Từng địa bàn", "dia-ban")
            yield self.templates.html(
                "scorecard",
                card=card,
                areas=view.content.areas,
                units=self.unit_addresses,
                others=list(other_worst(view, self.main)),
            )

    def _targets(self, view: ReportView, sparks: Mapping[ValueKey, Spark]) -> Iterator[PageItem]:
        if not view.content.targets:
            return
        yield PageHeading(2, "Chỉ tiêu", "chi-tieu")
        yield self.templates.html(
            "targets",
            groups=target_groups(view, sparks),
            plans={plan.id: plan for plan in view.content.plans},
            addresses=self.plan_addresses,
        )

    def _part(self, part: Part) -> Iterator[PageItem]:
        """A part with its title and, below, its own headings."""
        if part.title:
            yield PageHeading(2, part.title, heading_id(part.id))
        for is_heading, group in groupby(part.blocks, lambda b: isinstance(b, Heading)):
            if is_heading:
                yield from map(_heading, group)
            else:
                yield Html("\n".join(map(self.blocks.block, group)))


def _changed(changes: Html | None) -> Iterator[PageItem]:
    if changes:
        yield PageHeading(2, "Thay đổi so với kỳ trước", CHANGES)
        yield changes


def report_path(key: ReportKey) -> str:
    """The place of a report's page on the site."""
    return f"bao-cao/{key.slug}.html"


def page_of(view: ReportView, items: tuple[PageItem, ...]) -> Page:
    """The page of a report with these items."""
    content = view.content
    title = f"{content.province.name}, {content.period.name}"
    return Page(report_path(view.key), title, content.title, KIND, items)


def _without_notices(parts: Iterable[Part]) -> tuple[list[Block], list[Part]]:
    """The boxed marks of a report, which the page shows first, and the parts without them."""
    notices: list[Block] = []
    rest: list[Part] = []
    for part in parts:
        notices += filter(_is_notice, part.blocks)
        rest.append(replace(part, blocks=tuple(b for b in part.blocks if not _is_notice(b))))
    return notices, rest


def _is_notice(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.NOTICE


def target_groups(view: ReportView, sparks: Mapping[ValueKey, Spark]) -> list[TargetGroup]:
    """The targets by status, the most urgent first; those that an amendment ended stand last."""
    things = things_of(view.content.targets)
    ended = [(target,) for target in view.content.targets if target.ended]
    groups = []
    for targets in (things, ended):
        for status in URGENCY:
            own = [t for t in targets if TargetStatus(t[0].status) is status]
            if own:
                lines = tuple(
                    TargetLine(t, tuple(others), bar_of(t), sparks.get(_key(t)))
                    for t, *others in own
                )
                folded = status not in UNMET or targets is ended
                groups.append(TargetGroup(status.value, lines, folded, targets is ended))
    return groups


def _key(target: TargetContent) -> ValueKey:
    return target.indicator, target.split


def _asked(view: ReportView) -> dict[ValueKey, float]:
    """The level that each value is held against; the later of several."""
    return {
        _key(t): t.asked
        for t in sorted(view.content.targets, key=lambda target: target.deadline)
        if t.asked is not None and t.of_period and not t.ended
    }


def bar_of(target: TargetContent) -> Bar | None:
    """The bar of a target; None without a value, or without anything to hold it against.

    A percentage runs from 0 to 100 and beyond where value or target do: nothing is capped. A value
    that is not the one asked for is seen not to reach the mark, or to pass it.
    """
    if target.value is None or target.value < 0:
        return None
    if target.asked is None and target.unit != PERCENT:
        return None
    least = 100.0 if target.unit == PERCENT else 0.0
    top = max(least, target.value, target.asked or 0.0) or 1.0
    kind = "exact" if target.bound == "=" else "bound"
    width = target.value / top * 100
    if target.asked is None:
        return Bar(round(width, 2), None, kind)
    mark = min(target.asked / top * 100, 100 - APART)
    if target.value < target.asked:
        width = max(min(width, mark - APART), 0.0)
    elif target.value > target.asked:
        width = max(width, mark + APART)
    return Bar(round(width, 2), round(mark, 2), kind)


def _heading(block: Block) -> PageHeading:
    assert isinstance(block, Heading)
    text = f"{block.number} {block.text}".strip()
    return PageHeading(min(block.level + 1, 4), text, heading_id(text))
