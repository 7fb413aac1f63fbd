"""Folders that are no good reports: each is told of with its reason, and stops nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baocao.apps.site.folders import ShownReport, Unusable, open_report_folder, report_folders
from baocao.apps.site.publish import build_plain
from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from tests.apps.site.conftest import DAY, REPORTS, RICH, parsed
from tests.apps.site.sample import found, text

Spoil = Callable[[Path], None]


def _delete(name: str) -> Spoil:
    return lambda folder: (folder / name).unlink()


def _append(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(" ")

    return spoil


def _write(name: str, content: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).write_text(content, encoding="utf-8")

    return spoil


def _run(**values: Any) -> Spoil:
    """Change run.json."""

    def spoil(folder: Path) -> None:
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        _write("run.json", json.dumps(run | values))(folder)

    return spoil


def _without_content(folder: Path) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    del run["outputs"]["content.json"]
    _write("run.json", json.dumps(run))(folder)


def _changed_content(**values: Any) -> Spoil:
    """Change content.json, and run.json so that it agrees."""

    def spoil(folder: Path) -> None:
        content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
        _write("content.json", json.dumps(content | values))(folder)
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        outputs = run["outputs"] | {"content.json": file_hash(folder / "content.json")}
        _run(outputs=outputs)(folder)

    return spoil


def _half_built(folder: Path) -> None:
    folder.rename(folder.with_name(f"{folder.name}.dang-dung"))
    (folder.with_name(f"{folder.name}.dang-dung") / "run.json").unlink()


OTHER = {"slug": "cao-bang", "code": "04", "name": "Tỉnh Cao Bằng"}
SPOILT: dict[str, tuple[Spoil, str]] = {
    "half built": (_delete("run.json"), "báo cáo dựng dở"),
    "left by a crash": (_half_built, "báo cáo dựng dở"),
    "run.json cut off": (_write("run.json", '{"par'), "tệp ghi lần dựng hỏng"),
    "run.json of other fields": (_run(finding_list="x"), "tệp ghi lần dựng hỏng"),
    "run.json of another report": (_run(parameters={"province": "x"}), "của báo cáo covid-19/x/?"),
    "ledger deleted": (_delete("ledger.json"), "không đọc được tệp"),
    "ledger edited": (_append("ledger.json"), "sổ số liệu không còn là tệp đã dựng"),
    "ledger cut off": (_write("ledger.json", "[1"), "sổ số liệu hỏng"),
    "built by an older version": (_without_content, "phiên bản cũ dựng: chưa có content.json"),
    "content deleted": (_delete("content.json"), "tệp nội dung của báo cáo đã bị xóa"),
    "content edited": (_append("content.json"), "tệp nội dung đã bị sửa"),
    "content of another version": (_changed_content(version=99), "phiên bản khác ghi (99)"),
    "content of another report": (_changed_content(province=OTHER), "là của báo cáo khác"),
    "content of other fields": (
        _changed_content(targets=1),
        "hỏng hoặc do phiên bản khác ghi (targets)",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
def test_a_spoilt_folder_is_told_of(own: Project, spoil: Spoil, said: str) -> None:
    """The reason names the folder and says to build the report anew; the others are shown."""
    spoil(own.report(RICH))
    opened = [open_report_folder(own, folder) for folder in report_folders(own)]
    (bad,) = [one for one in opened if isinstance(one, Unusable)]
    assert bad.key == RICH
    assert said in bad.problems[0].what
    assert bad.problems[0].where.startswith(f"reports/{RICH.identifier}")
    assert "dựng lại báo cáo" in bad.problems[0].todo
    assert sum(isinstance(one, ShownReport) for one in opened) == len(REPORTS) - 1


def test_a_spoilt_folder_is_listed(own: Project) -> None:
    """The start page counts it; its cell leads to the reason; it has no page of its own."""
    (own.reports / "covid-19" / "lang-son/2022-Q1/content.json").write_text("{}", encoding="utf-8")
    built = build_plain(own, DAY)
    assert (built.reports, len(built.unusable)) == (len(REPORTS) - 1, 1)
    start = text(found(parsed(built.folder / "index.html"), "//main")[0])
    assert "1 thư mục báo cáo không dùng được" in start
    states = parsed(built.folder / "tinh-trang.html")
    (row,) = found(states, "//table[contains(@class,'bc-problems')]/tbody/tr")
    assert "reports/covid-19/lang-son/2022-Q1" in text(row)
    assert "tệp nội dung đã bị sửa" in text(row)
    assert "Không dùng được" in text(found(states, "//td/a[@href='#khong-dung-duoc']")[0])
    assert not (built.folder / "bao-cao/covid-19-lang-son-2022-Q1.html").exists()


def test_a_strange_folder_name_is_only_text(own: Project) -> None:
    """A folder whose name is markup is listed as text."""
    strange = own.reports / "covid-19" / "lang-son" / "<img src=x onerror=alert(1)>"
    strange.mkdir()
    built = build_plain(own, DAY)
    page = parsed(built.folder / "tinh-trang.html")
    assert not found(page, "//img")
    assert "<img src=x onerror=alert(1)>" in text(page)


def test_an_edited_word_file_is_named_and_the_report_still_shown(own: Project) -> None:
    """Who edits the Word file before sending it finds the page, with a mark that it was edited."""
    _append("bao-cao.docx")(own.report(RICH))
    built = build_plain(own, DAY)
    page = parsed(built.folder / f"bao-cao/{RICH.slug}.html")
    assert "sửa hoặc bị xóa sau khi lập báo cáo: bao-cao.docx" in text(page)
    assert "đã sửa sau khi lập" in text(found(page, "//ul[@class='bc-downloads']")[0])
    assert "Có tệp đã sửa" in text(parsed(built.folder / "tinh-trang.html"))


def test_no_report_at_all_still_makes_a_site(own: Project) -> None:
    """Before the first report the pages say how to make one."""
    for folder in report_folders(own):
        shutil.rmtree(folder.path)
    built = build_plain(own, DAY)
    assert built.reports == 0
    assert "make report" in text(parsed(built.folder / "index.html"))
