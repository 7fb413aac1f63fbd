"""The whole document: head, numbering of captions, legal bases, signature, notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from baocao.core.report_key import ReportKey
from baocao.definitions.plans.model import LegalBasis
from baocao.document.assemble import assemble
from baocao.document.blocks import Appendix, ParagraphKind, Picture, Section, Table
from baocao.document.contents import blocks_in, figures_in, pictures_in, placeholders_in
from baocao.document.target_tables import targets_table
from baocao.results.ledger.write import ledger_json
from tests.document.sample import context, document, lines, text
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DINH_LAP,
    PERIOD,
    PROFILE,
    obs,
    plan,
    progress,
    submission,
    target,
    task,
)

KEY = ReportKey("covid-19", "lang-son", "2022-Q4")

RESOLUTION = LegalBasis("nq-38", "Nghị quyết số 38/NQ-CP ngày 17 tháng 3 năm 2022", "NQ 38")
PICTURE = Picture("trend", b"<svg/>", b"png", 160, "mô tả", "Ca mắc")
COUNTS = [
    obs(element, value, area, ADULTS_D3)
    for area, given in ((CITY, 90), (CAO_LOC, 80), (DINH_LAP, 70))
    for element, value in (("vaccinated", given), ("eligible_population", 100))
]


SUBJECT = (
    "kết quả phòng, chống dịch COVID-19 quý IV năm 2022 và phương hướng, nhiệm vụ quý I năm 2023"
    " trên địa bàn tỉnh Lạng Sơn"
)
WINDOW = "(kỳ báo cáo từ ngày 15/9/2022 đến ngày 14/12/2022, số liệu chốt đến ngày 14/12/2022)"


def test_opening_cites_the_plans_whole_and_says_how_they_are_called() -> None:
    """At the first mention type, number, date, issuer and subject (Decree 30/2020/NĐ-CP,
    Appendix I, part II, clause 6.b); a short name that is no part of it is introduced."""
    second = plan(
        id="ke-hoach",
        citation="Kế hoạch số … ngày … của Ủy ban nhân dân tỉnh",
        short_citation="Kế hoạch phòng, chống dịch",
    )
    whole = document(context(submission(), plans=[plan(), second]))
    assert lines(whole.opening) == [
        "[body] Thực hiện Kế hoạch số 10/KH-UBND ngày 10 tháng 01 năm 2022 của Ủy ban nhân dân"
        " tỉnh và Kế hoạch số … ngày … của Ủy ban nhân dân tỉnh (sau đây gọi là Kế hoạch phòng,"
        f" chống dịch), Sở Y tế tỉnh Lạng Sơn báo cáo {SUBJECT} {WINDOW} như sau:"
    ]
    assert whole.legal_bases == ()


def test_a_number_or_day_that_is_not_known_is_still_to_be_filled_in() -> None:
    """It is counted with the wording that is still to be written."""
    open_ = plan(citation="Thông báo số … ngày … của Văn phòng", short_citation="Thông báo")
    whole = document(context(submission(), plans=[open_]))
    assert placeholders_in(whole) == placeholders_in(document(context(submission()))) + 1


def test_opening_without_a_plan_in_force() -> None:
    """No empty "Thực hiện"."""
    (line,) = lines(document(context(submission())).opening)
    assert line.startswith("[body] Sở Y tế tỉnh Lạng Sơn báo cáo kết quả phòng, chống dịch")


def test_each_document_is_cited_once() -> None:
    """Where the profile asks for the list: bases of all plans first, then the plans; one cited by
    two plans stands once."""
    other_words = replace(RESOLUTION, id="nghi-quyet", citation="Nghị quyết 38/NQ-CP của Chính phủ")
    first = plan(id="a", legal_bases=(RESOLUTION,), citation="Kế hoạch A", short_citation="A")
    of_first = LegalBasis("a", "Kế hoạch A của Ủy ban nhân dân tỉnh", "A")
    second = plan(
        id="b", legal_bases=(other_words, of_first), citation="Kế hoạch B", short_citation="B"
    )
    listing = replace(PROFILE, legal_bases=True)
    whole = document(context(submission(), plans=[first, second], profile=listing))
    assert lines(whole.opening)[0].startswith("[body] Thực hiện A và B, Sở Y tế")
    assert whole.legal_bases == (
        "Căn cứ Nghị quyết số 38/NQ-CP ngày 17 tháng 3 năm 2022",
        "Căn cứ Kế hoạch A của Ủy ban nhân dân tỉnh",
        "Căn cứ Kế hoạch B",
    )


def test_captions_are_numbered_through_body_and_appendices() -> None:
    """Tables and pictures count apart, in reading order."""
    composed = context(submission())
    table = Table("Ca bệnh", (), ())
    section = Section("one", "Một", (table, PICTURE, replace(table, caption="Giường")))
    appendix = Appendix("two", "Hai", (replace(table, caption="Nguồn"), PICTURE))
    whole = assemble(composed, [section], [appendix])
    captions = [line for line in lines(blocks_in(whole)) if line.startswith(("Bảng", "Hình"))]
    assert captions == [
        "Bảng 1. Ca bệnh",
        "Hình 1. Ca mắc",
        "Bảng 2. Giường",
        "Bảng 3. Nguồn",
        "Hình 2. Ca mắc",
    ]
    assert len(pictures_in(whole)) == 2


def test_number_and_date_stay_open_until_the_clerk_fills_them_in() -> None:
    """Issuing stamps both into the Word file; the year is that of the deadline."""
    draft = assemble(context(submission()), [], [])
    assert (draft.number, draft.issued_on, draft.year) == (None, None, 2022)


def test_head_and_signature_are_the_profiles() -> None:
    """Nobody's name is invented."""
    whole = document(context(submission()))
    assert (whole.issuing_body, whole.symbol, whole.addressees, whole.recipients) == (
        PROFILE.issuing_body,
        PROFILE.symbol,
        PROFILE.addressees,
        PROFILE.recipients,
    )
    assert (whole.signature.lines, whole.signature.name) == (("GIÁM ĐỐC",), "")
    assert whole.issuer_name == "Sở Y tế tỉnh Lạng Sơn"


def test_synthetic_data_is_marked_on_the_first_page() -> None:
    """One synthetic workbook is enough; real data has no notice."""
    assert document(context(submission())).notices == ()
    (notice,) = document(context(submission(synthetic=True))).notices
    assert notice.kind is ParagraphKind.NOTICE
    assert text(notice.inlines).startswith("SỐ LIỆU MÔ PHỎNG")


def test_every_section_asks_for_the_words_nobody_wrote() -> None:
    """All but that on results, which the data tells; they are counted."""
    whole = document(context(submission()))
    assert placeholders_in(whole) == 5
    marked = [line for block in blocks_in(whole) for line in lines([block]) if "soạn thảo" in line]
    assert marked[0] == (
        "[placeholder] Nội dung do người soạn thảo bổ sung: nhận định tình hình dịch"
    )


def test_no_figure_of_a_report_prints_two_texts() -> None:
    """A whole report with targets, tasks and findings makes a ledger."""
    plans = [
        plan(target(), target("doc", indicator=None), tasks=[task("1.1"), task("1.2")], id="a"),
        plan(target("d3"), tasks=[task("1.1")], id="b"),
    ]
    rows = [progress("1.1", "in_progress", plan="a"), progress("doc", "done", "a", evidence="QĐ 5")]
    before = submission(*(replace(o, as_of=date(2022, 9, 14)) for o in COUNTS))
    composed = context(submission(*COUNTS, rows=rows), plans=plans, history={"2022-Q3": (before,)})
    figures = figures_in(document(composed))
    assert len({figure.id for figure in figures}) > 25
    assert ledger_json(KEY, PERIOD, figures)


def test_figures_of_tables_and_notes_are_found() -> None:
    """What is printed in a cell is in the ledger as well as what is in a sentence."""
    composed = context(submission(*COUNTS), plans=[plan(target())])
    table = targets_table(composed, composed.data.targets)
    whole = assemble(composed, [Section("x", "X", (table,))], [])
    assert [figure.text for figure in figures_in(whole)] == ["1", "90%", "80%", "10", "30"]
