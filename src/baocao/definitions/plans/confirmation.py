"""What a machine proposed counts only when a person has confirmed it.

A plan that `baocao plan read` wrote says where it was read from. Until it has `confirmed: true`, or
`confirmed: each` with `confirmed: true` in every item, it is no plan; nor while a "?" stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.core.errors import Problem
from baocao.core.yaml_source import YamlSource
from baocao.definitions.plans.model import Duties, Plan, Target, Task

_NAMED = 6  # items of one list that a message names
_LISTS = {"targets": "chỉ tiêu", "tasks": "nhiệm vụ", "duties": "cơ quan"}
Item = Target | Task | Duties


def check_confirmed(source: YamlSource, record: Plan) -> Iterator[Problem]:
    """Yield what no person has confirmed yet; a plan that people wrote needs no confirmation."""
    if record.read_from is None and record.confirmed is None:
        return
    if record.confirmed is True:
        return
    if record.confirmed != "each":
        what = "kế hoạch do máy đề nghị, chưa có người xác nhận"
        todo = (
            "đối chiếu với văn bản rồi ghi confirmed: true; xác nhận từng mục thì ghi"
            " confirmed: each và thêm confirmed: true vào từng mục"
        )
        yield Problem(what, source.where("confirmed"), todo)
        return
    for field, name in _LISTS.items():
        items: Sequence[Item] = getattr(record, field)
        left = [place for place, item in enumerate(items) if item.confirmed is not True]
        if left:
            yield _left(source, field, name, left, items)


def _left(
    source: YamlSource, field: str, name: str, left: Sequence[int], items: Sequence[Item]
) -> Problem:
    named = [_named(items[place]) for place in left[:_NAMED]]
    more = f" và {len(left) - _NAMED} mục nữa" if len(left) > _NAMED else ""
    what = f"còn {len(left)} {name} chưa xác nhận: {', '.join(named)}{more}"
    todo = "đối chiếu từng mục với văn bản rồi thêm confirmed: true, hoặc xóa mục"
    return Problem(what, source.where(field, left[0]), todo)


def _named(item: Item) -> str:
    return item.agency if isinstance(item, Duties) else item.id
