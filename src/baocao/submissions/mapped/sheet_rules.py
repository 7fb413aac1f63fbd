"""Which rule of a mapping a sheet of a workbook falls under."""

from __future__ import annotations

from fnmatch import fnmatchcase

from baocao.core.vietnamese.names import fold
from baocao.submissions.mapped.model import Mapping, SheetRule


def rule_for(name: str, mapping: Mapping) -> SheetRule | None:
    """The first rule whose pattern fits the sheet's name."""
    key = fold(name)
    fitting = (rule for rule in mapping.sheets if fnmatchcase(key, _pattern(rule.sheet)))
    return next(fitting, None)


def _pattern(text: str) -> str:
    return "*".join(fold(part) for part in text.split("*")) if fold(text) else text
