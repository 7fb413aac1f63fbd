"""What a level is about: the indicator that a statement is nearest to, and the groups it names;
and targets that name an indicator and no level, of which reports draw no conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from baocao.core.quantities import Operator
from baocao.definitions.indicators.model import (
    Direction,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
)
from baocao.definitions.indicators.naming import places_of
from baocao.definitions.plans.reading.matching import Matcher, best_of
from baocao.definitions.plans.reading.model import FoundTarget, NearIndicator
from baocao.definitions.plans.reading.options import OptionFinder
from baocao.definitions.plans.reading.statements import Statement
from baocao.definitions.plans.reading.wording import PlanWords, ReadingFile, any_of, lowered

_LONGEST_TITLE = 200
_MORE = 5  # characters by which a sentence is more than its statement
Groups = Sequence[tuple[Disaggregation, str]]  # each with how its words were read
NO_LEVEL = "Văn bản không nêu mức phải đạt; báo cáo chỉ nêu kết quả, không kết luận"


@dataclass(frozen=True)
class GroupReader:
    """Finds indicators and groups for one document; `texts` are all its passages, lowered, with
    their clauses."""

    words: PlanWords
    catalogue: IndicatorCatalogue
    texts: tuple[tuple[str, str], ...] = ()

    @cached_property
    def finder(self) -> OptionFinder:
        return OptionFinder(self.catalogue, self.words.phrases)

    def nearest(
        self, statement: Statement, text: str, unit: str
    ) -> tuple[tuple[NearIndicator, ...], Indicator | None]:
        """The three nearest indicators to a lowered stretch of a statement, and the one that is
        sure enough: by the stretch, else by the whole sentence around it."""
        titles = " ".join(h for h in statement.passage.headings if len(h) < _LONGEST_TITLE)
        nearest = self._matcher.nearest(text, lowered(titles), unit)
        if not best_of(nearest) and len(text) < len(statement.sentence) - _MORE:
            wider = self._matcher.nearest(f"{text} {lowered(statement.sentence)}", "", unit)
            nearest = wider if best_of(wider) else nearest
        return nearest, self.catalogue.indicators.get(best_of(nearest))

    def groups(self, statement: Statement, text: str, indicator: Indicator | None) -> Groups:
        """The groups of an indicator that a stretch names; of one that has no total, else those
        of the sentence around it, or of the nearest title: "2.1. Bệnh sởi"."""
        if indicator is None:
            return ()
        own = self.finder.groups(text, indicator)
        if own or () in indicator.splits:
            return own
        titles = (
            title for title in statement.passage.headings[::-1] if len(title) < _LONGEST_TITLE
        )
        around = (
            self.finder.groups(lowered(one), indicator) for one in (statement.sentence, *titles)
        )
        return next((groups for groups in around if groups), ())

    def elsewhere(self, indicator: Indicator) -> tuple[Groups, str]:
        """The groups of the passage that names most of them, and its clause."""
        found = [(self.finder.groups(low, indicator), clause) for low, clause in self.texts]
        return max(found, key=lambda one: len(one[0]), default=([], ""))

    def named(self, indicator: Indicator, group: Disaggregation, name: str) -> str:
        """What the catalogue calls the result of a group; else the statement itself."""
        if not group or not dict(group).keys() <= places_of(indicator.name_pattern):
            return name
        phrases = {
            category: option.in_sentence
            for category, id_ in group
            for option in self.catalogue.categories[category].options
            if option.id == id_
        }
        return indicator.name_pattern.format_map(_Open(phrases))

    def targets(
        self,
        target: FoundTarget,
        indicator: Indicator | None,
        nearest: tuple[NearIndicator, ...],
        groups: Groups,
    ) -> Iterator[FoundTarget]:
        """A level as one target for each group, or as one without an indicator."""
        operator, reason = _operator(target, indicator)
        why = (*target.why, *reason)
        sureness = target.sureness - 10 * len(why)
        if indicator is None or (() not in indicator.splits and not groups):
            why = (*why, "chưa chỉ số nào của danh mục đủ giống")
            yield replace(target, operator=operator, nearest=nearest, why=why,
                          sureness=sureness - 20)  # fmt: skip
            return
        sureness -= max(0, (90 - nearest[0].score) // 2)
        base = replace(target, operator=operator, indicator=indicator.id, nearest=nearest,
                       why=why, sureness=sureness)  # fmt: skip
        for group, reading in groups or [((), "")]:
            readings = "; ".join(text for text in (base.reading, reading) if text)
            name = self.named(indicator, group, base.name)
            yield replace(base, disaggregation=group, reading=readings, name=name)

    @cached_property
    def _matcher(self) -> Matcher:
        little = frozenset(self.words.rules.little_words.split())
        return Matcher(self.catalogue, self.words.phrases, self.finder, little)


class _Open(dict[str, str]):
    """Leaves a place of a name open that nothing fills."""

    def __missing__(self, key: str) -> str:
        return ""


def _operator(
    target: FoundTarget, indicator: Indicator | None
) -> tuple[Operator | None, tuple[str, ...]]:
    """Which way a bare level goes, by which way is better."""
    if target.operator is not None or target.value is None:
        return target.operator, ()
    if indicator is not None and indicator.direction is Direction.LOWER_IS_BETTER:
        return Operator.AT_MOST, ("câu không ghi phép so sánh; chỉ số càng thấp càng tốt",)
    return Operator.AT_LEAST, ()


@dataclass(frozen=True)
class FollowedReader:
    """Finds them for one document."""

    rules: ReadingFile
    groups: GroupReader

    def named(self, statement: Statement, low: str, base: FoundTarget) -> list[FoundTarget]:
        """One for each group that a statement names of an indicator that is computed by groups
        alone."""
        nearest, indicator = self.groups.nearest(statement, low, "")
        if indicator is None or () in indicator.splits:
            return []
        return [
            replace(
                base,
                name=self.groups.named(indicator, group, base.name),
                indicator=indicator.id,
                disaggregation=group,
                nearest=nearest,
                reading=NO_LEVEL,
                sureness=80,
            )
            for group, _ in self.groups.finder.groups(low, indicator)
        ]

    def named_in_part(self, statement: Statement, low: str) -> tuple[NearIndicator, ...]:
        """An indicator of whose groups a statement names a part alone: a dose, and no age."""
        nearest, _ = self.groups.nearest(statement, low, "")
        for near in nearest[:1]:
            splits = self.groups.catalogue.indicators[near.indicator].splits
            wanted = {category for split in splits for category, _ in split}
            named = {one.category for one in self.groups.finder.mentions(low)}
            if () not in splits and wanted & named and not wanted <= named:
                return nearest
        return ()

    def moving(self, statement: Statement, low: str, base: FoundTarget) -> Iterator[FoundTarget]:
        """A share that a statement wants to grow or fall."""
        if any_of(self.rules.followed, low):
            nearest, indicator = self.groups.nearest(statement, low, "%")
            if indicator is not None and () in indicator.splits:
                yield replace(base, indicator=indicator.id, nearest=nearest, evidence="",
                              reading=NO_LEVEL, sureness=70)  # fmt: skip
