"""What a programme's file says of the catalogue and of regimes: main indicators, roles, reports.

Each check yields `Problem`s with file, line and field; nothing is raised or read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from baocao.core.errors import Problem
from baocao.core.yaml_source import YamlSource
from baocao.definitions.periods.keys import TYPE_NAMES
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.programmes.model import (
    ComparedRole,
    LevelsRole,
    NeedRole,
    PersonsRole,
    Programme,
)

if TYPE_CHECKING:  # whoever asks for the periods alone reads no indicator
    from baocao.definitions.indicators.model import IndicatorCatalogue
    from baocao.definitions.indicators.named import NamesFile


def check_programme(
    source: YamlSource, programme: Programme, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
    """Every name that the catalogue does not have, and every element split in another way."""
    from baocao.definitions.indicators.named import NamesFile

    named, roles = NamesFile(source, catalogue), programme.roles
    yield from _themes(named, programme)
    yield from _main(named, programme)
    yield from named.indicators(roles.situation, "roles", "situation")
    for name, indicator in (("trend", roles.trend), ("coverage", roles.coverage)):
        if indicator:
            yield from named.indicator(indicator, "roles", name)
    for number, category in enumerate(roles.sheets):
        yield from named.category(category, "roles", "sheets", number)
    if roles.compared:
        yield from _compared(named, roles.compared, catalogue)
    yield from _needs(named, roles.needs)
    if roles.levels:
        yield from _levels(named, roles.levels)
    if roles.persons:
        yield from _persons(named, roles.persons)


def _main(named: NamesFile, programme: Programme) -> Iterator[Problem]:
    """The indicators that pages show first, and the rates that units are set side by side by."""
    for number, main in enumerate(programme.main_indicators):
        yield from named.split(main.indicator, main.split, "main_indicators", number)
        if main.by_units:
            place = ("main_indicators", number, "by_units")
            yield from named.split(main.by_units.indicator, main.split, *place)


def _themes(named: NamesFile, programme: Programme) -> Iterator[Problem]:
    for number, report in enumerate(programme.reports):
        for place, theme in enumerate(report.themes):
            yield from named.theme(theme, "reports", number, "themes", place)


def check_regimes(source: YamlSource, programme: Programme, regimes: Regimes) -> Iterator[Problem]:
    """Every report whose regime there is not, or has no such periods."""
    for number, report in enumerate(programme.reports):
        regime = regimes.every.get(report.regime)
        if regime is None:
            yield from regimes.unknown(report.regime, source.where("reports", number, "regime"))
            continue
        for place, type_ in enumerate(report.cadence):
            if type_ not in regime.types:
                what = f"{regime.name} không có kỳ {TYPE_NAMES[type_]}"
                todo = f"chọn trong: {', '.join(known.value for known in regime.types)}"
                yield Problem(what, source.where("reports", number, "cadence", place), todo)


def _compared(
    named: NamesFile, role: ComparedRole, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
    path = ("roles", "compared")
    yield from named.category(role.category, *path, "category")
    yield from named.indicators(role.indicators, *path, "indicators")
    for number, id_ in enumerate(role.indicators):
        indicator = catalogue.indicators.get(id_)
        if indicator and not any(
            dict(split).keys() == {role.category} for split in indicator.splits
        ):
            what = f"chỉ số “{id_}” không tính theo phân tách “{role.category}”"
            todo = "thêm phân tách ấy vào splits của chỉ số, hoặc chọn chỉ số khác"
            yield Problem(what, named.source.where(*path, "indicators", number), todo)


def _needs(named: NamesFile, needs: Sequence[NeedRole]) -> Iterator[Problem]:
    """Every element and option that a need is made from; no two needs of one id."""
    seen: set[str] = set()
    for number, need in enumerate(needs):
        path = ("roles", "needs", number)
        if need.id in seen:
            place = named.source.where(*path, "id")
            yield Problem(f"mã nhu cầu “{need.id}” đã dùng ở trên", place, "đặt mã khác")
        seen.add(need.id)
        for name, part in (("due", need.due), ("done", need.done), ("stock", need.stock)):
            if part:
                yield from named.element(part.element, *path, name, "element")
                yield from named.splits(part.options, *path, name, "options")
                yield from named.split_by(part.element, part.options, *path, name, "options")


def _levels(named: NamesFile, role: LevelsRole) -> Iterator[Problem]:
    path = ("roles", "levels")
    yield from named.indicator(role.indicator, *path, "indicator")
    yield from named.category(role.category, *path, "category")
    yield from named.element(role.element, *path, "element")
    yield from named.split_by(role.element, (role.category,), *path, "element")


def _persons(named: NamesFile, role: PersonsRole) -> Iterator[Problem]:
    path = ("roles", "persons")
    yield from named.element(role.element, *path, "element")
    for name, category in (("steps", role.steps), ("groups", role.groups)):
        yield from named.category(category, *path, name)
    yield from named.options(role.steps, role.order, *path, "order")
    yield from named.options(role.groups, role.ages, *path, "ages")
    yield from named.split_by(role.element, (role.steps, role.groups), *path, "element")
