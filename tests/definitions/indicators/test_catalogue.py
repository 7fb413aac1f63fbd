"""The project's own catalogue: which ids exist, and that names read as Vietnamese."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from unicodedata import is_normalized

import pytest

from baocao.core.quantities import Unit
from baocao.definitions.indicators.disaggregations import full_disaggregations, observed, parts
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import (
    Aggregation,
    Direction,
    Disaggregation,
    IndicatorCatalogue,
    Term,
)
from baocao.definitions.indicators.naming import (
    element_name,
    full_name,
    options_label,
    page_label,
    short_label,
)

INDICATORS = """
coverage cases_cumulative deaths_cumulative new_cases new_deaths recovered_cumulative
new_cases_per_100k new_deaths_per_100k under_treatment case_fatality deaths_per_100k
deaths_per_million severe_critical_cases
severe_treated_share good_prognosis_share home_treatment_share facility_treatment_share
home_cases_guided_share icu_beds_ratio icu_facilities_share mobilisation_plan_share
authorities_with_scenario_share authorities_with_surveillance_plan_share facilities_trained_share
facilities_updating_data_share organisations_with_plan_share organisations_risk_assessed_share
organisations_qr_share people_complying_share schools_safe_share vulnerable_protected_share
preventive_budget_share reserve_capacity_ratio communes_at_level_share telemedicine_share
vaccine_supply_ratio split_model_share tests_done test_positivity samples_sequenced variant_share
vaccine_doses_given response_teams reinfections_cumulative
"""
ELEMENTS = """
eligible_population vaccinated coverage_rate population population_18plus cases_cumulative
deaths_cumulative recovered_cumulative reinfections_cumulative under_treatment new_cases
new_deaths severity_cases severe_treated severe_treated_rate good_prognosis_cases
good_prognosis_rate treated_by_place home_treatment_rate facility_treatment_rate home_cases
home_cases_guided icu_beds icu_beds_required hospitals hospitals_with_icu
hospitals_with_mobilisation_plan authorities authorities_with_scenario
authorities_with_surveillance_plan health_facilities health_facilities_trained service_facilities
service_facilities_updating organisations organisations_with_plan organisations_risk_assessed
organisations_qr people_observed people_complying schools schools_safe vulnerable_people
vulnerable_protected vulnerable_protected_rate health_budget preventive_budget
treatment_capacity_assigned treatment_capacity_available communes communes_by_level consultations
teleconsultations vaccine_needed vaccine_supplied hospitals_split_model tests tests_positive
samples_sequenced samples_by_variant vaccine_doses vaccine_doses_cumulative response_teams_planned
cases_by_status_sum cases_by_district_sum vaccine_doses_parts_sum
response_teams_ready
"""


@pytest.fixture(scope="module")
def catalogue() -> IndicatorCatalogue:
    return load_catalogue(Path(__file__).parents[3] / "data/programmes/covid-19/indicators")


def of(**options: str) -> Disaggregation:
    return tuple(sorted(options.items()))


def test_every_agreed_id_exists(catalogue: IndicatorCatalogue) -> None:
    """Plans, forms and submissions rely on these ids."""
    assert set(catalogue.indicators) == set(INDICATORS.split())
    assert set(catalogue.elements) == set(ELEMENTS.split())


def test_rates_are_named_as_rates(catalogue: IndicatorCatalogue) -> None:
    """An element is a finished rate exactly where its id says so."""
    rates = {element.id for element in catalogue.elements.values() if element.is_rate}
    assert rates == {id_ for id_ in catalogue.elements if id_.endswith("_rate")}


def test_every_element_feeds_an_indicator_or_a_check(catalogue: IndicatorCatalogue) -> None:
    """Units are asked for nothing that nobody uses; some elements serve checks."""
    used = {
        term.element
        for indicator in catalogue.indicators.values()
        for term in (*indicator.numerator, *indicator.denominator)
    }
    used |= {str(indicator.rate_element) for indicator in catalogue.indicators.values()}
    assert set(catalogue.elements) - used == {
        "population_18plus",
        "vaccine_doses_cumulative",
        "cases_by_status_sum",
        "cases_by_district_sum",
        "vaccine_doses_parts_sum",
    }


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "unit", "direction"),
    [
        ("coverage", "vaccinated", "eligible_population", Unit.PERCENT, "higher"),
        ("case_fatality", "deaths_cumulative", "cases_cumulative", Unit.PERCENT, "lower"),
        ("deaths_per_100k", "deaths_cumulative", "population", Unit.PER_100K, "lower"),
        ("deaths_per_million", "deaths_cumulative", "population", Unit.PER_MILLION, "lower"),
        (
            "reserve_capacity_ratio",
            "treatment_capacity_available",
            "treatment_capacity_assigned",
            Unit.RATIO,
            "higher",
        ),
        ("preventive_budget_share", "preventive_budget", "health_budget", Unit.PERCENT, "higher"),
        ("communes_at_level_share", "communes_by_level", "communes", Unit.PERCENT, "neutral"),
    ],
)
def test_formulas_stand_as_agreed(
    catalogue: IndicatorCatalogue,
    indicator: str,
    numerator: str,
    denominator: str,
    unit: Unit,
    direction: str,
) -> None:
    """What is divided by what, and which way is better."""
    found = catalogue.indicators[indicator]
    assert (found.numerator, found.denominator) == ((Term(numerator),), (Term(denominator),))
    assert (found.unit, found.direction) == (unit, Direction(direction))


def test_severe_cases_are_severe_and_critical(catalogue: IndicatorCatalogue) -> None:
    """The share treated has nặng + nguy kịch below the line."""
    terms = catalogue.indicators["severe_treated_share"].denominator
    assert terms == tuple(
        Term("severity_cases", of(severity=severity)) for severity in ("severe", "critical")
    )
    assert catalogue.indicators["severe_critical_cases"].numerator == terms


def test_multipliers_match_units(catalogue: IndicatorCatalogue) -> None:
    """Per million is times a million."""
    assert catalogue.indicators["deaths_per_million"].multiplier == Decimal(1_000_000)


def test_events_are_flows_and_states_are_stocks(catalogue: IndicatorCatalogue) -> None:
    """Doses given in the period sum up over time; people vaccinated do not."""
    aggregation = {id_: element.aggregation for id_, element in catalogue.elements.items()}
    assert aggregation["vaccine_doses"] is aggregation["new_cases"] is Aggregation.FLOW
    assert aggregation["vaccinated"] is aggregation["cases_cumulative"] is Aggregation.STOCK


@pytest.mark.parametrize(
    ("indicator", "options", "name", "label"),
    [
        (
            "coverage",
            {"age_group": "18plus", "dose": "d3"},
            "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên",
            "18+, mũi 3",
        ),
        (
            "coverage",
            {"age_group": "5-11", "dose": "d2"},
            "Tỷ lệ tiêm mũi 2 cho trẻ em từ 5 đến dưới 12 tuổi",
            "5-11, mũi 2",
        ),
        (
            "communes_at_level_share",
            {"epidemic_level": "1"},
            "Tỷ lệ xã, phường, thị trấn ở cấp độ 1",
            "cấp độ 1",
        ),
        ("case_fatality", {}, "Tỷ lệ tử vong trên số ca mắc", "Tử vong/ca mắc"),
        ("variant_share", {"variant": "other"}, "Tỷ lệ mẫu thuộc biến thể khác", "khác"),
    ],
)
def test_names_read_well(
    catalogue: IndicatorCatalogue, indicator: str, options: dict[str, str], name: str, label: str
) -> None:
    """A split result has a name of its own and a short label."""
    found = catalogue.indicators[indicator]
    assert full_name(found, of(**options), catalogue) == name
    assert short_label(found, of(**options), catalogue) == label


def test_every_split_has_a_name_and_label_of_its_own(catalogue: IndicatorCatalogue) -> None:
    """No two printed results share a name, and no placeholder is left."""
    names = [
        full_name(indicator, split, catalogue)
        for indicator in catalogue.indicators.values()
        for split in indicator.splits
    ]
    assert len(names) == len(set(names))
    assert not any("{" in name for name in names)


def test_a_reported_value_is_named_with_its_options(catalogue: IndicatorCatalogue) -> None:
    """Findings say which value they mean."""
    element = catalogue.elements["vaccinated"]
    options = of(age_group="18plus", dose="additional")
    assert element_name(element, options, catalogue) == "Số người đã tiêm (18+, bổ sung)"
    assert element_name(element, (), catalogue) == "Số người đã tiêm"
    assert options_label((), catalogue) == ""


def test_all_texts_are_nfc_without_stray_spaces(catalogue: IndicatorCatalogue) -> None:
    """What readers see is NFC Vietnamese."""
    elements, indicators = catalogue.elements.values(), catalogue.indicators.values()
    texts = [text for e in elements for text in (e.name, e.definition, e.source, *e.aliases)]
    texts += [text for i in indicators for text in (i.name, i.formula, i.definition, i.source)]
    assert all(is_normalized("NFC", text) and text == " ".join(text.split()) for text in texts)


@pytest.mark.parametrize(
    ("element", "options", "expected"),
    [
        ("authorities", {}, ["commune", "district", "province"]),
        ("authorities", {"government_level": "province"}, []),
        ("vaccinated", {}, []),
        ("population", {}, []),
        ("coverage_rate", {"dose": "d1"}, []),
        ("vaccinated", {"dose": "d3"}, ["12-17", "18plus"]),
        ("vaccine_doses", {"age_group": "5-11"}, ["d1", "d2"]),
    ],
)
def test_a_total_knows_its_parts(
    catalogue: IndicatorCatalogue, element: str, options: dict[str, str], expected: list[str]
) -> None:
    """People add up over age groups, not over doses; rates never; only existing groups count."""
    found = parts(catalogue.elements[element], of(**options), catalogue)
    left = sorted(option for part in found for _, option in set(part) - set(of(**options)))
    assert left == expected


def test_forms_ask_for_existing_groups_only(catalogue: IndicatorCatalogue) -> None:
    """Ten groups of age and dose, in printing order; a plain count has the empty one."""
    groups = full_disaggregations(catalogue.elements["vaccinated"], catalogue)
    assert len(groups) == 10
    assert groups[0] == of(age_group="18plus", dose="d1")
    assert full_disaggregations(catalogue.elements["population"], catalogue) == ((),)
    assert len(full_disaggregations(catalogue.elements["severity_cases"], catalogue)) == 5


def test_a_term_takes_of_a_split_what_its_element_carries(catalogue: IndicatorCatalogue) -> None:
    """The variants' share divides by all samples, which have no variant."""
    split = of(variant="delta")
    carried = observed(Term("samples_by_variant"), split, catalogue.elements["samples_by_variant"])
    plain = observed(Term("samples_sequenced"), split, catalogue.elements["samples_sequenced"])
    assert (carried, plain) == (split, ())


def test_pages_call_a_split_by_its_label_where_it_has_one() -> None:
    """A main figure beside it has a short label too."""
    catalogue = load_catalogue(Path(__file__).parents[3] / "data/programmes/covid-19/indicators")
    coverage, both = catalogue.indicators["coverage"], of(age_group="18plus", dose="d3")
    labelled = replace(coverage, label_pattern="Tiêm {dose} cho {age_group}")
    assert page_label(labelled, both, catalogue) == "Tiêm mũi 3 cho người từ 18 tuổi trở lên"
    for one, split in ((labelled, both[:1]), (labelled, ()), (coverage, both)):
        assert page_label(one, split, catalogue) == full_name(one, split, catalogue)


def test_a_split_that_the_pattern_has_no_places_for_is_named_behind_the_name() -> None:
    """By age, by sex and by both: one pattern cannot have the places of all."""
    catalogue = load_catalogue(Path(__file__).parents[3] / "data/programmes/covid-19/indicators")
    coverage = catalogue.indicators["coverage"]
    both = of(age_group="18plus", dose="d3")
    assert full_name(coverage, both, catalogue).startswith("Tỷ lệ tiêm")
    alone = replace(coverage, name="Tỷ lệ tiêm")
    assert full_name(alone, both[:1], catalogue) == "Tỷ lệ tiêm (người từ 18 tuổi trở lên)"
    bare = replace(alone, name_pattern="")
    assert full_name(bare, both, catalogue) == "Tỷ lệ tiêm (người từ 18 tuổi trở lên, mũi 3)"
    assert full_name(bare, (), catalogue) == "Tỷ lệ tiêm"
