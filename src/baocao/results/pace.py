"""How a target that adds up over several periods stands, also before it is due.

What only grows is settled once it has passed the target's value, whichever side is wanted.
Before that the pace so far, day by day, says whether the target will be kept on its due day.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from baocao.core.quantities import UPWARD, Operator, Quantity, satisfies
from baocao.results.decided import meets
from baocao.results.model import Accumulated, IndicatorResult, TargetStatus


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
    on_track = satisfies(Quantity(expected), operator, value)
    return TargetStatus.ON_TRACK if on_track else TargetStatus.BEHIND


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
