"""Report data built by hand, with the kinds of value that charts must show faithfully."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from baocao.core.quantities import Bound, Operator, Quantity, Unit
from baocao.core.report_key import ReportKey
from baocao.core.yaml_source import read_yaml
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.model import (
    Category,
    Direction,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Option,
    Term,
)
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.plans.model import Plan, PlanType, Target, Task, Validity
from baocao.definitions.plans.profile import ReportProfile, Signatory, SigningForm
from baocao.definitions.programmes.load import load_programme
from baocao.document.charts.words import ChartWords, chart_words
from baocao.results.inputs import Inputs
from baocao.results.model import (
    IndicatorResult,
    TargetResult,
    TargetStatus,
    TaskResult,
    TaskStatus,
    TrendPoint,
)
from baocao.results.report_data import ReportData
from tests.regimes import ADMINISTRATIVE

ROOT = Path(__file__).parents[3]
PROGRAMME = load_programme(ROOT / "data" / "programmes" / "covid-19")
DAY = date(2022, 3, 15)

PROVINCE = AdminUnit("20", "Tỉnh Lạng Sơn", "Lạng Sơn", AreaLevel.PROVINCE, "lang-son", None)
DISTRICTS = tuple(
    AdminUnit(code, name, name.split(" ", 1)[1], AreaLevel.DISTRICT, f"d{code}", "20")
    for code, name in [
        ("178", "Thành phố Lạng Sơn"),
        ("180", "Huyện Tràng Định"),
        ("181", "Huyện Bình Gia"),
        ("182", "Huyện Văn Lãng"),
        ("183", "Huyện Cao Lộc"),
        ("184", "Huyện Văn Quan"),
        ("185", "Huyện Bắc Sơn"),
        ("186", "Huyện Hữu Lũng"),
        ("187", "Huyện Chi Lăng"),
        ("188", "Huyện Lộc Bình"),
        ("189", "Huyện Đình Lập"),
    ]
)


def group(age_group: str, dose: str) -> Disaggregation:
    return (("age_group", age_group), ("dose", dose))


SPLITS = (
    *(group("18plus", dose) for dose in ("d1", "d2", "additional", "d3", "d4")),
    *(group("12-17", dose) for dose in ("d1", "d2", "d3")),
    *(group("5-11", dose) for dose in ("d1", "d2")),
)
ADULTS_3 = group("18plus", "d3")


def indicator(name: str, title: str, unit: Unit, splits: Sequence[Disaggregation]) -> Indicator:
    rate = unit is Unit.PERCENT
    return Indicator(
        id=name,
        name=title,
        short_name=title,
        theme="test",
        numerator=(Term(name),),
        denominator=(Term("eligible_population"),) if rate else (),
        multiplier=Decimal(100 if rate else 1),
        direction=Direction.HIGHER_IS_BETTER if rate else Direction.NEUTRAL,
        unit=unit,
        decimals=2 if rate else 0,
        splits=tuple(splits),
        formula="",
        definition="",
        source="",
        name_pattern="Tỷ lệ tiêm {dose} cho {age_group}" if rate else "",
    )


COVERAGE = indicator("coverage", "Tỷ lệ tiêm vắc xin phòng COVID-19", Unit.PERCENT, SPLITS)
CASES = indicator("cases_cumulative", "Số ca mắc COVID-19 cộng dồn", Unit.CASES, ((),))
CATALOGUE = IndicatorCatalogue(
    categories={
        "age_group": Category(
            "age_group",
            "Nhóm tuổi",
            (
                Option("18plus", "Người từ 18 tuổi trở lên", "18+", (), "người từ 18 tuổi trở lên"),
                Option(
                    "12-17",
                    "Trẻ em từ 12 đến dưới 18 tuổi",
                    "12-17",
                    (),
                    "trẻ em từ 12 đến dưới 18 tuổi",
                ),
                Option(
                    "5-11",
                    "Trẻ em từ 5 đến dưới 12 tuổi",
                    "5-11",
                    (),
                    "trẻ em từ 5 đến dưới 12 tuổi",
                ),
            ),
        ),
        "dose": Category(
            "dose",
            "Mũi tiêm",
            (
                Option("d1", "Mũi 1", "mũi 1", (), "mũi 1"),
                Option("d2", "Mũi 2", "mũi 2", (), "mũi 2"),
                Option("additional", "Mũi bổ sung", "bổ sung", (), "mũi bổ sung"),
                Option("d3", "Mũi 3 (nhắc lại lần 1)", "mũi 3", (), "mũi 3"),
                Option("d4", "Mũi 4 (nhắc lại lần 2)", "mũi 4", (), "mũi 4"),
            ),
        ),
    },
    elements={},
    indicators={"coverage": COVERAGE, "cases_cumulative": CASES},
    themes={},
)


def words() -> ChartWords:
    templates = ROOT / "templates"
    phrases = read_yaml(templates / "phrases.yaml").data
    statuses = {
        f"{kind}.{status}": word
        for kind in ("target_status", "task_status", "grades")
        for status, word in phrases[kind].items()
    }
    return chart_words(read_yaml(templates / "charts.yaml"), statuses)


def result(
    split: Disaggregation,
    value: str,
    *,
    bound: Bound = Bound.EXACT,
    area: AdminUnit = PROVINCE,
    of: Indicator = COVERAGE,
    rank: int | None = None,
) -> IndicatorResult:
    quantity = Quantity(Decimal(value), bound)
    return IndicatorResult(of, area, split, quantity, DAY, reported=False, rank=rank)


def target(split: Disaggregation, value: str, status: TargetStatus) -> TargetResult:
    wanted = Target(
        f"t-{'-'.join(option for _, option in split)}",
        "Mục II",
        "Tiêm vắc xin",
        "coverage",
        split,
        Operator.AT_LEAST,
        Decimal(value),
    )
    return TargetResult(PLAN, wanted, status, DAY, COVERAGE, value=Decimal(value))


def task(number: int, lead: str, status: TaskStatus) -> TaskResult:
    return TaskResult(PLAN, Task(f"t{number}", "Phụ lục", f"Việc {number}", lead, "Y tế"), status)


PLAN = Plan(
    id="lang-son-plan", type=PlanType.PLAN, number="1/KH-UBND", title="Kế hoạch",
    issuer="UBND tỉnh", issued_on=None, valid=Validity(date(2022, 1, 1), date(2023, 12, 31)),
    version=1, cadence=(PeriodType.QUARTER,), regime=ADMINISTRATIVE.id, citation="",
    short_citation="", file="plan.yaml", sha256="0" * 64,
)  # fmt: skip
PERIOD = ReportingPeriod(
    date(2021, 12, 15), date(2022, 3, 14), "2022-Q1", PeriodType.QUARTER, 2022, 1,
    ADMINISTRATIVE,
)  # fmt: skip
PROFILE = ReportProfile(
    "lang-son", (), ("SỞ Y TẾ",), "BC-SYT", "Lạng Sơn", (),
    Signatory(SigningForm.HEAD, "GIÁM ĐỐC"),
)  # fmt: skip

PROVINCE_RESULTS = (
    result(group("18plus", "d1"), "99.82"),
    result(group("18plus", "d2"), "98.09"),
    result(group("18plus", "additional"), "74", bound=Bound.ABOVE),
    result(ADULTS_3, "83.15"),
    result(group("12-17", "d1"), "100.37"),
    result(group("12-17", "d2"), "99.996"),
    result(group("5-11", "d1"), "60", bound=Bound.NEARLY),
)
DISTRICT_VALUES = ("91.2", "88.4", "86.05", "85.7", "83.9", "83.1", "80.25", "77.77", "71.3")
DISTRICT_RESULTS = (
    *(
        result(ADULTS_3, value, area=DISTRICTS[-1 - place], rank=place + 1)
        for place, value in enumerate(DISTRICT_VALUES)
    ),
    result(ADULTS_3, "70", area=DISTRICTS[1], bound=Bound.ABOVE),
)
CASES_BY_DAY = {
    date(2021, 12, 14): "1290",
    date(2022, 3, 14): "58211",
    date(2022, 3, 15): "61044",
    date(2022, 6, 14): "156930",
    date(2022, 9, 14): "158702",
}
LEADS = (
    ("Sở Y tế", (TaskStatus.DONE,) * 14 + (TaskStatus.DONE_LATE,) * 4
     + (TaskStatus.IN_PROGRESS,) * 9 + (TaskStatus.OVERDUE,) * 5 + (TaskStatus.NOT_DUE,) * 3
     + (TaskStatus.NOT_REPORTED,) * 5 + (TaskStatus.STANDING,) * 6),
    ("Sở Thông tin và Truyền thông", (TaskStatus.DONE,) * 4 + (TaskStatus.OVERDUE,) * 2
     + (TaskStatus.NOT_REPORTED,) * 3),
    ("Ủy ban nhân dân các huyện, thành phố và Bệnh viện đa khoa tỉnh", (TaskStatus.DONE,
     TaskStatus.NOT_REPORTED)),
    ("Công an tỉnh", (TaskStatus.IN_PROGRESS,)),
    ("Mặt trận Tổ quốc tỉnh", (TaskStatus.STANDING,)),
)  # fmt: skip
TARGETS = (
    target(group("18plus", "d1"), "100", TargetStatus.NOT_DUE),
    target(group("18plus", "additional"), "80", TargetStatus.NOT_ASSESSABLE),
    target(ADULTS_3, "95", TargetStatus.NOT_MET),
    target(group("12-17", "d2"), "95", TargetStatus.MET),
    target(group("12-17", "d3"), "90", TargetStatus.NOT_REPORTED),
    target(group("5-11", "d1"), "90", TargetStatus.NOT_MET),
)


def trend(of: Indicator, split: Disaggregation, values: dict[date, str]) -> tuple[TrendPoint, ...]:
    return tuple(
        TrendPoint(of.id, split, "2022-Q1", day, Quantity(Decimal(value)))
        for day, value in values.items()
    )


def report(
    *,
    results: tuple[IndicatorResult, ...] = (),
    targets: tuple[TargetResult, ...] = (),
    tasks: tuple[TaskResult, ...] = (),
    trends: tuple[TrendPoint, ...] = (),
) -> ReportData:
    inputs = Inputs(
        key=ReportKey("covid-19", "lang-son", "2022-Q4"),
        programme=PROGRAMME,
        catalogue=CATALOGUE,
        province=PROVINCE,
        period=PERIOD,
        deadline=date(2022, 3, 25),
        profile=PROFILE,
        plans=(PLAN,),
        districts=DISTRICTS,
        reporting_units=(),
        submissions=(),
        history={},
        previous="2022-Q3",
        last_year="2021-Q4",
        references=(),
        findings=(),
    )
    return ReportData(inputs, results, targets, tasks, trends)


def full_report() -> ReportData:
    """Every chart has something to draw: bounds, gaps, values above 100%, close dates."""
    adults = {date(2021, 12, 14): "9.5", date(2022, 3, 15): "83.15", date(2022, 6, 14): "90.02"}
    trends = trend(CASES, (), CASES_BY_DAY) + trend(COVERAGE, ADULTS_3, adults)
    held = TrendPoint("coverage", group("18plus", "d4"), "2022-Q2", date(2022, 6, 14),
                      Quantity(Decimal(74), Bound.ABOVE))  # fmt: skip
    second = trend(COVERAGE, group("18plus", "d4"), {date(2022, 3, 15): "12.3",
                                                     date(2022, 9, 14): "81.6"})  # fmt: skip
    return report(
        results=(
            *PROVINCE_RESULTS,
            *DISTRICT_RESULTS,
            result((), "61044", of=CASES),
        ),
        targets=TARGETS,
        tasks=tuple(
            task(number, lead, status)
            for number, (lead, status) in enumerate(
                (lead, status) for lead, statuses in LEADS for status in statuses
            )
        ),
        trends=(*trends, *second, held),
    )
