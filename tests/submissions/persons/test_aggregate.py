"""Registers become counts; nothing about a person leaves them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import duckdb
import openpyxl
import pandas as pd
import pytest

from baocao.apps.cli.entry import main
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.areas.registry import AreaRegistry, load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import Category, IndicatorCatalogue, Option
from baocao.definitions.programmes.load import load_programme
from baocao.definitions.programmes.model import PersonsRole
from baocao.submissions.persons.aggregate import count_register
from baocao.submissions.persons.mapping import RegisterMapping, load_mapping
from baocao.submissions.persons.model import RegisterCounts, RegisterProblem
from tests.conftest import DEFINITIONS, ROOT, copy
from tests.submissions.persons.people import (
    HEADERS,
    LAST,
    MAPPING,
    Row,
    expected,
    row,
    sound_rows,
    write_csv,
)

PROGRAMME = load_programme(ROOT / "data" / "programmes" / "covid-19")
assert PROGRAMME.roles.persons is not None
ROLE = PROGRAMME.roles.persons
BORN, GIVEN = date(1980, 5, 1), date(2021, 8, 1)


@pytest.fixture(scope="session")
def areas() -> AreaRegistry:
    return load_areas(ROOT / "data" / "areas.csv")


@pytest.fixture(scope="session")
def catalogue() -> IndicatorCatalogue:
    return load_catalogue(ROOT / "data" / "programmes" / "covid-19" / "indicators")


@pytest.fixture
def mapping(tmp_path: Path, catalogue: IndicatorCatalogue) -> RegisterMapping:
    path = tmp_path / "so.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return load_mapping(path, ROLE, catalogue, name="so.yaml")


def counted(
    rows: list[Row], folder: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> RegisterCounts:
    return count_register(write_csv(folder / "so.csv", rows), mapping, areas, name="so.csv")


def as_dict(counts: RegisterCounts) -> dict[tuple[str, str, str], int]:
    return {(c.district, c.group, c.step): c.people for c in counts.counts}


def test_counts_are_those_of_plain_python(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """Districts by any spelling or code, doses by any label, ages in full years."""
    rows = sound_rows(500)
    counts = counted(rows, tmp_path, mapping, areas)
    assert as_dict(counts) == dict(expected(rows))
    assert counts.rows == len(rows)
    assert counts.problems == {}


@pytest.mark.parametrize("suffix", [".parquet", ".xlsx"])
def test_other_kinds_of_files_give_the_same(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry, suffix: str
) -> None:
    """Parquet with real dates, a workbook with texts."""
    rows = sound_rows(50)
    frame = pd.DataFrame(rows, columns=list(HEADERS))
    path = tmp_path / f"so{suffix}"
    if suffix == ".parquet":
        for column in ("Ngày sinh", "Ngày tiêm"):
            frame[column] = pd.to_datetime(frame[column], format="%d/%m/%Y")
        duckdb.sql(f"COPY (FROM frame) TO '{path}' (FORMAT parquet)")
    else:
        frame.to_excel(path, index=False)
    assert as_dict(count_register(path, mapping, areas, name=path.name)) == dict(expected(rows))


def test_the_age_changes_on_the_birthday(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """A dose on the day before the 18th birthday is one of a child."""
    birthday = date(2021, 8, 1)
    born = date(2003, 8, 1)
    rows = [
        row(1, born, "1", birthday - timedelta(days=1), "183"),
        row(2, born, "1", birthday, "183"),
    ]
    rows = [(*r[:6], "Cao Lộc") for r in rows]
    found = as_dict(counted(rows, tmp_path, mapping, areas))
    assert found == {("183", "12-17", "d1"): 1, ("183", "18plus", "d1"): 1}


def _bad(problem: RegisterProblem, *rows: Row) -> tuple[RegisterProblem, list[Row]]:
    return problem, list(rows)


GOOD = row(1, BORN, "1", GIVEN, "Huyện Cao Lộc")


def changed(position: int, value: str) -> Row:
    return (*GOOD[:position], value, *GOOD[position + 1 :])


PROBLEMS = [
    (_bad(RegisterProblem.UNKNOWN_STEP, changed(4, "mũi gì")), 0),
    (_bad(RegisterProblem.UNKNOWN_DISTRICT, changed(6, "Huyện Xa Xôi")), 0),
    (_bad(RegisterProblem.UNKNOWN_DISTRICT, changed(6, "")), 0),
    (_bad(RegisterProblem.BAD_STEP_DATE, changed(5, "31/02/2022")), 0),
    (_bad(RegisterProblem.BAD_STEP_DATE, changed(5, "")), 0),
    (_bad(RegisterProblem.STEP_TOO_EARLY, changed(5, "07/03/2021")), 0),
    (_bad(RegisterProblem.STEP_TOO_LATE, changed(5, "15/09/2022")), 0),
    (_bad(RegisterProblem.BAD_BIRTH_DATE, changed(2, "không nhớ")), 0),
    (_bad(RegisterProblem.BAD_BIRTH_DATE, changed(2, "02/08/2021")), 0),
    (_bad(RegisterProblem.BAD_BIRTH_DATE, changed(2, "01/01/1850")), 0),
    (_bad(RegisterProblem.SHORT_YEAR, changed(5, "05/08/21")), 0),
    (_bad(RegisterProblem.SHORT_YEAR, changed(2, "05/08/61")), 0),
    (_bad(RegisterProblem.YEAR_OF_BIRTH_ONLY, changed(2, "2003")), 0),
    (_bad(RegisterProblem.TOO_YOUNG, changed(2, "02/08/2016")), 0),
    (_bad(RegisterProblem.NO_PERSON, changed(1, ""), changed(1, " ")), 2),
    (_bad(RegisterProblem.REPEATED, GOOD, changed(5, "05/08/2021")), 1),
    (
        _bad(
            RegisterProblem.OUT_OF_ORDER,
            GOOD,
            row(1, BORN, "2", GIVEN - timedelta(days=1), "Huyện Cao Lộc"),
        ),
        2,
    ),
]


@pytest.mark.parametrize(("case", "people"), PROBLEMS, ids=lambda c: getattr(c, "__len__", int)())
def test_every_problem_is_counted(
    tmp_path: Path,
    mapping: RegisterMapping,
    areas: AreaRegistry,
    case: tuple[RegisterProblem, list[Row]],
    people: int,
) -> None:
    """Rows that cannot count are told by their number; the others still count."""
    problem, rows = case
    other = row(9, BORN, "1", GIVEN, "H. Lộc Bình")
    counts = counted([*rows, other], tmp_path, mapping, areas)
    assert set(counts.problems) == {problem}
    assert sum(c.people for c in counts.counts) == people + 1


def test_a_day_on_the_limits_is_sound(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """The first day of vaccination and the cut-off day count."""
    rows = [
        row(1, BORN, "1", date(2021, 3, 8), "Huyện Cao Lộc"),
        row(2, BORN, "1", LAST, "Huyện Cao Lộc"),
    ]
    assert counted(rows, tmp_path, mapping, areas).problems == {}


def other_ways(rows: list[Row]) -> list[Row]:
    """The same rows with days as Excel numbers them, or a year of birth alone."""
    day = {"01/08/2021": "44409"}
    return [(*r[:2], r[2][-4:], *r[3:5], day.get(r[5], r[5]), *r[6:]) for r in rows]


def test_days_as_numbers_and_years_of_birth_count(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """44409 is 1/8/2021; a year of birth is enough where both its ends are in one group."""
    rows = [row(1, date(1961, 5, 5), "1", date(2021, 8, 1), "Huyện Cao Lộc")]
    counts = counted(other_ways(rows), tmp_path, mapping, areas)
    assert counts.problems == {}
    assert as_dict(counts) == {("183", "18plus", "d1"): 1}


def test_a_name_with_signs_of_patterns_is_a_name(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """so[1].csv is that file, and not so1.csv beside it; so are * and ?."""
    one, two = row(1, BORN, "1", GIVEN, "Cao Lộc"), row(2, BORN, "1", GIVEN, "Lộc Bình")
    for name, beside in [("so[1].csv", "so1.csv"), ("s*.csv", "so.csv"), ("s?.csv", "so.csv")]:
        write_csv(tmp_path / beside, [one, two])
        write_csv(tmp_path / name, [one])
        counts = count_register(tmp_path / name, mapping, areas, name=name)
        assert as_dict(counts) == {("183", "18plus", "d1"): 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("titles", [0, 3])
def test_titles_may_stand_above_the_headers(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry, titles: int, encoding: str
) -> None:
    """Nothing above the line with the mapping's headers is a row, in any usual encoding."""
    path = write_csv(tmp_path / "so.csv", sound_rows(40))
    text = "SỞ Y TẾ\n" * titles + path.read_text(encoding="utf-8")
    path.write_bytes(text.encode(encoding))
    counts = count_register(path, mapping, areas, name="so.csv")
    assert as_dict(counts) == expected(sound_rows(40))


(ONE,) = sound_rows(1)[:1]


@pytest.mark.parametrize("change", [str.upper, lambda h: h.replace(" ", "\n"), lambda h: f" {h} "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_headers_are_known_however_they_are_typed(
    tmp_path: Path,
    mapping: RegisterMapping,
    areas: AreaRegistry,
    change: Callable[[str], str],
    form: Literal["NFC", "NFD"],
) -> None:
    path = tmp_path / "so.csv"
    heads = [f'"{normalize(form, change(header))}"' for header in HEADERS]
    path.write_text(as_text(ONE, heads=tuple(heads)), encoding="utf-8")
    assert as_dict(count_register(path, mapping, areas, name="so")) == expected([ONE])


def test_a_sheet_that_lacks_a_column_of_the_register_is_told(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """Its persons would be counted nowhere; a sheet of other things is no matter."""
    book = openpyxl.Workbook()
    for name, heads in (("Xã A", HEADERS), ("Xã B", (*HEADERS[:-1], "Cột khác"))):
        sheet = book.create_sheet(name)
        for line in (heads, ONE):
            sheet.append(line)
    book.create_sheet("Hướng dẫn").append(["Ghi mỗi người một dòng", HEADERS[0]])
    path = tmp_path / "so.xlsx"
    book.save(path)
    with pytest.raises(BaocaoError, match="thiếu cột: Xã B"):
        count_register(path, mapping, areas, name="so")
    del book["Xã B"]
    book.save(path)
    assert as_dict(count_register(path, mapping, areas, name="so")) == expected([ONE])


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_no_sheet_of_a_register_is_left_out(
    tmp_path: Path,
    mapping: RegisterMapping,
    areas: AreaRegistry,
    state: Literal["visible", "hidden"],
) -> None:
    """The one with the headers is read, whichever it is; of several the mapping names one."""
    book = openpyxl.Workbook()
    book.create_sheet("Sổ")
    for line in (HEADERS, ONE):
        book["Sổ"].append(line)
    path = tmp_path / "so.xlsx"
    book.save(path)
    assert as_dict(count_register(path, mapping, areas, name="so")) == expected([ONE])
    book.copy_worksheet(book["Sổ"]).sheet_state = state
    book.save(path)
    with pytest.raises(BaocaoError, match="2 trang tính như nhau: Sổ, Sổ Copy"):
        count_register(path, mapping, areas, name="so")
    named = replace(mapping, sheet="Sổ")
    assert as_dict(count_register(path, named, areas, name="so")) == expected([ONE])


def test_titles_may_stand_above_the_headers_of_a_sheet(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """A sheet's headers are found as those of a text file."""
    book = openpyxl.Workbook()
    for line in [("SỔ TIÊM CHỦNG",), (), HEADERS, *sound_rows(40)]:
        book.worksheets[0].append(line)
    book.save(tmp_path / "so.xlsx")
    counts = count_register(tmp_path / "so.xlsx", mapping, areas, name="so.xlsx")
    assert as_dict(counts) == expected(sound_rows(40))


MONTHS_FIRST = [(*changed(5, "08/25/2021"),), (*changed(5, "08/04/2021"),)]


def test_months_before_days_are_asked_about(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """Where a day fits only with its month first, all others of the column are in doubt."""
    with pytest.raises(BaocaoError, match="“Ngày tiêm” có 1 ngày chỉ đọc được khi tháng"):
        counted([GOOD, *MONTHS_FIRST], tmp_path, mapping, areas)
    given = replace(mapping, formats=("%m/%d/%Y",))
    days = [(*r[:2], "08/05/1961", *r[3:]) for r in MONTHS_FIRST]
    counts = counted(days, tmp_path, given, areas)
    assert counts.problems == {RegisterProblem.REPEATED: 1}


def test_a_slip_of_the_pen_does_not_put_a_column_in_doubt(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """One such day among hundreds whose day stands first is a wrong day."""
    rows = [row(n, BORN, "1", date(2021, 8, 20), "Huyện Cao Lộc") for n in range(2, 200)]
    counts = counted([*rows, changed(5, "08/25/2021")], tmp_path, mapping, areas)
    assert counts.problems == {RegisterProblem.BAD_STEP_DATE: 1}


def as_text(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADERS) -> str:
    return "\n".join(",".join(row) for row in (heads, *rows))


MANY = [row(n, BORN, "1", GIVEN, "183") for n in range(400)]
OTHER_LINE = "số ô hoặc dấu ngoặc kép của dòng này"
BROKEN: dict[str, tuple[str, str | bytes | None, str]] = {
    "missing column": ("so.csv", "Họ tên,CCCD\na,b\n", "sổ không có cột “Ngày sinh”"),
    "no such file": ("khong-co.csv", None, "không tìm thấy tệp"),
    "another kind": ("so.txt", "x", "không đọc được loại tệp này"),
    "big-endian": ("so.csv", "\ufeffHọ tên".encode("utf-16-be"), "UTF-16 hoặc UTF-32 không đọc"),
    "without its mark": ("so.csv", as_text(GOOD).encode("utf-16-le"), "UTF-16 hoặc UTF-32 không"),
    "four bytes a letter": ("so.csv", as_text(GOOD).encode("utf-32"), "UTF-16 hoặc UTF-32 không"),
    "no parquet": ("so.parquet", "Nguyễn Bí Mật 1", "không đọc được tệp sổ"),
    "no workbook": ("so.xlsx", "Nguyễn Bí Mật 1", "không đọc được tệp sổ"),
    "a cell too many": ("so.csv", as_text(GOOD, (*GOOD, "x")), f"dòng 3: {OTHER_LINE}"),
    "a cell too few": ("so.csv", as_text(GOOD, GOOD[:-1]), f"dòng 3: {OTHER_LINE}"),
    "a comma in a name": ("so.csv", as_text(("Nguyễn", *GOOD)), f"dòng 2: {OTHER_LINE}"),
    "far below": ("so.csv", as_text(*MANY, GOOD[:-1]), f"dòng 402: {OTHER_LINE}"),
    "a column twice": ("so.csv", as_text((*GOOD, "x"), heads=(*HEADERS, "Mũi")), "hai cột “Mũi”"),
    "the first digits alone": ("so.csv", as_text((GOOD[0], "2.05739E+11", *GOOD[2:])), "rút gọn"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry, name: str
) -> None:
    """One clear message, and not a word of what is in the file."""
    file, content, told = BROKEN[name]
    if content is not None:
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / file).write_bytes(data)
    with pytest.raises(BaocaoError, match=told) as caught:
        count_register(tmp_path / file, mapping, areas, name=file)
    assert "Bí Mật" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_wrong_column_for_districts_is_noticed(
    tmp_path: Path, mapping: RegisterMapping, areas: AreaRegistry
) -> None:
    """A column of names has too many values to be districts; none of them is shown."""
    rows = [(*row(n, BORN, "1", GIVEN, "")[:6], f"Nguyễn Bí Mật {n}") for n in range(5001)]
    with pytest.raises(BaocaoError, match="hơn 5000 giá trị") as caught:
        counted(rows, tmp_path, mapping, areas)
    assert "Bí Mật" not in str(caught.value)


def test_an_unknown_dose_in_the_mapping_is_told(
    tmp_path: Path, catalogue: IndicatorCatalogue
) -> None:
    """With its line, and the doses there are."""
    path = tmp_path / "so.yaml"
    path.write_text(MAPPING + "steps: {Mũi 9: d9}\n", encoding="utf-8")
    with pytest.raises(BaocaoError, match=r"dòng 7, trường steps\.Mũi 9: không có mũi tiêm “d9”"):
        load_mapping(path, ROLE, catalogue, name="so.yaml")


def test_no_person_leaves_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Planted names, numbers and birthdays are in no file written and in nothing printed."""
    project = copy(DEFINITIONS, tmp_path / "project")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    rows = [*sound_rows(30), *(r for case, _ in PROBLEMS for r in case[1])]
    register = write_csv(tmp_path / "so.csv", rows)
    (project.root / "so.yaml").write_text(MAPPING, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["intake", str(register), "--mapping", str(project.root / "so.yaml")])
    assert stopped.value.code == 0
    printed = "".join(capfd.readouterr())
    written = _everything_written(project)
    for secret in {text for r in rows for text in (r[0], r[1].strip(), r[2], r[3]) if text}:
        assert secret not in printed
        assert secret not in written


def _everything_written(project: Project) -> str:
    """All texts in the workbook that was made."""
    (path,) = project.submissions.glob("covid-19/lang-son/2022-Q3/*.xlsx")
    sheets = pd.read_excel(path, sheet_name=None, header=None, dtype=str, engine="calamine")
    texts = "\n".join(str(v) for sheet in sheets.values() for v in sheet.to_numpy().ravel())
    assert "Huyện Cao Lộc" in texts
    return texts


VISITS = Category(
    "visit", "Lần khám", (Option("v1", "Lần 1", "lần 1"), Option("v2", "Lần 2", "lần 2"))
)
OTHER_ROLE = PersonsRole(
    element="weighed",
    steps="visit",
    order=("v1", "v2"),
    groups="age",
    ages={"under2": 0, "under5": 2},
    first_date=date(2020, 1, 1),
    file="so-theo-doi.xlsx",
)


def test_a_register_of_another_programme(tmp_path: Path, areas: AreaRegistry) -> None:
    """Steps, groups and the first day are those of the programme's role."""
    path = tmp_path / "so.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    catalogue = IndicatorCatalogue({"visit": VISITS}, {}, {}, {})
    mapping = load_mapping(path, OTHER_ROLE, catalogue, name="so.yaml")
    born = date(2019, 6, 1)
    rows = [
        row(1, born, "lần 1", date(2021, 5, 31), "Huyện Cao Lộc"),
        row(1, born, "2", date(2021, 6, 1), "Huyện Cao Lộc"),
        row(2, born, "2", date(2020, 2, 1), "Huyện Cao Lộc"),
        row(2, born, "1", date(2020, 3, 1), "Huyện Cao Lộc"),
        row(3, born, "1", date(2019, 12, 31), "Huyện Cao Lộc"),
        row(4, born, "Mũi 1", date(2021, 1, 1), "Huyện Cao Lộc"),
    ]
    counts = counted(rows, tmp_path, mapping, areas)
    assert as_dict(counts) == {
        ("183", "under2", "v1"): 2,
        ("183", "under2", "v2"): 1,
        ("183", "under5", "v2"): 1,
    }
    assert counts.problems == {
        RegisterProblem.STEP_TOO_EARLY: 1,
        RegisterProblem.UNKNOWN_STEP: 1,
        RegisterProblem.OUT_OF_ORDER: 1,
    }


def intake(project: Project, rows: list[Row], folder: Path) -> int:
    register = write_csv(folder / "so.csv", rows)
    (project.root / "so.yaml").write_text(MAPPING, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["intake", str(register), "--mapping", str(project.root / "so.yaml")])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_problems_are_told_in_the_programmes_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy(DEFINITIONS, tmp_path / "project")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    rows = [GOOD, *(row for case, _ in PROBLEMS for row in case[1])]
    assert intake(project, rows, tmp_path) == 0
    printed = capsys.readouterr().out
    for words in ("không rõ mũi tiêm", "chưa đủ 5 tuổi khi tiêm", "ngày tiêm trước khi có vắc xin"):
        assert words in printed
    assert "tệp chỉ có số đếm theo địa bàn, nhóm tuổi và mũi tiêm" in " ".join(printed.split())


def test_a_programme_without_registers_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy(DEFINITIONS, tmp_path / "project")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    path = project.root / "data" / "programmes" / "covid-19" / "programme.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  persons:")], encoding="utf-8")
    assert intake(project, [GOOD], tmp_path) == 2
    assert "không nhận sổ theo từng người" in capsys.readouterr().err
