"""Writes docs/lenh.md, the reference of commands and files, from the code itself.

`python scripts/commands.py` writes it anew; a test holds that it is up to date.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from baocao.apps.cli.app import app
from baocao.apps.cli.options import HELP
from baocao.core.project import ProgrammeFolders, Project, ProjectPlace
from baocao.core.report_key import ReportKey

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "lenh.md"
HEAD = """# Lệnh và tệp

Trang này do `scripts/commands.py` viết ra từ mã nguồn; không sửa tay. Mỗi lệnh kết thúc
bằng 0 (xong), 1 (số liệu hoặc văn bản có điểm phải xử lý) hoặc 2 (gọi sai); có `--json` thì in kết
quả dạng dữ liệu.
"""
KEY = ReportKey("<chương trình>", "<tỉnh>", "<kỳ>")


def page() -> str:
    """The whole page."""
    commands = "\n".join(_command(name, command) for name, command in _commands(app, ""))
    files = "\n".join(f"| `{path}` | {meaning} |" for path, meaning in _files())
    table = f"| place | what it is |\n|---|---|\n{files}"
    return f"{HEAD}\n## Lệnh\n\n{commands}\n## Tệp và thư mục\n\n{table}\n"


def _commands(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: click.Command) -> str:
    """What a command does and takes."""
    context = click.Context(command, info_name=name, **HELP)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"### baocao {name}", "", inspect.cleandoc(command.help or ""), ""]
    lines += [f"Cách dùng: `baocao {name} {usage}`", ""]
    records = [p.get_help_record(context) for p in command.params]
    shown = [f"- `{record[0]}`: {record[1]}" for record in records if record]
    return "\n".join([*lines, *shown, *([""] if shown else [])])


def _files() -> Iterator[tuple[str, str]]:
    """Each place that the code knows in a project, with the first line of its docstring."""
    project = Project(Path())
    for owner, values in ((Project, project), (ProgrammeFolders, project.of(KEY.programme))):
        for name, member in vars(owner).items():
            if name.startswith("_") or not (told := _told(member)):
                continue
            path = _path(values, name, member)
            if path is not None:
                yield path.as_posix(), " ".join(told.partition("\n\n")[0].split())


def _told(member: object) -> str | None:
    if isinstance(member, ProjectPlace):
        return member.told
    return inspect.getdoc(member.fget if isinstance(member, property) else member)


def _path(owner: object, name: str, member: object) -> Path | None:
    """The place that a property names, or a method of a report's key."""
    if isinstance(member, property | ProjectPlace):
        found = getattr(owner, name)
    elif callable(member) and list(inspect.signature(member).parameters) == ["self", "key"]:
        found = getattr(owner, name)(KEY)
    else:
        return None
    return found if isinstance(found, Path) else None


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
