"""The project's registers, and a small workbook that is right in everything."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.core.project import Project
from baocao.core.quantities import Bound, Quantity
from baocao.definitions.areas.registry import AreaRegistry, load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.programmes.load import load_programme
from baocao.submissions.workbooks.model import (
    Confirmation,
    Observation,
    SourceCell,
    Submission,
    TaskProgress,
)
from baocao.submissions.workbooks.write import write_submission

PROGRAMME = load_programme(Path(__file__).parents[3] / "data/programmes/covid-19")
UNWRITTEN = SourceCell("", "", "", "")
Registers = tuple[IndicatorCatalogue, AreaRegistry]


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(Path(__file__).parents[3])


@pytest.fixture(scope="session")
def catalogue(project: Project) -> IndicatorCatalogue:
    return load_catalogue(project.of("covid-19").indicators)


@pytest.fixture(scope="session")
def areas(project: Project) -> AreaRegistry:
    return load_areas(project.areas_file)


@pytest.fixture(scope="session")
def registers(catalogue: IndicatorCatalogue, areas: AreaRegistry) -> Registers:
    """What a workbook is read with."""
    return catalogue, areas


@pytest.fixture(scope="session")
def submission() -> Submission:
    """Rates of the province with a bound, counts of two districts, one task, one reason."""
    dose_3 = (("age_group", "18plus"), ("dose", "d3"))
    return Submission(
        file="",
        sha256="",
        unit="20",
        unit_name="Sở Y tế tỉnh Lạng Sơn",
        province="lang-son",
        period="2022-Q1",
        as_of=date(2022, 3, 14),
        prepared_by="Phòng Nghiệp vụ Y",
        synthetic=False,
        origin="Báo cáo của đơn vị",
        observations=(
            observation("coverage_rate", "20", "83.15", dose_3),
            observation("good_prognosis_rate", "20", "99", bound=Bound.ABOVE),
            observation("vaccinated", "183", "61234", dose_3),
            observation("cases_cumulative", "178", "6532", hour=time(17, 0)),
        ),
        progress=(
            TaskProgress(
                "1", "lang-son-11-ct-tu", "done", date(2022, 3, 1), "=CV 1", "", UNWRITTEN
            ),
        ),
        confirmations=(
            Confirmation("as_of_after_cutoff", "Số liệu", "F2", "Theo chỉ thị", UNWRITTEN),
        ),
    )


def observation(
    element: str,
    area: str,
    value: str,
    split: tuple[tuple[str, str], ...] = (),
    bound: Bound = Bound.EXACT,
    hour: time | None = None,
) -> Observation:
    quantity = Quantity(Decimal(value), bound)
    day = date(2022, 3, 14)
    return Observation(
        element, area, split, quantity, day, UNWRITTEN, hour, "Sổ tiêm", "Người từ 18 tuổi", "+CV"
    )


@pytest.fixture(scope="session")
def workbook(
    tmp_path_factory: pytest.TempPathFactory,
    submission: Submission,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
) -> Path:
    """The right workbook, in the folder of its province and period."""
    folder = tmp_path_factory.mktemp("submissions") / "lang-son" / "2022-Q1"
    folder.mkdir(parents=True)
    path = folder / "so-y-te.xlsx"
    write_submission(path, submission, programme=PROGRAMME, catalogue=catalogue, areas=areas)
    return path
