"""The ledger as JSON: every printed figure, in the order of its first appearance."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from baocao.core.report_key import ReportKey
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure, Formula
from baocao.results.ledger.people import WrittenNumber
from baocao.results.ledger.texts import ComputedText, text_record
from baocao.results.model import Amount
from baocao.submissions.workbooks.model import SourceCell


def ledger_json(
    key: ReportKey,
    period: ReportingPeriod,
    figures: Iterable[Figure],
    texts: Iterable[ComputedText] = (),
    written: Iterable[WrittenNumber] = (),
) -> str:
    """The text of a report's ledger.json. Raises where one figure's id has two texts."""
    unique: dict[str, Figure] = {}
    for figure in figures:
        known = unique.setdefault(figure.id, figure)
        if known.text != figure.text:
            raise ValueError(f"figure {figure.id} prints as {known.text!r} and {figure.text!r}")
    window = {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "cutoff": period.cutoff.isoformat(),
    }
    # A figure a line: differences show figure by figure, and it is written ten times faster.
    lines = ",\n".join(_json(_figure(figure)) for figure in unique.values())
    head = "".join(f'"{name}": {_json(value)},\n' for name, value in asdict(key).items())
    told = ",\n".join(_json(text_record(text)) for text in texts)
    people = ",\n".join(_json(asdict(number)) for number in written)
    lists = f'"figures": [\n{lines}\n],\n"texts": [\n{told}\n],\n"written": [\n{people}\n]'
    return f'{{{head}"window": {_json(window)},\n{lists}}}\n'


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _figure(figure: Figure) -> dict[str, Any]:
    """One figure; plan, target and status are those of its first verdict, all are listed."""
    first = figure.verdicts[0] if figure.verdicts else None
    return {
        "id": figure.id,
        "text": figure.text,
        "value": _number(figure.value),
        "unit": figure.unit,
        "bound": figure.bound.value,
        "indicator": figure.indicator,
        "area": figure.area,
        "disaggregation": dict(figure.disaggregation),
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "numerator": _amount(figure.numerator),
        "denominator": _amount(figure.denominator),
        "sources": [_source(source) for source in figure.sources],
        "formula": formula_words(figure.formula),
        "formula_parts": _formula(figure.formula),
        "plan": first.plan if first else None,
        "target": first.target if first else None,
        "status": first.status if first else None,
        "verdicts": [asdict(verdict) for verdict in figure.verdicts],
    }


def _formula(formula: Formula) -> dict[str, Any]:
    """What there is of a formula; a ratio's operands are the figure's own two amounts."""
    operands = [
        {"text": operand.text, "value": _number(operand.value), "figure": operand.figure}
        for operand in formula.operands
    ]
    parts = {
        "kind": formula.kind.value,
        "words": formula.words,
        "operands": operands,
        "multiplier": _number(formula.multiplier) if formula.multiplier != 1 else None,
        "periods": formula.periods,
    }
    return {name: part for name, part in parts.items() if part}


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "value": _number(amount.value),
        "bound": amount.quantity.bound.value,
        "provider": amount.provider,
        "definition": amount.definition,
        "sources": [_source(source) for source in amount.sources],
    }


def _source(source: SourceCell) -> dict[str, str]:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "sheet": source.sheet,
        "cell": source.cell,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
