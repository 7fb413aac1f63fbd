"""Evaluates all rules on the submissions of a period and orders what they find; puts the reasons
that units give for warnings to the findings that they are for.

A unit names the rule in its words, as findings and the form's list do, or by its id. Where people
read findings, of one rule in one workbook the first few are listed and the others counted; lists
for machines, and annotated copies, have them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.submissions.validation.evidence import Evidence, UsedValues
from baocao.submissions.validation.lacking import NOT_ASSESSABLE
from baocao.submissions.validation.model import Finding
from baocao.submissions.validation.registry import CHECKS
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.unused import NOT_USED, UNUSED_ELEMENT, WITHOUT_RESULT
from baocao.submissions.workbooks.cell_names import cell_spot
from baocao.submissions.workbooks.model import Confirmation, Submission

WAITING = (
    NOT_USED,
    UNUSED_ELEMENT,
    WITHOUT_RESULT,
    NOT_ASSESSABLE,
)  # for the results, so they come last

Order = tuple[bool, str, str, int, int, str, str]
UNUSED = "confirmation_unused"
UNUSED_WORDS = ("rule", "cell", "sheet", "found")
MOST = 10  # a hundred cells with one fault say no more than ten


def validate(  # noqa: PLR0913 - each argument is one source of evidence
    submissions: Sequence[Submission],
    *,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
    period: ReportingPeriod,
    previous: Sequence[Submission] = (),
    expected_units: Sequence[AdminUnit] = (),
    plans: Sequence[Plan] = (),
    rules: Sequence[DataRule],
    used: Callable[[], UsedValues] | None = None,
) -> tuple[Finding, ...]:
    """Find everything at once, sorted by workbook, sheet and cell (row, then column).

    `previous` are the submissions of the period before, `expected_units` those that have to
    report, `plans` all that the province has, `used` gives what results were made from, which
    may take a while; without it nobody asks what was not used. A finding that the unit gave a
    reason for carries it in `confirmed`; findings without a cell come last.
    """
    evidence = Evidence(
        tuple(submissions),
        tuple(previous),
        catalogue,
        areas,
        period,
        tuple(expected_units),
        tuple(plans),
        used,
        _compared(rules),
    )
    found = [*_findings(evidence, rules)]
    found += _unused_reasons(found, submissions, rules)
    return tuple(sorted(confirm(found, submissions), key=_order))


def _compared(rules: Iterable[DataRule]) -> frozenset[str]:
    """The elements that the relations of rules name: whole and parts check each other."""
    relations = [relation for rule in rules for relation in rule.relations]
    return frozenset(element for r in relations for element in (r.whole, *r.parts))


def _findings(evidence: Evidence, rules: Iterable[DataRule]) -> Iterator[Finding]:
    for rule in sorted(rules, key=lambda rule: rule.checked_by in WAITING):
        if rule.checked_by in CHECKS:
            for breach in CHECKS[rule.checked_by].run(evidence, rule):
                yield finding_of(rule, breach)


def _unused_reasons(
    found: Sequence[Finding], submissions: Sequence[Submission], rules: Iterable[DataRule]
) -> list[Finding]:
    breaches = list(unused(found, submissions))
    return [finding_of(rule, breach) for rule in rules if rule.id == UNUSED for breach in breaches]


def finding_of(rule: DataRule, breach: DataBreach) -> Finding:
    """What a rule says of a breach."""
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        source=breach.source,
        patterns=rule.patterns,
        values={**breach.values, **rule.limit_words},
        area=breach.area,
        called=rule.called,
    )


def _order(finding: Finding) -> Order:
    source = finding.source
    if source is None:
        return True, finding.area, "", 0, 0, finding.rule, ""
    row, column = cell_spot(source.cell) or (-1, -1)  # what is no cell comes first
    return False, source.file, source.sheet, row, column, finding.rule, finding.area


Key = tuple[str, str, str, str]


def confirm(findings: Iterable[Finding], submissions: Iterable[Submission]) -> tuple[Finding, ...]:
    """Give each finding the reason that its workbook states for its rule and cell."""
    reasons = {key: confirmation.reason for key, confirmation in _stated(submissions)}
    return tuple(replace(finding, confirmed=_reason(finding, reasons)) for finding in findings)


def _reason(finding: Finding, reasons: Mapping[Key, str]) -> str:
    return next((reasons[key] for key in _keys(finding) if key in reasons), "")


def unused(findings: Iterable[Finding], submissions: Iterable[Submission]) -> Iterator[DataBreach]:
    """Reasons for which nothing was found: a wrong cell, or a value since corrected."""
    found = {key for finding in findings for key in _keys(finding)}
    for key, confirmation in _stated(submissions):
        if key not in found:
            words = {
                "rule": confirmation.rule,
                "cell": confirmation.cell,
                "sheet": confirmation.sheet,
                "found": confirmation.reason,
            }
            yield DataBreach(confirmation.source, "", words)


def _stated(submissions: Iterable[Submission]) -> Iterator[tuple[Key, Confirmation]]:
    for submission in submissions:
        for confirmation in submission.confirmations:
            cell = confirmation.cell.replace("$", "").upper()
            rule = fold(confirmation.rule)
            yield (submission.file, rule, confirmation.sheet, cell), confirmation


def _keys(finding: Finding) -> Iterator[Key]:
    """What a reason for a finding may say, by the rule's id and by its name."""
    if source := finding.source:
        for rule in (finding.rule, finding.rule_name):
            yield source.file, fold(rule), source.sheet, source.cell


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
