"""The rows of a district health centre's workbook: every element that districts report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthetic.draw import part_of, share_out
from synthetic.model import DOSES, LISTED, CaseCounts, District

CENSUS = "Tổng điều tra dân số và nhà ở năm 2019"
LIST = "Danh sách của Trung tâm Y tế (mô phỏng)"
GROUPS = {
    "18plus": "18 tuổi trở lên: 2/5 nhóm 15-19 và các nhóm từ 20 tuổi trở lên",
    "12-17": "12-17 tuổi: 3/5 nhóm 10-14 và 3/5 nhóm 15-19",
    "5-11": "5-11 tuổi: nhóm 5-9 và 2/5 nhóm 10-14",
}
MILDER = {"asymptomatic": 62, "mild": 31, "moderate": 7}


@dataclass(frozen=True)
class Row:
    """One value before it has a date and a cell."""

    element: str
    value: int
    options: tuple[tuple[str, str], ...] = ()
    provider: str = ""
    definition: str = ""


def district_rows(district: District, counts: CaseCounts, quarter: int) -> Iterator[Row]:
    """All rows of one district for quarter 1 (2022-Q3) or 2 (2022-Q4)."""
    yield Row("population", district.population.total, provider=CENSUS)
    yield Row("population_18plus", district.population.ages_18plus, provider=CENSUS)
    yield from _vaccination(district, quarter)
    yield from _vaccine_supply(district, quarter)
    yield from _epidemic(district, counts, quarter)
    yield from _tests(district, counts, quarter)
    yield from _communes(district, quarter)
    yield from _readiness(district, quarter)
    yield from _vulnerable(district, quarter)


def _vaccination(district: District, quarter: int) -> Iterator[Row]:
    for group, dose in _groups_and_doses():
        options = (("age_group", group), ("dose", dose))
        eligible, (provider, definition) = district.eligible(group, dose), _base(group, dose)
        yield Row("eligible_population", eligible, options, provider, definition)
        yield from _second_count(district, group, dose, quarter)
        yield Row("vaccinated", district.vaccinated(group, dose, quarter), options)
        yield Row("vaccine_doses", district.doses_given(group, dose, quarter), options)


def _second_count(district: District, group: str, dose: str, quarter: int) -> Iterator[Row]:
    """What another provider counted of the same people, where the calibration has one."""
    second = district.calibration.get("second_count")
    if second and (group, dose, quarter) == (second["group"], second["dose"], second["quarter"]):
        low, high = second["percent"]
        counted = part_of(district.eligible(group, dose), district.draw(low, high, "second_count"))
        options = (("age_group", group), ("dose", dose))
        definition = second["definition"]
        yield Row("eligible_population", counted, options, second["provider"], definition)


def _base(group: str, dose: str) -> tuple[str, str]:
    """Who set the denominator of a dose, and whom it counts."""
    if dose in LISTED:
        return LIST, f"{LISTED[dose]}% số người {GROUPS[group]}"
    return CENSUS, GROUPS[group]


def _vaccine_supply(district: District, quarter: int) -> Iterator[Row]:
    splits = list(_groups_and_doses())
    total = sum(district.vaccinated(group, dose, quarter) for group, dose in splits)
    given = sum(district.doses_given(group, dose, quarter) for group, dose in splits)
    needed = part_of(given * 2, 52)
    yield Row("vaccine_doses_cumulative", total)
    yield Row("vaccine_needed", needed)
    yield Row("vaccine_supplied", part_of(needed, district.draw(97, 100, "supply", quarter)))


def _epidemic(district: District, counts: CaseCounts, quarter: int) -> Iterator[Row]:
    cases, deaths = counts.cases, counts.deaths
    new_cases = cases[quarter] - cases[quarter - 1]
    treated = part_of(new_cases, district.draw(8, 14, "treated", quarter))
    yield Row("cases_cumulative", cases[quarter])
    yield Row("deaths_cumulative", deaths[quarter])
    yield Row("recovered_cumulative", cases[quarter] - deaths[quarter] - treated)
    yield Row("reinfections_cumulative", counts.reinfections[quarter])
    yield Row("under_treatment", treated)
    yield Row("new_cases", new_cases)
    yield Row("new_deaths", deaths[quarter] - deaths[quarter - 1])
    yield from _treatment(district, treated, quarter)


def _treatment(district: District, treated: int, quarter: int) -> Iterator[Row]:
    severe = part_of(treated, district.draw(3, 11, "severe", quarter))
    critical = part_of(treated, district.draw(0, 5, "critical", quarter))
    grave = severe + critical
    milder = dict(zip(MILDER, share_out(treated - grave, list(MILDER.values())), strict=True))
    at_home = part_of(treated - grave, district.draw(90, 96, "home", quarter))
    for severity, value in {**milder, "severe": severe, "critical": critical}.items():
        yield Row("severity_cases", value, (("severity", severity),))
    yield Row("severe_treated", district.part(grave, "severe_treated", quarter))
    yield Row("good_prognosis_cases", treated - grave)
    yield Row("treated_by_place", at_home, (("place_of_treatment", "home"),))
    yield Row("treated_by_place", treated - at_home, (("place_of_treatment", "facility"),))
    yield Row("home_cases", at_home)
    yield Row("home_cases_guided", district.part(at_home, "home_cases_guided", quarter))


def _tests(district: District, counts: CaseCounts, quarter: int) -> Iterator[Row]:
    new_cases = counts.cases[quarter] - counts.cases[quarter - 1]
    by_pcr = part_of(new_cases, district.draw(12, 20, "pcr", quarter))
    positive = {"pcr": by_pcr, "rapid": new_cases - by_pcr}
    for method, found in positive.items():
        options = (("test_method", method),)
        yield Row("tests", round(found * district.draw(4, 7, method, quarter)) + 40, options)
        yield Row("tests_positive", found, options)


def _communes(district: District, quarter: int) -> Iterator[Row]:
    calm = district.draw(0.75, 0.92, "level") if quarter == 1 else district.draw(0.92, 1.0, "level")
    yield Row("communes", district.communes)
    levels = share_out(district.communes, [calm, 1 - calm, 0, 0])
    for level, value in enumerate(levels, start=1):
        yield Row("communes_by_level", value, (("epidemic_level", str(level)),))


def _readiness(district: District, quarter: int) -> Iterator[Row]:
    people, communes = district.population.total, district.communes
    yield from _authorities(district, quarter)
    facilities = {"vaccination": communes + 1, "testing": communes + 1, "treatment": communes + 2}
    for service, total in facilities.items():
        options = (("service", service),)
        yield Row("service_facilities", total, options)
        updating = district.part(total, "service_facilities_updating", quarter)
        yield Row("service_facilities_updating", updating, options)
    organisations, schools = people // 650, communes * 5 // 2 + 6
    observed, teams = people // 50, communes + 4
    yield Row("organisations", organisations)
    yield Row("health_facilities", communes + 3)
    yield Row("schools", schools)
    yield Row("people_observed", observed)
    yield Row("response_teams_planned", teams)
    for element, total in {
        "organisations_with_plan": organisations,
        "organisations_risk_assessed": organisations,
        "organisations_qr": organisations,
        "health_facilities_trained": communes + 3,
        "schools_safe": schools,
        "people_complying": observed,
        "response_teams_ready": teams,
    }.items():
        yield Row(element, district.part(total, element, quarter))
    visits = part_of(people, district.draw(32, 44, "visits", quarter))
    remote = district.calibration["teleconsultations"][quarter - 1]
    yield Row("consultations", visits)
    yield Row("teleconsultations", part_of(visits, remote * district.draw(0.6, 1.3, "remote")))


def _authorities(district: District, quarter: int) -> Iterator[Row]:
    for level, total in {"district": 1, "commune": district.communes}.items():
        options = (("government_level", level),)
        yield Row("authorities", total, options)
        for element in ("authorities_with_scenario", "authorities_with_surveillance_plan"):
            yield Row(element, district.part(total, element, quarter), options)


def _vulnerable(district: District, quarter: int) -> Iterator[Row]:
    shares = district.calibration["vulnerable"]
    totals = {name: part_of(district.population.total, share) for name, share in shares.items()}
    for group, total in {"elderly": district.population.ages_65plus, **totals}.items():
        options = (("vulnerable_group", group),)
        yield Row("vulnerable_people", total, options)
        yield Row(
            "vulnerable_protected", district.part(total, "vulnerable_protected", quarter), options
        )


def _groups_and_doses() -> Iterator[tuple[str, str]]:
    for group, doses in DOSES.items():
        for dose in doses:
            yield group, dose
            if (group, dose) == ("18plus", "d2"):
                yield group, "additional"
