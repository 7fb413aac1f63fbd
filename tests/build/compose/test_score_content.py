"""Scorecard and map of a report's page say what its ledger says, figure by figure."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from openpyxl import load_workbook

from baocao.archive.built.folder import LEDGER_FILE
from baocao.build.compose.score_content import score_content
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.document.content import CONTENT_FILE
from baocao.document.grades import FILLS
from baocao.document.narrative.words import words_of
from baocao.document.summary import NEEDIEST
from baocao.output.page.templates import load_templates
from tests.conftest import DEFINITIONS, ROOT, copy, once_made
from tests.document.charts import sample
from tests.document.charts.sample import DISTRICTS
from tests.document.charts.test_outlines import SOURCE, maps, places
from tests.document.narrative.sample import PHRASES
from tests.reports.word_text import plain

KEY = ReportKey("covid-19", "lang-son", "2022-Q4")
RATES = {"new_cases": "new_cases_per_100k", "new_deaths": "new_deaths_per_100k"}
STEPS = {4: "●", 3: "!", 2: "!!", 1: "!!!", 0: ""}


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """A built report whose districts have sent."""

    def make(root: Path) -> None:
        build_report(
            copy((*DEFINITIONS, "data/tiles.csv", f"data/submissions/{KEY.identifier}"), root), KEY
        )

    once_made(shared / "with-districts", make)
    return Project(shared / "with-districts").report(KEY)


@pytest.fixture(scope="module")
def card(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / CONTENT_FILE).read_bytes())["scorecard"]
    return found


@pytest.fixture(scope="module")
def figures(folder: Path) -> dict[str, dict[str, Any]]:
    ledger = json.loads((folder / LEDGER_FILE).read_bytes())
    return {figure["id"]: figure for figure in ledger["figures"]}


def printed(text: str) -> Decimal:
    """The number that a figure prints: "1.234,5%"."""
    return Decimal(text.rstrip("%").replace(".", "").replace(",", "."))


def test_each_cell_is_the_ledgers_figure(
    card: dict[str, Any], figures: dict[str, dict[str, Any]]
) -> None:
    """Every value of a unit for a main indicator that the ledger has stands in its cell."""
    for place, column in enumerate(card["columns"]):
        own = {
            f["area"]: f
            for f in figures.values()
            if f["indicator"] == column["indicator"]
            and f["id"].endswith(".value")
            and "/".join(f["disaggregation"].values()) == column["split"]
        }
        for row in card["rows"]:
            cell = row["cells"][place]
            if row["area"] in own:
                assert cell["figure"] == own[row["area"]]["id"]
                assert cell["text"] == own[row["area"]]["text"]
            else:
                assert cell == {}


def test_quarters_worked_out_again_from_the_ledger(
    card: dict[str, Any], figures: dict[str, dict[str, Any]]
) -> None:
    """Where no target grades, so many units lie below a value as its quarter says; of a count by
    what was counted for 100,000 people. Too few events grade nobody."""
    checked, left_out = 0, 0
    for place, column in enumerate(card["columns"]):
        if "nhóm" not in column["steps"][0]:
            continue
        of = RATES.get(column["indicator"], column["indicator"])
        rows = [row for row in card["rows"] if row["cells"][place]]
        own = [(row["cells"][place], figures[f"{of}.{row['area']}.value"]) for row in rows]
        few = few_events([figure for _, figure in own])
        assert ("quá ít trường hợp" in column["graded_by"]) is any(few)
        if of in RATES.values():
            assert column["graded_by"].startswith("xếp bậc theo tỷ suất trên 100.000 dân")
            assert all(rate_told(cell, figure) for cell, figure in own if cell.get("grade"))
        left = [pair for pair, is_few in zip(own, few, strict=True) if not is_few]
        values = [printed(figure["text"]) for _, figure in left]
        lower = "thấp nhất" in column["steps"][0]
        for (cell, _), value in zip(left, values, strict=True):
            better = sum(v < value if lower else v > value for v in values)
            assert cell.get("grade", 0) in (0, 4 - 4 * better // len(values))
            checked += 1
        ungraded = [cell for (cell, _), is_few in zip(own, few, strict=True) if is_few]
        assert not any(cell.get("grade") for cell in ungraded)
        left_out += len(ungraded)
    assert checked
    assert left_out > len(card["rows"])  # deaths of all districts, case fatality of one


def few_events(figures: list[dict[str, Any]]) -> list[bool]:
    """Fewer than five, and fewer than five at the rate of all together."""
    parts = [(f["numerator"]["value"], f["denominator"]["value"]) for f in figures]
    events, among = (sum(map(Decimal, part)) for part in zip(*parts, strict=True))
    return [Decimal(e) < 5 and Decimal(of) * events < 5 * among for e, of in parts]


def rate_told(cell: dict[str, Any], figure: dict[str, Any]) -> bool:
    """The rate stands below its count, and is the count by 100,000 people."""
    people = Decimal(figure["denominator"]["value"])
    assert round(printed(cell["text"]) / people * 100_000, 2) == printed(figure["text"])
    told = (cell["rate"], cell["rate_figure"], cell["rate_per"])
    return told == (figure["text"], figure["id"], "/100.000 dân")


def test_word_workbook_and_summary_have_the_same_steps(card: dict[str, Any], folder: Path) -> None:
    """Order, figures and signs of the scorecard; the summary's first rows; the workbook's fills."""
    wanted = [
        [f"{c.get('text', '')} {STEPS[c.get('grade', 0)]}".strip() for c in row["cells"]]
        for row in card["rows"]
    ]
    for name in ("bao-cao.docx", "tom-tat.docx"):
        shown = scored(folder / name, card)
        assert shown == wanted[: len(shown)]
        assert len(shown) == (len(wanted) if name == "bao-cao.docx" else NEEDIEST)
    book = load_workbook(folder / "phu-luc.xlsx")
    (sheet,) = [page for page in book if str(page["A1"].value).find("Bảng điểm theo") > 0]
    fills = [
        [cell.fill.fgColor.rgb[2:] for cell in row[2:]]
        for row in sheet.iter_rows(min_row=4, max_row=3 + len(wanted))
    ]
    assert fills == [
        [FILLS.get(c.get("grade", 0), "000000") for c in row["cells"]] for row in card["rows"]
    ]
    for name in ("bao-cao.docx", "tom-tat.docx"):
        assert "tỷ suất trên 100.000 dân" in plain(folder / name)
    assert "tỷ suất trên 100.000 dân" in (folder / "bao-cao.html").read_text(encoding="utf-8")


def scored(file: Path, card: dict[str, Any]) -> list[list[str]]:
    """The units' cells of the table that begins with rank, unit and the main indicators."""
    head = ["TT", "Địa bàn", *(column["label"] for column in card["columns"])]
    rows = [[cell.strip() for cell in line.split("|")] for line in plain(file).splitlines()]
    below = rows[rows.index(head) + 1 :]
    return [row[2:] for row in takewhile(lambda row: row[0], below)]


def test_the_page_shows_table_and_map_alike(card: dict[str, Any], folder: Path) -> None:
    page = html.fromstring((folder / "bao-cao.html").read_text(encoding="utf-8"))
    table = page.xpath("//table[contains(@class, 'bc-scores')]/tbody/tr")
    assert len(table) == len(card["rows"])
    assert "at_edge" not in card
    maps = page.xpath("//ul[@class='bc-tiles']")
    assert len(maps) == len(card["columns"])
    for number, (line, row) in enumerate(zip(table, card["rows"], strict=True)):
        for place, cell in enumerate(row["cells"]):
            shown = " ".join(line.xpath("td")[place].text_content().split())
            sign = STEPS[cell.get("grade", 0)]
            text = cell.get("text", "")
            rate = cell.get("rate", "") + cell.get("rate_per", "")
            told = f"{text} {sign}".strip() + rate
            assert shown == (told if text else "chưa có số liệu")
            tile = maps[place].xpath("li")[number]
            assert (
                tile.get("style")
                == f"grid-area: {row.get('row', 0) + 1} / {row.get('column', 0) + 1}"
            )
            assert " ".join(tile.text_content().split()) == " ".join(
                f"{row['name']} {sign} {text or '–'}".split()
            )


def test_the_page_explains_the_steps_against_each_target(
    card: dict[str, Any], folder: Path
) -> None:
    """Beside the table: only the first step is met, and what is asked for stands there."""
    page = html.fromstring((folder / "bao-cao.html").read_text(encoding="utf-8"))
    notes = [" ".join(note.text_content().split()) for note in page.xpath("//p[@class='bc-note']")]
    asked = [column for column in card["columns"] if column.get("asked")]
    assert asked
    for column in asked:
        (told,) = [n for n in notes if f"{column['label']} (chỉ tiêu {column['asked']})" in n]
        assert "● đạt chỉ tiêu; ! từ 90% đến dưới 100% mức chỉ tiêu; !! từ 75%" in told


def test_the_page_draws_borders_where_there_are_those_of_all_units(tmp_path: Path) -> None:
    """Each unit once a map, within its border, in the shade and with the sign of its cell; whose
    borders they are stands below. Tiles stay where one unit has none."""
    words = words_of(sample.full_report(), PHRASES)
    tiles, card = (
        score_content(words, maps(tmp_path, features), ()) for features in (places()[1:], places())
    )
    assert tiles
    assert card
    assert card.outlines
    assert tiles.outlines is None
    assert {row.border for row in tiles.rows} == {None}
    areas = {unit.code: unit.name for unit in DISTRICTS}
    templates = load_templates(Project(ROOT))
    told = templates.render("scorecard", card=card, areas=areas, units={}, others=[])
    page = html.fromstring(told)
    assert page.xpath("//ul[@class='bc-tiles']") == []
    drawn = page.xpath("//svg")
    assert len(drawn) == len(card.columns)
    assert page.text_content().count(f"Ranh giới: {SOURCE}.") == len(drawn)
    for place, svg in enumerate(drawn):
        assert svg.get("viewbox") == f"0 0 {card.outlines.width} {card.outlines.height}"
        for row, unit in zip(card.rows, svg.xpath("g"), strict=True):
            cell = row.cells[place]
            assert unit.get("class") == f"bc-grade{cell.grade}"
            assert row.border
            assert unit.xpath("path")[0].get("d") == row.border.path
            sign = STEPS[cell.grade]
            told = f"{row.name}: {cell.text or 'chưa có số liệu'} {sign}"
            assert unit.xpath("title")[0].text_content().split() == told.split()
            assert sign in unit.xpath("text")[0].text_content()
