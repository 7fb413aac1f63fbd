"""The rule by which a programme's epidemic thresholds are computed: cited, as data.

Nothing is computed here; without the file nothing is computed at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from baocao.core.errors import Problem, raise_all
from baocao.core.project import ProgrammeFolders
from baocao.core.yaml_source import Text, Unquoted, YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.named import NamesFile
from baocao.definitions.periods.model import PeriodType

FILE = "epidemic_thresholds.yaml"


class LeftOutYear(YamlRecord):
    """A year whose count does not enter the mean, an epidemic year for instance, and why."""

    province: Text
    option: Annotated[Text, Unquoted]
    year: Annotated[int, Field(ge=2000, le=2100)]
    reason: Text


class ThresholdRule(YamlRecord):
    """The mean of the same month or week of the `years` before, and so many standard deviations
    (of a sample, n - 1) above it.

    `known_from` says where the clause was read if not in the document itself; before
    `valid_from` the threshold stands for comparison only. `fewest_years` must remain once the
    years of `left_out` are gone; a year without a count is never left out by itself.
    """

    citation: Text
    known_from: str = ""
    valid_from: date
    period_types: Annotated[tuple[PeriodType, ...], Field(min_length=1)]
    indicator: Text
    category: Text
    options: Annotated[tuple[Annotated[Text, Unquoted], ...], Field(min_length=1)]
    years: Annotated[int, Field(ge=2, le=20)]
    deviations: Annotated[Decimal, Field(ge=0)]
    fewest_years: Annotated[int, Field(ge=2)]
    left_out: tuple[LeftOutYear, ...] = ()


def load_threshold_rule(
    folders: ProgrammeFolders, catalogue: IndicatorCatalogue
) -> ThresholdRule | None:
    """The rule of a programme, None where it has none.

    Raises `BaocaoError` with everything that is wrong.
    """
    path = folders.rules / FILE
    if not path.is_file():
        return None
    source = read_yaml(path, name=folders.project.name(path))
    rule = validate_yaml(source, ThresholdRule)
    raise_all(_problems(source, rule, catalogue))
    return rule


def _problems(
    source: YamlSource, rule: ThresholdRule, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
    named = NamesFile(source, catalogue)
    yield from named.indicator(rule.indicator, "indicator")
    yield from named.category(rule.category, "category")
    for number, option in enumerate(rule.options):
        yield from named.options(rule.category, [option], "options", number)
    indicator = catalogue.indicators.get(rule.indicator)
    splits = [dict(split).keys() for split in indicator.splits] if indicator else []
    if indicator and {rule.category} not in splits:
        what = f"chỉ số “{rule.indicator}” không tính theo phân tách “{rule.category}”"
        yield Problem(what, source.where("indicator"), "chọn chỉ số hoặc phân tách khác")
    for number, year in enumerate(rule.left_out):
        yield from named.options(rule.category, [year.option], "left_out", number, "option")
    if rule.fewest_years > rule.years:
        what = f"fewest_years là {rule.fewest_years}, nhiều hơn years là {rule.years}"
        yield Problem(what, source.where("fewest_years"), f"ghi từ 2 đến {rule.years}")
