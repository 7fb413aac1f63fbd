"""Figures that no result alone makes, each fact of them: of plans, units, corrections, sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.definitions.plans.model import Among, BaselineKind, Milestone, Relative
from baocao.definitions.programmes.model import CountedElement, NeedRole
from baocao.results.corrections import Correction
from baocao.results.countrywide import ProvinceDifference, ProvinceResults, joined
from baocao.results.ledger.denominators import BY_SOURCE, of_count, of_rate
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Verdict, stated
from baocao.results.ledger.need_figures import of_need
from baocao.results.ledger.target_figures import (
    of_area_gap,
    of_milestone,
    of_relative_change,
    of_stated_value,
)
from baocao.results.ledger.unit_figures import of_share_wanted, of_units_met, of_units_total
from baocao.results.model import (
    Amount,
    DenominatorSource,
    IndicatorResult,
    TargetResult,
    UnitsMeeting,
)
from baocao.results.needs import Need
from baocao.results.roadmap import RoadmapStep
from baocao.submissions.workbooks.model import SourceCell
from tests.results.sample import (
    ADULTS_D3,
    CATALOGUE,
    CITY,
    DAY,
    DISTRICTS,
    PROVINCE,
    at,
    computed,
    obs,
    plan,
    report_data,
    submission,
    target,
)

COVERAGE = CATALOGUE.indicators["coverage"]
FIGURES = Figures(PROVINCE.code, {})
WANTED = target(among=Among(Decimal("92.5")), line=17)
PLAN = plan(WANTED, version=2)
LINE = (SourceCell(PLAN.file, PLAN.sha256, "", "dòng 17"),)


def rate(given: int, of: int, area: str = PROVINCE.code, provider: str = "") -> IndicatorResult:
    people = obs("eligible_population", of, area, ADULTS_D3, provider=provider)
    return computed(
        obs("vaccinated", given, area, ADULTS_D3),
        people,
        area=next(unit for unit in (PROVINCE, *DISTRICTS) if unit.code == area),
    )


def judged(*observations: object) -> TargetResult:
    data = report_data(submission(*observations), plans=[PLAN])  # type: ignore[arg-type]
    return data.targets[0]


def of_plan(id_: str, text: str, value: str, **others: object) -> Figure:
    figure = Figure(
        id_, text, Decimal(value), "percent", Formula(FormulaKind.TARGET),
        indicator="coverage", sources=LINE,
    )  # fmt: skip
    return replace(figure, **others)  # type: ignore[arg-type]


def test_what_a_plan_says_is_a_figure_of_its_line() -> None:
    """The value, a milestone, the change and the share of units that it wants."""
    met = judged()
    step = RoadmapStep(PLAN, WANTED, Milestone(date(2022, 6, 30), Decimal("75.5")), is_due=True)
    made = [
        of_stated_value(PLAN, WANTED, COVERAGE),
        of_milestone(step, COVERAGE),
        of_relative_change(met, Relative(Decimal("-12.5"), to=BaselineKind.PREVIOUS_YEAR)),
        of_share_wanted(met, Among(Decimal("92.5"))),
    ]
    split = {"disaggregation": ADULTS_D3}
    assert made == [
        of_plan("ke-hoach.v2.d3.target", "90%", "90", **split),
        of_plan("ke-hoach.d3.milestone-2022-06-30", "75,5%", "75.5", **split),
        of_plan("ke-hoach.d3.change-wanted", "12,5%", "-12.5"),
        of_plan("ke-hoach.d3.units-wanted", "92,5%", "92.5"),
    ]


def test_units_that_meet_a_target_are_counted() -> None:
    """With the cells of all, and the verdict on the target."""
    one = judged()
    units = UnitsMeeting(DISTRICTS[:1], DISTRICTS[1:2], (), DISTRICTS[2:], (), (at(3), at(4)))
    assert of_units_met(FIGURES, one, units) == Figure(
        "ke-hoach.d3.units-met.20.count", "1", Decimal(1), "count",
        stated("số đơn vị có kết quả đạt mức của chỉ tiêu"),
        area="20", sources=units.sources,
        verdicts=(Verdict("ke-hoach", "d3", one.status.value),),
    )  # fmt: skip
    assert of_units_total(FIGURES, one, units) == Figure(
        "ke-hoach.d3.units-total.20.count", "3", Decimal(3), "count",
        stated("số đơn vị thuộc phạm vi của chỉ tiêu"), area="20",
    )  # fmt: skip


def corrected(now: IndicatorResult | None) -> Correction:
    return Correction(
        "2022-Q3", "coverage.20.value", COVERAGE, PROVINCE, ADULTS_D3, Decimal("83.15"),
        "83,15%", now, "rà soát",
    )  # fmt: skip


def test_a_correction_has_the_issued_figure_and_that_of_now() -> None:
    """The issued one has no cells any more; that of now is made as every result's figure is."""
    now = rate(845, 1000)
    now = replace(now, quantity=replace(now.quantity, bound=Bound.ABOVE))
    issued = Figure(
        "issued.2022-Q3.coverage-20-value", "83,15%", Decimal("83.15"), "percent",
        Formula(FormulaKind.ISSUED, periods=("2022-Q3",)),
        indicator="coverage", area="20", disaggregation=ADULTS_D3,
    )  # fmt: skip
    made = FIGURES.of_issued(corrected(now))
    assert replace(made, id=issued.id) == issued
    assert made.id.startswith("issued.2022-Q3.")
    assert FIGURES.of_corrected(corrected(None)) is None
    found, own = FIGURES.of_corrected(corrected(now)), FIGURES.of_result(now)
    assert found is not None
    assert found.id.startswith("corrected.2022-Q3.")
    assert found == replace(own, id=found.id, verdicts=())


def test_the_count_of_another_source_has_an_id_of_its_own() -> None:
    """And no verdict: the report's own result is judged."""
    data = report_data(
        submission(
            obs("vaccinated", 900, split=ADULTS_D3),
            obs("eligible_population", 1000, split=ADULTS_D3),
        ),
        plans=[plan(target())],
    )
    figures, own = figures_of(data), data.find("coverage", ADULTS_D3)
    assert own is not None
    assert own.denominator is not None
    assert figures.of_result(own).verdicts != ()
    named = replace(own, denominator=replace(own.denominator, provider="cong-an"))
    source = DenominatorSource(named, DAY, used=False)
    count, value = of_count(figures, source), of_rate(figures, source)
    assert count is not None
    assert (count.text, count.verdicts) == ("1.000", ())
    assert (value.text, value.verdicts) == ("90%", ())
    assert {one.id.partition(".")[0] for one in (count, value)} == {BY_SOURCE}
    unnamed = of_rate(figures, DenominatorSource(own, DAY, used=True))
    assert unnamed.id not in (value.id, figures.of_result(own).id)


def test_what_a_unit_lacks_is_a_figure_of_the_unit() -> None:
    """The persons whom it is short of, with its own counts and cells."""
    one, area = judged(), rate(845, 1000, CITY)
    found = of_area_gap(FIGURES, one, area)
    assert found is not None
    assert (found.id, found.text, found.area) == ("ke-hoach.d3.178.gap-people", "55", CITY)
    assert (found.sources, found.numerator, found.denominator) == (
        area.sources,
        area.numerator,
        area.denominator,
    )
    assert (found.as_of, found.verdicts, found.unit) == (DAY, (), "count")


def test_what_is_needed_is_a_figure_of_its_role() -> None:
    """Made from the persons and the stock, with their cells."""
    due = CountedElement(element="eligible_population")
    stock = CountedElement(element="icu_beds")
    role = NeedRole(id="vac-xin", name="Vắc xin", unit="liều", due=due, stock=stock)
    amounts = [Amount(Quantity(Decimal(n)), (at(n),), "", "") for n in (100, 40)]
    need = of_need(FIGURES, Need(role, amounts[0], None, amounts[1]))
    assert need is not None
    assert (need.id, need.text, need.unit, need.area) == (
        "need.vac-xin.20.value",
        "60",
        "count",
        "20",
    )
    assert need.sources == (*amounts[0].sources, *amounts[1].sources)
    assert need.formula.kind is FormulaKind.NEED


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"synthetic": True}, ProvinceDifference.SYNTHETIC),
        ({"complete": False}, ProvinceDifference.INCOMPLETE),
    ],
)
def test_the_country_is_added_up_of_those_that_are_alike(
    other: dict[str, bool], why: ProvinceDifference
) -> None:
    """Who is left out is named, and missing from the country's result; all stand in the list."""
    country = replace(PROVINCE, code="00", name="Cả nước")
    areas = [replace(PROVINCE, code=code) for code in ("01", "02", "03")]
    sides = [replace(rate(80 + n, 100), area=area) for n, area in enumerate(areas)]
    published = [
        ProvinceResults(area, (side,), **({"synthetic": False, "complete": True} | told))
        for area, side, told in zip(areas, sides, ({}, {}, other), strict=True)
    ]
    (total, *same), left_out = joined(country, published, areas)
    assert same == sides
    assert (total.area, total.missing_areas, total.quantity.value) == (
        country,
        ("03",),
        Decimal("80.5"),
    )
    assert total.numerator is not None
    assert total.denominator is not None
    assert total.sources == (*total.numerator.sources, *total.denominator.sources)
    assert [(one.province.code, one.difference) for one in left_out] == [("03", why)]
    assert joined(country, published[1:], areas[1:])[0] == tuple(sides[1:])
