"""Workbooks to submissions, every error of a workbook at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.regimes import any_period
from baocao.submissions.workbooks.container import enough_memory
from baocao.submissions.workbooks.form import check_head, find_form, read_form
from baocao.submissions.workbooks.hidden import hidden_in
from baocao.submissions.workbooks.layout import (
    FORM_SHEETS_VERSION,
    FORM_VERSION,
    METADATA_SHEET,
    OBSERVATION_SHEET,
    OTHER_SHEET,
    PROGRESS_SHEET,
)
from baocao.submissions.workbooks.metadata import (
    Folder,
    Metadata,
    read_confirmations,
    read_metadata,
)
from baocao.submissions.workbooks.model import (
    BlankCell,
    Confirmation,
    Observation,
    Remark,
    Submission,
    TaskProgress,
)
from baocao.submissions.workbooks.observations import Defaults, read_observations, read_progress
from baocao.submissions.workbooks.partly import PartlyReadError, Read, unless_partly
from baocao.submissions.workbooks.settle import left_over
from baocao.submissions.workbooks.vocabulary import Vocabulary
from baocao.submissions.workbooks.workbook import SourceSheet, SourceWorkbook, open_workbook

ForeignReader = Callable[[SourceWorkbook, Folder | None], Submission]
"""Reads a workbook that is neither canonical nor a form, from the folder that it lies in."""


def read_submission(
    path: Path,
    *,
    name: str,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
    foreign: ForeignReader | None = None,
) -> Submission:
    """Read one canonical workbook or filled form; `name` is how messages and sources call it.

    `foreign` reads a unit's own workbook, which has no sheet "Thông tin". Raises
    `BaocaoError` with every problem of the workbook, each at its cell.
    """
    book = open_workbook(path, name)
    return _read_any(book, Vocabulary(catalogue, areas), areas, None, foreign)


@dataclass(frozen=True)
class Reader:
    """Reads a workbook of a period's folder as far as that is possible; raises nothing."""

    project: Project
    catalogue: IndicatorCatalogue
    areas: AreaRegistry
    foreign: ForeignReader | None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.catalogue, self.areas)

    def __call__(self, path: Path) -> Read:
        place = Folder(path.parent.parent.name, path.parent.name)
        try:
            book = open_workbook(path, self.project.name(path))
            return Read(_read_any(book, self.vocabulary, self.areas, place, self.foreign))
        except PartlyReadError as error:
            return Read(error.within(place), error.problems)
        except BaocaoError as error:
            return Read(None, error.problems)


def _read_any(
    book: SourceWorkbook,
    vocabulary: Vocabulary,
    areas: AreaRegistry,
    folder: Folder | None,
    foreign: ForeignReader | None,
) -> Submission:
    with enough_memory(book.file):
        if foreign is not None and not _is_ours(book):
            return foreign(book, folder)
        return _read(book, vocabulary, areas, folder)


def _is_ours(book: SourceWorkbook) -> bool:
    """Whether a workbook is canonical or a form, though a sheet of it may be lost."""
    others = (OBSERVATION_SHEET, PROGRESS_SHEET)
    return book.has_sheet(METADATA_SHEET) or all(map(book.has_sheet, others))


def _read(
    book: SourceWorkbook, vocabulary: Vocabulary, areas: AreaRegistry, folder: Folder | None
) -> Submission:
    problems: list[Problem] = []
    metadata = Metadata()
    confirmations: tuple[Confirmation, ...] = ()
    observations: tuple[Observation, ...] = ()
    blanks: tuple[BlankCell, ...] = ()
    progress: tuple[TaskProgress, ...] = ()
    remarks: tuple[Remark, ...] = ()
    read: list[SourceSheet] = []
    form = find_form(book, vocabulary)
    with _collecting(problems):
        sheet = book.sheet(METADATA_SHEET)
        version = FORM_SHEETS_VERSION if form else FORM_VERSION
        metadata = read_metadata(sheet, areas, folder, problems, version)
        # A sheet that is missing is reported once, not again with each reason for it.
        names = (*book.sheet_names, OBSERVATION_SHEET, PROGRESS_SHEET)
        confirmations = read_confirmations(sheet, names, problems)
        read.append(sheet)
    with _collecting(problems):
        defaults = Defaults(_province_code(metadata, folder, areas), metadata.as_of)
        sheet = book.sheet(OTHER_SHEET if form else OBSERVATION_SHEET)
        observations = read_observations(sheet, vocabulary, defaults, problems)
        read.append(sheet)
    with _collecting(problems):
        if form:
            check_head(book, form, metadata, problems)
            contents = read_form(book, form, vocabulary, defaults, problems)
            observations = (*contents.observations, *observations)
            progress, remarks, blanks = contents.progress, contents.remarks, contents.blanks
            read += contents.sheets
        else:
            sheet = book.sheet(PROGRESS_SHEET)
            progress = read_progress(sheet, problems)
            read.append(sheet)
    own = {OTHER_SHEET, *(cell.sheet for cell in form.cells)} if form else set()
    known = {METADATA_SHEET, *(own or (OBSERVATION_SHEET, PROGRESS_SHEET))}
    with _collecting(problems):
        remarks = (*remarks, *hidden_in(book, (OBSERVATION_SHEET, OTHER_SHEET, PROGRESS_SHEET)))
        remarks = (*remarks, *left_over(book, read, known, remarks, vocabulary.numbered))
    submission = Submission(
        file=book.file,
        sha256=book.sha256,
        unit=metadata.unit,
        unit_name=metadata.unit_name,
        province=metadata.province.slug if metadata.province else "",
        period=metadata.period,
        as_of=metadata.as_of,
        prepared_by=metadata.prepared_by,
        synthetic=metadata.synthetic,
        origin=metadata.origin,
        observations=observations,
        progress=progress,
        confirmations=confirmations,
        remarks=remarks,
        blanks=blanks,
    )
    return unless_partly(submission, problems)


def _province_code(metadata: Metadata, folder: Folder | None, areas: AreaRegistry) -> str | None:
    """The province that areas are sought in; the folder's where the workbook's is wrong."""
    if metadata.province is not None:
        return metadata.province.code
    if folder is None:
        return None
    return areas.province(folder.province, on=any_period(folder.period).end).code


@contextmanager
def _collecting(problems: list[Problem]) -> Iterator[None]:
    """Note what stops one part of a workbook, and go on with the next part."""
    try:
        yield
    except BaocaoError as error:
        problems.extend(problem for problem in error.problems if problem not in problems)
