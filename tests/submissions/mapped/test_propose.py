"""Proposed mappings: what is sure, what is only like, and what nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.likeness import Likeness
from baocao.submissions.mapped.load import load_mapping
from baocao.submissions.mapped.mapping_text import mapping_text
from baocao.submissions.mapped.model import Meaning, Rows, TableContext
from baocao.submissions.mapped.proposal import How, SheetProposal
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of, read_foreign
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.workbook import SourceWorkbook, open_workbook
from tests.planted.book import Sheet, write
from tests.planted.case import AREAS
from tests.planted.foreign_cases import filled_down, row_of_elements
from tests.planted.province import workbook

D3 = (("age_group", "18plus"), ("dose", "d3"))


@pytest.fixture(scope="session")
def proposer(lexicon: Lexicon) -> Proposer:
    place = TableContext("20", date(2022, 3, 14))
    return Proposer(lexicon, place, "20", frozenset({"age_group", "dose"}))


def opened(folder: Path, sheets: list[Sheet]) -> SourceWorkbook:
    return open_workbook(write(folder / "bieu 2022.xlsx", sheets), "bieu 2022.xlsx")


def proposals(proposer: Proposer, book: SourceWorkbook) -> list[SheetProposal]:
    return [
        proposer.sheet(name, grid_of(book, name), None, hidden=name in book.hidden_sheets)
        for name in book.sheet_names
    ]


def test_names_of_the_dictionary_are_sure(proposer: Proposer, tmp_path: Path) -> None:
    """Each header of the right tables, with the cell of its lowest words."""
    first, second = proposals(proposer, opened(tmp_path, workbook()))
    assert {h.how for h in (*first.headers, *second.headers)} == {How.DICTIONARY}
    assert [h.source.cell for h in first.headers] == [f"{c}6" for c in "CDEFGHIJK"]
    assert first.headers[7].meaning == Meaning("vaccinated", D3)
    assert first.unknown_areas == second.unknown_areas == ()


def test_a_likeness_is_a_hint_and_no_meaning(proposer: Proposer, tmp_path: Path) -> None:
    """The options as the header names them, the element by the rest of its words."""
    sheets = workbook()
    sheets[0].cells["J6"] = "Số lượt người được tiêm nhắc lại lần 1"
    sheets[1].cells["F3"] = "Hiện còn đang điều trị tại viện"
    first, second = proposals(proposer, opened(tmp_path, sheets))
    for header, near in (
        (first.headers[7], Meaning("vaccinated", D3)),
        (second.headers[3], Meaning("under_treatment")),
    ):
        assert (header.how, header.meaning) == (How.UNKNOWN, None)
        assert near in [candidate.meaning for candidate in header.candidates]
        assert all(candidate.score < 100 for candidate in header.candidates)


DENIED = [
    ("Số người chưa tiêm mũi 3", "vaccinated"),
    ("Số trường hợp không tử vong", "deaths_cumulative"),
    ("Chưa khỏi bệnh", "recovered_cumulative"),
    ("Tử vong ngoài cộng đồng", "deaths_cumulative"),
    ("Số giường ICU còn trống", "icu_beds"),
    ("Ca mắc mới (trừ ca nhập cảnh)", "new_cases"),
]


@pytest.mark.parametrize(("header", "element"), DENIED)
def test_no_likeness_crosses_a_no(proposer: Proposer, header: str, element: str) -> None:
    """What is denied or left out is not even hinted at."""
    given = Meaning(None, (("age_group", "18plus"), ("dose", "d3")))
    near = Likeness(proposer.lexicon).closest((header,), given)
    assert element not in [candidate.meaning.element for candidate in near]


def test_unknown_areas_come_with_the_nearest(proposer: Proposer, tmp_path: Path) -> None:
    """At the label's cell."""
    sheets = workbook()
    sheets[0].cells["B10"] = "Bình Gja"
    (found,) = proposals(proposer, opened(tmp_path, sheets))[0].unknown_areas
    assert (found.source.cell, found.label) == ("B10", "Bình Gja")
    assert "Huyện Bình Gia" in found.near


def test_a_sheet_of_one_group_gives_it_to_its_columns(proposer: Proposer, tmp_path: Path) -> None:
    """The group that the sheet's name tells, where no column tells one."""
    sheet = Sheet("Trẻ 5-11 tuổi")
    sheet.row(2, "Địa bàn", "Mũi 1: đã tiêm")
    sheet.row(3, "Cao Lộc", 500)
    (found,) = proposals(proposer, opened(tmp_path, [sheet]))
    assert found.given == Meaning(None, (("age_group", "5-11"),))
    assert found.headers[0].meaning == Meaning(
        "vaccinated", (("age_group", "5-11"), ("dose", "d1"))
    )


def test_a_sheet_without_a_table_is_proposed_to_be_left_out(
    proposer: Proposer, tmp_path: Path
) -> None:
    """Notes, pictures, lists."""
    sheets = [*workbook(), Sheet("Ghi chú", {"A1": "Nguồn số liệu"})]
    assert proposals(proposer, opened(tmp_path, sheets))[2].tables == ()


def spoilt(sheets: list[Sheet]) -> None:
    sheets.append(Sheet("Ghi chú", {"A1": "Nguồn số liệu"}))


@pytest.mark.parametrize("change", [spoilt, filled_down, row_of_elements])
def test_a_written_proposal_reads_its_workbook(
    proposer: Proposer, lexicon: Lexicon, tmp_path: Path, change: object
) -> None:
    """The YAML is a valid mapping, and everything that it proposes is found and read."""
    assert callable(change)
    sheets = workbook()
    change(sheets)
    book = opened(tmp_path, sheets)
    found = proposals(proposer, book)
    path = tmp_path / "de-xuat.yaml"
    text = mapping_text(book.file, "lang-son", AREAS.get("20"), found, has_day=True)
    path.write_text(text, encoding="utf-8")
    mapping = load_mapping(path, lexicon)
    assert mapping.applies_to == ("bieu *.xlsx",)
    unknown = [h for sheet in found for h in sheet.headers if h.meaning is None]
    assert len(mapping.unconfirmed) == len(unknown)
    decided = replace(mapping, unconfirmed=())
    sent = read_foreign(book, decided, Folder("lang-son", "2022-Q1"), lexicon)
    assert {r.source.cell for r in sent.remarks} == {h.source.cell for h in unknown}
    known = [h for sheet in found for h in sheet.headers if h.meaning is not None]
    if all(sheet.rows is Rows.AREAS for sheet in found):
        columns = {o.source.cell.rstrip("0123456789") for o in sent.observations}
        assert columns >= {h.source.cell.rstrip("0123456789") for h in known}
    else:
        assert len({o.source.cell for o in sent.observations if o.area == "20"}) >= 4


def test_what_is_not_certain_is_marked_in_the_text(proposer: Proposer, tmp_path: Path) -> None:
    """A mark on its line, and the nearest names as remarks below it."""
    sheets = workbook()
    sheets[0].cells["J6"] = "Số lượt người được tiêm nhắc lại lần 1"
    sheets[1].cells["B5"] = "Lộc Bính"
    sheets.append(Sheet("Phụ lục", {"A1": "Hội nghị", "B2": 5, "D4": 7}))
    book = opened(tmp_path, sheets)
    found = proposals(proposer, book)
    text = mapping_text(book.file, "lang-son", AREAS.get("20"), found, has_day=False)
    lines = text.splitlines()
    (like,) = (line for line in lines if "lượt người được tiêm" in line)
    assert 'element: "?"' in like
    near = lines[lines.index(like) + 1]
    assert near.strip().startswith("#   gần giống")
    assert 'element: vaccinated, options: {age_group: "18plus", dose: "d3"}' in near
    (area,) = (line for line in lines if "Lộc Bính" in line)
    assert area.strip().startswith('"Lộc Bính": "?"')
    assert "188" in area
    (sheet,) = (line for line in lines if "ignore" in line and "B2:D4" in line)
    assert sheet.strip().startswith('ignore: "?"')
    assert "2 ô số" in sheet
    assert 'as_of: "?"  # các bảng không nêu ngày số liệu' in text
