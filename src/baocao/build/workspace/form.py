"""The form of one unit: reads its inputs and writes the workbook."""

from __future__ import annotations

from baocao.build.workspace.door import Scope
from baocao.build.workspace.sent import Definitions, sent_for
from baocao.core.errors import BaocaoError, UsageError
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.calendar import previous
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.submissions.forms.design import audience, design
from baocao.submissions.forms.words import load_form_words
from baocao.submissions.forms.write import form_workbook


def make_form(scope: Scope, unit_text: str | None) -> bytes:
    """The form for a unit, by default the provincial office, with last period's values.

    `unit_text` is a district's code or name in any spelling. Raises `UsageError` for an
    unknown unit, `BaocaoError` where last period's workbooks cannot be read.
    """
    definitions, province, period = scope.definitions, scope.province, scope.period
    project = scope.project
    unit = _unit(definitions, province, period, unit_text) if unit_text else province
    words = load_form_words(project, definitions.programme, definitions.catalogue)
    plans = load_plans(
        definitions.folders.plans, province.slug, definitions.catalogue, definitions.regimes
    )
    form = design(
        audience(definitions.areas, province, period, unit),
        words,
        definitions.catalogue,
        definitions.rules,
        in_force(plans, period),
        sent_for(definitions, province, previous(period)),
    )
    return form_workbook(form, words, definitions.catalogue, definitions.rules)


def _unit(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod, text: str
) -> AdminUnit:
    try:
        return definitions.areas.find(text, within=province.code, on=period.end)
    except BaocaoError as error:
        raise UsageError(*error.problems) from None
