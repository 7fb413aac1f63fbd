"""The commands `baocao register …`: what each takes."""

from __future__ import annotations

import click

from baocao.apps.cli import options
from baocao.apps.cli.options import option
from baocao.apps.cli.vietnamese_click import VietnameseGroup


@click.group(cls=VietnameseGroup)
def register() -> None:
    """Sổ phát hành: chuỗi các báo cáo đã phát hành."""


@register.command("check", work="soát sổ phát hành")
@option("--head", "Mã đã ghi trong sổ giấy, để đối chiếu.", default="", metavar="MÃ")
@options.json
def register_check(*, head: str, json: bool) -> int:
    """Kiểm tra từng mục của sổ: mục nào, tệp nào, số liệu nào đã bị sửa sau khi phát hành."""
    from baocao.apps.cli.register_commands import run_register_check

    return run_register_check(head, as_json=json)


@register.command("adopt", work="nhận sổ phát hành cũ")
def register_adopt() -> int:
    """Đưa các báo cáo phát hành trước khi có chuỗi vào chuỗi, theo thứ tự phát hành; một lần."""
    from baocao.apps.cli.register_commands import run_register_adopt

    return run_register_adopt()
