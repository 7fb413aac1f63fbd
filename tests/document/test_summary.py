"""The one-page summary: what it picks, and that it says nothing of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import Over, Plan
from baocao.document.blocks import (
    Heading,
    Inline,
    Paragraph,
    Picture,
    Summary,
    Table,
)
from baocao.document.context import Context
from baocao.document.narrative.unmet import effort_sentence, far_sentence
from baocao.document.requests import furthest
from baocao.document.sections.scorecard import scorecard_table
from baocao.document.summary import MOST_LATE, summaries, summary
from baocao.document.summary_figures import headlines
from baocao.results.ledger.model import Figure
from baocao.results.measured import Measured
from baocao.results.model import TargetStatus
from baocao.submissions.workbooks.model import Submission
from tests.build.compose.composed import context_of
from tests.document.narrative.sample import words
from tests.output.word.sample import body, chart
from tests.results.sample import dose, obs, plan, progress, submission, target, task

OWED = (
    "Đề nghị gửi số liệu quý IV năm 2022 còn thiếu: thành phố Lạng Sơn, huyện Cao Lộc, huyện"
    " Đình Lập."
)
DOSES = [dose("18plus", d) for d in ("d1", "d2", "d3", "d4")]
CHANGE = "new_cases.20.change-2022-Q3"


def context(*submissions: Submission, **others: Any) -> Context:
    return Context(words(*submissions, **others), {"targets": replace(chart(), name="targets")})


def covered(*shares: int) -> Submission:
    """So many per cent of the adults have had the first, second, third and fourth dose."""
    counts = [
        found
        for split, share in zip(DOSES, shares, strict=False)
        for found in (
            obs("vaccinated", share, split=split),
            obs("eligible_population", 100, split=split),
        )
    ]
    return submission(obs("new_cases", 500), obs("new_deaths", 3), *counts)


def wanted(*values: str) -> Plan:
    """A plan that asks for so many per cent of each dose by the end of the period."""
    return plan(
        *(
            target(f"d{n}", split=split, value=value)
            for n, (split, value) in enumerate(zip(DOSES, values, strict=False), start=1)
        ),
        valid_to=words().data.inputs.period.cutoff,
    )


def text(inlines: tuple[Inline, ...]) -> str:
    return "".join(i.text for i in inlines)


def rows(made: Summary) -> list[list[str]]:
    tables = [block for block in made.blocks if isinstance(block, Table)]
    return [[text(cell) for cell in row.cells] for table in tables for row in table.rows]


def below(made: Summary, number: str) -> list[str]:
    """The paragraphs of a part of the summary."""
    found: list[str] = []
    inside = False
    for block in made.blocks:
        if isinstance(block, Heading):
            inside = block.number == number
        elif inside and isinstance(block, Paragraph):
            found.append(text(block.inlines))
    return found


def test_the_programmes_main_indicators_come_first_then_the_targets_that_fail() -> None:
    """In the programme's order, each with its target; what leaders have to see stands above what
    is well."""
    found = context(covered(100, 80, 99), plans=[wanted("100", "90", "90")])
    assert [
        (r.indicator.id, dict(r.disaggregation).get("dose"), t.status if t else None)
        for r, t in headlines(found)
    ] == [
        ("coverage", "d3", TargetStatus.MET),
        ("new_cases", None, None),
        ("new_deaths", None, None),
        ("coverage", "d2", TargetStatus.NOT_MET),
        ("coverage", "d1", TargetStatus.MET),
    ]


def test_a_row_has_result_what_is_asked_verdict_and_change() -> None:
    """As the report prints them; the change only where the report prints it."""
    before = submission(obs("new_cases", 450), period="2022-Q3")
    found = context(covered(80), plans=[wanted("90")], history={"2022-Q3": (before,)})
    cases, _, coverage = rows(summary(found, {CHANGE}))
    assert cases == ["Ca mắc mới trong kỳ", "500 ca", "", "", "tăng 50"]
    assert coverage[1:] == ["80%", "từ 90% trở lên", "Không đạt", ""]
    assert rows(summary(found, set()))[0] == ["Ca mắc mới trong kỳ", "500 ca", "", ""]


def test_what_no_plan_asks_for_has_no_columns_and_no_verdict() -> None:
    """Nothing is called "not late" where nothing was asked; a movement stands as the report
    prints it, in proportion too."""
    before = submission(obs("new_cases", 400), period="2022-Q3")
    found = context(submission(obs("new_cases", 500)), history={"2022-Q3": (before,)})
    made = summary(found, {"new_cases.20.relative-2022-Q3"})
    assert rows(made) == [["Ca mắc mới trong kỳ", "500 ca", "tăng 25%"]]
    titles = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert titles[::2] == ["Số liệu chính", "Nội dung đề nghị lãnh đạo quyết định"]
    assert below(made, "2.") == [OWED]


def test_a_target_that_names_no_level_takes_no_room() -> None:
    """It judges nothing: what stands in its columns would only break lines."""
    named = target("d1", split=DOSES[0], value="90")
    unnamed = replace(named, operator=None, value=None)
    asked = [
        rows(summary(context(covered(80), plans=[plan(one)]), set()))[-1]
        for one in (named, unnamed)
    ]
    assert asked[0][2] == "từ 90% trở lên"
    assert asked[1] == asked[0][:2]


def test_what_section_one_tells_fills_a_table_of_few() -> None:
    """Only figures that the report prints, and no zeros."""
    found = context(submission(obs("new_cases", 5), obs("cases_cumulative", 900)))
    (cumulative,) = found.data.of_province("cases_cumulative")
    printed = {found.words.figures.of_result(cumulative).id}
    first = ["Ca mắc mới trong kỳ", "5 ca"]
    assert rows(summary(found, printed)) == [first, ["Ca mắc cộng dồn", "900 ca"]]
    assert rows(summary(found, set())) == [first]
    nothing = context(submission(obs("new_cases", 5), obs("cases_cumulative", 0)))
    assert rows(summary(nothing, printed)) == [first]


def test_one_result_with_two_targets_has_one_row() -> None:
    """The more urgent verdict stands."""
    judged = wanted("100")
    twice = replace(judged, targets=(*judged.targets, target("again", split=DOSES[0], value="50")))
    found = [t for _, t in headlines(context(covered(80), plans=[twice])) if t]
    assert [t.status for t in found] == [TargetStatus.NOT_MET]


def test_no_more_figures_than_leaders_look_at() -> None:
    """Nine results: five rows; beside them three late tasks."""
    sent, judged = _nine_results()
    assert len(headlines(context(sent, plans=[judged]))) == 9
    busy = replace(judged, tasks=tuple(task(str(n)) for n in range(4)))
    late = [progress(str(n), "in_progress") for n in range(4)]
    beside = rows(
        summary(
            context(replace(sent, progress=submission(rows=late).progress), plans=[busy]), set()
        )
    )
    assert [len(row) for row in beside] == [4] * 5 + [4] * MOST_LATE


def _nine_results() -> tuple[Submission, Plan]:
    judged = wanted("90", "90", "90", "90")
    children = [dose("12-17", "d1"), dose("5-11", "d1"), dose("5-11", "d2")]
    counts = [
        found
        for split in children
        for found in (
            obs("vaccinated", 9, split=split),
            obs("eligible_population", 10, split=split),
        )
    ]
    sent = covered(1, 2, 3, 4)
    more = [target(f"c{n}", split=split) for n, split in enumerate(children)]
    return (
        replace(sent, observations=(*sent.observations, *counts)),
        replace(judged, targets=(*judged.targets, *more)),
    )


def test_targets_without_data_have_no_row() -> None:
    """Without any result, how many targets stand how is said in words."""
    made = summary(context(submission(), plans=[wanted("90")]), set())
    assert not any(isinstance(block, Table) for block in made.blocks)
    assert below(made, "1.") == ["Có 1 chỉ tiêu định lượng, trong đó 1 chỉ tiêu chưa có số liệu."]


def test_one_chart_with_its_caption() -> None:
    """It has no number: the page has no other."""
    made = summary(context(covered(80), plans=[wanted("90")]), set())
    (picture,) = [block for block in made.blocks if isinstance(block, Picture)]
    assert (picture.name, picture.caption, picture.alt) == ("targets", chart().caption, chart().alt)


def test_the_most_overdue_tasks_with_their_lead_agency() -> None:
    """Three by name, the longest first, and the number of all."""
    tasks = [task(str(n), due=due, lead=f"Sở {n}") for n, due in enumerate(_dues(), start=1)]
    late = [progress(str(n), "in_progress") for n in range(1, 6)]
    made = summary(context(submission(rows=late), plans=[plan(tasks=tasks)]), set())
    assert below(made, "1.") == ["5 nhiệm vụ quá hạn."]
    assert rows(made) == [
        ["Sở 5", "Rà soát phương án", "3/2022", "258"],
        ["Sở 4", "Rà soát phương án", "6/2022", "167"],
        ["Sở 3", "Rà soát phương án", "8/2022", "105"],
    ]
    assert MOST_LATE == 3


def _dues() -> list[date]:
    return [
        date(2022, 11, 30),
        date(2022, 9, 30),
        date(2022, 8, 31),
        date(2022, 6, 30),
        date(2022, 3, 31),
    ]


def test_unmet_targets_are_counted() -> None:
    """They head the table above; who owes data is late too."""
    late = summary(context(covered(80), plans=[wanted("90")]), set())
    assert below(late, "2.") == ["1 chỉ tiêu không đạt.", OWED]


def test_a_summary_without_bad_news_says_so() -> None:
    """Nothing late is a statement too."""
    fine = summary(context(covered(95), plans=[wanted("90")]), set())
    line, owed = below(fine, "2.")
    assert line.startswith("Không có chỉ tiêu nào không đạt")
    assert owed == OWED


def test_without_any_result_no_bad_news_is_all_that_is_said() -> None:
    """Nothing follows it, not even a space."""
    line, _ = below(summary(context(submission(), plans=[wanted("90")]), set()), "2.")
    assert line.endswith("đã có báo cáo.")


def test_where_nobody_told_of_tasks_none_is_said_to_be_in_time() -> None:
    """Their days have passed: of those that were reported on alone none is overdue."""
    silent = replace(wanted("90"), tasks=(task("1"), task("2")))
    line, _ = below(summary(context(covered(95), plans=[silent]), set()), "2.")
    assert "không có nhiệm vụ nào quá hạn trong số các nhiệm vụ đã có báo cáo." in line


def test_a_long_name_stands_whole_and_the_other_tasks_are_counted() -> None:
    """No name is cut in its middle; who leads most of the others is named."""
    long = "Rà soát, hoàn thiện " * 10
    tasks = [task(str(n), name=long, lead="Sở Tài chính") for n in range(1, 8)]
    sent = submission(rows=[progress(str(n), "in_progress") for n in range(1, 8)])
    made = summary(context(sent, plans=[plan(tasks=tasks)]), set())
    assert [name for _, name, *_ in rows(made)] == [long] * 3
    (table,) = [block for block in made.blocks if isinstance(block, Table)]
    assert text(table.note) == (
        "và 4 nhiệm vụ khác, phần nhiều do các cơ quan sau chủ trì: Sở Tài chính."
    )


def test_what_lacks_most_is_told_with_what_it_takes_where_no_task_is_late() -> None:
    """Each once: leaders are asked about the first. Only of figures that the report prints; beside
    late tasks there is no room."""
    found = context(covered(80, 70, 60), plans=[wanted("90", "90", "90")])
    printed = {piece.id for one in furthest(found) for piece in _figures_of(found, one)}
    made = summary(found, printed)
    assert below(made, "2.") == [
        "3 chỉ tiêu không đạt. Còn thiếu nhiều: tiêm mũi 3 cho người từ 18 tuổi trở lên (70%,"
        " còn thiếu 20 người).",
        OWED,
    ]
    asked, press = below(made, "3.")
    assert asked.startswith("Chỉ đạo hoàn thành chỉ tiêu tiêm mũi ")
    assert press == "Đôn đốc 3 đơn vị chưa gửi số liệu."
    assert "cần thêm 30 người, hoàn thành chậm nhất ngày" in asked
    assert below(summary(found, set()), "2.") == ["3 chỉ tiêu không đạt.", OWED]
    late = context(
        replace(covered(80), progress=submission(rows=[progress("1", "in_progress")]).progress),
        plans=[replace(wanted("90"), tasks=(task("1"),))],
    )
    assert "Còn thiếu" not in below(summary(late, printed), "2.")[0]


def test_what_went_too_far_is_told_first_and_asked_of_nobody() -> None:
    """A death where there should be none lacks nothing; what can still be met is asked for."""
    deaths = target("none", "new_deaths", (), Operator.EQUAL, "0", over=Over.SINCE_START)
    deaths = replace(deaths, deadline=date(2023, 6, 30), name="Số ca tử vong")
    both = plan(deaths, id="b", short_citation="Kế hoạch 2", valid_to=date(2023, 6, 30))
    found = context(covered(80), plans=[wanted("90"), both])
    printed = {piece.id for one in furthest(found) for piece in _figures_of(found, one)}
    made = summary(found, printed)
    (told,) = [line for line in below(made, "2.") if "tử vong" in line]
    assert (
        told == "2 chỉ tiêu không đạt. Vượt mức yêu cầu: số ca tử vong"
        " (lũy kế từ ngày 15/12/2021 là 3 ca)."
    )
    assert below(made, "3.")[0].startswith("Chỉ đạo hoàn thành chỉ tiêu tiêm mũi")
    assert furthest(found)[0].leading.target.id == "none"


def _figures_of(found: Context, one: Measured) -> list[Figure]:
    told = (*far_sentence(found.words, [one]), *effort_sentence(found.words, one))
    return [piece for piece in told if isinstance(piece, Figure)]


def test_leaders_are_asked_what_people_wrote() -> None:
    """Three proposals at most; where nobody wrote any, to press those who sent nothing."""
    made = summary(context(submission()), set())
    assert below(made, "2.") == [OWED]
    assert below(made, "3.") == ["Đôn đốc 3 đơn vị chưa gửi số liệu."]
    asked = tuple(body(f"Đề nghị {number}.") for number in range(4))
    wished = summary(replace(context(submission()), wording={"proposals": asked}), set())
    assert below(wished, "3.") == ["Đề nghị 0.", "Đề nghị 1.", "Đề nghị 2."]


def test_units_in_most_need_stand_in_place_of_a_chart() -> None:
    """The first three of the scorecard and the province."""
    made = summary(context_of("lang-son", "2022-Q4"), set())
    assert not any(isinstance(block, Picture) for block in made.blocks)
    (table,) = scorecard_table(context_of("lang-son", "2022-Q4"))
    _, shown, *_ = [block for block in made.blocks if isinstance(block, Table)]
    assert shown.rows == (*table.rows[:3], table.rows[-1])
    assert text(shown.note).startswith("Dấu ●: đạt chỉ tiêu")
    assert "ô không dấu: không xếp" in text(shown.note)  # deaths, of which there are two
    titles = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert "Việc chậm" in titles


def test_where_there_is_nothing_to_decide_the_last_part_says_so() -> None:
    """Nothing is missed and all sent: what stands there is for people to write. Options in a row
    are told in words."""
    made = summary(context_of("cao-bang", "2022-9M"), set())
    titles = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert titles[-1] == "Nội dung báo cáo lãnh đạo"
    names = [row[0] for row in rows(summary(context(covered(80), plans=[wanted("90")]), set()))]
    assert "Tỷ lệ tiêm mũi 1 cho người từ 18 tuổi trở lên" in names


def test_a_sum_over_part_of_a_year_is_marked_in_the_figures_and_the_scorecard() -> None:
    """Only two of the year's four quarters were reported."""
    found = context_of("dong-thap", "2022")
    made = summary(found, set())
    figures, units = [block for block in made.blocks if isinstance(block, Table)][:2]
    lacks = "(*) Chỉ gồm số liệu quý III và quý IV năm 2022: Ca mắc mới; Tử vong trong kỳ."
    assert "1.480* ca" in [text(row.cells[1]) for row in figures.rows]
    assert text(figures.note) == lacks
    assert "1.480*" in [text(cell) for cell in units.rows[-1].cells]
    (table,) = scorecard_table(found)
    assert text(table.note).endswith(lacks)


def test_beside_units_and_late_tasks_there_is_room_for_three_figures() -> None:
    """The page is one page; what is late is for leaders to decide."""
    made = summary(context_of("cao-bang", "2022-Q4"), set())
    figures, _, late = [block for block in made.blocks if isinstance(block, Table)]
    assert (len(figures.rows), len(late.rows)) == (3, 1)
    titles = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert titles[-2:] == [
        "Việc chậm và cơ quan chủ trì",
        "Nội dung đề nghị lãnh đạo quyết định",
    ]


def test_each_shorter_summary_leaves_out_rows_and_no_part() -> None:
    """The last still has the worst unit and the first figures."""
    made = list(summaries(context_of("lang-son", "2022-Q4"), set()))
    counts = [len(rows(one)) for one in made]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0]
    headings = [[b.text for b in one.blocks if isinstance(b, Heading)] for one in made]
    assert headings == [headings[0]] * len(made)
    assert {tuple(rows(one)[0][:2]) for one in made} == {tuple(rows(made[0])[0][:2])}
