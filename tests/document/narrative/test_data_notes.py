"""Sentences about the data itself, as they are printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity, Unit
from baocao.core.rules import Patterns, Severity
from baocao.definitions.areas.model import AreaLevel
from baocao.document.narrative.data_notes import (
    data_sentences,
    finding_sentence,
    owed_sentence,
)
from baocao.results.ledger.model import Figure
from baocao.submissions.validation.model import Finding, Quoted, Value
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import CITY, PROVINCE, at, submission


def finding(message: str, confirmed: str = "") -> Finding:
    return Finding("rule", Severity.WARNING, at(2), Patterns(message), confirmed=confirmed)


def test_who_sent_where_few_did() -> None:
    """Of few that sent their names are told, not all others; who owes is told at the end."""
    report = words(submission(unit=CITY))
    told = text(data_sentences(report))
    assert told.startswith(
        "Đã nhận báo cáo của 1/4 đơn vị. Đơn vị đã báo cáo: thành phố Lạng Sơn. Nguồn số liệu ghi"
        " trong tệp gửi: Báo cáo của đơn vị."
    )
    assert figures(data_sentences(report))[:2] == ["1", "4"]
    assert text(owed_sentence(report)) == (
        "Đề nghị gửi số liệu quý IV năm 2022 còn thiếu: huyện Cao Lộc, huyện Đình Lập,"
        " Sở Y tế tỉnh Lạng Sơn."
    )


def test_those_who_owe_are_called_as_they_sign() -> None:
    """A province that merged into this one by its department, a hospital by its own name."""
    report = words(submission(unit=CITY))
    before = replace(PROVINCE, code="91", name="Tỉnh Kiên Giang", slug="kien-giang")
    level, name = AreaLevel.INSTITUTION, "Bệnh viện Phổi"
    hospital = replace(PROVINCE, code="20.bv", name=name, level=level)
    inputs = replace(report.data.inputs, reporting_units=(PROVINCE, before, hospital))
    told = text(owed_sentence(replace(report, data=replace(report.data, inputs=inputs))))
    assert told.endswith(
        "còn thiếu: Sở Y tế tỉnh Lạng Sơn, Sở Y tế tỉnh Kiên Giang, Bệnh viện Phổi."
    )


def test_who_did_not_send_where_most_did() -> None:
    """The units that are missing are named."""
    report = words(*(submission(unit=unit) for unit in (CITY, "183", "20")))
    assert "3/4 đơn vị. Chưa nhận báo cáo của: huyện Đình Lập." in text(data_sentences(report))


def test_the_department_alone_is_no_unit_that_sent() -> None:
    """No unit of the area sent; the department's own workbook makes it none of one more."""
    told = data_sentences(words(submission(unit="20")))
    assert text(told).startswith(
        "Chưa có đơn vị nào trên địa bàn (0/3) gửi báo cáo; số liệu do Sở Y tế tỉnh Lạng Sơn tổng"
        " hợp. Nguồn"
    )
    assert figures(told)[:2] == ["0", "3"]


def test_all_sent() -> None:
    """Nobody is named where nobody is missing, and nobody owes anything."""
    report = words(*(submission(unit=unit) for unit in (CITY, "183", "189", "20")))
    assert text(data_sentences(report)).startswith("Đã nhận báo cáo của 4/4 đơn vị. Nguồn")
    assert owed_sentence(report) == ()


def test_findings_that_wait_for_a_reason_are_counted() -> None:
    """Over how many files; where none waits, or there is none at all, the report says so."""
    note = replace(finding("z"), severity=Severity.NOTE)
    none, some, explained = (
        words(submission(), findings=found)
        for found in ((), (finding("x"), finding("y", "nguồn"), note), (finding("y", "ý"), note))
    )
    assert text(data_sentences(none)).endswith(
        "Kiểm tra 1 tệp số liệu đã nhận, không phát hiện điểm cần lưu ý."
    )
    told = "đã nhận, còn 1 điểm chưa được giải trình, cần xác nhận trước khi sử dụng; từng điểm"
    assert told in text(data_sentences(some))
    assert "đã nhận, không còn điểm nào chờ giải trình; từng" in text(data_sentences(explained))


@pytest.mark.parametrize(
    ("message", "numbers"),
    [
        ("Tổng các huyện 98.272 khác số toàn tỉnh 98.270", ["98.272", "98.270"]),
        ("Tỷ lệ 104,5% vượt 100%", ["104,5%", "100%"]),
        (
            "Giảm từ 1.244.138 xuống 1.209.000, tức 35.138 người.",
            ["1.244.138", "1.209.000", "35.138"],
        ),
        ("số liệu ngày 15/3/2022, sau ngày chốt 14/3/2022", []),
        ("Tỷ lệ tiêm (18+, mũi 3) và (12-17, mũi 1) của COVID-19", []),
        ("người từ 18 tuổi trở lên: 5 người", ["5"]),
        ("Chỉ thị số 11-CT/TU, Quyết định số 5/QĐ-SYT, Nghị quyết 38/NQ-CP", []),
        ("kỳ 2022-Q1, ô F2", []),
        ("giá trị 0.123 và 83.150% và 855.8 ghi sai", []),
        ("số 1234567890123456 dài quá", []),
        ("còn 7", ["7"]),
    ],
)
def test_numbers_in_findings_are_figures(message: str, numbers: list[str]) -> None:
    """What a message counts is in the ledger; dates, names and what cannot be read are words."""
    sentence = finding_sentence(words(submission()), finding(message), 1)
    assert figures(sentence) == numbers
    assert text(sentence) == message


def test_what_a_finding_quotes_is_a_figure_as_it_is() -> None:
    """Exact value, bound and the cells that it stands in; other numbers lead to the finding."""
    part = Quoted(Quantity(Decimal("74.125"), Bound.ABOVE), Unit.PERCENT, 3, (at(9),))
    values: dict[str, Value] = {
        "area": "huyện Cao Lộc",
        "found": part,
        "sum": Quoted(Quantity(Decimal(12_000))),
    }
    pattern = Patterns("Tỷ lệ của {area} là {found}, 5 huyện cộng lại được {sum}")
    found = Finding("rule", Severity.WARNING, at(2), pattern, values)
    sentence = finding_sentence(words(submission()), found, 1)
    assert text(sentence) == found.message
    assert found.message == "Tỷ lệ của huyện Cao Lộc là trên 74,125%, 5 huyện cộng lại được 12.000"
    assert [(f.text, f.value, f.bound, f.sources) for f in sentence if isinstance(f, Figure)] == [
        ("74,125%", Decimal("74.125"), Bound.ABOVE, (at(9),)),
        ("5", Decimal(5), Bound.EXACT, (at(2),)),
        ("12.000", Decimal(12_000), Bound.EXACT, (at(2),)),
    ]


def test_figures_of_a_finding_lead_to_its_cell() -> None:
    """Each has an id of its own, the finding's cell and its kind of number."""
    sentence = finding_sentence(words(submission()), finding("Tỷ lệ 104,5% của 12 ca"), 3)
    made = [piece for piece in sentence if isinstance(piece, Figure)]
    assert [(f.id, f.unit, float(f.value)) for f in made] == [
        ("finding-3.1", "percent", 104.5),
        ("finding-3.2", "count", 12.0),
    ]
    assert {f.sources for f in made} == {(at(2),)}


def test_the_units_reason_follows_the_message() -> None:
    """One full stop between them, whether the message has its own or not."""
    expected = "Tỷ lệ vượt 100%. Đơn vị giải trình: mẫu số theo kế hoạch"
    for message in ("Tỷ lệ vượt 100%", "Tỷ lệ vượt 100%."):
        found = finding(message, "mẫu số theo kế hoạch")
        assert text(finding_sentence(words(submission()), found, 1)) == expected
