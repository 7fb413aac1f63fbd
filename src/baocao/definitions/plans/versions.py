"""Versions of one document: each amends the one before it, and none stands twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import Problem
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import YamlSource
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.model import Plan
from baocao.definitions.plans.schema import PlanRecord


@dataclass(frozen=True)
class PlanFile:
    """A plan's file whose fields are right one by one."""

    path: Path
    source: YamlSource
    record: PlanRecord

    def build(self, regimes: Regimes) -> Plan:
        """The plan with the fingerprint of its file."""
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        return self.record.build(self.source, digest, regimes)

    @property
    def key(self) -> str:
        """The version's name as `amends` writes it: "ke-hoach@2"."""
        return f"{self.record.id}@{self.record.version}"


def check_versions(files: Sequence[PlanFile], others: Sequence[PlanFile] = ()) -> Iterator[Problem]:
    """Yield breaks in the chains of `files`; `others` are known beside them."""
    known: dict[str, str] = {file.key: file.source.file for file in others}
    every = known.keys() | {file.key for file in files}
    for file in files:
        first = known.setdefault(file.key, file.source.file)
        if first != file.source.file:
            what = f"văn bản “{file.record.id}” bản {file.record.version} đã có ở {first}"
            yield Problem(what, file.source.where("version"), "đặt mã khác hoặc tăng version")
        yield from _link(file, every)
        yield from _order(file, {one.key: one for one in (*others, *files)})


def _order(file: PlanFile, every: Mapping[str, PlanFile]) -> Iterator[Problem]:
    """A version counts no earlier than the one that it amends."""
    before = every.get(file.record.amends or "")
    if before is None or before.record.amends is None:
        return
    first, day = (one.record.effective_from or one.record.issued_on for one in (before, file))
    if first and day and day < first:
        what = f"bản {file.record.version} tính từ {short_date(day)}, trước bản mà nó sửa đổi"
        field = "effective_from" if file.record.effective_from else "issued_on"
        yield Problem(what, file.source.where(field), f"ghi ngày từ {short_date(first)}")


def _link(file: PlanFile, every: set[str]) -> Iterator[Problem]:
    version, amends = file.record.version, file.record.amends
    before = f"{file.record.id}@{version - 1}" if version > 1 else None
    where = file.source.where("amends")
    if amends is not None and amends not in every:
        todo = f"ghi {before}" if before in every else "thêm tệp của bản được sửa đổi"
        yield Problem(f"không có bản “{amends}”", where, todo)
    elif amends != before:
        what = f"bản {version} phải sửa đổi “{before}”" if before else "bản 1 không sửa đổi bản nào"
        yield Problem(what, where, f"ghi amends: {before or 'null'}, hoặc sửa version")
