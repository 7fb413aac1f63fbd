"""The reports that were issued, as the traces of later ones name them."""

from __future__ import annotations

from baocao.archive.built.folder import PublishedReport
from baocao.archive.issued.issued import EarlierFigures, earlier_figures, issued_reports
from baocao.archive.issued.model import IssuedReport
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey


class IssuedReports:
    """Reads one province's register at a time: reports come province by province."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._last: tuple[tuple[str, str], tuple[IssuedReport, ...]] = (("", ""), ())

    def before(self, report: PublishedReport) -> EarlierFigures:
        """The figures of the reports that `report` could know, by its cut-off."""
        cutoff = report.ledger.cutoff
        return earlier_figures([i for i in self._of(report.key) if i.ledger.cutoff <= cutoff])

    def _of(self, key: ReportKey) -> tuple[IssuedReport, ...]:
        """In the order of issue; none where the register is broken, which the status page says."""
        register = key.programme, key.province
        if self._last[0] != register:
            self._last = register, self._read(*register)
        return self._last[1]

    def _read(self, programme: str, province: str) -> tuple[IssuedReport, ...]:
        try:
            return issued_reports(self._project, programme, province)
        except BaocaoError:
            return ()
