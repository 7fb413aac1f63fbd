"""The commands `baocao plan …`: what each takes."""

from __future__ import annotations

from pathlib import Path

import click

from baocao.apps.cli import options
from baocao.apps.cli.vietnamese_click import VietnameseGroup


@click.group(cls=VietnameseGroup)
def plan() -> None:
    """Kế hoạch của các tỉnh."""


@plan.command("check", work="kiểm tra kế hoạch, danh mục, quy tắc")
@options.files
@options.programme
@options.json
def plan_check(*, files: tuple[Path, ...], programme: str, json: bool) -> int:
    """Kiểm tra các tệp kế hoạch; không nêu tệp thì kiểm tra mọi tệp dữ liệu của chương trình."""
    from baocao.apps.cli.plan_commands import run_plan_check

    return run_plan_check(list(files), programme, as_json=json)


@plan.command("list", work="đọc các kế hoạch")
@options.programme
@options.json
def plan_list(*, programme: str, json: bool) -> int:
    """Liệt kê các văn bản đang có, hiệu lực, số chỉ tiêu và nhiệm vụ."""
    from baocao.apps.cli.plan_commands import run_plan_list

    return run_plan_list(programme, as_json=json)


@plan.command("read", work="đọc văn bản kế hoạch")
@options.path_argument("file", "Văn bản: .docx, .pdf có chữ, .html hoặc .txt.")
@options.programme
@options.province
@options.path_option("--out", "Tệp kế hoạch (YAML) sẽ ghi; không nêu thì in ra màn hình.")
@options.path_option("--review", "Trang đối chiếu (.html): văn bản bên trái, đề nghị bên phải.")
@options.json
def plan_read(
    *,
    file: Path,
    programme: str,
    province: str | None,
    out: Path | None,
    review: Path | None,
    json: bool,
) -> int:
    """Đọc văn bản kế hoạch và đề nghị tệp kế hoạch; người đối chiếu xong mới dùng được."""
    from baocao.apps.cli.plan_read_command import PlanReadCall, run_plan_read

    return run_plan_read(PlanReadCall(file, programme, province or "", out, review, json))


@plan.command("compare", work="đối chiếu văn bản với tệp kế hoạch")
@options.path_argument("file", "Văn bản: .docx, .pdf có chữ, .html hoặc .txt.")
@options.path_argument("plan_file", "Tệp kế hoạch (YAML).")
@options.programme
@options.json
def plan_compare(*, file: Path, plan_file: Path, programme: str, json: bool) -> int:
    """So văn bản với tệp kế hoạch: mọi số của văn bản có trong kế hoạch chưa."""
    from baocao.apps.cli.plan_read_command import run_plan_compare

    return run_plan_compare(file, plan_file, programme, as_json=json)
