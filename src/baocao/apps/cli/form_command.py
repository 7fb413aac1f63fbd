"""`baocao form`: the Excel forms that units fill in, one or all of a period."""

from __future__ import annotations

from pathlib import Path

from baocao.apps.cli.options import NamedReport
from baocao.apps.cli.said import counted
from baocao.build.workspace.door import Scope, work_meant
from baocao.build.workspace.form import PeriodForms, make_form
from baocao.build.workspace.handout import LIST, as_one_file, line_of, mail_list
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.report_key import UNIT
from baocao.core.whole_file import write_asked, writing_to


def run_form(named: NamedReport, out: Path, *, force: bool) -> int:
    """Write one form; an existing file is replaced only with `force`."""
    if out.suffix.lower() != ".xlsx":
        todo = "đặt tên tệp có đuôi .xlsx; lập cho mọi đơn vị thì thêm --all"
        raise UsageError(Problem("biểu mẫu phải là tệp .xlsx", out.as_posix(), todo))
    _refuse([out], force=force)
    write_asked(out, make_form(*_asked(named)))
    print(f"Đã ghi biểu mẫu: {out.as_posix()}")
    return 0


def _asked(named: NamedReport) -> tuple[Scope, str]:
    """The province's work that a form is of, and the unit that it is for."""
    province, _, unit = named.province.partition(UNIT)
    return work_meant(find_project(), *named._replace(province=province)), unit


def run_forms(named: NamedReport, out: Path, *, force: bool) -> int:
    """Write the forms of all units into a folder, the same as a zip beside it, and the list."""
    scope, unit = _asked(named)
    if unit:
        todo = "bỏ --unit để lập cho mọi đơn vị, hoặc bỏ --all"
        raise UsageError(Problem("đã nêu cả --all và --unit", "", todo))
    if out.suffix:
        todo = "ghi tên một thư mục, ví dụ --out bieu-mau"
        raise UsageError(Problem("--all ghi nhiều tệp vào một thư mục", out.as_posix(), todo))
    whole = out.with_name(f"{out.name}.zip")
    _refuse([*(out.iterdir() if out.is_dir() else ()), whole], force=force)
    files = _files(scope)
    with writing_to(out):
        out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_asked(out / name, content)
    write_asked(whole, as_one_file(tuple(files.items())))
    print(f"Đã ghi {len(files) - 1} biểu mẫu vào {out.as_posix()}/ và {whole.as_posix()}.")
    print(f"Danh sách để trộn thư: {(out / LIST).as_posix()}; điền cột Thư điện tử rồi dùng.")
    return 0


def _files(scope: Scope) -> dict[str, bytes]:
    """Every form and the list by the name of its file, all made before any is written."""
    forms = PeriodForms(scope)
    made = list(counted(forms.every(), len(forms.units), "biểu mẫu"))
    days = scope.definitions.working_days
    lines = mail_list(map(line_of, made), scope.period, days)
    return {**{form.name: form.content for form in made}, LIST: lines}


def _refuse(paths: list[Path], *, force: bool) -> None:
    """Files that are there are replaced only with `force`: somebody may be filling them in."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        todo = "đặt tên khác, hoặc thêm --force nếu chắc chắn muốn ghi đè"
        raise UsageError(Problem("tệp đã có, không ghi đè", there[0].as_posix(), todo))
