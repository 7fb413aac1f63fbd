"""What the page of a report makes of its content: bars, and data within scripts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.document.blocks import Text
from baocao.document.content import Content, TargetContent, TrendContent, TrendPointContent
from baocao.output.page.cards import Card, cards
from baocao.output.page.late import LateTarget
from baocao.output.page.report_page import (
    SHOWN_FIRST,
    SHOWN_WHOLE,
    Bar,
    Concerns,
    TargetGroup,
    TargetLine,
    bar_of,
)
from baocao.output.page.script import script_json
from baocao.output.page.sparks import spark, sparks_of
from baocao.output.page.templates import load_templates
from baocao.output.page.view import PrintedChange, ReportView
from baocao.results.ledger.model import Figure, Formula, FormulaKind


def target(**values: Any) -> TargetContent:
    """A target of which only the bar is asked."""
    known: dict[str, Any] = {
        "plan": "p", "id": "t", "clause": "", "name": "", "required": "", "result": (),
        "deadline": None, "status": "MET", "status_text": "",
    }  # fmt: skip
    return TargetContent(**(known | values))


BARS = {
    "short of it": ({"unit": "percent", "value": 83.15, "asked": 95}, Bar(83.15, 95.0, "exact")),
    "at all of it": ({"unit": "percent", "value": 100, "asked": 100}, Bar(100, 97.0, "exact")),
    "nearly all of it": (
        {"unit": "percent", "value": 99.9, "asked": 100},
        Bar(94.0, 97.0, "exact"),
    ),
    "just over": ({"unit": "percent", "value": 80.1, "asked": 80}, Bar(83.0, 80.0, "exact")),
    "above 100%": ({"unit": "percent", "value": 125, "asked": 100}, Bar(100.0, 80.0, "exact")),
    "no value asked": ({"unit": "percent", "value": 40}, Bar(40.0, None, "exact")),
    "a bound": (
        {"unit": "percent", "value": 74, "asked": 80, "bound": ">"},
        Bar(74.0, 80.0, "bound"),
    ),
    "a rate below": (
        {"unit": "per_100k", "value": 11, "asked": 44},
        Bar(25.0, 97.0, "exact"),
    ),
    "a rate with nothing to hold against": ({"unit": "per_100k", "value": 11}, None),
    "no result": ({"unit": "percent", "asked": 80}, None),
    "nothing of anything": ({"unit": "cases", "value": 0, "asked": 0}, Bar(0.0, 0.0, "exact")),
}


@pytest.mark.parametrize(("values", "bar"), BARS.values(), ids=BARS)
def test_a_bar_shows_value_and_target(values: dict[str, Any], bar: Bar | None) -> None:
    """Both stand on one axis; a value above 100% is not cut, the axis grows."""
    assert bar_of(target(**values)) == bar


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        (("MET", "BEHIND", "NOT_MET"), "bad"),
        (("MET", "BEHIND"), "late"),
        (("MET", "NOT_DUE"), "good"),
        (("NOT_DUE", "NOT_REPORTED"), ""),
    ],
)
def test_targets_are_good_where_one_is_met_and_none_is_late(
    statuses: tuple[str, ...], kind: str
) -> None:
    """Without any data nothing is good or bad."""
    targets = tuple(target(id=str(n), status=status) for n, status in enumerate(statuses))
    province = SimpleNamespace(code="20")
    content = SimpleNamespace(
        targets=targets, tasks=(), province=province, thresholds=(), indicators=(), areas={}
    )
    view = ReportView(ReportKey("p", "lang-son", "2022-Q4"), cast(Content, content), (), ())
    met = sum(status == "MET" for status in statuses)
    (card,) = [card for card in cards(view, (), {}) if card.label == "Chỉ tiêu đạt"]
    assert (card.value, card.kind) == (f"{met}/{len(statuses)}", kind)


def test_json_in_a_script_cannot_end_it() -> None:
    """No sign of markup is left, and the value comes back."""
    value = {"a": "</script><!-- & \u2028"}
    written = script_json(value)
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == value


def figure(id_: str, text: str, value: int, of: str = "") -> Figure:
    """A figure of the province; `of` is the indicator of a value."""
    formula = Formula(FormulaKind.COUNT)
    return Figure(id_, text, Decimal(value), "cases", formula, indicator=of or None, area="20")


def test_the_change_is_that_since_the_period_before() -> None:
    """Of two printed changes the one since the last period stands beside the value, also where it
    is one in percent or a multiple; that since the same period of the year before never does."""
    figures = [
        figure("new_cases.20.value", "5", 5, "new_cases"),
        figure("new_cases.20.change-2021-Q4", "9", -9),
        figure("new_cases.20.change-2022-Q3", "2", 2),
        figure("severe.20.value", "6", 6, "severe"),
        figure("severe.20.relative-2022-Q3", "50%", 50),
        figure("severe.20.relative-2021-Q4", "20%", -20),
        figure("tests.20.value", "7", 7, "tests"),
        figure("tests.20.change-2021-Q4", "3", 3),
        figure("deaths.20.value", "1", 1, "deaths"),
        figure("beds.20.value", "8", 8, "beds"),
        figure("beds.20.multiple-2022-Q3", "4", 4),
    ]
    values = view_of("2022-Q4", *figures).values
    change = values["new_cases", ""].change
    assert change == PrintedChange("2", 2.0, "2022-Q3", in_points=False)
    assert values["severe", ""].change == PrintedChange("50%", 50.0, "2022-Q3", in_points=False)
    assert values["tests", ""].change is None
    assert values["deaths", ""].change is None
    times = PrintedChange("4", 4.0, "2022-Q3", in_points=False, times=True)
    assert values["beds", ""].change == times


def test_nine_months_follow_those_of_the_year_before() -> None:
    """As a period that is named once a year they have no other before them."""
    value = figure("tests.20.value", "7", 7, "tests")
    change = figure("tests.20.change-2021-9M", "3", 3)
    found = view_of("2022-9M", value, change).values["tests", ""].change
    assert found == PrintedChange("3", 3.0, "2021-9M", in_points=False)


def view_of(period: str, *figures: Figure) -> ReportView:
    content = cast(Content, SimpleNamespace(province=SimpleNamespace(code="20")))
    return ReportView(ReportKey("covid-19", "lang-son", period), content, figures, ())


@pytest.mark.parametrize(("worst", "links"), [((), 0), (("thấp nhất",), 1)])
def test_a_page_begins_with_links_where_there_are_answers(
    worst: tuple[str, ...], links: int
) -> None:
    """Without any there is no empty list, which a screen reader would tell of."""
    content = SimpleNamespace(
        expected_units=("a",), missing_units=(), through_units=(), scorecard=None,
        period=SimpleNamespace(deadline=date(2022, 12, 20)), areas={},
        province=SimpleNamespace(slug="lang-son", name="Tỉnh Lạng Sơn"),
    )  # fmt: skip
    head = load_templates(Project(Path(__file__).parents[3])).render(
        "report_head", content=content, needs=Concerns((), (), ()), worst=worst,
        changes=None, outdated=False, past=False, changed=(), status=None, downloads=(),
    )  # fmt: skip
    assert (head.count("<nav"), head.count("<li><a")) == (links, links)


def test_no_column_is_empty() -> None:
    """Where no unit is known to be furthest from a target, none is asked for."""
    late = [LateTarget(target(status="NOT_MET", deadline=date(2022, 12, 31)), None)]
    html = load_templates(Project(Path(__file__).parents[3])).render(
        "late", needs=Concerns((), late, ()), first=SHOWN_FIRST, whole=SHOWN_WHOLE
    )
    assert html.count('<th scope="col">') == html.partition("bc-group")[2].count("<td>") == 3
    assert set(re.findall(r'colspan="(\d)"', html)) == {"3"}


@pytest.mark.parametrize(("count", "behind_a_tap"), [(8, 0), (9, 4)])
def test_a_few_more_are_behind_no_tap(count: int, behind_a_tap: int) -> None:
    """Nobody taps for one more; of a long list the first are shown, and how many are not."""
    late = [LateTarget(target(status="NOT_MET", deadline=date(2022, 12, 31)), None)] * count
    html = load_templates(Project(Path(__file__).parents[3])).render(
        "late", needs=Concerns((), late, ()), first=SHOWN_FIRST, whole=SHOWN_WHOLE
    )
    assert html.partition("<details")[2].count("<tbody>") == behind_a_tap
    assert (f"Xem thêm {behind_a_tap} chỉ tiêu" in html) == bool(behind_a_tap)


@pytest.mark.parametrize(
    ("statuses", "called"),
    [
        (("NOT_MET",), "Không đạt"),
        (("BEHIND",), "Chậm tiến độ"),
        (("NOT_MET", "BEHIND"), "Không đạt, chậm tiến độ"),
    ],
    ids=["missed", "behind", "both"],
)
def test_a_link_calls_targets_as_their_rows_do(statuses: tuple[str, ...], called: str) -> None:
    content = SimpleNamespace(
        expected_units=("a",), missing_units=(), through_units=(), scorecard=None,
        period=SimpleNamespace(deadline=date(2022, 12, 20)), areas={},
        province=SimpleNamespace(slug="lang-son", name="Tỉnh Lạng Sơn"),
    )  # fmt: skip
    late = [LateTarget(target(status=status), None) for status in statuses]
    head = load_templates(Project(Path(__file__).parents[3])).render(
        "report_head", content=content, needs=Concerns((), late, ()), worst=(),
        changes=None, outdated=False, past=False, changed=(), status=None, downloads=(),
    )  # fmt: skip
    assert f">{called} <b>{len(statuses)}</b>" in head


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (TargetLine(target(), (), Bar(40.0, None, "exact"), None), "Thanh: kết quả."),
        (
            TargetLine(target(), (), Bar(40.0, 80.0, "bound"), None),
            "Thanh: kết quả; vạch đứng: mức phải đạt; thanh nhạt: nguồn chỉ cho biết lớn hơn "
            "hoặc nhỏ hơn một mức, không có số chính xác.",
        ),
        (TargetLine(target(), (), None, None), None),
    ],
    ids=["a bar", "a limit", "nothing drawn"],
)
def test_the_note_explains_what_is_drawn(line: TargetLine, told: str | None) -> None:
    """Nothing of what this page does not have."""
    line = replace(line, target=target(deadline=date(2022, 12, 31)))
    plans = {"p": SimpleNamespace(id="p", short_citation="KH")}
    group = TargetGroup("MET", (line,), folded=False, ended=False)
    html = load_templates(Project(Path(__file__).parents[3])).render(
        "targets", groups=[group], plans=plans, addresses={}
    )
    notes = re.findall('<p class="bc-note">(.*?)</p>', html)
    assert notes == ([told] if told else [])


def test_units_that_the_department_sent_for_are_told_beside_the_count() -> None:
    """Where one of three sent by itself the others are not missing."""
    content = SimpleNamespace(
        expected_units=("a", "b", "c"), missing_units=(), through_units=("b", "c"), scorecard=None,
        period=SimpleNamespace(deadline=date(2022, 12, 20)), areas={},
        province=SimpleNamespace(slug="lang-son", name="Tỉnh Lạng Sơn"),
    )  # fmt: skip
    head = load_templates(Project(Path(__file__).parents[3])).render(
        "report_head", content=content, needs=Concerns((), (), ()), worst=(),
        outdated=False, past=False, changed=(), status=None, downloads=(), changes=(),
    )  # fmt: skip
    assert "1/3 đơn vị đã gửi số liệu, Sở Y tế gửi thay 2 địa bàn" in head


@pytest.mark.parametrize(
    ("units", "slug", "told"),
    [
        (("Huyện A", "Huyện B", "Tỉnh T"), "t", "3/3 đơn vị (2 địa bàn và Sở Y tế) đã gửi"),
        (
            ("Huyện A", "Bệnh viện", "Tỉnh T"),
            "t",
            "3/3 đơn vị (1 địa bàn, 1 đơn vị khác và Sở Y tế) đã gửi",
        ),
        (("Huyện A", "Huyện B"), "t", "2/2 đơn vị đã gửi"),
        (("Huyện A", "Tỉnh T"), "t--huyen", "2/2 đơn vị đã gửi"),
    ],
    ids=["areas and department", "an institution too", "areas alone", "a unit's own report"],
)
def test_whom_the_count_of_units_means_is_told(
    units: tuple[str, ...], slug: str, told: str
) -> None:
    """The table below has the areas alone, and would seem to lack one."""
    content = SimpleNamespace(
        expected_units=units, missing_units=(), through_units=(), scorecard=None,
        period=SimpleNamespace(deadline=date(2022, 12, 20)),
        areas={"1": "Tỉnh T", "2": "Huyện A", "3": "Huyện B"},
        province=SimpleNamespace(slug=slug, name="Tỉnh T"),
    )  # fmt: skip
    head = load_templates(Project(Path(__file__).parents[3])).render(
        "report_head", content=content, needs=Concerns((), (), ()), worst=(),
        outdated=False, past=False, changed=(), status=None, downloads=(), changes=(),
    )  # fmt: skip
    assert told in head


@pytest.mark.parametrize(
    ("operator", "told"),
    [(">=", "còn thiếu 0,10 điểm phần trăm"), ("<=", "vượt 0,10 điểm phần trăm")],
    ids=["a floor", "a ceiling"],
)
def test_a_bar_has_what_is_missing_beside_it(operator: str, told: str) -> None:
    """One at 99,90% of 100% and one at 99,09% are of one length to the eye."""
    gap, end = (Text("0,10 điểm phần trăm"),), date(2022, 12, 31)
    lines = [
        TargetLine(
            target(operator=operator, deadline=end, gap=one), (), Bar(94.0, 97.0, "exact"), None
        )
        for one in (gap, ())
    ]
    html = load_templates(Project(Path(__file__).parents[3])).render(
        "targets", groups=[TargetGroup("NOT_MET", tuple(lines), folded=False, ended=False)],
        plans={"p": SimpleNamespace(id="p", short_citation="KH")}, addresses={},
    )  # fmt: skip
    assert re.findall('</svg><span class="bc-muted">(.*?)</span>', html) == [told]


@pytest.mark.parametrize(
    ("of_period", "told"),
    [
        (False, "Chỉ tiêu: từ 2.000 ca trở lên (lũy kế 4.142 ca), đạt"),
        (True, "Chỉ tiêu: từ 2.000 ca trở lên, đạt"),
    ],
    ids=["of the year so far", "of the period"],
)
def test_a_card_says_what_its_target_is_judged_by(*, of_period: bool, told: str) -> None:
    """256 cases of a month beside 2.000 of a year seem too few; a verdict is no mere colour."""
    judged = target(
        required="từ 2.000 ca trở lên",
        result=(Text("lũy kế 4.142 ca"),),
        status_text="Đạt",
        of_period=of_period,
    )
    html = load_templates(Project(Path(__file__).parents[3])).render(
        "cards", cards=[Card("Ca mắc", "256", kind="good", target=judged)]
    )
    assert f'<span class="bc-card-note">{told}</span>' in html


def test_a_small_line_holds_all_values_and_the_level_asked_for() -> None:
    """Days across and values up are to scale; the level stands on the same scale."""
    values = ((1, 50.0), (11, 75.0), (21, 60.0))
    points = [TrendPointContent(date(2022, 1, day), v, f"{v:.0f}%") for day, v in values]
    line = spark(points, asked=100.0)
    assert line.points == "3.0,25.0 50.0,14.0 97.0,20.6"
    assert (line.x, line.y, line.mark) == (97.0, 20.6, 3.0)
    assert line.words == "01/01/2022: 50%; 11/01/2022: 75%; 21/01/2022: 60%"


def test_the_same_periods_of_the_year_before_are_a_pale_line() -> None:
    """Each value stands below or above the one a year later; of one year alone there is none."""
    ends = ((2022, 6, 30), (2022, 12, 31), (2023, 6, 30), (2023, 12, 31), (2024, 6, 30))
    points = [TrendPointContent(date(*day), float(n), "") for n, day in enumerate(ends)]
    line = spark(points)
    places, before = line.points.split(), line.year_before.split()
    assert [place.split(",")[1] for place in before] == [p.split(",")[1] for p in places[:3]]
    gaps = [
        abs(float(one.split(",")[0]) - float(other.split(",")[0]))
        for one, other in zip(before, places[2:], strict=True)
    ]
    assert max(gaps) < 0.3
    assert spark(points[:3]).year_before == ""


@pytest.mark.parametrize("value", [0.0, -5.0, 1e12])
def test_a_small_line_of_equal_values_is_level(value: float) -> None:
    """Equal, negative and huge values make a line in the middle, not none."""
    points = [TrendPointContent(date(2022, 1, day), value, "") for day in (1, 2, 3)]
    assert spark(points).points == "3.0,14.0 50.0,14.0 97.0,14.0"


def test_a_line_for_each_value_that_has_a_trend() -> None:
    """A line stands under the split that it is of, with that one's level."""
    points = tuple(TrendPointContent(date(2022, 1, day), day, "") for day in (1, 2, 3))
    trends = [TrendContent("coverage", split, points) for split in ("18plus/d3", "")]
    lines = sparks_of(trends, {("coverage", ""): 5.0})
    assert lines["coverage", "18plus/d3"].mark is None
    assert lines["coverage", ""].mark == 3.0
