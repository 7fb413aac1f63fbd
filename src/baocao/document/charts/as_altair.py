"""The package's charts as Altair's own, for analysts who go on with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import altair as alt

from baocao.document.charts.vega_lite import Chart, Fields

AnyChart: TypeAlias = alt.Chart | alt.LayerChart | alt.FacetChart


def as_altair(chart: Chart) -> AnyChart:
    """The same chart; its `to_dict` says what ours says."""
    fields = dict(chart.fields)
    if "config" in fields:
        fields["config"] = alt.Config(**fields["config"])
    return _made(fields)


def _made(fields: Fields) -> AnyChart:
    rest = {key: value for key, value in fields.items() if key not in _OBJECTS}
    objects = {key: make(fields[key]) for key, make in _OBJECTS.items() if key in fields}
    kind = (
        alt.FacetChart if "facet" in fields else alt.LayerChart if "layer" in fields else alt.Chart
    )
    return kind(**objects, **rest)


_OBJECTS: dict[str, Callable[[Any], Any]] = {
    "data": lambda data: alt.InlineData(**data),
    "encoding": lambda channels: alt.FacetedEncoding(**channels),
    "layer": lambda layers: [_made(each) for each in layers],
    "spec": _made,
}
