"""The commands that say how far reports are, and take their data out: what each takes."""

from __future__ import annotations

from pathlib import Path

import click

from baocao.apps.cli import options
from baocao.apps.cli.options import NamedReport, flag, option, path_option
from baocao.apps.cli.vietnamese_click import Command
from baocao.core.clock import today


@click.command(cls=Command, work="xem các báo cáo đến đâu")
@options.province
@options.programme
@options.json
def status(*, province: str | None, programme: str, json: bool) -> int:
    """Cho xem mỗi báo cáo đến đâu: ai đã gửi, lỗi, hạn nộp, tình trạng."""
    from baocao.apps.cli.status_command import run_status

    return run_status(programme, province, today(), as_json=json)


@click.command("next", cls=Command, work="xem báo cáo đến đâu")
@options.one_report
@options.json
def next_(*, named: NamedReport, json: bool) -> int:
    """Nói việc gì đã xong, việc gì chưa, và lệnh để làm tiếp cho một báo cáo."""
    from baocao.apps.cli.next_command import run_next

    return run_next(named, today(), as_json=json)


@click.command("export", cls=Command, work="tập hợp số liệu")
@options.reports
@path_option("--out", "Thư mục sẽ ghi, hoặc một tệp .xlsx.", required=True)
@option(
    "--format",
    "csv (mặc định), xlsx hoặc parquet.",
    default="",
    metavar="DẠNG",
)
@flag("--force", "Ghi đè tệp đã có.")
def export(*, named: NamedReport, out: Path, format: str, force: bool) -> int:
    """Xuất kết quả, số đã gửi, chỉ tiêu, điểm kiểm tra của mọi kỳ, kèm từ điển số liệu.

    Các cột là những cột của open_data trong notebook; không nêu tỉnh, kỳ thì xuất tất cả.
    """
    from baocao.apps.cli.export_command import ExportCall, run_export

    return run_export(ExportCall(named, out, format, force))
