"""The page of one report: at a glance, targets, then the whole report as the Word file has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath

from baocao.apps.site.choices import Choices
from baocao.apps.site.files import Download, published_pictures
from baocao.apps.site.folders import Shown
from baocao.apps.site.overview import Overview
from baocao.apps.site.page import Content, Heading, Html, Page, page_content
from baocao.apps.site.progress import is_outdated
from baocao.apps.site.settings import heading_id
from baocao.apps.site.templates import Templates
from baocao.archive.built.content import (
    BlockContent,
    HeadingContent,
    ParagraphContent,
    Part,
    PictureContent,
    PlanContent,
    TargetContent,
)
from baocao.build.status.model import ReportStatus
from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import format_number
from baocao.results.model import TargetStatus, TaskStatus

KIND = "báo cáo"
PERCENT = Unit.PERCENT.value
NOTICE = "notice"
SCRIPTS = ("tables.js", "trace.js")
CHART_SCRIPTS = ("vega.js", "charts.js")


@dataclass(frozen=True)
class Card:
    """One number at a glance; `kind` is good, bad, late or "" and colours its edge."""

    label: str
    value: str
    note: str = ""
    kind: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar in hundredths of its room; `mark` is where the plan wants it to reach."""

    width: float
    mark: float | None
    kind: str


@dataclass(frozen=True)
class TargetLine:
    target: TargetContent
    bar: Bar | None


def report_page(
    shown: Shown,
    overview: Overview,
    status: ReportStatus | None,
    downloads: tuple[Download, ...],
    choices: Choices,
    templates: Templates,
) -> Page:
    """The page of a report that can be shown; `status` is None where it is not known."""
    content = shown.content
    root = "../"
    known = frozenset(figure.id for figure in shown.report.ledger.figures)
    drawn = any(isinstance(b, PictureContent) and b.spec for p in content.parts for b in p.blocks)
    scripts = (*SCRIPTS, *(CHART_SCRIPTS if drawn else ()))
    fill = _Filler(templates, known, published_pictures(shown.report, root))
    notices, parts = _without_notices(content.parts)
    items: list[Content] = [
        templates.html(
            "report_head",
            content=content,
            notices=notices,
            status=status,
            outdated=is_outdated(status),
            known=known,
            changed=shown.changed,
            downloads=downloads,
        ),
        Heading(2, "Tóm tắt", "tom-tat"),
        templates.html("cards", cards=cards(overview, choices)),
        *_targets(overview, templates, root, known),
        Heading(2, "Toàn văn báo cáo", "toan-van"),
        *(item for part in parts for item in fill.part(part)),
        templates.end(root, scripts, PurePosixPath(overview.page).with_suffix(".trace.js").name),
    ]
    title = f"{content.province.name}, {content.period.name}"
    return Page(overview.page, title, content.title, KIND, page_content(items))


def _without_notices(parts: Iterable[Part]) -> tuple[list[ParagraphContent], list[Part]]:
    """The boxed marks of a report, which the page shows first, and the parts without them."""
    notices: list[ParagraphContent] = []
    rest: list[Part] = []
    for part in parts:
        marks = [b for b in part.blocks if isinstance(b, ParagraphContent) and b.kind == NOTICE]
        notices += marks
        rest.append(replace(part, blocks=tuple(b for b in part.blocks if b not in marks)))
    return notices, rest


def cards(overview: Overview, choices: Choices) -> list[Card]:
    """Targets, tasks, data and the chosen indicators of a report."""
    met, failed, behind = (
        overview.targets_in(status)
        for status in (TargetStatus.MET, TargetStatus.NOT_MET, TargetStatus.BEHIND)
    )
    overdue = overview.tasks_in(TaskStatus.OVERDUE)
    warnings = sum(overview.findings.values())
    told = f"{format_number(failed)} không đạt, {format_number(behind)} chậm tiến độ"
    kind = "bad" if failed else "late" if behind else "good"
    found = [
        Card("Chỉ tiêu đạt", f"{met}/{len(overview.targets)}", told, kind),
        Card("Nhiệm vụ quá hạn", format_number(overdue), kind="bad" if overdue else "good"),
        Card("Điểm cần lưu ý về số liệu", format_number(warnings), kind="late" if warnings else ""),
    ]
    for main in choices.main_of(overview.key.programme):
        value = overview.values.get((main.indicator, main.split))
        if value is not None:
            day = f"số liệu ngày {short_date(value.as_of)}" if value.as_of else ""
            found.append(Card(main.label, value.text, day, figure=value.figure))
    return found


def _targets(
    overview: Overview, templates: Templates, root: str, known: frozenset[str]
) -> Iterator[Content]:
    if not overview.targets:
        return
    plans = [(plan, _lines(overview, plan)) for plan in overview.plans]
    yield Heading(2, "Chỉ tiêu", "chi-tieu")
    shown = [(plan, lines) for plan, lines in plans if lines]
    yield templates.html(
        "targets", plans=shown, programme=overview.key.programme, root=root, known=known
    )


def _lines(overview: Overview, plan: PlanContent) -> list[TargetLine]:
    return [TargetLine(t, bar_of(t)) for t in overview.targets if t.plan == plan.id]


def bar_of(target: TargetContent) -> Bar | None:
    """The bar of a target; None without a value, or without anything to hold it against.

    A percentage runs from 0 to 100 and beyond where value or target do: nothing is capped.
    """
    if target.value is None or target.value < 0:
        return None
    if target.asked is None and target.unit != PERCENT:
        return None
    least = 100.0 if target.unit == PERCENT else 0.0
    top = max(least, target.value, target.asked or 0.0) or 1.0
    mark = None if target.asked is None else round(min(target.asked / top * 100, 99.0), 2)
    kind = "exact" if target.bound == "=" else "bound"
    return Bar(round(target.value / top * 100, 2), mark, kind)


@dataclass(frozen=True)
class _Filler:
    """Turns the parts of a report into headings and fragments."""

    templates: Templates
    known: frozenset[str]
    pictures: Mapping[str, str]

    def part(self, part: Part) -> Iterator[Content]:
        """A part with its title and, below, its own headings."""
        if part.title:
            yield Heading(2, part.title, heading_id(part.id))
        for is_heading, blocks in groupby(part.blocks, lambda b: isinstance(b, HeadingContent)):
            if is_heading:
                yield from map(_heading, blocks)
            else:
                yield self._html(list(blocks))

    def _html(self, blocks: list[BlockContent]) -> Html:
        return self.templates.html(
            "blocks", blocks=blocks, known=self.known, pictures=self.pictures
        )


def _heading(block: BlockContent) -> Heading:
    assert isinstance(block, HeadingContent)
    return Heading(min(block.level + 1, 4), block.text, heading_id(block.text))
