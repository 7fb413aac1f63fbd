"""The commands `baocao plan …`: what each takes."""

from __future__ import annotations

from pathlib import Path

import click

from baocao.apps.cli import options
from baocao.apps.cli.vietnamese_click import VietnameseGroup


@click.group(cls=VietnameseGroup)
def plan() -> None:
    """Kế hoạch của các tỉnh."""


@plan.command("check")
@options.files
@options.programme
@options.json
def plan_check(*, files: tuple[Path, ...], programme: str, json: bool) -> int:
    """Kiểm tra các tệp kế hoạch; không nêu tệp thì kiểm tra mọi tệp dữ liệu của chương trình."""
    from baocao.apps.cli.plan_commands import run_plan_check

    return run_plan_check(list(files), programme, as_json=json)


@plan.command("list")
@options.programme
@options.json
def plan_list(*, programme: str, json: bool) -> int:
    """Liệt kê các văn bản đang có, hiệu lực, số chỉ tiêu và nhiệm vụ."""
    from baocao.apps.cli.plan_commands import run_plan_list

    return run_plan_list(programme, as_json=json)
