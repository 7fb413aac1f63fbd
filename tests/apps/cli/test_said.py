"""Whoever waits at a terminal is told what is being done."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from threading import Event

import click
import pytest

from baocao.apps.cli import said
from baocao.apps.cli.app import app, report
from baocao.apps.cli.entry import main
from baocao.apps.cli.said import doing, hush


class Terminal(io.TextIOWrapper):
    """A terminal; what is written past Python's buffers comes out of `told`."""

    def __init__(self) -> None:
        self.told, into = os.pipe()
        super().__init__(io.BufferedWriter(io.FileIO(into, "w")), encoding="utf-8")

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """Put in the place of standard error by each test: pytest sets its own before the test."""
    made = Terminal()
    yield made
    made.close()
    os.close(made.told)


def commands(group: click.Group) -> Iterator[click.Command]:
    for one in group.commands.values():
        if isinstance(one, click.Group):
            yield from commands(one)
        else:
            yield one


def test_every_command_has_words() -> None:
    """Only `report`, which shows its progress, is told nothing in the name of its command."""
    assert [one for one in commands(app) if not vars(one)["work"]] == [report]


def test_long_work_is_told(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """First what is done, then how long it has lasted."""
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(said, "EVERY", 0.0)
    monkeypatch.setattr(said, "AGAIN", 0.05)
    with doing("kiểm tra số liệu"):
        lines = b""
        while lines.count(b"\n") < 2:
            lines += os.read(terminal.told, 100)
    first, second = lines.decode().splitlines()[:2]
    assert first == "Đang kiểm tra số liệu …"
    assert second.startswith("  vẫn đang kiểm tra số liệu, đã ")


@pytest.mark.parametrize(
    ("command", "work"),
    [
        ("plan list --programme khong-co", "đọc các kế hoạch"),
        ("report --period 2022-Q9", "xem những báo cáo nào phải dựng"),
    ],
)
def test_commands_tell_their_work(
    command: str, work: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the name of a command, and of what `report` does before it shows anything."""
    monkeypatch.setattr("sys.stderr", terminal)
    told: list[str] = []
    monkeypatch.setattr(said, "_tell", lambda what, _: told.append(what))
    with pytest.raises(SystemExit):
        main(command.split())
    assert told == [work]


@pytest.mark.parametrize("quiet", [hush, lambda: list(said.counted([], 0, "tệp"))])
def test_a_question_ends_it(
    quiet: Callable[[], object], terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said while somebody is asked, or after work that counts its own steps began."""
    monkeypatch.setattr("sys.stderr", terminal)
    works: list[Event] = []
    monkeypatch.setattr(said, "_tell", lambda _, over: works.append(over))
    with doing("chuyển tệp"):
        while not works:
            pass
        assert not works[0].is_set()
        quiet()
        assert works[0].is_set()
