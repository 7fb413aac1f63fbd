"""Targets with a number in one statement: each level with its indicator, group and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from baocao.core.quantities import Operator
from baocao.definitions.indicators.model import (
    Direction,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
)
from baocao.definitions.plans.model import Relative
from baocao.definitions.plans.reading.deadlines import FoundDay
from baocao.definitions.plans.reading.matching import Matcher, best_of, rate_of
from baocao.definitions.plans.reading.model import FoundTarget, NearIndicator, PlannedValue
from baocao.definitions.plans.reading.options import OptionFinder
from baocao.definitions.plans.reading.quantities import Measure, measures, number
from baocao.definitions.plans.reading.sections import Zone
from baocao.definitions.plans.reading.statements import Statement
from baocao.definitions.plans.reading.wording import PlanWords, any_of, lowered

_CUT = re.compile(r"[,;]| và (?!có )")
_CLEAR = 75  # of 100: outside of the goals words alone make a level only of such an indicator
_FIRST = 8  # characters: a figure there is about all that follows
_NO_LEVEL = "Văn bản không nêu mức phải đạt; báo cáo chỉ nêu kết quả, không kết luận"


@dataclass(frozen=True)
class MeasuredReader:
    """Reads the levels of statements for one document."""

    words: PlanWords
    catalogue: IndicatorCatalogue
    texts: tuple[tuple[str, str], ...] = ()  # all passages, lowered, with their clauses

    def read(
        self,
        statement: Statement,
        low: str,
        hidden: str,
        own: Sequence[FoundDay],
        base: FoundTarget,
    ) -> Iterator[FoundTarget]:
        """The targets of a statement that has a level; none where it has none."""
        found = self._compared(statement, low, base)
        if found is None:
            levels = measures(hidden, self.words.rules.numbers) or list(statement.carried)
            if not levels or not self._counts(statement, low, levels[0]):
                return
            found = list(self._levels(statement, low, levels, own, base))
        yield from found

    def level_at_start(self, hidden: str) -> tuple[Measure, ...]:
        """The figure that a statement begins with: what is joined by "và" has it too."""
        levels = measures(hidden, self.words.rules.numbers)
        is_first = len(levels) == 1 and levels[0].start < _FIRST and levels[0].spreads
        return (replace(levels[0], start=0, end=0),) if is_first else ()

    def moving(self, statement: Statement, low: str, base: FoundTarget) -> Iterator[FoundTarget]:
        """A share that a statement wants to grow or fall without a level: it is followed."""
        if any_of(self.words.rules.followed, low):
            nearest = self._nearest(statement, low, "%")
            indicator = self.catalogue.indicators.get(best_of(nearest))
            if indicator is not None and () in indicator.splits:
                yield replace(base, indicator=indicator.id, nearest=nearest, evidence="",
                              reading=_NO_LEVEL, sureness=70)  # fmt: skip

    def named_in_part(self, statement: Statement, low: str) -> tuple[NearIndicator, ...]:
        """An indicator of whose groups a statement names a part alone: a dose, and no age."""
        nearest = self._nearest(statement, low, "")
        for near in nearest[:1]:
            splits = self.catalogue.indicators[near.indicator].splits
            wanted = {category for split in splits for category, _ in split}
            named = {one.category for one in self._finder.mentions(low)}
            if () not in splits and wanted & named and not wanted <= named:
                return nearest
        return ()

    def followed(self, statement: Statement, low: str, base: FoundTarget) -> list[FoundTarget]:
        """Groups of an indicator that are named without a level, where titles or words say of
        which indicator."""
        nearest = self._nearest(statement, low, "")
        indicator = self.catalogue.indicators.get(best_of(nearest))
        if indicator is None or () in indicator.splits:
            return []
        groups = self._finder.groups(low, indicator)
        return [
            replace(
                base,
                name=self._group_name(indicator, group, base.name),
                indicator=indicator.id,
                disaggregation=group,
                nearest=nearest,
                reading=_NO_LEVEL,
                sureness=80,
            )
            for group, _ in groups
        ]

    @cached_property
    def _finder(self) -> OptionFinder:
        return OptionFinder(self.catalogue, self.words.phrases)

    @cached_property
    def _matcher(self) -> Matcher:
        little = frozenset(self.words.rules.little_words.split())
        return Matcher(self.catalogue, self.words.phrases, self._finder, little)

    def _nearest(self, statement: Statement, text: str, unit: str) -> tuple[NearIndicator, ...]:
        titles = " ".join(h for h in statement.passage.headings if len(h) < 200)
        return self._matcher.nearest(text, lowered(titles), unit)

    def _counts(self, statement: Statement, low: str, level: Measure) -> bool:
        """Whether words such as "tất cả", "hoàn thành" are a level here: in the goals always,
        elsewhere where groups are named or an indicator is clear. Figures always are."""
        if not level.in_words or statement.zone is Zone.GOALS:
            return True
        nearest = self._nearest(statement, low, level.unit)
        indicator = self.catalogue.indicators.get(best_of(nearest))
        if indicator is None:
            return False
        return bool(self._finder.groups(low, indicator)) or nearest[0].score >= _CLEAR

    def _compared(
        self, statement: Statement, low: str, base: FoundTarget
    ) -> list[FoundTarget] | None:
        """A level that another place or earlier years give; None where there is none."""
        reference = any_of(self.words.rules.references, low)
        relative = next(self._relatives(low), None)
        if reference is None and relative is None:
            return None
        nearest = self._nearest(statement, low, rate_of(low))
        indicator = self.catalogue.indicators.get(best_of(nearest))
        if reference is not None:
            target = replace(base, operator=reference.operator, reference=reference.to)
        else:
            assert relative is not None
            downward = relative.change <= 0
            operator = Operator.AT_MOST if downward else Operator.AT_LEAST
            if relative.change == 0:
                operator = Operator.BELOW if re.search("thấp|giảm", low) else Operator.ABOVE
            target = replace(base, operator=operator, relative=relative)
        return list(self._of_indicator(target, indicator, nearest, low))

    def _relatives(self, low: str) -> Iterator[Relative]:
        for rule in self.words.rules.relatives:
            for match in rule.words.finditer(low):
                groups = match.groupdict()
                change = number(groups.get("value") or "") or Decimal(0)
                sign = -1 if groups["way"] in ("giảm", "thấp hơn") else 1
                first = groups.get("first")
                last = groups.get("last") or first
                years = (int(first), int(last)) if first and last else None
                yield Relative(sign * change, years)

    def _levels(
        self,
        statement: Statement,
        low: str,
        levels: Sequence[Measure],
        own: Sequence[FoundDay],
        base: FoundTarget,
    ) -> Iterator[FoundTarget]:
        parts = _parts(low, levels)
        before: list[FoundTarget] = []
        groups: list[tuple[Disaggregation, str]] = []
        for level, (start, end) in zip(levels, parts, strict=True):
            text = low if len(levels) == 1 else low[start:end]
            inside = [day for day in own if start <= day.start < end]
            day = inside[-1].day if inside else base.deadline
            target = replace(base, value=level.value, operator=level.operator, unit=level.unit,
                             deadline=day, reading=level.reading)  # fmt: skip
            nearest = self._nearest(
                statement, low if len(levels) == 1 else f"{text} {low}", level.unit
            )
            indicator = self.catalogue.indicators.get(best_of(nearest))
            if indicator is not None:
                groups = (
                    self._finder.groups(text, indicator)
                    or groups
                    or self._finder.groups(low, indicator)
                )
            made = list(self._of_groups(target, indicator, nearest, groups))
            if len(levels) > 1:
                made = [
                    replace(one, why=(*one.why, "câu có nhiều mức"), sureness=one.sureness - 10)
                    for one in made
                ]
            before += made
        yield from _with_milestones(before)

    def _of_indicator(
        self,
        target: FoundTarget,
        indicator: Indicator | None,
        nearest: tuple[NearIndicator, ...],
        low: str,
    ) -> Iterator[FoundTarget]:
        groups = self._finder.groups(low, indicator) if indicator else []
        yield from self._of_groups(target, indicator, nearest, groups)

    def _of_groups(
        self,
        target: FoundTarget,
        indicator: Indicator | None,
        nearest: tuple[NearIndicator, ...],
        groups: Sequence[tuple[Disaggregation, str]],
    ) -> Iterator[FoundTarget]:
        why = list(target.why)
        operator = target.operator
        if operator is None:
            operator, reason = _by_direction(indicator)
            why += reason
        sureness = 100 - 10 * len(why)
        if indicator is not None and () not in indicator.splits and not groups:
            groups, clause = self._groups_elsewhere(indicator)
            if groups:
                why.append("câu không nêu nhóm; lấy các nhóm nêu ở đoạn khác của văn bản")
                target = replace(target, clause=f"{target.clause}; {clause}")
                sureness -= 20
        if indicator is None or (() not in indicator.splits and not groups):
            why.append("chưa chỉ số nào của danh mục đủ giống")
            yield replace(
                target, operator=operator, nearest=nearest, why=tuple(why), sureness=sureness - 20
            )
            return
        sureness -= max(0, (90 - nearest[0].score) // 2)
        base = replace(target, operator=operator, indicator=indicator.id, nearest=nearest,
                       why=tuple(why), sureness=sureness)  # fmt: skip
        for group, reading in groups or [((), "")]:
            readings = "; ".join(text for text in (base.reading, reading) if text)
            name = self._group_name(indicator, group, base.name)
            yield replace(base, disaggregation=group, reading=readings, name=name)

    def _groups_elsewhere(
        self, indicator: Indicator
    ) -> tuple[list[tuple[Disaggregation, str]], str]:
        """The groups of the passage that names most of them, and its clause."""
        found = [(self._finder.groups(low, indicator), clause) for low, clause in self.texts]
        return max(found, key=lambda one: len(one[0]), default=([], ""))

    def _group_name(self, indicator: Indicator, group: Disaggregation, name: str) -> str:
        """What the catalogue calls the result of a group; else the statement itself."""
        if not group or not indicator.name_pattern:
            return name
        phrases = {
            category: option.phrase or option.name
            for category, id_ in group
            for option in self.catalogue.categories[category].options
            if option.id == id_
        }
        return indicator.name_pattern.format_map({**_Open(), **phrases})


class _Open(dict[str, str]):
    """Leaves a place of a name open that nothing fills."""

    def __missing__(self, key: str) -> str:
        return ""


def _by_direction(indicator: Indicator | None) -> tuple[Operator, list[str]]:
    """Which way a bare level goes, by which way is better."""
    if indicator is not None and indicator.direction is Direction.LOWER_IS_BETTER:
        return Operator.AT_MOST, ["câu không ghi phép so sánh; chỉ số càng thấp càng tốt"]
    return Operator.AT_LEAST, []


def _parts(low: str, levels: Sequence[Measure]) -> list[tuple[int, int]]:
    """The stretch of the statement that belongs to each level: up to the last comma, or "và",
    before the next."""
    cuts = [0]
    for before, level in pairwise(levels):
        between = [m.start() for m in _CUT.finditer(low, before.end, level.start)]
        cuts.append(between[-1] if between else before.end)
    return list(zip(cuts, [*cuts[1:], len(low)], strict=True))


def _with_milestones(targets: Sequence[FoundTarget]) -> Iterator[FoundTarget]:
    """Levels of one thing by several days: the last is the target, the others lead there."""
    rest = list(targets)
    while rest:
        first = rest[0]
        same = [one for one in rest if _same_thing(one, first)]
        days = [one.deadline for one in same]
        if len(same) > 1 and None not in days and len(set(days)) == len(days):
            ordered = sorted(same, key=lambda one: one.deadline or one.place)
            last = ordered[-1]
            steps = tuple(
                PlannedValue(one.deadline, one.value)
                for one in ordered[:-1]
                if one.deadline is not None and one.value is not None
            )
            yield replace(last, milestones=steps)
            rest = [one for one in rest if one not in same]
        else:
            yield rest.pop(0)


def _same_thing(one: FoundTarget, other: FoundTarget) -> bool:
    return (one.indicator, one.disaggregation, one.operator, one.unit) == (
        other.indicator,
        other.disaggregation,
        other.operator,
        other.unit,
    )
