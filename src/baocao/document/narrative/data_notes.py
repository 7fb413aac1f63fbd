"""Sentences about the data itself: who reported, what validation found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from baocao.core.quantities import Quantity, Unit
from baocao.core.rules import Severity
from baocao.core.vietnamese.labels import Labels, is_labelled
from baocao.core.vietnamese.names import upper_first
from baocao.core.vietnamese.numbers import parse_number
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.document.blocks import AppendixReference
from baocao.document.narrative.lists import units_told
from baocao.document.narrative.phrases import Computed, Sentence, enumerate_sentences, joined
from baocao.document.narrative.words import Words
from baocao.results.ledger.figures import COUNT, figure_id
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import PeriodPart
from baocao.submissions.validation.model import Finding, Quoted, Value
from baocao.submissions.workbooks.completeness import Completeness
from baocao.submissions.workbooks.model import SourceCell

MOST_PARTS = 12  # that are told one by one
INDICATORS = "indicators"  # the id of the appendix with the results of the province

# Numbers as people write them. Dates, periods, document numbers and the numbers in names
# ("BA.5", "18+") are words; so are those behind a label.
_NUMBER = re.compile(
    r"(?<![\w/.,-])"
    r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|\d+(?:,\d+)?%?)"
    r"(?![\w/+]|[.,]\d|-\w| tuổi)"
)


def data_sentences(words: Words) -> Sentence:
    """One paragraph: who sent data and who did not, where it is from, what was confirmed."""
    inputs = words.data.inputs
    received = _parts(words) if inputs.period_parts else [_completeness(words)]
    told = [one for one in (*received, _origins(words), _findings(words)) if one]
    return enumerate_sentences(told, " ")


def _parts(words: Words) -> list[Sentence]:
    """Who sent in each part of a longer period; parts in a row in which the same units did share a
    sentence. Of many those alone that lack a unit."""
    parts = words.data.inputs.period_parts
    told = parts if len(parts) <= MOST_PARTS else [p for p in parts if p.completeness.missing]
    groups = groupby(told, key=lambda part: part.completeness)
    return [_part_sentence(words, list(group)) for _, group in groups]


def _completeness(words: Words) -> Sentence:
    """How many of the expected units sent their workbook, and who did not; of a unit's own report
    that it is made from its own."""
    inputs, completeness = words.data.inputs, words.data.inputs.completeness
    is_alone = completeness.expected == completeness.received == (inputs.province,)
    if inputs.province.is_within and is_alone:
        return words.phrases.fill("data.own")
    if _none_below(words, completeness):
        return words.phrases.fill("data.none_below", **_below(words, completeness, ""))
    sentence = words.phrases.fill(
        "data.complete",
        received=words.figures.count(
            "units-received", len(completeness.received), "số đơn vị đã gửi"
        ),
        expected=words.figures.count(
            "units-expected", len(completeness.expected), "số đơn vị phải gửi"
        ),
    )
    return joined([*sentence, *_others(words, completeness, "")])


def _origins(words: Words) -> Sentence:
    """Where the workbooks say that their figures are from; empty where none says."""
    sent = words.data.inputs.submissions
    origins = dict.fromkeys(one.origin.rstrip(".") for one in sent if one.origin)
    if not origins:
        return ()
    named = words.phrases["lists.semicolon"].join(origins)
    return words.phrases.fill("data.origins", origins=Computed(named, "label"))


def owed_sentence(words: Words) -> Sentence:
    """Which units still owe their data; empty where all sent."""
    inputs = words.data.inputs
    missing = inputs.completeness.missing
    if not missing or inputs.period_parts:
        return ()
    return words.phrases.fill(
        "data.owed",
        areas=_senders(words, missing),
        period=words.period_name(inputs.period.key),
    )


def _part_sentence(words: Words, parts: Sequence[PeriodPart]) -> Sentence:
    name = upper_first(words.period_names([part.key for part in parts]))
    first = parts[0]
    if first.is_missing:
        return words.phrases.fill("data.part_missing", part=name)
    completeness = first.completeness
    if _none_below(words, completeness):
        told = _below(words, completeness, f".{first.key}")
        return words.phrases.fill("data.part_none_below", part=name, **told)
    sentence = words.phrases.fill(
        "data.part",
        part=name,
        received=words.figures.count(
            f"units-received.{first.key}", len(completeness.received), "số đơn vị đã gửi"
        ),
        expected=words.figures.count(
            f"units-expected.{first.key}", len(completeness.expected), "số đơn vị phải gửi"
        ),
    )
    return joined([*sentence, *_others(words, completeness, f".{first.key}")])


def _none_below(words: Words, completeness: Completeness) -> bool:
    """Whether the department alone sent, and for no unit."""
    alone = completeness.received == (words.data.inputs.province,)
    return alone and len(completeness.expected) > 1 and not completeness.through


def _below(words: Words, completeness: Completeness, suffix: str) -> dict[str, Figure | str]:
    """How many of the units sent, the department not counted, and who sent in their place."""
    counts = {
        "received": len(completeness.received) - 1,
        "expected": len(completeness.expected) - 1,
    }
    what = {
        "received": "số đơn vị trên địa bàn đã gửi",
        "expected": "số đơn vị trên địa bàn phải gửi",
    }
    figures = {
        name: words.figures.count(f"units-below-{name}{suffix}", number, what[name])
        for name, number in counts.items()
    }
    return {**figures, "area": words.issuer}


def _others(words: Words, completeness: Completeness, suffix: str) -> Sentence:
    """Whose figures came through the department, and of whom there are none."""
    told: Sentence = ()
    if completeness.through:
        count = words.figures.count(
            f"units-through{suffix}", len(completeness.through), "số đơn vị có số liệu gửi thay"
        )
        areas = _senders(words, completeness.through)
        phrase = words.phrases.fill("data.through", count=count, areas=areas)
        told = (*told, " ", *phrase)
    if completeness.missing:
        few = len(completeness.received) < len(completeness.missing)
        named = completeness.received if few else completeness.missing
        areas = _senders(words, named)
        pattern = "data.only" if few else "data.missing"
        told = (*told, " ", *words.phrases.fill(pattern, areas=areas))
    return told


def _senders(words: Words, units: Iterable[AdminUnit]) -> Sentence:
    """Units as those who send figures: for a province its department does."""
    return units_told(words, [_sender(words, unit) for unit in units])


def _sender(words: Words, unit: AdminUnit) -> str:
    if unit == words.data.inputs.province:
        return words.issuer
    if unit.level is AreaLevel.PROVINCE:  # one that merged into it
        return words.phrases.text("report.issuer", province=unit.in_sentence)
    return unit.in_sentence


def denominators_sentence(words: Words) -> Sentence:
    """Whose count of a group the report goes by, and why, where several counted it."""
    table = AppendixReference(INDICATORS)
    for plan in words.data.inputs.plans:
        if provider := plan.denominator_provider:
            cited = plan.short_citation
            return words.phrases.fill(
                "data.denominators_of_plan", provider=provider, plan=cited, appendix=table
            )
    used = (source.result.denominator for source in words.data.denominators if source.used)
    providers = {below.provider for below in used if below}
    if len(providers) == 1 and (provider := providers.pop()):
        return words.phrases.fill(
            "data.denominators_of", provider=Computed(provider, "label"), appendix=table
        )
    return words.phrases.fill("data.denominators_newest", appendix=table)


def _findings(words: Words) -> Sentence:
    """Over how many files, and how many findings still wait for a reason; notes ask for none."""
    findings, sent = words.data.inputs.findings, words.data.inputs.submissions
    files = words.figures.count("files-checked", len(sent), "số tệp số liệu đã kiểm tra")
    if not findings:
        return words.phrases.fill("data.clean", files=files)
    number = sum(f.severity is not Severity.NOTE and not f.confirmed for f in findings)
    if not number:
        return words.phrases.fill("data.explained", files=files)
    waiting = words.figures.count("findings-open", number, "số điểm chưa được giải trình")
    return words.phrases.fill("data.findings", files=files, open=waiting)


def finding_sentence(words: Words, finding: Finding, number: int) -> Sentence:
    """A finding's message with the unit's reason; its numbers are figures of their own."""
    figures = _Quotes(finding, number, words.labels)
    message = figures.of(finding.pieces)
    if not finding.confirmed:
        return message
    reason = figures.of([finding.confirmed])
    return words.phrases.fill("data.confirmed", message=_without_end(message), reason=reason)


def findings_told(words: Words, findings: Mapping[int, Finding]) -> Sentence:
    """Messages of findings that a unit explained in one way, by number; the reason stands once."""
    *others, (number, last) = findings.items()
    quotes = [(_Quotes(finding, place, words.labels), finding) for place, finding in others]
    told = [_without_end(each.of(finding.pieces)) for each, finding in quotes]
    told.append(finding_sentence(words, last, number))
    return enumerate_sentences(told, words.phrases["lists.full_stop"])


def _without_end(sentence: Sentence) -> Sentence:
    """The sentence without its full stop; what follows brings its own."""
    *begin, last = sentence
    return (*begin, last.rstrip(".")) if isinstance(last, str) else sentence


@dataclass
class _Quotes:
    """Makes figures of what a finding quotes, numbered in the order of reading.

    Its values are figures as they are. Words have numbers too, which people wrote: in their
    reason, in the name of whoever counted. They are read as written, and what is no number
    in Vietnamese ("0.123") stays words.
    """

    finding: Finding
    number: int
    labels: Labels
    place: int = 0

    def of(self, pieces: Iterable[Value]) -> Sentence:
        """Words and figures of a text."""
        told: list[str | Figure] = []
        for is_words, group in groupby(pieces, lambda piece: isinstance(piece, str)):
            for piece in ["".join(map(str, group))] if is_words else group:
                told += self._in_words(piece) if isinstance(piece, str) else self._value(piece)
        return joined(told)

    def _value(self, quoted: Quoted) -> list[str | Figure]:
        """The words of a bound stand beside its number."""
        before, number, after = str(quoted).partition(quoted.number)
        figure = self._figure(number, quoted.quantity, quoted.sources)
        return [before, figure, after]

    def _in_words(self, text: str) -> list[str | Figure]:
        told: list[str | Figure] = []
        end = 0
        for match in _NUMBER.finditer(text):
            if not is_labelled(text, match.start(), self.labels):
                told += [text[end : match.start()], self._read(match[0])]
                end = match.end()
        return [*told, text[end:]]

    def _read(self, text: str) -> str | Figure:
        try:
            quantity = parse_number(text)
        except ValueError:
            self.place += 1
            return text
        return self._figure(text, quantity, ())

    def _figure(self, text: str, quantity: Quantity, sources: tuple[SourceCell, ...]) -> Figure:
        self.place += 1
        at_finding = (self.finding.source,) if self.finding.source else ()
        return Figure(
            id=figure_id(f"finding-{self.number}", str(self.place)),
            text=text,
            value=quantity.value,
            unit=Unit.PERCENT.value if text.endswith("%") else COUNT,
            formula=Formula(FormulaKind.QUOTED, self.finding.rule),
            bound=quantity.bound,
            sources=sources or at_finding,
        )
