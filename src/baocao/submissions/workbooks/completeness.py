"""Who of the units that have to report did: the one answer for checks, commands, letters and the
report's sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.submissions.workbooks.model import Submission


@dataclass(frozen=True)
class Completeness:
    """Which reporting units sent their workbook; the figures of those `through` others came in
    the workbook of the department."""

    expected: tuple[AdminUnit, ...] = ()
    received: tuple[AdminUnit, ...] = ()
    through: tuple[AdminUnit, ...] = ()

    @property
    def missing(self) -> tuple[AdminUnit, ...]:
        """The units of which nothing came in any way."""
        got = {unit.code for unit in (*self.received, *self.through)}
        return tuple(unit for unit in self.expected if unit.code not in got)


def completeness(expected: Iterable[AdminUnit], sent: Iterable[Submission]) -> Completeness:
    """Who of the units that have to report did, themselves or through the department."""
    units, submissions = tuple(expected), tuple(sent)
    senders = {submission.unit for submission in submissions}
    offices = {unit.code for unit in units if unit.level is AreaLevel.PROVINCE}
    of_offices = (submission for submission in submissions if submission.unit in offices)
    told = {o.area for submission in of_offices for o in submission.observations}
    return Completeness(
        units,
        tuple(unit for unit in units if unit.code in senders),
        tuple(unit for unit in units if unit.code in told - senders),
    )
