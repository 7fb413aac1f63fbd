"""YAML files: lines of fields, and messages that say what, where and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, Field

from baocao.core.errors import BaocaoError, Problem
from baocao.core.yaml_source import (
    Unquoted,
    Unwritten,
    YamlModel,
    YamlRecord,
    YamlSource,
    field_error,
    gone,
    merged,
    read_yaml,
    validate_yaml,
    written_as,
)

FIXTURES = Path(__file__).parents[1] / "fixtures" / "yaml"


class Colour(Enum):
    RED = "red"
    GREEN = "green"


def _even(value: int) -> int:
    if value % 2:
        raise field_error("không phải số chẵn", "ghi số chẵn, ví dụ {2}")
    return value


def _small(value: int) -> int:
    if value > 100:
        raise ValueError("số lớn hơn 100")
    return value


class Item(YamlRecord):
    day: date = date(2022, 1, 1)
    share: Decimal = Decimal(0)
    colour: Colour = Colour.RED
    size: Literal["s", "m"] = "s"
    even: Annotated[int, AfterValidator(_even), AfterValidator(_small)] = 0
    percent: Annotated[int, Field(ge=0, le=100)] = 0
    code: Annotated[str, Field(pattern="^[a-z]+$", min_length=1, max_length=5)] = "a"
    wanted: bool = True
    tags: tuple[str, ...] = ()
    parts: Annotated[tuple[str, ...], Field(min_length=1)] = ("a",)
    options: dict[str, str] = Field(default_factory=dict)


class Record(YamlRecord):
    name: str
    items: tuple[Item, ...] = ()


def problems_of(name: str) -> list[tuple[str, str, str]]:
    """What reading and validating a fixture reports."""
    with pytest.raises(BaocaoError) as caught:
        validate_yaml(read_yaml(FIXTURES / name, name=name), Record)
    return [(problem.what, problem.where, problem.todo) for problem in caught.value.problems]


def test_good_file() -> None:
    """A right file becomes its record; decimals keep the digits that were written."""
    source = read_yaml(FIXTURES / "good.yaml")
    record = validate_yaml(source, Record)
    assert record.name == "Huyện Cao Lộc"
    assert record.items[0].share == Decimal("98.5")
    assert record.items[1].day == date(2022, 9, 30)
    assert record.items[1].options == {"age_group": "5-11"}


def test_lines() -> None:
    """Every field knows its line; an absent one has the line of what is around it."""
    source = read_yaml(FIXTURES / "good.yaml", name="a.yaml")
    assert source.line("name") == 2
    assert source.line("items", 1, "options", "age_group") == 8
    assert source.line("items", 1, "colour") == 6
    assert source.line("nothing") == 2
    assert source.where("items", 1, "day") == "a.yaml, dòng 7, trường items[mục 2].day"
    assert source.where() == "a.yaml, dòng 2"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("tasks", 2, "due"), "tasks[1.3].due"),
        (("tasks", 0, "id"), "tasks[mục 1].id"),  # 1.1 is a number, no id
        (("tasks", 1, "due"), "tasks[mục 2].due"),
        (("tasks", 3, "steps", 1), "tasks[mục 4].steps[mục 2]"),
        (("tasks", 9, "due"), "tasks[mục 10].due"),
        (("years", 2022, "cases"), "years.2022.cases"),
        (("nowhere", 0, "x"), "nowhere.0.x"),
    ],
)
def test_people_count_from_one(path: tuple[str | int, ...], field: str, tmp_path: Path) -> None:
    """An item of a list is named by its id where no other has it, else by its number from 1."""
    text = """
        tasks: [{id: 1.1}, {id: "1.2"}, {id: "1.3"}, {id: "1.2", steps: [a, b]}]
        years: {2022: {cases: 1}}
        """
    where = written(tmp_path, "a.yaml", text).where(*path)
    assert where.partition(", trường ")[2] == field


def test_files_are_named_by_their_path() -> None:
    """Without another name, messages call a file by its path."""
    assert read_yaml(FIXTURES / "good.yaml").file == (FIXTURES / "good.yaml").as_posix()


def test_the_same_text_is_parsed_once(tmp_path: Path) -> None:
    """Reading again gives what was parsed before; a file that changed meanwhile is parsed anew,
    and one with the same text keeps its own name."""
    path = tmp_path / "words.yaml"
    path.write_text("name: một\n", encoding="utf-8")
    first = read_yaml(path, name="words.yaml")
    assert read_yaml(path, name="words.yaml").data is first.data
    assert read_yaml(path, name="other.yaml").where() == "other.yaml, dòng 1"
    path.write_text("name: hai\n", encoding="utf-8")
    assert read_yaml(path, name="words.yaml").data == {"name": "hai"}


BRACKETS = "kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc quanh dòng này"
SAME_KIND = "xem các tệp cùng loại để biết cách ghi"
NUMBER = "ghi số với dấu chấm thập phân, ví dụ 98.5"
DAY = "ghi ngày dạng 2022-09-30"
KEY = ("tên trường phải là chữ", "xóa hoặc sửa tên trường")

UNREADABLE = [
    ("missing.yaml", "không tìm thấy tệp", "missing.yaml", "kiểm tra lại tên tệp và thư mục"),
    ("not_utf8.yaml", "tệp không phải UTF-8", "not_utf8.yaml", "lưu lại tệp với bảng mã UTF-8"),
    ("bracket.yaml", "không đọc được YAML", "bracket.yaml, dòng 2", BRACKETS),
    ("two_documents.yaml", "không đọc được YAML", "two_documents.yaml, dòng 2", BRACKETS),
    ("tag.yaml", "không đọc được YAML", "tag.yaml, dòng 1", BRACKETS),
    ("cycle.yaml", "không đọc được YAML", "cycle.yaml", "kiểm tra các ký tự trong tệp"),
    ("control.yaml", "không đọc được YAML", "control.yaml", "kiểm tra các ký tự trong tệp"),
    ("key_twice.yaml", "khóa “name” ghi hai lần", "key_twice.yaml, dòng 2", "giữ lại một"),
    ("key_list.yaml", KEY[0], "key_list.yaml, dòng 2", KEY[1]),
    (
        "impossible_day.yaml",
        "giá trị “2022-02-30” không đọc được",
        "impossible_day.yaml, dòng 3",
        "sửa giá trị, hoặc đặt trong dấu ngoặc kép nếu là chữ",
    ),
]


@pytest.mark.parametrize(("name", "what", "where", "todo"), UNREADABLE)
def test_unreadable(name: str, what: str, where: str, todo: str) -> None:
    """A file that is no YAML gets one message with its line where that is known."""
    assert problems_of(name) == [(what, where, todo)]


def test_a_folder_is_no_file() -> None:
    """What cannot be opened as a file is reported, not raised as it comes."""
    with pytest.raises(BaocaoError) as caught:
        read_yaml(FIXTURES, name="yaml")
    todo = "kiểm tra đường dẫn và quyền đọc tệp"
    assert caught.value.problems == (Problem("không mở được tệp", "yaml", todo),)


# One field a line in wrong_fields.yaml, in this order, as pydantic reports them.
WRONG_FIELDS = [
    ("thiếu trường bắt buộc", 1, "name", "thêm trường này"),
    ("không phải ngày (đang ghi: 30/9/2022)", 2, "items[mục 1].day", DAY),
    ("không phải ngày (đang ghi: 2022-09-30 10:00:00)", 3, "items[mục 2].day", DAY),
    ("không phải ngày (đang để trống)", 4, "items[mục 3].day", DAY),
    ("không phải số (đang ghi: 98,5)", 5, "items[mục 4].share", NUMBER),
    ("không phải số (đang ghi: true)", 6, "items[mục 5].share", NUMBER),
    ("không phải số (đang ghi: inf)", 7, "items[mục 6].share", NUMBER),
    (
        "giá trị không hợp lệ (đang ghi: blue)",
        8,
        "items[mục 7].colour",
        "chọn một trong: red, green",
    ),
    ("giá trị không hợp lệ (đang ghi: l)", 9, "items[mục 8].size", "chọn một trong: s, m"),
    ("không phải số chẵn (đang ghi: 3)", 10, "items[mục 9].even", "ghi số chẵn, ví dụ {2}"),
    ("số lớn hơn 100 (đang ghi: 102)", 11, "items[mục 10].even", SAME_KIND),
    ("không phải số nguyên (đang ghi: ba)", 12, "items[mục 11].even", "ghi một số nguyên"),
    ("không phải số nguyên (đang ghi: 2.5)", 13, "items[mục 12].even", "ghi một số nguyên"),
    ("số lớn quá (đang ghi: 101)", 14, "items[mục 13].percent", "ghi số từ 100 trở xuống"),
    ("số nhỏ quá (đang ghi: -1)", 15, "items[mục 14].percent", "ghi số từ 0 trở lên"),
    (
        "không đúng dạng của mã (đang ghi: Đ)",
        16,
        "items[mục 15].code",
        "chỉ dùng chữ không dấu, chữ số, dấu chấm và dấu gạch",
    ),
    ("không được để trống", 17, "items[mục 16].code", "ghi nội dung của trường này"),
    (
        "dài quá (đang ghi: abcdef)",
        18,
        "items[mục 17].code",
        "rút còn nhiều nhất 5 ký tự",
    ),
    (
        "phải là chữ (đang ghi: 1.1)",
        19,
        "items[mục 18].code",
        'đặt giá trị trong dấu nháy kép: "…"',
    ),
    (
        "phải là true hoặc false (đang ghi: maybe)",
        20,
        "items[mục 19].wanted",
        "ghi true hoặc false",
    ),
    (
        "phải là danh sách (đang ghi: one)",
        21,
        "items[mục 20].tags",
        "ghi mỗi mục một dòng, bắt đầu bằng dấu gạch",
    ),
    ("danh sách trống, không hợp lệ", 22, "items[mục 21].parts", "ghi ít nhất một mục"),
    (
        "phải là nhóm trường",
        23,
        "items[mục 22].options",
        "ghi mỗi trường một dòng dạng tên: giá trị",
    ),
    (
        "trường lạ, không có trong khuôn mẫu (đang ghi: 1)",
        24,
        "items[mục 23].sizes",
        "xóa hoặc sửa tên trường",
    ),
    (f"{KEY[0]} (đang để trống)", 25, "items[mục 24].None", KEY[1]),
]


def test_wrong_fields() -> None:
    """All wrong fields are reported at once, each with its line, its value and a remedy."""
    expected = [
        (what, f"wrong_fields.yaml, dòng {line}, trường {field}", todo)
        for what, line, field, todo in WRONG_FIELDS
    ]
    assert problems_of("wrong_fields.yaml") == expected


class Cell(YamlRecord):
    cell: str


class Several(YamlRecord):
    kinds: Annotated[tuple[date | Cell, ...], Field(min_length=1)] = (date(2022, 1, 1),)
    days: dict[Colour, int] = Field(default_factory=dict)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("kinds: [{cell: 1}]", ["kinds[mục 1]", "kinds[mục 1].cell"]),
        ("kinds: [{}]", ["kinds[mục 1]", "kinds[mục 1].cell"]),
        ("kinds: [a]", ["kinds[mục 1]", "kinds[mục 1]"]),
        ("days: {blue: 1}", ["days.blue"]),
    ],
)
def test_only_what_a_file_can_have_is_named(text: str, fields: list[str], tmp_path: Path) -> None:
    """Not the classes that pydantic tries, and no list as empty for having a wrong item; also
    where the fields stand in another file's place."""
    own = written(tmp_path, "a.yaml", text)
    for source in (own, merged(written(tmp_path, "b.yaml", "kinds: [2022-09-30]"), own)):
        with pytest.raises(BaocaoError) as caught:
            validate_yaml(source, Several)
        assert [
            problem.where.partition("trường ")[2] for problem in caught.value.problems
        ] == fields


def test_a_list_where_one_text_stands_is_not_to_be_quoted(tmp_path: Path) -> None:
    """Quotes around a list would make one wrong text of it."""
    with pytest.raises(BaocaoError) as caught:
        validate_yaml(written(tmp_path, "one.yaml", "cell: [a, b]"), Cell)
    (problem,) = caught.value.problems
    assert problem.what == "phải là một giá trị, không phải danh sách"
    assert problem.todo == "giữ một giá trị, bỏ dấu [ ]"


def test_long_values_are_cut() -> None:
    """A message repeats no more than the beginning of a long value."""
    (what, _, _), *_ = problems_of("long_value.yaml")
    assert what == f"không phải ngày (đang ghi: {'a' * 60})"


def test_an_empty_file_is_no_record() -> None:
    """An empty file is reported at its first line."""
    todo = "ghi mỗi trường một dòng dạng tên: giá trị"
    assert problems_of("empty.yaml") == [
        ("phải là nhóm trường (đang để trống)", "empty.yaml, dòng 1", todo)
    ]


def written(tmp_path: Path, name: str, text: str) -> YamlSource:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_yaml(path, name=name)


def test_fields_of_a_file_may_stand_in_anothers_place(tmp_path: Path) -> None:
    """Each field is looked for where it was written."""
    one = written(tmp_path, "a.yaml", "x: 1\n\ny: 2\n")
    two = written(tmp_path, "b.yaml", "\n\n\ny: 3\nz: 4\n")
    both = merged(one, two)
    assert both.data == {"x": 1, "y": 3, "z": 4}
    assert both.where("x") == "a.yaml, dòng 1, trường x"
    assert both.where("y") == "b.yaml, dòng 4, trường y"
    assert both.where("z", 0) == "b.yaml, dòng 5, trường z.0"
    assert both.where() == "a.yaml, dòng 1"


@pytest.mark.parametrize("wrong", ["a.yaml", "b.yaml"])
def test_only_files_of_fields_are_merged(wrong: str, tmp_path: Path) -> None:
    """The one that is a list is named."""
    one, two = (
        written(tmp_path, name, "- 1\n" if name == wrong else "x: 1\n")
        for name in ("a.yaml", "b.yaml")
    )
    with pytest.raises(BaocaoError) as caught:
        merged(one, two)
    todo = "ghi mỗi trường một dòng dạng tên: giá trị"
    assert caught.value.problems == (Problem("tệp phải là nhóm trường", wrong, todo),)


def test_a_code_may_be_written_without_quotes(tmp_path: Path) -> None:
    """A number becomes its text; yes and no are no codes."""

    class Coded(YamlRecord):
        code: Annotated[str, Unquoted]

    assert validate_yaml(written(tmp_path, "a.yaml", "code: 183"), Coded).code == "183"
    assert validate_yaml(written(tmp_path, "a.yaml", "code: a"), Coded).code == "a"
    with pytest.raises(BaocaoError, match="phải là chữ"):
        validate_yaml(written(tmp_path, "a.yaml", "code: true"), Coded)


@dataclass(frozen=True)
class Box(YamlModel):
    name: Annotated[str, Field(min_length=1)]
    parts: Annotated[
        tuple[str, ...], written_as(dict[str, int], lambda parts: tuple(sorted(parts)))
    ] = ()
    line: Annotated[int, Unwritten] = 0


def test_a_file_may_say_what_a_model_says(tmp_path: Path) -> None:
    """A field may be written in another form than the model has it."""
    source = written(tmp_path, "a.yaml", "name: x\nparts: {b: 1, a: 2}")
    assert validate_yaml(source, Box) == Box("x", ("a", "b"))


@pytest.mark.parametrize(
    ("text", "line", "field", "what"),
    [
        ("name: x\nline: 0", 2, "line", "trường lạ, không có trong khuôn mẫu (đang ghi: 0)"),
        ("name: x\nsize: 1", 2, "size", "trường lạ, không có trong khuôn mẫu (đang ghi: 1)"),
        ("parts: {}", 1, "name", "thiếu trường bắt buộc"),
        ("name: x\nparts: {a: b}", 2, "parts.a", "không phải số nguyên (đang ghi: b)"),
    ],
)
def test_a_model_has_no_field_that_is_not_written(
    text: str, line: int, field: str, what: str, tmp_path: Path
) -> None:
    """Unknown fields are told, and those that whoever reads the file fills in are such."""
    with pytest.raises(BaocaoError) as caught:
        validate_yaml(written(tmp_path, "a.yaml", text), Box)
    (problem,) = caught.value.problems
    assert (problem.what, problem.where) == (what, f"a.yaml, dòng {line}, trường {field}")
    assert problem.todo


YAML_TEXT = st.text("ab:-?[]{}&*!|>'\"#%@, \n\t0129.é\u0000", max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(YAML_TEXT)
def test_no_text_gives_a_traceback(tmp_path: Path, text: str) -> None:
    """Any text is data or a `BaocaoError`, with the file named in each problem."""
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        validate_yaml(read_yaml(path, name="any.yaml"), Record)
    except BaocaoError as error:
        named = [problem.where.startswith("any.yaml") for problem in error.problems]
        assert all(named)


def test_problem_reads_as_two_lines() -> None:
    """A problem prints its place, what is wrong, and below it the remedy."""
    problem = Problem("không phải ngày", "a.yaml, dòng 3", DAY)
    assert str(problem) == "a.yaml, dòng 3: không phải ngày\n  → ghi ngày dạng 2022-09-30"


def test_a_field_of_an_earlier_version_says_what_does_its_work(tmp_path: Path) -> None:
    """And what to do with the file; without the field it is sound."""

    class Renamed(YamlRecord):
        name: str = ""
        title: Annotated[None, gone("nay dùng name")] = None

    path = tmp_path / "a.yaml"
    path.write_text("name: x\ntitle: y\n", encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        validate_yaml(read_yaml(path, name="a.yaml"), Renamed)
    (problem,) = caught.value.problems
    assert problem.what == "trường của phiên bản trước, nay dùng name (đang ghi: y)"
    assert problem.where == "a.yaml, dòng 2, trường title"
    assert problem.todo.startswith("xóa trường này")
    assert "baocao upgrade" in problem.todo
    path.write_text("name: x\n", encoding="utf-8")
    assert validate_yaml(read_yaml(path), Renamed).title is None
