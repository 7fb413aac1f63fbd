"""The commands on a project as a whole: what each takes."""

from __future__ import annotations

import click

from baocao.apps.cli import options
from baocao.apps.cli.options import flag
from baocao.apps.cli.vietnamese_click import Command


@click.command(cls=Command, work="xem những gì phải chuyển")
@options.programme
@flag("--yes", "Chuyển luôn, không hỏi.")
@options.json
def migrate(*, programme: str, yes: bool, json: bool) -> int:
    """Chuyển dự án của phiên bản 0.1 sang bố cục hiện nay: mỗi chương trình một thư mục.

    Nêu những gì sẽ chuyển rồi mới chuyển. Không sửa nội dung tệp nào; dừng giữa chừng thì chạy
    lại là xong.
    """
    from baocao.apps.cli.migrate_command import run_migrate

    return run_migrate(programme, yes=yes, as_json=json)


@click.command(cls=Command, work="so mẫu của dự án với gói cài đặt")
@flag("--yes", "Thay luôn, không hỏi.")
@options.json
def upgrade(*, yes: bool, json: bool) -> int:
    """Đưa mẫu của dự án theo gói cài đặt; mẫu dự án đã sửa được giữ và nêu chỗ khác."""
    from baocao.apps.cli.upgrade_command import run_upgrade

    return run_upgrade(yes=yes, as_json=json)
