"""Loads how a province signs and sends its reports; wrong files raise all their problems. Every
command asks for it: no plan is read here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import ProgrammeFolders, data_name
from baocao.core.report_key import UNIT, place_options
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.plans.profile import ReportProfile
from baocao.definitions.plans.records import RecordReader
from baocao.definitions.programmes.model import ReportType


class ProfileReader(RecordReader):
    """Reads profiles one by one and keeps the problems of all of them."""

    def profile(self, paths: Sequence[Path]) -> ReportProfile | None:
        """The profile of one file, or of two whose second goes first; None where it is wrong."""
        found = self.read(paths, ReportProfile)
        if found is None:
            return None
        source, record = found
        if record.province != paths[0].stem:
            what = f"tỉnh “{record.province}” không phải tỉnh của tệp “{paths[0].name}”"
            self.problems.append(Problem(what, source.where("province"), "sửa mã tỉnh"))
        return record


def profile_paths(folders: ProgrammeFolders, province: str) -> Sequence[Path]:
    """The files of a province's profile: that of all programmes, then the programme's own."""
    every, own = folders.profiles(province)
    return (every, own) if own.is_file() else (every,)


def load_profile(folders: ProgrammeFolders, province: str, on: date | None = None) -> ReportProfile:
    """Load how a province's Department of Health signs and sends a programme's reports.

    The fields of the programme's own file stand instead of those of the province's; what both
    leave to the report type `completed` fills in. Raises `BaocaoError` with every problem; what
    to do where there is no profile names the day `on`, for places that are no more.
    """
    paths = profile_paths(folders, province)
    if not paths[0].is_file():
        options = place_options(province).removeprefix("--province ")
        day = f" --day {short_date(on)}" if on else ""
        todo = f"chạy baocao new province {options}{day}"
        whose = "đơn vị" if UNIT in province else "tỉnh"
        what = f"{whose} chưa có thông tin trình bày báo cáo"
        raise BaocaoError(Problem(what, data_name(paths[0]), todo))
    reader = ProfileReader(data_name)
    profile = reader.profile(paths)
    raise_all(reader.problems)
    assert profile is not None
    return profile


def completed(profile: ReportProfile, report: ReportType, province: AdminUnit) -> ReportProfile:
    """A profile with the addressee and subject of a report type where it has no others; a topical
    report asks for its own parts alone."""
    name = lower_first(province.name)
    return replace(
        profile,
        addressees=profile.addressees or (report.addressee.format(province=name),),
        report_subject=profile.report_subject or report.subject.replace("{province}", name),
        parts=() if report.themes else profile.parts,
    )
