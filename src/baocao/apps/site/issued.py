"""The reports that were issued, as the traces of later ones name them."""

from __future__ import annotations

from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.model import IssuedReport
from baocao.core.errors import BaocaoError
from baocao.core.project import Project


class IssuedReports:
    """Reads the register of one province at a time: reports come province by province."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._last: tuple[str, tuple[IssuedReport, ...]] = ("", ())

    def of(self, province: str) -> tuple[IssuedReport, ...]:
        """In the order of issue; none where the register is broken, which the status page says."""
        if self._last[0] != province:
            self._last = province, self._read(province)
        return self._last[1]

    def _read(self, province: str) -> tuple[IssuedReport, ...]:
        try:
            return issued_reports(self._project, province)
        except BaocaoError:
            return ()
