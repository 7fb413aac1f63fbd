"""Sentences about the data itself: who reported, what validation found."""

from __future__ import annotations

from baocao.narrative.phrases import Sentence, joined
from baocao.narrative.results import area_names
from baocao.narrative.words import Words
from baocao.validation.model import Finding


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
    if not completeness.missing:
        return sentence
    areas = area_names(words, [unit.code for unit in completeness.missing])
    return joined([*sentence, " ", *words.phrases.fill("data.missing", areas=areas)])


def findings_sentence(words: Words, appendix: str) -> Sentence:
    """How many findings the appendix lists."""
    total = len(words.data.findings)
    if not total:
        return words.phrases.fill("data.clean")
    count = words.figures.count("findings", total, "số điểm cần lưu ý khi kiểm tra số liệu")
    return words.phrases.fill("data.findings", total=count, appendix=appendix)


def finding_text(words: Words, finding: Finding) -> str:
    """A finding's message, with the unit's reason where it confirmed the value."""
    if not finding.confirmed:
        return finding.message
    return words.phrases.text("data.confirmed", message=finding.message, reason=finding.confirmed)
