"""The targets of a proposal, each with where it stands in the text and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.reading.matching import names
from baocao.definitions.plans.reading.model import FoundTarget
from baocao.definitions.plans.reading.proposed_ids import (
    OPEN_FIELD,
    UsedIds,
    number,
    quoted,
    short_id,
)
from baocao.definitions.plans.records import OPEN

_LONGEST_ID = 24  # as the plan's schema has it
_LONGEST_INDICATOR_ID = 40


class TargetTexts:
    """Writes targets; each gets an id of its own."""

    def __init__(self, catalogue: IndicatorCatalogue) -> None:
        self._catalogue = catalogue
        self._ids = UsedIds(_LONGEST_ID)

    def texts(self, targets: Iterable[FoundTarget]) -> Iterator[Iterator[str]]:
        return (self._target(target) for target in targets)

    def _target(self, target: FoundTarget) -> Iterator[str]:
        yield f"id: {self._id(target)}"
        yield from _remarks(target)
        yield f"clause: {quoted(target.clause)}"
        yield f"name: {quoted(target.name)}"
        yield from self._criterion(target)
        if target.deadline:
            yield f"deadline: {target.deadline.isoformat()}"
        if target.milestones:
            steps = (
                f"{{date: {m.day.isoformat()}, value: {number(m.value)}}}"
                for m in target.milestones
            )
            yield f"milestones: [{', '.join(steps)}]"
        if target.reading:
            yield f"reading: {quoted(target.reading)}"

    def _criterion(self, target: FoundTarget) -> Iterator[str]:
        if target.evidence and not target.indicator and not target.has_number:
            yield f"evidence: {quoted(target.evidence)}  # sửa cho đúng văn bản dùng để xét"
            return
        yield from self._indicator(target)
        if target.operator is None:
            return
        yield f'operator: "{target.operator.value}"'
        if target.value is not None:
            yield f"value: {number(target.value)}" + (f"  # {target.unit}" if target.unit else "")
        if target.reference:
            yield f"reference: {target.indicator or OPEN}.{target.reference}"
        yield from self._relative(target)
        if self._catalogue.adds_up(target.indicator) and target.value is not None:
            yield "over: year_to_date  # cộng từ đầu năm; bỏ dòng này thì từng kỳ được xét riêng"
        if target.level and target.value is not None:
            share = f", share: {number(target.share)}" if target.share else ""
            yield f"among: {{level: {target.level}{share}}}"

    def _indicator(self, target: FoundTarget) -> Iterator[str]:
        if target.indicator:
            yield f"indicator: {target.indicator}"
            if target.disaggregation:
                parts = (
                    f"{category}: {quoted(option)}" for category, option in target.disaggregation
                )
                yield f"disaggregation: {{{', '.join(parts)}}}"
            return
        todo = "chọn chỉ số gần nhất, hoặc thêm chỉ số theo khung dưới đây"
        yield f"indicator: {OPEN_FIELD}  # {todo}"
        yield from _skeleton(target)

    def _relative(self, target: FoundTarget) -> Iterator[str]:
        if target.relative is None:
            return
        change = number(target.relative.change)
        if target.relative.years:
            first, last = target.relative.years
            yield f"relative: {{to: mean, years: [{first}, {last}], change: {change}}}"
        else:
            yield f"relative: {{to: previous_year, change: {change}}}"
        if self._catalogue.flows(target.indicator):
            yield "over: year_to_date"

    def _id(self, target: FoundTarget) -> str:
        options = "-".join(option for _, option in target.disaggregation)
        text = f"{target.indicator}-{options}" if options else target.indicator or target.name
        return self._ids.new(text, "chi-tieu")


def _remarks(target: FoundTarget) -> Iterator[str]:
    yield f"# {target.place}: “{target.words}”; độ chắc {target.sureness}%"
    if target.nearest:
        yield f"# chỉ số gần nhất: {names(target.nearest)}"
    if target.why:
        yield f"# xem lại: {'; '.join(target.why)}"


def _skeleton(target: FoundTarget) -> Iterator[str]:
    """An indicator that would serve the target, to be put into the catalogue by a person."""
    yield "# khung chỉ số đề nghị, thêm vào thư mục indicators của chương trình nếu đúng:"
    id_ = short_id(target.name, _LONGEST_INDICATOR_ID) or OPEN
    unit = "percent" if target.unit in ("%", "phần trăm") else OPEN
    yield f"#   - id: {id_.replace('-', '_')}"
    yield f"#     name: {quoted(target.name)}"
    yield "#     numerator: [{element: ?}]    # số đạt yêu cầu"
    yield (
        "#     denominator: [{element: ?}]  # tổng số"
        if unit == "percent"
        else "#     denominator: []"
    )
    yield f"#     unit: {unit}"
