"""Findings in the terminal: a table for each workbook, or a line for each where they are many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from baocao.apps.cli.findings_words import MORE, standing
from baocao.core.errors import Problem
from baocao.core.rules import EXPLAINED, Severity
from baocao.submissions.validation.check import MOST, Kind, kinds
from baocao.submissions.validation.model import Finding

NOT_READ_NAME = "Không đọc được"  # in the place of a rule, of what no rule is about
WHOLE_PERIOD = "Cả kỳ"
FEW = 20  # of so many workbooks each has a table
ROWS = 20  # of tables together; a row takes some eight lines
FIRST = 5  # of so many of them, when they are many, a problem is told
LINES = 180  # of a line for each; what comes out stays below 200


def print_findings(findings: Sequence[Finding], problems: Sequence[Problem] = ()) -> None:
    """All that a person needs to see of findings, and how to see the rest.

    `problems` say why cells or workbooks could not be read; of many workbooks they are counted.
    """
    of_file: dict[str, list[Kind]] = defaultdict(list)
    for kind in kinds(findings):
        of_file[kind.first.source.file if kind.first.source else ""].append(kind)
    unread = Counter(problem.file for problem in problems)
    if len(of_file.keys() | unread) > FEW:
        _print_lines(of_file, unread)
    else:
        from baocao.apps.cli.findings_table import print_tables  # takes longer than many a check

        whole = _that_fit(of_file)
        print_tables({f or WHOLE_PERIOD: found for f, found in of_file.items() if f in whole})
        if rest := {file: found for file, found in of_file.items() if file not in whole}:
            _print_lines(rest, Counter())
    print(counts(findings))


def _that_fit(of_file: Mapping[str, Sequence[Kind]]) -> set[str]:
    """The first workbooks whose tables have at most `ROWS` rows together, one at least. What is
    found of the whole period is always among them: no workbook can be named to see it."""
    named = {file: found for file, found in of_file.items() if file}
    rows = (sum(len(kind.listed) + bool(kind.counted) for kind in f) for f in named.values())
    fitting = [
        file for file, all_rows in zip(named, accumulate(rows), strict=True) if all_rows <= ROWS
    ]
    return {"", *(fitting or [*named][:1])}


def few_of_each(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The first problems of each file, and how many more it has; of many files the first ones."""
    of_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        of_file[problem.file].append(problem)
    if len(of_file) <= FEW:
        return tuple(shown for found in of_file.values() for shown in _few(found, MOST))
    firsts = [found[0] for found in of_file.values()][:FIRST]
    rest = len(problems) - len(firsts)
    return (*firsts, Problem(f"còn {rest} lỗi khác trong {len(of_file)} tệp", "", MORE))


def _few(problems: Sequence[Problem], most: int) -> Iterator[Problem]:
    yield from problems[:most]
    if (more := len(problems) - most) > 0:
        yield Problem(f"còn {more} lỗi khác trong tệp này", problems[0].file)


def counts(findings: Iterable[Finding]) -> str:
    """The number of findings of each severity, and how many a unit has explained."""
    found = Counter(standing(finding) for finding in findings)
    words = (*(severity.words for severity in Severity), EXPLAINED)
    return ", ".join(f"{found[word]} {word.lower()}" for word in words if found[word])


def _print_lines(of_file: Mapping[str, Sequence[Kind]], unread: Counter[str]) -> None:
    """A line for each workbook, those with most errors first."""
    lines = []
    for file in of_file.keys() | unread.keys():
        found = [one for kind in of_file.get(file, ()) for one in kind.findings.values()]
        errors = unread[file] + sum(finding.stops for finding in found)
        said = [f"{unread[file]} lỗi đọc tệp"] if unread[file] else []
        said += [counts(found)] if found else []
        lines.append((-errors, f"{file or WHOLE_PERIOD}: {', '.join(said)}"))
    lines.sort()
    for _, line in lines[:LINES]:
        print(line)
    if len(lines) > LINES:
        print(f"và {len(lines) - LINES} tệp khác")
    print(MORE)
