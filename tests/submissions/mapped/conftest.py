"""What every test of reading units' own workbooks shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from baocao.submissions.mapped.lexicon import Lexicon, load_lexicon
from baocao.submissions.workbooks.model import Submission
from tests.planted.book import Sheet, write
from tests.planted.case import AREAS, CATALOGUE, PERIOD, PROJECT, PROVINCE, foreign_reader
from tests.planted.province import MAPPING
from tests.sent_folder import read_folder

Reading = Callable[..., Submission]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(PROJECT.mappings, CATALOGUE, AREAS, PROJECT.of("covid-19").home)


@pytest.fixture
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Write sheets as a unit's workbook and read them by a mapping."""

    def read(sheets: list[Sheet], mapping: str = MAPPING, suffix: str = ".xlsx") -> Submission:
        root = tmp_path_factory.mktemp("so-lieu")
        folder = root / PROVINCE / PERIOD
        write(folder / f"bieu-tinh-lang-son{suffix}", sheets)
        reader = foreign_reader(root / "mappings", mapping)
        (sent,) = read_folder(
            folder, project=PROJECT, catalogue=CATALOGUE, areas=AREAS, foreign=reader
        )
        return sent

    return read
