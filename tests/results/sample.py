"""Small inputs built by hand: a province with three districts, one quarter, one plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from baocao.core.quantities import Bound, Operator, Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.periods.calendar import previous, same_period_last_year
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.plans.model import Plan, PlanType, Target, Task, Validity
from baocao.definitions.plans.profile import ReportProfile, Signatory, SigningForm
from baocao.definitions.programmes.load import load_programme
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.inputs import Inputs
from baocao.results.model import IndicatorResult, ReferenceValue
from baocao.results.observation_index import ObservationIndex
from baocao.results.report_data import ReportData, build_report_data
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission, TaskProgress
from tests.regimes import ADMINISTRATIVE, administrative

ROOT = Path(__file__).parents[2]
HOME = ROOT / "data/programmes/covid-19"
CATALOGUE = load_catalogue(HOME / "indicators")
PROGRAMME = load_programme(HOME)
PERIOD = administrative("2022-Q4")  # 15/9/2022 to 14/12/2022
DAY = date(2022, 12, 14)

PROVINCE = AdminUnit("20", "Tỉnh Lạng Sơn", "Lạng Sơn", AreaLevel.PROVINCE, "lang-son", None)
DISTRICTS = tuple(
    AdminUnit(code, name, name.split(" ", 1)[1], AreaLevel.DISTRICT, f"d{code}", "20")
    for code, name in [
        ("178", "Thành phố Lạng Sơn"),
        ("183", "Huyện Cao Lộc"),
        ("189", "Huyện Đình Lập"),
    ]
)
CITY, CAO_LOC, DINH_LAP = "178", "183", "189"

PROFILE = ReportProfile(
    province="lang-son",
    parent_body=("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"),
    issuing_body=("SỞ Y TẾ",),
    symbol="BC-SYT",
    place="Lạng Sơn",
    addressees=("Ủy ban nhân dân tỉnh Lạng Sơn",),
    recipients=("Như trên", "Lưu: VT, NVY"),
    signatory=Signatory(SigningForm.HEAD, "Giám đốc"),
    report_subject="Kết quả phòng, chống dịch COVID-19 {period} trên địa bàn tỉnh Lạng Sơn",
)

_rows = count(2)


def dose(age_group: str, dose: str) -> Disaggregation:
    return (("age_group", age_group), ("dose", dose))


ADULTS = (("age_group", "18plus"),)
ADULTS_D3 = dose("18plus", "d3")


def at(row: int, file: str = "20.xlsx") -> SourceCell:
    return SourceCell(
        f"data/submissions/covid-19/lang-son/2022-Q4/{file}", "ab" * 32, "Số liệu", f"H{row}"
    )


def obs(
    element: str,
    value: str | int,
    area: str = PROVINCE.code,
    split: Disaggregation = (),
    bound: Bound = Bound.EXACT,
    **others: Any,
) -> Observation:
    """One observation at the end of the quarter, in a cell of its own."""
    quantity = Quantity(Decimal(value), bound)
    found = Observation(element, area, split, quantity, DAY, at(next(_rows), f"{area}.xlsx"))
    return replace(found, **others)


def progress(item: str, state: str, plan: str = "ke-hoach", **others: Any) -> TaskProgress:
    row = TaskProgress(item, plan, state, None, "", "", at(next(_rows)))
    return replace(row, **others)


def submission(
    *observations: Observation,
    unit: str = PROVINCE.code,
    rows: Sequence[TaskProgress] = (),
    **others: Any,
) -> Submission:
    sent = Submission(
        file=f"data/submissions/covid-19/lang-son/2022-Q4/{unit}.xlsx",
        sha256="ab" * 32,
        unit=unit,
        province="lang-son",
        period=PERIOD.key,
        as_of=DAY,
        prepared_by="",
        synthetic=False,
        origin="Báo cáo của đơn vị",
        observations=observations,
        progress=tuple(rows),
    )
    return replace(sent, **others)


def target(
    id_: str = "d3",
    indicator: str | None = "coverage",
    split: Disaggregation = ADULTS_D3,
    operator: Operator | None = Operator.AT_LEAST,
    value: str | None = "90",
    **others: Any,
) -> Target:
    """A target; without an indicator it is judged by evidence."""
    numeric = indicator is not None
    found = Target(
        id=id_,
        clause="Mục II.1",
        name="Tiêm mũi 3 cho người từ 18 tuổi trở lên",
        indicator=indicator,
        disaggregation=split if numeric else (),
        operator=operator if numeric else None,
        value=Decimal(value) if value is not None and numeric else None,
    )
    return replace(found, **others)


def task(id_: str = "1", due: date | None = date(2022, 9, 30), **others: Any) -> Task:
    found = Task(id_, "Phụ lục", "Rà soát phương án", "Sở Y tế", "Nhóm 1", (), None, due)
    return replace(found, **others)


def plan(
    *targets: Target,
    tasks: Sequence[Task] = (),
    valid_from: date = date(2022, 1, 1),
    valid_to: date = date(2023, 12, 31),
    **others: Any,
) -> Plan:
    found = Plan(
        id="ke-hoach",
        type=PlanType.PLAN,
        number="10/KH-UBND",
        title="Phòng, chống dịch COVID-19",
        issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
        issued_on=date(2022, 1, 10),
        valid=Validity(valid_from, valid_to),
        version=1,
        amends=None,
        cadence=(),
        regime=ADMINISTRATIVE.id,
        citation="Kế hoạch số 10/KH-UBND ngày 10 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh",
        short_citation="Kế hoạch số 10/KH-UBND",
        legal_bases=(),
        targets=targets,
        tasks=tuple(tasks),
        file="data/programmes/covid-19/plans/lang-son/ke-hoach.yaml",
        sha256="cd" * 32,
    )
    return replace(found, **others)


def reference(value: str, as_of: date, id_: str = "deaths_per_100k.national") -> ReferenceValue:
    cell = SourceCell("data/references/comparison_values.csv", "ef" * 32, "", "dòng 2")
    return ReferenceValue(id_, Decimal(value), as_of, "Bản tin của Bộ Y tế", cell)


def inputs(
    *submissions: Submission,
    plans: Sequence[Plan] = (),
    history: Mapping[str, tuple[Submission, ...]] | None = None,
    references: Sequence[ReferenceValue] = (),
    **others: Any,
) -> Inputs:
    found = Inputs(
        key=ReportKey("covid-19", "lang-son", "2022-Q4"),
        programme=PROGRAMME,
        province=PROVINCE,
        districts=DISTRICTS,
        reporting_units=(*DISTRICTS, PROVINCE),
        period=PERIOD,
        deadline=deadline(PERIOD),
        profile=PROFILE,
        plans=tuple(plans),
        catalogue=CATALOGUE,
        submissions=submissions,
        history=history or {},
        previous=previous(PERIOD).key,
        last_year=same_period_last_year(PERIOD).key,
        references=tuple(references),
        findings=(),
    )
    return replace(found, **others)


def report_data(*submissions: Submission, **others: Any) -> ReportData:
    return build_report_data(inputs(*submissions, **others))


def index(*observations: Observation) -> ObservationIndex:
    return ObservationIndex(observations, CATALOGUE.elements)


def compute(
    *observations: Observation,
    indicator: str = "coverage",
    split: Disaggregation = ADULTS_D3,
    area: AdminUnit = PROVINCE,
) -> IndicatorResult | None:
    """One indicator of the province (or of `area`) from these observations alone."""
    computer = IndicatorComputer(index(*observations), CATALOGUE, PROVINCE, DISTRICTS)
    return computer.compute(Request(CATALOGUE.indicators[indicator], area, split))


def computed(
    *observations: Observation,
    indicator: str = "coverage",
    split: Disaggregation = ADULTS_D3,
    area: AdminUnit = PROVINCE,
) -> IndicatorResult:
    """Like `compute`, where a result is sure to come."""
    result = compute(*observations, indicator=indicator, split=split, area=area)
    assert result is not None
    return result
