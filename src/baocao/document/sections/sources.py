"""The working paper that says which workbooks the report is made from and what was found in them,
which tasks called done are to be asked about, which days the report covers and when it is due, and
by which decree or circular.

Workbooks of one day and one origin share a row, and so do findings with one explanation:
a longer report has dozens of both that say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first, upper_first
from baocao.definitions.periods.deadlines import deadline_rule
from baocao.definitions.periods.model import RegimeAct
from baocao.document.blocks import Align, Appendix, Column, ParagraphKind, Row, Table
from baocao.document.context import Context, paragraphs, row_of
from baocao.document.narrative.data_notes import findings_told
from baocao.document.narrative.phrases import Sentence
from baocao.document.narrative.results import names_of
from baocao.document.narrative.words import Words
from baocao.results.doubted import doubted
from baocao.submissions.validation.check import Kind, kinds, listed
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.model import SourceCell, Submission

SOURCES = "sources"  # the paper's id


def sources(context: Context) -> Appendix:
    """Workbooks, then findings, then tasks called done beside targets that are not met."""
    findings = (_findings_table(context),) if context.data.inputs.findings else ()
    blocks = (
        *paragraphs([period_told(context.words)]),
        _files_table(context),
        *findings,
        *paragraphs(doubted_told(context.words), ParagraphKind.ITEM),
    )
    title = context.phrases["appendices.sources"]
    return Appendix(SOURCES, title, blocks, landscape=True, working=True)


def doubted_told(words: Words) -> list[Sentence]:
    """What to ask of each task that is called done beside unmet targets of its clause."""
    semicolon = words.phrases["lists.semicolon"]
    return [
        words.phrases.fill(
            "tasks.doubted",
            name=judged.task.name,
            clause=judged.task.clause,
            plan=judged.plan.short_citation,
            targets=semicolon.join(lower_first(one.target.name) for one in unmet),
        )
        for judged, unmet in doubted(words.data.tasks, words.data.targets)
    ]


def _files_table(context: Context) -> Table:
    words = context.phrases
    columns = (
        Column(words["columns.order"], 5, Align.CENTRE),
        Column(words["columns.unit"], 27),
        Column(words["columns.file"], 30),
        Column(words["columns.as_of"], 11, Align.CENTRE),
        Column(words["columns.origin"], 27),
    )
    groups: dict[tuple[object, ...], list[Submission]] = {}
    for sent in context.data.inputs.submissions:
        groups.setdefault((_folder(sent.file), sent.as_of, sent.origin), []).append(sent)
    rows = tuple(
        _files_row(context, number, sent) for number, sent in enumerate(groups.values(), start=1)
    )
    return Table(words["tables.sources"], columns, rows)


def _files_row(context: Context, number: int, group: Sequence[Submission]) -> Row:
    first = group[0]
    comma = context.phrases["lists.comma"]
    units = upper_first(comma.join(names_of(context.words, [sent.unit for sent in group])))
    return row_of(
        str(number),
        units,
        _files(context, [sent.file for sent in group]),
        short_date(first.as_of) if first.as_of else None,
        first.origin,
    )


def _files(context: Context, files: Sequence[str]) -> str:
    """The workbooks' names; where files of several periods meet, after their folder."""
    names = context.phrases["lists.comma"].join(PurePosixPath(file).name for file in files)
    return f"{_folder(files[0])}: {names}" if context.data.inputs.period_parts else names


def _folder(file: str) -> str:
    return PurePosixPath(file).parent.name


def _findings_table(context: Context) -> Table:
    words = context.phrases
    columns = (
        Column(words["columns.order"], 5, Align.CENTRE),
        Column(words["columns.severity"], 10, Align.CENTRE),
        Column(words["columns.sheet_cell"], 25),
        Column(words["columns.finding"], 60),
    )
    findings = context.data.inputs.findings
    numbered = listed(findings).items()
    rows = [_findings_row(context, dict(group)) for _, group in groupby(numbered, key=_explained)]
    rows += [_counted_row(context, kind) for kind in kinds(findings) if kind.counted]
    return Table(words["tables.findings"], columns, tuple(rows))


def _counted_row(context: Context, kind: Kind) -> Row:
    """How many findings of a rule in a workbook have no row."""
    words = context.words
    number = max(kind.listed) + 1
    count = words.figures.count(
        f"findings-counted.{number}", kind.counted, "số điểm cần lưu ý cùng loại không liệt kê"
    )
    source = kind.first.source
    file = _file(context, source) if source else ""
    told = words.phrases.fill("data.counted", count=count, file=file, first=str(min(kind.findings)))
    return row_of("", _severity(context, kind.first), "", told)


def _explained(numbered: tuple[int, Finding]) -> tuple[object, ...]:
    """What findings of one row share; a finding without an explanation has its own."""
    number, finding = numbered
    source, alone = finding.source, not finding.confirmed or not finding.source
    place = (source.file, source.sheet) if source else ()
    return (finding.rule, finding.severity, finding.confirmed, place, number if alone else 0)


def _findings_row(context: Context, group: dict[int, Finding]) -> Row:
    """One row; `group` has the number of each finding, as the report counts them."""
    first, last = min(group), max(group)
    return row_of(
        str(first) if first == last else f"{first} - {last}",
        _severity(context, group[first]),
        _place(context, group.values()),
        findings_told(context.words, group),
    )


def _severity(context: Context, finding: Finding) -> str:
    """How grave a finding is; one that the unit explained asks for nothing more."""
    standing = "explained" if finding.confirmed else finding.severity.value
    return context.phrases[f"severity.{standing}"]


def _place(context: Context, findings: Iterable[Finding]) -> str:
    """ "2022-Q1/a.xlsx, Số liệu, ô F2, F3"; empty for what is found nowhere in particular."""
    places = [finding.source for finding in findings if finding.source]
    if not places:
        return ""
    cells = context.phrases["lists.comma"].join(dict.fromkeys(place.cell for place in places))
    return f"{_file(context, places[0])}, {places[0].sheet}, ô {cells}"


def _file(context: Context, source: SourceCell) -> str:
    """A workbook's name; where files of several periods meet, after its folder."""
    parts = 2 if context.data.inputs.period_parts else 1
    return "/".join(source.file.rsplit("/", parts)[-parts:])


def period_told(words: Words) -> Sentence:
    """The window, the deadline and the act behind each; a department's own rule cites nothing."""
    return tuple(piece for sentence in _sentences(words) for piece in (*sentence, " "))[:-1]


def _sentences(words: Words) -> Iterator[Sentence]:
    inputs, phrases = words.data.inputs, words.phrases
    period, body = inputs.period, words.issuer
    act, rule, due = period.act, period.rule, deadline_rule(period)
    start, end = short_date(period.start), short_date(period.end)
    if act and rule:
        yield phrases.fill("regimes.window", start=start, end=end, act=_cited(act, rule.clause))
    else:
        yield phrases.fill("regimes.own_window", start=start, end=end, body=body)
    day = short_date(inputs.deadline)
    by_law = act is not None and rule is not None and rule.deadline is not None
    if act and by_law:
        yield phrases.fill("regimes.due", deadline=day, act=_cited(act, due.clause))
    else:
        yield phrases.fill("regimes.own_due", deadline=day, body=body)
    if act and act.known_from and rule:
        yield phrases.fill("regimes.known_from", act=act.citation, source=act.known_from)


def _cited(act: RegimeAct, clause: str) -> str:
    return f"{clause} {act.citation}".strip()
