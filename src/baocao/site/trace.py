"""Where each figure of a report is from, as the script that a page loads on the first tap.

The texts are made here, in Vietnamese; the page only lays them out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from baocao.ledger.model import Figure
from baocao.published.content import Content
from baocao.quantities import Quantity, Unit
from baocao.results.model import Component
from baocao.site.folders import Shown
from baocao.submissions.model import SourceCell
from baocao.vietnamese.dates import short_date
from baocao.vietnamese.numbers import format_value


def trace_script(shown: Shown) -> str:
    """JavaScript that hands the page the traces of all its figures."""
    files: dict[tuple[str, str], int] = {}
    names = _names(shown.content)
    figures = {figure.id: _trace(figure, names, files) for figure in shown.report.ledger.figures}
    ledger = shown.report.ledger
    data = {
        "command": f"baocao trace --province {ledger.province} --period {ledger.period}",
        "files": [{"name": name, "sha256": digest} for name, digest in files],
        "figures": figures,
    }
    return f"bcTraces({script_json(data)});\n"


def script_json(data: Any) -> str:
    """JSON that may stand in a script, also within a page: no text can end the script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _names(content: Content) -> dict[str, str]:
    """Full names: areas by code, indicators by id and split, plans and targets by id."""
    names = dict(content.areas)
    for indicator in content.indicators:
        names.update({f"{indicator.id}:{key}": name for key, name in indicator.splits.items()})
    names.update({plan.id: plan.short_citation for plan in content.plans})
    names.update({f"{t.plan}:{t.id}": t.name for t in content.targets})
    names.update({f"{t.plan}:{t.id}={t.status}": t.status_text for t in content.targets})
    names.update({f"{t.plan}:{t.id}": t.name for t in content.tasks})
    names.update({f"{t.plan}:{t.id}={t.status}": t.status_text for t in content.tasks})
    return names


def _trace(
    figure: Figure, names: dict[str, str], files: dict[tuple[str, str], int]
) -> dict[str, Any]:
    split = "/".join(option for _, option in figure.disaggregation)
    about = names.get(f"{figure.indicator}:{split}", "")
    shown: dict[str, Any] = {
        "text": figure.text,
        "about": about,
        "area": names.get(figure.area or "", ""),
        "formula": figure.formula,
        "day": short_date(figure.as_of) if figure.as_of else "",
        "parts": [
            _component(label, component, files)
            for label, component in (("Tử số", figure.numerator), ("Mẫu số", figure.denominator))
            if component is not None and figure.denominator is not None
        ],
        "verdicts": [
            [
                names.get(f"{v.plan}:{v.target}", v.target),
                names.get(v.plan, v.plan),
                names.get(f"{v.plan}:{v.target}={v.status}", v.status),
            ]
            for v in figure.verdicts
        ],
    }
    if not shown["parts"]:
        shown["cells"] = _cells(figure.sources, files)
    return {key: value for key, value in shown.items() if value}


def _component(
    label: str, component: Component, files: dict[tuple[str, str], int]
) -> dict[str, Any]:
    quantity = Quantity(component.value, component.bound)
    shown = {
        "label": label,
        "text": format_value(quantity, Unit.UNITS, _places(component)),
        "provider": component.provider,
        "definition": component.definition,
        "cells": _cells(component.sources, files),
    }
    return {key: value for key, value in shown.items() if value}


def _places(component: Component) -> int:
    return max(-int(component.value.normalize().as_tuple().exponent), 0)


def _cells(
    sources: Iterable[SourceCell], files: dict[tuple[str, str], int]
) -> list[tuple[int, str, str]]:
    """File by its number, sheet, and the cells of that sheet in one text."""
    sheets: dict[tuple[str, str, str], list[str]] = {}
    for cell in sources:
        sheets.setdefault((cell.file, cell.sha256, cell.sheet), []).append(cell.cell)
    return [
        (files.setdefault((file, digest), len(files)), sheet, ", ".join(cells))
        for (file, digest, sheet), cells in sheets.items()
    ]
