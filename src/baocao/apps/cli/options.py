"""Options and arguments that several commands take, each worded once."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from baocao.apps.cli.vietnamese_click import VietnameseOption
from baocao.core.errors import Problem, UsageError
from baocao.core.report_key import TYPED, with_type, with_unit
from baocao.definitions.areas.model import COUNTRY, AreaLevel

F = TypeVar("F", bound=Callable[..., Any])


class _GivenPath(click.Path):
    """A path, also as Windows writes it: with backslashes, where no file has that very name."""

    def convert(self, *given: Any) -> Any:
        path = super().convert(*given)
        return path if os.access(path, os.F_OK) else Path(str(path).replace("\\", "/"))


PATH = _GivenPath(path_type=Path)
HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def option(name: str, help_text: str, **settings: Any) -> Callable[[F], F]:
    """An option of a command; `settings` are those of `click.option`."""
    return click.option(name, cls=VietnameseOption, help=help_text, **settings)


def flag(name: str, help_text: str) -> Callable[[F], F]:
    """An option without a value."""
    return option(name, help_text, is_flag=True)


def several(name: str, help_text: str, metavar: str) -> Callable[[F], F]:
    """An option that may be given several times."""
    return option(name, f"{help_text}; nêu được nhiều lần.", multiple=True, metavar=metavar)


def path_option(name: str, help_text: str, **settings: Any) -> Callable[[F], F]:
    """An option that names a file or folder."""
    return option(name, help_text, **{"type": PATH, "metavar": "TỆP", **settings})


def path_argument(name: str, help_text: str, **settings: Any) -> Callable[[F], F]:
    """A file or folder that a command is given."""
    return click.argument(name, help=help_text, **{"type": PATH, "metavar": "TỆP", **settings})


LEVELS = (AreaLevel.PROVINCE.value, AreaLevel.COUNTRY.value)


class NamedReport(NamedTuple):
    """The report that the command line names; "" for an option that was left out. The province
    has the unit whose own report is meant, the period the report type, as in the names of
    folders."""

    province: str
    period: str
    programme: str

    @property
    def days(self) -> str:
        """The period alone: what was sent is of every report type."""
        return self.period.partition(TYPED)[0]


class WorkbookSender(NamedTuple):
    """Who sent a workbook; "" for an option that was left out."""

    province: str
    programme: str
    unit: str


_PROVINCE, _PERIOD = {"metavar": "TỈNH"}, {"metavar": "KỲ"}
province = option("--province", "Tỉnh: mã, tên hoặc slug, ví dụ lang-son.", **_PROVINCE)
programme = option(
    "--programme",
    "Chương trình, tên thư mục ở data/programmes; cần nêu khi tỉnh và kỳ có ở nhiều chương trình.",
    metavar="MÃ",
    default="",
)
_period = option("--period", "Kỳ báo cáo: 2022-Q4, 2022-H2, 2022-9M, 2022.", **_PERIOD)
_type = option(
    "--type",
    "Loại báo cáo khác của kỳ: id ở reports của programme.yaml; không nêu là loại đầu tiên.",
    metavar="LOẠI",
    default="",
)
_unit = option("--unit", "Đơn vị gửi: huyện hoặc xã, phường; không nêu là Sở.", metavar="ĐƠN-VỊ")
own = option(
    "--unit",
    "Huyện, xã, phường, đặc khu của tỉnh mà báo cáo riêng được nói đến: mã, tên hoặc slug.",
    metavar="ĐƠN-VỊ",
    default="",
)
_one_province = option("--province", "Tỉnh: mã, tên hoặc slug.", required=True, **_PROVINCE)
_one_period = option("--period", "Kỳ báo cáo, ví dụ 2022-Q4.", required=True, **_PERIOD)


def reports(command: Callable[..., int]) -> Callable[..., int]:
    """The options that narrow down which reports are meant; the command takes `named`."""
    return province(own(_period(_type(programme(_with_name(command))))))


def level(command: Callable[..., int]) -> Callable[..., int]:
    """The option for one report on all provinces; it stands below `reports`, whose `named` then
    names the country."""

    @wraps(command)
    def given(*, named: NamedReport, level: str, **others: Any) -> int:
        if level not in LEVELS:
            todo = f"chọn một trong: {', '.join(LEVELS)}"
            raise UsageError(Problem(f"không có cấp “{level}”", "--level", todo))
        if level == LEVELS[0]:
            return command(named=named, **others)
        if named.province or not named.period:
            what = "báo cáo chung các tỉnh cần nêu kỳ và không nêu tỉnh"
            raise UsageError(Problem(what, "--level", "ghi ví dụ --level country --period 2022-Q4"))
        return command(named=named._replace(province=COUNTRY), **others)

    told = "province: từng tỉnh (mặc định); country: chung các tỉnh, từ báo cáo đã dựng của kỳ."
    return option("--level", told, default=LEVELS[0], metavar="CẤP")(given)


def one_report(command: Callable[..., int]) -> Callable[..., int]:
    """The options that name one report; the command takes `named`."""
    return _one_province(own(_one_period(_type(programme(_with_name(command))))))


def sender(command: Callable[..., int]) -> Callable[..., int]:
    """The options that say who sent a workbook; the command takes `sender`."""

    @wraps(command)
    def given(*, province: str | None, programme: str, unit: str | None, **others: Any) -> int:
        return command(sender=WorkbookSender(province or "", programme, unit or ""), **others)

    return province(programme(_unit(given)))


def _with_name(command: Callable[..., int]) -> Callable[..., int]:
    @wraps(command)
    def given(
        *,
        province: str | None,
        unit: str,
        period: str | None,
        type: str,
        programme: str,
        **others: Any,
    ) -> int:
        if unit and not province:
            todo = f"ghi ví dụ --province lang-son --unit {unit}"
            raise UsageError(Problem("đơn vị cần nêu cùng tỉnh", "--unit", todo))
        if type and not period:
            what = "loại báo cáo cần nêu cùng kỳ"
            raise UsageError(Problem(what, "--type", f"ghi ví dụ --period 2022-Q4 --type {type}"))
        place = with_unit(province or "", unit)
        named = NamedReport(place, with_type(period or "", type), programme)
        return command(named=named, **others)

    return given


by = option("--by", "Người thực hiện; mặc định: tên đăng nhập.", metavar="TÊN")
json = flag("--json", "In kết quả dạng JSON.")
files = path_argument("files", "Tệp cần kiểm tra.", nargs=-1, metavar="[TỆP]...")
