"""What is saved while somebody works is seen, once, and when it is at rest."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from baocao.build.run.watching import changes, saved
from baocao.core.project import Project


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
