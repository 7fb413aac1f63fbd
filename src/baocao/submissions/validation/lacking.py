"""Rules on cells that hold too little: empty though they had a value, done without proof, and
those that leave a target without a verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from baocao.definitions.indicators.naming import element_name
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.model import Value
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import before, breach
from baocao.submissions.workbooks.model import BlankCell, Group, SourceCell
from baocao.submissions.workbooks.standing import latest

NOT_ASSESSABLE = "target_not_assessable"  # which asks what results were made of
DAY, DOCUMENT = "ngày hoàn thành", "văn bản chứng minh"
EMPTY, NOTHING = "ô trống", "không có trong tệp đã gửi"


def blank_had_value(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A cell that is empty had none last period either, unless the value stands elsewhere."""
    for blank in _blanks(evidence):
        earlier = latest(evidence.before.groups.get(blank.group, ()))
        if earlier is not None and blank.group not in evidence.now.groups:
            told = before(earlier, blank.source, evidence)
            yield _at_blank(blank, evidence, found="trống", **told)


def done_without_proof(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """What is done has the day on which it was, and the document that shows it."""
    for submission in evidence.submissions:
        for row in submission.progress:
            lacking = {DAY: row.done_on_cell} if row.done_on is None else {}
            lacking |= {} if row.evidence.strip() else {DOCUMENT: row.evidence_cell}
            for what, cell in lacking.items() if row.state == "done" else ():
                words = {"found": row.item, "plan": row.plan, "lacking": what}
                source = row.source._replace(cell=cell) if cell else row.source
                yield DataBreach(source, submission.unit, words)


def target_not_assessable(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every target that has a result has a verdict; each cell that keeps it from one is told
    once, with all targets that need it."""
    inexact: dict[SourceCell, list[str]] = defaultdict(list)
    lacking: dict[Group, list[str]] = defaultdict(list)
    for target in evidence.used.open_targets if evidence.used else ():
        for cell in target.inexact:
            inexact[cell].append(target.name)
        for group in target.lacking:
            lacking[group].append(target.name)
    for observation in evidence.observations:
        if names := inexact.get(observation.source):
            yield breach(observation, evidence, targets=_listed(names))
    yield from _lacking(lacking, evidence)


def _lacking(groups: dict[Group, list[str]], evidence: Evidence) -> Iterator[DataBreach]:
    """At the empty cell, or at the workbook of the area that has no cell for the value; who sent
    nothing at all is told by a rule of its own."""
    for group, names in groups.items():
        blanks = [blank for blank in _blanks(evidence) if _is_of(blank, group)]
        for blank in blanks:
            yield _at_blank(blank, evidence, found=EMPTY, targets=_listed(names))
        book = None if blanks else _sent_of(group[1], evidence)
        if book is not None:
            nowhere = BlankCell(*group, source=book)
            yield _at_blank(nowhere, evidence, found=NOTHING, targets=_listed(names))


def _is_of(blank: BlankCell, group: Group) -> bool:
    """Whether a cell is for a value, or for a part of it."""
    element, area, split = group
    return (blank.element, blank.area) == (element, area) and set(split) <= {*blank.disaggregation}


def _sent_of(area: str, evidence: Evidence) -> SourceCell | None:
    """The workbook that has an area's values, as a source without a cell."""
    for submission in evidence.submissions:
        if any(o.area == area for o in submission.observations):
            return SourceCell(submission.file, submission.sha256, "", "")
    return None


def _at_blank(blank: BlankCell, evidence: Evidence, **words: Value) -> DataBreach:
    element = evidence.catalogue.elements[blank.element]
    common: dict[str, Value] = {
        "name": element_name(element, blank.disaggregation, evidence.catalogue),
        "area": evidence.areas.get(blank.area).in_sentence,
    }
    return DataBreach(blank.source, blank.area, {**common, **words})


def _blanks(evidence: Evidence) -> Iterator[BlankCell]:
    return (blank for submission in evidence.submissions for blank in submission.blanks)


def _listed(names: list[str]) -> str:
    return "; ".join(f"“{name}”" for name in dict.fromkeys(names))
