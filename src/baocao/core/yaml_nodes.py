"""YAML nodes into plain data, with the line of each field; what it means is said elsewhere."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import yaml

from baocao.core.errors import Problem, refusal

FieldPath = tuple[str | int, ...]

MOST_VALUES = 200_000  # of one file; the largest of a project has some thousands
_PLAIN = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


class NodeReader:
    """Builds plain data from YAML nodes and notes the line of each field."""

    def __init__(self, loader: Any, file: str) -> None:
        self._loader = loader
        self._file = file
        self.lines: dict[FieldPath, int] = {}
        self.problems: list[Problem] = []
        self._values = 0

    def read(self, node: yaml.Node, path: FieldPath) -> Any:
        self.lines[path] = node.start_mark.line + 1
        self._values += 1
        if self._values > MOST_VALUES:  # a few lines of anchors can stand for billions
            what = f"tệp khai triển ra quá {MOST_VALUES} giá trị"
            raise refusal(what, self._file, "bớt các chỗ nhắc lại (&, *) trong tệp")
        if isinstance(node, yaml.CollectionNode) and node.tag not in _PLAIN:
            self._report(node, f"không dùng được thẻ “{node.tag}”", "xóa thẻ, chỉ để giá trị")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self._loader.construct_object(node)
        except ValueError:  # it looks like a date or a number, and is none: 2022-02-30
            todo = "sửa giá trị, hoặc đặt trong dấu ngoặc kép nếu là chữ"
            self._report(node, f"giá trị “{node.value}” không đọc được", todo)

    def _report(self, node: yaml.Node, what: str, todo: str) -> None:
        where = f"{self._file}, dòng {node.start_mark.line + 1}"
        self.problems.append(Problem(what, where, todo))

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[Hashable, Any]:
        data: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, "tên trường phải là chữ", "xóa hoặc sửa tên trường")
                continue
            key = self._scalar(key_node)
            if key in data:
                self._report(key_node, f"khóa “{key}” ghi hai lần", "giữ lại một")
            data[key] = self.read(value_node, (*path, key))
            self.lines[(*path, key)] = key_node.start_mark.line + 1
        return data
