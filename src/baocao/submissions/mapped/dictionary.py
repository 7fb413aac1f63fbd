"""What a header means by the names and aliases of the catalogue, exactly or not at all.

A header is a row of known names: "18 tuổi trở lên › Mũi 1 › Đã tiêm". Where any word is left
over, or two elements are named, nothing is said; likeness is the matter of `likeness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.core.vietnamese.ages import find_ages
from baocao.definitions.indicators.model import Aggregation, DataElement, IndicatorCatalogue
from baocao.submissions.mapped.model import Meaning
from baocao.submissions.mapped.names import FoundName, Names, Pair, Phrase, named_in
from baocao.submissions.mapped.words import TableWords, bare
from baocao.submissions.workbooks.cells import clean_text, fold_text

NOTHING = Meaning()


@dataclass(frozen=True)
class Ratio:
    """The elements of one indicator: a part, its whole, and the rate that units work out."""

    part: str
    whole: str
    rate: str | None


def ratios(catalogue: IndicatorCatalogue) -> tuple[Ratio, ...]:
    """The indicators that are one element over another with the same splits."""
    found = []
    for indicator in catalogue.indicators.values():
        if len(indicator.numerator) == len(indicator.denominator) == 1:
            (part,), (whole,) = indicator.numerator, indicator.denominator
            splits = {catalogue.elements[term.element].categories for term in (part, whole)}
            if len(splits) == 1 and () not in splits and not part.options and not whole.options:
                found.append(Ratio(part.element, whole.element, indicator.rate_element))
    return tuple(found)


@dataclass(frozen=True)
class Said:
    """What the parts of a header say: the names that they are made of, and the words left over,
    each run of words with the number of the part that it stands in."""

    names: tuple[FoundName, ...]
    left_over: tuple[Phrase, ...] = ()

    @property
    def elements(self) -> frozenset[str]:
        """The elements that are named, rather by names that are no option's too."""
        maybe = {id_ for found in self.names for id_ in found.name.elements}
        return self.sure_elements or frozenset(maybe)

    @property
    def sure_elements(self) -> frozenset[str]:
        """The elements that are named by names that are no option's."""
        sure = (found.name for found in self.names if not found.name.options)
        return frozenset(id_ for name in sure for id_ in name.elements)

    @property
    def without_options(self) -> str:
        """The folded words of a header that name no option."""
        names = (found.name.words for found in self.names if not found.name.options)
        return " ".join((*(phrase.words for phrase in self.left_over), *names))

    @property
    def options(self) -> dict[str, frozenset[str]]:
        """The options that are named, by category."""
        found: dict[str, set[str]] = {}
        for one in self.names:
            for category, option in one.name.options:
                found.setdefault(category, set()).add(option)
        return {category: frozenset(options) for category, options in found.items()}


class Dictionary:
    """All names of elements and options, ready to take headers apart."""

    def __init__(self, catalogue: IndicatorCatalogue, words: TableWords) -> None:
        self._catalogue = catalogue
        self._words = words
        self._ratios = ratios(catalogue)
        self._names = Names(catalogue, words.fillers, words.spellings, words.either_side)

    def meaning(self, path: Sequence[str], given: Meaning = NOTHING) -> Meaning | None:
        """What the parts of a header say together with what is `given` for the whole sheet.

        None where a word is not known, where the element or an option that does not add up stays
        open, or where a count would be a percentage, or anything a part of a thousand.
        """
        for said in self._readings(path):
            meaning = self._agreed(said, given)
            if meaning is not None and self.completes(meaning):
                is_rate = self._catalogue.elements[meaning.element or ""].is_rate
                is_share = any("%" in part for part in path)
                is_other = any("‰" in part for part in path) or (is_share and not is_rate)
                return None if is_other else meaning
        return None

    def options_alone(self, path: Sequence[str], given: Meaning) -> Meaning | None:
        """The options of a header that names nothing but options: "12-17 tuổi › Mũi 1".

        None where it names an element, two options of one category, or a word that is not known.
        """
        for said in self._readings(path):
            named = {category: next(iter(options)) for category, options in said.options.items()}
            pairs = tuple(sorted({**dict(given.options), **named}.items()))
            is_clear = all(len(options) == 1 for options in said.options.values())
            if named and is_clear and not said.elements:
                unknown = self._unknown(said, pairs, None)
                return None if unknown else Meaning(None, pairs)
        return None

    def element_alone(self, path: Sequence[str], given: Meaning) -> Meaning | None:
        """The element of a header with its options as far as they are named, also where a split
        that does not add up stays open: "Đối tượng" without its dose."""
        readings = (self._agreed(said, given) for said in self._readings(path))
        return next((meaning for meaning in readings if meaning is not None), None)

    def bears_out(self, meaning: Meaning, words: str) -> bool:
        """Whether a meaning says which group it is of, where some words narrow it to one: it names
        an option of a category that has such a group."""
        named = {category for category, _ in meaning.options}
        return any(
            category.id in named
            and any(
                named_in(words, name)
                for option in category.options
                for name in self._names.of_option((category.id, option.id))
            )
            for category in self._catalogue.categories.values()
        )

    def is_of_others(self, text: str) -> bool:
        """Whether a text names a subject, such as a disease, that the catalogue does not know."""
        return any(not self.said([subject]).names for subject in self._words.subjects_in(text))

    def said(self, path: Sequence[str]) -> Said:
        """The names in a header, the longest first, and the words that are none."""
        named = self._names.is_signed
        parts = [part if named(part) else self._words.without_units(part) for part in path]
        found, left_over = self._names.take_apart(parts)
        return Said(tuple(found), tuple(left_over))

    def may_split(self, path: Sequence[str], category: str) -> bool:
        """Whether a header that nobody knows has a word, and no number, of which names of a
        category's options are made: "Liều đầu"."""
        words = set(fold_text(" ".join(path[-1:])).split())
        known = {
            word
            for option in self._catalogue.categories[category].options
            for name in self._names.of_option((category, option.id))
            for word in name
            if not word.isdecimal()
        }
        return bool(words & known)

    def completes(self, meaning: Meaning) -> bool:
        """Whether a value can stand under this meaning: its open splits add up."""
        element = self._catalogue.elements.get(meaning.element or "")
        return element is not None and self.open_splits(meaning) <= set(element.sums_over)

    def open_splits(self, meaning: Meaning) -> set[str]:
        """The categories of a meaning's element that it names no option of."""
        named = {category for category, _ in meaning.options}
        return set(self._catalogue.elements[meaning.element or ""].categories) - named

    def carried(self, element: str, given: Meaning) -> dict[str, str]:
        """The options of `given` that an element has; a sheet's options hold for those alone."""
        categories = self._catalogue.elements[element].categories
        return {category: option for category, option in given.options if category in categories}

    def joined(self, named: Meaning, given: Meaning) -> Meaning | None:
        """What a mapping says of a header together with what it gives for the whole sheet;
        None where a split that does not add up stays open."""
        assert named.element is not None
        own = {category for category, _ in named.options}
        pairs = [p for p in self.carried(named.element, given).items() if p[0] not in own]
        meaning = Meaning(named.element, tuple(sorted([*pairs, *named.options])))
        return meaning if self.completes(meaning) else None

    def _readings(self, path: Sequence[str]) -> tuple[Said, ...]:
        """What a header says, then what it says without the words above that only announce what
        stands below: "Kết quả tiêm › Đối tượng", "Tiêm cho trẻ 5-11 tuổi › Tỷ lệ"."""
        last = len(path) - 1
        full = self.said([*(self._without_people(part) for part in path[:-1]), *path[-1:]])
        headings = self._words.headings
        names = [
            found
            for found in full.names
            if found.part == last or found.name.options or found.name.words not in headings
        ]
        left = [p for p in full.left_over if p.part == last or p.whole not in headings]
        shorter = Said(tuple(names), tuple(left))
        return (full,) if shorter == full else (full, shorter)

    def _without_people(self, part: str) -> str:
        """A part above others without its number in a list, and without words for people before a
        span of ages: "I. Đối tượng: người 12-17 tuổi" is a group there, and no count of it."""
        text = bare(part)
        ages = find_ages(text)
        before = clean_text(text)[: ages[0].start] if ages else ""
        is_group = bool(before) and self._words.are_people(before)
        return clean_text(text)[ages[0].start :] if is_group else text

    def _agreed(self, said: Said, given: Meaning) -> Meaning | None:
        """One element, and for each category that it has one option."""
        found = self._rate_of(said) or said.elements
        found = found or (frozenset({given.element}) if given.element else found)
        if len(found) != 1:
            return None
        element = self._catalogue.elements[next(iter(found)) or ""]
        options = self._one_option_each(said.names, element, found | said.sure_elements)
        if options is None:
            return None
        pairs = {**self.carried(element.id, given), **options}
        meaning = Meaning(element.id, tuple(sorted(pairs.items())))
        return None if self._unknown(said, meaning.options, element) else meaning

    def _rate_of(self, said: Said) -> frozenset[str]:
        """The rate that a header begins with, where all else that it names are the rate's part and
        whole: "Tỷ lệ trẻ đã tiêm mũi 1"."""
        named = [f.name.elements for f in said.names if f.name.elements and not f.name.options]
        for ratio in self._ratios:
            others = {ratio.part, ratio.whole, ratio.rate}
            if len(named) > 1 and named[0] == {ratio.rate} and all(n <= others for n in named):
                return named[0]
        return frozenset()

    def _one_option_each(
        self, names: Sequence[FoundName], element: DataElement, named: frozenset[str]
    ) -> dict[str, str] | None:
        """The options that an element's header names; None where two are, or another element's
        than those that are `named`."""
        options: dict[str, FoundName] = {}
        for found in names:
            fitting = [pair for pair in found.name.options if pair[0] in element.categories]
            if len(fitting) == 1:
                (pair,) = fitting
                closer = self._closer(options.get(pair[0]), found, pair)
                if closer is None:
                    return None
                options[pair[0]] = closer
            elif not named & found.name.elements:
                return None
        return {c: dict(found.name.options)[c] for c, found in options.items()}

    def _closer(self, before: FoundName | None, found: FoundName, pair: Pair) -> FoundName | None:
        """Of two names of options in one category the one that the other goes with: "Nhắc lại"
        above "Mũi 4 (nhắc lại lần 2)" says nothing more. None where they disagree."""
        if before is None or pair in before.name.options:
            return found
        below = any(named_in(before.name.words, key) for key in self._names.of_option(pair))
        return found if below and before.part < found.part else None

    def _unknown(
        self, said: Said, options: Iterable[Pair], element: DataElement | None
    ) -> list[Phrase]:
        """The words left over that say something of their own."""
        is_stock = element is None or element.aggregation is Aggregation.STOCK
        own_words = [words for pair in options for words in self._names.of_option(pair)]
        unsaid = self._words.total | self._words.value
        narrowed = (p for found in said.names for p in self._narrowing(found))
        return [
            phrase
            for phrase in (*said.left_over, *narrowed)
            if phrase.whole not in unsaid
            and phrase.words not in unsaid
            and not (is_stock and phrase.words in self._words.cumulative)
            and not any(named_in(phrase.words, words) for words in own_words)
        ]

    def _narrowing(self, found: FoundName) -> Iterator[Phrase]:
        """The words within an element's name that narrow a group, which an option has to bear out:
        "Số trẻ trong độ tuổi"."""
        if not found.name.options:
            words = f" {found.name.words} "
            yield from (Phrase(own) for own in self._words.narrowing if f" {own} " in words)
