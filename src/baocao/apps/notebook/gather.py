"""Reads what units sent for several provinces and periods, and computes what can be computed.

A province and period that cannot be read, or that nobody sent anything for, is named with
its reason; the others are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.build.compose.load import inputs_of
from baocao.build.workspace.collect import Collected, collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import only_of, programmes_meant
from baocao.build.workspace.due import folders_with_data
from baocao.build.workspace.sent import no_data, sent_for
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.regimes import any_period
from baocao.results.report_data import ReportData, build_report_data

STOPPED = "số liệu có lỗi nên chưa tính được kết quả; xem bảng findings"

Names = str | Sequence[str] | None


@dataclass(frozen=True)
class Gathered:
    """One province and period; no `data` where a finding stops the report."""

    collected: Collected
    data: ReportData | None


@dataclass(frozen=True)
class Missing:
    """A province and period that is not there, or not computed, and why."""

    province: str
    period: str
    reason: str


@dataclass(frozen=True)
class Gathering:
    """All that was asked for: what was found, and what is missing."""

    definitions: Definitions
    found: tuple[Gathered, ...]
    missing: tuple[Missing, ...]


def gather(project: Project, provinces: Names, periods: Names, programme: str = "") -> Gathering:
    """Read every pair of `provinces` (slug, code or name) and `periods` (keys such as 2022-Q1).

    None stands for all that units sent something for. Raises `UsageError` for a province,
    period or programme that does not exist, and where several programmes have such data.
    """
    definitions = _definitions(project, provinces, periods, programme)
    found: list[Gathered] = []
    missing: list[Missing] = []
    for province, period in _pairs(definitions, provinces, periods):
        try:
            one = _gathered(definitions, province, period)
        except UsageError:
            raise
        except BaocaoError as error:
            reason = "; ".join(problem.what for problem in error.problems)
            missing.append(Missing(province.slug, period, reason))
            continue
        found.append(one)
        if one.data is None:
            missing.append(Missing(province.slug, period, STOPPED))
    return Gathering(definitions, tuple(found), tuple(missing))


def _definitions(project: Project, provinces: Names, periods: Names, programme: str) -> Definitions:
    """The programme named, else the only one with data of what is asked for."""
    every = [Definitions(project, id_) for id_ in programmes_meant(project, programme)]
    asked = [d for d in every if _sent(d).intersection(_homes(d, provinces, periods))]
    ids = [definitions.id for definitions in asked or every]
    return Definitions(project, only_of(ids, "số liệu được hỏi"))


def _sent(definitions: Definitions) -> set[tuple[str, str]]:
    """The provinces and periods with data."""
    return {(folder.parent.name, folder.name) for folder in folders_with_data(definitions)}


def _homes(definitions: Definitions, provinces: Names, periods: Names) -> Iterator[tuple[str, str]]:
    for province, period in _pairs(definitions, provinces, periods):
        yield province.home, period


def _pairs(
    definitions: Definitions, provinces: Names, periods: Names
) -> Iterator[tuple[AdminUnit, str]]:
    sent = [(f.parent.name, f.name) for f in folders_with_data(definitions)]
    for name in _listed(provinces) or dict.fromkeys(slug for slug, _ in sent):
        province = definitions.areas.province(name)
        own = [key for slug, key in sent if slug == province.home and _was_there(province, key)]
        for period in _listed(periods) or own:
            yield province, period


def _was_there(place: AdminUnit, period: str) -> bool:
    """Whether a unit that reports itself was there; what a province was then, is asked later."""
    return not place.is_within or place.exists_on(any_period(period).end)


def _listed(names: Names) -> tuple[str, ...]:
    """The names asked for, each once."""
    given = (names,) if isinstance(names, str) else names or ()
    return tuple(dict.fromkeys(name.strip() for name in given if name.strip()))


def _gathered(definitions: Definitions, province: AdminUnit, key: str) -> Gathered:
    period = definitions.period(key, province.slug)
    province = definitions.areas.province(province.slug, on=period.end)
    submissions = sent_for(definitions, province, period)
    if not submissions:
        raise no_data(definitions, province, period)
    collected = collect(definitions, province, period, submissions)
    if any(finding.stops for finding in collected.findings):
        return Gathered(collected, None)
    return Gathered(collected, build_report_data(inputs_of(definitions, collected)))
