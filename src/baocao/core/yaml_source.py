"""YAML in, validated records out, every error with its file, line and field.

Pydantic stands only here, at the edge: where a file says what the model says, the model's own
frozen dataclass is what it reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError, core_schema

from baocao.core.errors import BaocaoError, Problem, refusal
from baocao.core.yaml_nodes import FieldPath, NodeReader

OLDER = "dự án lập bằng bản cũ hơn thì chạy baocao upgrade"
"""What to do where a file that a project has of an earlier package lacks what this one reads."""

_reader = cache(TypeAdapter)

Record = TypeVar("Record", bound="YamlRecord | YamlModel")


class YamlRecord(BaseModel):
    """Base of all records read from YAML: unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class YamlModel:
    """Base of frozen dataclasses that are read from YAML as they are: unknown fields are errors."""

    __pydantic_config__ = ConfigDict(extra="forbid")


def _text(value: object) -> object:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


Text = Annotated[str, Field(min_length=1)]
Trimmed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Unquoted = BeforeValidator(_text)
"""For codes: 183, or an epidemic level 1, may be written without quotes."""


def written_as(form: Any, read: Callable[[Any], object]) -> GetPydanticSchema:
    """For a field that stands in a file as `form`, of which `read` makes what the model has."""
    return GetPydanticSchema(
        lambda _, handler: core_schema.no_info_after_validator_function(read, handler(form))
    )


def _strange(_: object) -> None:
    raise field_error(*MESSAGES["extra_forbidden"])


Unwritten = BeforeValidator(_strange)
"""For a field of a model that no file has: whoever reads the file fills it in."""


def gone(now: str) -> BeforeValidator:
    """For a field of earlier versions that nobody reads any more: `now` says what does its work."""

    def refuse(_: object) -> None:
        todo = "xóa trường này; tệp lấy từ gói mà dự án chưa sửa thì chạy baocao upgrade"
        raise field_error(f"trường của phiên bản trước, {now}", todo)

    return BeforeValidator(refuse)


@dataclass(frozen=True)
class YamlSource:
    """A parsed YAML file that still knows on which line each field stands.

    `over` is the file whose fields stand instead of this one's (see `merged`).
    Whoever reads the same text again gets the same `data`: nobody may change it.
    """

    file: str
    data: Any
    lines: dict[FieldPath, int]
    over: YamlSource | None = None

    def line(self, *path: str | int) -> int:
        """The line of a field, or of the nearest field around it (1 for the file)."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def written(self, path: FieldPath) -> FieldPath:
        """Those parts of a path that stand in the file: pydantic adds names of classes it tried."""
        if self.over and path and path[0] in self.over.data:
            return self.over.written(path)
        found: FieldPath = ()
        for part in path:
            found = (*found, part) if (*found, part) in self.lines else found
        return found

    def where(self, *path: str | int) -> str:
        """File, line and field as people read them, also in JSON: an item of a list stands in
        brackets, by its id where no other item has that, else as people count (`tasks[1.2].due`,
        `splits[mục 3]`)."""
        if self.over and path and path[0] in self.over.data:
            return self.over.where(*path)
        field = _named(self.data, path)
        place = f"{self.file}, dòng {self.line(*path)}"
        return f"{place}, trường {field}" if field else place


def _named(data: Any, path: FieldPath) -> str:
    """A path through `data` in words; what stands where no data is keeps its name."""
    words = ""
    for part in path:
        if isinstance(data, list) and isinstance(part, int):
            words += f"[{_item(data, part)}]"
            data = data[part] if part < len(data) else None
        else:
            words += f".{part}" if words else str(part)
            data = data.get(part) if isinstance(data, dict) else None
    return words


def _item(items: list[Any], place: int) -> str:
    """An item's id, or its number from 1."""
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    id_ = ids[place] if place < len(ids) else None
    return id_ if isinstance(id_, str) and id_ and ids.count(id_) == 1 else f"mục {place + 1}"


# Pydantic's error types in Vietnamese: what and what to do; `{…}` are values of its context.
MESSAGES = {
    "missing": ("thiếu trường bắt buộc", "thêm trường này"),
    "extra_forbidden": ("trường lạ, không có trong khuôn mẫu", "xóa hoặc sửa tên trường"),
    "unexpected_keyword_argument": (
        "trường lạ, không có trong khuôn mẫu",
        "xóa hoặc sửa tên trường",
    ),
    "invalid_key": ("tên trường phải là chữ", "xóa hoặc sửa tên trường"),
    "date_from_datetime_inexact": ("không phải ngày", "ghi ngày dạng 2022-09-30"),
    "date_from_datetime_parsing": ("không phải ngày", "ghi ngày dạng 2022-09-30"),
    "date_parsing": ("không phải ngày", "ghi ngày dạng 2022-09-30"),
    "date_type": ("không phải ngày", "ghi ngày dạng 2022-09-30"),
    "decimal_parsing": ("không phải số", "ghi số với dấu chấm thập phân, ví dụ 98.5"),
    "decimal_type": ("không phải số", "ghi số với dấu chấm thập phân, ví dụ 98.5"),
    "finite_number": ("không phải số", "ghi số với dấu chấm thập phân, ví dụ 98.5"),
    "int_from_float": ("không phải số nguyên", "ghi một số nguyên"),
    "int_parsing": ("không phải số nguyên", "ghi một số nguyên"),
    "int_type": ("không phải số nguyên", "ghi một số nguyên"),
    "greater_than": ("số nhỏ quá", "ghi số lớn hơn {gt}"),
    "greater_than_equal": ("số nhỏ quá", "ghi số từ {ge} trở lên"),
    "less_than_equal": ("số lớn quá", "ghi số từ {le} trở xuống"),
    "string_type": ("phải là chữ", 'đặt giá trị trong dấu nháy kép: "…"'),
    "text_not_list": ("phải là một giá trị, không phải danh sách", "giữ một giá trị, bỏ dấu [ ]"),
    "string_too_short": ("không được để trống", "ghi nội dung của trường này"),
    "string_too_long": ("dài quá", "rút còn nhiều nhất {max_length} ký tự"),
    "string_pattern_mismatch": (
        "không đúng dạng của mã",
        "chỉ dùng chữ không dấu, chữ số, dấu chấm và dấu gạch",
    ),
    "too_short": ("danh sách trống, không hợp lệ", "ghi ít nhất một mục"),
    "too_long": ("danh sách dài quá", "rút còn nhiều nhất {max_length} mục"),
    "enum": ("giá trị không hợp lệ", "chọn một trong: {expected}"),
    "literal_error": ("giá trị không hợp lệ", "chọn một trong: {expected}"),
    "list_type": ("phải là danh sách", "ghi mỗi mục một dòng, bắt đầu bằng dấu gạch"),
    "tuple_type": ("phải là danh sách", "ghi mỗi mục một dòng, bắt đầu bằng dấu gạch"),
    "dict_type": ("phải là nhóm trường", "ghi mỗi trường một dòng dạng tên: giá trị"),
    "dataclass_type": ("phải là nhóm trường", "ghi mỗi trường một dòng dạng tên: giá trị"),
    "model_type": ("phải là nhóm trường", "ghi mỗi trường một dòng dạng tên: giá trị"),
    "bool_type": ("phải là true hoặc false", "ghi true hoặc false"),
    "bool_parsing": ("phải là true hoặc false", "ghi true hoặc false"),
}
_FALLBACK = ("giá trị không hợp lệ", "xem các tệp cùng loại để biết cách ghi")
_NOTHING_FOUND = ("missing", "string_too_short", "too_short")
_NOT_WRITTEN = ("missing", "invalid_key")  # what they are about has no place in the file


def read_yaml(path: Path, *, name: str | None = None) -> YamlSource:
    """Parse one YAML file; `name` is how messages call it.

    Raises `BaocaoError` where the file is missing, not UTF-8, not YAML, or names a key twice.
    """
    shown = name or path.as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise refusal("không tìm thấy tệp", shown, "kiểm tra lại tên tệp và thư mục") from None
    except OSError:
        raise refusal("không mở được tệp", shown, "kiểm tra đường dẫn và quyền đọc tệp") from None
    except UnicodeDecodeError:
        raise refusal("tệp không phải UTF-8", shown, "lưu lại tệp với bảng mã UTF-8") from None
    return parse_yaml(text, shown)


@lru_cache(maxsize=64)  # one report reads the words of its templates and its plans several times
def parse_yaml(text: str, shown: str) -> YamlSource:
    """Parse what a file holds, once; what raises is parsed again. Raises as `read_yaml` does."""
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        reader = NodeReader(loader, shown)
        data = reader.read(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        todo = "kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc quanh dòng này"
        raise refusal("không đọc được YAML", f"{shown}, dòng {line}", todo) from None
    except (yaml.YAMLError, RecursionError):
        raise refusal("không đọc được YAML", shown, "kiểm tra các ký tự trong tệp") from None
    if reader.problems:
        raise BaocaoError(*reader.problems)
    return YamlSource(shown, data, reader.lines)


def merged(source: YamlSource, over: YamlSource) -> YamlSource:
    """A file with the fields of another one added to its own or put in their place.

    Raises `BaocaoError` where one of them holds anything but fields.
    """
    for each in (source, over):
        if not isinstance(each.data, dict):
            what, todo = MESSAGES["dict_type"]
            raise refusal(f"tệp {what}", each.file, todo)
    return YamlSource(source.file, source.data | over.data, source.lines, over)


def validate_yaml(source: YamlSource, schema: type[Record]) -> Record:
    """Turn a parsed file into its record; all wrong fields are reported at once."""
    try:
        record: Record = _reader(schema).validate_python(source.data)  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = [dict(item) for item in error.errors()]
        problems = [_field_problem(source, item) for item in wrong if not _follows(item)]
        raise BaocaoError(*problems) from None
    return record


def field_error(what: str, todo: str) -> PydanticCustomError:
    """The error that a schema's own validator raises, worded as `MESSAGES` are."""
    return PydanticCustomError("field", "{what}", {"what": what, "todo": todo})


def _follows(item: dict[str, Any]) -> bool:
    """Whether a list is called too short only because wrong items of it were left out."""
    return item["type"] == "too_short" and bool(len(item["input"]) >= item["ctx"]["min_length"])


def _field_problem(source: YamlSource, item: dict[str, Any]) -> Problem:
    is_list = item["type"] == "string_type" and isinstance(item["input"], list)
    type_ = "text_not_list" if is_list else item["type"]
    what, todo = _wording(type_, item.get("ctx") or {})
    found = "" if item["type"] in _NOTHING_FOUND else _found(item["input"])
    path = source.written(item["loc"])
    if item["type"] in _NOT_WRITTEN:
        path = (*source.written(item["loc"][:-1]), item["loc"][-1])
    return Problem(what + found, source.where(*path), todo)


def _wording(type_: str, context: dict[str, Any]) -> tuple[str, str]:
    if type_ == "field":
        return context["what"], context["todo"]
    what, todo = MESSAGES.get(type_, _FALLBACK)
    if type_ == "value_error":
        return str(context["error"]), todo
    expected = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return what, todo.format_map({**context, "expected": expected})


def _found(value: object) -> str:
    """What stands in the file, as its author wrote it; groups and lists are not repeated."""
    if isinstance(value, dict | list):
        return ""
    if value is None or value == "":
        return " (đang để trống)"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f" (đang ghi: {text:.60})"
