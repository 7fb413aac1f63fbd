"""Where each figure of a report is from, as the data that its page's script shows.

The texts are made here, in Vietnamese; the page only lays them out. Source files are named by
their hashes and not opened: whether they are still the same is for `baocao trace` to say, as a
page outlives them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from posixpath import basename, splitext
from typing import Any

from baocao.archive.issued.issued import EarlierFigures
from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.periods.naming import period_name
from baocao.definitions.periods.regimes import any_period
from baocao.document.content import Content, TargetContent, TaskContent
from baocao.output.page.page import heading_id
from baocao.output.page.view import ReportView
from baocao.results.ledger.formula import formula_words, worked_formula
from baocao.results.ledger.model import Figure, Verdict
from baocao.results.ledger.told_cells import Tell, ToldCells
from baocao.results.model import Amount
from baocao.submissions.workbooks.model import SourceCell


def traces_of(view: ReportView, earlier: EarlierFigures) -> Mapping[str, Any]:
    """The traces of all figures; `earlier` is what issued reports printed of them."""
    told = ToldCells(view.key.days)
    tracer = _Tracer(_names(view.content), _judged(view.content), _notes(view), earlier, told)
    figures = {figure.id: tracer.trace(figure) for figure in view.figures}
    sender = _senders(view.content)
    return {
        "command": f"baocao trace {view.key.options}",
        "files": [
            {"name": name, "sha256": digest, "of": sender(splitext(basename(name))[0])}
            if digest
            else {"name": name, "of": _sent_for(basename(name))}
            for name, digest in tracer.files
        ],
        "figures": figures,
    }


def _senders(content: Content) -> Callable[[str], str]:
    """Whose workbook it is, as far as its name tells: files of units have code and name of theirs,
    those of the department its own. A year of weeks has each name as often as weeks."""
    areas = {f"{code}-{heading_id(name)}": name for code, name in content.areas.items()}

    @cache
    def sender(stem: str) -> str:
        for own, name in areas.items():
            if own in stem:
                return f"Biểu của {lower_first(name)}"
        return "Biểu của Sở Y tế" if stem.startswith("so-y-te") else ""

    return sender


def _sent_for(period: str) -> str:
    """Whose a whole folder is."""
    return f"Các đơn vị, {lower_first(period_name(any_period(period)))}"


def _names(content: Content) -> dict[str, str]:
    """Full names: areas by code, indicators by id and split, plans by id."""
    names = dict(content.areas)
    for indicator in content.indicators:
        names.update({f"{indicator.id}:{key}": name for key, name in indicator.splits.items()})
    names.update({plan.id: plan.short_citation for plan in content.plans})
    return names


def _judged(content: Content) -> dict[tuple[str, str], TargetContent | TaskContent]:
    """Targets and tasks by their plan and id."""
    items: tuple[TargetContent | TaskContent, ...] = (*content.targets, *content.tasks)
    return {(item.plan, item.id): item for item in items}


def _notes(view: ReportView) -> dict[str, list[str]]:
    """What validation found at a cell, and the unit's reason, by the cell."""
    notes: dict[str, list[str]] = {}
    for finding in view.findings:
        notes.setdefault(finding.where, []).append(finding.told)
    return notes


class _Tracer:
    """Traces the figures of one report; `files` numbers the source files that were named."""

    def __init__(
        self,
        names: Mapping[str, str],
        judged: Mapping[tuple[str, str], TargetContent | TaskContent],
        notes: Mapping[str, list[str]],
        earlier: EarlierFigures,
        told: Tell,
    ) -> None:
        self.files: dict[tuple[str, str], int] = {}
        self._names = names
        self._judged = judged
        self._notes = notes
        self._noted_files = {where.partition(" › ")[0] for where in notes}
        self._earlier = earlier
        self._told = told

    def trace(self, figure: Figure) -> dict[str, Any]:
        """What the page shows of a figure; what there is nothing of is left out."""
        split = split_key(figure.disaggregation)
        shown: dict[str, Any] = {
            "text": figure.text,
            "about": self._names.get(f"{figure.indicator}:{split}", ""),
            "area": self._names.get(figure.area or "", ""),
            "formula": formula_words(figure.formula),
            "worked": worked_formula(figure),
            "day": short_date(figure.as_of) if figure.as_of else "",
            "parts": self._parts(figure),
            "verdicts": [self._verdict(verdict) for verdict in figure.verdicts],
            "notes": self._noted(figure),
            "earlier": [str(found) for found in self._earlier.get(figure.id, ())],
        }
        if not shown["parts"]:
            shown["cells"] = self._cells(figure.sources)
        return {key: value for key, value in shown.items() if value}

    def _parts(self, figure: Figure) -> list[dict[str, Any]]:
        """Numerator and denominator of a rate; a count has neither."""
        if figure.denominator is None:
            return []
        parts = (("Tử số", figure.numerator), ("Mẫu số", figure.denominator))
        return [self._part(label, part) for label, part in parts if part is not None]

    def _part(self, label: str, amount: Amount) -> dict[str, Any]:
        shown = {
            "label": label,
            "text": format_value(amount.quantity, Unit.UNITS, decimals_of(amount.value)),
            "provider": amount.provider,
            "definition": amount.definition,
            "cells": self._cells(amount.sources),
        }
        return {key: value for key, value in shown.items() if value}

    def _verdict(self, verdict: Verdict) -> tuple[str, str, str]:
        """Target or task, where it stands, and the status in words."""
        plan = self._names.get(verdict.plan, verdict.plan)
        judged = self._judged.get((verdict.plan, verdict.target))
        if judged is None:
            return verdict.target, plan, verdict.status
        same = judged.status == verdict.status
        status = judged.status_text if same else verdict.status
        return judged.name, ", ".join(filter(None, (judged.clause, plan))), status

    def _noted(self, figure: Figure) -> list[str]:
        if not self._notes:
            return []
        told = [str(cell) for cell in self._told(figure.sources) if cell.file in self._noted_files]
        notes = (note for cell in told for note in self._notes.get(cell, ()))
        return list(dict.fromkeys(notes))

    def _cells(self, sources: Sequence[SourceCell]) -> list[tuple[int, str, str]]:
        """File by its number, sheet, and the cells of that sheet in one text."""
        sheets: dict[tuple[str, str, str], list[str]] = {}
        for cell in self._told(sources):
            sheets.setdefault((cell.file, cell.sha256, cell.sheet), []).append(cell.cell)
        files = self.files
        return [
            (files.setdefault((file, digest), len(files)), sheet, ", ".join(cells))
            for (file, digest, sheet), cells in sheets.items()
        ]
