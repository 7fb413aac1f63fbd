"""Each section's blocks as a reader meets them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from baocao.core.quantities import Operator
from baocao.core.rules import Patterns, Severity
from baocao.definitions.plans.model import Over
from baocao.definitions.programmes.model import OptionalPart
from baocao.document.assemble import assemble
from baocao.document.blocks import (
    AdministrativeDocument,
    AppendixReference,
    Column,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    Text,
)
from baocao.document.contents import figures_in, text_of
from baocao.document.context import Context
from baocao.document.narrative.words import Words
from baocao.document.sections.appendices import appendices
from baocao.document.sections.direction import direction, proposals
from baocao.document.sections.outlook import next_period
from baocao.document.sections.overall import difficulties
from baocao.document.sections.results import results
from baocao.document.sections.situation import situation
from baocao.document.tables import note_of
from baocao.document.wording import parse_passage
from baocao.results.model import PeriodPart
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.completeness import Completeness
from baocao.submissions.workbooks.model import Observation
from tests.document.sample import context, document, lines
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DAY,
    DINH_LAP,
    PROFILE,
    PROGRAMME,
    PROVINCE,
    at,
    dose,
    obs,
    plan,
    progress,
    submission,
    target,
    task,
)

PAST, COMING, LATER = date(2022, 11, 30), date(2023, 1, 31), date(2023, 6, 30)


def districts(*areas: str) -> list[tuple[str, int]]:
    return [(area, 90 - 10 * i) for i, area in enumerate(areas)]


def counts(*areas: str) -> list[Observation]:
    return [
        obs(element, value, area, ADULTS_D3)
        for area, given in districts(*areas)
        for element, value in (("vaccinated", given), ("eligible_population", 100))
    ]


def test_situation_tells_cases_then_levels() -> None:
    """What stands at the end, the rates, the trend, the levels, then what people write."""
    level = [(("epidemic_level", str(n)),) for n in (1, 2)]
    sent = submission(
        obs("cases_cumulative", 120),
        obs("deaths_cumulative", 3),
        obs("communes", 10),
        obs("communes_by_level", 8, split=level[0]),
        obs("communes_by_level", 2, split=level[1]),
    )
    picture = Picture("trend", b"", b"", 160, "", "Ca mắc")
    found = lines(situation(context(sent, pictures={"trend": picture})).blocks)
    assert found == [
        "1. Ca mắc, tử vong và mức độ bệnh",
        "[item] Đến ngày 14/12/2022: số ca mắc COVID-19 cộng dồn là 120 ca; số ca tử vong cộng dồn"
        " là 3 ca.",
        "[item] Tỷ lệ tử vong trên số ca mắc là 2,50% (3/120).",
        "Ca mắc",
        "2. Cấp độ dịch",
        "[body] Theo cấp độ đã công bố: cấp độ 1: 8/10 xã, phường, thị trấn (80%);"
        " cấp độ 2: 2/10 xã, phường, thị trấn (20%).",
        "[placeholder] Nội dung do người soạn thảo bổ sung: nhận định tình hình dịch",
    ]


def test_situation_without_data_says_so() -> None:
    """Missing is never zero and never silence."""
    assert lines(situation(context(submission())).blocks)[:2] == [
        "1. Ca mắc, tử vong và mức độ bệnh",
        "[body] Chưa có số liệu.",
    ]


def test_what_people_wrote_replaces_the_placeholder() -> None:
    """Their words stand where the placeholder stood."""
    written = (Paragraph((Text("Dịch đã giảm."),)),)
    found = lines(situation(context(submission(), wording={"situation": written})).blocks)
    assert found[-1] == "[body] Dịch đã giảm."


def test_results_begin_with_what_targets_measure() -> None:
    """One row for a thing that two documents ask for, with the number of each; what both agree
    on stands once."""
    sent = submission(*counts(CITY, CAO_LOC, DINH_LAP), obs("schools", 10), obs("schools_safe", 9))
    second = plan(target("again", deadline=LATER), id="b", short_citation="Chỉ thị số 11-CT/TU")
    composed = context(sent, plans=[plan(target(deadline=DAY)), second])
    assert lines(results(composed).blocks) == [
        "1. Kết quả thực hiện các chỉ tiêu",
        "[body] Có 1 chỉ tiêu định lượng, trong đó 1 chỉ tiêu không đạt.",
        "[body] 1 nội dung giao ở nhiều văn bản hoặc nhiều mục được tính một lần.",
        "[body] Số liệu chi tiết nêu tại {targets}, {indicators} và {districts} kèm theo.",
        "Kết quả thực hiện các chỉ tiêu định lượng",
        "✕ Không đạt: 1 chỉ tiêu",
        "1 | Tiêm mũi 3 cho người từ 18 tuổi trở lên (1, 2); Không đạt (1); Chưa đến hạn (2)"
        " | từ 90% trở lên | 80% | 14/12/2022 (1); 30/6/2023 (2)",
        "(1) Kế hoạch số 10/KH-UBND; (2) Chỉ thị số 11-CT/TU.",
        "2. Kết quả theo lĩnh vực",
        "a) Tiêm chủng",
        "[body] Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên 80%.",
        "b) Thực hiện biện pháp phòng, chống dịch",
        "[body] Tỷ lệ cơ sở giáo dục đào tạo thực hiện biện pháp phòng, chống dịch an toàn 90%"
        " (9/10).",
    ]


def test_the_table_says_what_moved_since_when() -> None:
    """The caption names the period; percentages move by points, which the column leaves out."""
    sent = submission(*counts(CITY, CAO_LOC, DINH_LAP))
    before = [replace(one, as_of=date(2022, 9, 14)) for one in counts(CITY, CITY, CITY)[:2]]
    history = {"2022-Q3": (submission(*before, *counts(CAO_LOC), *counts(DINH_LAP)),)}
    found = lines(results(context(sent, plans=[plan(target())], history=history)).blocks)
    start = found.index(
        "Kết quả thực hiện các chỉ tiêu định lượng (tăng, giảm so với quý III năm 2022)"
    )
    assert found[start + 2].split(" | ")[4] == "giảm 10"


def test_every_target_stands_in_an_appendix_with_its_clause() -> None:
    """Plan by plan, with what is missing; targets by document have their evidence."""
    wanted = plan(target(deadline=DAY), target("doc", indicator=None, name="Có kế hoạch"))
    rows = [progress("doc", "done", evidence="Quyết định số 5/QĐ-SYT")]
    sent = submission(*counts(CITY, CAO_LOC, DINH_LAP), rows=rows)
    first, *_ = appendices(context(sent, plans=[wanted]))
    assert lines(first.blocks) == [
        "Kết quả từng chỉ tiêu theo văn bản",
        "Kế hoạch số 10/KH-UBND",
        "1 | Tiêm mũi 3 cho người từ 18 tuổi trở lên | Mục II.1 | từ 90% trở lên | 80%"
        " | 10 điểm phần trăm (30 người) | 14/12/2022 | Không đạt",
        "2 | Có kế hoạch | Mục II.1 | có văn bản | Quyết định số 5/QĐ-SYT |  | 31/12/2023 | Đạt",
    ]


def test_targets_that_nobody_reported_on_have_a_table_of_their_own() -> None:
    """Without the columns that would be empty."""
    asked = (target(deadline=DAY), target("doc", indicator=None, name="Có kế hoạch"))
    first, *_ = appendices(context(submission(*counts(CITY)), plans=[plan(*asked)]))
    assert lines(first.blocks)[-3:] == [
        "Chỉ tiêu chưa có số liệu, chưa có báo cáo",
        "Kế hoạch số 10/KH-UBND",
        "1 | Có kế hoạch | Mục II.1 | có văn bản | 31/12/2023",
    ]
    (only,) = appendices(context(submission(), plans=[plan(*asked)]))[0].blocks
    assert isinstance(only, Table)
    assert [column.title for column in only.columns] == [
        "TT", "Chỉ tiêu", "Điều khoản", "Yêu cầu", "Thời hạn"
    ]  # fmt: skip


def test_the_provinces_figures_stand_in_an_appendix() -> None:
    """Theme by theme with counts; the body tells what moved."""
    sent = submission(*counts(CITY, CAO_LOC, DINH_LAP), obs("schools", 10), obs("schools_safe", 9))
    first, *_ = appendices(context(sent))
    assert lines(first.blocks) == [
        "Tiêm chủng",
        "1. Tỷ lệ tiêm vắc xin phòng COVID-19",
        " | 18+, mũi 3 | 240 | 300 | 80% | 14/12/2022",
        "Thực hiện biện pháp phòng, chống dịch",
        "1 | Trường học an toàn | 9 | 10 | 90% | 14/12/2022",
    ]


def test_tables_say_what_is_not_in_the_provinces_figures() -> None:
    """A rate without counts and a sum without a district are no full figures."""
    sent = submission(
        *counts(CITY, CAO_LOC),
        obs("severe_treated_rate", 95),
    )
    first, *_ = appendices(context(sent))
    blocks = first.blocks
    notes = [lines([block])[-1] for block in blocks if isinstance(block, Table) and block.note]
    assert notes == [
        "(*) Chưa gồm huyện Đình Lập: Tỷ lệ tiêm.",
        "Kết quả không kèm tử số hoặc mẫu số là tỷ lệ do đơn vị báo cáo tự tính.",
    ]


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (("2022-Q1", "2022-Q1"), "Chưa đủ số liệu quý I năm 2022"),
        (("2022-Q1", "2022-Q2"), "Số liệu từng địa bàn chỉ gồm các kỳ có số liệu của địa bàn đó"),
    ],
    ids=["alike", "each its own"],
)
def test_units_that_lack_other_months_have_one_note(months: tuple[str, str], told: str) -> None:
    """Each combination of months had a line of its own below the table."""
    words = context(submission(*counts(CITY, CAO_LOC))).words
    found = {r.area.code: r for r in words.data.results if r.disaggregation == ADULTS_D3}
    lacking = [
        replace(found[area], missing_areas=(), missing_periods=(month,))
        for area, month in zip((CITY, CAO_LOC), months, strict=True)
    ]
    assert text_of(note_of(words, lacking)) == f"(*) {told}: Tỷ lệ tiêm."


def test_a_row_that_is_of_an_earlier_day_is_not_in_the_sum_below_it() -> None:
    """A district's stock of the month before stands in its row; the province's sum lacks it."""
    words = context(submission(*counts(CITY, CAO_LOC))).words
    found = {r.area.code: r for r in words.data.results if r.disaggregation == ADULTS_D3}
    whole = replace(found[PROVINCE.code], missing_areas=(CAO_LOC,))
    earlier = replace(found[CAO_LOC], as_of=date(2022, 11, 14))
    assert text_of(note_of(words, [whole, found[CITY], earlier])).endswith(
        " Không cộng vào số toàn tỉnh vì là số ngày 14/11/2022: Tỷ lệ tiêm của huyện Cao Lộc."
    )
    assert "Không cộng" not in text_of(note_of(words, [whole, found[CITY]]))


def test_overdue_tasks_are_listed_once() -> None:
    """In the appendix with days; the body says how many there are and whose they are."""
    tasks = [task("1", PAST), task("2", PAST), task("3", COMING), task("4", COMING)]
    rows = [progress("1", "done", done_on=PAST), progress("2", "in_progress")]
    composed = context(submission(rows=rows), plans=[plan(tasks=tasks)])
    body = [*lines(results(composed).blocks), *lines(difficulties(composed).blocks)]
    assert "[body] Có 1 nhiệm vụ quá hạn, theo cơ quan chủ trì: Sở Y tế (1 nhiệm vụ)." in body
    assert not any("Rà soát phương án" in line for line in body)
    (found,) = (one for one in appendices(composed) if one.id == "tasks")
    assert "2 | Rà soát phương án | Sở Y tế | 11/2022 | Quá hạn | 14" in lines(found.blocks)


def test_tasks_that_nobody_reported_on_have_no_table() -> None:
    """They are one sentence of the body."""
    composed = context(submission(), plans=[plan(tasks=[task("1", PAST)])])
    assert [one.id for one in appendices(composed)] == ["sources"]


def test_what_failed_why_and_what_the_data_is_made_from() -> None:
    """Causes are what people write; the data is one paragraph."""
    finding = Finding("r", Severity.WARNING, at(2), Patterns("Tổng lệch 2 ca"))
    composed = context(
        submission(*counts(CITY, CAO_LOC, DINH_LAP)),
        plans=[plan(target(deadline=DAY))],
        findings=(finding,),
    )
    assert lines(difficulties(composed).blocks) == [
        "1. Tồn tại, hạn chế",
        "[body] Không đạt 1 chỉ tiêu đã đến hạn:",
        "[item] Tiêm mũi 3 cho người từ 18 tuổi trở lên: 80% (yêu cầu từ 90% trở lên), còn thiếu"
        " 30 người.",
        "2. Nguyên nhân",
        "[placeholder] Nội dung do người soạn thảo bổ sung: nguyên nhân của các kết quả và tồn tại"
        " nêu trên",
        "3. Số liệu của báo cáo",
        "[body] Đã nhận báo cáo của 1/4 đơn vị. Số liệu của 3 đơn vị do Sở Y tế tổng hợp, gửi thay:"
        " thành phố Lạng Sơn, huyện Cao Lộc, huyện Đình Lập. Nguồn số liệu ghi trong tệp gửi: Báo"
        " cáo của đơn vị. Kiểm tra 1 tệp số liệu đã nhận, còn 1 điểm chưa được giải trình, cần"
        " xác nhận trước khi sử dụng; từng điểm nêu trong bản đối chiếu.",
    ]


def test_a_failure_says_what_is_missed_alone() -> None:
    """Of two ceilings of one count the one that is kept is no part of the failure."""
    asked = [
        replace(
            target(name, "new_deaths", (), Operator.AT_MOST, value, over=Over.SINCE_START),
            name=f"Không quá {value} ca tử vong", deadline=LATER,
        )
        for name, value in (("kept", "9"), ("missed", "1"))
    ]  # fmt: skip
    composed = context(submission(obs("new_deaths", 2)), plans=[plan(*asked, valid_to=LATER)])
    found = [line for line in lines(difficulties(composed).blocks) if "tử vong" in line]
    assert found == [
        "[item] Không quá 1 ca tử vong: lũy kế từ ngày 15/12/2021 là 2 ca (yêu cầu không quá 1 ca)."
    ]


@pytest.mark.parametrize(
    ("operator", "day", "failed"),
    [
        (Operator.EQUAL, LATER, "Không đạt 1 chỉ tiêu:"),
        (Operator.AT_MOST, LATER, "Không đạt 1 chỉ tiêu:"),
        (Operator.AT_MOST, DAY, "Không đạt 1 chỉ tiêu đã đến hạn:"),
    ],
    ids=["none", "a ceiling", "a ceiling on its day"],
)
def test_what_nothing_brings_back_is_not_to_be_reached(
    operator: Operator, day: date, failed: str
) -> None:
    """More deaths than there may be: before its day as on it no effort undoes them."""
    asked = target("none", "new_deaths", (), operator, "0", over=Over.SINCE_START)
    asked = replace(asked, deadline=day, name="Số ca tử vong")
    composed = context(submission(obs("new_deaths", 2)), plans=[plan(asked, valid_to=LATER)])
    found = lines(difficulties(composed).blocks)
    assert found[1] == f"[body] {failed}"
    told = [line for line in lines(next_period(composed).blocks) if "tử vong" in line]
    assert told == [
        "[item] Kiểm soát, hạn chế phát sinh thêm, do đã vượt mức của cả thời hạn: số ca tử vong"
        " (hiện lũy kế từ ngày 15/12/2021 là 2 ca, yêu cầu 0 ca)."
    ]


def test_nothing_is_said_of_targets_where_there_are_none() -> None:
    """That none fails is news only where something was measured."""
    none = lines(difficulties(context(submission())).blocks)
    assert none[0] == "1. Ưu điểm, tồn tại, nguyên nhân"
    assert not any("chỉ tiêu" in line for line in none)
    met = context(submission(*counts(CITY, CAO_LOC, DINH_LAP)), plans=[plan(target(value="50"))])
    assert any("Không có chỉ tiêu nào" in line for line in lines(difficulties(met).blocks))


def test_next_period_holds_the_days_that_it_is_named_after() -> None:
    """Figures of the first quarter close on 14/3; what is due on 31/3 is of it, 1/4 is not."""
    due = {"d1": date(2023, 3, 31), "d2": date(2023, 4, 1)}
    composed = context(
        submission(*counts(CITY)),
        plans=[
            plan(
                *(
                    target(i, deadline=day, name=i, split=dose("12-17", i))
                    for i, day in due.items()
                ),
                tasks=[task(i, day, name=i) for i, day in due.items()],
            )
        ],
    )
    found = "\n".join(lines(next_period(composed).blocks))
    assert found.count("số liệu về d1.") == 1
    assert found.count("d1 (Sở Y tế") == 1
    assert "d2" not in found


def test_next_period_groups_what_it_has_no_numbers_of_people_for() -> None:
    """Values alone in one line, documents in another; of what asks for no level nothing is said."""
    wanted = [
        target("d1", deadline=COMING, name="Mũi 1", split=dose("12-17", "d1")),
        target("d2", deadline=COMING, name="Mũi 2", split=dose("12-17", "d2")),
        target("d3", deadline=COMING, name="Mũi 3", operator=None, value=None),
        target("plan", None, deadline=COMING, name="Có kế hoạch tiêm", evidence="Kế hoạch"),
    ]
    rates = [
        obs("coverage_rate", value, split=dose("12-17", step))
        for step, value in (("d1", 70), ("d2", 60))
    ]
    composed = context(submission(*counts(CITY), *rates), plans=[plan(*wanted)])
    assert lines(next_period(composed).blocks)[1:3] == [
        "[item] Tiếp tục thực hiện để đạt yêu cầu: mũi 1 (hiện 70%, yêu cầu từ 90% trở lên); mũi 2"
        " (hiện 60%, yêu cầu từ 90% trở lên).",
        "[item] Ban hành văn bản, hoàn thành việc được giao của 1 chỉ tiêu: có kế hoạch tiêm.",
    ]


def test_what_cannot_be_judged_is_told_before_that_nothing_fails() -> None:
    """Silence of units is no absence of faults; what nobody reported on is to be collected."""
    unknown = target("d1", deadline=COMING, name="Mũi 1", split=dose("12-17", "d1"))
    met = target(value="50", deadline=COMING)
    sent = submission(*counts(CITY, CAO_LOC, DINH_LAP))
    composed = context(sent, plans=[plan(met, unknown)])
    said = lines(difficulties(composed).blocks)
    place = said.index(
        "[body] Chưa đánh giá được 1/2 chỉ tiêu định lượng: 1 chỉ tiêu chưa có số liệu."
    )
    assert said[place + 1].startswith("[body] Không có chỉ tiêu nào không đạt")
    assert "[item] Tổ chức thu thập số liệu về mũi 1." in lines(next_period(composed).blocks)
    alone = lines(difficulties(context(sent, plans=[plan(unknown)])).blocks)
    assert not any("Không có chỉ tiêu nào" in line for line in alone)


def test_many_documents_are_counted_and_where_they_are_listed_is_said() -> None:
    """Seven are too many to name."""
    wanted = [target(f"p{n}", None, deadline=COMING, name=f"Văn bản {n}") for n in range(7)]
    composed = context(submission(*counts(CITY)), plans=[plan(*wanted)])
    (line,) = [one for one in lines(next_period(composed).blocks) if "Ban hành" in one]
    assert "7 chỉ tiêu (nêu tại " in line


def test_what_two_plans_ask_for_fails_once() -> None:
    """One line and a count of one."""
    second = plan(target("again", deadline=DAY), id="b", short_citation="Chỉ thị số 11-CT/TU")
    composed = context(
        submission(*counts(CITY, CAO_LOC, DINH_LAP)), plans=[plan(target(deadline=DAY)), second]
    )
    found = lines(difficulties(composed).blocks)
    assert found[1] == "[body] Không đạt 1 chỉ tiêu đã đến hạn:"
    assert sum("Tiêm mũi 3" in line for line in found) == 1


def test_next_period_names_what_falls_due() -> None:
    """What failed, then what is due within the next quarter; what comes later is not named yet."""
    wanted = [
        target("soon", deadline=COMING, name="Sắp đến hạn", split=dose("12-17", "d1")),
        target("later", deadline=LATER, name="Còn lâu", split=dose("12-17", "d2")),
        target("failed", deadline=DAY, name="Đã quá hạn"),
    ]
    tasks = [task("1", PAST), task("2", COMING), task("3", LATER)]
    rows = [progress("3", "in_progress")]
    children = [
        obs(element, value, split=dose("12-17", step))
        for step in ("d1", "d2")
        for element, value in (("vaccinated", 80), ("eligible_population", 100))
    ]
    composed = context(
        submission(*counts(CITY, CAO_LOC, DINH_LAP), *children, rows=rows),
        plans=[plan(*wanted, tasks=tasks)],
    )
    section = next_period(composed)
    assert section.title == "PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ I NĂM 2023"
    assert lines(section.blocks)[:6] == [
        "1. Chỉ tiêu cần tập trung",
        "[item] Đã quá hạn: cần thêm 30 người, hoàn thành chậm nhất ngày 14/3/2023; còn nhiều"
        " nhất ở huyện Đình Lập (20 người), huyện Cao Lộc (10 người).",
        "[item] Sắp đến hạn: cần thêm 10 người, hoàn thành chậm nhất ngày 31/01/2023.",
        "2. Nhiệm vụ quá hạn và đến hạn",
        "[item] Hoàn thành 1 nhiệm vụ đã quá hạn.",
        "[item] Rà soát phương án (Sở Y tế chủ trì; hạn 01/2023).",
    ]


def test_no_heading_of_targets_where_no_document_asks_for_any() -> None:
    """The reference to the appendices then leads the section."""
    found = lines(results(context(submission(*counts(CITY, CAO_LOC)), plans=[])).blocks)
    assert found[0].startswith("[body] Số liệu chi tiết nêu tại")
    assert found[1] == "1. Kết quả theo lĩnh vực"


def test_parts_that_are_asked_for_stand_open_until_they_are_written() -> None:
    """In their section, by the programme's type of report and by the province; one that nobody
    asks for leaves no trace."""
    funding = OptionalPart(section="results", title="Kinh phí")
    visits = OptionalPart(section="direction", title="Kiểm tra, giám sát")
    types = [t.model_copy(update={"parts": (funding,)}) for t in PROGRAMME.reports]
    programme = PROGRAMME.model_copy(update={"reports": tuple(types)})
    profile = replace(PROFILE, parts=(visits, funding))
    open_ = "[placeholder] Nội dung do người soạn thảo bổ sung: "
    composed = context(submission(), programme=programme, profile=profile)
    assert lines(results(composed).blocks)[-1:] == [f"{open_}kinh phí"]
    assert lines(direction(composed).blocks)[1:] == [f"{open_}kiểm tra, giám sát"]
    wrote = {"results": parse_passage("**KINH PHÍ** đã chi đủ.", "lời văn")}
    written = context(submission(), wording=wrote, programme=programme, profile=profile)
    assert lines(results(written).blocks)[-1:] == ["[body] KINH PHÍ đã chi đủ."]
    assert not any("kinh phí" in line for line in lines(results(context(submission())).blocks))


def test_a_part_is_found_however_its_letters_are_typed() -> None:
    """Composed or decomposed, the tone on either vowel; a blank would stay for ever."""
    titles = ("Xã hội hoá", unicodedata.normalize("NFD", "Kinh phí"))
    parts = tuple(OptionalPart(section="results", title=title) for title in titles)
    wrote = {"results": parse_passage("Xã hội hóa: có.\n\nKinh  phí: đủ.", "lời văn")}
    composed = context(submission(), wording=wrote, profile=replace(PROFILE, parts=parts))
    assert not any("[placeholder]" in line for line in lines(results(composed).blocks))


def test_who_owes_data_is_asked_for_it() -> None:
    """Where nothing else is due, that is what is left, and what people write."""
    assert lines(next_period(context(submission())).blocks) == [
        "1. Số liệu báo cáo",
        "[body] Đề nghị gửi số liệu quý IV năm 2022 còn thiếu: thành phố Lạng Sơn, huyện Cao Lộc,"
        " huyện Đình Lập.",
        "[placeholder] Nội dung do người soạn thảo bổ sung: giải pháp, nhiệm vụ trọng tâm của kỳ"
        " tới",
    ]


@pytest.mark.parametrize("last", [proposals, next_period])
def test_the_last_sentence_reports_to_the_addressee(last: Callable[[Context], Section]) -> None:
    """Whichever section is the last; the renderer sets the closing mark after it."""
    composed = context(submission())
    made = assemble(composed, [situation(composed), last(composed)], [])
    told = [line for section in made.sections for line in lines(section.blocks)]
    assert [line for line in told if "Trên đây" in line] == [told[-1]]
    assert told[-1] == (
        "[body] Trên đây là báo cáo kết quả phòng, chống dịch COVID-19 quý IV năm 2022 trên địa bàn"
        " tỉnh Lạng Sơn, Sở Y tế tỉnh Lạng Sơn trân trọng báo cáo Ủy ban nhân dân tỉnh Lạng Sơn."
    )


def test_appendix_by_district_ends_with_the_province() -> None:
    """A district without data has an empty cell, and the total says whom it lacks."""
    sent = submission(*counts(CITY, DINH_LAP))
    _, by_area, _ = appendices(context(sent))
    found = lines(by_area.blocks)
    assert found[found.index("Tiêm chủng theo huyện, thành phố") :] == [
        "Tiêm chủng theo huyện, thành phố",
        "1 | Thành phố Lạng Sơn | 90%",
        "2 | Huyện Cao Lộc | ",
        "3 | Huyện Đình Lập | 80%",
        " | Toàn tỉnh | 85%*",
        "(*) Chưa gồm huyện Cao Lộc: Tỷ lệ tiêm.",
    ]


def test_themes_share_a_table_where_their_columns_fit_the_page() -> None:
    """Eleven columns and eight are too many for one table: each theme has its own. Of groups that
    overlap there is no total."""
    vulnerable = [
        (("vulnerable_group", group),)
        for group in (
            "elderly", "comorbid", "disabled", "pregnant", "homeless", "orphans",
            "ethnic_minority", "migrant_workers",
        )
    ]  # fmt: skip
    full = [
        obs(element, 10, CITY, split)
        for split in vulnerable
        for element in ("vulnerable_people", "vulnerable_protected")
    ]
    doses = [
        obs(element, 10, CITY, (("age_group", age), ("dose", dose)))
        for age, dose in [
            ("18plus", "d1"), ("18plus", "d2"), ("18plus", "additional"), ("18plus", "d3"),
            ("18plus", "d4"), ("12-17", "d1"), ("12-17", "d2"), ("12-17", "d3"), ("5-11", "d1"),
            ("5-11", "d2"),
        ]
        for element in ("vaccinated", "eligible_population")
    ]  # fmt: skip
    supply = [obs("vaccine_supplied", 5, CITY), obs("vaccine_needed", 5, CITY)]
    _, by_area, _ = appendices(context(submission(*full, *doses, *supply)))
    tables = [block for block in by_area.blocks if isinstance(block, Table)]
    assert [(t.caption, len(t.columns) - 2) for t in tables] == [
        ("Tiêm chủng theo huyện, thành phố", 11),
        ("Nhóm dễ bị tổn thương theo huyện, thành phố", 8),
    ]


def test_sources_name_files_and_findings_with_their_cells() -> None:
    """One row a workbook, one row a finding with the unit's reason."""
    told = Patterns("Tổng lệch 2 ca")
    finding = Finding("r", Severity.WARNING, at(7), told, confirmed="nguồn công bố")
    composed = context(submission(synthetic=True), findings=(finding,))
    (only,) = appendices(composed)
    assert lines(only.blocks) == [
        "[body] Kỳ báo cáo từ ngày 15/9/2022 đến ngày 14/12/2022, theo Điều 12 Nghị định số"
        " 09/2019/NĐ-CP của Chính phủ. Hạn báo cáo: ngày 23/12/2022, theo Điều 13 Nghị định số"
        " 09/2019/NĐ-CP của Chính phủ.",
        "Tệp số liệu đã dùng",
        "1 | Tỉnh Lạng Sơn | 20.xlsx | 14/12/2022 | Báo cáo của đơn vị",
        "Điểm cần lưu ý về số liệu",
        "1 | Đã giải trình | 20.xlsx, Số liệu, ô H7 | Tổng lệch 2 ca. Đơn vị giải trình: nguồn"
        " công bố",
    ]


def test_workbooks_of_one_day_and_origin_share_a_row() -> None:
    """In a longer report each quarter's stand together, after the name of its folder."""
    sent = [
        submission(unit=unit, period=period, file=f"data/{period}/{unit}.xlsx")
        for period in ("2022-Q1", "2022-Q2")
        for unit in ("20", CITY, CAO_LOC)
    ]
    told = [replace(each, origin="Bản tin") if each.unit == CAO_LOC else each for each in sent]
    rows = _files(context(*told))
    assert [row.split(" | ")[1] for row in rows] == [
        "Tỉnh Lạng Sơn, thành phố Lạng Sơn",
        "Huyện Cao Lộc",
    ] * 2
    assert rows[0].split(" | ")[2] == f"20.xlsx, {CITY}.xlsx"
    parts = replace(context(*told), words=_of_parts(context(*told).words))
    assert _files(parts)[0].split(" | ")[2] == f"2022-Q1: 20.xlsx, {CITY}.xlsx"


def test_of_one_rule_in_a_workbook_ten_findings_have_a_row() -> None:
    """The others are counted, and the count is a figure of the ledger."""
    told = tuple(
        Finding("r", Severity.WARNING, at(row), Patterns(f"Dòng {row} lệch 2 ca"))
        for row in range(2, 15)
    )
    composed = context(submission(), findings=told)
    rows = lines(appendices(composed)[-1].blocks)[4:]
    assert len(rows) == 11
    assert rows[9].startswith("10 | ")
    counted = "Ngoài ra còn 3 điểm cùng loại với điểm số 1 trong tệp 20.xlsx, không liệt kê."
    assert rows[10] == f" | Cần xác nhận |  | {counted}"
    ids = [figure.id for figure in figures_in(document(composed))]
    assert any(id_.startswith("findings-counted.11.") for id_ in ids)


def _files(composed: Context) -> list[str]:
    """The rows of the table of workbooks."""
    found = lines(appendices(composed)[-1].blocks)
    return found[2:]


def _of_parts(words: Words) -> Words:
    received = Completeness()
    parts = tuple(PeriodPart(f"2022-Q{n}", received, synthetic=False) for n in (1, 2))
    return replace(
        words, data=replace(words.data, inputs=replace(words.data.inputs, period_parts=parts))
    )


def test_findings_that_a_unit_explains_in_one_way_share_a_row() -> None:
    """Each message stands once, the reason once; what has no reason has a row of its own."""
    rule, severity = "r", Severity.WARNING
    told = [
        Finding(rule, severity, at(row), Patterns(f"Dòng {row} lệch 2 ca"), confirmed=reason)
        for row, reason in ((2, "nguồn cũ"), (3, "nguồn cũ"), (4, "khác"), (5, ""), (6, ""))
    ]
    composed = context(submission(), findings=tuple(told))
    assert lines(appendices(composed)[-1].blocks)[4:] == [
        "1 - 2 | Đã giải trình | 20.xlsx, Số liệu, ô H2, H3 | Dòng 2 lệch 2 ca. Dòng 3 lệch 2 ca."
        " Đơn vị giải trình: nguồn cũ",
        "3 | Đã giải trình | 20.xlsx, Số liệu, ô H4 | Dòng 4 lệch 2 ca. Đơn vị giải trình: khác",
        "4 | Cần xác nhận | 20.xlsx, Số liệu, ô H5 | Dòng 5 lệch 2 ca",
        "5 | Cần xác nhận | 20.xlsx, Số liệu, ô H6 | Dòng 6 lệch 2 ca",
    ]
    ids = [f.id for f in figures_in(document(composed)) if f.id.startswith("finding-")]
    assert len(ids) == len(set(ids)) == 10


def test_appendices_are_numbered_only_where_there_are_several() -> None:
    """A single appendix is just "Phụ lục" (Decree 30/2020/NĐ-CP); working papers are none."""
    alone = context(submission(obs("cases_cumulative", 5)))
    several = context(submission(*counts(CITY)), plans=[plan(target())])
    assert _reference(document(alone)) == "Số liệu chi tiết nêu tại Phụ lục kèm theo."
    assert _reference(document(several)) == (
        "Số liệu chi tiết nêu tại Phụ lục I, Phụ lục II và Phụ lục III kèm theo."
    )
    assert [paper.id for paper in document(several).working] == ["sources"]


def test_working_papers_are_not_in_the_report_but_in_its_ledger() -> None:
    """The figures of findings can be traced though the signed report does not print them."""
    finding = Finding("r", Severity.WARNING, at(2), Patterns("Tổng lệch 2 ca"))
    whole = document(context(submission(obs("cases_cumulative", 5)), findings=(finding,)))
    assert "finding-1.1" in {figure.id for figure in figures_in(whole)}
    printed = replace(whole, working=())
    assert "finding-1.1" not in {figure.id for figure in figures_in(printed)}


def test_a_reference_follows_the_appendices_that_are_printed() -> None:
    """A notebook may leave one out or put them into another order."""
    composed = context(submission(*counts(CITY)), plans=[plan(target())])
    targets, indicators, districts, _ = appendices(composed)
    section = results(composed)
    turned = assemble(composed, [section], [districts, targets, indicators])
    assert _reference(turned) == (
        "Số liệu chi tiết nêu tại Phụ lục II, Phụ lục III và Phụ lục I kèm theo."
    )
    alone = assemble(composed, [section], [indicators])
    assert "Phụ lục I" not in _reference(alone)


def test_references_in_tables_are_resolved() -> None:
    """In cells and in the note below; no reference is left without its words."""
    composed = context(submission(*counts(CITY)), plans=[plan(target())])
    reference = AppendixReference("indicators", bold=True)
    table = Table("Bảng", (Column("Cột", 1),), (Row(((reference,),)),), (reference,))
    made = assemble(composed, [Section("a", "A", (table,))], appendices(composed))
    assert lines(made.sections[0].blocks)[:3] == ["Bảng 1. Bảng", "Phụ lục II", "Phụ lục II"]


def _reference(made: AdministrativeDocument) -> str:
    """The sentence in which the body names its appendices."""
    found = [line for section in made.sections for line in lines(section.blocks)]
    (line,) = (line for line in found if line.endswith("kèm theo."))
    return line.removeprefix("[body] ")
