"""Targets out of the passages of a plan: what is to be reached, by when, of whom.

A statement of the goals is a target whether it has a number or not; elsewhere a number, or words
that a document can prove, make one. What is read by default or by inference is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial

from rapidfuzz import fuzz

from baocao.core.vietnamese.names import clean, lower_first, upper_first
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.reading.grouped import FollowedReader, GroupReader
from baocao.definitions.plans.reading.measured import MeasuredReader, with_milestones
from baocao.definitions.plans.reading.model import (
    FoundTarget,
    LeftSentence,
    PlanPassage,
    TextPlace,
)
from baocao.definitions.plans.reading.months import FoundDay, days
from baocao.definitions.plans.reading.quantities import Measure, has_number, masked, number
from baocao.definitions.plans.reading.statements import Statement, Zone, statements, zone_of
from baocao.definitions.plans.reading.wording import PlanWords, any_of, lowered, matching

_FIRST_WORDS = 8
_LONGEST_NAME = 160
_ALIKE = 85
_UNSURE = 60
_NEAR_START = 30  # characters: a day there counts for the whole sentence
_ZONES_OF_NUMBERS = (Zone.GOALS, Zone.GENERAL, Zone.PURPOSE, Zone.WORK)
_ZONES_OF_CUES = (Zone.PURPOSE, Zone.WORK)
_TO_DAY = re.compile(r"(?:thời (?:gian|hạn) |hạn )?(?:(?:thực hiện|hoàn thành|xong):? )*")
DEFAULT_EVIDENCE = "Văn bản hoặc báo cáo cho thấy đã thực hiện"


@dataclass(frozen=True)
class TargetReader:
    """Reads one document; `year` is that of its issue, for days without one."""

    words: PlanWords
    catalogue: IndicatorCatalogue
    year: int | None
    texts: tuple[tuple[str, str], ...] = ()  # all passages, lowered, with their clauses

    def read(
        self, passages: Sequence[PlanPassage]
    ) -> tuple[tuple[FoundTarget, ...], tuple[LeftSentence, ...]]:
        """The targets, and the sentences with a number that became nothing."""
        sections = self.words.rules.sections
        zones = [zone_of(passage, sections) for passage in passages]
        has_goals = Zone.GOALS in zones
        found: list[FoundTarget] = []
        left: list[LeftSentence] = []
        for passage, zone in zip(passages, zones, strict=True):
            if passage.is_heading and not has_number(self._masked(lowered(passage.text))):
                continue
            searched = Zone.WORK if zone is Zone.ORGANISATION and not has_goals else zone
            self._passage(passage, searched, found, left)
        return tuple(_each_once(found)), tuple(left)

    def groups_of(self, text: str, clause: str, place: TextPlace) -> list[FoundTarget]:
        """The groups of an indicator that a task names, followed without a level."""
        low = lowered(text)
        passage = PlanPassage(text, clause, (), place, in_annex=True)
        statement = Statement(text, text, passage, Zone.WORK, is_first=True)
        base = FoundTarget(_name(text, ()), clause, place, _words(text))
        return self._followed.named(statement, low, base)

    def _passage(
        self, passage: PlanPassage, zone: Zone, found: list[FoundTarget], left: list[LeftSentence]
    ) -> None:
        carried: FoundDay | None = None
        level: tuple[Measure, ...] = ()
        made: list[FoundTarget] = []
        for group in statements(passage, zone, self.words.rules.joints):
            if group[0].is_first:
                found += with_milestones(made)
                carried, level, made = self._first_day(lowered(group[0].text)), (), []
            for statement in self._with_level(group, level):
                low = lowered(statement.text)
                targets = list(self._targets(statement, low, carried))
                day = None if targets else self._day_alone(low)
                if made and day is not None:
                    made = [replace(one, deadline=one.deadline or day) for one in made]
                    continue
                made = _merged(made, targets)
                left += self._left(statement, low, targets)
            level = self._level(group[0], only_words=True) or level
        found += with_milestones(made)

    def _left(
        self, statement: Statement, low: str, targets: Sequence[FoundTarget]
    ) -> Iterator[LeftSentence]:
        """A statement of which a number, or all with a day, became nothing."""
        rules = self.words.rules
        in_numbers = has_number(self._masked(low)) and not (
            targets and any_of(rules.no_targets, low)
        )
        is_read = any(one.has_number for one in targets) if in_numbers else bool(targets)
        named = days(low, rules.deadlines, self.year)
        if not is_read and (in_numbers or any(day.has_month for day in named)):
            passage = statement.passage
            words = _words(statement.text)
            yield LeftSentence(words, passage.clause, passage.place, in_numbers)

    def _day_alone(self, low: str) -> date | None:
        """The day of a part that says nothing else: "…; hoàn thành trước ngày 15/8/2023"."""
        named = days(low, self.words.rules.deadlines, self.year)
        if len(named) != 1 or named[0].end < len(low):
            return None
        return named[0].day if _TO_DAY.fullmatch(low[: named[0].start]) else None

    def _first_day(self, low: str) -> FoundDay | None:
        """The day that a sentence begins with, which counts for all of it."""
        own = days(low, self.words.rules.deadlines, self.year)
        return own[0] if own and own[0].start < _NEAR_START else None

    def _with_level(
        self, group: Sequence[Statement], level: tuple[Measure, ...]
    ) -> Iterator[Statement]:
        """The statements of a part, each with the level that goes for it too."""
        goes_on = any_of(self.words.rules.followers, lowered(group[0].text)) is not None
        yield replace(group[0], carried=level) if goes_on else group[0]
        own = self._level(group[0])
        yield from (replace(statement, carried=own) for statement in group[1:])

    def _level(self, statement: Statement, *, only_words: bool = False) -> tuple[Measure, ...]:
        hidden = self._masked(lowered(statement.text))
        levels = self._measured.level_at_start(hidden)
        return tuple(level for level in levels if level.in_words or not only_words)

    def _targets(
        self, statement: Statement, low: str, carried: FoundDay | None
    ) -> Iterator[FoundTarget]:
        passage, rules = statement.passage, self.words.rules
        own = days(low, rules.deadlines, self.year)
        around = carried or self._led(passage)
        by_units = next(matching(rules.among, low), None)
        base = FoundTarget(
            name=_name(statement.text, own),
            clause=passage.clause,
            place=passage.place,
            words=_words(statement.text),
            statement=statement.text,
            deadline=own[-1].day if own else around.day if around else None,
            level=by_units[0].level if by_units else "",
            share=number(by_units[1].groupdict().get("share") or "") if by_units else None,
            why=tuple(_day_doubts(own, around)),
        )
        targets: list[FoundTarget] = []
        is_money = any_of(rules.no_targets, low) is not None
        if statement.zone in _ZONES_OF_NUMBERS and not is_money:
            hidden = self._masked(low)
            targets = self._measured.read(statement, low, hidden, own, base)
        in_words = bool(targets) and not has_number(self._masked(low))
        if not targets:
            targets = list(self._without_number(statement, low, base))
        elif in_words and statement.zone is not Zone.GOALS:
            # Words such as "không để sót" do not stand for the whole of a sentence of the work.
            targets += self._cued(statement, low, base)
        yield from targets
        if statement.zone is Zone.GOALS and not any(target.has_number for target in targets):
            yield from self._followed.moving(statement, low, base)

    @cached_property
    def _masked(self) -> Callable[[str], str]:
        """A statement is asked about several times in a row."""
        return lru_cache(maxsize=64)(partial(masked, rules=self.words.rules))

    @cached_property
    def _groups(self) -> GroupReader:
        return GroupReader(self.words, self.catalogue, self.texts)

    @cached_property
    def _measured(self) -> MeasuredReader:
        return MeasuredReader(self.words.rules, self._groups)

    @cached_property
    def _followed(self) -> FollowedReader:
        return FollowedReader(self.words.rules, self._groups)

    def _led(self, passage: PlanPassage) -> FoundDay | None:
        """The day that a title or lead-in gives to all that stands under it."""
        for title in reversed(passage.headings):
            found = days(lowered(title), self.words.rules.deadlines, self.year)
            if found:
                return found[-1]
        return None

    def _without_number(
        self, statement: Statement, low: str, base: FoundTarget
    ) -> Iterator[FoundTarget]:
        if statement.zone is not Zone.GOALS and statement.zone not in _ZONES_OF_CUES:
            return
        groups = self._followed.named(statement, low, base)
        yield from groups or self._cued(statement, low, base)

    def _cued(self, statement: Statement, low: str, base: FoundTarget) -> Iterator[FoundTarget]:
        """A target that a document proves: by words that say which, in the goals by default."""
        rules, in_goals = self.words.rules, statement.zone is Zone.GOALS
        if not in_goals and any_of(rules.conditions, low):
            return
        cue = any_of([rule for rule in rules.cues if in_goals or rule.everywhere], low)
        if cue is not None:
            yield replace(base, evidence=cue.evidence, sureness=90 if in_goals else 70)
        elif in_goals:
            why = (*base.why, "câu ở phần mục tiêu, không nêu mức phải đạt")
            near = self._followed.named_in_part(statement, low)
            yield replace(base, evidence=DEFAULT_EVIDENCE, why=why, nearest=near, sureness=_UNSURE)


def _merged(made: list[FoundTarget], targets: Sequence[FoundTarget]) -> list[FoundTarget]:
    """What parts of one sentence say without a number is one target, judged by one document."""
    before = made[-1] if made else None
    if before is None or not before.evidence or len(targets) != 1 or not targets[0].evidence:
        return [*made, *targets]
    name = f"{before.name}; {lower_first(targets[0].name)}"
    whole = replace(before, name=before.name if len(name) > _LONGEST_NAME else name)
    if targets[0].evidence == DEFAULT_EVIDENCE or before.evidence == targets[0].evidence:
        return [*made[:-1], whole]
    if before.evidence == DEFAULT_EVIDENCE:
        return [*made[:-1], replace(targets[0], name=whole.name, words=before.words)]
    return [*made, *targets]


def _each_once(targets: Iterable[FoundTarget]) -> Iterator[FoundTarget]:
    """Of targets with one indicator, group and level only the first; its clause names all."""
    kept: list[FoundTarget] = []
    for target in targets:
        same = next((i for i, one in enumerate(kept) if _is_same(one, target)), None)
        if same is None:
            kept.append(target)
        elif target.clause not in kept[same].clause:
            clause = f"{kept[same].clause}; {target.clause}"
            steps = kept[same].milestones or target.milestones
            kept[same] = replace(kept[same], clause=clause, milestones=steps)
    yield from kept


def _is_same(one: FoundTarget, other: FoundTarget) -> bool:
    """Whether two statements want the same: one group and level, or the same document."""
    if one.indicator or other.indicator:
        # A level that is repeated without its day is the same level.
        day = other.deadline or one.deadline
        key = (one.indicator, one.disaggregation, *one.criterion)
        also = replace(other, deadline=one.deadline if day == one.deadline else other.deadline)
        return key == (other.indicator, other.disaggregation, *also.criterion)
    if one.has_number or other.has_number or one.evidence != other.evidence:
        return False
    return fuzz.token_set_ratio(one.name, other.name) >= _ALIKE


def _day_doubts(own: Sequence[FoundDay], around: FoundDay | None) -> Iterator[str]:
    if not own and around is not None:
        yield "hạn lấy từ câu dẫn hoặc đầu câu"
    if any(not day.has_year for day in own):
        yield "câu không ghi năm của hạn; lấy năm ban hành"
    if len({day.day for day in own}) > 1:
        yield "câu có nhiều mốc thời gian"


def _words(text: str) -> str:
    """The first words of a sentence, by which a person finds it."""
    words = clean(text).split(" ")
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


def _name(text: str, own: Sequence[FoundDay]) -> str:
    """A statement as a target's name: without a leading day, cut at a word."""
    name = clean(text)
    if own and own[0].start == 0:
        name = name[own[0].end :].lstrip(" :,-") or name
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return upper_first(name.strip(" .;:-"))
