"""How a register of persons is to be read: a YAML file names its columns.

The columns are named; their content is never shown, printed or logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from baocao.core.errors import BaocaoError, Problem
from baocao.core.vietnamese.names import fold
from baocao.core.yaml_source import YamlRecord, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue

FIRST_DOSE = date(2021, 3, 8)  # the first vaccination against COVID-19 in Vietnam
DATE_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S")


class ColumnsRecord(YamlRecord):
    """Headers of the register's columns."""

    person: str
    birth_date: str
    dose: str
    dose_date: str
    district: str


class RegisterRecord(YamlRecord):
    """The mapping file; dates without `formats` are read in the usual ones."""

    kind: Literal["register"]
    province: str
    period: str
    as_of: date
    provider: str
    columns: ColumnsRecord
    doses: dict[str, str] = Field(default_factory=dict)
    formats: tuple[str, ...] = DATE_FORMATS
    first_date: date = FIRST_DOSE
    sheet: str | None = None


@dataclass(frozen=True)
class RegisterMapping:
    """A mapping checked against the catalogue; `doses` by folded label."""

    province: str
    period: str
    as_of: date
    provider: str
    columns: ColumnsRecord
    doses: dict[str, str]
    formats: tuple[str, ...]
    first_date: date
    sheet: str | None

    def dose(self, label: str) -> str | None:
        """The dose that a label means, however it is written."""
        return self.doses.get(fold(label))


def load_mapping(path: Path, catalogue: IndicatorCatalogue, *, name: str) -> RegisterMapping:
    """Read a mapping file; raises `BaocaoError` with all wrong fields and unknown doses."""
    source = read_yaml(path, name=name)
    record = validate_yaml(source, RegisterRecord)
    options = {option.id for option in catalogue.categories["dose"].options}
    problems = [
        Problem(
            f"không có mũi tiêm “{dose}”",
            source.where("doses", label),
            f"chọn một trong: {', '.join(sorted(options))}",
        )
        for label, dose in record.doses.items()
        if dose not in options
    ]
    if problems:
        raise BaocaoError(*problems)
    return RegisterMapping(
        province=record.province,
        period=record.period,
        as_of=record.as_of,
        provider=record.provider,
        columns=record.columns,
        doses=_labels(catalogue) | {fold(k): v for k, v in record.doses.items()},
        formats=record.formats,
        first_date=record.first_date,
        sheet=record.sheet,
    )


def _labels(catalogue: IndicatorCatalogue) -> dict[str, str]:
    """Every usual way to write a dose; a bare number is the dose of that number."""
    found: dict[str, str] = {}
    for option in catalogue.categories["dose"].options:
        for label in (option.id, option.name, option.short_name, *option.aliases):
            found[fold(label)] = option.id
        if option.id[1:].isdigit():
            found[option.id[1:]] = option.id
    return found
