"""ledger.json back to records. Which file it is, and whether it is the one that was
published, is not known here (see `baocao.archive.built`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from baocao.core.errors import BaocaoError, Problem
from baocao.core.quantities import Bound, Quantity
from baocao.core.report_key import ReportKey
from baocao.core.yaml_source import written_as
from baocao.results.ledger.model import Figure, Formula, Verdict, stated
from baocao.results.ledger.people import WrittenNumber
from baocao.results.ledger.texts import ComputedText
from baocao.results.model import Amount
from baocao.submissions.workbooks.model import SourceCell

_REBUILD = "dựng lại báo cáo: baocao report --force"


@dataclass(frozen=True)
class Ledger:
    """The ledger of one report; its key has no programme where version 0.1 wrote it."""

    key: ReportKey
    start: date
    end: date
    cutoff: date
    figures: tuple[Figure, ...]
    texts: tuple[ComputedText, ...] = ()  # none where version 0.1 wrote the ledger
    written: tuple[WrittenNumber, ...] = ()  # likewise

    def find(self, figure_id: str) -> Figure | None:
        """The figure of that id, None where the report prints no such figure."""
        return next((figure for figure in self.figures if figure.id == figure_id), None)


def read_ledger(content: bytes, name: str) -> Ledger:
    """Read the bytes of a ledger.json; `name` is how messages call the file.

    Raises `BaocaoError` where they are no ledger, or one that an older version wrote.
    """
    try:
        return _LedgerRecord.model_validate_json(content).build()
    except ValidationError as error:
        raise BaocaoError(_problem(error, name)) from None


def _problem(error: ValidationError, name: str) -> Problem:
    """One problem for a file: what it lacks, else the first thing that is wrong in it."""
    errors = error.errors()
    if errors[0]["type"] == "json_invalid":
        return Problem("sổ số liệu hỏng: không đọc được dưới dạng JSON", name, _REBUILD)
    missing = dict.fromkeys(str(e["loc"][-1]) for e in errors if e["type"] == "missing")
    if missing:
        what = f"sổ số liệu do phiên bản cũ ghi, thiếu: {', '.join(missing)}"
        return Problem(what, name, _REBUILD)
    place = ".".join(str(part) for part in errors[0]["loc"]) or "toàn tệp"
    return Problem("sổ số liệu hỏng: giá trị sai kiểu", f"{name}, {place}", _REBUILD)


class _Record(BaseModel):
    """A newer version may write more fields than are read here."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _AmountRecord(_Record):
    value: Decimal
    bound: Bound
    provider: str
    definition: str
    sources: tuple[SourceCell, ...]

    def build(self) -> Amount:
        quantity = Quantity(self.value, self.bound)
        return Amount(quantity, self.sources, self.provider, self.definition)


_Amount = Annotated[Amount, written_as(_AmountRecord, _AmountRecord.build)]


class _FigureRecord(_Record):
    id: str = Field(min_length=1, max_length=64)
    text: str = Field(min_length=1)
    value: Decimal
    unit: str
    bound: Bound
    indicator: str | None
    area: str | None
    disaggregation: dict[str, str]
    as_of: date | None
    numerator: _Amount | None
    denominator: _Amount | None
    sources: tuple[SourceCell, ...]
    formula: str
    formula_parts: Formula | None = None  # reports of version 0.1 have the words alone
    verdicts: tuple[Verdict, ...]

    def build(self) -> Figure:
        fields = dict(self)
        formula = fields.pop("formula_parts") or stated(self.formula)
        split = tuple(self.disaggregation.items())
        return Figure(**{**fields, "formula": formula, "disaggregation": split})


class _WindowRecord(_Record):
    start: date
    end: date
    cutoff: date


class _LedgerRecord(_Record):
    programme: str = ""
    province: str
    period: str
    window: _WindowRecord
    figures: tuple[_FigureRecord, ...]
    texts: tuple[ComputedText, ...] = ()
    written: tuple[WrittenNumber, ...] = ()

    def build(self) -> Ledger:
        window = self.window
        figures = tuple(figure.build() for figure in self.figures)
        key = ReportKey(self.programme, self.province, self.period)
        days = window.start, window.end, window.cutoff
        return Ledger(key, *days, figures, self.texts, self.written)
