"""The parameters of a notebook: known before anything runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from baocao.core.errors import Problem, UsageError, refusal
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

TAG = "parameters"

RESTORE = (
    "đổi tên tệp này, rồi lấy lại tệp của gói bằng lệnh: baocao upgrade --yes; notebook riêng thì "
    "lấy từ bản sao lưu"
)


def notebook_parameters(notebook: Path, name: str) -> dict[str, bool]:
    """The names in the notebook's parameters cell, and whether each is required.

    A parameter whose default is None is required. Raises `BaocaoError` where the notebook
    cannot be read or has no parameters cell.
    """
    import nbformat  # the common notebook is read without it

    try:
        node = nbformat.read(notebook, as_version=4)
    except FileNotFoundError:
        raise refusal("không tìm thấy notebook", name, "kiểm tra lại tên tệp và thư mục") from None
    except (ValueError, AttributeError, nbformat.ValidationError):  # AttributeError: a list
        raise refusal("không đọc được notebook", name, RESTORE) from None
    cells = [c for c in node.cells if TAG in c.metadata.get("tags", [])]
    if not cells:
        raise refusal("notebook không có ô tham số", name, f"gắn thẻ “{TAG}” cho một ô mã")
    try:
        return dict(_assignments(cells[0].source))
    except SyntaxError as error:
        what = f"ô tham số không phải mã Python đúng cú pháp (dòng {error.lineno})"
        raise refusal(what, name, "sửa ô này trong notebook") from None


def parameters_for(
    project: Project, key: ReportKey, folder: Path, known: Iterable[str]
) -> dict[str, str]:
    """What a notebook is run with to make a report into `folder`.

    A notebook that knows no programme, as those of version 0.1, serves the only one there is.
    """
    given = {**asdict(key), "output_dir": str(folder)}
    if len(project.programmes) < 2 and "programme" not in known:
        del given["programme"]
    return given


def check_parameters(notebook: Path, name: str, given: Mapping[str, object]) -> None:
    """Refuse unknown and missing parameters, all at once."""
    known = notebook_parameters(notebook, name)
    listed = ", ".join(known)
    problems = [
        Problem(f"tham số lạ “{key}”", name, f"các tham số hợp lệ: {listed}")
        for key in given
        if key not in known
    ]
    problems += [
        Problem(f"thiếu tham số “{key}”", name, f"các tham số hợp lệ: {listed}")
        for key, required in known.items()
        if required and not given.get(key)
    ]
    if problems:
        raise UsageError(*problems)


def _assignments(source: str) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            empty = isinstance(statement.value, ast.Constant) and statement.value.value is None
            found.extend((t.id, empty) for t in targets if isinstance(t, ast.Name))
    return found
