"""Options and arguments that several commands take, each worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

HELP = {"help_option_names": ["-h", "--help"]}

Province = Annotated[
    str | None, typer.Option("--province", help="Tỉnh: mã, tên hoặc slug, ví dụ lang-son.")
]
Period = Annotated[
    str | None, typer.Option("--period", help="Kỳ báo cáo: 2022-Q4, 2022-H2, 2022-9M, 2022.")
]
OneProvince = Annotated[str, typer.Option("--province", help="Tỉnh: mã, tên hoặc slug.")]
OnePeriod = Annotated[str, typer.Option("--period", help="Kỳ báo cáo, ví dụ 2022-Q4.")]
By = Annotated[str | None, typer.Option("--by", help="Người thực hiện; mặc định: tên đăng nhập.")]
Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
Files = Annotated[list[Path] | None, typer.Argument(help="Tệp cần kiểm tra.")]
