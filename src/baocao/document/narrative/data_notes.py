"""Sentences about the data itself: who reported, what validation found."""

from __future__ import annotations

import re
from collections.abc import Mapping

from baocao.core.quantities import Unit
from baocao.core.vietnamese.names import upper_first
from baocao.core.vietnamese.numbers import parse_number
from baocao.document.narrative.phrases import Sentence, enumerate_sentences, joined
from baocao.document.narrative.results import area_names
from baocao.document.narrative.words import Words
from baocao.results.ledger.figures import COUNT, figure_id
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import Completeness, Quarter
from baocao.submissions.validation.model import Finding

# Numbers as messages print them. Dates, periods, document numbers and the numbers in names
# ("COVID-19", "18+", "mũi 3") are words.
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?<!mũi )"
    r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|\d+(?:,\d+)?%?)"
    r"(?![\w/+]|[.,]\d|-\w| tuổi)"
)


def completeness_sentence(words: Words) -> Sentence:
    """How many of the expected units sent their workbook, and who did not."""
    completeness = words.data.completeness
    sentence = words.phrases.fill(
        "data.complete",
        received=words.figures.count(
            "units-received", len(completeness.received), "số đơn vị đã gửi"
        ),
        expected=words.figures.count(
            "units-expected", len(completeness.expected), "số đơn vị phải gửi"
        ),
    )
    return joined([*sentence, *_missing_units(words, completeness)])


def quarter_sentences(words: Words) -> list[Sentence]:
    """For a longer period made from its quarters: who sent in each, and which have nothing."""
    return [_quarter_sentence(words, quarter) for quarter in words.data.quarters]


def _quarter_sentence(words: Words, quarter: Quarter) -> Sentence:
    name = upper_first(words.period_name(quarter.key))
    if quarter.is_missing:
        return words.phrases.fill("data.quarter_missing", quarter=name)
    completeness = quarter.completeness
    sentence = words.phrases.fill(
        "data.quarter",
        quarter=name,
        received=words.figures.count(
            f"units-received.{quarter.key}", len(completeness.received), "số đơn vị đã gửi"
        ),
        expected=words.figures.count(
            f"units-expected.{quarter.key}", len(completeness.expected), "số đơn vị phải gửi"
        ),
    )
    return joined([*sentence, *_missing_units(words, completeness)])


def _missing_units(words: Words, completeness: Completeness) -> Sentence:
    if not completeness.missing:
        return ()
    areas = area_names(words, [unit.code for unit in completeness.missing])
    return (" ", *words.phrases.fill("data.missing", areas=areas))


def denominators_sentence(words: Words) -> Sentence:
    """Whose count of a group the report goes by, and why, where several counted it."""
    for plan in words.data.plans:
        if provider := plan.denominator_provider:
            cited = plan.short_citation
            return words.phrases.fill("data.denominators_of_plan", provider=provider, plan=cited)
    return words.phrases.fill("data.denominators_newest")


def findings_sentence(words: Words, appendix: str) -> Sentence:
    """How many findings the appendix lists."""
    total = len(words.data.findings)
    if not total:
        return words.phrases.fill("data.clean")
    count = words.figures.count("findings", total, "số điểm cần lưu ý khi kiểm tra số liệu")
    return words.phrases.fill("data.findings", total=count, appendix=appendix)


def finding_sentence(words: Words, finding: Finding, number: int) -> Sentence:
    """A finding's message with the unit's reason; its numbers are figures of their own."""
    message = finding.message
    if finding.confirmed:
        message = words.phrases.text(
            "data.confirmed", message=message.rstrip("."), reason=finding.confirmed
        )
    return _traced(finding, number, message)


def findings_told(words: Words, findings: Mapping[int, Finding]) -> Sentence:
    """Messages of findings that a unit explained in one way, by number; the reason stands once."""
    *others, (number, last) = findings.items()
    told = [_traced(finding, place, finding.message.rstrip(".")) for place, finding in others]
    told.append(finding_sentence(words, last, number))
    return enumerate_sentences(told, words.phrases["lists.full_stop"])


def _traced(finding: Finding, number: int, message: str) -> Sentence:
    pieces: list[str | Figure] = []
    for i, part in enumerate(_NUMBER.split(message)):
        pieces.append(_quoted(finding, f"finding-{number}", i // 2 + 1, part) if i % 2 else part)
    return joined(pieces)


def _quoted(finding: Finding, name: str, place: int, text: str) -> str | Figure:
    """A number as a finding's message quotes it, traced to the finding's cell.

    What cannot be read as one number ("0.123") stays the words of whoever wrote it.
    """
    try:
        quantity = parse_number(text)
    except ValueError:
        return text
    return Figure(
        id=figure_id(name, str(place)),
        text=text,
        value=quantity.value,
        unit=Unit.PERCENT.value if text.endswith("%") else COUNT,
        formula=Formula(FormulaKind.QUOTED, finding.rule),
        sources=(finding.source,) if finding.source else (),
    )
