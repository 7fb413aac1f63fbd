"""`baocao new …`: asks what is missing, writes, and says what was written and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from baocao.apps.cli.ask import asked, day_of, offered, offered_lines
from baocao.apps.cli.options import NamedReport
from baocao.build.start.written import Written
from baocao.core.clock import today
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.report_key import UNIT, place_options

SHOWN = 12  # files that a list names before it counts the rest


def run_new_project(folder: Path) -> int:
    """Write a project; 0 when it is whole."""
    from baocao.build.start.project import new_project
    from baocao.core.shipped import shipped_programmes

    written = new_project(folder)
    _tell(written, f"Đã lập dự án {folder.as_posix()}")
    ready = ", ".join(shipped_programmes())
    _next(f"cd {folder.as_posix()}", f"baocao new programme <mã> (có sẵn: {ready})")
    return 0


def run_new_programme(id_: str, name: str | None, cadence: Sequence[str]) -> int:
    """Write a programme's catalogue."""
    from baocao.build.start.programme import ProgrammeAsked, new_programme
    from baocao.build.start.project import is_shipped

    project = find_project()
    if not is_shipped(id_):
        name = asked(name, "--name", "Tên chương trình")
    elif name or cadence:
        what = f"gói có sẵn chương trình {id_}, tên và kỳ báo cáo theo gói"
        todo = "bỏ --name, --cadence; cần khác thì sửa programme.yaml sau khi lập"
        raise UsageError(Problem(what, "", todo))
    found = ProgrammeAsked(id_, name or "", tuple(cadence) or ("quarter",))
    _tell(new_programme(project, found), f"Đã thêm chương trình {id_}")
    folder = project.name(project.of(id_).indicators)
    first = () if is_shipped(id_) else (f"sửa số liệu, chỉ số mẫu trong {folder}",)
    _next(*first, "baocao plan check", "baocao new province <tỉnh>")
    return 0


def run_new_province(
    name: str, place: str | None, letter_symbol: str | None, day: str | None
) -> int:
    """Write the profile of a province or of a unit of it, which has no letters to sign."""
    from baocao.build.start.province import ProvinceAsked, new_province

    project = find_project()
    on = day_of(day, "--day") if day else today()
    is_unit = UNIT in name
    symbol = "" if is_unit else offered(letter_symbol, "Ký hiệu công văn của Sở, ví dụ SYT-NVY")
    written = new_province(project, ProvinceAsked(name, on, place or "", symbol))
    slug = Path(written.files[0]).stem
    whose = "đơn vị" if is_unit else "tỉnh"
    head = f"Đã ghi cách trình bày báo cáo của {whose}; người ký và ký hiệu: xem lại trong tệp"
    _tell(written, head)
    if is_unit:
        _next(f"baocao report {place_options(slug)}")
        return 0
    _next(f"baocao new plan --province {slug}", f"baocao plan read <văn bản> --province {slug}")
    return 0


def run_new_plan(
    province: str | None, programme: str, targets: tuple[str, ...], said: Mapping[str, str | None]
) -> int:
    """Write a plan's file."""
    from baocao.build.start.plan import HOW, PlanAsked, new_plan
    from baocao.build.workspace.definitions import Definitions
    from baocao.build.workspace.door import only_programme

    project = find_project()
    definitions = Definitions(project, only_programme(project, programme, "kế hoạch"))
    name = asked(province, "--province", "Tỉnh")
    year = today().year
    begins = day_of(asked(said["from"], "--from", "Ngày có hiệu lực", f"1/1/{year}"), "--from")
    ends = asked(said["to"], "--to", "Ngày hết hiệu lực", f"31/12/{begins.year}")
    found = PlanAsked(
        title=asked(said["title"], "--title", "Tên kế hoạch, không có chữ “về”"),
        number=offered(said["number"], "Số, ký hiệu, ví dụ 77/KH-UBND"),
        issued_on=_day(offered(said["issued_on"], "Ngày ban hành")),
        valid_from=begins,
        valid_to=day_of(ends, "--to"),
        targets=offered_lines(targets, f"Các chỉ tiêu ({HOW})"),
    )
    unit = definitions.areas.province(name, on=begins)
    written = new_plan(definitions, unit, found)
    _tell(written, f"Đã ghi kế hoạch với {len(found.targets)} chỉ tiêu")
    options = f"{place_options(unit.slug)} --period <kỳ>"
    options += project.programme_option(definitions.id)
    _next(f"baocao plan check {written.files[0]}", f"baocao new period {options}")
    return 0


def _day(text: str) -> date | None:
    return day_of(text, "--issued-on") if text else None


def run_new_period(named: NamedReport) -> int:
    """Make a period's folder and file of wording."""
    from baocao.build.start.period import new_period
    from baocao.build.status.next_steps import forms_command
    from baocao.build.workspace.door import work_meant
    from baocao.core.vietnamese.dates import short_date
    from baocao.definitions.periods.deadlines import deadline
    from baocao.definitions.programmes.units import units_on

    scope = work_meant(find_project(), *named)
    key, period, of = scope.key, scope.period, scope.definitions
    written = new_period(scope)
    sent = scope.project.name(scope.project.sent(key))
    _tell(written, f"Đã mở kỳ {key.period}; tệp của các đơn vị đặt vào {sent}")
    units = units_on(of.programme, of.areas, scope.province, period.end).reporting
    due = short_date(deadline(period, of.working_days))
    print(
        f"Kỳ từ {short_date(period.start)} đến {short_date(period.end)}, hạn nộp {due};"
        f" {len(units)} đơn vị phải báo cáo."
    )
    options = scope.project.options(key)
    _next(forms_command(scope), f"baocao next {options}")
    return 0


def _tell(written: Written, head: str) -> None:
    print(f"{head}:")
    for name in written.files[:SHOWN]:
        print(f"  {name}")
    if len(written.files) > SHOWN:
        print(f"  và {len(written.files) - SHOWN} tệp khác")
    if written.kept:
        print(f"  {len(written.kept)} tệp đã có được giữ nguyên")


def _next(*commands: str) -> None:
    print("Làm tiếp:")
    for command in commands:
        print(f"  {command}")
