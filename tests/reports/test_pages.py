"""What the web pages draw is read back from the finished pages and held against the ledgers:
small lines over the months, the scorecard of the units and their maps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from baocao.apps.site.addresses import unit_path
from baocao.apps.site.publish import SITE, build_plain
from baocao.archive.built.folder import open_published
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.quantities import Bound
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.dates import short_date
from baocao.results.ledger.model import Figure
from baocao.results.ledger.read import Ledger
from tests.apps.site.conftest import SITE_FILES, parsed
from tests.apps.site.sample import found, text
from tests.conftest import ROOT
from tests.reports.conftest import read_json
from tests.reports.test_infectious import PROGRAMME, infectious_project

KEYS = tuple(
    ReportKey(PROGRAMME, "ba-ria-vung-tau", month) for month in ("2022-08", "2023-07", "2023-08")
)
DAY = date(2023, 9, 12)
PLACE = "77"
STOCKS = ("full_immunisation",)  # has a value of a week in between, too
NEAR = 0.11  # places are rounded to tenths, both ends of a difference
NONE = "chưa có số liệu"
Known = list[tuple[date, float, str]]
"""Of each period that has an exact value: its day, the value, and as it is printed."""


@pytest.fixture(scope="module")
def pages(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the three reports, and the site of it."""
    project, source = Project(tmp_path_factory.mktemp("pages")), infectious_project(shared)
    for name in ("data", "templates", "notebooks"):
        (project.root / name).symlink_to(source.root / name)
    for name in SITE_FILES:
        (project.root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, project.root / name)
    for key in KEYS:
        build_report(project, key)
    build_plain(project, DAY)
    return project


@pytest.fixture(scope="module")
def ledgers(pages: Project) -> tuple[Ledger, ...]:
    return tuple(open_published(pages, key).ledger for key in KEYS)


def page_of(pages: Project, path: str) -> etree._Element:
    return parsed(pages.root / SITE / path)


def known(ledgers: tuple[Ledger, ...], figure: str) -> Known:
    """The figure in each ledger, by its day."""
    figures = (ledger.find(figure) for ledger in ledgers)
    exact = [f for f in figures if f is not None and f.bound is Bound.EXACT]
    return [(f.as_of, float(f.value), f.text) for f in exact if f.as_of is not None]


def told(line: etree._Element) -> list[tuple[str, str]]:
    """The days and values that are read beside the line."""
    said = (one.partition(": ") for one in str(line.get("aria-label")).split("; "))
    return [(day, without_zeros(value)) for day, _, value in said]


def without_zeros(printed: str) -> str:
    """ "0,50%" as "0,5%": a column of the report keeps zeros that a line has no use for."""
    number = printed.removesuffix("%")
    shorter = number.rstrip("0").removesuffix(",") if "," in number else number
    return shorter + printed[len(number) :]


def assert_drawn(line: etree._Element, wanted: Known, where: str) -> None:
    """The words beside the line are these values, and its corners stand as they do: as far apart
    as the days across, as the values upwards."""
    assert told(line) == [(short_date(d), without_zeros(p)) for d, _, p in wanted], where
    (drawn,) = found(line, "./polyline[not(@class)]")
    corners = [one.split(",") for one in str(drawn.get("points")).split()]
    assert_straight([day.toordinal() for day, _, _ in wanted], [float(x) for x, _ in corners])
    assert_straight([value for _, value, _ in wanted], [-float(y) for _, y in corners])


def assert_straight(numbers: Sequence[float], places: Sequence[float]) -> None:
    """There is a place for each number, and places grow with them, all by the same measure."""
    pairs = sorted(zip(numbers, places, strict=True))
    (low, first), (high, last) = pairs[0], pairs[-1]
    measure = (last - first) / (high - low) if high > low else 0.0
    assert (measure > 0) is (high > low)
    for number, place in pairs:
        assert abs(place - first - (number - low) * measure) <= NEAR


def lines_of_targets(pages: Project) -> Iterator[tuple[str, etree._Element]]:
    """The value that each row of the targets with a small line is about, with the line."""
    content = read_json(pages.report(KEYS[-1]) / "content.json")
    asked = {
        one["name"]: (one.get("indicator", ""), one.get("split", "")) for one in content["targets"]
    }
    page = page_of(pages, f"bao-cao/{KEYS[-1].slug}.html")
    for row in found(page, "//table[contains(@class,'bc-targets')]/tbody/tr"):
        for line in found(row, ".//*[local-name()='svg'][contains(@class,'bc-spark')]"):
            words = text(found(row, "./td")[0])
            (name,) = [name for name in asked if words.startswith(f"{name} (")]
            indicator, split = asked[name]
            yield ".".join(filter(None, (indicator, split, PLACE, "value"))), line


def test_the_small_lines_of_targets(pages: Project, ledgers: tuple[Ledger, ...]) -> None:
    """Each has the values that the ledgers print of its row's figure: those of whole months."""
    lines = list(lines_of_targets(pages))
    assert len(lines) >= 10
    for figure, line in lines:
        if figure.startswith(STOCKS):
            days = {(short_date(day), without_zeros(p)) for day, _, p in known(ledgers, figure)}
            assert days < set(told(line))
        else:
            assert_drawn(line, known(ledgers, figure), figure)


def test_the_small_lines_of_units(pages: Project, ledgers: tuple[Ledger, ...]) -> None:
    """On the page of each district: every value of its table, and the line beside it."""
    lines = 0
    areas = {f.area for f in ledgers[-1].figures if f.area and f.area != PLACE}
    assert areas
    for area in areas:
        page = page_of(pages, unit_path(PROGRAMME, area))
        by_text = {tuple(column): figure for figure, column in columns(ledgers, area)}
        for row in found(page, "//table[contains(@class,'bc-scores')]//tbody/tr"):
            printed = tuple(cell(td) for td in found(row, "./td[not(.//*[local-name()='svg'])]"))
            assert printed[: len(KEYS)] in by_text, (area, text(row))
            for line in found(row, ".//*[local-name()='svg']"):
                assert_drawn(line, known(ledgers, by_text[printed[: len(KEYS)]]), area)
                lines += 1
    assert lines > 10


def columns(ledgers: tuple[Ledger, ...], area: str) -> Iterator[tuple[str, list[str]]]:
    """Each figure of a unit with what the reports print of it, the newest first."""
    ids = {f.id for ledger in ledgers for f in ledger.figures if f.area == area}
    for id_ in sorted(id_ for id_ in ids if id_.endswith(".value")):
        values: list[Figure | None] = [ledger.find(id_) for ledger in reversed(ledgers)]
        yield id_, [value.text if value else NONE for value in values]


def cell(element: etree._Element) -> str:
    """What a cell prints before the sign of its step, and the rate below."""
    told = text(element)
    for after in found(
        element, ".//*[@class='bc-sign' or contains(@class,'bc-rate') or contains(@class,'bc-gap')]"
    )[::-1]:
        told = told.removesuffix(text(after)).strip()
    return told


def test_the_scorecard_and_its_maps(pages: Project, ledgers: tuple[Ledger, ...]) -> None:
    """Each cell is its figure in the ledger, and each tile of a map the cell of its unit."""
    page = page_of(pages, f"bao-cao/{KEYS[-1].slug}.html")
    (table,) = found(page, "//table[contains(@class,'bc-scores')]")
    rows = found(table, "./tbody/tr")
    for figure in found(table, ".//*[@data-figure]"):
        printed = ledgers[-1].find(figure.get("data-figure", ""))
        assert printed is not None
        assert printed.text == text(figure)
    maps = found(page, "//*[contains(@class,'bc-tiles')]")
    assert len(rows) >= 7
    assert len(maps) == len(found(table, "./thead//th")) - 1
    for place, tiles in enumerate(maps):
        drawn = [text(one) for one in found(tiles, ".//*[@class='bc-tile-value']")]
        cells = [found(row, "./td")[place] for row in rows]
        assert drawn == [in_tile(one) for one in cells]
        steps = [str(one.get("class")) for one in found(tiles, "./li")]
        assert [f"bc-right {step}" for step in steps] == [one.get("class") for one in cells]


def in_tile(element: etree._Element) -> str:
    """A cell of the scorecard as a tile has it: the sign first."""
    value = cell(element)
    signs = [text(sign) for sign in found(element, ".//*[@class='bc-sign']")]
    return " ".join([*signs, "–" if value == NONE else value])
