"""Mappings as YAML: each wrong field at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.load import load_mapping, load_mappings, mapping_for
from baocao.submissions.mapped.read import read_foreign
from baocao.submissions.mapped.words_file import load_words
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import write
from tests.planted.case import PROJECT
from tests.planted.province import MAPPING, workbook

CASES = [
    ("unknown field", "colour: red\n" + MAPPING, "dòng 1", "trường lạ"),
    ("no sheets", MAPPING.split("sheets:", maxsplit=1)[0] + "sheets: []\n", "dòng 5", "danh sách"),
    ("no pattern", MAPPING.replace('["*tinh-lang-son*"]', "[]"), "dòng 1", "danh sách"),
    ("unknown province", MAPPING.replace("lang-son\n", "lang-xon\n"), "dòng 4", "lang-xon"),
    ("unknown unit", MAPPING.replace('"20"', '"999"'), "dòng 2", "999"),
    ("unit elsewhere", MAPPING.replace('"20"', '"04"'), "dòng 2", "không thuộc"),
    ("province's name", MAPPING.replace("lang-son\n", "Lạng Sơn\n"), "dòng 4", "ghi sai cách"),
    (
        "header reversed",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", header: [5, 4]'),
        "dòng 7",
        "dòng đầu",
    ),
    ("header of one row", MAPPING.replace('"Ca bệnh*"', '"Ca*", header: [5]'), "dòng 7", "thiếu"),
    ("three", MAPPING.replace('"Ca bệnh*"', '"Ca*", header: [4, 5, 6]'), "dòng 7", "dài quá"),
    (
        "unknown element",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", columns: [{header: A, element: cases}]'),
        "dòng 7",
        "“cases”",
    ),
    (
        "unknown category",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", options: {sex: f}'),
        "dòng 7",
        "“sex”",
    ),
    (
        "unknown option",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", options: {dose: d9}'),
        "dòng 7",
        "“d9”",
    ),
    (
        "option that the element has not",
        MAPPING.replace(
            '"Ca bệnh*"', '"Ca*", lines: [{header: A, element: population, options: {dose: d1}}]'
        ),
        "dòng 7",
        "không phân theo",
    ),
    ("unknown area", MAPPING.replace('"Ca bệnh*"', '"Ca*", areas: {"X": "999"}'), "dòng 7", "999"),
    (
        "unknown scale",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", columns: [{header: A, scale: x}]'),
        "dòng 7",
        "giá trị không hợp lệ",
    ),
    (
        "ignored without a reason",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", columns: [{header: A, ignore: true}]'),
        "dòng 7",
        "không nêu lý do",
    ),
    (
        "sheet without a reason",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", ignore: true'),
        "dòng 7",
        "không nêu lý do",
    ),
    (
        "area without a reason",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", areas: {"X": ignore}'),
        "dòng 7",
        "không nêu lý do",
    ),
    (
        "unknown rows left out",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", leave_out: [tỉnh]'),
        "dòng 7",
        "giá trị không hợp lệ",
    ),
    ("a label that is no column", MAPPING.replace('"Ca bệnh*"', '"Ca*", label: B2'), "dòng 7", ""),
    (
        "unknown option among several",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", options: {dose: [d1, d9]}'),
        "dòng 7",
        "“d9”",
    ),
    (
        "no header and no column",
        MAPPING.replace('"Ca bệnh*"', '"Ca*", columns: [{header: "", element: population}]'),
        "dòng 7",
        "để trống tiêu đề",
    ),
    ("cell of no sheet", MAPPING + "as_of: {sheet: A, cell: A0}\n", "dòng 8", ""),
]


@pytest.mark.parametrize(
    ("text", "line", "what"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_wrong_mapping_is_refused_at_its_line(
    lexicon: Lexicon, tmp_path: Path, text: str, line: str, what: str
) -> None:
    """One wrong field, one message, with what to do."""
    path = tmp_path / "mau.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load_mapping(path, lexicon)
    assert {line in problem.where for problem in caught.value.problems} == {True}
    assert any(what in problem.what for problem in caught.value.problems)
    assert all(problem.todo for problem in caught.value.problems)


def test_problems_of_all_mappings_come_at_once(lexicon: Lexicon, tmp_path: Path) -> None:
    """A wrong file does not hide the next one."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("unit: 1\n", encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load_mappings(tmp_path, lexicon)
    assert {p.where.split(",")[0].rsplit("/")[-1] for p in caught.value.problems} == {
        "a.yaml",
        "b.yaml",
    }


def test_a_workbook_has_one_mapping(lexicon: Lexicon, tmp_path: Path) -> None:
    """By file name within its province; two that fit are an error."""
    path = tmp_path / "mau.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    mapping = load_mapping(path, lexicon)
    file = "data/submissions/covid-19/lang-son/2022-Q1/BIEU-TINH-LANG-SON.xls"
    assert mapping_for([mapping], file, "lang-son") is mapping
    assert mapping_for([mapping], file, "cao-bang") is None
    assert mapping_for([mapping], "so-y-te.xls", "lang-son") is None
    with pytest.raises(BaocaoError, match="2 tệp ánh xạ"):
        mapping_for([mapping, mapping], file, None)


def test_the_project_has_no_wrong_mapping(lexicon: Lexicon) -> None:
    """What is committed loads."""
    load_mappings(Path(__file__).parents[3] / "data" / "mappings", lexicon)


OPEN = '"?"'
UNDECIDED = [
    (f"as_of: {OPEN}\n", "as_of", "xác nhận"),
    (f"columns: [{{header: A, element: {OPEN}}}]", "sheets[mục 2].columns[mục 1].element", "“A”)"),
    (f"columns: [{{header: A, scale: {OPEN}}}]", "sheets[mục 2].columns[mục 1].scale", "“A”)"),
    (f'areas: {{"Lộc Bính": {OPEN}}}', "sheets[mục 2].areas.Lộc Bính", "“Lộc Bính”)"),
    (f"header: [3, 3], area: {OPEN}", "sheets[mục 2].area", "“Ca*”)"),
    (f"ignore: {OPEN}", "sheets[mục 2].ignore", "“Ca*”)"),
    (f"rows: {OPEN}", "sheets[mục 2].rows", "“Ca*”)"),
]


@pytest.mark.parametrize(("text", "field", "about"), UNDECIDED)
def test_a_mapping_with_an_unconfirmed_line_loads_and_reads_nothing(
    lexicon: Lexicon, tmp_path: Path, text: str, field: str, about: str
) -> None:
    """The others' workbooks are read; its own is refused at the line that is open."""
    path = tmp_path / "mau.yaml"
    of_sheet = MAPPING.replace('"Ca bệnh*"', f'"Ca*", {text}')
    path.write_text(MAPPING + text if text.endswith("\n") else of_sheet, encoding="utf-8")
    (mapping,) = load_mappings(tmp_path, lexicon)
    (problem,) = mapping.unconfirmed
    assert problem.where.endswith(f"trường {field}")
    assert problem.what.endswith(about)
    book = open_workbook(write(tmp_path / "b.xlsx", workbook()), "b.xlsx")
    with pytest.raises(BaocaoError) as caught:
        read_foreign(book, mapping, Folder("lang-son", "2022-Q1"), lexicon)
    assert caught.value.problems == (problem,)


def test_a_mapping_is_for_its_programme(tmp_path: Path, lexicon: Lexicon) -> None:
    """One that names another programme is not read, whatever it says of its elements."""
    own = MAPPING + "programme: covid-19\n"
    (tmp_path / "a.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("programme: dinh-duong\nsheets: x\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(MAPPING, encoding="utf-8")
    found = load_mappings(tmp_path, lexicon, "covid-19")
    assert [Path(mapping.file).name for mapping in found] == ["a.yaml", "c.yaml"]


def test_a_programmes_words_are_added(tmp_path: Path) -> None:
    """And are no other programme's."""
    home = tmp_path / "dinh-duong"
    home.mkdir()
    (home / "words.yaml").write_text("fillers: [vi chất]\n", encoding="utf-8")
    assert load_words(PROJECT.mappings, home).fillers == load_words(PROJECT.mappings).fillers | {
        "vi chat"
    }
    assert "vac xin" not in load_words(PROJECT.mappings).fillers
    assert "vac xin" in load_words(PROJECT.mappings, PROJECT.of("covid-19").home).fillers
