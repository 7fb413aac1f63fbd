"""Lines of a mapping that a person still has to decide: "?" stands where the answer goes.

What is proposed without being certain is written so; a mapping with such a line is not read by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from baocao.core.errors import Problem
from baocao.core.yaml_nodes import FieldPath
from baocao.core.yaml_source import YamlSource

MARK = "?"
_NAMES = ("sheet", "header")
_WHAT = "dòng ánh xạ này chưa được người có trách nhiệm xác nhận"
_REPLACE_MARK = "thay dấu ? bằng giá trị đúng (gợi ý ghi ở cuối dòng), rồi chạy lại"


def unconfirmed(source: YamlSource) -> tuple[Problem, ...]:
    """A problem for each field that holds the mark, at its line."""
    return tuple(
        Problem(_WHAT + _named(source.data, path), source.where(*path), _REPLACE_MARK)
        for path in _marked(source.data, ())
    )


def without_marks(source: YamlSource) -> YamlSource:
    """The mapping as if its undecided fields had been left out."""
    return replace(source, data=_decided(source.data))


def _named(data: Any, path: FieldPath) -> str:
    """What the open field is about: the header, the label or the sheet nearest around it."""
    names: list[str] = []
    for key in path:
        names += [str(data[name]) for name in _NAMES if _is_text(data, name)]
        data = data[key]
    names += [str(path[-1])] if len(path) > 1 and path[-2] == "areas" else []
    return f" (“{names[-1]}”)" if names else ""


def _is_text(data: Any, name: str) -> bool:
    """Whether a record has a text of that name; `header` may be the rows of a table too."""
    return isinstance(data, dict) and isinstance(data.get(name), str) and bool(data[name])


def _marked(data: Any, path: FieldPath) -> Iterator[FieldPath]:
    if data == MARK:
        yield path
    for key, value in _children(data):
        yield from _marked(value, (*path, key))


def _decided(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _decided(value) for key, value in data.items() if value != MARK}
    if isinstance(data, list):
        return [_decided(value) for value in data if value != MARK]
    return data


def _children(data: Any) -> list[tuple[Any, Any]]:
    if isinstance(data, dict):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []
