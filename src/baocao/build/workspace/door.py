"""The door: which report a person means. It is asked once; the key is passed on from here.

The programme may be left out wherever province and period leave only one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import has_data
from baocao.core.errors import BaocaoError, Problem, UsageError, refusal
from baocao.core.nearest import nearest
from baocao.core.project import Project
from baocao.core.report_key import TYPED, ReportKey, home_of
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes import any_period
from baocao.definitions.plans.profile_load import load_profile
from baocao.definitions.programmes.model import ReportType


@dataclass(frozen=True)
class Scope:
    """A report's key with what its parts stand for."""

    definitions: Definitions
    province: AdminUnit
    period: ReportingPeriod
    type: str = ""

    @property
    def project(self) -> Project:
        return self.definitions.project

    @property
    def key(self) -> ReportKey:
        return self.definitions.key(self.province, self.period, self.type)

    @property
    def report_type(self) -> ReportType:
        return self.definitions.programme.report_type(self.period, self.type)


def programmes_meant(project: Project, programme: str) -> Sequence[str]:
    """The programme that is named, by its id in whatever case; all where none is.

    Raises `UsageError` with the nearest ids for another one, `BaocaoError` where the project
    has none at all.
    """
    known = project.programmes
    if not known:
        todo = "chạy baocao new programme <mã>, ví dụ baocao new programme benh-truyen-nhiem"
        raise BaocaoError(Problem("dự án chưa có chương trình nào", "data/programmes", todo))
    if not programme:
        return known
    found = [id_ for id_ in known if id_.casefold() == programme.strip().casefold()]
    if not found:
        near = nearest(programme, known, cutoff=60)
        todo = f"có phải: {', '.join(near)}?" if near else f"chọn một trong: {', '.join(known)}"
        raise UsageError(Problem(f"không có chương trình “{programme}”", "", todo))
    return found


def only_programme(project: Project, programme: str, thing: str) -> str:
    """The programme named, or the only one there is; `thing` says what it is asked for."""
    return only_of(programmes_meant(project, programme), thing)


def programme_of_file(project: Project, programme: str, path: Path) -> str:
    """The programme named, or the only one there is, for a file from outside its folders.

    Raises `BaocaoError` where there is no such file, before anything is asked of it.
    """
    if not path.is_file():
        raise refusal("không tìm thấy tệp", project.name(path), "kiểm tra lại tên tệp và thư mục")
    return only_programme(project, programme, f"tệp {path.name}")


def only_of(programmes: Sequence[str], thing: str) -> str:
    """The only one of these programmes; raises `UsageError` with the choices of several."""
    if len(programmes) > 1:
        what = f"{thing} có thể thuộc nhiều chương trình: {', '.join(programmes)}"
        todo = f"nêu một chương trình, ví dụ --programme {programmes[0]}"
        raise UsageError(Problem(what, "", todo))
    return programmes[0]


def report_meant(project: Project, province: str, period: str, programme: str = "") -> Scope:
    """The report that is meant: where it may be several programmes', the one with data.

    `province` is a slug, code or name, for a unit's own report with the unit behind two dashes;
    `period` a key such as 2022-Q1, with a report type 2022-Q1--chuyen-de. Raises `UsageError` for
    what does not exist, and with the choices where the programme has to be named.
    """
    scopes = _scopes(project, province, period, programme)
    with_data = [s for s in scopes if has_data(s.definitions, s.province, s.period)]
    return _only(with_data or scopes)


def work_meant(project: Project, province: str, period: str, programme: str = "") -> Scope:
    """As `report_meant`, for what is done before anything is sent: data decides nothing."""
    return _only(_scopes(project, province, period, programme))


def _scopes(project: Project, province: str, period: str, programme: str) -> Sequence[Scope]:
    """One for each programme that has the province, or for each one where none has."""
    ids = programmes_meant(project, programme)
    slug = _slug(project, ids, province, _day(period))
    having = [id_ for id_ in ids if _has_province(project, id_, slug)] or ids
    problems: list[Problem] = []
    scopes = list(_understood(project, having, slug, period, problems))
    if not scopes:
        raise UsageError(*dict.fromkeys(problems))
    return scopes


def _slug(project: Project, ids: Sequence[str], province: str, on: date | None) -> str:
    """The slug of a province or unit; old communes are known to some programmes alone."""
    found: list[Problem] = []
    for id_ in ids:
        try:
            return Definitions(project, id_).areas.province(province, on=on).slug
        except UsageError as error:
            found.extend(error.problems)
    raise UsageError(found[0])


def _day(period: str) -> date | None:
    """About when a period ends; none where a text is no period, which is told later."""
    with suppress(UsageError):
        return any_period(period.partition(TYPED)[0]).end
    return None


def _understood(
    project: Project, ids: Iterable[str], slug: str, period: str, problems: list[Problem]
) -> Iterator[Scope]:
    """A period may be one of some programmes only: each has its regimes."""
    for id_ in ids:
        definitions = Definitions(project, id_)
        try:
            days, _, type_ = period.partition(TYPED)
            named = definitions.period(days, slug)
            load_profile(definitions.folders, slug, named.end)  # told at once where nobody can sign
            other = definitions.programme.other_type(named, type_) if type_ else ""
            yield Scope(definitions, definitions.areas.province(slug, on=named.end), named, other)
        except UsageError as error:
            problems.extend(error.problems)


def _has_province(project: Project, programme: str, place: str) -> bool:
    folders, slug = project.of(programme), home_of(place)
    return any((folder / slug).is_dir() for folder in (folders.plans, folders.submissions))


def _only(scopes: Sequence[Scope]) -> Scope:
    one = scopes[0]
    thing = f"kỳ {one.period.key} của {one.province.name}"
    only_of([scope.definitions.id for scope in scopes], thing)
    return one
