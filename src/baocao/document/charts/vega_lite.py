"""Charts as specifications of Vega-Lite, field for field as Altair writes them.

Altair copies a chart at each step of making it, and takes a fifth of a second to import: the few
charts of a report are made hundreds of times. Here a chart is the fields of its specification.
`to_dict` says what Altair's does, in the same order; charts that analysts get are Altair's
(`as_altair.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Fields: TypeAlias = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"

_SIZE = {"continuousWidth": 300, "continuousHeight": 300}
_KINDS = {"Q": "quantitative", "N": "nominal", "O": "ordinal"}
# What Altair writes first; the rest follows by name.
_FIRST = ("layer", "data", "facet", "spec", "mark", "type", "text")
_SPANS = ("x2", "y2")  # the ends of a mark: they go by the kind of its beginning


@dataclass(frozen=True)
class Chart:
    """A chart, or a layer of one, as the fields of its specification."""

    fields: Fields = field(default_factory=dict)

    def with_fields(self, **fields: Any) -> Chart:
        """The same with these fields set."""
        return Chart({**self.fields, **fields})

    def mark(self, kind: str, **look: Any) -> Chart:
        """Drawn with marks of a kind ("bar")."""
        return self.with_fields(mark=parts(type=kind, **look))

    def encode(self, **channels: Fields) -> Chart:
        """With what `of` says of channels added to those it has."""
        for name in channels.keys() & _SPANS:
            channels[name] = {k: v for k, v in channels[name].items() if k != "type"}
        encoding = {**self.fields.get("encoding", {}), **channels}
        return self.with_fields(encoding=dict(sorted(encoding.items())))

    def where(self, test: str) -> Chart:
        """Of the rows alone that an expression holds for."""
        return self._transformed({"filter": test})

    def flattened(self, name: str) -> Chart:
        """With a row for each item of a list."""
        return self._transformed({"flatten": [name]})

    def _transformed(self, step: Fields) -> Chart:
        return self.with_fields(transform=[*self.fields.get("transform", ()), step])

    def facet(self, spacing: int, resolve: Fields | None = None, **by: Fields) -> Chart:
        """A panel for each value of a `row` or `column`."""
        spec = {key: value for key, value in self.fields.items() if key != "data"}
        more = {"resolve": resolve} if resolve else {}
        return Chart(
            {"data": self.fields["data"], "facet": by, "spec": spec, "spacing": spacing} | more
        )

    def to_dict(self) -> Fields:
        """The specification: rows stand together at its end, equal ones once."""
        rest, datasets = dict(self.fields), Fields()
        config = dict(sorted(rest.pop("config", {}).items()))
        view = {**_SIZE, **config.pop("view", {})}
        return {
            "config": {"view": view, **config},
            **_stated(rest, datasets),
            "$schema": SCHEMA,
            "datasets": datasets,
        }


def layered(*charts: Chart, **fields: Any) -> Chart:
    """Charts over one another, the first below."""
    return Chart({"layer": [chart.fields for chart in charts], **fields})


def of(field_kind: str, **more: Any) -> Fields:
    """A channel that shows a field of the rows: "value:Q" by quantity, "name:N" by name, "row:O"
    in order."""
    name, _, kind = field_kind.partition(":")
    kinds = {"type": _KINDS[kind]} if kind else {}
    return dict(sorted({"field": name, **kinds, **more}.items()))


def parts(**fields: Any) -> Fields:
    """An axis, a scale, a title: fields in Altair's order."""
    first = {key: fields[key] for key in _FIRST if key in fields}
    return {**first, **dict(sorted(fields.items()))}


def expression(text: str) -> Fields:
    """A value that is computed for each row."""
    return {"expr": text}


def inline(rows: Sequence[Fields]) -> Fields:
    """Rows as the data of a specification."""
    return {"values": list(rows)}


def _stated(fields: Fields, datasets: Fields) -> Fields:
    """The fields in order, with the names of data sets instead of rows."""
    found = parts(**fields)
    if "data" in found:
        found["data"] = {"name": _named(found["data"]["values"], datasets)}
    if "layer" in found:
        found["layer"] = [_stated(each, datasets) for each in found["layer"]]
    if "spec" in found:
        found["spec"] = _stated(found["spec"], datasets)
    return found


def _named(rows: Sequence[Fields], datasets: Fields) -> str:
    text = json.dumps(rows, sort_keys=True, default=str)
    name = f"data-{hashlib.sha256(text.encode()).hexdigest()[:32]}"
    datasets[name] = rows
    return name
