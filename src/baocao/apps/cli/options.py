"""Options and arguments that several commands take, each worded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from baocao.apps.cli.vietnamese_click import Option

F = TypeVar("F", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def option(name: str, help_text: str, **settings: Any) -> Callable[[F], F]:
    """An option of a command; `settings` are those of `click.option`."""
    return click.option(name, cls=Option, help=help_text, **settings)


def flag(name: str, help_text: str) -> Callable[[F], F]:
    """An option without a value."""
    return option(name, help_text, is_flag=True)


def path_option(name: str, help_text: str, **settings: Any) -> Callable[[F], F]:
    """An option that names a file or folder."""
    return option(name, help_text, **{"type": PATH, "metavar": "TỆP", **settings})


def path_argument(name: str, help_text: str, **settings: Any) -> Callable[[F], F]:
    """A file or folder that a command is given."""
    return click.argument(name, help=help_text, **{"type": PATH, "metavar": "TỆP", **settings})


_PROVINCE, _PERIOD = {"metavar": "TỈNH"}, {"metavar": "KỲ"}
province = option("--province", "Tỉnh: mã, tên hoặc slug, ví dụ lang-son.", **_PROVINCE)
period = option("--period", "Kỳ báo cáo: 2022-Q4, 2022-H2, 2022-9M, 2022.", **_PERIOD)
one_province = option("--province", "Tỉnh: mã, tên hoặc slug.", required=True, **_PROVINCE)
one_period = option("--period", "Kỳ báo cáo, ví dụ 2022-Q4.", required=True, **_PERIOD)
by = option("--by", "Người thực hiện; mặc định: tên đăng nhập.", metavar="TÊN")
json = flag("--json", "In kết quả dạng JSON.")
files = path_argument("files", "Tệp cần kiểm tra.", nargs=-1, metavar="[TỆP]...")
