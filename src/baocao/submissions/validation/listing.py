"""Which findings are listed where people read them: of one rule in one workbook the first few.

The others are counted. Lists for machines, and annotated copies, have them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from baocao.submissions.validation.model import Finding

MOST = 10  # a hundred cells with one fault say no more than ten


@dataclass(frozen=True)
class Kind:
    """The findings of one rule in one workbook, with their numbers, counted from 1 over all.

    Without a workbook all are listed: they are few.
    """

    findings: dict[int, Finding]

    @property
    def first(self) -> Finding:
        return next(iter(self.findings.values()))

    @property
    def listed(self) -> dict[int, Finding]:
        everything = list(self.findings.items())
        return dict(everything[:MOST] if self.first.source else everything)

    @property
    def counted(self) -> int:
        """How many are not listed."""
        return len(self.findings) - len(self.listed)


def kinds(findings: Iterable[Finding]) -> tuple[Kind, ...]:
    """Findings by workbook and rule, each kind in the place of its first."""
    found: dict[tuple[str, str], dict[int, Finding]] = defaultdict(dict)
    for number, finding in enumerate(findings, start=1):
        file = finding.source.file if finding.source else ""
        found[file, finding.rule][number] = finding
    return tuple(map(Kind, found.values()))


def listed(findings: Iterable[Finding]) -> dict[int, Finding]:
    """The findings that are listed, in their order, by number."""
    chosen = {n: finding for kind in kinds(findings) for n, finding in kind.listed.items()}
    return dict(sorted(chosen.items()))
