"""What a built report says, as long as its content.json is what the run wrote."""

from __future__ import annotations

import hashlib

from baocao.archive.built.folder import PublishedReport, rebuild
from baocao.core.errors import BaocaoError, Problem
from baocao.document.content import CONTENT_FILE, Content, read_content


def content_of(report: PublishedReport) -> Content:
    """The content of a report that is open.

    Raises `BaocaoError` where the file is missing, was changed, or is another report's.
    """
    file, todo = f"{report.name}/{CONTENT_FILE}", rebuild(report.key)
    published = report.run.outputs.get(CONTENT_FILE)
    if published is None:
        what = f"báo cáo do phiên bản cũ dựng: chưa có {CONTENT_FILE}"
        raise BaocaoError(Problem(what, report.name, todo))
    try:
        found = (report.folder / CONTENT_FILE).read_bytes()
    except OSError:
        raise BaocaoError(Problem("tệp nội dung của báo cáo đã bị xóa", file, todo)) from None
    if hashlib.sha256(found).hexdigest() != published:
        what = "tệp nội dung đã bị sửa sau khi báo cáo hoàn thành"
        raise BaocaoError(Problem(what, file, todo))
    content = read_content(found, file, report.ledger.figures)
    if (content.province.slug, content.period.key) != (report.key.province, report.key.days):
        raise BaocaoError(Problem("tệp nội dung là của báo cáo khác", file, todo))
    return content
