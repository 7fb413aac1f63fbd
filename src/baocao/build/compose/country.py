"""One report on many provinces, from the reports that they published of the same period.

No workbook is read again: a province's figure is the one of its ledger, with its cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.archive.built.folder import LEDGER_FILE, PublishedReport, open_published
from baocao.build.compose.load import load_references
from baocao.build.workspace.door import Scope
from baocao.build.workspace.published import published_below
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import BaocaoError, Problem
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.calendar import previous, same_period_last_year
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.naming import period_name
from baocao.results.comparison import rank_districts
from baocao.results.countrywide import ProvinceResults, joined
from baocao.results.inputs import Inputs
from baocao.results.ledger.figures import figure_id
from baocao.results.ledger.model import Figure, FormulaKind
from baocao.results.model import IndicatorResult
from baocao.results.report_data import ReportData
from baocao.submissions.workbooks.model import Submission

OF_RESULTS = (FormulaKind.RATIO, FormulaKind.COUNT, FormulaKind.REPORTED)


def country_data(scope: Scope) -> ReportData:
    """Everything that the country's report says.

    Raises `BaocaoError` where no province has a report of the period that can be read.
    """
    definitions, country, period = scope.definitions, scope.province, scope.period
    provinces = definitions.areas.children(country.code, period.end)
    phrases = load_phrases(scope.project, definitions.programme)
    origin = phrases.text("report.of_provinces", period=period_name(period))
    # Of each report in turn only what the country's needs: all ledgers at once take gigabytes.
    found = [
        (_of_province(report, unit, definitions.catalogue), _as_sent(unit, report, origin))
        for unit, report in _published(scope)
    ]
    if not found:
        what = f"chưa tỉnh nào có báo cáo kỳ {period.key} đã dựng"
        where = scope.project.name(scope.project.reports / definitions.id)
        raise BaocaoError(Problem(what, where, "dựng báo cáo của các tỉnh trước: baocao report"))
    results, left_out = joined(country, [published for published, _ in found], provinces)
    report_type = scope.report_type
    inputs = Inputs(
        key=scope.key,
        programme=definitions.programme,
        province=country,
        districts=provinces,
        reporting_units=provinces,
        period=period,
        deadline=deadline(period, definitions.working_days),
        profile=definitions.profile(country, report_type),
        plans=(),
        catalogue=definitions.catalogue,
        submissions=tuple(sent for _, sent in found),
        history={},
        previous=previous(period).key,
        last_year=same_period_last_year(period).key,
        references=load_references(scope.project),
        findings=(),
        crosswalk=definitions.areas.crosswalk,
    )
    ranked = rank_districts(results, [unit.code for unit in provinces])
    return ReportData(inputs, ranked, (), (), (), left_out=left_out)


def _published(scope: Scope) -> Iterator[tuple[AdminUnit, PublishedReport]]:
    """Each province's report that is as it was built; the others count as missing."""
    definitions, period = scope.definitions, scope.period
    for unit in published_below(definitions, scope.province, period):
        try:
            report = open_published(scope.project, definitions.key(unit, period))
        except BaocaoError:
            continue
        if (report.ledger.start, report.ledger.end) == (period.start, period.end):
            yield unit, report


def _kind(report: PublishedReport) -> tuple[bool, bool]:
    """Whether a report has synthetic data in it, and whether every unit's is."""
    run = report.run
    got = {*(run.received or ()), *(run.through or ())}
    parts = [({*part.expected}, {*part.received, *part.through}) for part in run.period_parts]
    complete = all(due <= sent for due, sent in parts or [({*(run.expected or ())}, got)])
    synthetic = any(sent.synthetic for sent in run.submissions)
    return synthetic, complete and not run.missing_parts


def _of_province(
    report: PublishedReport, unit: AdminUnit, catalogue: IndicatorCatalogue
) -> ProvinceResults:
    return ProvinceResults(unit, tuple(_results(report, unit, catalogue)), *_kind(report))


def _results(
    report: PublishedReport, unit: AdminUnit, catalogue: IndicatorCatalogue
) -> Iterator[IndicatorResult]:
    """What the ledger says of the whole province, as results."""
    for figure in report.ledger.figures:
        indicator = catalogue.indicators.get(figure.indicator or "")
        if indicator is None or figure.as_of is None or not _is_result(figure, unit):
            continue
        yield IndicatorResult(
            indicator=indicator,
            area=unit,
            disaggregation=figure.disaggregation,
            quantity=Quantity(figure.value, figure.bound),
            as_of=figure.as_of,
            reported=figure.formula.kind is FormulaKind.REPORTED,
            numerator=figure.numerator,
            denominator=figure.denominator,
            sources=figure.sources,
        )


def _is_result(figure: Figure, unit: AdminUnit) -> bool:
    options = (option for _, option in figure.disaggregation)
    whole = figure_id(figure.indicator or "", *options, unit.code, "value")
    return figure.id == whole and figure.area == unit.code and figure.formula.kind in OF_RESULTS


def _as_sent(unit: AdminUnit, report: PublishedReport, origin: str) -> Submission:
    """A province's report as what was sent for the country's."""
    synthetic, _ = _kind(report)
    key: ReportKey = report.key
    return Submission(
        file=f"{report.name}/{LEDGER_FILE}",
        sha256=report.run.outputs[LEDGER_FILE],
        unit=unit.code,
        province=key.province,
        period=key.period,
        as_of=report.ledger.cutoff,
        prepared_by="",
        synthetic=synthetic,
        origin=origin,
        unit_name=unit.name,
    )
