"""The ledger as JSON: every printed figure, in the order of its first appearance."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from functools import cache, partial
from typing import Any

from baocao.core.report_key import ReportKey
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure, Formula, Verdict
from baocao.results.ledger.people import WrittenNumber
from baocao.results.ledger.texts import ComputedText, text_record
from baocao.results.model import Amount
from baocao.results.source_cells import Cells, Part, PeriodCells, opened, parts_of
from baocao.submissions.workbooks.model import SourceCell

FEW = 8  # cells that are put together faster than they are looked up


def ledger_json(
    key: ReportKey,
    period: ReportingPeriod,
    figures: Iterable[Figure],
    texts: Iterable[ComputedText] = (),
    written: Iterable[WrittenNumber] = (),
) -> bytes:
    """The content of a report's ledger.json. Raises where one figure's id has two texts.

    A figure a line: differences show figure by figure, and it is written ten times faster.
    """
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
    head = "".join(f'"{name}": {_json(value)},\n' for name, value in asdict(key).items())
    told = ",\n".join(_json(text_record(text)) for text in texts)
    people = ",\n".join(_json(asdict(number)) for number in written)
    return b"".join(
        (
            f'{{{head}"window": {_json(window)},\n"figures": [\n'.encode(),
            b",\n".join(map(_FigureLines().of, unique.values())),
            f'\n],\n"texts": [\n{told}\n],\n"written": [\n{people}\n]}}\n'.encode(),
        )
    )


_json = json.JSONEncoder(ensure_ascii=False).encode
_text = json.encoder.encode_basestring  # many times faster than an encoder for each of thousands


class _FigureLines:
    """Writes figures; the cells that they are from, most of the file, are written once each, and
    so are those of a sum, which a figure and its numerator share: as bytes, for those of a year
    are megabytes. A formula that no target is judged by is that of an indicator, in each of many
    units."""

    def __init__(self) -> None:
        self._cells: dict[SourceCell, bytes] = {}
        self._sums: dict[int, bytes] = {}
        self._unjudged = cache(partial(_made, ()))
        self._split = cache(_split)
        self._sheet = cache(_sheet)
        self._files = cache(_files)

    def of(self, figure: Figure) -> bytes:
        """One figure; plan, target and status are those of its first verdict, all are listed."""
        printed = f'"id": {_text(figure.id)}, "text": {_text(figure.text)}'
        value = f'"value": {_number(figure.value)}, "unit": {_text(figure.unit)}'
        bound = f'"bound": {_text(figure.bound.value)}'
        about = f'"indicator": {_known(figure.indicator)}, "area": {_known(figure.area)}'
        split = f'"disaggregation": {self._split(figure.disaggregation)}'
        as_of = figure.as_of.isoformat() if figure.as_of else None
        day = f'"as_of": {_known(as_of)}'
        formula, verdicts = figure.formula, figure.verdicts
        made = _made(verdicts, formula) if verdicts else self._unjudged(formula)
        top, bottom = self._amount(figure.numerator), self._amount(figure.denominator)
        return b"%b, %b, %b, %b, %b" % (
            f"{{{printed}, {value}, {bound}, {about}, {split}, {day}".encode(),
            b'"numerator": ' + top,
            b'"denominator": ' + bottom,
            self._from(figure.sources),
            made,
        )

    def _amount(self, amount: Amount | None) -> bytes:
        if amount is None:
            return b"null"
        bound = _text(amount.quantity.bound.value)
        quantity = f'"value": {_number(amount.value)}, "bound": {bound}'
        whose = f'"provider": {_text(amount.provider)}, "definition": {_text(amount.definition)}'
        return b"%b, %b}" % (f"{{{quantity}, {whose}".encode(), self._from(amount.sources))

    def _from(self, sources: Cells) -> bytes:
        if len(sources) <= FEW:
            return self._written(sources)
        known = self._sums.get(id(sources))
        if known is None:
            known = self._sums[id(sources)] = self._written(sources)
        return known

    def _written(self, sources: Cells) -> bytes:
        return b'"sources": [%b]' % b", ".join(map(self._part, parts_of(sources)))

    def _part(self, sources: Part) -> bytes:
        if not isinstance(sources, tuple):
            return self._of_period(sources)
        cells = self._cells
        return b", ".join([cells.get(source) or self._cell(source) for source in sources])

    def _of_period(self, sources: PeriodCells) -> bytes:
        """Cells that need not be made to be written."""
        heads = self._files(sources.files)
        written = [
            f'{heads[number]}{_text(sheet)}, "cell": {_text(cell)}}}'
            for number, sheet, cell in sources.rows
        ]
        return ", ".join(written).encode()

    def _cell(self, source: SourceCell) -> bytes:
        sheet = self._sheet(source.file, source.sha256, source.sheet)
        made = self._cells[source] = f'{sheet}, "cell": {_text(source.cell)}}}'.encode()
        return made


def _known(text: str | None) -> str:
    return "null" if text is None else _text(text)


def _split(disaggregation: Disaggregation) -> str:
    return _json(dict(disaggregation))


def _made(verdicts: tuple[Verdict, ...], formula: Formula) -> bytes:
    """How a figure was made, and what it is judged by: the rest of its line."""
    first = verdicts[0] if verdicts else None
    made = {
        "formula": formula_words(formula),
        "formula_parts": _formula(formula),
        "plan": first.plan if first else None,
        "target": first.target if first else None,
        "status": first.status if first else None,
        "verdicts": [asdict(verdict) for verdict in verdicts],
    }
    return _json(made)[1:].encode()


def _sheet(file: str, sha256: str, sheet: str) -> str:
    """What each cell of a sheet begins with."""
    return f"{_file(file, sha256)}{_text(sheet)}"


def _files(files: str) -> list[str]:
    """What each cell of a file of an earlier period begins with."""
    return [_file(*file) for file in opened(files)]


def _file(file: str, sha256: str) -> str:
    return f'{{"file": {_text(file)}, "sha256": {_text(sha256)}, "sheet": '


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


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
