"""A task that is called done beside a target of its clause that is not met is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baocao.document.sections.sources import doubted_told, sources
from baocao.results.doubted import doubted
from baocao.results.model import TargetResult, TargetStatus, TaskResult, TaskStatus
from tests.build.compose.composed import context_of, document_of
from tests.document.narrative.sample import text
from tests.results.sample import DAY, plan, target, task

CLAUSE = "Mục II.1"
ASKED = {
    "done and not met": (TaskStatus.DONE, TargetStatus.NOT_MET, CLAUSE, True),
    "done late and behind": (TaskStatus.DONE_LATE, TargetStatus.BEHIND, CLAUSE, True),
    "done and met": (TaskStatus.DONE, TargetStatus.MET, CLAUSE, False),
    "done and not due": (TaskStatus.DONE, TargetStatus.ON_TRACK, CLAUSE, False),
    "not done": (TaskStatus.OVERDUE, TargetStatus.NOT_MET, CLAUSE, False),
    "of another clause": (TaskStatus.DONE, TargetStatus.NOT_MET, "Mục II.2", False),
}


@pytest.mark.parametrize(("done", "status", "clause", "wanted"), ASKED.values(), ids=ASKED)
def test_what_is_asked_about(
    done: TaskStatus, status: TargetStatus, clause: str, *, wanted: bool
) -> None:
    own = plan()
    judged = TargetResult(own, target(), status, DAY)
    reported = TaskResult(own, replace(task(), clause=clause), done, 0, None)
    assert list(doubted([reported], [judged])) == ([(reported, [judged])] if wanted else [])
    elsewhere = replace(judged, plan=replace(own, id="van-ban-khac"))
    assert list(doubted([reported], [elsewhere])) == []


def test_who_checks_the_report_reads_it_and_who_signs_it_does_not() -> None:
    """In the working paper with the findings, which the signed report does not print."""
    context = context_of("lang-son", "2022-Q4")
    first, _ = map(text, doubted_told(context.words))
    assert first.startswith("Cần hỏi lại: nhiệm vụ “Hoàn thành tiêm vét và tiêm mũi 3 cho")
    assert "(Mục 1, đoạn thứ hai, Chỉ thị số 11-CT/TU)" in first
    assert first.endswith("tiêm vét mũi 2 cho người từ 12 đến dưới 18 tuổi.")
    assert sources(context).working
    signed = document_of("lang-son", "2022-Q4")
    assert not any("Cần hỏi lại" in repr(part) for part in (*signed.sections, *signed.appendices))
    assert "Cần hỏi lại" in repr(signed.working)
