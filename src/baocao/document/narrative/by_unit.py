"""Sentences about targets that units have to meet one by one."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.plans.model import Among
from baocao.document.narrative.lists import units_told
from baocao.document.narrative.phrases import Computed, Sentence, joined
from baocao.document.narrative.words import Words
from baocao.results.ledger.unit_figures import of_share_wanted, of_units_met, of_units_total
from baocao.results.model import TargetResult, UnitsMeeting


def units_sentences(words: Words) -> list[Sentence]:
    """One sentence for each such target: how many units meet it, who does not, who is missing."""
    return [
        units_sentence(words, judged, judged.units)
        for judged in words.data.targets
        if judged.units is not None
    ]


def units_sentence(words: Words, judged: TargetResult, units: UnitsMeeting) -> Sentence:
    """ "…: 70/76 đơn vị cấp xã đạt; chưa đạt: …; chưa có số liệu: xã …." """
    fill = words.phrases.fill
    parts = [
        fill("targets.units.said", name=judged.target.name, met=met_words(words, judged, units))
    ]
    if units.unmet:
        parts.append(fill("targets.units.unmet", areas=_names(words, units.unmet)))
    if units.undecided:
        parts.append(fill("targets.units.undecided", areas=_names(words, units.undecided)))
    if units.missing:
        parts.append(fill("targets.units.missing", areas=_names(words, units.missing)))
    if units.idle:
        parts.append(fill("targets.units.idle", areas=_names(words, units.idle)))
    return joined([*(piece for part in parts for piece in part), words.phrases["results.end"]])


def met_words(words: Words, judged: TargetResult, units: UnitsMeeting) -> Sentence:
    """The count as a table prints it: "70/76 đơn vị cấp xã đạt"; where the province has no
    unit of the level, that there is no figure, and none met of none judged is no count either."""
    if not units.total:
        return (Computed(words.phrases["targets.units.none"], "statement"),)
    total, unit = of_units_total(words.figures, judged, units), _level(words, units.level)
    if units.undecided and not (units.met or units.unmet):
        return words.phrases.fill("targets.units.open", total=total, unit=unit)
    met = of_units_met(words.figures, judged, units)
    return words.phrases.fill("targets.units.met", met=met, total=total, unit=unit)


def wanted_words(words: Words, judged: TargetResult, among: Among, limit: Sentence) -> Sentence:
    """What is asked: "90% số đơn vị cấp xã đạt từ 95% trở lên"."""
    level = among.level or (judged.units.level if judged.units else None)
    share = of_share_wanted(judged, among)
    unit = _level(words, level)
    return words.phrases.fill("targets.units.wanted", share=share, unit=unit, limit=limit)


def _level(words: Words, level: AreaLevel | None) -> str:
    return words.phrases[f"targets.units.{level.value if level else 'any'}"]


def _names(words: Words, units: Sequence[AdminUnit]) -> Sentence:
    return units_told(words, [unit.in_sentence for unit in units])
