"""What the fields of one target must agree on: with each other, its plan and the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from baocao.core.errors import Problem
from baocao.core.nearest import nearest
from baocao.core.quantities import DOWNWARD, Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.indicators.model import (
    Aggregation,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
)
from baocao.definitions.indicators.sources import RecordPlace
from baocao.definitions.periods.model import ReportingRegime
from baocao.definitions.plans.model import BaselineKind, Over, Relative, Target, Validity

_NEAREST = 3
_LEVELS = ("value", "reference", "relative")
_OF_A_NUMBER = ("operator", *_LEVELS, "disaggregation", "milestones", "over", "among")


@dataclass(frozen=True)
class TargetRules:
    """The checks of one plan's targets."""

    catalogue: IndicatorCatalogue
    valid: Validity
    regime: ReportingRegime

    def check(self, place: RecordPlace, target: Target) -> Iterator[Problem]:
        yield from _criterion(place, target)
        yield from self._indicator(place, target)
        undated = list(_undated(place, target))
        yield from undated
        if not undated:
            yield from self._dates(place, target)
            yield from self._milestone_values(place, target)

    def _indicator(self, place: RecordPlace, target: Target) -> Iterator[Problem]:
        if target.indicator is None:
            return
        indicator = self.catalogue.indicators.get(target.indicator)
        if indicator is None:
            yield _unknown(
                place, "chỉ số", target.indicator, self.catalogue.indicators, "indicator"
            )
            return
        yield from self._disaggregation(place, target, indicator)
        yield from _reference(place, target)
        yield from self._over(place, target, indicator)
        yield from self._relative(place, target, indicator)
        yield from _among(place, target)
        if indicator.unit == Unit.PERCENT:
            yield from _percentages(place, target)

    def _disaggregation(
        self, place: RecordPlace, target: Target, indicator: Indicator
    ) -> Iterator[Problem]:
        unknown = list(self._unknown_options(place, target))
        yield from unknown
        if not unknown and target.disaggregation not in indicator.splits:
            split = _split_text(target.disaggregation)
            what = f"chỉ số “{indicator.id}” không tính theo {split}"
            listed = "; ".join(_split_text(known) for known in indicator.splits)
            yield place.problem(what, f"chọn một trong: {listed}", "disaggregation")

    def _over(self, place: RecordPlace, target: Target, indicator: Indicator) -> Iterator[Problem]:
        """Only what happens in a period adds up over several; a state has its latest value."""
        if target.over is Over.PERIOD:
            return
        elements = [self.catalogue.elements[term.element] for term in indicator.numerator]
        if any(element.aggregation is not Aggregation.FLOW for element in elements):
            what = f"chỉ số “{indicator.id}” là số thời điểm, không cộng dồn qua các kỳ"
            yield place.problem(what, "bỏ over, hoặc ghi over: period", "over")

    def _relative(
        self, place: RecordPlace, target: Target, indicator: Indicator
    ) -> Iterator[Problem]:
        """Years stand against years: what happens in a period has to be added up over its own."""
        relative = target.relative
        if relative is None:
            return
        if relative.change <= -100:
            what = f"giảm {format_number(-relative.change)}% thì không còn gì"
            yield place.problem(what, "ghi value: 0 thay cho relative", "relative", "change")
        yield from _baseline_years(place, relative, self.valid)
        elements = [self.catalogue.elements[term.element] for term in indicator.numerator]
        flows = any(element.aggregation is Aggregation.FLOW for element in elements)
        if flows and target.over is not Over.YEAR_TO_DATE:
            what = "so với số của cả năm thì phải cộng dồn từ đầu năm"
            field = "over" if _is_written(place, "over") else "relative"
            yield place.problem(what, "ghi over: year_to_date", field)

    def _unknown_options(self, place: RecordPlace, target: Target) -> Iterator[Problem]:
        for id_, option in target.disaggregation:
            category = self.catalogue.categories.get(id_)
            field = ("disaggregation", id_)
            if category is None:
                yield _unknown(place, "cách phân tách", id_, self.catalogue.categories, *field)
            elif option not in (options := [known.id for known in category.options]):
                yield _unknown(place, f"lựa chọn của {id_}", option, options, *field)

    def _dates(self, place: RecordPlace, target: Target) -> Iterator[Problem]:
        first, last = self.valid.first, self.valid.last
        if target.deadline and not first <= target.deadline <= last:
            what = f"hạn {short_date(target.deadline)} nằm ngoài thời gian hiệu lực của văn bản"
            todo = f"ghi ngày từ {short_date(first)} đến {short_date(last)}"
            yield place.problem(what, todo, "deadline")
        end = target.deadline or last
        days = [milestone.day(self.regime) for milestone in target.milestones]
        for i, day in enumerate(days):
            if day > end:
                what = f"mốc {short_date(day)} sau hạn {short_date(end)} của chỉ tiêu"
                todo = "sửa ngày của mốc hoặc hạn"
                yield place.problem(what, todo, "milestones", i, _day_field(target, i))
        for i, (before, after) in enumerate(pairwise(days), start=1):
            if after <= before:
                what = f"mốc {short_date(after)} không sau mốc trước nó"
                todo = "xếp các mốc theo ngày"
                yield place.problem(what, todo, "milestones", i, _day_field(target, i))

    def _milestone_values(self, place: RecordPlace, target: Target) -> Iterator[Problem]:
        """Milestones lead towards the target's value and do not turn back or go past it."""
        # What adds up only grows, also below a ceiling.
        falls = target.operator in DOWNWARD and target.over is Over.PERIOD
        final = [] if target.value is None else [target.value]
        values = [milestone.value for milestone in target.milestones] + final
        for i, (before, after) in enumerate(pairwise(values)):
            too_far = before < after if falls else before > after
            if too_far:
                day = short_date(target.milestones[i].day(self.regime))
                reached, wanted = format_number(before), format_number(after)
                what = f"mốc {day} đặt mức {reached}, đã quá mức {wanted} phải đạt sau đó"
                yield place.problem(what, "sửa mức của mốc", "milestones", i, "value")


def _criterion(place: RecordPlace, target: Target) -> Iterator[Problem]:
    """A target is judged in one way; one that is followed only says why in its reading."""
    given = [name for name in (*_LEVELS, "evidence") if _has(target, name)]
    if target.among and target.among.given and "value" not in given:
        given.append("among")
    if len(given) > 1:
        what = f"chỉ tiêu có hơn một căn cứ đánh giá: {', '.join(given)}"
        yield place.problem(what, "chỉ giữ lại một", given[1])
    elif not given and not (target.indicator and target.reading):
        what = "chỉ tiêu không có căn cứ đánh giá"
        todo = (
            "ghi value, reference, relative hoặc evidence;"
            " chỉ số chỉ theo dõi thì nêu lý do ở reading"
        )
        yield place.problem(what, todo)
    yield from _companions(place, target, given)


def _companions(place: RecordPlace, target: Target, given: list[str]) -> Iterator[Problem]:
    """What must stand beside a number, and must not stand without it."""
    compared = any(name in given for name in (*_LEVELS, "among"))
    if compared and target.operator is None:
        yield place.problem("thiếu phép so sánh", "ghi operator, ví dụ “>=”", "operator")
    if target.operator and not given:
        what = "có phép so sánh mà không có mức phải đạt"
        todo = "ghi value, reference hoặc relative, hoặc bỏ operator"
        yield place.problem(what, todo, "operator")
    if target.indicator is None:
        for name in _OF_A_NUMBER:
            if _has(target, name) and _is_written(place, name):
                yield place.problem(f"có {name} mà không có chỉ số", "ghi indicator", name)
                return
    elif given == ["evidence"]:
        what = "chỉ tiêu có chỉ số thì không xét theo văn bản"
        yield place.problem(what, "bỏ indicator hoặc evidence", "evidence")


def _reference(place: RecordPlace, target: Target) -> Iterator[Problem]:
    if target.reference and target.reference.split(".")[0] != target.indicator:
        what = f"mức so sánh “{target.reference}” không phải của chỉ số “{target.indicator}”"
        yield place.problem(what, f"ghi {target.indicator}.<nơi so sánh>", "reference")


def _undated(place: RecordPlace, target: Target) -> Iterator[Problem]:
    """A milestone has a day or a month, and not both."""
    for i, milestone in enumerate(target.milestones):
        if (milestone.written_day is None) == (milestone.month is None):
            what = "mốc phải có ngày hoặc tháng, và chỉ một trong hai"
            yield place.problem(what, "ghi date: 2022-09-30 hoặc month: 2022-09", "milestones", i)


def _day_field(target: Target, i: int) -> str:
    return "month" if target.milestones[i].month else "date"


def _baseline_years(place: RecordPlace, relative: Relative, valid: Validity) -> Iterator[Problem]:
    field = ("relative", "years")
    if relative.to is BaselineKind.PREVIOUS_YEAR:
        if relative.years:
            yield place.problem("năm trước thì không ghi years", "bỏ years", *field)
        return
    if relative.years is None:
        what = "trung bình nhiều năm mà thiếu các năm"
        yield place.problem(what, "ghi năm đầu và năm cuối, ví dụ years: [2016, 2020]", *field)
        return
    first, last = relative.years
    if last < first:
        yield place.problem("năm cuối trước năm đầu", "xếp lại hai năm", *field)
    elif last >= valid.last.year:
        what = f"năm gốc {last} không trước năm cuối thực hiện {valid.last.year}"
        yield place.problem(what, "ghi các năm đã qua", *field)


def _among(place: RecordPlace, target: Target) -> Iterator[Problem]:
    """Units meet one number, or one each; it has no way to go there, and no other years."""
    if target.among is None:
        return
    if target.value is None and target.reference is None and not target.among.given:
        what = "chỉ tiêu tính theo từng đơn vị mà không có mức chung"
        todo = "ghi value hoặc reference, ghi mức giao từng đơn vị ở given, hoặc bỏ among"
        yield place.problem(what, todo, "among")
    if target.among.level not in (None, AreaLevel.DISTRICT, AreaLevel.COMMUNE):
        what = f"không tính theo từng đơn vị ở cấp {target.among.level.value}"
        yield place.problem(what, "chọn một trong: district, commune", "among", "level")
    if target.milestones:
        what = "chỉ tiêu tính theo từng đơn vị không có mốc"
        yield place.problem(what, "bỏ milestones, hoặc bỏ among", "milestones")


def _percentages(place: RecordPlace, target: Target) -> Iterator[Problem]:
    values: dict[tuple[str | int, ...], Decimal | None] = {("value",): target.value}
    for i, milestone in enumerate(target.milestones):
        values["milestones", i, "value"] = milestone.value
    for unit, given in target.among.given if target.among else ():
        values["among", "given", unit] = given
    for field, value in values.items():
        if value is not None and not 0 <= value <= 100:
            what = f"tỷ lệ {format_number(value)}% nằm ngoài khoảng từ 0 đến 100%"
            yield place.problem(what, "ghi số từ 0 đến 100", *field)


def _has(target: Target, name: str) -> bool:
    value: object = getattr(target, name)
    return value not in (None, "", ())


def _is_written(place: RecordPlace, field: str) -> bool:
    return (*place.path, field) in place.source.lines


def _split_text(split: Disaggregation) -> str:
    return ", ".join(f"{category}: {option}" for category, option in split) or "tổng số"


def _unknown(
    place: RecordPlace, kind: str, id_: str, known: Iterable[str], *field: str | int
) -> Problem:
    near = nearest(id_, known, limit=_NEAREST)
    return place.problem(f"không có {kind} “{id_}”", f"gần nhất: {', '.join(near)}", *field)
