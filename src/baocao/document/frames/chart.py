"""An Altair chart of any kind as a picture of the report, in the report's look.

A chart that cannot be drawn, or that takes its data from elsewhere, is refused with its name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import altair as alt

from baocao.core.errors import BaocaoError, Problem
from baocao.core.vietnamese.dates import parse_date, short_date
from baocao.core.vietnamese.names import printable
from baocao.document.blocks import Picture
from baocao.document.charts.captioned import without_title
from baocao.document.charts.export import export_spec
from baocao.document.charts.theme import WIDTH, WIDTH_MM, common_look
from baocao.document.frames.cells import OddValue, shown

TOLD = 12  # rows of the data that the alternative text tells
READABLE = 200  # rows up to which the data stands beside the chart as a table
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00(\.0+)?")
_ADDRESS = re.compile(r"(?!data:)[a-z][a-z+.\-]*:|//", re.IGNORECASE)

Spec = dict[str, Any]
Rows = list[dict[str, Any]]
Titles = Mapping[str, str]
NO_TITLES: Titles = MappingProxyType({})


def chart_picture(
    chart: alt.TopLevelMixin, name: str, caption: str, alternative: str, titles: Titles = NO_TITLES
) -> Picture:
    """The picture of a chart; equal charts give equal bytes.

    `name` is its file's, ASCII. Without an `alternative` text the data says what is drawn, with
    `titles` for the columns that the package names itself.
    Raises `BaocaoError` where the chart cannot be drawn or needs the internet.
    """
    spec = _spec(chart, caption)
    alone = without_title(spec) if _is_ours(spec) else spec  # the caption says what it is
    return spec_picture(alone, name, caption, alternative, titles)


def spec_picture(
    spec: Spec, name: str, caption: str, alternative: str, titles: Titles = NO_TITLES
) -> Picture:
    """The same of a chart's specification."""
    if any(map(_ADDRESS.match, _addresses(spec))):
        what = "biểu đồ lấy dữ liệu hoặc hình từ địa chỉ bên ngoài"
        raise _error(caption, what, "đọc dữ liệu vào bảng trước, rồi vẽ từ bảng đó")
    ready = _headed(_dressed(spec), titles)
    try:
        files = export_spec(ready)
    except (ValueError, RuntimeError) as error:
        raise _error(caption, "không vẽ được biểu đồ", _first_line(error)) from None
    told = alternative or _told(ready, caption)
    return Picture(name, files.svg, files.png, WIDTH_MM, told, caption, files.spec)


def _spec(chart: alt.TopLevelMixin, caption: str) -> Spec:
    try:
        return dict(chart.to_dict())
    except alt.MaxRowsError:
        todo = "gộp hoặc lọc bảng trước khi vẽ"
        raise _error(caption, "biểu đồ có hơn 5.000 dòng dữ liệu", todo) from None
    except (alt.utils.schemapi.SchemaValidationError, ValueError, TypeError, KeyError) as error:
        raise _error(caption, "biểu đồ khai báo chưa đúng", _first_line(error)) from None


def _error(caption: str, what: str, todo: str) -> BaocaoError:
    return BaocaoError(Problem(what, f"biểu đồ “{caption}”", todo))


def _first_line(error: Exception) -> str:
    text = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    return f"Altair báo: {text}" if text else "xem lại khai báo của biểu đồ"


def _addresses(part: object) -> Iterator[str]:
    """Every address that the specification names."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in ("url", "href") and isinstance(value, str):
                yield value
            yield from _addresses(value)
    elif isinstance(part, list):
        for value in part:
            yield from _addresses(value)


def _dressed(spec: Spec) -> Spec:
    """The specification in the report's look; what its author configured stays."""
    if _is_ours(spec):
        return spec
    own = spec.get("config") or {}
    look = common_look()
    config = {**look, **{key: _over(look.get(key), value) for key, value in own.items()}}
    # Altair's own width is not the author's wish; the paper's is better.
    config["view"] = {"stroke": None}
    dressed = {**spec, "config": config}
    if ("mark" in spec or "layer" in spec) and "width" not in spec:
        fit = {"type": "fit-x", "contains": "padding"}
        dressed |= {"width": WIDTH, "autosize": spec.get("autosize", fit)}
    rows = _only_rows(spec)
    if rows is None or len(rows) > READABLE:
        return dressed
    return {**dressed, "usermeta": {**(spec.get("usermeta") or {}), "table": _table(rows)}}


def _headed(spec: Spec, titles: Titles) -> Spec:
    """The specification with Vietnamese headings over the table of its data."""
    usermeta = spec.get("usermeta") or {}
    table = usermeta.get("table")
    if not table:
        return spec
    headings = [titles.get(heading, heading) for heading in table["headings"]]
    return {**spec, "usermeta": {**usermeta, "table": {**table, "headings": headings}}}


def _is_ours(spec: Spec) -> bool:
    """Whether `baocao.document.charts` made it: its charts bring their look and their table."""
    return "table" in (spec.get("usermeta") or {})


def _over(ours: object, theirs: object) -> object:
    return {**ours, **theirs} if isinstance(ours, dict) and isinstance(theirs, dict) else theirs


def _only_rows(spec: Spec) -> Rows | None:
    """The rows that the chart is drawn from; None where it has several data sets, or none."""
    found = [rows for rows in spec.get("datasets", {}).values() if isinstance(rows, list)]
    values = (spec.get("data") or {}).get("values")
    found += [values] if isinstance(values, list) else []
    if len(found) != 1 or not found[0] or not all(isinstance(row, dict) for row in found[0]):
        return None
    return list(found[0])


def _table(rows: Rows) -> dict[str, Any]:
    headings = list(dict.fromkeys(key for row in rows for key in row))
    return {
        "headings": [printable(str(heading)) for heading in headings],
        "rows": [[_text(row.get(heading)) for heading in headings] for row in rows],
    }


def _text(value: object) -> str:
    moment = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if moment:
        return short_date(parse_date(moment[1]))
    try:
        cell = shown(value)
    except OddValue:
        return json.dumps(value, ensure_ascii=False)
    return cell.text if cell else ""


def _told(spec: Spec, caption: str) -> str:
    """What the chart shows, in words: its caption and the first rows of its data."""
    table = (spec.get("usermeta") or {}).get("table")
    if not table:
        return caption
    rows = ["; ".join(filter(None, row)) for row in table["rows"][:TOLD]]
    more = "…" if len(table["rows"]) > TOLD else ""
    return f"{caption}. {', '.join(table['headings'])}: {' | '.join(rows)}{more}"
