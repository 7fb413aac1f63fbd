"""Counts of the same month or week of earlier years, from a file that people keep.

data/programmes/<programme>/baselines/<province>.csv has the columns period (2021-08, 2021-W31),
option (of the rule's category), value, synthetic (có, không) and source.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO

from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import BaocaoError, Problem, UsageError, raise_all
from baocao.core.project import ProgrammeFolders
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod, ReportingRegime
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.programmes.threshold_rule import load_threshold_rule
from baocao.results.thresholds import KnownCounts, YearCount
from baocao.submissions.workbooks.model import SourceCell

_ROW = (
    "ghi period (2021-08, 2021-W31), option có trong danh mục, value từ 0 trở lên, "
    "synthetic (có, không), source"
)
COLUMNS = ("period", "option", "value", "synthetic", "source")
SYNTHETIC = {"có": True, "không": False}


def known_counts(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> KnownCounts | None:
    """What the province's file holds; None where the programme computes no thresholds for
    periods of this type, or where a unit that reports itself has no file."""
    catalogue = definitions.catalogue
    rule = load_threshold_rule(definitions.folders, catalogue)
    if rule is None or period.type not in rule.period_types:
        return None
    if province.is_within and not definitions.folders.baseline(province.slug).is_file():
        return None
    options = [option.id for option in catalogue.categories[rule.category].options]
    known = load_baselines(definitions.folders, province.slug, options, period.regime)
    return KnownCounts(rule, province.slug, known)


def load_baselines(
    folders: ProgrammeFolders, province: str, options: Iterable[str], regime: ReportingRegime
) -> dict[tuple[str, str], YearCount]:
    """What the province's file holds, by period and option; empty where there is none.

    `options` are those of the rule's category. Raises `BaocaoError` with every line that is
    wrong.
    """
    path = folders.baseline(province)
    if not path.is_file():
        return {}
    return _Lines(folders.project.name(path), path.read_bytes(), set(options), regime).read()


@dataclass(frozen=True)
class _Lines:
    name: str
    content: bytes
    options: set[str]
    regime: ReportingRegime

    def read(self) -> dict[tuple[str, str], YearCount]:
        found: dict[tuple[str, str], YearCount] = {}
        problems: list[Problem] = []
        for number, row in self._rows():
            where = f"{self.name}, dòng {number}"
            try:
                key, count = self._count(row, number)
            except (KeyError, TypeError, ValueError, InvalidOperation, UsageError):
                problems.append(Problem("số liệu các năm trước ghi sai", where, _ROW))
                continue
            if key in found:
                what = f"kỳ {key[0]} của “{key[1]}” ghi hai lần"
                problems.append(Problem(what, where, "giữ lại một dòng"))
            found[key] = count
        raise_all(problems)
        return found

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        try:
            text = self.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            todo = "lưu lại tệp với bảng mã UTF-8"
            raise BaocaoError(Problem("tệp không phải UTF-8", self.name, todo)) from None
        table = csv.DictReader(StringIO(text, newline=""))
        if tuple(table.fieldnames or ()) != COLUMNS:
            todo = f"ghi các cột: {', '.join(COLUMNS)}"
            raise BaocaoError(Problem("tiêu đề cột sai", f"{self.name}, dòng 1", todo))
        yield from enumerate(table, start=2)

    def _count(self, row: dict[str, str], number: int) -> tuple[tuple[str, str], YearCount]:
        period, value = parse_period(row["period"], self.regime), Decimal(row["value"])
        sound = value.is_finite() and value >= 0
        if row["option"] not in self.options or not row["source"] or not sound:
            raise ValueError
        digest = hashlib.sha256(self.content).hexdigest()
        cell = SourceCell(self.name, digest, "", f"dòng {number}")
        synthetic = SYNTHETIC[row["synthetic"]]
        count = YearCount(row["option"], period.year, value, (cell,), synthetic)
        return (period.key, row["option"]), count
