"""A plan's file whose fields are right one by one, and the plan that it becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.core.yaml_source import YamlSource
from baocao.definitions.periods.model import ReportingRegime
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.model import Plan, Target, Task


def regime_of(plan: Plan, regimes: Regimes) -> ReportingRegime:
    """A plan's regime, or the first one where there is no such id."""
    return regimes.every.get(plan.regime, regimes.first)


@dataclass(frozen=True)
class PlanFile:
    """A plan as its file has it."""

    path: Path
    source: YamlSource
    record: Plan

    def build(self, regimes: Regimes) -> Plan:
        """The plan with its regime, the days of its milestones, its duties as tasks, the line of
        each item and the fingerprint of the file."""
        regime = regime_of(self.record, regimes)
        return replace(
            self.record,
            regime=regime.id,
            targets=tuple(self._targets(regime)),
            tasks=(*self._tasks(), *self._duties()),
            file=self.source.file,
            sha256=hashlib.sha256(self.path.read_bytes()).hexdigest(),
        )

    @property
    def key(self) -> str:
        """The version's name as `amends` writes it: "ke-hoach@2"."""
        return f"{self.record.id}@{self.record.version}"

    def _targets(self, regime: ReportingRegime) -> Iterator[Target]:
        for i, target in enumerate(self.record.targets):
            steps = tuple(replace(m, written_day=m.day(regime)) for m in target.milestones)
            yield replace(target, milestones=steps, line=self.source.line("targets", i))

    def _tasks(self) -> Iterator[Task]:
        for i, task in enumerate(self.record.tasks):
            yield replace(task, line=self.source.line("tasks", i))

    def _duties(self) -> Iterator[Task]:
        """One task an item; ids count agencies and items in the plan's order: n01.02."""
        for i, duties in enumerate(self.record.duties):
            for j, name in enumerate(duties.items):
                line = self.source.line("duties", i, "items", j)
                id_ = f"n{i + 1:02}.{j + 1:02}"
                yield Task(id_, duties.clause, name, duties.agency, line=line)
