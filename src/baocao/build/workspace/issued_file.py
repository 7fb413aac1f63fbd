"""Reads the documents of direction that people list beside the words of a report."""

from __future__ import annotations

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.periods.model import ReportingPeriod
from baocao.document.issued_documents import IssuedDocument


class IssuedFile(YamlRecord):
    documents: tuple[IssuedDocument, ...]


def load_issued(
    project: Project, key: ReportKey, period: ReportingPeriod
) -> tuple[IssuedDocument, ...]:
    """The documents of the file; none without a file.

    Raises `BaocaoError` with every wrong field, and every document of another period.
    """
    path = project.issued_documents(key)
    if not path.is_file():
        return ()
    source = read_yaml(path, name=project.name(path))
    documents = validate_yaml(source, IssuedFile).documents
    raise_all(
        _outside(source, place, period)
        for place, one in enumerate(documents)
        if not period.contains(one.issued_on)
    )
    return documents


def _outside(source: YamlSource, place: int, period: ReportingPeriod) -> Problem:
    start, end = short_date(period.start), short_date(period.end)
    todo = f"ghi ngày từ {start} đến {end}, hoặc chuyển văn bản sang báo cáo của kỳ có ngày ấy"
    return Problem(
        "văn bản không ban hành trong kỳ báo cáo", source.where("documents", place, "date"), todo
    )
