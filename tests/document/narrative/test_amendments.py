"""What an amendment changed, as the first section and the plan's page say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baocao.apps.site.plan_pages import _amendments
from baocao.build.compose.content import content_of
from baocao.core.project import Project
from baocao.definitions.plans.in_force import amendments_until, in_force
from baocao.definitions.plans.model import Plan
from baocao.document.context import Context
from baocao.document.sections.amendments import with_amendments
from baocao.document.sections.direction import direction
from baocao.document.sections.situation import situation
from baocao.output.page.page import Html
from baocao.output.page.templates import load_templates
from tests.document.sample import context, document, lines
from tests.results.sample import PERIOD, ROOT, obs, plan, submission, target, task

EFFECT = date(2022, 11, 15)
GONE = target("gone", "new_cases", (), value="5", name="Số ca mắc mới")
FIRST = plan(
    target("d3", value="90", line=20),
    GONE,
    tasks=[task("1"), task("2", name="Mua sắm vắc xin")],
)
SECOND = plan(
    target("d3", value="95.5", deadline=date(2023, 6, 30), line=22),
    target("doc", None, name="Ban hành kế hoạch truyền thông"),
    tasks=[task("1", date(2022, 10, 31), lead="Sở Tài chính")],
    version=2,
    amends="ke-hoach@1",
    issued_on=date(2022, 11, 10),
    effective_from=EFFECT,
    short_citation="Kế hoạch số 99/KH-UBND",
)
ITEMS = [
    "Nâng chỉ tiêu “Tiêm mũi 3 cho người từ 18 tuổi trở lên” từ 90% lên 95,5% (Mục II.1).",
    "Rút ngắn thời hạn chỉ tiêu “Tiêm mũi 3 cho người từ 18 tuổi trở lên” từ ngày 31/12/2023"
    " còn ngày 30/6/2023 (Mục II.1).",
    "Bãi bỏ chỉ tiêu “Số ca mắc mới” (Mục II.1).",
    "Bổ sung chỉ tiêu “Ban hành kế hoạch truyền thông” (Mục II.1).",
    "Chuyển cơ quan chủ trì nhiệm vụ “Rà soát phương án” từ Sở Y tế sang Sở Tài chính (Phụ lục).",
    "Lùi hạn nhiệm vụ “Rà soát phương án” từ tháng 9/2022 đến tháng 10/2022 (Phụ lục).",
    "Bãi bỏ nhiệm vụ “Mua sắm vắc xin” của Sở Y tế (Phụ lục).",
]
INTRO = (
    "Từ ngày 15/11/2022, Kế hoạch số 99/KH-UBND sửa đổi, bổ sung Kế hoạch số 10/KH-UBND như sau:"
)


def composed(*plans: Plan, effect: date = EFFECT) -> Context:
    versions = [replace(one, effective_from=effect if one.amends else None) for one in plans]
    return context(
        submission(obs("new_cases", 3)),
        plans=in_force(versions, PERIOD),
        amendments=amendments_until(versions, PERIOD.cutoff),
    )


def first_lines(report: Context) -> list[str]:
    return lines(with_amendments(report, situation(report)).blocks)


def test_the_first_section_lists_what_was_amended() -> None:
    """Each change in a line, before all else."""
    found = first_lines(composed(FIRST, SECOND))
    assert [line.split("] ", 1)[1] for line in found[: len(ITEMS) + 1]] == [INTRO, *ITEMS]


def test_what_the_opening_does_not_cite_is_cited_whole() -> None:
    """A first citation has day, body and subject."""
    alone = replace(SECOND, citation="Kế hoạch số 99/KH-UBND sửa đổi Kế hoạch số 10/KH-UBND")
    found = first_lines(composed(FIRST, alone))
    assert found[0].endswith(f"99/KH-UBND sửa đổi, bổ sung {FIRST.citation} như sau:")


def test_no_other_section_and_no_other_period_lists_it() -> None:
    """An amendment of an earlier quarter is history."""
    report = composed(FIRST, SECOND)
    assert with_amendments(report, direction(report)) == direction(report)
    earlier = composed(FIRST, SECOND, effect=date(2022, 9, 14))
    assert INTRO[:10] not in first_lines(earlier)[0]


def test_old_and_new_value_are_figures_of_the_plans_files() -> None:
    """Each is traced to the file, the version and the line that it stands in."""
    block = with_amendments(report := composed(FIRST, SECOND), situation(report)).blocks[1]
    figures = [i.figure for i in block.inlines if hasattr(i, "figure")]  # type: ignore[union-attr]
    assert [(f.text, [s.cell for s in f.sources]) for f in figures] == [
        ("90%", ["dòng 20"]),
        ("95,5%", ["dòng 22"]),
    ]
    assert len({figure.id for figure in figures}) == 2


def test_an_ended_target_says_so_beside_its_last_verdict() -> None:
    """3 cases are not the 5 that the plan asked for."""
    report = composed(FIRST, SECOND)
    content = content_of(document(report), report.words)
    (ended,) = [found for found in content.targets if found.id == "gone"]
    assert ended.status_text == "Không đạt (đánh giá lần cuối; bãi bỏ từ ngày 15/11/2022)"
    assert ended.deadline == date(2022, 11, 14)


@pytest.mark.parametrize("effect", [EFFECT, date(2022, 5, 1)])
def test_the_plans_page_lists_every_amendment(effect: date) -> None:
    """Also those of earlier periods."""
    report = composed(FIRST, replace(SECOND, issued_on=effect), effect=effect)
    (found,) = content_of(document(report), report.words).plans
    (amendment,) = found.amendments
    assert amendment.items == tuple(ITEMS)
    page = "".join(
        item.html
        for item in _amendments(found, load_templates(Project(ROOT)))
        if isinstance(item, Html)
    )
    assert all(item in page for item in ITEMS)


def test_a_plan_that_never_changed_has_no_list() -> None:
    report = composed(FIRST)
    assert content_of(document(report), report.words).plans[0].amendments == ()
