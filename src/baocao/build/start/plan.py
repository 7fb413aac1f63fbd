"""A plan's file, with targets as somebody named them in a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from baocao.build.start.texts import filled
from baocao.build.start.written import Written, write_new
from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import Problem, UsageError
from baocao.core.nearest import nearest
from baocao.core.report_key import UNIT
from baocao.core.vietnamese.dates import long_date, parse_date
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbers import parse_number
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.spelling import bare_key
from baocao.definitions.indicators.model import (
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
)
from baocao.definitions.indicators.naming import full_name, split_key

_TARGET = re.compile(
    r"(?P<indicator>[a-z0-9_-]+)(/(?P<split>[^<>=@\s]+))?\s*(?P<operator>>=|<=|>|<|=)\s*"
    r"(?P<value>[\d.,]+\s*%?)\s*(@\s*(?P<deadline>\S+))?"
)
HOW = "ghi dạng 'chỉ_số/nhóm >= 90 @2026-12-31'; bỏ /nhóm và @ngày khi không cần"


@dataclass(frozen=True)
class PlanAsked:
    """What a plan is written from; "" for a number that nobody said. `targets` are lines such as
    "coverage/18plus/d3 >= 90 @2026-12-31"."""

    title: str
    valid_from: date
    valid_to: date
    number: str = ""
    issued_on: date | None = None
    targets: Sequence[str] = ()


@dataclass(frozen=True)
class NamedTarget:
    """A target as its line names it, in the fields of a plan's file."""

    id: str
    clause: str
    name: str
    indicator: str
    split: str
    operator: str
    value: str
    deadline: str
    adds_up: bool


def new_plan(definitions: Definitions, province: AdminUnit, asked: PlanAsked) -> Written:
    """Write a plan that `plan check` accepts.

    Raises `UsageError` with every line that is no target of the programme, and where the file is
    there already.
    """
    if asked.valid_to < asked.valid_from:
        what = "ngày hết hiệu lực trước ngày có hiệu lực"
        raise UsageError(Problem(what, "--to", "sửa --from hoặc --to"))
    targets = _targets(definitions.catalogue, asked)
    regime, cadence = definitions.programme.plan_periods()
    name = _file_name(asked)
    project = definitions.project
    file = project.name(definitions.folders.plans / province.slug / f"{name}.yaml")
    whole = province.level is AreaLevel.COUNTRY
    issuer = "Bộ Y tế" if whole else f"Ủy ban nhân dân {lower_first(province.name)}"
    text = filled(
        project,
        "plan.yaml",
        file=file,
        id=f"{province.slug.replace(UNIT, '-')}-{name}",
        number=asked.number,
        title=asked.title,
        issuer=issuer,
        issued_on=asked.issued_on,
        valid_from=asked.valid_from.isoformat(),
        valid_to=asked.valid_to.isoformat(),
        cadence=[type_.value for type_ in cadence],
        regime=regime,
        citation=_citation(asked, issuer),
        short_citation=_numbered(asked),
        targets=targets,
        known=list(_known(definitions.catalogue)),
    )
    return write_new(project, {file: text})


def _file_name(asked: PlanAsked) -> str:
    """What the file is called: by the plan's number, or its years."""
    years = dict.fromkeys((asked.valid_from.year, asked.valid_to.year))
    text = asked.number or "-".join(["ke-hoach", *map(str, years)])
    return re.sub(r"[^a-z0-9]+", "-", bare_key(text)).strip("-") or "ke-hoach"


def _numbered(asked: PlanAsked) -> str:
    return f"Kế hoạch số {asked.number}" if asked.number else f"Kế hoạch {lower_first(asked.title)}"


def _citation(asked: PlanAsked, issuer: str) -> str:
    number = f" số {asked.number}" if asked.number else ""
    day = f" {long_date(asked.issued_on)}" if asked.issued_on else ""
    return f"Kế hoạch{number}{day} của {issuer} về {lower_first(asked.title)}"


def _targets(catalogue: IndicatorCatalogue, asked: PlanAsked) -> list[NamedTarget]:
    problems: list[Problem] = []
    found = []
    for number, line in enumerate(asked.targets, start=1):
        try:
            found.append(_target(catalogue, line, number, asked.valid_to))
        except UsageError as error:
            problems.extend(error.problems)
    if problems:
        raise UsageError(*problems)
    return found


def _target(catalogue: IndicatorCatalogue, line: str, number: int, valid_to: date) -> NamedTarget:
    match = _TARGET.fullmatch(line.strip())
    if match is None:
        raise _no_target(f"“{line}” không phải một chỉ tiêu", HOW)
    indicator, split = _measured(catalogue, line, match["indicator"], match["split"] or "")
    try:
        value = parse_number(match["value"]).value
        deadline = parse_date(match["deadline"]) if match["deadline"] else valid_to
    except ValueError as error:
        raise _no_target(f"“{line}”: {error}", HOW) from None
    return NamedTarget(
        id=f"ct-{number:02}",
        clause=f"Chỉ tiêu {number}",
        name=full_name(indicator, split, catalogue),
        indicator=indicator.id,
        split=", ".join(f"{category}: {option}" for category, option in split),
        operator=match["operator"],
        value=f"{value:f}",
        deadline=deadline.isoformat(),
        adds_up=catalogue.adds_up(indicator.id),
    )


def _measured(
    catalogue: IndicatorCatalogue, line: str, id_: str, key: str
) -> tuple[Indicator, Disaggregation]:
    indicator = catalogue.indicators.get(id_)
    if indicator is None:
        near = ", ".join(nearest(id_, catalogue.indicators))
        raise _no_target(f"“{line}”: không có chỉ số “{id_}”", f"chọn ví dụ: {near}")
    for split in indicator.splits:
        if split_key(split) == key:
            return indicator, split
    groups = ", ".join(f"{id_}/{split_key(s)}" if s else id_ for s in indicator.splits)
    raise _no_target(f"“{line}”: chỉ số không có nhóm “{key}”", f"chọn một trong: {groups}")


def _no_target(what: str, todo: str) -> UsageError:
    return UsageError(Problem(what, "--target", todo))


def _known(catalogue: IndicatorCatalogue) -> Iterator[str]:
    """Each indicator with the groups that a target may name; groups that several have, once."""
    told: dict[str, str] = {}
    for indicator in catalogue.indicators.values():
        keys = ", ".join(key for key in map(split_key, indicator.splits) if key)
        same = told.setdefault(keys, indicator.id)
        groups = f" (nhóm: {keys})" if same == indicator.id else f" (nhóm như {same})"
        yield f"{indicator.id}: {indicator.name}{groups if keys else ''}"
