"""`baocao export`: what units sent and what came of it, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.apps.cli.asked import asked_of
from baocao.apps.cli.options import NamedReport
from baocao.apps.cli.said import counted
from baocao.build.workspace.door import programmes_meant
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.whole_file import write_asked, writing_to
from baocao.definitions.periods.regimes import any_period

if TYPE_CHECKING:
    import pandas as pd

CSV, XLSX, PARQUET = "csv", "xlsx", "parquet"
FORMATS = (CSV, XLSX, PARQUET)
MOST_ROWS = 1_048_575  # of one sheet of Excel, below its headings


@dataclass(frozen=True)
class ExportCall:
    """The options of `baocao export`; "" for what was left out."""

    named: NamedReport
    out: Path
    format: str
    force: bool


def run_export(asked: ExportCall) -> int:
    """Write the tables and their dictionary; 0 when all are written."""
    wanted = _format(asked)
    project = find_project()
    if asked.named.days:
        any_period(asked.named.days)
    programmes = programmes_meant(project, asked.named.programme)
    from baocao.apps.notebook.export import dictionary, export_parts, exported, joined

    parts = export_parts(project, programmes, asked.named.province, asked.named.days)
    if not parts:
        todo = "xem các kỳ có số liệu: baocao status"
        raise UsageError(Problem(f"chưa có số liệu nào{asked_of(asked.named)}", "", todo))
    paths = _paths(asked, wanted)
    each = counted(parts, len(parts), "phần số liệu, mỗi tỉnh một phần")
    read = [exported(project, part) for part in each]
    frames = {**joined(read), **dictionary(project, programmes)}
    _write(frames, paths, wanted)
    for name, path in paths.items():
        rows = f": {len(frames[name])} dòng" if name in frames else ""
        print(f"Đã ghi {path.as_posix()}{rows}")
    return 0


def _format(asked: ExportCall) -> str:
    wanted = asked.format.lower() or (XLSX if asked.out.suffix.lower() == ".xlsx" else CSV)
    if wanted not in FORMATS:
        todo = f"chọn một trong: {', '.join(FORMATS)}"
        raise UsageError(Problem(f"không có dạng “{asked.format}”", "--format", todo))
    is_file = bool(asked.out.suffix)
    if is_file != (wanted == XLSX) or (is_file and asked.out.suffix.lower() != ".xlsx"):
        todo = "xlsx ghi một tệp, ví dụ --out so-lieu.xlsx; csv và parquet ghi một thư mục"
        raise UsageError(Problem("--out không hợp với dạng tệp", asked.out.as_posix(), todo))
    return wanted


def _paths(asked: ExportCall, wanted: str) -> dict[str, Path]:
    """Where each table goes; raises `UsageError` for files that are there, without `force`."""
    from baocao.apps.notebook.export import CATALOGUE, COLUMNS, EXPORTED

    names = (*EXPORTED, CATALOGUE, COLUMNS)
    paths = {name: asked.out / f"{name}.{wanted}" for name in names}
    if wanted == XLSX:
        paths = {"": asked.out}
    there = [path.as_posix() for path in paths.values() if path.exists()]
    if there and not asked.force:
        todo = "đặt tên khác, hoặc thêm --force để ghi đè"
        raise UsageError(*(Problem("tệp đã có, không ghi đè", name, todo) for name in there))
    return paths


def _write(frames: Mapping[str, pd.DataFrame], paths: Mapping[str, Path], wanted: str) -> None:
    if wanted == XLSX:
        write_asked(paths[""], _workbook(frames))
        return
    write: Callable[[pd.DataFrame], bytes] = _csv if wanted == CSV else _parquet
    for name, path in paths.items():
        with writing_to(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_asked(path, write(frames[name]))


def _csv(frame: pd.DataFrame) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _parquet(frame: pd.DataFrame) -> bytes:
    from tempfile import TemporaryDirectory

    import duckdb

    with TemporaryDirectory() as folder, duckdb.connect() as database:
        path = Path(folder) / "a.parquet"
        database.from_df(frame).write_parquet(path.as_posix())
        return path.read_bytes()


def _workbook(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """A sheet a table; texts stay texts."""
    import pandas as pd

    for name, frame in frames.items():
        if len(frame) > MOST_ROWS:
            what = f"bảng {name} có {len(frame)} dòng, Excel không chứa được"
            raise UsageError(Problem(what, "--format", "dùng csv hoặc parquet"))
    target = BytesIO()
    plain = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs=plain) as writer:
        for name, frame in frames.items():
            frame.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
    return target.getvalue()
