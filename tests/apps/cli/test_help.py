"""What the command line says of itself: in Vietnamese, whole, and in the order of a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

import baocao
from baocao.apps.cli.app import app
from baocao.apps.cli.entry import main

ENGLISH = r"Usage|Options|Commands|COMMAND|ARGS|arguments|TEXT|PATH|FILE|INTEGER|required|default"


def calls(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    """The names of every command and group below `group`, and of `group` itself."""
    yield names
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from calls(command, *names, name)
        else:
            yield (*names, name)


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[object, str, str]:
    """How the command ends and what it prints."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code, *capsys.readouterr()


@pytest.mark.parametrize("call", list(calls(app)), ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_vietnamese(
    call: tuple[str, ...], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Help names the call, explains itself, and has none of click's own words."""
    code, out, err = said([*call, option], capsys)
    assert (code, err) == (0, "")
    assert out.startswith(" ".join(("Cách dùng: baocao", *call, "[TÙY CHỌN]")))
    assert "-h, --help" in out
    assert "Hiện hướng dẫn này." in out
    assert re.findall(rf"\b(?:{ENGLISH})\b", out) == []


def test_the_list_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command has the first line of its help, uncut, and stands where it is declared."""
    _, out, _ = said(["--help"], capsys)
    _, listed = " ".join(out.split()).split(" Lệnh: ")
    lines = (f"{name} {(each.help or '').splitlines()[0]}" for name, each in app.commands.items())
    assert listed == " ".join(lines)


def test_required_options_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    """An option that a command cannot do without is marked; others are not."""
    _, out, _ = said(["form", "--help"], capsys)
    marked = re.findall(r"(--\w+) .*\[bắt buộc\]", out)
    assert marked == ["--province", "--period", "--out"]


@pytest.mark.parametrize("call", [(), ("plan",)], ids=["baocao", "plan"])
def test_a_call_without_a_command(
    call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is wrong usage, and help is the answer."""
    code, out, _ = said(list(call), capsys)
    assert code == 2
    assert "Lệnh:" in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`baocao --version` prints the version of the package."""
    assert said(["--version"], capsys) == (0, f"baocao {baocao.__version__}\n", "")


@pytest.mark.parametrize(
    ("call", "what", "command"),
    [
        (["trace", "--province", "lang-son", "--period", "2022-Q1"], "thiếu SỐ-LIỆU", "trace"),
        (["form", "--out", "a.xlsx"], "thiếu --province", "form"),
        (["report", "--help=2"], "tùy chọn --help không nhận giá trị", "report"),
        (["plan", "check", "--json=1"], "tùy chọn --json không nhận giá trị", "plan check"),
        (["lint", "a.docx", "b.docx", "c.docx"], "thừa tham số: b.docx c.docx", "lint"),
        (["plan", "xem"], "không có lệnh xem", "plan"),
        (["plan", "--xem"], "không có tùy chọn --xem", "plan"),
    ],
)
def test_wrong_usage(
    call: list[str], what: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with a call is said in Vietnamese and names the option or argument, and the
    command whose help says how."""
    code, _, err = said(call, capsys)
    assert (code, err) == (2, f"Lỗi: {what}\n  → xem cách dùng: baocao {command} --help\n")


def test_wrong_usage_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--json` wrong usage is data, as every other problem is."""
    code, out, _ = said(["status", "--json", "--tinh"], capsys)
    assert code == 2
    assert "không có tùy chọn --tinh" in out
