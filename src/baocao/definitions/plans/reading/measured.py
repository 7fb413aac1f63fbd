"""Targets with a number in one statement: each level with its indicator, group and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import BaselineKind, Relative
from baocao.definitions.plans.reading.grouped import GroupReader
from baocao.definitions.plans.reading.matching import rate_of
from baocao.definitions.plans.reading.model import FoundTarget, PlannedValue
from baocao.definitions.plans.reading.months import FoundDay
from baocao.definitions.plans.reading.quantities import Measure, measures, number
from baocao.definitions.plans.reading.statements import Statement, Zone
from baocao.definitions.plans.reading.wording import ReadingFile, any_of

_CUT = re.compile(r"[,;]| và (?!có )")
_CLEAR = 75  # of 100: outside of the goals words alone make a level only of such an indicator
_FIRST = 8  # characters: a figure there is about all that follows


@dataclass(frozen=True)
class MeasuredReader:
    """Reads the levels of statements for one document."""

    rules: ReadingFile
    groups: GroupReader

    def read(
        self,
        statement: Statement,
        low: str,
        hidden: str,
        own: Sequence[FoundDay],
        base: FoundTarget,
    ) -> list[FoundTarget]:
        """The targets of a statement that has a level; none where it has none."""
        compared = self._compared(statement, low, base)
        if compared is not None:
            return compared
        levels = measures(hidden, self.rules.numbers) or list(statement.carried)
        base, levels = _of_units(base, levels)
        if not levels or not self._counts(statement, low, levels[0]):
            return []
        return list(self._levels(statement, low, levels, own, base))

    def level_at_start(self, hidden: str) -> tuple[Measure, ...]:
        """The figure that a statement begins with: what is joined by "và" has it too."""
        levels = measures(hidden, self.rules.numbers)
        is_first = len(levels) == 1 and levels[0].start < _FIRST and levels[0].spreads
        return (replace(levels[0], start=0, end=0),) if is_first else ()

    def _counts(self, statement: Statement, low: str, level: Measure) -> bool:
        """Whether words such as "tất cả", "hoàn thành" are a level here: in the goals always,
        elsewhere where groups are named or an indicator is clear. Figures always are."""
        if not level.in_words or statement.zone is Zone.GOALS:
            return True
        if statement.zone is Zone.GENERAL:
            return False
        nearest, indicator = self.groups.nearest(statement, low, level.unit)
        if indicator is None:
            return False
        return bool(self.groups.finder.groups(low, indicator)) or nearest[0].score >= _CLEAR

    def _compared(
        self, statement: Statement, low: str, base: FoundTarget
    ) -> list[FoundTarget] | None:
        """A level that another place or earlier years give; None where there is none."""
        reference = any_of(self.rules.references, low)
        relative = next(self._relatives(low), None)
        if reference is not None:
            target = replace(base, operator=reference.operator, reference=reference.to)
        elif relative is not None:
            target = replace(base, operator=_way(relative, low), relative=relative)
        else:
            return None
        nearest, indicator = self.groups.nearest(statement, low, rate_of(low))
        groups = self.groups.groups(statement, low, indicator)
        return list(self.groups.targets(target, indicator, nearest, groups))

    def _relatives(self, low: str) -> Iterator[Relative]:
        for rule in self.rules.relatives:
            for match in rule.words.finditer(low):
                groups = match.groupdict()
                change = number(groups.get("value") or "") or Decimal(0)
                sign = -1 if groups["way"].startswith(("giảm", "thấp hơn")) else 1
                first = groups.get("first")
                last = groups.get("last") or first
                years = (int(first), int(last)) if first and last else None
                to = BaselineKind.MEAN if years else BaselineKind.PREVIOUS_YEAR
                yield Relative(sign * change if change else Decimal(0), years, to=to)

    def _levels(
        self,
        statement: Statement,
        low: str,
        levels: Sequence[Measure],
        own: Sequence[FoundDay],
        base: FoundTarget,
    ) -> Iterator[FoundTarget]:
        made: list[FoundTarget] = []
        for level, (start, end) in zip(levels, _parts(low, levels), strict=True):
            inside = [day for day in own if start <= day.start < end]
            day = inside[-1].day if inside else base.deadline
            several = ("câu có nhiều mức",) if len(levels) > 1 else ()
            target = replace(base, value=level.value, operator=level.operator, unit=level.unit,
                             deadline=day, reading=level.reading,
                             why=(*base.why, *several))  # fmt: skip
            made += self._level(statement, low[start:end], level, target, made)
        yield from with_milestones(self._respectively(low, levels, made))

    def _respectively(
        self, low: str, levels: Sequence[Measure], made: Sequence[FoundTarget]
    ) -> Sequence[FoundTarget]:
        """Levels in the order of the groups: "mũi 1, mũi 2 đạt lần lượt 99% và 97%"."""
        groups = list(dict.fromkeys(one.disaggregation for one in made))
        if len(groups) != len(levels) or any_of(self.rules.respectively, low) is None:
            return made
        wanted = set(zip((level.value for level in levels), groups, strict=True))
        return [one for one in made if (one.value, one.disaggregation) in wanted]

    def _level(
        self,
        statement: Statement,
        text: str,
        level: Measure,
        target: FoundTarget,
        before: Sequence[FoundTarget],
    ) -> Iterator[FoundTarget]:
        nearest, indicator = self.groups.nearest(statement, text, rate_of(text) or level.unit)
        groups = self.groups.groups(statement, text, indicator)
        own = self.groups.finder.groups(text, indicator) if indicator else ()
        if before and indicator and not own and before[-1].indicator == indicator.id:
            groups = [(before[-1].disaggregation, "")]  # goes on with the group of the last level
        if indicator and not groups and () not in indicator.splits and level.in_words:
            groups, clause = self.groups.elsewhere(indicator)
            if groups:
                why = "câu không nêu nhóm; lấy các nhóm nêu ở đoạn khác của văn bản"
                target = replace(target, clause=f"{target.clause}; {clause}",
                                 why=(*target.why, why), sureness=target.sureness - 10)  # fmt: skip
        yield from self.groups.targets(target, indicator, nearest, groups)


def _of_units(base: FoundTarget, levels: list[Measure]) -> tuple[FoundTarget, list[Measure]]:
    """ "90% số xã đạt từ 95%" has one level, 95%; "90% số xã đạt chuẩn" is no target by units."""
    if base.share is None:
        return base, levels
    if len(levels) > 1 and levels[0].value == base.share:
        return base, levels[1:]
    return replace(base, share=None, level=""), levels


def _way(relative: Relative, low: str) -> Operator:
    """Less than a change of nothing is "thấp hơn năm trước"."""
    if relative.change == 0:
        return Operator.BELOW if re.search("thấp|giảm", low) else Operator.ABOVE
    return Operator.AT_MOST if relative.change < 0 else Operator.AT_LEAST


def _parts(low: str, levels: Sequence[Measure]) -> list[tuple[int, int]]:
    """The stretch of the statement that belongs to each level: up to the last comma, or "và",
    before the next."""
    cuts = [0]
    for before, level in pairwise(levels):
        between = [m.start() for m in _CUT.finditer(low, before.end, level.start)]
        cuts.append(between[-1] if between else before.end)
    return list(zip(cuts, [*cuts[1:], len(low)], strict=True))


def with_milestones(targets: Sequence[FoundTarget]) -> Iterator[FoundTarget]:
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
