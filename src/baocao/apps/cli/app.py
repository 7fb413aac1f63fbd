"""The command `baocao`: what each command takes. Work is imported when a command runs,
so help and wrong usage answer at once. A command returns its exit code."""

from __future__ import annotations

from pathlib import Path

import click

from baocao import __version__
from baocao.apps.cli import options
from baocao.apps.cli.new_group import new
from baocao.apps.cli.options import (
    NamedReport,
    WorkbookSender,
    flag,
    option,
    path_argument,
    path_option,
    several,
)
from baocao.apps.cli.paper_commands import pack, pdf
from baocao.apps.cli.plan_group import plan
from baocao.apps.cli.progress_commands import export, next_, status
from baocao.apps.cli.project_commands import migrate, upgrade
from baocao.apps.cli.register_group import register
from baocao.apps.cli.vietnamese_click import VietnameseGroup
from baocao.core.clock import today


@click.group(cls=VietnameseGroup, context_settings=options.HELP)
@click.version_option(__version__, message="%(prog)s %(version)s", help="Hiện số phiên bản.")
def app() -> None:
    """Lập báo cáo định kỳ của Sở Y tế từ số liệu các đơn vị gửi về."""


app.add_command(new)


@app.command(work="")
@options.reports
@options.level
@option("--jobs", "Số báo cáo dựng cùng lúc; mặc định: số nhân.", type=int, metavar="SỐ")
@option(
    "--executor",
    "local: máy này (mặc định); dask: một cụm máy Dask.",
    default="local",
    metavar="CÁCH",
)
@flag("--force", "Dựng lại cả khi không đổi.")
@flag("--explain", "Nói vì sao dựng lại.")
@flag("--watch", "Dựng lại mỗi khi có tệp được lưu, cho tới khi nhấn Ctrl-C.")
@flag("--quiet", "Không in gì khi xong; lỗi vẫn in ra.")
@path_option("--log", "Ghi thêm vào tệp này mỗi báo cáo một dòng.")
@options.json
def report(  # noqa: PLR0913  # each is an option
    *,
    named: NamedReport,
    jobs: int | None,
    executor: str,
    force: bool,
    explain: bool,
    watch: bool,
    quiet: bool,
    log: Path | None,
    json: bool,
) -> int:
    """Dựng mọi báo cáo có số liệu thay đổi; nêu cả tỉnh và kỳ để dựng một báo cáo."""
    from baocao.apps.cli.asked import ReportCall
    from baocao.apps.cli.reporting import answer

    call = ReportCall(named, jobs, executor, force, explain, json, quiet, log)
    return answer(call, watch=watch)


app.add_command(pdf)
app.add_command(pack)


@app.command(work="lập biểu mẫu")
@options.one_report
@path_option("--out", "Tệp .xlsx sẽ ghi; với --all là thư mục.", required=True)
@flag("--all", "Biểu mẫu của mọi đơn vị phải báo cáo: thư mục, tệp .zip, danh sách trộn thư.")
@flag("--force", "Ghi đè tệp đã có.")
def form(*, named: NamedReport, out: Path, all: bool, force: bool) -> int:
    """Ghi biểu mẫu Excel để đơn vị (--unit) điền số liệu, kèm số liệu kỳ trước; không nêu đơn vị
    là biểu mẫu của Sở Y tế.

    Biểu mẫu chỉ hỏi những lĩnh vực mà kế hoạch và chương trình cần. Biểu mẫu của Sở có sẵn số các
    đơn vị đã gửi và tổng của chúng.
    """
    from baocao.apps.cli.form_command import run_form, run_forms

    return (run_forms if all else run_form)(named, out, force=force)


@app.command(work="đọc và kiểm tra số liệu")
@options.files
@options.reports
@path_option(
    "--annotate",
    "Thư mục ghi bản chú thích: tô màu và ghi lý do từng ô.",
    metavar="THƯ-MỤC",
)
@path_option("--out", "Tệp .xlsx ghi danh sách mọi điểm sai để gửi đi.")
@options.json
def check(
    *,
    files: tuple[Path, ...],
    named: NamedReport,
    annotate: Path | None,
    out: Path | None,
    json: bool,
) -> int:
    """Kiểm tra tệp số liệu của một kỳ, hoặc các tệp nêu tên; liệt kê mọi điểm sai."""
    from baocao.apps.cli.check_command import run_check

    return run_check(list(files), named, annotate, out, as_json=json)


@app.command(work="soạn công văn nhắc")
@options.one_report
@path_option(
    "--out",
    "Thư mục ghi công văn; không nêu là reports/.nhac/<chương trình>/<tỉnh>/<kỳ>.",
    metavar="THƯ-MỤC",
)
@flag("--force", "Thay bộ công văn đã có; công văn đã sửa tay được giữ và nêu tên.")
@options.json
def remind(*, named: NamedReport, out: Path | None, force: bool, json: bool) -> int:
    """Soạn công văn nhắc những đơn vị chưa gửi số liệu hoặc còn điểm phải sửa, giải trình."""
    from baocao.apps.cli.remind_command import run_remind

    return run_remind(named, out, today(), force=force, as_json=json)


@app.command("map", work="đọc bảng biểu của đơn vị")
@path_argument("file", "Sổ tính của đơn vị: .xlsx, .xls, .ods, .csv.")
@options.sender
@path_option("--write", "Ghi đề xuất vào tệp .yaml này, bản xem trước .html ở bên cạnh.")
@flag("--yes", "Ghi luôn, không hỏi; bị từ chối khi còn chỗ chưa rõ.")
@options.json
def map_columns(
    *, file: Path, sender: WorkbookSender, write: Path | None, yes: bool, json: bool
) -> int:
    """Đề xuất cách đọc bảng biểu riêng của một đơn vị: mỗi cột ứng với thành phần số liệu nào."""
    from baocao.apps.cli.map_command import MapCall, run_map

    return run_map(MapCall(file, sender, write, yes, json))


@app.command(work="soát thể thức")
@path_argument("file", "Tệp Word cần kiểm tra (.docx).")
@path_option("--annotate", "Ghi một bản sao có nhận xét tại từng chỗ sai vào tệp .docx này.")
@options.json
def lint(*, file: Path, annotate: Path | None, json: bool) -> int:
    """Kiểm tra thể thức một tệp Word theo Nghị định 30/2020/NĐ-CP; không sửa tệp."""
    from baocao.apps.cli.lint_command import run_lint

    return run_lint(file, annotate, as_json=json)


app.add_command(status)
app.add_command(next_)


@app.command(work="đọc lời văn trong tệp Word")
@path_argument("file", "Tệp Word đã sửa.")
@flag("--yes", "Ghi luôn, không hỏi; số trong lời văn phải được xác nhận bằng --number.")
@several("--number", "Số trong lời văn đã soát là đúng", metavar="SỐ")
def keep(*, file: Path, yes: bool, number: tuple[str, ...]) -> int:
    """Đưa lời văn người soạn viết trong tệp Word về data/narratives; không đụng đến số liệu.

    Số trong lời văn là của người viết: lệnh liệt kê và hỏi từng số, có xác nhận mới ghi.
    """
    from baocao.apps.cli.keep_command import KeepCall, run_keep

    return run_keep(KeepCall(file, yes, number))


@app.command(work="dựng lại báo cáo")
@options.one_report
def renew(*, named: NamedReport) -> int:
    """Đưa bản dựng mới vào chỗ tệp Word đã sửa tay, sau khi baocao keep đã giữ lời văn.

    Dựng báo cáo nếu cần; tệp đã sửa tay được cất vào reports/.ban-cu.
    """
    from baocao.apps.cli.renew_command import run_renew

    return run_renew(named)


@app.command(work="dựng lại báo cáo để so sánh")
@path_argument("run", "Thư mục báo cáo hoặc tệp run.json của nó.")
@options.json
def reproduce(*, run: Path, json: bool) -> int:
    """Dựng lại một báo cáo từ run.json và cho biết kết quả có giống từng byte không."""
    from baocao.apps.cli.reproduce_command import run_reproduce

    return run_reproduce(run, as_json=json)


@app.command(work="đếm sổ")
@path_argument("register", "Sổ theo từng người: .csv, .parquet, .xlsx.", metavar="SỔ")
@path_option("--mapping", "Tệp YAML nêu các cột của sổ.", required=True)
@path_option("--out", "Tệp số liệu sẽ ghi (.xlsx).")
@options.programme
@flag("--force", "Ghi đè tệp đã có.")
def intake(*, register: Path, mapping: Path, out: Path | None, programme: str, force: bool) -> int:
    """Tổng hợp sổ theo từng người thành số đếm; không lưu thông tin cá nhân."""
    from baocao.apps.cli.intake_command import run_intake

    return run_intake(register, mapping, out, programme, force=force)


@app.command(work="soát và phát hành báo cáo")
@options.one_report
@option("--number", "Số văn bản, ví dụ 05.", required=True, metavar="SỐ")
@option("--date", "Ngày ban hành, ví dụ 05/01/2023.", required=True, metavar="NGÀY")
@options.by
def issue(*, named: NamedReport, number: str, date: str, by: str | None) -> int:
    """Phát hành báo cáo: ghi số và ngày, lưu một bản, khóa số liệu của kỳ."""
    from baocao.apps.cli.lock_commands import asked, run_issue

    return run_issue(named, asked(number, date, by))


@app.command(work="so tệp Word với sổ số liệu")
@path_argument("file", "Tệp Word của báo cáo, đã sửa hay chưa.")
@options.reports
@options.json
def verify(*, file: Path, named: NamedReport, json: bool) -> int:
    """So tệp Word với sổ số liệu: số, chữ tính từ số liệu và hình bị sửa, số gõ tay, câu chữ.

    Kết thúc 0 khi số liệu, chữ tính từ số liệu (đánh giá, tên dòng, đơn vị tính, thời hạn, kỳ,
    địa bàn) và hình còn nguyên, không có số gõ tay ngoài sổ và không có gì không đọc được; câu
    chữ của người soạn và chỗ chưa soạn chỉ được liệt kê. Không bao giờ ghi vào tệp.
    """
    from baocao.apps.cli.verify_command import run_verify

    return run_verify(file, named, as_json=json)


@app.command(work="tìm nguồn của con số")
@click.argument("figure", help="Mã số liệu, hoặc số như đã in: 83,15%.", metavar="SỐ-LIỆU")
@options.one_report
@options.json
def trace(*, figure: str, named: NamedReport, json: bool) -> int:
    """Cho biết một số, hoặc chữ tính từ số liệu, từ đâu mà có, đến từng ô của tệp số liệu."""
    from baocao.apps.cli.trace_command import run_trace

    return run_trace(figure, named, as_json=json)


@app.command(work="khóa số liệu")
@options.one_report
@options.by
def lock(*, named: NamedReport, by: str | None) -> int:
    """Khóa số liệu một kỳ: tệp đã gửi không được thay đổi nữa."""
    from baocao.apps.cli.lock_commands import run_lock

    return run_lock(named, by)


@app.command(work="mở khóa số liệu")
@options.one_report
@option("--reason", "Lý do mở khóa, được ghi lại.", required=True, metavar="LÝ-DO")
@options.by
def unlock(*, named: NamedReport, reason: str, by: str | None) -> int:
    """Mở khóa số liệu một kỳ; người mở, thời điểm và lý do được ghi lại."""
    from baocao.apps.cli.lock_commands import run_unlock

    return run_unlock(named, reason, by)


@app.command(work="dựng các trang web")
@options.json
def site(*, json: bool) -> int:
    """Dựng các trang web từ những báo cáo đã lập, vào thư mục _site."""
    from baocao.apps.cli.site_command import run_site

    return run_site(today(), as_json=json)


app.add_command(export)
app.add_command(plan)
app.add_command(register)
app.add_command(migrate)
app.add_command(upgrade)
