"""What others build on: a report's figures as CSV with their sources, the whole site as data.json.

templates/site/data.schema.json says what data.json holds; it lies beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from baocao.apps.site.overview import Overview, UnitValue
from baocao.definitions.indicators.naming import split_key
from baocao.output.page.view import PrintedValue, ReportView, ValueKey
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure
from baocao.results.model import TargetStatus, TaskStatus

CSV_FILE = "so-lieu.csv"
DATA_FILE, SCHEMA_FILE = "data.json", "data.schema.json"
VERSION = 1
_QUOTE = '"'
COLUMNS = (
    *("figure", "text", "value", "unit", "bound", "indicator", "split", "area", "area_name"),
    *("as_of", "formula", "sources"),
)


def figures_csv(view: ReportView) -> bytes:
    """Every figure of a report in a line with its cells, in UTF-8 as Excel opens it."""
    lines = [COLUMNS, *(_line(figure, view.content.areas) for figure in view.figures)]
    text = "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines)
    return text.encode("utf-8-sig")


def _quoted(text: str) -> str:
    """A field as the csv module writes it, which looks at each letter by itself: of a report's
    million that takes six times as long."""
    if _QUOTE in text or "," in text or "\n" in text or "\r" in text:
        return f'"{text.replace(_QUOTE, _QUOTE * 2)}"'
    return text


def _line(figure: Figure, areas: Mapping[str, str]) -> tuple[str, ...]:
    area = figure.area or ""
    return (
        figure.id,
        figure.text,
        str(figure.value),
        figure.unit,
        figure.bound.value,
        figure.indicator or "",
        split_key(figure.disaggregation),
        area,
        areas.get(area, ""),
        figure.as_of.isoformat() if figure.as_of else "",
        formula_words(figure.formula),
        "; ".join(map(str, figure.sources)),
    )


def site_data(reports: Iterable[Overview]) -> Iterator[str]:
    """data.json: every report with its values, its units' values and how its targets stand.

    A line for each report, one after another: all at once they would fill the memory.
    """
    head = _json({"version": VERSION, "schema": SCHEMA_FILE, "reports": []})
    yield head.removesuffix("]}")
    for number, report in enumerate(reports):
        yield (",\n" if number else "\n") + _json(_report(report))
    yield "\n]}\n"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _report(report: Overview) -> dict[str, Any]:
    province, period = report.province, report.period
    return {
        "programme": report.key.programme,
        "province": {"slug": report.key.province, "code": province.code, "name": province.name},
        "period": {
            "key": period.key,
            "name": period.name,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "cutoff": period.cutoff.isoformat(),
        },
        "synthetic": report.synthetic,
        "page": report.page,
        "figures": f"tep/{report.key.identifier}/{CSV_FILE}",
        "values": list(_values(report.values)),
        "units": [
            {"code": code, "name": report.areas[code], "values": list(_values(values))}
            for code, values in report.units.items()
        ],
        "targets": {status.value: report.targets_in(status) for status in TargetStatus},
        "tasks": {status.value: report.tasks_in(status) for status in TaskStatus},
    }


def _values(values: Mapping[ValueKey, PrintedValue | UnitValue]) -> Iterator[dict[str, Any]]:
    for (indicator, split), value in values.items():
        yield {
            "indicator": indicator,
            "split": split,
            "value": value.number,
            "bound": value.bound.value,
            "text": value.text,
            "as_of": value.as_of.isoformat() if value.as_of else None,
        }
