"""The rows and the task progress of the Department of Health's own workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from baocao.submissions.workbooks.model import SourceCell, TaskProgress
from synthetic.district import Row
from synthetic.draw import draw

NOT_WRITTEN = SourceCell("", "", "", "")
EVIDENCE = "Văn bản mô phỏng, không có thật"


def office_rows(calibration: Mapping[str, Any], quarter: int) -> Iterator[Row]:
    """What only the province knows: hospitals, budget, its own authority, sequencing."""
    for element, values in calibration["province_office"].items():
        yield Row(element, values[quarter - 1])
    own = (("government_level", "province"),)
    for element in (
        "authorities",
        "authorities_with_scenario",
        "authorities_with_surveillance_plan",
    ):
        yield Row(element, 1, own)
    sequenced = calibration["province_office"]["samples_sequenced"][quarter - 1]
    variants = {"delta": 0, "omicron": sequenced - sequenced // 20, "other": sequenced // 20}
    for variant, value in variants.items():
        yield Row("samples_by_variant", value, (("variant", variant),))


def read_plans(folder: Path) -> list[dict[str, Any]]:
    """The province's plans as they stand in YAML."""
    paths = sorted(folder.glob("*.yaml"))
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]


def item_names(plans: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """The words of tasks and of targets without a number, for people who read the workbook."""
    return {(plan["id"], item["id"]): item["name"] for plan in plans for item in _items(plan)}


def progress(
    plans: Iterable[Mapping[str, Any]], cutoff: date, seed: int
) -> tuple[TaskProgress, ...]:
    """How far tasks and evidence are on `cutoff`; some are late, some nobody reports on.

    A document that was issued after `cutoff` is not reported on.
    """
    found = [
        _progress(plan["id"], item, cutoff, seed)
        for plan in plans
        if plan["issued_on"] is None or plan["issued_on"] <= cutoff
        for item in _items(plan)
    ]
    return tuple(row for row in found if row is not None)


def _items(plan: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for target in plan["targets"]:
        if "evidence" in target:
            yield target
    yield from plan.get("tasks") or ()


def _progress(plan: str, item: dict[str, Any], cutoff: date, seed: int) -> TaskProgress | None:
    luck = draw(0, 1, seed, plan, item["id"])
    if luck > 0.9:
        return None
    state, done_on = _state(item, cutoff, luck)
    evidence = EVIDENCE if state == "done" else ""
    return TaskProgress(item["id"], plan, state, done_on, evidence, "", NOT_WRITTEN)


def _state(item: dict[str, Any], cutoff: date, luck: float) -> tuple[str, date | None]:
    """State and day of completion; the same luck carries an item through all quarters."""
    if "due" not in item:
        issued = date(2022, 6, 1) + timedelta(days=round(luck * 100))
        return ("done", issued) if luck < 0.6 else ("in_progress", None)
    due = _month_end(item["due"])
    start = _month(item.get("start", item["due"]))
    if start > cutoff:
        return "not_started", None
    for limit, done_on in (
        (0.2, start + timedelta(days=30 + round(luck * 100))),
        (0.55, due - timedelta(days=round(luck * 20))),
        (0.7, due + timedelta(days=25)),
    ):
        if luck < limit and done_on <= cutoff:
            return "done", done_on
    return "in_progress", None


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def _month_end(text: str) -> date:
    return (_month(text) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
