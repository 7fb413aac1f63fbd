"""A notebook's parameters are known before anything runs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from baocao.build.run.parameters import check_parameters, notebook_parameters, parameters_for
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from tests.build.run.small_project import PROVINCE, key, small_project
from tests.two_programmes import add_programme

NAME = "notebooks/a.ipynb"
SOURCE = """
province: str = None  # required
period = None
output_dir: str = ""
unit = "20"
"""


def notebook(folder: Path, source: str, tag: str = "parameters") -> Path:
    cell = new_code_cell(source)
    cell.metadata.tags = [tag]
    nbformat.write(new_notebook(cells=[new_code_cell("x = 1"), cell]), folder / "a.ipynb")
    return folder / "a.ipynb"


def test_names_and_which_are_required(tmp_path: Path) -> None:
    """None means that there is no default; any other value is one, an empty text too."""
    assert notebook_parameters(notebook(tmp_path, SOURCE), NAME) == {
        "province": True,
        "period": True,
        "output_dir": False,
        "unit": False,
    }


def test_right_parameters_pass(tmp_path: Path) -> None:
    """Those with a default may be left out."""
    given = {"province": "lang-son", "period": "2022-Q1"}
    check_parameters(notebook(tmp_path, SOURCE), NAME, given)


def test_all_wrong_parameters_at_once(tmp_path: Path) -> None:
    """Unknown and missing ones together, with the list of what is valid."""
    with pytest.raises(UsageError) as caught:
        check_parameters(notebook(tmp_path, SOURCE), NAME, {"provinse": "x", "period": ""})
    problems = caught.value.problems
    assert [p.what for p in problems] == [
        "tham số lạ “provinse”",
        "thiếu tham số “province”",
        "thiếu tham số “period”",
    ]
    assert {p.todo for p in problems} == {"các tham số hợp lệ: province, period, output_dir, unit"}
    assert {p.where for p in problems} == {NAME}


BROKEN = {
    "not there": (None, "không tìm thấy notebook"),
    "empty": (b"", "không đọc được notebook"),
    "not JSON": (b"{", "không đọc được notebook"),
    "no notebook": (b"[1]", "không đọc được notebook"),
    "no cells": (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "không đọc được"),
    "no version": (b'{"cells": []}', "notebook không có ô tham số"),
    "not UTF-8": ('{"cells": ["Lạng Sơn"]}'.encode("utf-16"), "không đọc được notebook"),
    "old version": (b'{"nbformat": 1, "worksheets": []}', "không đọc được notebook"),
    "no parameters": (
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}',
        "notebook không có ô tham số",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_notebooks(case: str, tmp_path: Path) -> None:
    """Each is refused with one message that names the notebook."""
    content, message = BROKEN[case]
    if content is not None:
        (tmp_path / "a.ipynb").write_bytes(content)
    with pytest.raises(BaocaoError, match=message) as caught:
        notebook_parameters(tmp_path / "a.ipynb", NAME)
    assert [problem.where for problem in caught.value.problems] == [NAME]


def test_a_cell_that_is_no_python(tmp_path: Path) -> None:
    """The line of the cell is named."""
    with pytest.raises(BaocaoError, match=r"cú pháp \(dòng 2\)"):
        notebook_parameters(notebook(tmp_path, "period = None\nprovince ="), NAME)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path / "du-an", "2022-Q1")


def test_a_notebook_gets_the_whole_key(project: Project) -> None:
    """Programme, province and period, and where to write."""
    given = parameters_for(project, key("2022-Q1"), Path("ra"), ("programme", "province"))
    assert given == {
        "programme": "covid-19", "province": PROVINCE, "period": "2022-Q1", "output_dir": "ra",
    }  # fmt: skip


def test_a_notebook_of_version_0_1_knows_no_programme(project: Project) -> None:
    """It is run without one as long as there is only one, and refused when there are two."""
    known = ("province", "period", "output_dir")
    assert list(parameters_for(project, key("2022-Q1"), Path("ra"), known)) == list(known)
    add_programme(project)
    assert "programme" in parameters_for(project, key("2022-Q1"), Path("ra"), known)
