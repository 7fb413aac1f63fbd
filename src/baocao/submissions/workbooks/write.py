"""The canonical workbook written: what `read` reads back. Same content, same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import xlsxwriter

from baocao.core.quantities import Bound
from baocao.core.whole_file import write_whole
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.programmes.model import Programme
from baocao.submissions.workbooks import layout
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.layout import SheetColumn
from baocao.submissions.workbooks.model import Observation, Submission, TaskProgress
from baocao.submissions.workbooks.page import Cell, WorkbookPage

CONFIRMATION_TITLE = "Xác nhận giá trị bị cảnh báo"
CREATED = datetime(2022, 1, 1)  # noqa: DTZ001  # fixed, so that the same content has the same bytes

Names = Mapping[tuple[str, str], str]


def write_submission(
    path: Path,
    submission: Submission,
    *,
    programme: Programme,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
    item_names: Names = MappingProxyType({}),
) -> None:
    """Write `submission` to `path`; the sources of its values are not written.

    `item_names` has the words of tasks and targets, by plan and item, for people to read.
    """
    wording = _Wording(catalogue, areas, item_names)
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        title = layout.title(programme.phrases.work)
        properties = {"title": title, "author": submission.unit_name, "created": CREATED}
        book.set_properties(properties)
        page = WorkbookPage(book)
        page.lines(layout.METADATA_SHEET, title, wording.lines(submission))
        page.table_below(
            CONFIRMATION_TITLE,
            layout.CONFIRMATIONS,
            [vars(confirmation) for confirmation in submission.confirmations],
        )
        page.table(
            layout.OBSERVATION_SHEET,
            observation_columns(submission.observations, catalogue),
            [wording.observation(observation) for observation in submission.observations],
        )
        page.table(
            layout.PROGRESS_SHEET,
            layout.PROGRESS,
            [wording.progress(progress) for progress in submission.progress],
        )
    write_whole(path, content.getvalue())


def observation_columns(
    observations: Sequence[Observation], catalogue: IndicatorCatalogue
) -> tuple[SheetColumn, ...]:
    """The columns of the sheet "Số liệu": one for each category that is used."""
    used = {category for o in observations for category, _ in o.disaggregation}
    splits = (
        SheetColumn(category.id, category.name, width=layout.CATEGORY_WIDTH)
        for category in catalogue.categories.values()
        if category.id in used
    )
    return (*layout.OBSERVATION_KEYS, *splits, *layout.OBSERVATION_VALUES)


def value_cells(
    observations: Sequence[Observation], catalogue: IndicatorCatalogue
) -> tuple[str, ...]:
    """The cell in which each observation's value will stand, for confirmations to name."""
    ids = [column.id for column in observation_columns(observations, catalogue)]
    return tuple(cell_name(row, ids.index("value")) for row in range(1, len(observations) + 1))


@dataclass(frozen=True)
class _Wording:
    """Identifiers to the words that people read."""

    catalogue: IndicatorCatalogue
    areas: AreaRegistry
    item_names: Names

    def lines(self, submission: Submission) -> list[tuple[str, Cell]]:
        values = self._metadata(submission)
        return [(line.header, values[line.id]) for line in layout.METADATA]

    def _area(self, observation: Observation) -> str:
        """The name of an area; where several bear it, as communes of different districts did,
        its code."""
        unit = self.areas.get(observation.area)
        named = self.areas.known(unit.name, level=unit.level, on=observation.as_of)
        if unit.level is AreaLevel.COMMUNE and named != unit:
            return unit.official_code
        return unit.name

    def _metadata(self, submission: Submission) -> dict[str, Cell]:
        return {
            **vars(submission),
            "province": self.areas.province(submission.province).name,
            "synthetic": layout.YES if submission.synthetic else layout.NO,
            "version": layout.FORM_VERSION,
        }

    def observation(self, observation: Observation) -> dict[str, Cell]:
        return {
            **vars(observation),
            "name": self.catalogue.elements[observation.element].name,
            "area": self._area(observation),
            **{c: self._option(c, option) for c, option in observation.disaggregation},
            "value": observation.value,
            "bound": "" if observation.bound is Bound.EXACT else observation.bound.value,
        }

    def _option(self, category: str, option: str) -> str:
        options = self.catalogue.categories[category].options
        return next(known.name for known in options if known.id == option)

    def progress(self, progress: TaskProgress) -> dict[str, Cell]:
        return {
            **vars(progress),
            "name": self.item_names.get((progress.plan, progress.item), ""),
            "state": layout.STATES[progress.state],
        }
