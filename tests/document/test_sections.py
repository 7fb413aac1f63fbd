"""Each section's blocks as a reader meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from baocao.core.rules import Patterns, Severity
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
from baocao.document.contents import figures_in
from baocao.document.context import Context
from baocao.document.narrative.words import Words
from baocao.document.sections.appendices import appendices
from baocao.document.sections.direction import direction, proposals
from baocao.document.sections.outlook import difficulties, next_period
from baocao.document.sections.results import results
from baocao.document.sections.situation import situation
from baocao.results.model import Quarter
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
    at,
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
    """A sentence for each count, a table of levels, the trend, then what people write."""
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
        "[item] Số ca mắc COVID-19 cộng dồn là 120 ca.",
        "[item] Số ca tử vong cộng dồn là 3 ca.",
        "[item] Tỷ lệ tử vong trên số ca mắc ở mức 2,5% (3/120).",
        "Ca mắc",
        "2. Cấp độ dịch",
        "Cấp độ dịch",
        "1. Tỷ lệ xã, phường, thị trấn theo cấp độ dịch",
        " | cấp độ 1 | 8 | 10 | 80% | 14/12/2022",
        " | cấp độ 2 | 2 | 10 | 20% | 14/12/2022",
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


def test_direction_lists_documents_that_were_issued() -> None:
    """Targets met by evidence, with the document's name."""
    wanted = plan(target("doc", indicator=None, name="Có kế hoạch"), target("no", indicator=None))
    rows = [progress("doc", "done", evidence="Quyết định số 5/QĐ-SYT"), progress("no", "done")]
    found = lines(direction(context(submission(rows=rows), plans=[wanted])).blocks)
    assert found[1:] == ["[item] Có kế hoạch: Quyết định số 5/QĐ-SYT."]


def test_results_by_theme_with_the_targets_table_first() -> None:
    """Sentences only for what a target judges; the table has everything of the theme."""
    sent = submission(
        *counts(CITY, CAO_LOC, DINH_LAP),
        obs("schools", 10),
        obs("schools_safe", 9),
    )
    composed = context(sent, plans=[plan(target(deadline=DAY))])
    assert lines(results(composed).blocks) == [
        "1. Đánh giá chung",
        "[body] Trong 1 chỉ tiêu của Kế hoạch số 10/KH-UBND: 1 chỉ tiêu không đạt.",
        "[body] Số liệu chi tiết nêu tại {districts} và {sources} kèm theo.",
        "Kết quả thực hiện các chỉ tiêu",
        "Kế hoạch số 10/KH-UBND",
        "1 | Tiêm mũi 3 cho người từ 18 tuổi trở lên (Mục II.1) | từ 90% trở lên | 80%"
        " | 14/12/2022 | Không đạt",
        "2. Tiêm chủng",
        "[item] Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên đạt 80% (240/300).",
        "Tiêm chủng",
        "1. Tỷ lệ tiêm vắc xin phòng COVID-19",
        " | 18+, mũi 3 | 240 | 300 | 80% | 14/12/2022",
        "3. Các chỉ tiêu 100%",
        "Các chỉ tiêu 100%",
        "1 | Trường học an toàn | 9 | 10 | 90% | 14/12/2022",
        "4. Tiến độ thực hiện nhiệm vụ",
        "[body] Các văn bản đang áp dụng không giao nhiệm vụ có thời hạn cụ thể.",
        "[placeholder] Nội dung do người soạn thảo bổ sung: đánh giá kết quả thực hiện",
    ]


def test_tables_say_what_is_not_in_the_provinces_figures() -> None:
    """A rate without counts and a sum without a district are no full figures."""
    sent = submission(
        *counts(CITY, CAO_LOC),
        obs("severe_treated_rate", 95),
    )
    blocks = results(context(sent)).blocks
    notes = [lines([block])[-1] for block in blocks if isinstance(block, Table) and block.note]
    assert notes == [
        "(*) Số liệu chưa gồm huyện Đình Lập ở các chỉ số: Tỷ lệ tiêm.",
        "Kết quả không kèm tử số hoặc mẫu số là tỷ lệ do đơn vị báo cáo tự tính.",
    ]


def test_overdue_tasks_are_listed_with_lead_and_days() -> None:
    """What was done late is no longer overdue."""
    tasks = [task("1", PAST), task("2", PAST), task("3", COMING)]
    rows = [progress("1", "done", done_on=date(2022, 12, 2)), progress("2", "in_progress")]
    found = lines(results(context(submission(rows=rows), plans=[plan(tasks=tasks)])).blocks)
    start = found.index("Nhiệm vụ quá hạn")
    assert found[start + 1 : start + 3] == [
        "2 | Rà soát phương án | Sở Y tế | 11/2022 | Quá hạn | 14",
        "[placeholder] Nội dung do người soạn thảo bổ sung: đánh giá kết quả thực hiện",
    ]


def test_difficulties_list_targets_that_fail_and_the_datas_quality() -> None:
    """Each with its gap; the findings' appendix is named."""
    finding = Finding("r", Severity.WARNING, at(2), Patterns("Tổng lệch 2 ca"))
    composed = context(
        submission(*counts(CITY, CAO_LOC, DINH_LAP)),
        plans=[plan(target(deadline=DAY))],
        findings=(finding,),
    )
    assert lines(difficulties(composed).blocks)[:6] == [
        "1. Chỉ tiêu chưa đạt, chậm tiến độ",
        "[item] Tiêm mũi 3 cho người từ 18 tuổi trở lên: kết quả 80%, yêu cầu từ 90% trở lên;"
        " không đạt, còn thiếu 10 điểm phần trăm, tương ứng 30 người.",
        "2. Chất lượng số liệu",
        "[body] Đã nhận báo cáo của 1/4 đơn vị. Số liệu của 3 đơn vị do Sở Y tế tổng hợp, gửi thay:"
        " thành phố Lạng Sơn, huyện Cao Lộc, huyện Đình Lập.",
        "[body] Kiểm tra số liệu có 1 điểm cần lưu ý, nêu tại {sources}.",
        "[placeholder] Nội dung do người soạn thảo bổ sung: khó khăn, tồn tại và nguyên nhân",
    ]


def test_unmet_targets_of_several_plans_stand_under_their_plan() -> None:
    """Two plans that ask for the same do not look like one that says it twice."""
    second = plan(target("again", deadline=DAY), id="b", short_citation="Chỉ thị số 11-CT/TU")
    composed = context(
        submission(*counts(CITY, CAO_LOC, DINH_LAP)), plans=[plan(target(deadline=DAY)), second]
    )
    found = lines(difficulties(composed).blocks)
    heads = [line for line in found if not line.startswith("[")]
    assert heads[:3] == [
        "1. Chỉ tiêu chưa đạt, chậm tiến độ",
        "a) Kế hoạch số 10/KH-UBND",
        "b) Chỉ thị số 11-CT/TU",
    ]
    assert [line[:15] for line in (found[2], found[4])] == ["[item] Tiêm mũi"] * 2


def test_next_period_names_what_falls_due() -> None:
    """Due within the next quarter; what comes later is not named yet, what failed is counted."""
    wanted = [
        target("soon", deadline=COMING, name="Sắp đến hạn"),
        target("later", deadline=LATER, name="Còn lâu"),
        target("failed", deadline=DAY, name="Đã quá hạn"),
    ]
    tasks = [task("1", PAST), task("2", COMING), task("3", LATER)]
    composed = context(
        submission(*counts(CITY, CAO_LOC, DINH_LAP)),
        plans=[plan(*wanted, tasks=tasks)],
    )
    found = lines(next_period(composed).blocks)
    assert found[0] == "1. Chỉ tiêu cần tập trung"
    assert found[1] == ("[item] Khắc phục 1 chỉ tiêu không đạt hoặc chậm tiến độ nêu tại mục IV.")
    assert found[2].startswith("[item] Sắp đến hạn: kết quả 80%")
    assert found[3:6] == [
        "2. Nhiệm vụ đến hạn hoặc đã quá hạn",
        "[item] Tập trung hoàn thành 1 nhiệm vụ đã quá hạn nêu tại mục III.",
        "[item] Rà soát phương án (Sở Y tế; hạn 1/2023).",
    ]


def test_nothing_due_is_said() -> None:
    """Without targets and tasks both parts say so."""
    found = lines(next_period(context(submission())).blocks)
    assert found[1] == "[body] Không có chỉ tiêu nào đến hạn trong kỳ tới."
    assert found[3] == "[body] Không có nhiệm vụ nào quá hạn hoặc đến hạn trong kỳ tới."


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
    first, *_ = appendices(context(sent))
    assert lines(first.blocks[1:]) == [
        "Tiêm chủng theo huyện, thành phố",
        "1 | Thành phố Lạng Sơn | 90%",
        "2 | Huyện Cao Lộc | ",
        "3 | Huyện Đình Lập | 80%",
        " | Toàn tỉnh | 85%*",
        "(*) Số liệu chưa gồm huyện Cao Lộc ở các chỉ số: Tỷ lệ tiêm.",
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
    first, *_ = appendices(context(submission(*full, *doses, *supply)))
    tables = [block for block in first.blocks if isinstance(block, Table)]
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
    quarters = replace(context(*told), words=_of_quarters(context(*told).words))
    assert _files(quarters)[0].split(" | ")[2] == f"2022-Q1: 20.xlsx, {CITY}.xlsx"


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


def _of_quarters(words: Words) -> Words:
    received = Completeness()
    quarters = tuple(Quarter(f"2022-Q{n}", received, synthetic=False) for n in (1, 2))
    return replace(
        words, data=replace(words.data, inputs=replace(words.data.inputs, quarters=quarters))
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
    """A single appendix is just "Phụ lục" (Decree 30/2020/NĐ-CP); one that has the sources alone
    is not said to have figures."""
    alone = context(submission())
    several = context(submission(*counts(CITY)), plans=[plan(tasks=[task()])])
    assert _reference(document(alone)) == "Nguồn số liệu và ghi chú nêu tại Phụ lục kèm theo."
    assert _reference(document(several)) == (
        "Số liệu chi tiết nêu tại Phụ lục I, Phụ lục II và Phụ lục III kèm theo."
    )


def test_a_reference_follows_the_appendices_that_are_printed() -> None:
    """A notebook may leave one out or put them into another order."""
    composed = context(submission(*counts(CITY)), plans=[plan(tasks=[task()])])
    districts, tasks, sources = appendices(composed)
    section = results(composed)
    turned = assemble(composed, [section], [sources, districts, tasks])
    assert _reference(turned) == (
        "Số liệu chi tiết nêu tại Phụ lục II, Phụ lục III và Phụ lục I kèm theo."
    )
    alone = assemble(composed, [section], [tasks])
    assert "Phụ lục I" not in _reference(alone)


def test_references_in_tables_are_resolved() -> None:
    """In cells and in the note below; no reference is left without its words."""
    composed = context(submission(*counts(CITY)), plans=[plan(tasks=[task()])])
    reference = AppendixReference("tasks", bold=True)
    table = Table("Bảng", (Column("Cột", 1),), (Row(((reference,),)),), (reference,))
    made = assemble(composed, [Section("a", "A", (table,))], appendices(composed))
    assert lines(made.sections[0].blocks)[:3] == ["Bảng 1. Bảng", "Phụ lục II", "Phụ lục II"]


def _reference(made: AdministrativeDocument) -> str:
    """The sentence in which the body names its appendices."""
    found = [line for section in made.sections for line in lines(section.blocks)]
    (line,) = (line for line in found if line.endswith("kèm theo."))
    return line.removeprefix("[body] ")
