"""The commands that make what leaves the office: what each takes."""

from __future__ import annotations

from pathlib import Path

import click

from baocao.apps.cli import options
from baocao.apps.cli.options import NamedReport, flag, path_option
from baocao.apps.cli.vietnamese_click import Command


@click.command(cls=Command, work="chuyển báo cáo sang PDF")
@options.reports
def pdf(*, named: NamedReport) -> int:
    """Tạo bản PDF và ảnh từng trang cạnh các báo cáo đã dựng (cần LibreOffice)."""
    from baocao.apps.cli.pdf_command import run_pdf

    return run_pdf(named)


@click.command(cls=Command, work="gói báo cáo")
@options.one_report
@path_option("--out", "Tệp .zip sẽ ghi; mặc định trong reports/.goi-gui.")
@flag("--force", "Ghi đè tệp đã có.")
def pack(*, named: NamedReport, out: Path | None, force: bool) -> int:
    """Gói báo cáo đã soát để chuyển văn thư: PDF, Word, tóm tắt, phụ lục, danh mục có mã băm."""
    from baocao.apps.cli.pack_command import run_pack

    return run_pack(named, out, force=force)
