"""What is saved while somebody works is seen, once, and when it is at rest."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest

from baocao.build.run.watching import PATIENCE, Saved, changes, is_whole, saved
from baocao.core.project import Project


def _sheets() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


SHEETS = _sheets()


def _looks(*states: int) -> list[dict[str, tuple[int, int]]]:
    return [{"tệp": (state, state)} for state in states]


def _seen(*states: int, times: int) -> list[int]:
    looks = iter(_looks(*states))
    found = islice(changes(lambda: next(looks), lambda _: None), times)
    return [state["tệp"][0] for state in found]


def test_each_state_at_rest_is_told_once() -> None:
    assert _seen(1, 1, 1, 2, 2, 2, 3, 3, times=3) == [1, 2, 3]


def test_what_is_still_being_written_is_waited_for() -> None:
    assert _seen(1, 1, 2, 3, 4, 4, times=2) == [1, 4]


def test_what_is_not_whole_is_waited_for_and_told_in_the_end() -> None:
    """Also where the program that saves rests meanwhile; what stays broken is not kept back."""
    looks = iter(_looks(1, 2, 2, 2, 3, 3, *[4] * (PATIENCE + 1)))
    state = {"tệp": (0, 0)}

    def look() -> Saved:
        state.update(next(looks))
        return dict(state)

    told = changes(look, lambda _: None, lambda _: state["tệp"][0] == 3)
    assert [next(told)["tệp"][0] for _ in range(3)] == [1, 3, 4]


@pytest.mark.parametrize(
    ("name", "content", "whole"),
    [
        ("bieu.xlsx", SHEETS[:-30], False),
        ("bieu.xlsx", SHEETS, True),
        ("bieu.xlsx", SHEETS.replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\xff"), False),
        ("plan.yaml", b"targets:\n  - {id: a,", False),
        ("plan.yaml", b"targets:\n  - {id: a}\n", True),
        ("2022-Q4.md", b"## II", True),
        ("gone.xlsx", None, True),
    ],
)
def test_a_file_is_whole_when_it_can_be_read_to_its_end(
    name: str, content: bytes | None, tmp_path: Path, *, whole: bool
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert is_whole(str(path)) is whole


def test_looking_at_many_files_takes_a_small_part_of_the_time() -> None:
    """However long a look takes: the pause after it is ten times as long."""
    pauses: list[float] = []

    def look() -> Saved:
        time.sleep(0.03)
        return {"tệp": (1, 1)} if len(pauses) > 2 else {}

    told = changes(look, pauses.append, lambda _: len(pauses) > 5)
    assert next(told) == {}
    next(told)
    assert all(pause >= 0.3 for pause in pauses[1:])


def test_what_was_saved_while_the_reports_were_built_is_told() -> None:
    """The state is that of before the build: what came since differs from it."""
    looks = iter(_looks(1, 2, 2, 2))
    told = changes(lambda: next(looks), lambda _: None)
    assert next(told)["tệp"] == (1, 1)
    assert next(told)["tệp"] == (2, 2)


def test_all_that_a_report_is_made_from_is_looked_at(tmp_path: Path) -> None:
    """But neither what is hidden or kept open by Excel, nor what reports are."""
    seen = {"data/a/b.xlsx", "templates/phrases.yaml", "notebooks/x.ipynb"}
    others = {"data/a/~$b.xlsx", "data/.git/x", "reports/covid-19/x.docx", "README.md"}
    for name in seen | others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    first = saved(Project(tmp_path))
    assert {Path(path).relative_to(tmp_path).as_posix() for path in first} == seen
    (tmp_path / "data/a/b.xlsx").write_text("số khác", encoding="utf-8")
    (tmp_path / "notebooks/x.ipynb").unlink()
    again = saved(Project(tmp_path))
    changed = {path for path in first.keys() | again.keys() if first.get(path) != again.get(path)}
    assert {Path(path).name for path in changed} == {"b.xlsx", "x.ipynb"}
