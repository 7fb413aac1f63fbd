"""What the clerk is handed: the report as PDF and Word, its summary, its workbook, and a list that
says what each file is, with its SHA-256.

One zip file, whose bytes are the same as long as the files are. Nothing of the report's folder
is changed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256

from baocao.archive.built.folder import WORD_FILE, PublishedReport, open_published
from baocao.archive.issued.locks import standing_issue
from baocao.archive.issued.model import IssuedReport
from baocao.build.issue.objections import files_changed, objections
from baocao.build.run.preview import pdf_files
from baocao.build.run.replacing import recover_report
from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import report_turn
from baocao.core.vietnamese.dates import short_date

LIST = "danh-muc.txt"
SUMMARY, WORKBOOK = "tom-tat.docx", "phu-luc.xlsx"
PDF = {WORD_FILE: "bao-cao.pdf", SUMMARY: "tom-tat.pdf"}
WHAT = {
    "bao-cao.pdf": "báo cáo, bản PDF/A-2b để ký số và gửi",
    WORD_FILE: "báo cáo, bản Word",
    "tom-tat.pdf": "tóm tắt một trang, bản PDF",
    SUMMARY: "tóm tắt một trang, bản Word",
    WORKBOOK: "số liệu của báo cáo, các bảng và nguồn từng số",
}
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows: the same bytes each time


def pack_report(project: Project, key: ReportKey) -> bytes:
    """The zip file of a report that is built, while it is its turn.

    Raises `BaocaoError` where it is not built, where something speaks against handing it on, and
    where LibreOffice cannot print it.
    """
    with report_turn(project, key):
        recover_report(project, key)
        report = open_published(project, key)
        issued = standing_issue(project, key)
        raise_all(_against(project, report, issued))
        return _zipped(_files(project, report), _list_head(project, report, issued))


def _against(
    project: Project, report: PublishedReport, issued: IssuedReport | None
) -> Iterator[Problem]:
    """What was issued was looked at then; it must still be that."""
    if issued and report.is_as_published(WORD_FILE):
        return files_changed(project, report)
    return objections(project, report)


def _files(project: Project, report: PublishedReport) -> Mapping[str, bytes]:
    """The content of each file, in the order of the list; of those that people deleted none."""
    there = {name: report.folder / name for name in WHAT if (report.folder / name).is_file()}
    words = [there[name] for name in PDF if name in there]
    printed = pdf_files(project, words)
    found = {name: path.read_bytes() for name, path in there.items()}
    found |= {PDF[path.name]: content for path, content in printed.items()}
    return {name: found[name] for name in WHAT if name in found}


def _zipped(files: Mapping[str, bytes], head: str) -> bytes:
    listed = head + "".join(_lines(name, content) for name, content in files.items())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {LIST: listed.encode(), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _list_head(project: Project, report: PublishedReport, issued: IssuedReport | None) -> str:
    """What the list begins with; `sha256sum -c` passes over these lines."""
    state = "chưa phát hành; văn thư ghi số, ngày"
    if issued:
        state = f"số {issued.number}, ngày {short_date(issued.issued_on)}"
    return (
        f"# Báo cáo {project.called(report.key)}: {state}\n"
        "# Mỗi tệp một dòng mã băm SHA-256; kiểm tra: sha256sum -c danh-muc.txt\n"
    )


def _lines(name: str, content: bytes) -> str:
    return f"#\n# {WHAT[name]}\n{sha256(content).hexdigest()}  {name}\n"
