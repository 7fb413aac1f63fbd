"""How a target stands before it is due, by the pace so far.

What only grows is settled once it has passed the target's value, whichever side is wanted.
Before that the pace so far, day by day, says whether the target will be kept on its due day.
A longer period goes at the pace of its last part, so that both are judged alike on one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from baocao.core.quantities import UPWARD, Operator, Quantity, satisfies
from baocao.definitions.periods.regimes import parse_period
from baocao.results.comparison import compare
from baocao.results.computed import compute_results
from baocao.results.decided import meets
from baocao.results.earlier import EarlierResult
from baocao.results.long_periods import in_parts
from baocao.results.model import (
    Accumulated,
    Comparison,
    IndicatorResult,
    IndicatorSplit,
    TargetStatus,
)
from baocao.submissions.workbooks.model import Submission

if TYPE_CHECKING:
    from baocao.results.inputs import Inputs


def per_day(result: IndicatorResult, before: Comparison | None) -> Decimal | None:
    """How far a value moves in a day, since an earlier one; None where that is not known."""
    if before is None or before.change is None or before.as_of >= result.as_of:
        return None
    return before.change / (result.as_of - before.as_of).days


def paces_of_parts(inputs: Inputs) -> dict[IndicatorSplit, Decimal | None]:
    """The province's pace from the last part but one of a longer period to its last, by indicator
    and group; empty of a period without parts, and where one of the two was not sent."""
    sent = [*in_parts(inputs.period, inputs.submissions).items()][-2:]
    if len(sent) < 2 or len({one.synthetic for _, part in sent for one in part}) != 1:
        return {}
    then, now = (_of_part(inputs, key, part) for key, part in sent)
    paces: dict[IndicatorSplit, Decimal | None] = {}
    for split, result in now.items():
        earlier = EarlierResult.of(then[split]) if split in then else None
        paces[split] = per_day(result, compare(result, sent[0][0], earlier))
    return paces


def _of_part(
    inputs: Inputs, key: str, sent: Sequence[Submission]
) -> dict[IndicatorSplit, IndicatorResult]:
    part = parse_period(key, inputs.period.regime)
    return {r.indicator_split: r for r in compute_results(inputs, part, sent, ())}


def accumulated_status(
    added: Accumulated, due: date, cutoff: date, operator: Operator, value: Decimal
) -> TargetStatus:
    """The status on the cut-off day of what is due on `due`; milestones are looked at
    elsewhere."""
    met = meets(added.result, operator, value)
    if met is None:
        return TargetStatus.NOT_ASSESSABLE
    if due <= cutoff or (added.only_grows and is_settled(added.result, operator, value)):
        return TargetStatus.MET if met else TargetStatus.NOT_MET
    expected = projected(added, due, cutoff)
    if expected is None:
        return TargetStatus.NOT_DUE
    on_track = satisfies(Quantity(expected), way(added.result, operator, value), value)
    return TargetStatus.ON_TRACK if on_track else TargetStatus.BEHIND


def way(result: IndicatorResult, operator: Operator, value: Decimal) -> Operator:
    """How far a result has to come while its day has not: what has to be just so much is not to
    fall short of it from below, nor to stay above it."""
    if operator is not Operator.EQUAL:
        return operator
    return Operator.AT_LEAST if result.quantity.value < value else Operator.AT_MOST


def projected(added: Accumulated, due: date, cutoff: date) -> Decimal | None:
    """Where the pace since `start` leads by the due day; None where it is not known.

    A share of what flows in as well stays as it is.
    """
    result = added.result
    if not result.is_complete or not result.quantity.is_exact:
        return None
    if not added.only_grows:
        return result.quantity.value
    passed, whole = ((day - added.start).days + 1 for day in (cutoff, due))
    return result.quantity.value * whole / passed


def is_settled(result: IndicatorResult, operator: Operator, value: Decimal) -> bool:
    """Whether the verdict on a result that only grows stays, whatever is still to come."""
    if operator in UPWARD:
        return meets(result, operator, value) is True
    ceiling = Operator.BELOW if operator is Operator.BELOW else Operator.AT_MOST
    return meets(result, ceiling, value) is False
