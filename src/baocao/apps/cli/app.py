"""The command `baocao`: what each command takes. Work is imported when a command runs,
so help and wrong usage answer at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, Exit, TyperException

from baocao.apps.cli.help_words import in_vietnamese
from baocao.apps.cli.messages import as_records, fail, print_json, usage_problem
from baocao.apps.cli.options import HELP, By, Files, Json, OnePeriod, OneProvince, Period, Province
from baocao.core.errors import BaocaoError
from baocao.core.project import find_project

app = typer.Typer(
    help="Lập báo cáo định kỳ của Sở Y tế từ số liệu các đơn vị gửi về.",
    context_settings=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
plan = typer.Typer(help="Kế hoạch của các tỉnh.", no_args_is_help=True, context_settings=HELP)
app.add_typer(plan, name="plan")


@app.command()
def report(  # noqa: PLR0913, PLR0917 - the options of the command
    province: Province = None,
    period: Period = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", help="Số báo cáo dựng cùng lúc; mặc định: số nhân.")
    ] = None,
    executor: Annotated[
        str, typer.Option("--executor", help="local: máy này; dask: một cụm máy Dask.")
    ] = "local",
    force: Annotated[bool, typer.Option("--force", help="Dựng lại cả khi không đổi.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Nói vì sao dựng lại.")] = False,
    json: Json = False,
) -> None:
    """Dựng mọi báo cáo có số liệu thay đổi; nêu cả tỉnh và kỳ để dựng một báo cáo."""
    from baocao.apps.cli.asked import Asked, understood

    project = find_project()
    asked = understood(Asked(province, period, jobs, executor, force, explain, json), project)
    from baocao.apps.cli.report_command import run_report

    raise Exit(run_report(asked, project))


@app.command()
def pdf(province: Province = None, period: Period = None) -> None:
    """Tạo bản PDF và ảnh từng trang cạnh các báo cáo đã dựng (cần LibreOffice)."""
    from baocao.apps.cli.pdf_command import run_pdf

    raise Exit(run_pdf(province, period))


@app.command()
def form(
    province: OneProvince,
    period: OnePeriod,
    out: Annotated[Path, typer.Option("--out", help="Tệp biểu mẫu sẽ ghi (.xlsx).")],
    unit: Annotated[
        str | None,
        typer.Option("--unit", help="Huyện, thành phố; không nêu là biểu mẫu của Sở Y tế."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Ghi biểu mẫu Excel để một đơn vị điền số liệu, kèm số liệu kỳ trước."""
    from baocao.apps.cli.form_command import run_form

    raise Exit(run_form(province, period, unit, out, force=force))


@app.command()
def check(
    files: Files = None,
    province: Province = None,
    period: Period = None,
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", help="Thư mục ghi bản chú thích: tô màu và ghi lý do từng ô."),
    ] = None,
    json: Json = False,
) -> None:
    """Kiểm tra tệp số liệu của một kỳ, hoặc các tệp nêu tên; liệt kê mọi điểm sai."""
    from baocao.apps.cli.check_command import run_check

    raise Exit(run_check(files or [], province, period, annotate, as_json=json))


@app.command()
def remind(
    province: OneProvince,
    period: OnePeriod,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Thư mục ghi công văn; không nêu là reports/.nhac/<tỉnh>/<kỳ>."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè công văn đã có.")] = False,
    json: Json = False,
) -> None:
    """Soạn công văn nhắc những đơn vị chưa gửi số liệu hoặc còn điểm phải sửa, giải trình."""
    from baocao.apps.cli.remind_command import run_remind

    raise Exit(run_remind(province, period, out, _today(), force=force, as_json=json))


@app.command("map")
def map_columns(
    file: Annotated[Path, typer.Argument(help="Sổ tính của đơn vị: .xlsx, .xls, .ods, .csv.")],
    province: Province = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="Đơn vị gửi: huyện, thành phố; không nêu là Sở.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", help="Ghi đề xuất vào tệp .yaml này.")
    ] = None,
    json: Json = False,
) -> None:
    """Đề xuất cách đọc bảng biểu riêng của một đơn vị: mỗi cột ứng với thành phần số liệu nào."""
    from baocao.apps.cli.map_command import Asked, run_map

    raise Exit(run_map(Asked(file, province, unit, write, json)))


@app.command()
def lint(
    file: Annotated[Path, typer.Argument(help="Tệp Word cần kiểm tra (.docx).")],
    json: Json = False,
) -> None:
    """Kiểm tra thể thức một tệp Word theo Nghị định 30/2020/NĐ-CP; không sửa tệp."""
    from baocao.apps.cli.lint_command import run_lint

    raise Exit(run_lint(file, as_json=json))


@plan.command("check")
def plan_check(files: Files = None, json: Json = False) -> None:
    """Kiểm tra các tệp kế hoạch; không nêu tệp thì kiểm tra tất cả."""
    from baocao.apps.cli.plan_commands import run_plan_check

    raise Exit(run_plan_check(files or [], as_json=json))


@plan.command("list")
def plan_list(json: Json = False) -> None:
    """Liệt kê các văn bản đang có, hiệu lực, số chỉ tiêu và nhiệm vụ."""
    from baocao.apps.cli.plan_commands import run_plan_list

    raise Exit(run_plan_list(as_json=json))


@app.command()
def status(province: Province = None, json: Json = False) -> None:
    """Cho xem mỗi báo cáo đến đâu: ai đã gửi, lỗi, hạn nộp, tình trạng."""
    from baocao.apps.cli.status_command import run_status

    raise Exit(run_status(province, _today(), as_json=json))


@app.command()
def keep(
    file: Annotated[Path, typer.Argument(help="Tệp Word đã sửa.")],
    yes: Annotated[bool, typer.Option("--yes", help="Ghi luôn, không hỏi.")] = False,
) -> None:
    """Đưa lời văn người soạn viết trong tệp Word về data/narratives; không đụng đến số liệu."""
    from baocao.apps.cli.keep_command import run_keep

    raise Exit(run_keep(file, yes=yes))


@app.command()
def reproduce(
    run: Annotated[Path, typer.Argument(help="Thư mục báo cáo hoặc tệp run.json của nó.")],
    json: Json = False,
) -> None:
    """Dựng lại một báo cáo từ run.json và cho biết kết quả có giống từng byte không."""
    from baocao.apps.cli.reproduce_command import run_reproduce

    raise Exit(run_reproduce(run, as_json=json))


@app.command()
def intake(
    register: Annotated[Path, typer.Argument(help="Sổ theo từng người: .csv, .parquet, .xlsx.")],
    mapping: Annotated[Path, typer.Option("--mapping", help="Tệp YAML nêu các cột của sổ.")],
    out: Annotated[Path | None, typer.Option("--out", help="Tệp số liệu sẽ ghi (.xlsx).")] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Tổng hợp sổ tiêm chủng theo từng người thành số đếm; không lưu thông tin cá nhân."""
    from baocao.apps.cli.intake_command import run_intake

    raise Exit(run_intake(register, mapping, out, force=force))


@app.command()
def issue(
    province: OneProvince,
    period: OnePeriod,
    number: Annotated[str, typer.Option("--number", help="Số văn bản, ví dụ 05.")],
    issued_on: Annotated[str, typer.Option("--date", help="Ngày ban hành, ví dụ 05/01/2023.")],
    by: By = None,
) -> None:
    """Phát hành báo cáo: ghi số và ngày, lưu một bản, khóa số liệu của kỳ."""
    from baocao.apps.cli.lock_commands import asked, run_issue

    raise Exit(run_issue(province, period, asked(number, issued_on, by)))


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="Tệp Word của báo cáo, đã sửa hay chưa.")],
    province: Province = None,
    period: Period = None,
    json: Json = False,
) -> None:
    """So tệp Word với sổ số liệu: số bị sửa, bị xóa, gõ tay, câu chữ thay đổi.

    Kết thúc 0 khi mọi số liệu còn nguyên và không có số gõ tay nào ngoài sổ; câu chữ thay đổi
    và chỗ chưa soạn chỉ được liệt kê. Không bao giờ ghi vào tệp.
    """
    from baocao.apps.cli.verify_command import run_verify

    raise Exit(run_verify(file, province, period, as_json=json))


@app.command()
def trace(
    figure: Annotated[str, typer.Argument(help="Mã số liệu, hoặc số như đã in: 83,15%.")],
    province: OneProvince,
    period: OnePeriod,
    json: Json = False,
) -> None:
    """Cho biết một số trong báo cáo từ đâu mà có, đến từng ô của tệp số liệu."""
    from baocao.apps.cli.trace_command import run_trace

    raise Exit(run_trace(figure, province, period, as_json=json))


@app.command()
def lock(province: OneProvince, period: OnePeriod, by: By = None) -> None:
    """Khóa số liệu một kỳ: tệp đã gửi không được thay đổi nữa."""
    from baocao.apps.cli.lock_commands import run_lock

    raise Exit(run_lock(province, period, by))


@app.command()
def unlock(
    province: OneProvince,
    period: OnePeriod,
    reason: Annotated[str, typer.Option("--reason", help="Lý do mở khóa, được ghi lại.")],
    by: By = None,
) -> None:
    """Mở khóa số liệu một kỳ; người mở, thời điểm và lý do được ghi lại."""
    from baocao.apps.cli.lock_commands import run_unlock

    raise Exit(run_unlock(province, period, reason, by))


@app.command()
def site(json: Json = False) -> None:
    """Dựng các trang web từ những báo cáo đã lập, vào thư mục _site."""
    from baocao.apps.cli.site_command import run_site

    raise Exit(run_site(_today(), as_json=json))


def _today() -> date:
    """The day where the command is run."""
    return datetime.now(UTC).astimezone().date()


in_vietnamese(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exit 0 done, 1 findings that stop, 2 wrong usage."""
    as_json = "--json" in (sys.argv if arguments is None else arguments)
    try:
        code = app(args=arguments, standalone_mode=False, prog_name="baocao")
    except BaocaoError as error:
        code = fail(error.problems, error.exit_code)
        if as_json:
            print_json({"problems": as_records(error.problems)})
    except TyperException as error:
        code = fail([usage_problem(error)], 2) if str(error) else 2
    except (Abort, KeyboardInterrupt):
        code = 130
    sys.exit(code if isinstance(code, int) else 0)
