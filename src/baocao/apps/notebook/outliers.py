"""Units whose value lies far from the others of their level in the province, by a cited rule.

An outlier is a question to the unit, not a mistake; nothing is changed or left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import pandas as pd
from pydantic import Field

from baocao.apps.notebook.columns import Row
from baocao.apps.notebook.data import Data
from baocao.core.earlier_layout import OUTLIERS
from baocao.core.project import ProgrammeFolders
from baocao.core.yaml_source import YamlRecord, read_yaml, validate_yaml
from baocao.definitions.areas.model import AreaLevel


class OutlierRule(YamlRecord):
    """The rule of rules/outliers.yaml: limit of the modified z-score, and who says so."""

    citation: Annotated[str, Field(min_length=1)]
    scale: Annotated[float, Field(gt=0)]
    limit: Annotated[float, Field(gt=0)]
    fewest: Annotated[int, Field(ge=3)]

    def __str__(self) -> str:
        return self.citation


def outlier_rule(programme: ProgrammeFolders) -> OutlierRule:
    """A programme's own rules/outliers.yaml, else the common one in data/rules.

    Raises `BaocaoError` where it is wrong.
    """
    own = programme.rules / OUTLIERS
    path = own if own.is_file() else programme.project.rules / OUTLIERS
    return validate_yaml(read_yaml(path, name=programme.project.name(path)), OutlierRule)


def find_outliers(data: Data) -> pd.DataFrame:
    """The units' results of `data` that the rule calls outliers, farthest first.

    Bounds are not measured, nor counts, which are large in large units. Where more than
    half of the units of a level have the same value, or there are too few of them, nothing can be
    said and nothing is.
    """
    rule = outlier_rule(data.folders)
    results = data.results
    indicators = data.gathering.definitions.catalogue.indicators
    rates = results["indicator"].isin([id_ for id_, one in indicators.items() if one.unit.per])
    below = results["level"] != AreaLevel.PROVINCE.value
    exact = results[below & (results["bound"] == "=") & rates]
    keys = ["province", "period", "indicator", "split", "level"]
    rows = (row for _, group in exact.groupby(keys, sort=False) for row in _far(group, rule))
    return data.frame("outliers", iter(sorted(rows, key=lambda row: -abs(row["score"]))))


def _far(group: pd.DataFrame, rule: OutlierRule) -> Iterator[Row]:
    """The rows of one group of units that lie too far from its median."""
    values = group["value"]
    median = values.median()
    spread = (values - median).abs().median()
    if len(values) < rule.fewest or spread == 0:
        return
    scores = rule.scale * (values - median) / spread
    for at in scores.index[scores.abs() > rule.limit]:
        yield {**group.loc[at], "median": median, "score": scores[at]}
