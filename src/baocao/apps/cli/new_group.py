"""The commands `baocao new …`: what each takes."""

from __future__ import annotations

from pathlib import Path

import click

from baocao.apps.cli import options
from baocao.apps.cli.options import NamedReport, option, path_argument, several
from baocao.apps.cli.vietnamese_click import VietnameseGroup
from baocao.core.report_key import with_unit


@click.group(cls=VietnameseGroup)
def new() -> None:
    """Lập dự án, tỉnh, kế hoạch, kỳ mới."""


@new.command("project", work="lập dự án")
@path_argument("folder", "Thư mục mới.", metavar="THƯ-MỤC")
def new_project(*, folder: Path) -> int:
    """Lập một dự án mới trong thư mục mới, từ những gì gói cài đặt mang theo.

    Dự án ghi dở dang thì chạy lại là xong.
    """
    from baocao.apps.cli.new_commands import run_new_project

    return run_new_project(folder)


@new.command("programme", work="ghi danh mục chương trình")
@click.argument(
    "id_", metavar="MÃ", help="Tên thư mục của chương trình, chữ không dấu, gạch nối giữa các từ."
)
@option("--name", "Tên chương trình; chỉ cần khi gói không có sẵn chương trình này.", metavar="TÊN")
@several(
    "--cadence", "Kỳ báo cáo: week, month, quarter, half_year, nine_months, year", metavar="KỲ"
)
def new_programme(*, id_: str, name: str | None, cadence: tuple[str, ...]) -> int:
    """Thêm một chương trình: có sẵn trong gói thì chép danh mục, không thì ghi một danh mục mẫu."""
    from baocao.apps.cli.new_commands import run_new_programme

    return run_new_programme(id_, name, cadence)


@new.command("province", work="ghi cách trình bày báo cáo của tỉnh")
@click.argument("name", metavar="TỈNH", help="Tỉnh: mã, tên hoặc slug, ví dụ lang-son.")
@option("--unit", "Huyện, xã, phường của tỉnh lập báo cáo riêng.", metavar="ĐƠN-VỊ", default="")
@option("--place", "Địa danh ghi trước ngày tháng; mặc định: tên tỉnh.", metavar="TÊN")
@option("--letter-symbol", "Ký hiệu công văn của Sở, ví dụ SYT-NVY.", metavar="KÝ-HIỆU")
@option("--day", "Ngày xét tỉnh có những địa bàn nào; mặc định: hôm nay.", metavar="NGÀY")
def new_province(
    *, name: str, unit: str, place: str | None, letter_symbol: str | None, day: str | None
) -> int:
    """Ghi cách trình bày báo cáo của một tỉnh, hay của một đơn vị của tỉnh, theo địa bàn của ngày
    nêu."""
    from baocao.apps.cli.new_commands import run_new_province

    return run_new_province(with_unit(name, unit), place, letter_symbol, day)


@new.command("plan", work="ghi kế hoạch")
@options.province
@options.own
@options.programme
@option("--title", "Tên kế hoạch, không có chữ “về”.", metavar="TÊN")
@option("--number", "Số, ký hiệu, ví dụ 77/KH-UBND.", metavar="SỐ")
@option("--issued-on", "Ngày ban hành.", metavar="NGÀY")
@option("--from", "Ngày có hiệu lực.", metavar="NGÀY")
@option("--to", "Ngày hết hiệu lực.", metavar="NGÀY")
@several(
    "--target", "Một chỉ tiêu, ví dụ 'coverage/18plus/d3 >= 90 @2026-12-31'", metavar="CHỈ-TIÊU"
)
def new_plan(
    *, province: str | None, unit: str, programme: str, target: tuple[str, ...], **said: str | None
) -> int:
    """Ghi tệp một kế hoạch; có văn bản (.docx, .pdf) thì dùng baocao plan read."""
    from baocao.apps.cli.new_commands import run_new_plan

    return run_new_plan(with_unit(province or "", unit), programme, target, said)


@new.command("period", work="mở kỳ báo cáo")
@options.one_report
def new_period(*, named: NamedReport) -> int:
    """Mở một kỳ báo cáo: thư mục nhận số liệu và tệp lời văn có sẵn tiêu đề."""
    from baocao.apps.cli.new_commands import run_new_period

    return run_new_period(named)
