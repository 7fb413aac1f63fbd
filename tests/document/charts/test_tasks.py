"""The chart of tasks by lead agency and status."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from baocao.document.charts.tasks import STYLES, describe_tasks, task_chart
from baocao.results.model import TaskStatus
from tests.document.charts import sample
from tests.document.charts.spec import notes, rows, spec

GREY_STEP = 35  # of 255: what a printer still tells apart


def test_segments_are_the_numbers_of_tasks() -> None:
    """Each agency's segments count its tasks by status, and follow each other without gaps."""
    chart = task_chart(sample.full_report(), sample.words())
    first = [row for row in rows(chart, "look") if row["row"] == 0]
    counted = Counter(sample.LEADS[0][1])
    words = sample.words()
    assert {row["look"]: row["count"] for row in first} == {
        words.task_status(status): counted[status] for status in STYLES
    }
    assert [row["start"] for row in first[1:]] == [row["end"] for row in first[:-1]]


def test_agencies_stand_by_their_number_of_tasks() -> None:
    """Most tasks first; the total stands beside the bar."""
    chart = task_chart(sample.full_report(), sample.words())
    drawn = [(row["name"].split("\n")[0], row["total"]) for row in rows(chart, "total")]
    assert drawn[0] == ("Sở Y tế", "40")
    assert [total for _, total in drawn] == ["40", "9", "2", "1"]


def test_a_long_name_is_broken_and_not_cut() -> None:
    """All words of a long agency name are printed."""
    chart = task_chart(sample.full_report(), sample.words())
    names = [row["name"].replace("\n", " ") for row in rows(chart, "total")]
    assert sample.LEADS[2][0] in names


def test_a_number_that_does_not_fit_is_left_to_the_total() -> None:
    """A segment narrower than its number has none, so that no two numbers touch."""
    tasks = tuple(sample.task(i, "Sở Y tế", TaskStatus.DONE) for i in range(80))
    tasks += (sample.task(80, "Sở Y tế", TaskStatus.OVERDUE),)
    chart = task_chart(sample.report(tasks=tasks), sample.words())
    assert [(row["count"], row["text"]) for row in rows(chart, "look")] == [(1, ""), (80, "80")]


def test_standing_duties_are_counted_in_the_note() -> None:
    """Duties without a date are not drawn, and the chart says how many there are."""
    chart = task_chart(sample.full_report(), sample.words())
    assert "Không kể 7 nhiệm vụ thường xuyên" in notes(chart)
    assert "Mặt trận Tổ quốc tỉnh" not in {row["name"] for row in rows(chart, "total")}


def test_only_standing_duties_give_no_chart() -> None:
    """Without a task that has a date there is no chart and no description."""
    data = sample.report(tasks=(sample.task(1, "Sở Y tế", TaskStatus.STANDING),))
    assert task_chart(data, sample.words()) is None
    assert describe_tasks(data, sample.words()) == ""


def test_every_status_but_the_standing_one_is_drawn() -> None:
    """No status of a task is forgotten."""
    assert set(STYLES) == set(TaskStatus) - {TaskStatus.STANDING}


def test_statuses_are_told_apart_in_black_and_white() -> None:
    """Fills with the same edge differ in grey by more than a printer blurs."""
    for (fill, _, dash), (other, _, other_dash) in combinations(STYLES.values(), 2):
        assert dash != other_dash or abs(_grey(fill) - _grey(other)) >= GREY_STEP


def test_numbers_stand_out_on_their_segment() -> None:
    """Ink and fill of a segment lie far apart in grey."""
    assert all(abs(_grey(fill) - _grey(ink)) > 100 for fill, ink, _ in STYLES.values())


def test_the_legend_names_only_what_occurs() -> None:
    """A status that no task has is not in the legend."""
    data = sample.report(tasks=(sample.task(1, "Sở Y tế", TaskStatus.OVERDUE),))
    bars = spec(task_chart(data, sample.words()))["layer"][0]
    assert bars["encoding"]["fill"]["scale"]["domain"] == ["Quá hạn"]


def test_the_description_counts_each_agency() -> None:
    """Who does not see the chart reads the numbers, those of narrow segments too."""
    text = describe_tasks(sample.full_report(), sample.words())
    assert "Sở Thông tin và Truyền thông: Quá hạn 2, Đã hoàn thành 4, Chưa có báo cáo 3" in text


def _grey(colour: str) -> float:
    """How a printer sees a colour (ITU-R BT.601), 0 to 255."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
