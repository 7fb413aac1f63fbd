"""Reads records from YAML file by file: every text in NFC, no question left open, all problems at
once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.yaml_nodes import FieldPath
from baocao.core.yaml_source import Record, YamlSource, merged, read_yaml, validate_yaml

OPEN = "?"
Naming = Callable[[Path], str]


@dataclass(frozen=True)
class RecordReader:
    """Reads files one by one and keeps the problems of all of them."""

    name: Naming
    problems: list[Problem] = field(default_factory=list)

    def read(self, paths: Sequence[Path], schema: type[Record]) -> tuple[YamlSource, Record] | None:
        """The record of a file, or of a file with another's fields over it."""
        try:
            sources = [read_yaml(path, name=self.name(path)) for path in paths]
            for each in sources:
                self.problems.extend(check_spelling(each))
            source = reduce(merged, sources)
            raise_all(open_fields(source))
            return source, validate_yaml(source, schema)
        except BaocaoError as error:
            self.problems.extend(error.problems)
            return None


def open_fields(source: YamlSource) -> Iterator[Problem]:
    """A problem for each field where a question mark waits for its answer."""
    for path in _open(source.data, ()):
        todo = "xem lời chú ở dòng này, thay dấu ? bằng giá trị đúng hoặc xóa mục"
        yield Problem("chỗ ghi ? chưa có người trả lời", source.where(*path), todo)


def check_spelling(source: YamlSource) -> Iterator[Problem]:
    """Yield every text that is not NFC: readers' programs would not find it."""
    for path, text in _texts(source.data, ()):
        if not unicodedata.is_normalized("NFC", text):
            what = f"chữ tiếng Việt không ở dạng Unicode dựng sẵn: “{text:.60}”"
            todo = "gõ lại bằng bộ gõ Unicode dựng sẵn (NFC)"
            yield Problem(what, source.where(*path), todo)


def _open(data: Any, path: FieldPath) -> Iterator[FieldPath]:
    if data == OPEN:
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _open(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _open(value, (*path, place))


def _texts(data: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _texts(value, (*path, i))
