"""What units sent for a place and a period: in which folders it lies, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.published import published_below
from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.calendar import quarters_within
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.parts import PeriodParts, parts_among
from baocao.submissions.workbooks.sent_files import anything_sent, folders_with_files, sent_files

if TYPE_CHECKING:
    from baocao.submissions.workbooks.model import Submission
    from baocao.submissions.workbooks.partly import Read


def sent_for(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Submission, ...]:
    """The period's submissions; a longer period without its own is made of its parts'.

    Raises `BaocaoError` with every problem of every workbook.
    """
    return _readable(reads_for(definitions, province, period))


def sent_itself(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Submission, ...]:
    """What was sent for a period itself; raises `BaocaoError` as `sent_for`."""
    return _readable(_reads(definitions, province, _folders(definitions, province, period)))


def _readable(reads: Sequence[Read]) -> tuple[Submission, ...]:
    """The submissions; raises `BaocaoError` with every problem of every workbook."""
    raise_all(dict.fromkeys(problem for read in reads for problem in read.problems))
    return tuple(read.submission for read in reads if read.submission)


def reads_for(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Read, ...]:
    """As `sent_for`, with the problems of each workbook beside what could be read of it."""
    return _reads(definitions, province, folders_sent(definitions, province, period))


def read_workbooks(definitions: Definitions, files: Sequence[Path]) -> tuple[Read, ...]:
    """Workbooks of periods' folders, each read once as long as nothing changes."""
    if not files:
        return ()
    # Most commands only ask which workbooks there are.
    from baocao.build.workspace.read_once import read_once
    from baocao.submissions.workbooks.read import Reader

    project, catalogue, areas = definitions.project, definitions.catalogue, definitions.areas
    reader = Reader(project, catalogue, areas, definitions.read_foreign)
    return read_once(definitions.folders, files, reader)


def has_data(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> bool:
    """Whether anything was sent for a period, or for a shorter one that counts in it; of the
    country, also whether a province has a report of it."""
    own = was_sent(definitions, province, period)
    return own or bool(published_below(definitions, province, period))


def was_sent(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> bool:
    """Whether workbooks were sent for a period, or for a shorter one that counts in it: of the
    country by the provinces, where a programme has no reports of theirs."""
    periods = (period, *definitions.shorter(period))
    return any(_has(definitions, province, one) for one in periods)


def parts_sent(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> PeriodParts:
    """What a longer period is made of by what was sent."""
    shorter = definitions.shorter(period)
    sent = {one.key for one in (period, *shorter) if _has(definitions, province, one)}
    return parts_among(shorter, period, sent)


def folders_sent(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Path, ...]:
    """The folders of a period's submissions: its own, or those of the shorter periods that it
    is made of; before the province was made, those of the provinces that merged into it."""
    own = _folders(definitions, province, period)
    others = _sent_parts_alone(definitions, province, period)
    if any(map(anything_sent, own)) and not others:
        return own
    parts = parts_sent(definitions, province, period).every or quarters_within(period)
    return tuple(f for part in parts for f in _folders(definitions, province, part)) or own


def folders_beside(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Path, ...]:
    """The folders of what was sent for days of a period and does not count in it."""
    beside = parts_sent(definitions, province, period).beside
    return tuple(folder for part in beside for folder in _folders(definitions, province, part))


def files_sent(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> dict[str, str]:
    """SHA-256 of every file that a report on the period is of, by name: all files in its
    folders, or the unit's own workbooks."""
    from baocao.archive.issued.locks import data_files  # no check of workbooks asks for it

    folders = folders_sent(definitions, province, period)
    files = data_files(definitions.project, folders)
    if not province.is_within:
        return files
    own = map(definitions.project.name, _read_in(definitions, province, folders))
    return {name: files[name] for name in own}


def files_of_others(
    definitions: Definitions, unit: AdminUnit, period: ReportingPeriod
) -> frozenset[Path]:
    """The workbooks of a period that other units sent, which a unit that reports itself has
    nothing from; none of a province, and none that nobody can tell whose it is."""
    if not unit.is_within:
        return frozenset()
    folders = folders_sent(definitions, unit, period)
    files = [path for folder in folders for path in sent_files(folder)]
    reads = zip(files, read_workbooks(definitions, files), strict=True)
    own = _read_in(definitions, unit, folders)
    return frozenset(path for path, read in reads if read.submission and path not in own)


def no_data(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> BaocaoError:
    project = definitions.project
    folder = project.name(project.sent(definitions.key(province, period)))
    what = f"{province.name} chưa có số liệu kỳ {period.key}"
    todo = "đặt các tệp số liệu (.xlsx) vào thư mục này"
    if province.is_within:
        what = f"{province.name} chưa gửi tệp số liệu nào của kỳ {period.key}"
        todo = f"đặt tệp của đơn vị vào thư mục này; mã đơn vị trong tệp: {province.official_code}"
    return BaocaoError(Problem(what, folder, todo))


def _folders(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Path, ...]:
    """The folders of the province, or of those that it was made of; a unit's own data lies in
    those of its province."""
    areas = definitions.areas
    whole = areas.province(province.home) if province.is_within else province
    units = areas.forerunners(whole.code, period.end)
    return tuple(definitions.sent_home.joinpath(unit.slug, period.key) for unit in units)


def _has(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> bool:
    folders = _folders(definitions, province, period)
    sent = any(map(anything_sent, folders))
    return bool(_read_in(definitions, province, folders)) if sent and province.is_within else sent


def _sent_parts_alone(definitions: Definitions, unit: AdminUnit, period: ReportingPeriod) -> bool:
    """Whether a unit that reports itself sent for shorter periods only, whatever others of its
    province sent."""
    if not unit.is_within:
        return False
    sent = any(_has(definitions, unit, one) for one in definitions.shorter(period))
    return sent and not _has(definitions, unit, period)


def _reads(
    definitions: Definitions, province: AdminUnit, folders: Sequence[Path]
) -> tuple[Read, ...]:
    """Every workbook of these folders; of a unit that reports itself those that it or a unit
    below it sent, or where it has none those of which nobody can tell whose they are."""
    found = _read_in(definitions, province, folders)
    if found or not province.is_within:
        return (*found.values(), *_below(definitions, folders))
    files = [path for folder in folders for path in sent_files(folder)]
    return tuple(read for read in read_workbooks(definitions, files) if read.submission is None)


def _below(definitions: Definitions, folders: Sequence[Path]) -> Iterator[Read]:
    """Folders of files within those of a period, each as one that nobody can read."""
    found = [below for folder in folders for below in folders_with_files(folder)]
    if not found:
        return
    from baocao.submissions.workbooks.partly import Read

    for folder in found:
        what = (
            f"thư mục con “{folder.name}” có tệp, nhưng chỉ tệp ngay trong thư mục của kỳ được đọc"
        )
        todo = "chuyển các tệp số liệu ra thư mục của kỳ, rồi chuyển thư mục con đi nơi khác"
        yield Read(None, (Problem(what, definitions.project.name(folder), todo),))


def _read_in(
    definitions: Definitions, province: AdminUnit, folders: Iterable[Path]
) -> dict[Path, Read]:
    """The workbooks of these folders, of a unit that reports itself its own."""
    files = [path for folder in folders for path in sent_files(folder)]
    reads = dict(zip(files, read_workbooks(definitions, files), strict=True))
    if not province.is_within:
        return reads
    return {path: read for path, read in reads.items() if _is_of(definitions, province, read)}


def _is_of(definitions: Definitions, unit: AdminUnit, read: Read) -> bool:
    """Whether a unit, one below it, or one that passed to it whole sent a workbook."""
    sent, areas = read.submission, definitions.areas
    if sent is None or not areas.has(sent.unit):
        return False
    sender = areas.get(sent.unit)
    wholes = areas.forerunners(unit.code, sender.valid_to or date.max)
    return any(one in wholes for one in areas.upward(sender))
