"""What a report says, as data for web pages: content.json beside ledger.json.

The blocks are those that the Word file prints; a figure is known by its id in the ledger.
Nothing is computed here. Who fills it in is `baocao.build.compose.content`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from pydantic import TypeAdapter, ValidationError

from baocao.core.errors import BaocaoError, Problem
from baocao.document.blocks import Block, Inline
from baocao.document.score_content import ScorecardContent
from baocao.results.ledger.model import Figure
from baocao.results.measured import URGENCY
from baocao.results.model import TargetStatus
from baocao.results.thresholds import ThresholdState

CONTENT_FILE = "content.json"
VERSION = 2


@dataclass(frozen=True)
class Part:
    """The notices and the opening, a section or an appendix."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ProvinceContent:
    slug: str
    code: str
    name: str


@dataclass(frozen=True)
class PeriodContent:
    key: str
    name: str
    start: date
    end: date
    cutoff: date
    deadline: date


@dataclass(frozen=True)
class AmendmentContent:
    """What a version of a plan changed: sentences."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class PlanContent:
    id: str
    version: int
    title: str
    citation: str
    short_citation: str
    valid_from: date
    valid_to: date
    amendments: tuple[AmendmentContent, ...] = ()


@dataclass(frozen=True)
class IndicatorContent:
    """An indicator that the report has a result for; `splits` are names by their options. Of one
    that counts, a large unit has more. `difference` follows a difference of two of its values,
    `counted` a number of what it counts: " điểm phần trăm", " người"."""

    id: str
    name: str
    theme: str
    formula: str
    definition: str
    source: str
    direction: str
    unit: str
    splits: Mapping[str, str]
    counts: bool = False
    difference: str = ""
    counted: str = ""


@dataclass(frozen=True)
class TargetContent:
    """A target judged. `value` and `asked` are numbers in the indicator's `unit`, for a bar;
    `bound` says whether the value is exact ("=") or a limit. Targets that measure one thing share
    its `thing`; `ended` is one that an amendment has no more. `split` are the indicator's options.
    One `of_period` asks for the province's value of the period; those `for_units` say what a unit's
    has to be too, `given` what it has to be of units by their codes; `of_units` is the one of a
    measure that units are held against and graded by. `gap` is how far it is from being met, as
    the report prints it; empty where nothing is known to be missing."""

    plan: str
    id: str
    clause: str
    name: str
    required: str
    result: tuple[Inline, ...]
    deadline: date
    status: str
    status_text: str
    indicator: str = ""
    unit: str = ""
    operator: str = ""
    bound: str = "="
    value: float | None = None
    asked: float | None = None
    thing: str = ""
    ended: bool = False
    split: str = ""
    of_period: bool = False
    for_units: bool = False
    of_units: bool = False
    given: Mapping[str, float] = field(default_factory=dict)
    gap: tuple[Inline, ...] = ()

    def asked_of(self, unit: str | None) -> Decimal | None:
        """What a unit's value has to reach (its code): what it is given, else what all are."""
        asked = self.given.get(unit or "", self.asked)
        return None if asked is None else Decimal(str(asked))

    @property
    def is_above(self) -> bool:
        """Whether its gap is what a value is beyond it."""
        if self.operator != "=" or self.value is None or self.asked is None:
            return self.operator in ("<=", "<")
        return self.value > self.asked


@dataclass(frozen=True)
class TaskContent:
    """A task judged; `due` is None for a standing duty."""

    plan: str
    id: str
    clause: str
    name: str
    lead: str
    supporting: tuple[str, ...]
    due: date | None
    due_text: str
    status: str
    status_text: str
    days_overdue: int


@dataclass(frozen=True)
class TrendPointContent:
    """The province's value on a day, as a number and as it is printed."""

    day: date
    value: float
    text: str


@dataclass(frozen=True)
class TrendContent:
    """An indicator's split over time, the oldest value first; at least three."""

    indicator: str
    split: str
    points: tuple[TrendPointContent, ...]


@dataclass(frozen=True)
class ThresholdContent:
    """A count of the province beside its epidemic threshold: `limit` as it is printed, with its
    figure's id where the ledger has it, "" where it could not be made; `state` is above, not above
    or unknown, `status_text` the report's words for it. What is not `in_force` is for comparison
    only. `label` is what pages call the count."""

    indicator: str
    split: str
    limit: str
    figure: str
    state: str
    status_text: str
    in_force: bool
    label: str = ""

    @property
    def is_above(self) -> bool:
        return self.state == ThresholdState.ABOVE.value


@dataclass(frozen=True)
class WorsenedContent:
    """What got worse since the period before, with what pages call it."""

    indicator: str
    split: str
    name: str


@dataclass(frozen=True)
class Content:
    """All that the pages of one report show, beside its ledger and run.json.

    `through_units` are those whose figures came in the department's workbook; `worsened` has the
    largest movement in proportion first.
    """

    version: int
    title: str
    synthetic: bool
    province: ProvinceContent
    period: PeriodContent
    areas: Mapping[str, str]
    expected_units: tuple[str, ...]
    missing_units: tuple[str, ...]
    themes: Mapping[str, str]
    plans: tuple[PlanContent, ...]
    indicators: tuple[IndicatorContent, ...]
    targets: tuple[TargetContent, ...]
    tasks: tuple[TaskContent, ...]
    parts: tuple[Part, ...]
    through_units: tuple[str, ...] = ()
    scorecard: ScorecardContent | None = None
    trends: tuple[TrendContent, ...] = ()
    thresholds: tuple[ThresholdContent, ...] = ()
    worsened: tuple[WorsenedContent, ...] = ()


def things_of(targets: Iterable[TargetContent]) -> tuple[tuple[TargetContent, ...], ...]:
    """Targets in force by what they ask for, which two documents may; the most urgent first."""
    things: dict[str, list[TargetContent]] = {}
    for target in targets:
        if not target.ended:
            things.setdefault(target.thing or f"{target.plan}/{target.id}", []).append(target)
    return tuple(tuple(sorted(thing, key=_urgency)) for thing in things.values())


def statuses_of(targets: Iterable[TargetContent]) -> tuple[TargetStatus, ...]:
    """How each thing stands that targets in force ask for: what two documents ask for once."""
    return tuple(TargetStatus(leading.status) for leading, *_ in things_of(targets))


def _urgency(target: TargetContent) -> int:
    return URGENCY.index(TargetStatus(target.status))


@cache
def content_adapter() -> TypeAdapter[Content]:
    """What reads and writes content.json; it takes a while to make."""
    return TypeAdapter(Content)


def dump_content(content: Content) -> bytes:
    """The bytes of content.json; what is as usual (not bold, no note) is left out."""
    return content_adapter().dump_json(content, exclude_defaults=True, indent=1) + b"\n"


def read_content(content: bytes, name: str, figures: Iterable[Figure]) -> Content:
    """Read the bytes of a content.json; `name` is how messages call the file, `figures` are
    those of the ledger beside it.

    Raises `BaocaoError` where they are none, or one of another version.
    """
    known = {figure.id: figure for figure in figures}
    try:
        found = content_adapter().validate_json(content, context=known)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "toàn tệp"
        raise _wrong(f"tệp nội dung hỏng hoặc do phiên bản khác ghi ({place})", name) from None
    if found.version != VERSION:
        raise _wrong(f"tệp nội dung do phiên bản khác ghi ({found.version})", name)
    return found


def _wrong(what: str, name: str) -> BaocaoError:
    return BaocaoError(Problem(what, name, "dựng lại báo cáo: baocao report --force"))
