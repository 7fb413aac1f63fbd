"""What the published report has drawn is taken over, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from multiprocessing import Pipe, get_context
from pathlib import Path

import pytest

from baocao.archive.built.folder import file_hash
from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import dump_run, read_run
from baocao.build.run import renderer
from baocao.build.run.drawn_before import drawn_before
from baocao.build.run.fingerprint import PACKAGE
from baocao.build.run.isolation import CAN_FORK
from baocao.build.run.renderer import GET_READY, render_at
from baocao.build.workspace.hashes import package_hash
from baocao.core.project import Project
from baocao.document.charts.export import ExportedChart, draw_ahead, export_spec, render_here
from baocao.document.content import CONTENT_FILE
from tests.conftest import BUILT


@pytest.fixture
def folder(built: Project, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built.report(BUILT), tmp_path / "bao-cao"))


def test_each_printed_chart_is_known_by_its_specification(folder: Path) -> None:
    """Drawn anew, it is the same to the byte."""
    known = drawn_before(folder, package_hash())
    files = sorted(path.read_bytes() for path in folder.glob("figures/*.svg"))
    assert files
    assert sorted(chart.svg for chart in known.values()) == files
    spec, chart = next(iter(known.items()))
    assert render_here(spec) == chart


def _draw_by_hand(folder: Path) -> None:
    for path in folder.glob("figures/*.png"):
        path.write_bytes(path.read_bytes() + b" ")


def _other_package(folder: Path) -> None:
    run = read_run(folder)
    assert run is not None
    run = replace(run, inputs={**run.inputs, PACKAGE: "0" * 64})
    (folder / RUN_FILE).write_bytes(dump_run(run))


def _other_specification(folder: Path) -> None:
    path = folder / CONTENT_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("Arimo", "Arial"), encoding="utf-8")


def _broken_content(folder: Path) -> None:
    """Though its hash is that of run.json."""
    (folder / CONTENT_FILE).write_text("{", encoding="utf-8")
    run = read_run(folder)
    assert run is not None
    outputs = {**run.outputs, CONTENT_FILE: file_hash(folder / CONTENT_FILE)}
    (folder / RUN_FILE).write_bytes(dump_run(replace(run, outputs=outputs)))


@pytest.mark.parametrize(
    "spoil",
    [
        _draw_by_hand,
        _other_package,
        _other_specification,
        _broken_content,
        lambda folder: (folder / RUN_FILE).unlink(),
        lambda folder: (folder / CONTENT_FILE).unlink(),
        lambda folder: shutil.rmtree(folder / "figures"),
        shutil.rmtree,
    ],
)
def test_what_is_not_as_it_was_written_is_drawn_anew(
    folder: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(folder)
    assert drawn_before(folder, package_hash()) == {}


def test_a_known_chart_asks_nothing_of_the_renderer() -> None:
    """One that is not known does; with none known the renderer is told to get ready."""
    ours, theirs = Pipe()
    spec = {"mark": "bar"}
    known, drawn = ExportedChart(b"known", b""), ExportedChart(b"drawn", b"")

    def draw() -> None:
        render_at(ours, {json.dumps(spec): known})
        assert export_spec(spec).svg == b"known"
        assert not theirs.poll()
        theirs.send(drawn)
        assert export_spec({"mark": "line"}).svg == b"drawn"
        assert theirs.recv() == '{"mark": "line"}'
        render_at(ours, {})
        assert theirs.recv() == GET_READY

    copy_context().run(draw)


def test_charts_that_may_be_asked_for_are_told_ahead() -> None:
    """All but those that are known."""
    ours, theirs = Pipe()

    def draw() -> None:
        render_at(ours, {"known": ExportedChart(b"known", b"")}, ahead=True)
        draw_ahead(["known", "first", "second"])
        assert theirs.recv() == ("first", "second")

    copy_context().run(draw)


@pytest.mark.skipif(not CAN_FORK, reason="no fork")
def test_a_renderer_that_draws_ahead_answers_what_it_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In whatever order, told ahead or not, and of a later report too."""
    monkeypatch.setattr(renderer, "_answer", lambda spec: ExportedChart(spec.encode(), b""))
    process = renderer.Renderer(get_context("fork"))
    try:
        for ahead in (GET_READY, ("a", "b", "c"), ("d",)):
            process.connection.send(ahead)
            for spec in ("c", "a", "other", "a", "d"):
                process.connection.send(spec)
                assert process.connection.recv().svg == spec.encode()
    finally:
        process.close()
