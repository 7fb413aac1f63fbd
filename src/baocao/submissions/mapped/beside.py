"""What columns beside one another say of each other.

"12-17 tuổi: Đối tượng | Mũi 1 | Tỷ lệ | Mũi 2 | Tỷ lệ": an option alone is the count of those who
had it where those who were to have it stand beside it, a rate is that of the count before it, and
a whole holds for all the counts beside it. Which elements go together is said by the catalogue's
indicators; a header with a word that nobody knows takes no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from baocao.definitions.indicators.model import Disaggregation, IndicatorCatalogue
from baocao.submissions.mapped.dictionary import Dictionary, Ratio, ratios
from baocao.submissions.mapped.model import Meaning


@dataclass(frozen=True)
class ColumnHeading:
    """The header of one column of values, and whether its cells are shown as percentages."""

    place: int
    path: tuple[str, ...]
    is_percent: bool = False


@dataclass(frozen=True)
class Beside:
    """The headings of one table, from left to right.

    `given` holds for all of them; `named` are the elements that the table's titles name.
    """

    headings: tuple[ColumnHeading, ...]
    dictionary: Dictionary
    catalogue: IndicatorCatalogue
    given: Meaning
    named: frozenset[str] = frozenset()

    @cached_property
    def meanings(self) -> dict[int, Meaning]:
        """The meaning of each column that has one, by its place; columns that would mean the
        same mean nothing."""
        found = {**self._alone, **self._counts}
        found = {**found, **dict(self._rates(found)), **dict(self._wholes(found))}
        said = list(found.values())
        return {place: meaning for place, meaning in found.items() if said.count(meaning) == 1}

    @cached_property
    def _alone(self) -> dict[int, Meaning]:
        """What headers mean by themselves."""
        means = ((h.place, self.dictionary.meaning(h.path, self.given)) for h in self.headings)
        return {place: meaning for place, meaning in means if meaning is not None}

    @cached_property
    def _open(self) -> dict[int, Meaning]:
        """Headers that name an element, and leave a split open that does not add up."""
        waiting = (h for h in self.headings if h.place not in self._alone)
        means = ((h.place, self.dictionary.element_alone(h.path, self.given)) for h in waiting)
        return {place: meaning for place, meaning in means if meaning is not None}

    @cached_property
    def _counts(self) -> dict[int, Meaning]:
        """Headers of options alone, as the count or the rate that the table is about."""
        found = {}
        for heading in self.headings:
            if heading.place not in self._alone and heading.place not in self._open:
                named = self.dictionary.options_alone(heading.path, self.given)
                meaning = self._of_options(heading, named.options) if named else None
                if meaning is not None:
                    found[heading.place] = meaning
        return found

    def _of_options(self, heading: ColumnHeading, options: Disaggregation) -> Meaning | None:
        """The one element that a column of options can be about; None where it stays open."""
        about = [ratio for ratio in self._ratios if self._is_about(ratio)]
        about = about or [r for r in self._ratios if r.part in self.named]
        chosen = {r.rate if heading.is_percent else r.part for r in about} or self.named
        means = {m for id_ in chosen if id_ and (m := self._meaning(id_, options)) is not None}
        return means.pop() if len(means) == 1 else None

    def _meaning(self, element: str, options: Disaggregation) -> Meaning | None:
        """An element with options that are all its own, but for those given for the sheet."""
        own = self.catalogue.elements[element].categories
        fitting = tuple(pair for pair in options if pair[0] in own)
        others = set(options) - set(fitting) - set(self.given.options)
        meaning = Meaning(element, fitting)
        return meaning if not others and self.dictionary.completes(meaning) else None

    def _is_about(self, ratio: Ratio) -> bool:
        """Whether a table has the whole that a count is a part of, or its rate."""
        present = {m.element for m in (*self._alone.values(), *self._open.values())}
        return bool(present & {ratio.whole, ratio.rate})

    @cached_property
    def _ratios(self) -> tuple[Ratio, ...]:
        return ratios(self.catalogue)

    def _rates(self, found: dict[int, Meaning]) -> Iterator[tuple[int, Meaning]]:
        """Rates without an option are those of the count before them in their group."""
        parts = {ratio.rate: ratio.part for ratio in self._ratios if ratio.rate}
        taken: set[int] = set()
        for place, rate in self._open.items():
            counts = self._counts_of(parts.get(rate.element or "", ""), rate, found)
            before = max((p for p in counts if p < place), default=None)
            if before is None or self._unknown(found, before, place):
                continue
            if before not in taken:
                taken.add(before)
                yield place, Meaning(rate.element, found[before].options)

    def _wholes(self, found: dict[int, Meaning]) -> Iterator[tuple[int, Meaning]]:
        """A whole holds for the counts of its group that have no whole of their own: those after
        it up to the next one, or all of them where it is the only one and comes last."""
        parts = {ratio.whole: ratio.part for ratio in self._ratios}
        wholes = {place: m for place, m in self._open.items() if m.element in parts}
        for place, whole in wholes.items():
            group = [p for p, m in wholes.items() if m == whole]
            counts = self._counts_of(parts[whole.element or ""], whole, found)
            end = min((p for p in group if p > place), default=None)
            after = [p for p in counts if place < p and (end is None or p < end)]
            chosen = after or (counts if len(group) == 1 else [])
            if any(self._may_count(h, whole) for h in self._unknown(found, place, end)):
                continue
            meaning = self._for_all(whole, [found[p].options for p in chosen])
            if meaning is not None:
                yield place, meaning

    def _unknown(
        self, found: dict[int, Meaning], start: int, end: int | None
    ) -> list[ColumnHeading]:
        """The columns between two places of which nobody knows what they count."""
        return [
            heading
            for heading in self.headings
            if start < heading.place
            and (end is None or heading.place < end)
            and heading.place not in found
            and heading.place not in self._open
        ]

    def _may_count(self, heading: ColumnHeading, whole: Meaning) -> bool:
        """Whether a column in the group of a whole may be one of the counts that it holds for."""
        groups = [h.path[:-1] for h in self.headings if self._open.get(h.place) == whole]
        splits = self.dictionary.open_splits(whole) - self._sums(whole)
        is_near = any(heading.path[:-1][: len(group)] == group for group in groups)
        return is_near and any(self.dictionary.may_split(heading.path, each) for each in splits)

    def _for_all(self, whole: Meaning, counted: Iterable[Disaggregation]) -> Meaning | None:
        """A whole for every option of some counts, without those that another column has."""
        own = {m.options for m in self._alone.values() if m.element == whole.element}
        pairs = {pair for options in counted if options not in own for pair in options}
        meaning = Meaning(whole.element, tuple(sorted(pairs)))
        each = {one.options for one in meaning.each()} if pairs else set()
        return meaning if each and each <= {*counted} else None

    def _counts_of(self, part: str, named: Meaning, found: dict[int, Meaning]) -> list[int]:
        """The columns of a count that have all the options of a header, and no others but of the
        splits that it leaves open."""
        free = self.dictionary.open_splits(named) - self._sums(named)
        return [
            place
            for place, meaning in found.items()
            if meaning.element == part
            and {p for p in meaning.options if p[0] not in free} == set(named.options)
        ]

    def _sums(self, meaning: Meaning) -> set[str]:
        return set(self.catalogue.elements[meaning.element or ""].sums_over)
