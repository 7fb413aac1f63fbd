"""Targets that units have to meet one by one, against a count done by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from operator import eq, ge, gt, le, lt
from typing import Any

import pytest

from baocao.core.quantities import Bound, Operator
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.plans.model import Among, Over
from baocao.document.blocks import FigureText, Inline, Table
from baocao.document.context import Context
from baocao.document.narrative.by_unit import units_sentences
from baocao.document.narrative.targets import required
from baocao.document.narrative.verdicts import target_verdict
from baocao.document.sections.given import given as given_appendix
from baocao.document.tables import target_value
from baocao.results.grades import (
    Grade,
    grading,
    is_for_each,
    is_of_period,
    targets_of_units,
)
from baocao.results.ledger.figures import figures_of
from baocao.results.model import TargetResult, TargetStatus
from tests.document.narrative.sample import text, words
from tests.regimes import administrative
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DAY,
    DINH_LAP,
    DISTRICTS,
    PROVINCE,
    obs,
    plan,
    report_data,
    submission,
    target,
)  # fmt: skip

CODES = (CITY, CAO_LOC, DINH_LAP)
COMING = date(2023, 1, 13)
COUNTED = "new_cases"


def inputs(rates: Mapping[str, int | str | None], share: int, **others: Any) -> dict[str, Any]:
    """A target of 95% for so many per cent of the districts, and the districts' rates."""
    among = Among(Decimal(share), others.pop("level", None))
    wanted = target(value="95", deadline=others.pop("deadline", DAY), among=among, line=7)
    observations = [
        found
        for code, rate in rates.items()
        if rate is not None
        for found in (
            obs("vaccinated", rate, code, ADULTS_D3),
            obs("eligible_population", 100, code, ADULTS_D3),
        )
    ]
    return {"sent": submission(*observations), "plans": [plan(wanted)]} | others


def judge(rates: Mapping[str, int | None], share: int, **others: Any) -> TargetResult:
    made = inputs(rates, share, **others)
    (judged,) = report_data(made.pop("sent"), **made).targets
    return judged


def test_a_unit_that_had_nothing_of_it_is_neither_met_nor_without_data() -> None:
    """Cao Lộc vaccinated nobody of nobody: two units are asked, and both meet it."""
    made = inputs({CITY: 96, DINH_LAP: 95}, 100)
    nobody = [
        obs("vaccinated", 0, CAO_LOC, ADULTS_D3),
        obs("eligible_population", 0, CAO_LOC, ADULTS_D3),
    ]
    sent = made.pop("sent")
    sent = replace(sent, observations=(*sent.observations, *nobody))
    (judged,) = report_data(sent, **made).targets
    assert judged.status is TargetStatus.MET
    (said,) = units_sentences(words(sent, **made))
    assert text(said).endswith(
        "2/2 đơn vị cấp huyện đạt; không có đối tượng để tính: huyện Cao Lộc."
    )


@pytest.mark.parametrize("share", [1, 33, 34, 66, 67, 90, 100])
@pytest.mark.parametrize("due", [True, False])
def test_verdicts_are_those_done_by_hand(share: int, *, due: bool) -> None:
    """Every mixture of three units that meet it, do not, or did not report."""
    for rates in product((94, 95, None), repeat=3):
        judged = judge(dict(zip(CODES, rates, strict=True)), share, deadline=DAY if due else COMING)
        met, missing = rates.count(95), rates.count(None)
        if missing == 3:
            expected = "NOT_REPORTED"
        elif met / 3 * 100 >= share:
            expected = "MET"
        elif (met + missing) / 3 * 100 < share:
            expected = "NOT_MET" if due else "NOT_DUE"
        else:
            expected = "NOT_ASSESSABLE"
        assert judged.status.value == expected, rates


def test_who_meets_it_who_does_not_and_who_is_missing() -> None:
    """The units by name; a bound that decides nothing is no verdict."""
    made = inputs({CITY: 96, CAO_LOC: 94, DINH_LAP: None}, 60)
    bound = obs("coverage_rate", 90, DINH_LAP, ADULTS_D3, Bound.ABOVE)
    report = words(made.pop("sent"), **made)
    assert [text(one) for one in units_sentences(report)] == [
        "Tiêm mũi 3 cho người từ 18 tuổi trở lên: 1/3 đơn vị cấp huyện đạt;"
        " chưa đạt: huyện Cao Lộc; chưa có số liệu: huyện Đình Lập."
    ]
    made = inputs({CITY: 96, CAO_LOC: 94}, 60)
    sent = made.pop("sent")
    report = words(replace(sent, observations=(*sent.observations, bound)), **made)
    assert "; chưa đủ cơ sở đánh giá: huyện Đình Lập." in text(units_sentences(report)[0])


def test_words_of_target_and_verdict() -> None:
    """What is asked, how many meet it, and how many are missing where that leaves it open."""
    made = inputs({CITY: 96, CAO_LOC: 94, DINH_LAP: None}, 60)
    report = words(made.pop("sent"), **made)
    (judged,) = report.data.targets
    assert text(required(report, judged)) == "60% số đơn vị cấp huyện đạt từ 95% trở lên"
    assert text(target_verdict(report, judged)) == (
        "Chưa đủ cơ sở đánh giá do thiếu số liệu của 1 đơn vị"
    )


def given(rates: Mapping[str, int | str | None], values: Mapping[str, str], **own: Any) -> Any:
    """The same target where the plan gives districts values of their own."""
    among = Among(given=tuple((code, Decimal(value)) for code, value in values.items()))
    made = inputs(rates, 100)
    return made | {"plans": [plan(target(among=among, line=7, **({"value": None} | own)))]}


def test_each_unit_is_held_to_what_it_is_given() -> None:
    """The city to 90, Cao Lộc to 96; Đình Lập to what is asked of the rest, or to nothing."""
    rates, values = {CITY: 91, CAO_LOC: 95, DINH_LAP: 95}, {CITY: "90", CAO_LOC: "96"}
    alone = given(rates, values)
    report = words(alone.pop("sent"), **alone)
    assert [text(one) for one in units_sentences(report)] == [
        "Tiêm mũi 3 cho người từ 18 tuổi trở lên: 1/2 đơn vị cấp huyện đạt;"
        " chưa đạt: huyện Cao Lộc."
    ]
    (judged,) = report.data.targets
    assert text(required(report, judged)) == (
        "100% số đơn vị cấp huyện đạt mức giao cho từng đơn vị"
    )
    beside = given(rates, values, value="95")
    report = words(beside.pop("sent"), **beside)
    (judged,) = report.data.targets
    assert judged.units is not None
    assert ({u.code for u in judged.units.met}, len(judged.units.unmet)) == ({CITY, DINH_LAP}, 1)
    assert text(required(report, judged)) == (
        "100% số đơn vị cấp huyện đạt mức giao cho từng đơn vị"
        " (đơn vị không được giao riêng: từ 95% trở lên)"
    )


def test_a_figure_keeps_to_its_side_of_what_its_unit_is_given() -> None:
    """89,9999% is not the city's 90%, and is 90,00% where nobody is given that."""
    texts = []
    for values in ({CITY: "90"}, {CAO_LOC: "90"}):
        made = given({CITY: "89.9999"}, values)
        data = report_data(made.pop("sent"), **made)
        city = data.find("coverage", ADULTS_D3, CITY)
        assert city is not None
        texts.append(figures_of(data).of_result(city).text)
    assert texts == ["89,99%", "90,00%"]


def test_the_appendix_has_every_unit_with_what_it_is_given() -> None:
    """Value, result, what is missing, whether it is reached; each figure with its line or cells."""
    made = given({CITY: 91, CAO_LOC: 95}, {CITY: "90", CAO_LOC: "96.5", DINH_LAP: "80"})
    (table,) = given_appendix(Context(words(made.pop("sent"), **made))).blocks
    assert isinstance(table, Table)
    assert table.caption.startswith("Tiêm mũi 3 cho người từ 18 tuổi trở lên (")
    assert [[_shown(cell) for cell in row.cells] for row in table.rows] == [
        ["1", "Thành phố Lạng Sơn", "90%", "91%", "", "Đạt"],
        ["2", "Huyện Cao Lộc", "96,5%", "95%", "1,50 điểm phần trăm", "Chưa đạt"],
        ["3", "Huyện Đình Lập", "80%", "", "", "Chưa có số liệu"],
    ]
    inlines = [one for row in table.rows for cell in row.cells for one in cell]
    figures = [one.figure for one in inlines if isinstance(one, FigureText)]
    assert [f.value for f in figures] == [90, 91, Decimal("96.5"), 95, Decimal("1.5"), 80]
    assert [f.sources[0].cell for f in figures if f.id.endswith("given")] == ["dòng 7"] * 3


@pytest.mark.parametrize(
    ("operator", "gaps"),
    [
        pytest.param(Operator.AT_MOST, ["vượt 1 điểm phần trăm", ""], id="a-ceiling"),
        pytest.param(
            Operator.EQUAL,
            ["vượt 1 điểm phần trăm", "1,50 điểm phần trăm"],
            id="a-number-to-be-hit",
        ),
    ],
)
def test_what_a_unit_has_beyond_its_value_is_not_called_missing(
    operator: Operator, gaps: list[str]
) -> None:
    made = given({CITY: 91, CAO_LOC: 95}, {CITY: "90", CAO_LOC: "96.5"}, operator=operator)
    (table,) = given_appendix(Context(words(made.pop("sent"), **made))).blocks
    assert isinstance(table, Table)
    assert table.columns[4].title == "Còn thiếu, vượt"
    assert [_shown(row.cells[4]) for row in table.rows] == gaps


def _shown(inlines: Sequence[Inline]) -> str:
    pieces = (one.figure.text if isinstance(one, FigureText) else one for one in inlines)
    return "".join(str(getattr(piece, "text", piece)) for piece in pieces)


def test_units_are_graded_by_what_they_are_given() -> None:
    """The city is above its own value, Cao Lộc with more people vaccinated below its own."""
    made = given({CITY: 81, CAO_LOC: 95}, {CITY: "80", CAO_LOC: "100"})
    found = grading(report_data(made.pop("sent"), **made), "coverage", ADULTS_D3)
    assert found.grades == {CITY: Grade.FIRST, CAO_LOC: Grade.SECOND}


def test_units_are_held_against_what_is_asked_of_them_one_by_one() -> None:
    """Not against the province's target, though that asks for more; both are for each unit. What a
    province has to count is for none, and what has ended for nobody."""
    made = inputs({CITY: 96, CAO_LOC: 94}, 100)
    (each,) = made["plans"][0].targets
    whole = target("whole", value="98", line=8)
    counted = target("counted", COUNTED, (), value="150", line=9)
    gone = target("gone", value="99", line=10, ended_on=DAY)
    made["plans"] = [plan(whole, each, counted, gone)]
    cases = [obs(COUNTED, 80, code) for code in (CITY, CAO_LOC)]
    sent = made.pop("sent")
    sent = replace(sent, observations=(*sent.observations, *cases))
    data = report_data(sent, **made)
    assert [judged.target.id for judged in targets_of_units(data)] == [each.id]
    held = {judged.target.id: is_for_each(data, judged) for judged in data.targets}
    assert held == {"whole": True, each.id: True, "counted": False, "gone": True}
    assert all(is_of_period(judged) is (judged.units is None) for judged in data.targets)


def test_a_target_that_has_ended_grades_nobody() -> None:
    """An amendment has it no more, though its last report judges it."""
    made = inputs({CITY: 96, CAO_LOC: 94}, 100)
    made["plans"] = [plan(target("whole", value="90"), target("gone", value="99", ended_on=DAY))]
    data = report_data(made.pop("sent"), **made)
    assert [judged.target.id for judged in targets_of_units(data)] == ["whole"]


def test_none_met_of_none_judged_is_no_count() -> None:
    """Where all results leave it open nobody fails: 0/3 would say so."""
    made = inputs({CITY: 96, CAO_LOC: 94, DINH_LAP: None}, 60)
    report = words(made.pop("sent"), **made)
    (judged,) = report.data.targets
    assert judged.units is not None
    all_open = replace(judged.units, met=(), unmet=(), undecided=DISTRICTS, missing=())
    told = text(target_value(report, replace(judged, units=all_open)))
    assert told == "chưa đánh giá được 3 đơn vị cấp huyện"


def test_the_count_is_traced_to_every_units_cells() -> None:
    """Two cells of each unit that reported."""
    judged = judge({CITY: 96, CAO_LOC: 94, DINH_LAP: None}, 60)
    assert judged.units is not None
    assert len(judged.units.sources) == 4
    assert {source.file[-8:] for source in judged.units.sources} == {"178.xlsx", "183.xlsx"}


def test_the_provinces_figure_has_no_verdict_on_its_units() -> None:
    """The units are judged, not what they are together; their figures keep to their side."""
    made = inputs({CITY: "94.9999", CAO_LOC: 96, DINH_LAP: 96}, 60)
    data = report_data(made.pop("sent"), **made)
    own, unit = data.find("coverage", ADULTS_D3), data.find("coverage", ADULTS_D3, CITY)
    assert own is not None
    assert unit is not None
    assert figures_of(data).of_result(own).verdicts == ()
    assert figures_of(data).of_result(unit).text == "94,99%"


def test_a_level_that_the_figures_are_not_by() -> None:
    """Communes below districts are asked where they report, and not the districts."""
    communes = [
        AdminUnit(f"0{n}", f"Xã {n}", f"{n}", AreaLevel.COMMUNE, f"x{n}", CITY) for n in range(4)
    ]
    rates = {CITY: 50} | {unit.code: 96 for unit in communes[:3]}
    units = (*DISTRICTS, *communes, PROVINCE)
    judged = judge(rates, 75, level=AreaLevel.COMMUNE, reporting_units=units)
    assert judged.units is not None
    assert [unit.code for unit in judged.units.met] == ["00", "01", "02"]
    assert [unit.code for unit in judged.units.missing] == ["03"]
    assert judged.status.value == "MET"


def test_a_level_that_the_province_has_no_unit_of() -> None:
    """There is no figure, rather than none of none."""
    made = inputs({CITY: 96}, 90, level=AreaLevel.COMMUNE)
    report = words(made.pop("sent"), **made)
    (judged,) = report.data.targets
    name = "Tiêm mũi 3 cho người từ 18 tuổi trở lên"
    assert judged.status.value == "NOT_REPORTED"
    assert text(target_value(report, judged)) == "chưa có số liệu"
    assert [text(one) for one in units_sentences(report)] == [f"{name}: chưa có số liệu."]
    assert text(required(report, judged)) == "90% số đơn vị cấp xã đạt từ 95% trở lên"


def over_the_year(quarter: str, numbers: Sequence[int], **others: Any) -> TargetResult:
    """A yearly target for 60% of the units, each with one number of cases in every quarter."""
    sent = {
        key: tuple(
            submission(
                replace(obs("new_cases", number, code), as_of=administrative(key).end),
                unit=code, period=key,
            )
            for code, number in zip(CODES, numbers, strict=True)
        )
        for key in (f"2022-Q{n}" for n in range(1, int(quarter[-1]) + 1))
    }  # fmt: skip
    wanted = target(
        "cases", "new_cases", (), value="10",
        over=Over.YEAR_TO_DATE, among=Among(Decimal(60)), **others,
    )  # fmt: skip
    (judged,) = report_data(
        *sent[quarter], plans=[plan(wanted)], period=administrative(quarter), sent_before=sent
    ).targets
    return judged


@pytest.mark.parametrize("operator", Operator)
@pytest.mark.parametrize("quarter", ["2022-Q1", "2022-Q2", "2022-Q4"])
def test_units_may_have_a_yearly_target_each(quarter: str, operator: Operator) -> None:
    """Two of three units are enough; what only grows is settled once it has passed the value,
    and all is on the year's last day."""
    compare = {">=": ge, ">": gt, "<=": le, "<": lt, "=": eq}[operator.value]
    upward, last = operator.value in (">=", ">"), quarter == "2022-Q4"
    for numbers in product((1, 5, 9, 10), repeat=3):
        sums = [number * int(quarter[-1]) for number in numbers]
        met = [compare(total, 10) for total in sums]
        passed = [gt(t, 10) or (t == 10 and operator.value in (">=", "<")) for t in sums]
        if sum(met) >= 2:
            expected = "MET" if last or upward else "ON_TRACK"
        else:
            lost = sum(not upward and one for one in passed) >= 2
            expected = "NOT_MET" if last or lost else "NOT_DUE"
        judged = over_the_year(quarter, numbers, operator=operator)
        assert (judged.status.value, sums) == (expected, sums)
        assert judged.deadline == date(2022, 12, 14)


def test_the_units_beyond_a_yearly_ceiling_are_named() -> None:
    """By their sums, and not by the last quarter."""
    judged = over_the_year("2022-Q2", (2, 6, 1), operator=Operator.AT_MOST)
    assert judged.units is not None
    assert [unit.code for unit in judged.units.unmet] == [CAO_LOC]
    assert judged.status.value == "ON_TRACK"
